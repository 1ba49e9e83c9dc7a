// Places on a line that keep distances and make edges short.
#ifndef RK_CORE_VIEW_NETWORK_SIMPLEX_H_
#define RK_CORE_VIEW_NETWORK_SIMPLEX_H_

#include <cstdint>
#include <span>
#include <vector>

namespace reknot {

// The place of `to` is at least that of `from` plus `length`; each pixel more costs `weight`.
struct SimplexEdge {
  std::uint32_t from;
  std::uint32_t to;
  std::int32_t length;
  std::int32_t weight;
};

// Moves `places` to where the weighted sum of the edges' lengths is least, or, once `max_pivots`
// are used up, as near to it as has been come. The answer depends on the input only.
//
// edges    they connect all nodes
// places   [nodes] no edge is shorter than its length, before and after
// cost     a pivot: O(what hangs on the tree's edge that leaves); in practice some pivots a node
// source   Gansner, Koutsofios, North & Vo 1993, sections 2.3 and 2.4
void network_simplex(std::span<const SimplexEdge> edges, std::uint32_t max_pivots,
                     std::vector<std::int32_t>& places);

}  // namespace reknot

#endif  // RK_CORE_VIEW_NETWORK_SIMPLEX_H_
