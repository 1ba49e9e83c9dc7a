// The order in which components are digested when some have to be refined together with records.
#ifndef RK_CORE_FREEZE_JOINT_SCHEDULE_H_
#define RK_CORE_FREEZE_JOINT_SCHEDULE_H_

#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "core/freeze/component_digester.h"
#include "core/freeze/component_order.h"
#include "core/freeze/term_graph.h"

namespace reknot {

// Digests anew what changed, and what leads to something with another digest, so that each record
// is refined with nodes once at most: the lowest first, with all that may be unrollings of it.
//
// source   core/freeze/FORMAT.md §6
class JointSchedule {
 public:
  // graph, order, digester  kept by reference
  JointSchedule(const TermGraph& graph, const ComponentOrder& order,
                ComponentDigester& digester)
      : graph_(graph), order_(order), digester_(digester) {}

  // nodes    with all that lead to them
  // stale    those of them that have to be digested anew in any case
  // returns  the records that nodes were refined with, in this order
  // cost     O(nodes and edges from them), with what the digester takes
  std::vector<RecordId> run(std::span<const TermId> nodes, std::span<const TermId> stale);

 private:
  // Components of the nodes, by index.
  using Index = std::uint32_t;
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};
  struct Component {
    // Its nodes in nodes_.
    std::uint32_t begin;
    std::uint32_t end;
    // How many edges lead to other components that are neither done nor joined.
    std::uint32_t missing = 0;
    // Whether it has to be digested, and whether that is no longer so.
    bool is_stale = false;
    bool is_done = false;
  };

  std::span<const TermId> nodes_of(const Component& component) const {
    return std::span<const TermId>(nodes_).subspan(component.begin,
                                                   component.end - component.begin);
  }
  void number_components(std::span<const TermId> nodes);
  void index_edges();
  void digest(Component& component, Index index);
  void digest_jointly(RecordId record, std::vector<Index> joined);
  bool may_join(const Component& component, RecordId record);
  void mark_parents_of_changed();
  template <typename Use>
  void for_each_parent(TermId node, Use use);

  const TermGraph& graph_;
  const ComponentOrder& order_;
  ComponentDigester& digester_;
  // By node of the graph, while it runs: its place in nodes_, or kNone.
  std::vector<std::uint32_t> places_;
  // Component by component, and by place the component.
  std::vector<TermId> nodes_;
  std::vector<Index> component_of_;
  std::vector<Component> components_;
  // By place: the components that lead to the node, from another one; an entry for each edge.
  std::vector<std::uint32_t> parents_begin_;
  std::vector<Index> parents_;
  // Nothing is missing of these, and they may not have been digested.
  std::vector<Index> ready_;
  // Ready ones that may be unrollings, by the height of a record and the record.
  std::map<std::pair<std::uint32_t, RecordId>, std::vector<Index>> waiting_;
};

}  // namespace reknot

#endif  // RK_CORE_FREEZE_JOINT_SCHEDULE_H_
