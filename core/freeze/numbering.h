// Numbers for the nodes of a graph with bags that are the same however the graph is written down.
#ifndef RK_CORE_FREEZE_NUMBERING_H_
#define RK_CORE_FREEZE_NUMBERING_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "core/base/blake2b.h"
#include "core/base/result.h"
#include "core/freeze/edges.h"
#include "core/freeze/refine.h"

namespace reknot {

// Numbers the nodes of one graph. What is not told apart by where it stands is told apart by what it
// leads to; of what is left, each is tried as the next, and the least digest counts.
//
// source   core/freeze/FORMAT.md §11; the search is that of McKay, "Practical graph isomorphism",
//          1981
class Numbering {
 public:
  using DigestOf = std::function<Digest(std::span<const std::uint32_t> number_of)>;

  // How often a graph is coloured at least before it is refused.
  static constexpr std::uint64_t kFreeRounds = 16;

  // Node 0 is the root, which leads to all others.
  //
  // keys     [nodes] what a node is, without what it leads to. Nodes of one key have edges of the
  //          same symbols, and equally many; not kept
  // edges    kept by reference
  // most_coloured  how many nodes and edges may be coloured, over all rounds together
  Numbering(std::vector<Digest> keys, const EdgeTable& edges,
            std::uint64_t most_coloured);

  // digest_of  of the graph whose nodes have these numbers
  // returns    the least digest of all numberings that are tried
  // errors     kTooMuchAlike  offset 0; more would be coloured than may be
  // cost       O(nodes + edges) if no bag has several children whose place nothing else tells;
  //            with colours O(edges log nodes) a round. Exponential in the worst case, but for the
  //            limit: sets of objects encode the isomorphism of graphs
  Result<Digest> least_digest(const DigestOf& digest_of);

 private:
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  // A node that has no number and is in bags that have one.
  struct Candidate {
    std::uint32_t colour;
    std::uint32_t node;
    // The numbers of the bags, ascending; one that has it twice is there twice. In bags_.
    std::uint32_t begin;
    std::uint32_t end;
  };
  // Where each of several nodes is tried as the next.
  struct Choice {
    std::size_t numbered;
    std::vector<std::uint32_t> members;
    std::size_t tried = 0;
    // Whether there is a digest with the present member.
    bool has_digest = false;
    std::set<Digest> digests;
  };

  bool is_numbered(std::uint32_t node) const { return number_of_[node] != kNone; }
  bool is_bag(std::uint32_t node) const {
    const std::span<const Edge> edges = edges_.from(node);
    return !edges.empty() && edges[0].symbol == kBagSymbol;
  }
  void give_number(std::uint32_t node);
  void take_back_numbers(std::size_t count);

  Result<std::vector<std::uint32_t>> number_on();
  Status follow_edges();
  Status follow_bag(std::uint32_t node);
  Status colour();
  std::vector<std::uint32_t> number_by_bags();
  std::vector<Candidate> candidates();
  std::span<const std::uint32_t> bags_of(const Candidate& candidate) const;
  bool are_interchangeable(std::span<const Candidate> cell) const;

  void add_digest(const Digest& digest);
  bool try_next();

  std::vector<Digest> keys_;
  const EdgeTable& edges_;
  Refiner refiner_;
  std::uint64_t most_coloured_;
  std::uint64_t coloured_ = 0;

  // By node: its number, how many edges lead to it, and its colour, if has_colours_.
  std::vector<std::uint32_t> number_of_;
  std::vector<std::uint32_t> edges_to_;
  std::vector<std::uint32_t> colours_;
  bool has_colours_ = false;
  // How many nodes had numbers when the round began, which is what colours go by.
  std::size_t round_begin_ = 0;
  // By number.
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> bags_;
  std::vector<std::uint32_t> found_;
  std::vector<Choice> choices_;
  std::optional<Digest> least_;
};

}  // namespace reknot

#endif  // RK_CORE_FREEZE_NUMBERING_H_
