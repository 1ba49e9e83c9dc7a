// VALUE mode for graphs that grow and change: digests are kept, and only what can have become
// another value is digested anew.
#ifndef RK_CORE_FREEZE_FREEZER_H_
#define RK_CORE_FREEZE_FREEZER_H_

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "core/freeze/component_digester.h"
#include "core/freeze/component_order.h"
#include "core/freeze/joint_schedule.h"
#include "core/freeze/parents.h"
#include "core/freeze/term_graph.h"

namespace reknot {

// Owns a graph and the digest of each of its nodes, which is always the one that value_digests()
// has for the same graph. Nodes that nothing leads to any more stay, until they are changed into
// others; a caller who drops many begins anew with another graph.
//
// source   core/freeze/FORMAT.md §6
class Freezer {
 public:
  explicit Freezer(TermGraph graph = {});
  // Parts refer to each other.
  Freezer(const Freezer&) = delete;
  Freezer& operator=(const Freezer&) = delete;

  const TermGraph& graph() const { return graph_; }

  // As TermGraph has them. Costs what they cost there: nothing is digested yet. A child has to be a
  // node by the time a digest is asked for.
  TermId add_node(TermKind kind, ByteView label, std::span<const TermId> children);
  void change_node(TermId node, TermKind kind, ByteView label,
                   std::span<const TermId> children);

  // Brings the digests up to date.
  //
  // cost     of each component that has a changed node, or that leads to a node whose digest has
  //          changed: a hash a node, and O(edges log nodes) if it is not trivial. Where digests
  //          come out as they were, what leads to them is not digested.
  //          Besides, without hashing, O(all that leads to a node, and its edges) for each node
  //          that was added or leads to other nodes than before; not for one that is on no cycle
  //          if all that it leads to came before it in the order of components already.
  //          The same once if a component that is digested may be an unrolling of a record, and
  //          O(edges log nodes) for that record: once, however many components may be.
  //          No recursion
  void refreeze();

  // After refreeze(), where it is needed. Valid until the next call that is not const.
  const Digest& digest(TermId node) {
    refreeze();
    return digester_.value(node).digest;
  }

  // --- What there was to do, for tests and benchmarks.

  // How many digests of nodes were made since the beginning.
  std::uint64_t digested() const { return digester_.digested(); }
  // The records that were refined together with nodes when refreeze() last had to do something.
  std::span<const RecordId> jointly_refined() const { return jointly_refined_; }
  std::size_t record_count() const { return digester_.record_count(); }

 private:
  using LevelAndNode = std::pair<std::uint32_t, TermId>;

  void find_components();
  void digest_stale();
  void digest_stale_in_schedule();
  void push(TermId node);
  TermId pop();

  TermGraph graph_;
  ParentTable parents_;
  ComponentOrder order_;
  ComponentDigester digester_;
  JointSchedule schedule_;
  std::vector<RecordId> jointly_refined_;

  // Nodes that were added or changed since the last refreeze(); those of them that lead to others
  // than before. Both may have the same node twice.
  std::vector<TermId> changed_;
  std::vector<TermId> moved_;
  // A heap of nodes that have to be digested, the lowest level first; by node, whether it is there.
  std::vector<LevelAndNode> heap_;
  std::vector<bool> is_stale_;
};

}  // namespace reknot

#endif  // RK_CORE_FREEZE_FREEZER_H_
