#include "core/freeze/closed_dominators.h"

namespace reknot {

std::vector<std::uint8_t> closed_dominators(const TermGraph& graph,
                                            const FirstMutables& first_mutables,
                                            const RootedGraph& reached,
                                            const DominatorTree& tree) {
  // By node: how many edges lead from what it dominates to what it does not. An edge adds 1 where it
  // begins and takes it away at the first dominator that it does not leave; negative numbers wrap.
  // Edges to immutable nodes that know of nothing mutable but the node itself do no harm and are
  // taken away at once.
  std::vector<std::uint32_t> leaving(reached.size(), 0);
  std::vector<std::uint32_t> harmless(reached.size(), 0);
  for (RootedId from = 0; from < reached.size(); ++from) {
    for (const RootedId to : reached.children(from)) {
      if (to == RootedGraph::kConstant) continue;
      ++leaving[from];
      --leaving[tree.is_within(from, to) ? to : tree.above(to)];
      const TermId met = first_mutables.met_from(reached.term(to));
      if (graph.is_mutable(reached.term(to)) || met == FirstMutables::kSeveral) continue;
      const RootedId only = reached.node_of(met);
      if (tree.is_within(from, only) && !tree.is_within(to, only)) ++harmless[only];
    }
  }
  std::vector<std::uint8_t> closed(reached.size(), 0);
  for (RootedId node = reached.size(); node-- > 1;) {
    closed[node] =
        graph.is_mutable(reached.term(node)) && leaving[node] == harmless[node];
    leaving[tree.above(node)] += leaving[node];
  }
  return closed;
}

}  // namespace reknot
