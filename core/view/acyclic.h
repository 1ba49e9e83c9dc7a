// Which edges are drawn against their direction, so that no cycle is left.
#ifndef RK_CORE_VIEW_ACYCLIC_H_
#define RK_CORE_VIEW_ACYCLIC_H_

#include <cstdint>
#include <vector>

#include "core/view/layout.h"

namespace reknot {

enum class Turning : std::uint8_t {
  // What is nearer to the roots stands further left, unless that turns two edges more: a compact drawing.
  kByDistance,
  // As few edges as are found: a long drawing with few crossings.
  kFew,
};

// By edge, whether it is turned round. Only edges of cycles are: within a strongly connected
// component those that lead to what a reader who begins at the roots comes to earlier. Edges from a
// node to itself are left as they are.
//
// cost     O(nodes + edges); up to 2,000 nodes O(nodes^2) at worst. No recursion
std::vector<std::uint8_t> turned_edges(const LayoutGraph& graph,
                                       Turning turning = Turning::kByDistance);

}  // namespace reknot

#endif  // RK_CORE_VIEW_ACYCLIC_H_
