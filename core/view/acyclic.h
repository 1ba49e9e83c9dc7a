// Which edges are drawn against their direction, so that no cycle is left.
#ifndef RK_CORE_VIEW_ACYCLIC_H_
#define RK_CORE_VIEW_ACYCLIC_H_

#include <cstdint>
#include <vector>

#include "core/view/layout.h"

namespace reknot {

// By edge, whether it is turned round. Only edges of cycles are: within a strongly connected
// component those that lead to a node that is nearer to the roots, or as near and found earlier.
// So a reader who begins at the roots goes from left to right. Edges from a node to itself are left
// as they are.
//
// cost     O(nodes + edges). No recursion
std::vector<std::uint8_t> turned_edges(const LayoutGraph& graph);

}  // namespace reknot

#endif  // RK_CORE_VIEW_ACYCLIC_H_
