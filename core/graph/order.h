// Order where Python has none that can be relied on: the elements of sets, the names of a
// namespace. Neither addresses nor hash seeds reach the result.
#ifndef RK_CORE_GRAPH_ORDER_H_
#define RK_CORE_GRAPH_ORDER_H_

#include "core/graph/graph.h"

namespace reknot {

// Sorts the names of every namespace, by their UTF-8 bytes.
void sort_names(Graph& graph);

// Sorts the elements of every set and frozenset: ints by value, then texts, byte strings and
// floats by their bytes, then nodes by what they look like to a depth of kSetDepth. Elements that
// look alike so far stand in the order in which a walk from the variables meets them outside of
// this set; those that it does not meet keep the order they came in.
//
// cost     O(n log n) in the elements; O(graph) more if a set holds nodes
void sort_sets(Graph& graph);

constexpr int kSetDepth = 8;

}  // namespace reknot

#endif  // RK_CORE_GRAPH_ORDER_H_
