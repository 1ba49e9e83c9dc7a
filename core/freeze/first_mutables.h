// Which mutable nodes are met first on the ways from an immutable one.
#ifndef RK_CORE_FREEZE_FIRST_MUTABLES_H_
#define RK_CORE_FREEZE_FIRST_MUTABLES_H_

#include <vector>

#include "core/freeze/term_graph.h"

namespace reknot {

class FirstMutables {
 public:
  // graph    each child is a node of it; not kept
  // cost     O(nodes + edges)
  explicit FirstMutables(const TermGraph& graph);

  // Whether `node` is immutable and leads to nothing mutable.
  bool is_constant(TermId node) const { return met_[node] == kNone; }
  // The one mutable node that is met first on all ways from `node` (itself, if it is mutable);
  // kSeveral if there are others, kNone if there is none.
  TermId met_from(TermId node) const { return met_[node]; }

  static constexpr TermId kNone = ~TermId{0};
  static constexpr TermId kSeveral = kNone - 1;
  static_assert(kNone - kSeveral < TermGraph::kReservedIds);

 private:
  std::vector<TermId> met_;
};

}  // namespace reknot

#endif  // RK_CORE_FREEZE_FIRST_MUTABLES_H_
