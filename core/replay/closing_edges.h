// Which edges close a cycle, when edges are added to a graph one after the other.
#ifndef RK_CORE_REPLAY_CLOSING_EDGES_H_
#define RK_CORE_REPLAY_CLOSING_EDGES_H_

#include <cstdint>
#include <vector>

namespace reknot {

struct AddedEdge {
  std::uint32_t from;
  std::uint32_t to;
};

// Finds, by divide and conquer over the time of adding, when the two ends of each edge come to lie in
// one strongly connected component, and compares that with the time at which the edge was added. Of
// every stretch of time, the first half has the edges whose ends are connected by its end; for the
// second half those components have become single nodes.
//
// nodes    how many; edges lead from and to smaller numbers
// edges    [n] in the order in which they are added
// returns  [n] whether there is a way back from an edge's end to its beginning among those that are
//          added before it
// cost     O(nodes + n log n), recursion at most log n deep
// source   Radecki, "My own algorithm: offline incremental strongly connected components in
//          O(m log m)", Codeforces, 2021; components as in core/freeze/components.h
std::vector<bool> closing_edges(std::uint32_t nodes, const std::vector<AddedEdge>& edges);

}  // namespace reknot

#endif  // RK_CORE_REPLAY_CLOSING_EDGES_H_
