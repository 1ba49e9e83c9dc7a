// Ordered partition refinement: Hopcroft's, with every choice made by what nodes are and never by
// how they are numbered.
#ifndef RK_CORE_FREEZE_REFINE_H_
#define RK_CORE_FREEZE_REFINE_H_

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "core/base/blake2b.h"
#include "core/freeze/edges.h"

namespace reknot {

// Splits nodes into blocks. Keeps its memory, so that one can be used for many small graphs.
class Refiner {
 public:
  // The coarsest partition in which the nodes of a block have the same key and lead, by the same
  // symbol, into the same blocks, and into each as often.
  //
  // keys     [nodes]; not kept. Nodes of one key have edges of the same symbols, and equally many
  // edges    from every node; not kept
  // returns  [nodes] by node its block, from 0 on without gaps; valid until the next call. Where
  //          each node is a block of its own, isomorphic graphs get the same numbers
  // cost     O(edges log nodes) visits and the sorting of what is visited, O(nodes + edges) memory
  // source   core/freeze/FORMAT.md §5; Hopcroft 1971; Valmari, "Simple bisimilarity minimization in
  //          O(m log n)", 2010
  std::span<const std::uint32_t> refine(std::span<const Digest> keys,
                                        const EdgeTable& edges);
  // How many blocks the last call made.
  std::uint32_t block_count() const { return static_cast<std::uint32_t>(blocks_.size()); }

 private:
  // A stretch of order_. While it is split, the nodes that are marked stand first in it.
  struct Block {
    std::uint32_t begin;
    std::uint32_t end;
    std::uint32_t marked = 0;
  };
  // Where a node stands: its block, and its index in order_. Both are asked for together.
  struct Standing {
    std::uint32_t block;
    std::uint32_t place;
  };
  // An edge from `source`; of a bag, with the number of its edges for a symbol.
  struct Arrow {
    std::uint32_t symbol;
    std::uint32_t source;
  };

  static void order_by_symbol(std::vector<Arrow>& arrows, std::vector<Arrow>& sorted);
  void group_by_key(std::span<const Digest> keys);
  void split(const EdgeTable& edges);
  void prefetch_work(std::size_t next) const;
  void index_edges(const EdgeTable& edges);
  void split_by(std::uint32_t splitter);
  void collect_arrows(std::uint32_t splitter);
  void count_bags();
  void split_by_groups();
  void mark(std::uint32_t node);
  void order_touched();
  void split_marked();

  std::vector<Block> blocks_;
  // Nodes, block by block.
  std::vector<std::uint32_t> order_;
  std::vector<Standing> standings_;
  // Edges by target: those into a node begin at in_begin_[node].
  std::vector<std::uint32_t> in_begin_;
  std::vector<Arrow> in_edges_;
  // Blocks that are to split others, first come, first served.
  std::vector<std::uint32_t> work_;
  std::vector<std::uint32_t> touched_;
  // What leads into the splitter: ordered nodes with their symbols, and bags, as often as they do.
  std::vector<Arrow> arrows_;
  std::vector<std::uint32_t> bags_;
  // By node, while bags are counted: how often it is among them. Otherwise 0.
  std::vector<std::uint32_t> counts_;
  // Of order_by_symbol.
  std::vector<Arrow> sorted_;
  // What refine() returns.
  std::vector<std::uint32_t> block_of_;
  // Of group_by_key: a table of open addressing, and a node of each key in it.
  std::vector<std::uint32_t> slots_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> found_;
};

}  // namespace reknot

#endif  // RK_CORE_FREEZE_REFINE_H_
