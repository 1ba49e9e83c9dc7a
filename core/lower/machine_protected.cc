// `try` and `with`. What they protect is a region inside a real `try`, so that CPython itself finds
// the handler. A handler that suspends is a region inside the handler of a `try` that raises the
// exception again. A `finally` is written twice, as CPython compiles it: for what was raised, and
// for all else.

#include <algorithm>

#include "core/lower/machine_writer.h"

namespace reknot {

// Regions ----------------------------------------------------------------------------------

MachineText::Arm* MachineWriter::begin_protected() {
  RK_CHECK(depth_ == 0);
  Arm* arm = text_.begin_region(text_.new_label());
  MachineLine line;
  line.text = "try:";
  arm->before.push_back(std::move(line));
  held_.emplace_back();
  return arm;
}

// What may have been held inside.
std::vector<std::string> MachineWriter::end_protected() {
  text_.end_region();
  std::vector<std::string> inside(held_.back().begin(), held_.back().end());
  held_.pop_back();
  return inside;
}

// The clauses of the `try` around a region that has ended.
void MachineWriter::begin_clause(Arm* arm) {
  text_.write_after(arm);
  depth_ = 0;
}

void MachineWriter::end_clause() {
  text_.write_segments();
  depth_ = 0;
  floor_ = 0;
}

// A region in which the exception in `x<number>` is handled. `name` is bound to it, if there is one.
void MachineWriter::begin_handled(Label label, const std::string& number,
                                  const std::string& name) {
  scopes_.push_back({Scope::Kind::kHandled, kNoLabel, kNoLabel, {}, 0});
  hold("x" + number);
  const std::string handled = attribute("x" + number);
  Arm* arm = text_.begin_region(label);
  // It is not cheap to enter.
  arm->has_loop = true;
  const std::string restore = (name.empty() ? "" : name + " = ") + handled + ".restore()";
  const std::pair<std::uint32_t, std::string> lines[] = {
      {0, "try:"}, {1, handled + ".raise_again()"}, {0, "except:"}, {1, restore}};
  for (const auto& [depth, text] : lines) {
    MachineLine line;
    line.depth = depth;
    line.text = text;
    arm->before.push_back(std::move(line));
  }
}

void MachineWriter::end_handled() {
  scopes_.pop_back();
  text_.end_region();
}

std::uint32_t MachineWriter::begin_final(const std::string& number) {
  finals_.push_back({text_.new_label(), number, {}});
  const auto final = static_cast<std::uint32_t>(finals_.size() - 1);
  scopes_.push_back({Scope::Kind::kFinal, kNoLabel, kNoLabel, {}, final});
  return final;
}

// Where nothing was raised. The region has ended.
void MachineWriter::begin_after_final(std::uint32_t final) {
  text_.place(finals_[final].label);
  scopes_.push_back({Scope::Kind::kAfterFinal, kNoLabel, kNoLabel, {}, 0});
  const Final& left = finals_[final];
  if (left.continuations.size() > 1) hold("j" + left.number);
  for (const auto& [how, label] : left.continuations) {
    if (how == Leave::kReturn) hold("r" + left.number);
  }
}

void MachineWriter::end_after_final(std::uint32_t final, NodeIndex node) {
  scopes_.pop_back();
  const Final left = finals_[final];
  if (left.continuations.size() == 1) {
    jump_last(left.continuations.front().second, node);
  } else {
    emit(names_.label + " = " + attribute("take_jump(") + left.number + ")", node);
    text_.close();
  }
  Label next = kNoLabel;
  for (const auto& [how, label] : left.continuations) {
    if (how == Leave::kNext) {
      next = label;
      continue;
    }
    text_.place(label);
    leave(how, attribute("take_return(") + left.number + ")", node);
  }
  if (next != kNoLabel) text_.place(next);
}

// `try` ---------------------------------------------------------------------------------------

void MachineWriter::cut_try(NodeIndex node) {
  const NodeIndex clause = child_of(node, Syntax::kFinallyClause);
  if (clause == kNone) return cut_handlers(node);
  cut_finally(node, clause);
}

void MachineWriter::cut_finally(NodeIndex node, NodeIndex clause) {
  const std::string number = next_number();
  const std::uint32_t final = begin_final(number);
  Arm* arm = begin_protected();
  if (child_of(node, Syntax::kExceptClause) != kNone) {
    cut_handlers(node);
  } else {
    block(child_in(node, SyntaxField::kBody));
  }
  leave_final(final, Leave::kNext, {}, {}, node);
  scopes_.pop_back();
  const std::vector<std::string> inside = end_protected();
  finally_raised(clause, arm, number, inside);
  begin_after_final(final);
  block(children(clause).front());
  end_after_final(final, node);
}

void MachineWriter::finally_raised(NodeIndex clause, Arm* arm, const std::string& number,
                                   const std::vector<std::string>& inside) {
  const NodeIndex body = children(clause).front();
  begin_clause(arm);
  emit("except:", clause);
  depth_ = floor_ = 1;
  if (!must_be_cut(body)) {
    drop(inside, clause);
    scopes_.push_back({Scope::Kind::kHandled, kNoLabel, kNoLabel, {}, 0});
    block(body);
    emit("raise", clause);
    scopes_.pop_back();
    return end_clause();
  }
  const Label raised = text_.new_label();
  drop(inside, clause);
  emit(attribute("x" + number) + " = " + use("LoweredHandled") + "()", clause);
  jump_last(raised, clause);
  end_clause();
  begin_handled(raised, number, {});
  block(body);
  drop({"x" + number}, clause);
  emit("raise", clause);
  end_handled();
}

void MachineWriter::cut_handlers(NodeIndex node) {
  const Label otherwise = text_.new_label();
  const Label after = text_.new_label();
  const std::string number = next_number();
  Arm* arm = begin_protected();
  block(child_in(node, SyntaxField::kBody));
  jump_last(otherwise, node);
  const std::vector<std::string> inside = end_protected();
  std::vector<std::pair<Label, NodeIndex>> handlers;
  for (const NodeIndex clause : children(node)) {
    if (syntax(clause) != Syntax::kExceptClause) continue;
    handlers.emplace_back(text_.new_label(), clause);
    begin_clause(arm);
    except_clause(clause, number, handlers.back().first, after, inside);
    end_clause();
  }
  text_.place(otherwise);
  if (const NodeIndex clause = child_of(node, Syntax::kElseClause); clause != kNone) {
    block(children(clause).front());
  }
  jump_last(after, node);
  for (const auto& [label, clause] : handlers) {
    if (must_be_cut(children(clause).back())) handler(clause, number, label, after);
  }
  text_.place(after);
}

void MachineWriter::except_clause(NodeIndex clause, const std::string& number,
                                  Label label, Label after,
                                  const std::vector<std::string>& inside) {
  const std::vector<NodeIndex> parts = children(clause);
  const NodeIndex body = parts.back();
  for (const NodeIndex part : parts) {
    if (part != body && suspends(part)) {
      note_problem(part, "Cannot suspend in the class after `except`",
                   "bind the class to a name before the `try`");
    }
  }
  if (!must_be_cut(body)) {
    emit(header(clause), clause);
    depth_ = floor_ = 1;
    drop(inside, clause);
    scopes_.push_back({Scope::Kind::kHandled, kNoLabel, kNoLabel, {}, 0});
    block(body);
    scopes_.pop_back();
    return jump_last(after, clause);
  }
  if (child_of(clause, Syntax::kTokenStar) != kNone) {
    note_problem(body, "Cannot suspend in a handler of `except*`",
                 "keep the group in a variable, and suspend behind the `try`");
  }
  std::string classes;
  if (parts.size() > 1) {
    const NodeIndex named = parts.front();
    const NodeIndex only =
        syntax(named) == Syntax::kAsPattern ? children(named).front() : named;
    classes = " " + std::string(text_of(only));
  }
  emit("except" + classes + ":", clause);
  depth_ = floor_ = 1;
  drop(inside, clause);
  emit(attribute("x" + number) + " = " + use("LoweredHandled") + "()", clause);
  jump_last(label, clause);
}

void MachineWriter::handler(NodeIndex clause, const std::string& number, Label label,
                            Label after) {
  const std::vector<NodeIndex> parts = children(clause);
  std::string name;
  if (syntax(parts.front()) == Syntax::kAsPattern) {
    name = text_of(children(parts.front()).back());
  } else if (const NodeIndex alias = child_in(clause, SyntaxField::kAlias);
             alias != kNone) {
    name = text_of(alias);
  }
  begin_handled(label, number, name);
  block(parts.back());
  drop({"x" + number}, clause);
  jump_last(after, clause);
  end_handled();
}

// `with` --------------------------------------------------------------------------------------

void MachineWriter::cut_with(NodeIndex node) {
  std::vector<NodeIndex> items;
  for (const NodeIndex item : children(child_of(node, Syntax::kWithClause))) {
    items.push_back(children(item).front());
  }
  with_items(node, items, 0);
}

// All from one item on; the others are inside of it.
void MachineWriter::with_items(NodeIndex node, const std::vector<NodeIndex>& items,
                               std::size_t index) {
  if (index == items.size()) return block(child_in(node, SyntaxField::kBody));
  const bool is_async = child_of(node, Syntax::kTokenAsync) != kNone;
  const NodeIndex item = items[index];
  const bool is_named = syntax(item) == Syntax::kAsPattern;
  const NodeIndex manager = is_named ? children(item).front() : item;
  const std::string number = next_number();
  const std::string exit = attribute("w" + number);
  const std::string entered = is_async ? attribute("source") : names_.value;
  const std::string text = enclosed(manager);
  emit(exit + ", " + entered + " = " +
           use(is_async ? "lowered_async_enter" : "lowered_enter") + "(" + text + ")",
       item);
  live_.clear();
  if (is_async) {
    scopes_.push_back({Scope::Kind::kAfterFinal, kNoLabel, kNoLabel, {}, 0});
    hold("w" + number);
    const std::string result = delegated(node, {}, "delegate");
    emit(names_.value + " = " + result, item);
    scopes_.pop_back();
  }
  const std::uint32_t final = begin_final(number);
  hold("w" + number);
  Arm* arm = begin_protected();
  if (is_named) {
    assign(children(children(item).back()).front(), names_.value);
    live_.clear();
  } else {
    emit("del " + names_.value, item);
  }
  with_items(node, items, index + 1);
  leave_final(final, Leave::kNext, {}, {}, node);
  scopes_.pop_back();
  const std::vector<std::string> inside = end_protected();
  // An exception that is swallowed goes on behind, as control does that comes to the end.
  auto& continuations = finals_[final].continuations;
  const auto next = std::find_if(
      continuations.begin(), continuations.end(),
      [](const auto& continuation) { return continuation.first == Leave::kNext; });
  const bool has_end = next != continuations.end();
  const Label after = has_end ? next->second : text_.new_label();
  exit_raised(node, arm, number, after, inside);
  begin_after_final(final);
  const std::string called = attribute("take_exit(") + number + ")(None, None, None)";
  if (is_async) {
    const std::string awaited = use("lowered_async_exit") + "(" + called + ")";
    emit(delegated(node, awaited, "delegate"), node);
  } else {
    emit(called, node);
  }
  end_after_final(final, node);
  if (!has_end) text_.place(after);
}

void MachineWriter::exit_raised(NodeIndex node, Arm* arm, const std::string& number,
                                Label after, const std::vector<std::string>& inside) {
  const bool is_async = child_of(node, Syntax::kTokenAsync) != kNone;
  const Label raised = text_.new_label();
  begin_clause(arm);
  emit("except:", node);
  depth_ = floor_ = 1;
  if (is_async)
    emit(attribute("x" + number) + " = " + use("LoweredHandled") + "()", node);
  drop(inside, node);
  if (is_async) {
    jump_last(raised, node);
    end_clause();
    return exit_raised_async(node, number, raised, after);
  }
  emit("if not " + attribute("w" + number) + "(*" + use("lowered_exc_info") + "()):",
       node);
  ++depth_;
  emit("raise", node);
  --depth_;
  drop({"w" + number}, node);
  jump_last(after, node);
  end_clause();
}

void MachineWriter::exit_raised_async(NodeIndex node, const std::string& number,
                                      Label label, Label after) {
  begin_handled(label, number, {});
  hold("w" + number);
  const std::string called =
      attribute("w" + number) + "(*" + use("lowered_exc_info") + "())";
  const std::string awaited = use("lowered_async_exit") + "(" + called + ")";
  emit("if not " + delegated(node, awaited, "delegate") + ":", node);
  ++depth_;
  emit("raise", node);
  --depth_;
  drop({"w" + number, "x" + number}, node);
  jump_last(after, node);
  end_handled();
}

}  // namespace reknot
