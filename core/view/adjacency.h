// Edges by the node at one of their ends, in the order in which they were given.
#ifndef RK_CORE_VIEW_ADJACENCY_H_
#define RK_CORE_VIEW_ADJACENCY_H_

#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace reknot {

class Adjacency {
 public:
  // end_of   (edge number) -> the node under which the edge is listed
  // cost     O(nodes + edges)
  template <typename EndOf>
  Adjacency(std::size_t nodes, std::size_t edges, EndOf end_of)
      : begins_(nodes + 1, 0), edges_(edges) {
    for (std::uint32_t edge = 0; edge < edges; ++edge) ++begins_[end_of(edge)];
    std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
    for (auto edge = static_cast<std::uint32_t>(edges); edge-- > 0;) {
      edges_[--begins_[end_of(edge)]] = edge;
    }
  }

  // The numbers of a node's edges, ascending.
  std::span<const std::uint32_t> of(std::uint32_t node) const {
    return {edges_.data() + begins_[node], begins_[node + 1] - begins_[node]};
  }

 private:
  std::vector<std::uint32_t> begins_;
  std::vector<std::uint32_t> edges_;
};

}  // namespace reknot

#endif  // RK_CORE_VIEW_ADJACENCY_H_
