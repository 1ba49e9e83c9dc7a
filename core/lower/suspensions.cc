#include "core/lower/suspensions.h"

namespace reknot {
namespace {

bool is_loop(Syntax syntax) {
  return syntax == Syntax::kForStatement || syntax == Syntax::kWhileStatement;
}

}  // namespace

Suspensions::Suspensions(const SyntaxNodes& nodes) : flags_(nodes.size(), 0) {
  // What is inside a node stands behind it.
  for (NodeIndex node = nodes.size(); node-- > 1;) {
    flags_[node] = static_cast<std::uint8_t>(flags_[node] | own_flags(nodes, node));
    if (is_loop(nodes[node].syntax) && returns(node)) flags_[node] |= kReturnsFromLoop;
    flags_[nodes[node].parent] |= passed_on(nodes, node, flags_[node]);
  }
}

std::uint8_t Suspensions::own_flags(const SyntaxNodes& nodes, NodeIndex node) {
  switch (nodes[node].syntax) {
    case Syntax::kYield:
    case Syntax::kAwait:
      return kSuspends;
    case Syntax::kForStatement:
    case Syntax::kWithStatement:
      return nodes.has_child(node, Syntax::kTokenAsync) ? kSuspends : 0;
    case Syntax::kReturnStatement:
      return kReturns;
    case Syntax::kBreakStatement:
    case Syntax::kContinueStatement:
      return kBreaks;
    default:
      return 0;
  }
}

std::uint8_t Suspensions::passed_on(const SyntaxNodes& nodes, NodeIndex node,
                                    std::uint8_t flags) {
  const Syntax parent = nodes.parent_syntax(node);
  if (parent == Syntax::kFunctionDefinition || parent == Syntax::kLambda) return 0;
  // The `else` of a loop stands outside of it.
  if (is_loop(parent) && nodes[node].syntax == Syntax::kBlock) {
    return static_cast<std::uint8_t>(flags & ~kBreaks);
  }
  return flags;
}

}  // namespace reknot
