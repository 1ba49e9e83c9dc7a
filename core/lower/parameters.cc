#include "core/lower/parameters.h"

namespace reknot {
namespace {

ParameterKind kind_of(Syntax syntax) {
  switch (syntax) {
    case Syntax::kPositionalSeparator:
      return ParameterKind::kSlash;
    case Syntax::kKeywordSeparator:
      return ParameterKind::kStar;
    case Syntax::kListSplatPattern:
      return ParameterKind::kPositionals;
    case Syntax::kDictionarySplatPattern:
      return ParameterKind::kKeywords;
    default:
      return ParameterKind::kPlain;
  }
}

bool is_splat(Syntax syntax) {
  return syntax == Syntax::kListSplatPattern || syntax == Syntax::kDictionarySplatPattern;
}

bool is_parameter(Syntax syntax) {
  switch (syntax) {
    case Syntax::kIdentifier:
    case Syntax::kDefaultParameter:
    case Syntax::kTypedParameter:
    case Syntax::kTypedDefaultParameter:
    case Syntax::kListSplatPattern:
    case Syntax::kDictionarySplatPattern:
    case Syntax::kKeywordSeparator:
    case Syntax::kPositionalSeparator:
      return true;
    default:
      return false;
  }
}

NodeIndex child_or_none(const SyntaxNodes& nodes, NodeIndex node, SyntaxField field) {
  const NodeIndex child = nodes.child_in(node, field);
  return child == nodes[node].end ? Parameter::kNone : child;
}

Parameter read_parameter(const SyntaxNodes& nodes, std::string_view text,
                         NodeIndex node) {
  Parameter result = {kind_of(nodes[node].syntax), node};
  NodeIndex named = node;
  switch (nodes[node].syntax) {
    case Syntax::kTypedParameter:
    case Syntax::kDefaultParameter:
    case Syntax::kTypedDefaultParameter:
      named = nodes.first_child(node);
      result.kind = kind_of(nodes[named].syntax);
      result.default_value = child_or_none(nodes, node, SyntaxField::kValue);
      result.annotation = child_or_none(nodes, node, SyntaxField::kType);
      break;
    default:
      break;
  }
  if (is_splat(nodes[named].syntax)) named = nodes.child_of(named, Syntax::kIdentifier);
  const bool has_name =
      result.kind != ParameterKind::kSlash && result.kind != ParameterKind::kStar;
  if (has_name) {
    result.name_node = named;
    result.name = nodes.text_of(named, text);
  }
  return result;
}

}  // namespace

std::vector<Parameter> read_parameters(const SyntaxNodes& nodes, std::string_view text,
                                       NodeIndex node) {
  std::vector<Parameter> result;
  const NodeIndex list = nodes.child_in(node, SyntaxField::kParameters);
  if (list == nodes[node].end) return result;
  for (NodeIndex i = nodes.first_child(list); i < nodes[list].end; i = nodes[i].end) {
    if (is_parameter(nodes[i].syntax)) result.push_back(read_parameter(nodes, text, i));
  }
  return result;
}

}  // namespace reknot
