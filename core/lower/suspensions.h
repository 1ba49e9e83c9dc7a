// Which parts of a tree suspend the function that they stand in. Private to this folder.
#ifndef RK_CORE_LOWER_SUSPENSIONS_H_
#define RK_CORE_LOWER_SUSPENSIONS_H_

#include <cstdint>
#include <vector>

#include "core/source/syntax.h"

namespace reknot {

// What stands in a node, without what stands in functions inside it.
class Suspensions {
 public:
  // cost  linear
  explicit Suspensions(const SyntaxNodes& nodes);

  // `yield`, `await`, `async for` or `async with`.
  bool suspends(NodeIndex node) const { return has(node, kSuspends); }
  bool returns(NodeIndex node) const { return has(node, kReturns); }
  // A `return` in a loop, the node being one, or in a loop inside it.
  bool returns_from_loop(NodeIndex node) const { return has(node, kReturnsFromLoop); }
  // A `break` or `continue` whose loop is around the node.
  bool breaks(NodeIndex node) const { return has(node, kBreaks); }
  // Whether control leaves the node other than at its end.
  bool escapes(NodeIndex node) const { return has(node, kReturns | kBreaks); }

 private:
  enum : std::uint8_t { kSuspends = 1, kReturns = 2, kReturnsFromLoop = 4, kBreaks = 8 };

  bool has(NodeIndex node, std::uint8_t flags) const {
    return (flags_[node] & flags) != 0;
  }
  static std::uint8_t own_flags(const SyntaxNodes& nodes, NodeIndex node);
  static std::uint8_t passed_on(const SyntaxNodes& nodes, NodeIndex node,
                                std::uint8_t flags);

  std::vector<std::uint8_t> flags_;
};

}  // namespace reknot

#endif  // RK_CORE_LOWER_SUSPENSIONS_H_
