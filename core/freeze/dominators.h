// Through which node all ways from a root go.
#ifndef RK_CORE_FREEZE_DOMINATORS_H_
#define RK_CORE_FREEZE_DOMINATORS_H_

#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "core/freeze/rooted_graph.h"

namespace reknot {

// From where edges come, by the node that they lead to.
class EdgeSources {
 public:
  // cost     O(nodes + edges)
  template <typename RootedNodes>
  explicit EdgeSources(const RootedNodes& graph) : begins_(graph.size() + 1, 0) {
    for_each_edge(graph, [this](RootedId, RootedId to) { ++begins_[to]; });
    std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
    sources_.resize(begins_.back());
    for_each_edge(graph,
                  [this](RootedId from, RootedId to) { sources_[--begins_[to]] = from; });
  }

  std::span<const RootedId> of(RootedId node) const {
    return {sources_.data() + begins_[node], begins_[node + 1] - begins_[node]};
  }

 private:
  template <typename RootedNodes, typename Use>
  static void for_each_edge(const RootedNodes& graph, Use use) {
    for (RootedId node = 0; node < graph.size(); ++node) {
      for (const RootedId child : graph.children(node)) {
        if (child != RootedGraph::kConstant) use(node, child);
      }
    }
  }

  std::vector<std::uint32_t> begins_;
  std::vector<RootedId> sources_;
};

// The tree of immediate dominators: what is below a node is reached through it only.
class DominatorTree {
 public:
  // graph    a RootedGraph, or another that has size(), parent(node) and children(node), and whose
  //          nodes are numbered as a depth-first walk comes to them; not kept
  // cost     O(edges log nodes), in practice O(edges). No recursion
  // source   Semi-NCA: Georgiadis, "Linear-time algorithms for dominators and related problems",
  //          2005
  template <typename RootedNodes>
  explicit DominatorTree(const RootedNodes& graph)
      : DominatorTree(parents_of(graph), EdgeSources(graph)) {}

  // Less than `node`; the root's own is the root.
  RootedId above(RootedId node) const { return above_[node]; }
  // Whether `node` is `top` or below it.
  bool is_within(RootedId node, RootedId top) const {
    return places_[node] - places_[top] < sizes_[top];
  }

 private:
  DominatorTree(const std::vector<RootedId>& parents, const EdgeSources& sources);

  template <typename RootedNodes>
  static std::vector<RootedId> parents_of(const RootedNodes& graph) {
    std::vector<RootedId> parents(graph.size());
    for (RootedId node = 0; node < graph.size(); ++node)
      parents[node] = graph.parent(node);
    return parents;
  }

  std::vector<RootedId> above_;
  // By node: its place in an order in which what is below it follows it, and how many these are,
  // with it.
  std::vector<std::uint32_t> places_;
  std::vector<std::uint32_t> sizes_;
};

}  // namespace reknot

#endif  // RK_CORE_FREEZE_DOMINATORS_H_
