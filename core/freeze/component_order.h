// The components of a graph that changes, and an order in which each comes after those that it
// leads to.
#ifndef RK_CORE_FREEZE_COMPONENT_ORDER_H_
#define RK_CORE_FREEZE_COMPONENT_ORDER_H_

#include <cstdint>
#include <span>
#include <vector>

#include "core/freeze/parents.h"
#include "core/freeze/term_graph.h"

namespace reknot {

// Of the graph's nodes, not of classes: equal nodes may be in several components.
class ComponentOrder {
 public:
  // Takes notice of nodes that were added or lead elsewhere than before.
  //
  // moved    all of them, in any order; may have the same node twice
  // parents  of the graph as it is now; may be changed and is left as it was
  // cost     O(moved nodes and their edges), if what these lead to comes before them as it is;
  //          otherwise O(what leads to them, and its edges)
  void update(const TermGraph& graph, ParentTable& parents,
              std::span<const TermId> moved);

  // A component's is greater than those of the components that it leads to.
  std::uint32_t level(TermId node) const { return levels_[node]; }

  // use      (TermId) each node of a node's component
  template <typename Use>
  void for_each_member(TermId node, Use use) const {
    TermId member = node;
    do {
      use(member);
      member = next_[member];
    } while (member != node);
  }

 private:
  static constexpr std::uint32_t kNew = ~std::uint32_t{0};

  bool is_in_order(const TermGraph& graph, TermId node) const;
  void order(const TermGraph& graph, std::span<const TermId> nodes);

  // By node: kNew until it has one.
  std::vector<std::uint32_t> levels_;
  // By node: another of its component; the last leads to the first.
  std::vector<TermId> next_;
  // By node, in order() only: its index among those that are ordered, or kNew.
  std::vector<std::uint32_t> places_;
};

}  // namespace reknot

#endif  // RK_CORE_FREEZE_COMPONENT_ORDER_H_
