#include "core/source/parentheses.h"

#include <algorithm>

namespace reknot {
namespace {

// How tight operators bind (Language Reference, 6.17), the loosest first.
enum Rank : int {
  kUnknown,
  kNamed,
  kLambda,
  kConditional,
  kOr,
  kAnd,
  kNot,
  kComparison,
  kBitOr,
  kBitXor,
  kBitAnd,
  kShift,
  kSum,
  kProduct,
  kSign,
  kPower,
  kAwait,
  kPrimary,
};

// What an operand of no operator may be: anything but `yield`, `*x` and `x := 1`.
constexpr Rank kAnyOperand = kLambda;

Rank binary_rank(Syntax token) {
  switch (token) {
    case Syntax::kTokenBar:
      return kBitOr;
    case Syntax::kTokenCaret:
      return kBitXor;
    case Syntax::kTokenAmpersand:
      return kBitAnd;
    case Syntax::kTokenLeftShift:
    case Syntax::kTokenRightShift:
      return kShift;
    case Syntax::kTokenPlus:
    case Syntax::kTokenMinus:
      return kSum;
    case Syntax::kTokenDoubleStar:
      return kPower;
    default:
      return kProduct;
  }
}

// The rank of an operator token, kPrimary for what is none, kUnknown for what is no part of a plain
// expression.
Rank rank_of(Syntax token, Syntax parent) {
  switch (parent) {
    case Syntax::kNamedExpression:
      return token == Syntax::kTokenColonEqual ? kNamed : kPrimary;
    case Syntax::kLambda:
    case Syntax::kLambdaParameters:
    case Syntax::kDefaultParameter:
    case Syntax::kDictionarySplatPattern:
      return kLambda;
    case Syntax::kConditionalExpression:
      return token == Syntax::kTokenIf || token == Syntax::kTokenElse ? kConditional
                                                                      : kPrimary;
    case Syntax::kBooleanOperator:
      return token == Syntax::kTokenOr    ? kOr
             : token == Syntax::kTokenAnd ? kAnd
                                          : kPrimary;
    case Syntax::kNotOperator:
      return kNot;
    case Syntax::kComparisonOperator:
      return kComparison;
    case Syntax::kBinaryOperator:
      return binary_rank(token);
    case Syntax::kUnaryOperator:
      return kSign;
    case Syntax::kAwait:
      return kAwait;
    case Syntax::kAttribute:
    case Syntax::kSubscript:
    case Syntax::kCall:
      return kPrimary;
    default:
      return kUnknown;
  }
}

// Whether a leaf is spelled out by the grammar, so that it may be an operator.
bool is_operand(Syntax leaf) {
  switch (leaf) {
    case Syntax::kIdentifier:
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

bool opens_bracket(Syntax token) {
  return token == Syntax::kTokenOpenParenthesis || token == Syntax::kTokenOpenBracket ||
         token == Syntax::kTokenOpenBrace;
}

// That of the operator which binds the least of those outside of brackets.
Rank loosest_inside(const SyntaxNodes& nodes, NodeIndex index) {
  Rank loosest = kPrimary;
  const NodeIndex end = nodes[index].end;
  while (index < end) {
    const Syntax syntax = nodes[index].syntax;
    if (syntax == Syntax::kString || syntax == Syntax::kConcatenatedString) {
      index = nodes[index].end;
    } else if (opens_bracket(syntax)) {
      index = nodes[nodes[index].parent].end;
    } else {
      if (nodes.is_leaf(index) && !is_operand(syntax)) {
        loosest = std::min(loosest, rank_of(syntax, nodes.parent_syntax(index)));
      }
      ++index;
    }
  }
  return loosest;
}

// How tight what is in the parentheses must bind at least, for what is before them.
Rank needed_after(Syntax token, Syntax parent) {
  switch (parent) {
    case Syntax::kNamedExpression:
      return kAnyOperand;
    case Syntax::kConditionalExpression:
      return token == Syntax::kTokenElse ? kAnyOperand : kOr;
    case Syntax::kBooleanOperator:
      return token == Syntax::kTokenOr ? kAnd : kNot;
    case Syntax::kNotOperator:
      return kNot;
    case Syntax::kComparisonOperator:
      return kBitOr;
    case Syntax::kBinaryOperator:
    case Syntax::kChevron:
    case Syntax::kUnionType:
      // To the right of `**` a sign may stand.
      return token == Syntax::kTokenDoubleStar
                 ? kSign
                 : static_cast<Rank>(binary_rank(token) + 1);
    case Syntax::kUnaryOperator:
      return kSign;
    case Syntax::kListSplat:
    case Syntax::kListSplatPattern:
    case Syntax::kDictionarySplat:
      return kBitOr;
    case Syntax::kInterpolation:
    case Syntax::kFormatExpression:
      return kConditional;
    case Syntax::kForInClause:
    case Syntax::kIfClause:
      return kOr;
    case Syntax::kArgumentList:
    case Syntax::kAssertStatement:
    case Syntax::kAssignment:
    case Syntax::kAugmentedAssignment:
    case Syntax::kDecorator:
    case Syntax::kDefaultParameter:
    case Syntax::kDeleteStatement:
    case Syntax::kDictionary:
    case Syntax::kDictionaryComprehension:
    case Syntax::kElifClause:
    case Syntax::kExceptClause:
    case Syntax::kExpressionList:
    case Syntax::kExpressionStatement:
    case Syntax::kForStatement:
    case Syntax::kGeneratorExpression:
    case Syntax::kIfStatement:
    case Syntax::kKeywordArgument:
    case Syntax::kLambda:
    case Syntax::kList:
    case Syntax::kListComprehension:
    case Syntax::kMatchStatement:
    case Syntax::kPair:
    case Syntax::kParenthesizedExpression:
    case Syntax::kRaiseStatement:
    case Syntax::kReturnStatement:
    case Syntax::kSet:
    case Syntax::kSetComprehension:
    case Syntax::kSlice:
    case Syntax::kSubscript:
    case Syntax::kTuple:
    case Syntax::kTypedDefaultParameter:
    case Syntax::kWhileStatement:
    case Syntax::kWithClause:
    case Syntax::kWithStatement:
    case Syntax::kYield:
      return kAnyOperand;
    default:
      return kPrimary;
  }
}

// The same for what is behind them.
Rank needed_before(Syntax token, Syntax parent) {
  switch (parent) {
    case Syntax::kConditionalExpression:
      return kOr;
    case Syntax::kBooleanOperator:
      return token == Syntax::kTokenOr ? kOr : kAnd;
    case Syntax::kComparisonOperator:
      return kBitOr;
    case Syntax::kBinaryOperator:
    case Syntax::kUnionType:
      return token == Syntax::kTokenDoubleStar ? kAwait : binary_rank(token);
    case Syntax::kInterpolation:
    case Syntax::kFormatExpression:
    case Syntax::kFormatSpecifier:
      return kConditional;
    case Syntax::kForInClause:
    case Syntax::kIfClause:
      // The keyword of the next clause.
      return token == Syntax::kTokenIf || token == Syntax::kTokenFor ||
                     token == Syntax::kTokenAsync
                 ? kAnyOperand
                 : kPrimary;
    default:
      break;
  }
  switch (token) {
    case Syntax::kTokenCloseParenthesis:
    case Syntax::kTokenCloseBracket:
    case Syntax::kTokenCloseBrace:
    case Syntax::kTokenComma:
    case Syntax::kTokenColon:
    case Syntax::kTokenSemicolon:
    case Syntax::kTokenAs:
    case Syntax::kTokenFrom:
      return kAnyOperand;
    case Syntax::kTypeConversion:
      return kConditional;
    default:
      return kPrimary;
  }
}

struct Neighbours {
  // The leaves beside; `outside` where there is none.
  NodeIndex before;
  NodeIndex after;
  NodeIndex outside;
};

Neighbours beside(const SyntaxNodes& nodes, NodeIndex parentheses, NodeIndex begin,
                  NodeIndex end) {
  NodeIndex before = parentheses;
  while (before > begin && !nodes.is_leaf(before)) --before;
  // The parentheses themselves are no leaf, so this is one before them.
  const bool has_before = before >= begin && nodes.is_leaf(before);
  NodeIndex after = nodes[parentheses].end;
  while (after < end && !nodes.is_leaf(after)) ++after;
  return {has_before ? before : nodes.size(), after < end ? after : nodes.size(),
          nodes.size()};
}

// `x = (yield)` and `(yield)`.
bool is_statement_yield(const SyntaxNodes& nodes, const Neighbours& leaves) {
  if (leaves.after != leaves.outside) return false;
  if (leaves.before == leaves.outside) return true;
  const Syntax parent = nodes.parent_syntax(leaves.before);
  return parent == Syntax::kAssignment || parent == Syntax::kAugmentedAssignment;
}

}  // namespace

bool is_redundant(const SyntaxNodes& nodes, NodeIndex parentheses, NodeIndex begin,
                  NodeIndex end) {
  NodeIndex inside = parentheses;
  while (nodes[inside].syntax == Syntax::kParenthesizedExpression) inside += 2;
  const Neighbours leaves = beside(nodes, parentheses, begin, end);
  if (nodes[inside].syntax == Syntax::kYield) return is_statement_yield(nodes, leaves);
  const Rank rank = loosest_inside(nodes, inside);
  if (leaves.before != leaves.outside) {
    const Syntax token = nodes[leaves.before].syntax;
    const Syntax parent = nodes.parent_syntax(leaves.before);
    // The grammar takes the call in `type(x).y = 1` for parentheses.
    if (parent == Syntax::kTypeAliasStatement && token == Syntax::kTokenType)
      return false;
    if (rank < needed_after(token, parent)) return false;
  }
  if (leaves.after == leaves.outside) return rank >= kAnyOperand;
  const Syntax token = nodes[leaves.after].syntax;
  return rank >=
         std::max(needed_before(token, nodes.parent_syntax(leaves.after)), kAnyOperand);
}

}  // namespace reknot
