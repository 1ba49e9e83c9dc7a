// Statements. Those without a suspension are copied; those with one are cut into segments; those
// that only leave what is cut are copied around what is written anew.

#include <algorithm>

#include "core/lower/machine_writer.h"
#include "core/lower/nesting.h"

namespace reknot {

MachineWriter::MachineWriter(const MachineSource& source, MachineNames names,
                             MachineFlow flow, bool is_awaitable_generator)
    : source_(source),
      names_(std::move(names)),
      flow_(flow),
      is_awaitable_generator_(is_awaitable_generator),
      text_(names_) {}

Result<MachineLines> MachineWriter::write(const std::vector<NodeIndex>& statements,
                                          std::uint32_t depth) {
  const Label begin = text_.new_label();
  text_.use(begin);
  text_.place(begin);
  for (const NodeIndex each : statements) statement(each);
  if (text_.is_open()) {
    MachineLine end;
    end.text = "return " + attribute("done(None)");
    text_.add(std::move(end));
  }
  if (error_) return *std::move(error_);
  std::vector<bool> is_single;
  for (const Final& final : finals_) is_single.push_back(final.continuations.size() == 1);
  text_.set_single_continuations(std::move(is_single));
  text_.number();
  return text_.render(depth);
}

std::vector<ResumePoint> MachineWriter::resume_points() const {
  std::vector<ResumePoint> points;
  for (const Resume& resume : resumes_) {
    const SyntaxNode& node = source_.nodes[resume.node];
    points.push_back(
        {text_.number_of(resume.label), node.begin_byte, node.end_byte, resume.live});
  }
  std::sort(points.begin(), points.end(),
            [](const ResumePoint& left, const ResumePoint& right) {
              return left.label < right.label;
            });
  return points;
}

void MachineWriter::refuse(NodeIndex node, std::string why) {
  if (error_) return;
  error_ =
      Error{ErrorCode::kLimitExceeded, source_.nodes[node].begin_byte, std::move(why)};
}

// The place is that of the first suspension in the node.
void MachineWriter::note_problem(NodeIndex node, std::string message, std::string hint) {
  for (NodeIndex inside = node; inside != kNone;) {
    node = inside;
    const std::vector<NodeIndex> parts = children(node);
    const auto first = std::find_if(parts.begin(), parts.end(),
                                    [&](NodeIndex part) { return suspends(part); });
    inside = first == parts.end() ? kNone : *first;
  }
  problems_.push_back(
      {source_.nodes[node].begin_byte, std::move(message), std::move(hint)});
}

void MachineWriter::emit(std::string text, NodeIndex node) {
  if (++emitted_ > kMaxMachineLines) refuse(node, "the state machine is too long");
  MachineLine line;
  line.depth = depth_;
  line.text = std::move(text);
  line.source = line_of(node);
  text_.add(std::move(line));
}

void MachineWriter::jump(Label label, NodeIndex node) {
  text_.jump(label, false, depth_, line_of(node));
}

void MachineWriter::jump_last(Label label, NodeIndex node) {
  text_.jump(label, true, depth_, line_of(node));
}

void MachineWriter::drop(const std::vector<std::string>& names, NodeIndex node) {
  if (names.empty()) return;
  std::string list;
  for (const std::string& name : names) {
    list += (list.empty() ? "\"" : ", \"") + name + "\"";
  }
  emit(names_.machine + ".drop(" + list + ")", node);
}

void MachineWriter::hold(std::string name) {
  for (std::set<std::string>& held : held_) held.insert(name);
  scopes_.back().held.push_back(std::move(name));
}

// Dispatch ------------------------------------------------------------------------------

void MachineWriter::block(NodeIndex block) {
  for (const NodeIndex each : children(block)) statement(each);
}

void MachineWriter::statement(NodeIndex node) {
  if (!text_.is_open()) {
    if (floor_ > 0) return;
    // It is never reached, but has its lines, as all others.
    const Label nowhere = text_.new_label();
    text_.use(nowhere);
    text_.place(nowhere);
  }
  const Nesting nesting(*this, node);
  if (!nesting) return;
  if (must_be_cut(node)) {
    cut_statement(node);
  } else if (source_.suspensions.escapes(node)) {
    opened_statement(node);
  } else {
    copied_statement(node);
  }
  live_.clear();
}

// A `return` that a `finally` waits for goes on at a label, which cannot be done in a loop of Python.
bool MachineWriter::must_be_cut(NodeIndex node) const {
  return suspends(node) || (source_.suspensions.returns_from_loop(node) && has_final());
}

bool MachineWriter::has_final() const {
  return std::any_of(scopes_.begin(), scopes_.end(), [](const Scope& scope) {
    return scope.kind == Scope::Kind::kFinal;
  });
}

void MachineWriter::copied_statement(NodeIndex node) {
  // It stands at the top of the method.
  if (syntax(node) == Syntax::kGlobalStatement) return;
  const SyntaxNode& copied = source_.nodes[node];
  const std::string_view indentation = source_.lines.indentation(copied.begin_byte);
  for (MachineLine& line :
       source_.lines.copy(copied.begin_byte, copied.end_byte, indentation)) {
    line.depth = depth_;
    text_.add(std::move(line));
  }
  if (syntax(node) == Syntax::kRaiseStatement && depth_ == floor_) text_.close();
}

void MachineWriter::cut_statement(NodeIndex node) {
  switch (syntax(node)) {
    case Syntax::kIfStatement:
      return cut_if(node);
    case Syntax::kWhileStatement:
      return cut_while(node);
    case Syntax::kForStatement:
      return cut_for(node);
    case Syntax::kTryStatement:
      return cut_try(node);
    case Syntax::kWithStatement:
      return cut_with(node);
    case Syntax::kMatchStatement:
      return cut_match(node);
    case Syntax::kClassDefinition:
    case Syntax::kDecoratedDefinition:
      return cut_class(node);
    case Syntax::kAssertStatement:
      return assert_statement(node);
    case Syntax::kDeleteStatement:
      return delete_statement(node);
    case Syntax::kReturnStatement:
      return leave(Leave::kReturn, enclosed(children(node).front()), node);
    case Syntax::kExpressionStatement: {
      const NodeIndex inner = children(node).front();
      if (syntax(inner) == Syntax::kAssignment) return assignment(inner);
      if (syntax(inner) == Syntax::kAugmentedAssignment)
        return augmented_assignment(inner);
      return emit(operands(node, parts_of(node)), node);
    }
    case Syntax::kRaiseStatement:
      emit(operands(node, parts_of(node)), node);
      return text_.close();
    default:
      return emit(operands(node, parts_of(node)), node);
  }
}

// Compound statements that are cut ----------------------------------------------------------

void MachineWriter::cut_if(NodeIndex node) {
  const Label after = text_.new_label();
  std::vector<NodeIndex> parts = children(node);
  const auto cut = [&](NodeIndex condition, NodeIndex body) {
    const Label otherwise = text_.new_label();
    branch(condition, false, otherwise);
    live_.clear();
    block(body);
    jump_last(after, node);
    text_.place(otherwise);
  };
  cut(parts[0], parts[1]);
  for (std::size_t i = 2; i < parts.size(); ++i) {
    const std::vector<NodeIndex> clause = children(parts[i]);
    if (syntax(parts[i]) == Syntax::kElifClause) {
      cut(clause[0], clause[1]);
    } else {
      block(clause[0]);
    }
  }
  text_.place(after);
}

void MachineWriter::cut_while(NodeIndex node) {
  const Label head = text_.new_label();
  const Label otherwise = text_.new_label();
  const Label after = text_.new_label();
  text_.place(head);
  const std::vector<NodeIndex> parts = children(node);
  if (syntax(parts[0]) != Syntax::kTrue) branch(parts[0], false, otherwise);
  live_.clear();
  scopes_.push_back({Scope::Kind::kLoop, after, head, {}, 0});
  block(parts[1]);
  jump_last(head, node);
  scopes_.pop_back();
  loop_end(node, otherwise, after);
}

void MachineWriter::loop_end(NodeIndex node, Label otherwise, Label after) {
  text_.place(otherwise);
  if (const NodeIndex clause = child_of(node, Syntax::kElseClause); clause != kNone) {
    block(children(clause).front());
  }
  text_.place(after);
}

void MachineWriter::cut_for(NodeIndex node) {
  const bool is_async = child_of(node, Syntax::kTokenAsync) != kNone;
  const NodeIndex iterable = child_in(node, SyntaxField::kRight);
  const std::string name = "i" + next_number();
  const Label head = text_.new_label();
  const Label otherwise = text_.new_label();
  const Label after = text_.new_label();
  emit(attribute(name) + " = " +
           use(is_async ? "lowered_async_iter" : "lowered_iterator") + "(" +
           enclosed(iterable) + ")",
       node);
  live_.clear();
  scopes_.push_back({Scope::Kind::kLoop, after, head, {}, 0});
  hold(name);
  text_.place(head);
  const std::string end = use("lowered_end");
  if (is_async) {
    const std::string next = use("lowered_async_next") + "(" + attribute(name) + ")";
    emit(names_.value + " = " + delegated(node, next, "delegate_next"), node);
  } else {
    emit(names_.value + " = " + use("lowered_next") + "(" + attribute(name) + ", " + end +
             ")",
         node);
  }
  emit("if " + names_.value + " is " + end + ":", node);
  ++depth_;
  emit("del " + attribute(name), node);
  jump(otherwise, node);
  --depth_;
  assign(child_in(node, SyntaxField::kLeft), names_.value);
  live_.clear();
  block(child_in(node, SyntaxField::kBody));
  jump_last(head, node);
  scopes_.pop_back();
  loop_end(node, otherwise, after);
}

// The patterns bind names that live until the next suspension, and each case begins with them.
void MachineWriter::cut_match(NodeIndex node) {
  std::vector<NodeIndex> subjects = children(node);
  const std::vector<NodeIndex> cases = children(subjects.back());
  subjects.pop_back();
  const bool is_tuple = child_of(node, Syntax::kTokenComma) != kNone;
  const std::uint32_t begin = source_.nodes[subjects.front()].begin_byte;
  const std::uint32_t end = source_.nodes[child_of(node, Syntax::kTokenColon)].begin_byte;
  std::string subject = composed(begin, end, evaluated(subjects));
  const auto guard_of = [&](NodeIndex clause) {
    const NodeIndex guard = child_of(clause, Syntax::kIfClause);
    return guard != kNone && suspends(guard) ? children(guard).front() : kNone;
  };
  // A suspension between two cases: each of them is a statement of its own.
  const bool is_apart = std::any_of(cases.begin(), cases.end(), [&](NodeIndex clause) {
    return guard_of(clause) != kNone;
  });
  std::vector<std::string> held;
  if (is_apart) {
    put_away(is_tuple ? "(" + subject + ")" : subject, node);
    held.push_back(live_.back());
    subject = attribute(held.back());
  }
  const Label after = text_.new_label();
  std::vector<std::pair<Label, NodeIndex>> bodies;
  Label next = kNoLabel;
  for (const NodeIndex clause : cases) {
    if (next == kNoLabel || is_apart) {
      if (next != kNoLabel) text_.place(next);
      next = is_apart ? text_.new_label() : after;
      text_.set(next, depth_, line_of(clause));
      emit("match " + subject + ":", node);
    }
    bodies.emplace_back(text_.new_label(), children(clause).back());
    const NodeIndex guard = guard_of(clause);
    const Label chosen = guard == kNone ? bodies.back().first : text_.new_label();
    ++depth_;
    emit(case_header(clause, guard), clause);
    text_.set(chosen, depth_ + 1, line_of(clause));
    --depth_;
    if (is_apart) text_.close();
    if (guard == kNone) continue;
    text_.place(chosen);
    branch(guard, false, next);
    jump_last(bodies.back().first, clause);
  }
  text_.close();
  if (is_apart) {
    text_.place(next);
    drop(held, node);
    jump_last(after, node);
  }
  live_.clear();
  for (const auto& [label, body] : bodies) {
    text_.place(label);
    drop(held, body);
    block(body);
    jump_last(after, body);
  }
  text_.place(after);
}

// Up to the colon; without a guard that suspends.
std::string MachineWriter::case_header(NodeIndex clause, NodeIndex guard) const {
  if (guard == kNone) return header(clause);
  const std::uint32_t begin = source_.nodes[clause].begin_byte;
  const std::uint32_t end = source_.nodes[child_of(clause, Syntax::kIfClause)].begin_byte;
  std::string text(source_.text.substr(begin, end - begin));
  while (text.ends_with(' ')) text.pop_back();
  return text + ":";
}

// Decorators, bases and keywords come first; the body is copied.
void MachineWriter::cut_class(NodeIndex node) {
  std::vector<NodeIndex> decorators = children(node);
  const bool is_decorated = syntax(node) == Syntax::kDecoratedDefinition;
  const NodeIndex defined = is_decorated ? decorators.back() : node;
  if (is_decorated) {
    decorators.pop_back();
  } else {
    decorators.clear();
  }
  std::vector<NodeIndex> parts;
  for (const NodeIndex decorator : decorators)
    parts.push_back(children(decorator).front());
  if (const NodeIndex bases = child_of(defined, Syntax::kArgumentList); bases != kNone) {
    add_arguments(bases, parts);
  }
  const std::vector<Operand> replaced = evaluated(parts);
  const auto piece = [&](NodeIndex part, std::uint32_t end) {
    const std::uint32_t begin = source_.nodes[part].begin_byte;
    std::vector<Operand> inside;
    for (const Operand& each : replaced) {
      const std::uint32_t at = source_.nodes[each.node].begin_byte;
      if (at >= begin && at < end) inside.push_back(each);
    }
    return composed(begin, end, std::move(inside));
  };
  for (const NodeIndex decorator : decorators) {
    emit(piece(decorator, source_.nodes[decorator].end_byte), decorator);
  }
  const std::uint32_t colon =
      source_.nodes[child_of(defined, Syntax::kTokenColon)].end_byte;
  const std::string_view indentation =
      source_.lines.indentation(source_.nodes[node].begin_byte);
  MachineLines lines =
      source_.lines.copy(colon, source_.nodes[defined].end_byte, indentation);
  lines.front().text.insert(0, piece(defined, colon));
  for (MachineLine& line : lines) text_.add(std::move(line));
}

// Others that are taken apart -----------------------------------------------------------------

void MachineWriter::assert_statement(NodeIndex node) {
  const std::vector<NodeIndex> parts = children(node);
  const Label after = text_.new_label();
  emit("if not __debug__:", node);
  ++depth_;
  jump(after, node);
  --depth_;
  branch(parts[0], true, after);
  live_.clear();
  std::string error = use("lowered_assertion_error");
  if (parts.size() > 1) error += "(" + enclosed(parts[1]) + ")";
  emit("raise " + error, node);
  text_.close();
  text_.place(after);
}

void MachineWriter::delete_statement(NodeIndex node) {
  std::vector<NodeIndex> targets = children(node);
  while (targets.size() == 1) {
    const Syntax only = syntax(targets[0]);
    if (only != Syntax::kExpressionList && only != Syntax::kTuple &&
        only != Syntax::kList && only != Syntax::kParenthesizedExpression) {
      break;
    }
    targets = children(targets[0]);
  }
  for (const NodeIndex target : targets) {
    emit("del " + operands(target, parts_of(target)), target);
    live_.clear();
  }
}

// Statements that are copied around others ---------------------------------------------------

// Up to the colon.
std::string MachineWriter::header(NodeIndex node) const {
  return composed(source_.nodes[node].begin_byte,
                  source_.nodes[child_of(node, Syntax::kTokenColon)].end_byte, {});
}

void MachineWriter::opened_statement(NodeIndex node) {
  const Nesting nesting(*this, node);
  if (!nesting) return;
  switch (syntax(node)) {
    case Syntax::kBreakStatement:
      return leave(Leave::kBreak, {}, node);
    case Syntax::kContinueStatement:
      return leave(Leave::kContinue, {}, node);
    case Syntax::kReturnStatement: {
      const std::vector<NodeIndex> parts = children(node);
      return leave(Leave::kReturn, parts.empty() ? "None" : enclosed(parts[0]), node);
    }
    default:
      break;
  }
  const bool is_loop =
      syntax(node) == Syntax::kForStatement || syntax(node) == Syntax::kWhileStatement;
  emit(header(node), node);
  ++depth_;
  bool has_statements = false;
  for (const NodeIndex part : children(node)) {
    if (syntax(part) != Syntax::kBlock) continue;
    if (is_loop) scopes_.push_back({Scope::Kind::kNativeLoop, kNoLabel, kNoLabel, {}, 0});
    for (const NodeIndex each : children(part)) {
      has_statements = has_statements || syntax(each) != Syntax::kGlobalStatement;
      if (syntax(each) == Syntax::kCaseClause) {
        opened_statement(each);
      } else {
        statement(each);
      }
    }
    if (is_loop) scopes_.pop_back();
  }
  if (!has_statements) emit("pass", node);
  --depth_;
  for (const NodeIndex part : children(node)) {
    switch (syntax(part)) {
      case Syntax::kElifClause:
      case Syntax::kElseClause:
      case Syntax::kExceptClause:
      case Syntax::kFinallyClause:
        opened_statement(part);
        break;
      default:
        break;
    }
  }
}

// Leaving ---------------------------------------------------------------------------------------

void MachineWriter::go(Label label, NodeIndex node) {
  if (depth_ == floor_) {
    jump_last(label, node);
  } else {
    jump(label, node);
  }
}

// `break`, `continue` and `return`, from where the writer stands.
void MachineWriter::leave(Leave how, const std::string& value, NodeIndex node) {
  if (how == Leave::kReturn && !has_final()) {
    emit("return " + attribute("done(") + value + ")", node);
    if (depth_ == floor_) text_.close();
    return;
  }
  std::vector<std::string> held;
  for (std::size_t i = scopes_.size(); i-- > 0;) {
    const Scope& scope = scopes_[i];
    if (scope.kind == Scope::Kind::kFinal) {
      return leave_final(scope.final, how, value, held, node);
    }
    if (scope.kind == Scope::Kind::kNativeLoop && how != Leave::kReturn) {
      return emit(how == Leave::kBreak ? "break" : "continue", node);
    }
    const bool is_target = scope.kind == Scope::Kind::kLoop && how != Leave::kReturn;
    if (!is_target || how == Leave::kBreak) {
      held.insert(held.end(), scope.held.begin(), scope.held.end());
    }
    if (is_target) {
      drop(held, node);
      go(how == Leave::kBreak ? scope.break_label : scope.continue_label, node);
      return text_.keep_jump();
    }
  }
}

// What is left waits until the body of the `finally` is done. `held` is what is given up before.
void MachineWriter::leave_final(std::uint32_t final, Leave how, const std::string& value,
                                const std::vector<std::string>& held, NodeIndex node) {
  if (!text_.is_open()) return;
  const std::string number = finals_[final].number;
  if (how == Leave::kReturn) emit(attribute("r" + number) + " = " + value, node);
  drop(held, node);
  auto& continuations = finals_[final].continuations;
  auto found =
      std::find_if(continuations.begin(), continuations.end(),
                   [&](const auto& continuation) { return continuation.first == how; });
  if (found == continuations.end()) {
    continuations.emplace_back(how, text_.new_label());
    found = continuations.end() - 1;
  }
  text_.use(found->second);
  MachineLine line;
  line.depth = depth_;
  line.text = attribute("j" + number) + " = ";
  line.source = line_of(node);
  line.label = found->second;
  line.continuation_of = final;
  text_.add(std::move(line));
  go(finals_[final].label, node);
  if (how != Leave::kNext) text_.keep_jump();
}

}  // namespace reknot
