// The strongly connected components of a graph, without recursion.
#ifndef RK_CORE_FREEZE_COMPONENTS_H_
#define RK_CORE_FREEZE_COMPONENTS_H_

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "core/freeze/edges.h"

namespace reknot {

// Finds components in such an order that each comes after all that it leads to.
//
// source   Tarjan, "Depth-first search and linear graph algorithms", 1972
class ComponentWalk {
 public:
  // edges    from every node; kept by reference
  explicit ComponentWalk(const EdgeTable& edges)
      : edges_(edges),
        lowest_(edges.sources(), kNew),
        component_of_(edges.sources(), kOpen) {}

  // visit    (std::span<const std::uint32_t> nodes) a component, whose nodes have their number by
  //          then
  // cost     O(nodes + edges), without what visit takes
  template <typename Visit>
  void run(Visit visit) {
    // Where nodes are numbered as a walk has left them, this comes by them as that one did, and
    // leaves them in the order in which they lie in memory.
    for (auto root = static_cast<std::uint32_t>(lowest_.size()); root-- > 0;) {
      if (lowest_[root] == kNew) walk_from(root, visit);
    }
  }

  // Of a node that was visited.
  std::uint32_t component_of(std::uint32_t node) const { return component_of_[node]; }

 private:
  static constexpr std::uint32_t kNew = ~std::uint32_t{0};
  static constexpr std::uint32_t kOpen = ~std::uint32_t{0};

  struct Frame {
    std::uint32_t node;
    std::uint32_t entered;
    std::uint32_t next_edge;
  };

  template <typename Visit>
  void walk_from(std::uint32_t root, Visit& visit) {
    enter(root);
    while (!path_.empty()) {
      const std::uint32_t child = next_new(path_.back());
      if (child != kNew) {
        enter(child);
        continue;
      }
      const Frame done = path_.back();
      path_.pop_back();
      if (lowest_[done.node] == done.entered) close(done.node, visit);
    }
  }

  void enter(std::uint32_t node) {
    lowest_[node] = entered_;
    path_.push_back({node, entered_++, 0});
    open_.push_back(node);
  }

  // The next node to enter, or kNew. An edge that was entered is looked at once more afterwards,
  // which is when it hands on how far back its node leads.
  std::uint32_t next_new(Frame& frame) {
    const std::span<const Edge> edges = edges_.from(frame.node);
    for (; frame.next_edge < edges.size(); ++frame.next_edge) {
      const std::uint32_t child = edges[frame.next_edge].target;
      if (lowest_[child] == kNew) return child;
      if (component_of_[child] != kOpen) continue;
      lowest_[frame.node] = std::min(lowest_[frame.node], lowest_[child]);
    }
    return kNew;
  }

  template <typename Visit>
  void close(std::uint32_t node, Visit& visit) {
    std::size_t begin = open_.size();
    do {
      component_of_[open_[--begin]] = components_;
    } while (open_[begin] != node);
    ++components_;
    visit(std::span<const std::uint32_t>(open_).subspan(begin));
    open_.resize(begin);
  }

  const EdgeTable& edges_;
  // By node: the earliest entered node that it is known to lead to, as far as that is open.
  std::vector<std::uint32_t> lowest_;
  std::vector<std::uint32_t> component_of_;
  std::uint32_t entered_ = 0;
  std::uint32_t components_ = 0;
  std::vector<Frame> path_;
  // Nodes that were entered and have no component yet, in the order of entering.
  std::vector<std::uint32_t> open_;
};

}  // namespace reknot

#endif  // RK_CORE_FREEZE_COMPONENTS_H_
