// Digests the nodes of a graph, a component at a time, on top of those that have a digest already.
#ifndef RK_CORE_FREEZE_COMPONENT_DIGESTER_H_
#define RK_CORE_FREEZE_COMPONENT_DIGESTER_H_

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/blake2b.h"
#include "core/freeze/components.h"
#include "core/freeze/digest_forms.h"
#include "core/freeze/fingerprints.h"
#include "core/freeze/quotient.h"
#include "core/freeze/records.h"
#include "core/freeze/refine.h"
#include "core/freeze/term_graph.h"

namespace reknot {

// What is known of a node that has a digest: all of it is its class's alone.
struct NodeValue {
  Digest digest{};
  // Of the class's component: one more than the greatest of those that it leads to, at least 1.
  std::uint32_t height = 0;
  // Of a class that is not a trivial component: that component, and its number there.
  RecordId record = kNoRecord;
  std::uint32_t number = 0;
};

// Keeps the value of each node, and the records of them.
//
// source   core/freeze/FORMAT.md §6, which has a name for each rule
class ComponentDigester {
 public:
  // graph    kept by reference
  explicit ComponentDigester(const TermGraph& graph) : graph_(graph), hasher_(graph) {}

  // Makes room for the nodes that were added.
  void resize();

  // Digests a component of the graph, unless it may be a further unrolling of a record.
  //
  // nodes    a whole component; all that it leads to have their values
  // returns  kNoRecord if the nodes have their values now; or the record, and nothing was done
  // cost     a hash a node, and in a component that is not trivial O(edges log nodes)
  RecordId digest(std::span<const TermId> nodes);

  // Digests components together with a record that they may be unrollings of.
  //
  // nodes    whole components; each node that they lead to is one of them, has a value with this
  //          record or one of less height
  // cost     O(edges log nodes), with those of the record
  void digest_jointly(std::span<const TermId> nodes, RecordId record);

  // Whether a node looks like a member of a record; what is one does.
  //
  // is_inside  (TermId) whether a child is one as well, if the node is
  template <typename IsInside>
  bool looks_like_member(TermId node, RecordId record, IsInside is_inside) {
    return records_[record].has_shallow_print(fingerprint_of(
        graph_, node, is_inside,
        [this](TermId child) -> const Digest& { return values_[child].digest; }));
  }

  const NodeValue& value(TermId node) const { return values_[node]; }
  // Of the last call: the nodes that have another digest than before.
  std::span<const TermId> changed() const { return changed_; }
  // How many digests of nodes were made, the same as before or not.
  std::uint64_t digested() const { return digested_; }

  const Record& record(RecordId id) const { return records_[id]; }
  std::size_t record_count() const { return records_.size(); }
  // Drops the records that no node is of any more.
  void drop_unused_records() { records_.drop_unused(); }

 private:
  static constexpr std::uint32_t kNowhere = ~std::uint32_t{0};

  // --- A node by itself.
  void digest_alone(TermId node);
  bool leads_to_itself(TermId node) const;
  std::uint32_t member_like(TermId node, RecordId id);

  // --- Nodes that are refined.
  void enter(std::span<const TermId> nodes);
  void leave(std::span<const TermId> nodes);
  RecordId record_below(std::span<const TermId> nodes) const;
  bool may_unroll(std::span<const TermId> nodes, RecordId id);
  void refine(std::span<const TermId> nodes, RecordId id);
  void collect_edges(std::span<const TermId> nodes, RecordId id);
  void collect_keys(std::span<const TermId> nodes, RecordId id);
  void append_members(const Record& record);

  // --- Their blocks.
  void digest_classes(std::span<const TermId> nodes,
                      std::span<const std::uint32_t> numbers);
  void digest_blocks(std::span<const TermId> nodes, std::span<const std::uint32_t> blocks,
                     RecordId id);
  void digest_block(std::span<const TermId> nodes, std::uint32_t block);
  void digest_block_component(std::span<const TermId> nodes,
                              std::span<const std::uint32_t> members,
                              const ComponentWalk& walk);
  const NodeValue& value_in_play(TermId child) const;
  template <typename IsInside, typename ValueOf>
  RecordId keep(std::span<const TermId> members, std::span<const Digest> keys,
                const EdgeTable& inside, std::span<const std::uint32_t> numbers,
                IsInside is_inside, ValueOf value_of);

  NodeValue member_value(RecordId id, std::uint32_t number) const;
  void set(TermId node, const NodeValue& value);

  const TermGraph& graph_;
  NodeHasher hasher_;
  ComponentHasher component_hasher_;
  Refiner refiner_;
  RecordTable records_;
  std::vector<NodeValue> values_;
  std::vector<TermId> changed_;
  std::uint64_t digested_ = 0;

  // By node: its index among those that are being digested, or kNowhere.
  std::vector<std::uint32_t> places_;
  // By that index, and after these by the number of a record's member: what is refined.
  std::vector<Digest> keys_;
  EdgeTable edges_;
  // The blocks that this ends with, and by block the value of its nodes.
  Quotient quotient_;
  std::vector<NodeValue> block_values_;
  // By block: its index among the members of the component that is being digested.
  std::vector<std::uint32_t> member_of_;
  // By that index.
  std::vector<TermId> members_;
  std::vector<Digest> member_keys_;
  EdgeTable inside_;
};

}  // namespace reknot

#endif  // RK_CORE_FREEZE_COMPONENT_DIGESTER_H_
