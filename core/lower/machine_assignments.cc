// Assignments whose targets or values suspend: values first, then each target from left to right.

#include "core/lower/machine_writer.h"
#include "core/lower/nesting.h"

namespace reknot {
namespace {

bool is_pattern(Syntax syntax) {
  switch (syntax) {
    case Syntax::kPatternList:
    case Syntax::kTuplePattern:
    case Syntax::kListPattern:
    case Syntax::kExpressionList:
    case Syntax::kTuple:
    case Syntax::kList:
      return true;
    default:
      return false;
  }
}

}  // namespace

void MachineWriter::assignment(NodeIndex node) {
  std::vector<NodeIndex> targets;
  NodeIndex right = node;
  bool is_plain = true;
  while (right != kNone && syntax(right) == Syntax::kAssignment) {
    targets.push_back(child_in(right, SyntaxField::kLeft));
    // CPython does not evaluate annotations in functions.
    is_plain = is_plain && !suspends(targets.back()) &&
               child_in(right, SyntaxField::kType) == kNone;
    right = child_in(right, SyntaxField::kRight);
  }
  if (right == kNone) return;
  if (is_plain) {
    const std::string text = value(right);
    return emit(composed(source_.nodes[node].begin_byte, source_.nodes[node].end_byte,
                         {{right, text}}),
                node);
  }
  if (targets.size() == 1) return assign(targets.front(), enclosed(right));
  std::string taken = put_away(value(right), node);
  const std::string kept = attribute(live_.back());
  for (std::size_t i = 0; i < targets.size(); ++i) {
    assign(targets[i], i + 1 < targets.size() ? kept : taken);
  }
}

// `text` is evaluated before anything in the target.
void MachineWriter::assign(NodeIndex target, const std::string& text) {
  const Nesting nesting(*this, target);
  if (!nesting) return;
  const auto forget_value = [&] {
    // Whoever looks at what is still referred to does not find it here.
    if (text == names_.value) emit("del " + names_.value, target);
  };
  if (!suspends(target)) {
    emit(std::string(text_of(target)) + " = " + text, target);
    return forget_value();
  }
  if (syntax(target) == Syntax::kParenthesizedExpression) {
    return assign(children(target).front(), text);
  }
  const std::string taken = put_away(text, target);
  forget_value();
  if (is_pattern(syntax(target))) return assign_each(target, taken);
  const std::string place = operands(target, parts_of(target));
  emit(place + " = " + taken, target);
}

void MachineWriter::assign_each(NodeIndex target, const std::string& text) {
  const std::vector<NodeIndex> elements = children(target);
  std::string unpacked;
  std::vector<std::string> taken;
  for (const NodeIndex element : elements) {
    const bool is_rest = syntax(element) == Syntax::kListSplatPattern ||
                         syntax(element) == Syntax::kListSplat;
    const std::string name = temporary();
    live_.push_back(name);
    for (std::set<std::string>& held : held_) held.insert(name);
    unpacked += (is_rest ? "*" : "") + attribute(name) + ", ";
    taken.push_back(names_.machine + ".take(" + name.substr(1) + ")");
  }
  emit(unpacked.substr(0, unpacked.size() - 1) + " = " + text, target);
  for (std::size_t i = 0; i < elements.size(); ++i) {
    const bool is_rest = syntax(elements[i]) == Syntax::kListSplatPattern ||
                         syntax(elements[i]) == Syntax::kListSplat;
    assign(is_rest ? children(elements[i]).front() : elements[i], taken[i]);
  }
}

// `place op= value`: the place is read first.
void MachineWriter::augmented_assignment(NodeIndex node) {
  const NodeIndex left = child_in(node, SyntaxField::kLeft);
  const NodeIndex right = child_in(node, SyntaxField::kRight);
  std::string read;
  std::string written;
  if (syntax(left) == Syntax::kAttribute) {
    const NodeIndex object = children(left).front();
    const std::uint32_t end = source_.nodes[object].end_byte;
    const std::string name(source_.text.substr(end, source_.nodes[left].end_byte - end));
    const std::string taken = operand(object);
    const bool is_away = !live_.empty();
    read = (is_away ? attribute(live_.back()) : taken) + name;
    written = taken + name;
  } else if (syntax(left) == Syntax::kSubscript) {
    const std::string object = put_away(enclosed(children(left).front()), left);
    const std::string object_read = attribute(live_.back());
    const std::string index = put_away(index_text(left), left);
    read = object_read + "[" + attribute(live_.back()) + "]";
    written = object + "[" + index + "]";
  } else {
    read = std::string(text_of(left));
    written = read;
  }
  const std::string result = put_away(read, node);
  const std::string name = attribute(live_.back());
  const std::uint32_t end = source_.nodes[left].end_byte;
  const std::string operation(
      source_.text.substr(end, source_.nodes[right].begin_byte - end));
  emit(name + operation + enclosed(right), node);
  emit(written + " = " + result, node);
}

// What stands in the brackets, as one value.
std::string MachineWriter::index_text(NodeIndex subscript) {
  std::vector<NodeIndex> indices = children(subscript);
  indices.erase(indices.begin());
  std::vector<NodeIndex> parts;
  for (const NodeIndex index : indices) add_parts(index, parts);
  const std::vector<Operand> replaced = evaluated(parts);
  const auto text = [&](NodeIndex node) {
    const SyntaxNode& span = source_.nodes[node];
    std::vector<Operand> inside;
    for (const Operand& each : replaced) {
      if (each.node >= node && each.node < span.end) inside.push_back(each);
    }
    return composed(span.begin_byte, span.end_byte, std::move(inside));
  };
  const auto slice = [&](NodeIndex node) {
    std::vector<std::string> bounds = {""};
    const SyntaxNodes& nodes = source_.nodes;
    for (NodeIndex child = nodes.first_child(node); child < nodes[node].end;
         child = nodes[child].end) {
      if (syntax(child) == Syntax::kTokenColon) {
        bounds.emplace_back();
      } else {
        bounds.back() = text(child);
      }
    }
    std::string list;
    for (const std::string& bound : bounds) {
      list += (list.empty() ? "" : ", ") + (bound.empty() ? "None" : bound);
    }
    return use("lowered_slice") + "(" + list + ")";
  };
  std::string list;
  for (const NodeIndex index : indices) {
    list += (syntax(index) == Syntax::kSlice ? slice(index) : text(index)) + ", ";
  }
  const bool is_tuple = child_of(subscript, Syntax::kTokenComma) != kNone ||
                        syntax(indices.front()) == Syntax::kListSplat;
  return is_tuple ? "(" + list + ")" : list.substr(0, list.size() - 2);
}

}  // namespace reknot
