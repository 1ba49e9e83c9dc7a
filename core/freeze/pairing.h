// Which objects of two graphs stand for each other.
#ifndef RK_CORE_FREEZE_PAIRING_H_
#define RK_CORE_FREEZE_PAIRING_H_

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/base/blake2b.h"
#include "core/freeze/place_graph.h"

namespace reknot {

// A side of a pairing: its places, and the VALUE digests of its terms.
struct PairedSide {
  const PlaceGraph& places;
  std::span<const Digest> digests;
};

// A reference to an object that, with it, is no longer the only one of its class on its side.
struct Parting {
  // The left place that refers; nothing for a variable, of which `edge` is the number then.
  std::optional<PlaceId> from;
  std::uint32_t edge;
  PlaceId left;
  PlaceId right;
};

// Follows the same references on both sides, from variables with the same names on, and puts what it
// comes to into one class. Two objects are the same after a trip if and only if they were it before,
// as far as they can be told apart, exactly if each class has one object with an identity on either
// side: then classes are a bijection between these, as identity mode asks (core/freeze/FORMAT.md §8).
//
// What is not alike by itself (label, kind, number of ordered children) is a pair, but is not
// entered. Children of bags are paired by digest; entries that differ, by that of their keys; those of
// which a bag has several with one digest are left out, since nothing says which is which.
//
// Algorithm: Hopcroft and Karp, "A linear algorithm for testing equivalence of finite automata",
// 1971. A pair whose two places are in one class already is not followed, so there are fewer pairs
// than places, and what it would have shown follows from those that were.
class Pairing {
 public:
  // cost     O((places + edges) * inverse Ackermann), and sorting the children of bags. No recursion
  Pairing(const PairedSide& left, const PairedSide& right);

  // A number of the class, less than the number of all places; the same for all in it.
  std::uint32_t class_of_left(PlaceId place) const { return root_of(place); }
  std::uint32_t class_of_right(PlaceId place) const {
    return root_of(left_size_ + place);
  }
  // How many objects with an identity a class has.
  std::uint32_t lefts(std::uint32_t of_class) const { return sizes_[of_class].left; }
  std::uint32_t rights(std::uint32_t of_class) const { return sizes_[of_class].right; }

  // What a place was paired with first; nothing where the other side has nothing there.
  std::optional<PlaceId> partner(PlaceId left) const;

  // Breadth first from the variables, so that each is at the end of a shortest way.
  std::span<const Parting> partings() const { return partings_; }

 private:
  static constexpr PlaceId kNone = ~PlaceId{0};
  struct Sizes {
    std::uint32_t left = 0;
    std::uint32_t right = 0;
    // With those that have none.
    std::uint32_t members = 1;
  };
  struct Pair {
    PlaceId left;
    PlaceId right;
    PlaceId from;  // kNone for a variable
    std::uint32_t edge;
  };

  void pair_variables();
  void visit(const Pair& pair);
  bool is_alike(PlaceId left, PlaceId right) const;
  void enter(PlaceId left, PlaceId right);
  void enter_bags(PlaceId left, PlaceId right);
  std::uint32_t root_of(std::uint32_t member) const;
  bool unite(std::uint32_t left, std::uint32_t right);

  const PairedSide& left_;
  const PairedSide& right_;
  const std::uint32_t left_size_;
  // By left place, then by right place. Paths are shortened by looking.
  mutable std::vector<std::uint32_t> parents_;
  // By root.
  std::vector<Sizes> sizes_;
  std::vector<PlaceId> partners_;
  std::vector<Parting> partings_;
  // Those that are to be visited; grows while it is gone through.
  std::vector<Pair> pairs_;
};

}  // namespace reknot

#endif  // RK_CORE_FREEZE_PAIRING_H_
