// Compound statements with a suspension in them are cut into segments; machine_protected.cc does so
// with `try` and `with`.

#include <algorithm>

#include "core/lower/machine_writer.h"

namespace reknot {

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

}  // namespace reknot
