// Expressions that choose what is evaluated next: each way is a segment of its own.

#include <algorithm>

#include "core/lower/machine_writer.h"
#include "core/lower/nesting.h"

namespace reknot {

// `a and b and c` has three.
std::vector<NodeIndex> MachineWriter::boolean_parts(NodeIndex node) const {
  const Syntax operation = syntax(source_.nodes[children(node).front()].end);
  std::vector<NodeIndex> parts;
  for (;;) {
    const std::vector<NodeIndex> both = children(node);
    parts.push_back(both.back());
    node = both.front();
    if (syntax(node) != Syntax::kBooleanOperator ||
        syntax(source_.nodes[children(node).front()].end) != operation) {
      break;
    }
  }
  parts.push_back(node);
  std::reverse(parts.begin(), parts.end());
  return parts;
}

std::string MachineWriter::boolean(NodeIndex node) {
  const bool is_and =
      syntax(source_.nodes[children(node).front()].end) == Syntax::kTokenAnd;
  const std::vector<NodeIndex> parts = boolean_parts(node);
  std::size_t last = parts.size() - 1;
  while (!suspends(parts[last])) --last;
  const std::uint32_t end = source_.nodes[node].end_byte;
  if (last == 0) {
    return composed(source_.nodes[node].begin_byte, end, {{parts[0], value(parts[0])}});
  }
  const Label after = text_.new_label();
  const std::size_t before = live_.size();
  const std::string name = attribute(temporary());
  std::string taken;
  for (std::size_t i = 0; i < last; ++i) {
    taken = put_away(value(parts[i]), parts[i]);
    live_.resize(before);
    emit((is_and ? "if not " : "if ") + name + ":", parts[i]);
    ++depth_;
    jump(after, parts[i]);
    --depth_;
  }
  const std::string rest = value(parts[last]);
  put_away(composed(source_.nodes[parts[last]].begin_byte, end, {{parts[last], rest}}),
           parts[last]);
  live_.resize(before);
  text_.place(after);
  return taken;
}

std::string MachineWriter::comparison(NodeIndex node) {
  const std::vector<NodeIndex> parts = children(node);
  std::size_t last = parts.size() - 1;
  while (!suspends(parts[last])) --last;
  if (last < 2) return operands(node, {parts[0], parts[1]});
  const std::size_t before = live_.size();
  const Label after = text_.new_label();
  const auto operation = [&](std::size_t i) {
    const std::uint32_t begin = source_.nodes[parts[i - 1]].end_byte;
    return std::string(
        source_.text.substr(begin, source_.nodes[parts[i]].begin_byte - begin));
  };
  const std::string result = put_away(value(parts[0]), node);
  const std::string name = attribute(live_.back());
  for (std::size_t i = 1; i < last; ++i) {
    const std::string right = put_away(value(parts[i]), node);
    const std::string right_name = live_.back();
    emit(name + " = (" + name + operation(i) + attribute(right_name) + ")", node);
    emit("if not " + name + ":", node);
    ++depth_;
    drop({right_name}, node);
    jump(after, node);
    --depth_;
    emit(name + " = " + right, node);
    live_.resize(before + 1);
  }
  const std::string rest = value(parts[last]);
  emit(name + " = (" + result + operation(last) +
           composed(source_.nodes[parts[last]].begin_byte, source_.nodes[node].end_byte,
                    {{parts[last], rest}}) +
           ")",
       node);
  live_.resize(before);
  text_.place(after);
  return result;
}

std::string MachineWriter::conditional(NodeIndex node) {
  const std::vector<NodeIndex> parts = children(node);
  if (!suspends(parts[0]) && !suspends(parts[2])) return operands(node, {parts[1]});
  const Label otherwise = text_.new_label();
  const Label after = text_.new_label();
  const std::size_t before = live_.size();
  branch(parts[1], false, otherwise);
  std::string taken = put_away(value(parts[0]), node);
  live_.resize(before);
  jump_last(after, node);
  text_.place(otherwise);
  taken = put_away(value(parts[2]), node);
  live_.resize(before);
  text_.place(after);
  return taken;
}

// Goes to `target` if the truth of the node is `when`, and otherwise on.
void MachineWriter::branch(NodeIndex node, bool when, Label target) {
  const Nesting nesting(*this, node);
  if (!nesting) return;
  if (suspends(node)) {
    const std::vector<NodeIndex> parts = children(node);
    switch (syntax(node)) {
      case Syntax::kParenthesizedExpression:
        if (syntax(parts.front()) == Syntax::kYield) break;
        return branch(parts.front(), when, target);
      case Syntax::kNotOperator:
        return branch(parts.front(), !when, target);
      case Syntax::kBooleanOperator:
        return branch_boolean(node, when, target);
      default:
        break;
    }
  }
  emit((when ? "if " : "if not ") + enclosed(node) + ":", node);
  ++depth_;
  jump(target, node);
  --depth_;
}

void MachineWriter::branch_boolean(NodeIndex node, bool when, Label target) {
  const bool is_and =
      syntax(source_.nodes[children(node).front()].end) == Syntax::kTokenAnd;
  const std::vector<NodeIndex> parts = boolean_parts(node);
  if (when != is_and) {
    for (const NodeIndex part : parts) branch(part, when, target);
    return;
  }
  const Label after = text_.new_label();
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) branch(parts[i], !when, after);
  branch(parts.back(), when, target);
  text_.place(after);
}

}  // namespace reknot
