// What a node leads to, as far as that is not digested by itself.
#ifndef RK_CORE_FREEZE_SKELETON_H_
#define RK_CORE_FREEZE_SKELETON_H_

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/blake2b.h"
#include "core/freeze/rooted_graph.h"
#include "core/freeze/term_graph.h"

namespace reknot {

// What a node is in a skeleton. Bytes of a digest.
enum class Standing : std::uint8_t {
  kImmutable = 0,
  kMutable = 1,
  kMutableMetOnce = 2,  // where there are bags: its identity tells nothing
  kClosed = 3,          // a closed dominator: stands for all below it, as a leaf
  kClosedMetOnce = 4,
};

// A node of a skeleton: its place in the order of a breadth-first walk, so that the node that the
// skeleton is of has 0.
using Place = std::uint32_t;

// One skeleton after the other; keeps its memory.
//
// source   core/freeze/FORMAT.md §9
class Skeleton {
 public:
  // All are kept by reference.
  //
  // closed   [reached.size()] what closed_dominators found
  Skeleton(const TermGraph& graph, const RootedGraph& reached,
           std::span<const std::uint8_t> closed)
      : graph_(graph),
        reached_(reached),
        closed_(closed),
        places_(reached.size(), kNew) {}

  // Replaces what is here by the skeleton of `top`.
  //
  // cost     O(nodes + edges of this and of the last one)
  void collect(RootedId top);

  const TermGraph& graph() const { return graph_; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }
  TermId term(Place node) const { return reached_.term(nodes_[node]); }
  Standing standing(Place node) const { return standings_[node]; }
  bool is_closed(Place node) const { return standings_[node] >= Standing::kClosed; }
  // As the term has them; none if the node is closed. place_of() is asked of those that are not
  // RootedGraph::kConstant.
  std::span<const RootedId> children(Place node) const {
    if (is_closed(node)) return {};
    return reached_.children(nodes_[node]);
  }
  Place place_of(RootedId child) const { return places_[child]; }

  bool has_bags() const { return has_bags_; }
  // How many nodes are immutable.
  std::uint32_t immutable_count() const { return immutable_count_; }
  // Finds out which mutable nodes are met once.
  void mark_met_once();

 private:
  static constexpr Place kNew = ~Place{0};

  void add(RootedId node, Standing standing);
  std::vector<std::uint8_t> met_again() const;

  const TermGraph& graph_;
  const RootedGraph& reached_;
  std::span<const std::uint8_t> closed_;
  std::vector<Place> places_;
  // By place.
  std::vector<RootedId> nodes_;
  std::vector<Standing> standings_;
  bool has_bags_ = false;
  std::uint32_t immutable_count_ = 0;
};

}  // namespace reknot

#endif  // RK_CORE_FREEZE_SKELETON_H_
