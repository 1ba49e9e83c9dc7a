#include "core/freeze/closed_dominators.h"

namespace reknot {

namespace {

constexpr RootedId kNone = ~RootedId{0};

// By node: of an immutable one, the only mutable node that it meets, if there is only one.
std::vector<RootedId> only_met(const FirstMutables& first_mutables,
                               const RootedGraph& reached) {
  std::vector<RootedId> only(reached.size(), kNone);
  for (RootedId node = 0; node < reached.size(); ++node) {
    if (reached.is_mutable(node)) continue;
    const TermId met = first_mutables.met_from(reached.term(node));
    if (met != FirstMutables::kSeveral) only[node] = reached.node_of(met);
  }
  return only;
}

}  // namespace

std::vector<std::uint8_t> closed_dominators(const FirstMutables& first_mutables,
                                            const RootedGraph& reached,
                                            const DominatorTree& tree) {
  // By node: how many edges lead from what it dominates to what it does not. An edge adds 1 where it
  // begins and takes it away at the first dominator that it does not leave; negative numbers wrap.
  // Edges to immutable nodes that know of nothing mutable but the node itself do no harm and are
  // taken away at once.
  std::vector<std::uint32_t> leaving(reached.size(), 0);
  std::vector<std::uint32_t> harmless(reached.size(), 0);
  const std::vector<RootedId> only = only_met(first_mutables, reached);
  for (RootedId from = 0; from < reached.size(); ++from) {
    for (const RootedId to : reached.children(from)) {
      if (to == RootedGraph::kConstant) continue;
      ++leaving[from];
      --leaving[tree.is_within(from, to) ? to : tree.above(to)];
      const RootedId met = only[to];
      if (met == kNone) continue;
      if (tree.is_within(from, met) && !tree.is_within(to, met)) ++harmless[met];
    }
  }
  std::vector<std::uint8_t> closed(reached.size(), 0);
  for (RootedId node = reached.size(); node-- > 1;) {
    closed[node] = leaving[node] == harmless[node] && reached.is_mutable(node);
    leaving[tree.above(node)] += leaving[node];
  }
  return closed;
}

}  // namespace reknot
