// Edges between the nodes of a part of a graph, which are numbered anew from 0 on.
#ifndef RK_CORE_FREEZE_EDGES_H_
#define RK_CORE_FREEZE_EDGES_H_

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/sort.h"

namespace reknot {

struct Edge {
  std::uint32_t target;
  // The position among the source's children; kBagSymbol if they are a bag.
  std::uint32_t symbol;
};
inline constexpr std::uint32_t kBagSymbol = ~std::uint32_t{0};

// Grouped by source, ascending.
class EdgeTable {
 public:
  void clear() {
    edges_.clear();
    ends_.clear();
  }
  // Of the next source; add_source ends them.
  void add_edge(std::uint32_t target, std::uint32_t symbol) {
    edges_.push_back({target, symbol});
  }
  void add_source() { ends_.push_back(static_cast<std::uint32_t>(edges_.size())); }
  // Replaces every target by name_of(target).
  template <typename NameOf>
  void rename_targets(NameOf name_of) {
    for (Edge& edge : edges_) edge.target = name_of(edge.target);
  }

  std::uint32_t sources() const { return static_cast<std::uint32_t>(ends_.size()); }
  // In the order in which they were added.
  std::span<const Edge> from(std::uint32_t source) const {
    const std::uint32_t begin = source == 0 ? 0 : ends_[source - 1];
    return {edges_.data() + begin, ends_[source] - begin};
  }
  // Begins to bring them into the cache.
  void prefetch(std::uint32_t source) const {
    __builtin_prefetch(edges_.data() + (source == 0 ? 0 : ends_[source - 1]));
  }
  std::span<const Edge> all() const { return edges_; }

 private:
  std::vector<Edge> edges_;
  std::vector<std::uint32_t> ends_;
};

// Orders the edges of one source by target if it is a bag: no other order says anything.
inline void sort_if_bag(std::vector<Edge>& edges) {
  if (edges.empty() || edges[0].symbol != kBagSymbol) return;
  sort_items(edges, [](const Edge& a, const Edge& b) { return a.target < b.target; });
}

}  // namespace reknot

#endif  // RK_CORE_FREEZE_EDGES_H_
