// A frozen value without any hash in it: the smallest graph that unfolds to it.
#ifndef RK_CORE_FREEZE_MINIMAL_FORM_H_
#define RK_CORE_FREEZE_MINIMAL_FORM_H_

#include <span>

#include "core/base/blake2b.h"
#include "core/base/bytes.h"
#include "core/freeze/term_graph.h"

namespace reknot {

// The classes that `root` leads to, numbered breadth first from its own; two roots have equal bytes
// if and only if they are the same value.
//
// digests  [graph.size()] as value_digests has them
// returns  for each class: its kind, 1 byte; the size of its label and the label; how many children it
//          has, and their numbers, which a bag has in the order of their digests. Numbers have 4
//          bytes, least significant first
// cost     O(edges log edges) of what `root` leads to
// source   core/freeze/FORMAT.md §14
Bytes minimal_form(const TermGraph& graph, std::span<const Digest> digests, TermId root);

}  // namespace reknot

#endif  // RK_CORE_FREEZE_MINIMAL_FORM_H_
