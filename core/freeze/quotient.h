// The graph of the blocks into which a graph's nodes fall.
#ifndef RK_CORE_FREEZE_QUOTIENT_H_
#define RK_CORE_FREEZE_QUOTIENT_H_

#include <cstdint>
#include <span>
#include <vector>

#include "core/freeze/edges.h"

namespace reknot {

// Blocks are numbered anew, as the graph's nodes come to them: in this order what belongs together
// lies together.
struct Quotient {
  // By node: its block.
  std::vector<std::uint32_t> block_of;
  // By block: the first of its nodes.
  std::vector<std::uint32_t> firsts;
  // From every block: those of its first node.
  EdgeTable edges;
};

// edges    from every node
// blocks   [nodes] by node its block; all nodes of a block have the same edges into blocks
inline Quotient quotient_of(const EdgeTable& edges, std::span<const std::uint32_t> blocks,
                            std::uint32_t block_count) {
  constexpr std::uint32_t kNew = ~std::uint32_t{0};
  std::vector<std::uint32_t> number_of(block_count, kNew);
  Quotient quotient;
  quotient.block_of.resize(blocks.size());
  for (std::uint32_t node = 0; node < blocks.size(); ++node) {
    std::uint32_t& number = number_of[blocks[node]];
    if (number == kNew) {
      number = static_cast<std::uint32_t>(quotient.firsts.size());
      quotient.firsts.push_back(node);
      for (const Edge& edge : edges.from(node)) {
        quotient.edges.add_edge(edge.target, edge.symbol);
      }
      quotient.edges.add_source();
    }
    quotient.block_of[node] = number;
  }
  quotient.edges.rename_targets(
      [&](std::uint32_t node) { return quotient.block_of[node]; });
  return quotient;
}

}  // namespace reknot

#endif  // RK_CORE_FREEZE_QUOTIENT_H_
