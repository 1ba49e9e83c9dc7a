// VALUE mode: a digest of what a node is, as far as a reader who never asks `is` can see.
#ifndef RK_CORE_FREEZE_VALUE_DIGESTS_H_
#define RK_CORE_FREEZE_VALUE_DIGESTS_H_

#include <vector>

#include "core/base/blake2b.h"
#include "core/freeze/term_graph.h"

namespace reknot {

// The digest of every node. Two nodes, of one graph or of two, have the same digest if and only if
// they have the same infinite unfolding (are bisimilar): whatever else is in the graph, however
// nodes are numbered, shared or unrolled, and wherever a walk began.
//
// graph    each child is a node of it
// returns  [graph.size()], by node
// cost     one hash a node where no cycle is reached; O(edges log nodes) elsewhere. No recursion
// source   core/freeze/FORMAT.md
std::vector<Digest> value_digests(const TermGraph& graph);

}  // namespace reknot

#endif  // RK_CORE_FREEZE_VALUE_DIGESTS_H_
