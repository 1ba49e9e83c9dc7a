// Through which node all ways from a root go.
#ifndef RK_CORE_FREEZE_DOMINATORS_H_
#define RK_CORE_FREEZE_DOMINATORS_H_

#include <vector>

#include "core/freeze/rooted_graph.h"

namespace reknot {

// The tree of immediate dominators: what is below a node is reached through it only.
class DominatorTree {
 public:
  // graph    not kept
  // cost     O(edges log nodes), in practice O(edges). No recursion
  // source   Semi-NCA: Georgiadis, "Linear-time algorithms for dominators and related problems",
  //          2005
  explicit DominatorTree(const RootedGraph& graph);

  // Less than `node`; the root's own is the root.
  RootedId above(RootedId node) const { return above_[node]; }
  // Whether `node` is `top` or below it.
  bool is_within(RootedId node, RootedId top) const {
    return places_[node] - places_[top] < sizes_[top];
  }

 private:
  std::vector<RootedId> above_;
  // By node: its place in an order in which what is below it follows it, and how many these are,
  // with it.
  std::vector<std::uint32_t> places_;
  std::vector<std::uint32_t> sizes_;
};

}  // namespace reknot

#endif  // RK_CORE_FREEZE_DOMINATORS_H_
