// Which nodes keep what is below them to themselves, so that it can be digested alone.
#ifndef RK_CORE_FREEZE_CLOSED_DOMINATORS_H_
#define RK_CORE_FREEZE_CLOSED_DOMINATORS_H_

#include <cstdint>
#include <vector>

#include "core/freeze/dominators.h"
#include "core/freeze/first_mutables.h"
#include "core/freeze/rooted_graph.h"

namespace reknot {

// By node, whether it is a closed dominator: mutable, not the root, and every way from the root to a
// mutable node that it leads to goes through it.
//
// cost     O(nodes + edges)
// source   core/freeze/FORMAT.md §9
std::vector<std::uint8_t> closed_dominators(const FirstMutables& first_mutables,
                                            const RootedGraph& reached,
                                            const DominatorTree& tree);

}  // namespace reknot

#endif  // RK_CORE_FREEZE_CLOSED_DOMINATORS_H_
