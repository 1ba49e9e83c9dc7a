// Graphs that digests are timed on, in the shapes that Python objects have and in those that are
// hardest. Nodes are numbered at random, as objects lie in memory.
#ifndef RK_TESTS_BENCH_TERM_SHAPES_H_
#define RK_TESTS_BENCH_TERM_SHAPES_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/freeze/term_graph.h"

namespace reknot {

struct TermShape {
  const char* name;
  // About `nodes` nodes.
  TermGraph (*make)(std::uint32_t nodes);
  // How many values the nodes of a graph of `nodes` nodes have, where the shape says.
  std::uint32_t (*values)(std::uint32_t nodes);
};

std::span<const TermShape> term_shapes();

// Nodes from which together all nodes are reached: a few more than need be.
std::vector<TermId> sources_of(const TermGraph& graph);

}  // namespace reknot

#endif  // RK_TESTS_BENCH_TERM_SHAPES_H_
