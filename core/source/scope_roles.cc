// What each identifier does, and in which scope.

#include "core/source/scope_reader_class.h"

namespace reknot {

NameContext ScopeReader::context_of(NodeIndex index) const {
  const SyntaxNode& node = nodes_[index];
  const NodeIndex parent = node.parent;
  const NameContext around = contexts_[parent];
  const NameContext same = {result_.inside[parent], around.role};
  const NameContext read = {result_.inside[parent], NameRole::kRead};
  const NameContext none = {result_.inside[parent], NameRole::kNone};
  // Inside of an annotation that stays a string nothing is a name.
  if (around.role == NameRole::kNone) return none;
  switch (nodes_[parent].syntax) {
    case Syntax::kFunctionDefinition:
    case Syntax::kClassDefinition:
    case Syntax::kLambda:
      return in_definition(index, parent);
    case Syntax::kParameters:
    case Syntax::kLambdaParameters:
      return {same.scope, NameRole::kParameter};
    case Syntax::kTypedParameter:
    case Syntax::kDefaultParameter:
    case Syntax::kTypedDefaultParameter:
      return in_parameter(index, parent);
    case Syntax::kAssignment:
      return in_assignment(index, parent);
    case Syntax::kAugmentedAssignment:
      return {same.scope,
              node.field == SyntaxField::kLeft ? NameRole::kUpdate : NameRole::kRead};
    case Syntax::kNamedExpression:
      return {same.scope,
              node.field == SyntaxField::kName ? NameRole::kNamed : NameRole::kRead};
    case Syntax::kForStatement:
      return {same.scope,
              node.field == SyntaxField::kLeft ? NameRole::kBind : NameRole::kRead};
    case Syntax::kForInClause:
      return in_for_in(index, parent);
    case Syntax::kExceptClause:
      return {same.scope,
              node.field == SyntaxField::kAlias ? NameRole::kBind : NameRole::kRead};
    case Syntax::kDeleteStatement:
      return {same.scope, NameRole::kDelete};
    case Syntax::kGlobalStatement:
      return {same.scope, NameRole::kGlobal};
    case Syntax::kNonlocalStatement:
      return {same.scope, NameRole::kNonlocal};
    case Syntax::kImportStatement:
    case Syntax::kImportFromStatement:
    case Syntax::kFutureImportStatement:
      return {same.scope,
              node.field == SyntaxField::kName ? NameRole::kImport : NameRole::kNone};
    case Syntax::kAliasedImport:
      return {same.scope,
              node.field == SyntaxField::kAlias ? NameRole::kImport : NameRole::kNone};
    case Syntax::kCaseClause:
      return {same.scope,
              node.syntax == Syntax::kCasePattern ? NameRole::kCase : NameRole::kRead};
    case Syntax::kAsPattern:
      return in_as_pattern(index, parent);
    case Syntax::kDottedName:
      return in_dotted_name(index, parent);
    case Syntax::kKeywordPattern:
      return node.syntax == Syntax::kIdentifier ? none : same;
    case Syntax::kAttribute:
    case Syntax::kKeywordArgument:
      return node.field == SyntaxField::kAttribute || node.field == SyntaxField::kName
                 ? none
                 : read;
    case Syntax::kTypeAliasStatement:
    case Syntax::kTypeParameter:
    case Syntax::kType:
    case Syntax::kGenericType:
    case Syntax::kConstrainedType:
    case Syntax::kSplatType:
    case Syntax::kMemberType:
      return in_type(index, parent);
    case Syntax::kAsPatternTarget:
    case Syntax::kTuple:
    case Syntax::kList:
    case Syntax::kListSplat:
    case Syntax::kParenthesizedExpression:
    case Syntax::kExpressionList:
    case Syntax::kPatternList:
    case Syntax::kListPattern:
    case Syntax::kTuplePattern:
    case Syntax::kListSplatPattern:
    case Syntax::kDictionarySplatPattern:
    case Syntax::kCasePattern:
    case Syntax::kUnionPattern:
    case Syntax::kDictPattern:
    case Syntax::kClassPattern:
    case Syntax::kSplatPattern:
      return same;
    default:
      return read;
  }
}

NameContext ScopeReader::in_definition(NodeIndex index, NodeIndex parent) const {
  const std::uint32_t inside = result_.inside[parent];
  // That of the type parameters, if there are any.
  const std::uint32_t outside = result_.table.scopes[inside].parent;
  switch (nodes_[index].field) {
    case SyntaxField::kName:
      return {contexts_[parent].scope, NameRole::kBind};
    case SyntaxField::kTypeParameters:
      return {outside, NameRole::kTypeVariable};
    case SyntaxField::kParameters:
      return {inside, NameRole::kParameter};
    case SyntaxField::kReturnType:
      return annotation(outside);
    case SyntaxField::kSuperclasses:
      return {outside, NameRole::kRead};
    default:
      return {inside, NameRole::kRead};
  }
}

std::uint32_t ScopeReader::around_definition(std::uint32_t scope) const {
  const Scopes& all = result_.table.scopes;
  const std::uint32_t parent = all[scope].parent;
  return all[parent].kind == ScopeKind::kTypeParameters ? all[parent].parent : parent;
}

NameContext ScopeReader::in_parameter(NodeIndex index, NodeIndex parent) const {
  const std::uint32_t scope = contexts_[parent].scope;
  switch (nodes_[index].field) {
    case SyntaxField::kType:
      return annotation(result_.table.scopes[scope].parent);
    case SyntaxField::kValue:
      return {around_definition(scope), NameRole::kRead};
    default:
      return {scope, NameRole::kParameter};
  }
}

NameContext ScopeReader::in_assignment(NodeIndex index, NodeIndex parent) const {
  const std::uint32_t scope = contexts_[parent].scope;
  const SyntaxField field = nodes_[index].field;
  if (field == SyntaxField::kType) return annotation(scope);
  if (field != SyntaxField::kLeft) return {scope, NameRole::kRead};
  const NodeIndex end = nodes_[parent].end;
  if (nodes_.child_in(parent, SyntaxField::kType) == end) return {scope, NameRole::kBind};
  if (nodes_[index].syntax == Syntax::kIdentifier) return {scope, NameRole::kAnnotate};
  // `(x): int` does nothing with x, other than `(x): int = 1`.
  const bool binds = nodes_.child_in(parent, SyntaxField::kRight) != end;
  const bool is_name = nodes_[index].syntax == Syntax::kTuplePattern &&
                       nodes_.has_child(index, Syntax::kIdentifier);
  return {scope, binds || !is_name ? NameRole::kBind : NameRole::kNone};
}

// Of the first `for` of a comprehension, what is iterated over belongs to the scope around.
NameContext ScopeReader::in_for_in(NodeIndex index, NodeIndex parent) const {
  const std::uint32_t scope = contexts_[parent].scope;
  if (nodes_[index].field == SyntaxField::kLeft) return {scope, NameRole::kBind};
  const NodeIndex whole = nodes_[parent].parent;
  const bool is_first = nodes_.child_of(whole, Syntax::kForInClause) == parent;
  const bool is_iterable = nodes_[index].field == SyntaxField::kRight;
  return {is_first && is_iterable ? contexts_[whole].scope : scope, NameRole::kRead};
}

// `f() as x` of a statement, and `C() as x` of a case.
NameContext ScopeReader::in_as_pattern(NodeIndex index, NodeIndex parent) const {
  const NameContext around = contexts_[parent];
  if (nodes_[index].syntax == Syntax::kAsPatternTarget) {
    return {around.scope, NameRole::kBind};
  }
  const bool is_capture =
      around.role == NameRole::kCase && nodes_[index].syntax == Syntax::kIdentifier;
  if (is_capture) return {around.scope, NameRole::kBind};
  return {around.scope,
          around.role == NameRole::kCase ? NameRole::kCase : NameRole::kRead};
}

NameContext ScopeReader::in_dotted_name(NodeIndex index, NodeIndex parent) const {
  const NameContext around = contexts_[parent];
  if (nodes_.first_child(parent) != index) return {around.scope, NameRole::kNone};
  if (around.role != NameRole::kCase) return around;
  const bool is_value = nodes_[index].end != nodes_[parent].end ||
                        nodes_.parent_syntax(parent) == Syntax::kClassPattern;
  return {around.scope, is_value ? NameRole::kRead : NameRole::kCase};
}

NameContext ScopeReader::in_type(NodeIndex index, NodeIndex parent) const {
  const SyntaxNode& node = nodes_[index];
  const NameContext around = contexts_[parent];
  const bool is_identifier = node.syntax == Syntax::kIdentifier;
  switch (nodes_[parent].syntax) {
    case Syntax::kTypeAliasStatement:
      if (node.field == SyntaxField::kLeft && nodes_.is_type_alias(parent)) {
        return {around.scope, NameRole::kAliasName};
      }
      return {result_.inside[parent], NameRole::kRead};
    case Syntax::kGenericType:
      if (around.role == NameRole::kAliasName && !is_identifier) {
        const NodeIndex statement = nodes_[nodes_[parent].parent].parent;
        const std::uint32_t value = result_.inside[statement];
        return {result_.table.scopes[value].parent, NameRole::kTypeVariable};
      }
      return around;
    case Syntax::kConstrainedType:
      if (around.role == NameRole::kTypeVariable && nodes_.first_child(parent) != index) {
        return {result_.inside[parent], NameRole::kRead};
      }
      return around;
    case Syntax::kMemberType:
      return {around.scope, is_identifier ? NameRole::kNone : NameRole::kRead};
    default:
      return around;
  }
}

}  // namespace reknot
