#include "core/freeze/dominators.h"

#include <algorithm>
#include <numeric>

namespace reknot {
namespace {

// From where edges come, by the node that they lead to.
class Sources {
 public:
  explicit Sources(const RootedGraph& graph) : begins_(graph.size() + 1, 0) {
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
  template <typename Use>
  static void for_each_edge(const RootedGraph& graph, Use use) {
    for (RootedId node = 0; node < graph.size(); ++node) {
      for (const RootedId child : graph.children(node)) {
        if (child != RootedGraph::kConstant) use(node, child);
      }
    }
  }

  std::vector<std::uint32_t> begins_;
  std::vector<RootedId> sources_;
};

// The semidominators, in descending order of the nodes. A node that is done is linked to its parent
// in the walk's tree; `jump` skips over links that were followed before.
class Semidominators {
 public:
  explicit Semidominators(const RootedGraph& graph)
      : semi_(graph.size()), best_(graph.size()), jump_(graph.size()) {
    std::iota(semi_.begin(), semi_.end(), 0);
    best_ = semi_;
    for (RootedId node = 0; node < graph.size(); ++node) jump_[node] = graph.parent(node);
    const Sources sources(graph);
    for (RootedId node = graph.size(); node-- > 1;) {
      RootedId semi = graph.parent(node);
      for (const RootedId source : sources.of(node)) {
        semi = std::min(semi, semi_[best_above(source, node)]);
      }
      semi_[node] = semi;
    }
  }

  RootedId of(RootedId node) const { return semi_[node]; }

 private:
  // The node with the least semidominator among `node` and what it is linked to.
  //
  // last     what is greater has been linked
  RootedId best_above(RootedId node, RootedId last) {
    while (jump_[node] > last) {
      path_.push_back(node);
      node = jump_[node];
    }
    for (RootedId above = node; !path_.empty(); above = node) {
      node = path_.back();
      path_.pop_back();
      if (semi_[best_[above]] < semi_[best_[node]]) best_[node] = best_[above];
      jump_[node] = jump_[above];
    }
    return best_[node];
  }

  std::vector<RootedId> semi_;
  std::vector<RootedId> best_;
  std::vector<RootedId> jump_;
  std::vector<RootedId> path_;
};

}  // namespace

DominatorTree::DominatorTree(const RootedGraph& graph)
    : above_(graph.size()), places_(graph.size()), sizes_(graph.size(), 1) {
  const Semidominators semidominators(graph);
  for (RootedId node = 1; node < graph.size(); ++node) {
    RootedId above = graph.parent(node);
    while (above > semidominators.of(node)) above = above_[above];
    above_[node] = above;
  }
  for (RootedId node = graph.size(); node-- > 1;) sizes_[above_[node]] += sizes_[node];
  // By node: the place of the next that is below it.
  std::vector<std::uint32_t> next(graph.size(), 1);
  for (RootedId node = 1; node < graph.size(); ++node) {
    places_[node] = next[above_[node]];
    next[above_[node]] += sizes_[node];
    next[node] = places_[node] + 1;
  }
}

}  // namespace reknot
