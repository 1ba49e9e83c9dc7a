#include "core/source/form_encoder.h"

#include "core/source/parentheses.h"

namespace reknot {

std::optional<NormalForm> FormEncoder::run(std::span<const std::string> cells) && {
  out_.letter('N');
  NodeIndex index = root_ + 1;
  while (index < behind(root_)) {
    close(index);
    index = enter(index);
  }
  close(index);
  names_.write_rest(out_, cells);
  if (!understood_) return std::nullopt;
  return NormalForm{std::move(out_).take(), names_.take_cells(), names_.take_globals()};
}

// Tokens ------------------------------------------------------------------------------

NodeIndex FormEncoder::enter(NodeIndex index) {
  if (is_dropped(index)) return behind(index);
  if (is_default(index)) {
    out_.mark(Mark::kDefault);
    return behind(index);
  }
  if (parent_of(index) == Syntax::kBlock) return enter_statement(index);
  switch (nodes_[index].syntax) {
    case Syntax::kUnknown:
      understood_ = false;
      return behind(index);
    case Syntax::kBlock:
      out_.mark(Mark::kBlock);
      open_.push_back({index, Closer::kBlock});
      return index + 1;
    case Syntax::kDecorator:
      open_.push_back({index, Closer::kStatement});
      statements_.push_back(index);
      return index + 1;
    case Syntax::kExpressionList:
    case Syntax::kPatternList:
      return enter_list(index);
    case Syntax::kGeneratorExpression:
      // `f(x for x in y)` has one pair for two.
      return parent_of(index) == Syntax::kCall ? enter_list(index) : index + 1;
    case Syntax::kParenthesizedExpression:
      return enter_parentheses(index);
    case Syntax::kIdentifier:
      return enter_identifier(index);
    case Syntax::kInteger:
      return enter_integer(index);
    case Syntax::kFloat:
      out_.mark(Mark::kNumber, plain_number(spelled(index)));
      return behind(index);
    case Syntax::kConcatenatedString:
    case Syntax::kString:
      return enter_string(index);
    case Syntax::kInterpolation:
    case Syntax::kFormatExpression:
      return enter_interpolation(index);
    case Syntax::kFormatSpecifier:
      out_.mark(Mark::kFormat);
      return index + 1;
    case Syntax::kTypeConversion:
      out_.mark(Mark::kConversion, spelled(index));
      return behind(index);
    default:
      return nodes_.is_leaf(index) ? enter_token(index) : index + 1;
  }
}

NodeIndex FormEncoder::enter_token(NodeIndex index) {
  const Syntax token = nodes_[index].syntax;
  const Syntax parent = parent_of(index);
  const bool is_parenthesis =
      token == Syntax::kTokenOpenParenthesis || token == Syntax::kTokenCloseParenthesis;
  // `print` and `type`, where they are names.
  if (has_occurrence(index)) {
    write_occurrence(index);
    return behind(index);
  }
  switch (parent) {
    case Syntax::kString:
      if (token == Syntax::kStringStart) read_characters(index);
      return behind(index);
    case Syntax::kInterpolation:
    case Syntax::kFormatExpression:
      if (token == Syntax::kTokenOpenBrace || token == Syntax::kTokenCloseBrace ||
          token == Syntax::kTokenEqual) {
        return behind(index);
      }
      break;
    case Syntax::kAssignment:
      if (token == Syntax::kTokenColon && drops_annotation(nodes_[index].parent)) {
        // Without a value, what the target consists of is evaluated yet.
        const NodeIndex assignment = nodes_[index].parent;
        if (nodes_.child_in(assignment, SyntaxField::kRight) == behind(assignment)) {
          out_.mark(Mark::kBareTarget);
        }
        return behind(index);
      }
      break;
    case Syntax::kFormatSpecifier:
      write_format_text(index);
      return behind(index);
    case Syntax::kSubscript:
      if (token == Syntax::kTokenCloseBracket &&
          is_tuple_subscript(nodes_[index].parent)) {
        out_.syntax(Syntax::kTokenCloseParenthesis);
      }
      break;
    case Syntax::kParenthesizedExpression:
      if (is_parenthesis && !kept_.contains(nodes_[index].parent)) return behind(index);
      break;
    case Syntax::kWithClause:
      // Those around all the items.
      if (is_parenthesis) return behind(index);
      break;
    default:
      break;
  }
  if (token == Syntax::kTokenComma && is_trailing(index)) return behind(index);
  out_.syntax(token);
  const bool opens_tuple = parent == Syntax::kSubscript &&
                           token == Syntax::kTokenOpenBracket &&
                           is_tuple_subscript(nodes_[index].parent);
  if (opens_tuple) out_.syntax(Syntax::kTokenOpenParenthesis);
  return behind(index);
}

// Whether a comma changes nothing.
bool FormEncoder::is_trailing(NodeIndex comma) const {
  const NodeIndex parent = nodes_[comma].parent;
  const NodeIndex next = behind(comma);
  const bool is_last =
      next == behind(parent) || (behind(next) == behind(parent) && nodes_.is_leaf(next) &&
                                 (nodes_[next].syntax == Syntax::kTokenCloseParenthesis ||
                                  nodes_[next].syntax == Syntax::kTokenCloseBracket ||
                                  nodes_[next].syntax == Syntax::kTokenCloseBrace));
  if (!is_last) return false;
  switch (nodes_[parent].syntax) {
    case Syntax::kArgumentList:
    case Syntax::kDictPattern:
    case Syntax::kClassPattern:
    case Syntax::kDictionary:
    case Syntax::kLambdaParameters:
    case Syntax::kList:
    case Syntax::kListPattern:
    case Syntax::kParameters:
    case Syntax::kSet:
    case Syntax::kWithClause:
      return true;
    case Syntax::kExpressionList:
    case Syntax::kExpressionStatement:
    case Syntax::kPatternList:
    case Syntax::kSubscript:
    case Syntax::kTuple:
    case Syntax::kTuplePattern:
      // The only comma makes the tuple.
      return nodes_.child_of(parent, Syntax::kTokenComma) != comma;
    default:
      return false;
  }
}

NodeIndex FormEncoder::enter_list(NodeIndex index) {
  out_.syntax(Syntax::kTokenOpenParenthesis);
  open_.push_back({index, Closer::kList});
  return index + 1;
}

NodeIndex FormEncoder::enter_parentheses(NodeIndex index) {
  if (parent_of(index) == Syntax::kParenthesizedExpression) return index + 1;
  const NodeIndex begin = statements_.empty() ? root_ : statements_.back();
  if (!is_redundant(nodes_, index, begin, behind(begin))) kept_.insert(index);
  return index + 1;
}

NodeIndex FormEncoder::enter_integer(NodeIndex index) {
  const IntegerValue value = read_integer(spelled(index));
  switch (value.kind) {
    case IntegerValue::Kind::kBytes:
      out_.mark(Mark::kInteger, value.text);
      break;
    case IntegerValue::Kind::kDigits:
      out_.mark(Mark::kLongInteger, value.text);
      break;
    case IntegerValue::Kind::kOther:
      out_.mark(Mark::kNumber, value.text);
      break;
  }
  return behind(index);
}

void FormEncoder::close(NodeIndex index) {
  while (!open_.empty() && behind(open_.back().node) <= index) {
    const Open open = open_.back();
    open_.pop_back();
    close(open);
  }
}

void FormEncoder::close(const Open& open) {
  switch (open.closer) {
    case Closer::kBlock:
      return out_.mark(Mark::kBlockEnd);
    case Closer::kStatement:
      statements_.pop_back();
      return out_.mark(Mark::kStatementEnd);
    case Closer::kList:
      return out_.syntax(Syntax::kTokenCloseParenthesis);
    case Closer::kString:
      return close_string(open.node);
    case Closer::kInterpolation:
    case Closer::kFormatExpression:
      return close_interpolation(open.node);
  }
}

// Names -------------------------------------------------------------------------------

bool FormEncoder::is_parameter(NodeIndex identifier) const {
  NodeIndex node = identifier;
  Syntax parent = parent_of(node);
  if (parent == Syntax::kListSplatPattern || parent == Syntax::kDictionarySplatPattern) {
    node = nodes_[node].parent;
    parent = parent_of(node);
  }
  switch (parent) {
    case Syntax::kParameters:
    case Syntax::kLambdaParameters:
      return true;
    case Syntax::kTypedParameter:
    case Syntax::kDefaultParameter:
    case Syntax::kTypedDefaultParameter:
      return nodes_[node].field != SyntaxField::kValue &&
             nodes_[node].field != SyntaxField::kType;
    default:
      return false;
  }
}

NodeIndex FormEncoder::enter_identifier(NodeIndex index) {
  const NodeIndex next = behind(index);
  if (has_occurrence(index)) {
    const Syntax parent = parent_of(index);
    const Occurrence& occurrence = scopes_.table.occurrences[scopes_.occurrence[index]];
    const Scope& scope = scopes_.table.scopes[occurrence.scope];
    const bool is_declared =
        parent == Syntax::kClassDefinition ||
        (occurrence.use == NameUse::kBind &&
         (scope.names[occurrence.name].flags & kNameTypeParameter) != 0) ||
        (occurrence.use == NameUse::kBind &&
         (parent == Syntax::kType || parent == Syntax::kGenericType));
    if (is_parameter(index)) {
      out_.mark(Mark::kParameter, private_name(index));
    } else if (is_declared) {
      out_.mark(Mark::kDeclared, spelled(index));
    }
    write_occurrence(index);
    return next;
  }
  switch (parent_of(index)) {
    case Syntax::kAttribute:
    case Syntax::kMemberType:
      out_.mark(Mark::kAttribute, private_name(index));
      return next;
    case Syntax::kKeywordArgument:
    case Syntax::kKeywordPattern:
      write_spelled(Mark::kKeyword, index);
      return next;
    case Syntax::kDottedName:
      if (nodes_.first_child(nodes_[index].parent) != index) {
        out_.mark(Mark::kAttribute, private_name(index));
        return next;
      }
      break;
    default:
      break;
  }
  // The wildcard of a pattern, and what is in an annotation that stays a string.
  if (spelled(index) == "_") {
    out_.syntax(Syntax::kTokenUnderscore);
  } else {
    out_.mark(Mark::kPlainName, spelled(index));
  }
  return next;
}

void FormEncoder::write_spelled(Mark mark, NodeIndex index) {
  out_.mark(mark, spelled(index));
  // Whether such names are private depends on the version of Python.
  const std::string inside = private_name(index);
  if (inside != spelled(index)) out_.mark(Mark::kMangled, inside);
}

// What is an object of its own ----------------------------------------------------------

bool FormEncoder::is_in_root_parameter(NodeIndex index) const {
  const NodeIndex parameter = nodes_[index].parent;
  switch (nodes_[parameter].syntax) {
    case Syntax::kTypedParameter:
    case Syntax::kDefaultParameter:
    case Syntax::kTypedDefaultParameter:
      return nodes_[nodes_[parameter].parent].parent == root_;
    default:
      return false;
  }
}

bool FormEncoder::is_default(NodeIndex index) const {
  return nodes_[index].field == SyntaxField::kValue && is_in_root_parameter(index);
}

bool FormEncoder::is_dropped(NodeIndex index) const {
  const NodeIndex parent = nodes_[index].parent;
  const SyntaxField field = nodes_[index].field;
  const Syntax syntax = nodes_[index].syntax;
  if (parent == root_) {
    return field == SyntaxField::kName || field == SyntaxField::kTypeParameters ||
           field == SyntaxField::kReturnType || syntax == Syntax::kTokenArrow;
  }
  // `class C():`
  const bool is_empty = behind(index) == index + 3;
  if (field == SyntaxField::kSuperclasses && is_empty) return true;
  if (is_in_root_parameter(index)) {
    return field == SyntaxField::kType || syntax == Syntax::kTokenColon ||
           syntax == Syntax::kTokenEqual;
  }
  return nodes_[parent].syntax == Syntax::kAssignment && field == SyntaxField::kType &&
         drops_annotation(parent);
}

}  // namespace reknot
