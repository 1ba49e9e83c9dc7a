// Expressions that suspend are taken apart: what CPython evaluates before the suspension is put
// away, in CPython's order, and the rest is evaluated after it, in place.

#include <algorithm>

#include "core/base/sort.h"
#include "core/lower/machine_writer.h"
#include "core/lower/nesting.h"

namespace reknot {
namespace {

// In ResumePoint::live.
constexpr std::string_view kConstant = "constant";
const char* const kMethod = "method ";

// Whether its value is the same before and after.
bool is_constant(Syntax syntax) {
  switch (syntax) {
    case Syntax::kInteger:
    case Syntax::kFloat:
    case Syntax::kTrue:
    case Syntax::kFalse:
    case Syntax::kNone:
    case Syntax::kEllipsis:
      return true;
    default:
      return false;
  }
}

// Whether `not` and operators take it as it is.
bool needs_parentheses(Syntax syntax) {
  switch (syntax) {
    case Syntax::kBooleanOperator:
    case Syntax::kConditionalExpression:
    case Syntax::kNamedExpression:
    case Syntax::kLambda:
    case Syntax::kExpressionList:
    case Syntax::kPatternList:
    case Syntax::kYield:
      return true;
    default:
      return false;
  }
}

}  // namespace

std::string MachineWriter::value(NodeIndex node) {
  if (!suspends(node)) return std::string(text_of(node));
  const Nesting nesting(*this, node);
  if (!nesting) return {};
  switch (syntax(node)) {
    case Syntax::kYield:
      return yield_value(node);
    case Syntax::kAwait:
      return await_value(node);
    case Syntax::kBooleanOperator:
      return boolean(node);
    case Syntax::kComparisonOperator:
      return comparison(node);
    case Syntax::kConditionalExpression:
      return conditional(node);
    case Syntax::kString:
    case Syntax::kConcatenatedString:
      return format_string(node);
    default:
      return operands(node, parts_of(node));
  }
}

// For places where a text over several lines, or with commas, would not be one expression.
std::string MachineWriter::enclosed(NodeIndex node) {
  const bool is_list = needs_parentheses(syntax(node));
  std::string text = value(node);
  if (is_list || text.find('\n') != std::string::npos) return "(" + text + ")";
  return text;
}

// In the order in which they are evaluated.
std::vector<NodeIndex> MachineWriter::parts_of(NodeIndex node) const {
  std::vector<NodeIndex> parts;
  if (syntax(node) == Syntax::kCall) return parts_of_call(node);
  for (const NodeIndex child : children(node)) add_parts(child, parts);
  switch (syntax(node)) {
    case Syntax::kAttribute:
      parts.resize(1);
      break;
    case Syntax::kNamedExpression:
      parts = {child_in(node, SyntaxField::kValue)};
      break;
    case Syntax::kListComprehension:
    case Syntax::kSetComprehension:
    case Syntax::kDictionaryComprehension:
    case Syntax::kGeneratorExpression:
      // All the others are in a scope of their own.
      parts = {child_in(child_of(node, Syntax::kForInClause), SyntaxField::kRight)};
      break;
    default:
      break;
  }
  return parts;
}

void MachineWriter::add_parts(NodeIndex node, std::vector<NodeIndex>& parts) const {
  switch (syntax(node)) {
    case Syntax::kKeywordArgument:
      parts.push_back(child_in(node, SyntaxField::kValue));
      return;
    case Syntax::kTypeConversion:
      return;
    case Syntax::kFormatSpecifier:
      for (const NodeIndex child : children(node)) {
        if (syntax(child) == Syntax::kFormatExpression)
          parts.push_back(children(child).front());
      }
      return;
    case Syntax::kPair:
    case Syntax::kSlice:
      for (const NodeIndex child : children(node)) parts.push_back(child);
      return;
    default:
      parts.push_back(node);
  }
}

std::vector<NodeIndex> MachineWriter::parts_of_call(NodeIndex node) const {
  const std::vector<NodeIndex> both = children(node);
  std::vector<NodeIndex> parts = {both.front()};
  if (syntax(both.back()) == Syntax::kArgumentList) {
    add_arguments(both.back(), parts);
  } else {
    parts.push_back(both.back());
  }
  return parts;
}

// CPython evaluates all that is positional first.
void MachineWriter::add_arguments(NodeIndex list, std::vector<NodeIndex>& parts) const {
  const auto is_keyword = [&](NodeIndex argument) {
    return syntax(argument) == Syntax::kKeywordArgument ||
           syntax(argument) == Syntax::kDictionarySplat;
  };
  const std::vector<NodeIndex> arguments = children(list);
  for (const NodeIndex argument : arguments) {
    if (!is_keyword(argument)) add_parts(argument, parts);
  }
  for (const NodeIndex argument : arguments) {
    if (is_keyword(argument)) add_parts(argument, parts);
  }
}

// What stands for the parts, which are evaluated one after the other, up to the last that suspends.
std::vector<MachineWriter::Operand> MachineWriter::evaluated(
    const std::vector<NodeIndex>& parts) {
  std::size_t last = parts.size();
  while (last > 0 && !suspends(parts[last - 1])) --last;
  const std::size_t before = live_.size();
  const std::size_t constants = constants_.size();
  std::vector<Operand> replaced;
  for (std::size_t i = 0; i < last; ++i) {
    replaced.push_back({parts[i], i + 1 == last ? value(parts[i]) : operand(parts[i])});
  }
  live_.resize(before);
  constants_.resize(constants);
  return replaced;
}

std::string MachineWriter::operands(NodeIndex node, const std::vector<NodeIndex>& parts) {
  return composed(source_.nodes[node].begin_byte, source_.nodes[node].end_byte,
                  evaluated(parts));
}

// A part that is evaluated before a suspension.
std::string MachineWriter::operand(NodeIndex node) {
  const std::string_view text = text_of(node);
  if (text == names_.environment) return std::string(text);
  const bool is_text =
      syntax(node) == Syntax::kString && child_of(node, Syntax::kInterpolation) == kNone;
  if (is_constant(syntax(node)) || is_text) {
    constants_.push_back(live_.size());
    return std::string(text);
  }
  const auto inside = [&] { return enclosed(children(node).front()); };
  switch (syntax(node)) {
    case Syntax::kListSplat:
      return "*" + put_away("[*" + inside() + "]", node);
    case Syntax::kDictionarySplat:
      return "**" + put_away("{**" + inside() + "}", node);
    default:
      break;
  }
  std::string taken = put_away(value(node), node);
  const NodeIndex around = source_.nodes[node].parent;
  const bool is_method = syntax(node) == Syntax::kAttribute &&
                         syntax(around) == Syntax::kCall &&
                         source_.nodes.first_child(around) == node;
  if (is_method) methods_.insert(live_.size() - 1);
  return taken;
}

std::string MachineWriter::composed(std::uint32_t begin, std::uint32_t end,
                                    std::vector<Operand> replaced) const {
  sort_items(replaced, [](const Operand& left, const Operand& right) {
    return left.node < right.node;
  });
  std::string result;
  for (const Operand& each : replaced) {
    const SyntaxNode& node = source_.nodes[each.node];
    result += source_.text.substr(begin, node.begin_byte - begin);
    result += each.text;
    begin = node.end_byte;
  }
  result += source_.text.substr(begin, end - begin);
  return result;
}

std::string MachineWriter::put_away(const std::string& text, NodeIndex node) {
  const std::string name = temporary();
  const bool is_long = text.find('\n') != std::string::npos;
  emit(attribute(name) + " = " + (is_long ? "(" + text + ")" : text), node);
  methods_.erase(live_.size());
  live_.push_back(name);
  for (std::set<std::string>& held : held_) held.insert(name);
  return names_.machine + ".take(" + name.substr(1) + ")";
}

// Suspensions --------------------------------------------------------------------------

std::string MachineWriter::yield_value(NodeIndex node) {
  const std::vector<NodeIndex> parts = children(node);
  if (child_of(node, Syntax::kTokenFrom) != kNone) {
    const std::string_view from =
        is_awaitable_generator_ ? "lowered_yield_from_awaitable" : "lowered_yield_from";
    return delegated(node, use(from) + "(" + value(parts.front()) + ")", "delegate");
  }
  std::string yielded = parts.empty() ? "None" : enclosed(parts.front());
  if (flow_ == MachineFlow::kAsyncGenerator) {
    yielded = use("LoweredYielded") + "(" + yielded + ")";
  }
  const Label resume = text_.new_label();
  MachineLine line;
  line.text = attribute("label = ");
  line.source = line_of(node);
  line.label = resume;
  text_.add(std::move(line));
  emit("return " + yielded, node);
  resume_at(resume, node, false);
  if (text_.is_open()) text_.use(resume);
  text_.close();
  text_.place(resume);
  return receive();
}

std::string MachineWriter::receive() {
  const bool is_handling =
      std::any_of(scopes_.begin(), scopes_.end(),
                  [](const Scope& scope) { return scope.kind == Scope::Kind::kHandled; });
  return names_.machine + (is_handling ? ".receive_in_handler()" : ".receive()");
}

std::string MachineWriter::await_value(NodeIndex node) {
  // The grammar takes `await x ** y` for `await (x ** y)`; Python does not.
  NodeIndex awaited = children(node).front();
  std::vector<NodeIndex> powers;
  while (syntax(awaited) == Syntax::kBinaryOperator) {
    powers.push_back(awaited);
    awaited = children(awaited).front();
  }
  const std::string source = use("lowered_await") + "(" + value(awaited) + ")";
  std::string result = delegated(node, source, "delegate");
  if (powers.empty()) return result;
  const NodeIndex exponent = children(powers.back()).back();
  if (suspends(exponent)) {
    const std::size_t before = live_.size();
    result = put_away(result, node);
    result += " ** " + value(exponent);
    live_.resize(before);
    return result;
  }
  const std::uint32_t end = source_.nodes[awaited].end_byte;
  return result +
         std::string(source_.text.substr(end, source_.nodes[node].end_byte - end));
}

// Hands on to `source` until it is exhausted; `step` is the machine's method for it. Without
// `source` the machine has one already.
std::string MachineWriter::delegated(NodeIndex node, const std::string& source,
                                     std::string_view step) {
  if (!source.empty()) emit(attribute("source = ") + source, node);
  const Label label = text_.new_label();
  jump_last(label, node);
  text_.place(label);
  emit("if " + attribute(std::string(step)) + "():", node);
  MachineLine line;
  line.depth = 1;
  line.text = "return " + names_.machine + ".suspend(";
  line.source = line_of(node);
  line.label = label;
  line.tail = ")";
  text_.add(std::move(line));
  resume_at(label, node, true);
  return names_.machine + ".result()";
}

void MachineWriter::resume_at(Label label, NodeIndex node, bool has_source) {
  if (!text_.is_open()) return;
  Resume resume = {label, node, {}};
  for (const Scope& scope : scopes_) {
    resume.live.insert(resume.live.end(), scope.held.begin(), scope.held.end());
  }
  auto constant = constants_.begin();
  for (std::size_t i = 0; i <= live_.size(); ++i) {
    for (; constant != constants_.end() && *constant == i; ++constant) {
      resume.live.emplace_back(kConstant);
    }
    if (i == live_.size()) break;
    resume.live.push_back(methods_.count(i) == 0 ? live_[i] : kMethod + live_[i]);
  }
  if (has_source) resume.live.emplace_back("source");
  resumes_.push_back(std::move(resume));
}

// Strings --------------------------------------------------------------------------------

// What stands before the suspension is formatted before it, each piece as a string of its own.
std::string MachineWriter::format_string(NodeIndex node) {
  std::vector<std::pair<NodeIndex, NodeIndex>> pieces;  // with the string around each
  const std::vector<NodeIndex> strings =
      syntax(node) == Syntax::kString ? std::vector<NodeIndex>{node} : children(node);
  for (const NodeIndex string : strings) {
    for (const NodeIndex child : children(string)) {
      if (syntax(child) == Syntax::kInterpolation) pieces.emplace_back(child, string);
    }
  }
  while (!suspends(pieces.back().first)) pieces.pop_back();
  const std::size_t before = live_.size();
  std::vector<Operand> replaced;
  const NodeIndex last = pieces.back().first;
  pieces.pop_back();
  for (const auto& [piece, string] : pieces) {
    const std::vector<NodeIndex> around = children(string);
    const std::string text = std::string(text_of(around.front())) +
                             operands(piece, parts_of(piece)) +
                             std::string(text_of(around.back()));
    replaced.push_back({piece, "{" + put_away(text, piece) + "}"});
  }
  replaced.push_back({last, operands(last, parts_of(last))});
  live_.resize(before);
  return composed(source_.nodes[node].begin_byte, source_.nodes[node].end_byte,
                  std::move(replaced));
}

}  // namespace reknot
