// Components whose digest is kept, by themselves: without the nodes that they were found in, which
// may change.
#ifndef RK_CORE_FREEZE_RECORDS_H_
#define RK_CORE_FREEZE_RECORDS_H_

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/base/blake2b.h"
#include "core/freeze/edges.h"

namespace reknot {

using RecordId = std::uint32_t;
inline constexpr RecordId kNoRecord = ~RecordId{0};

// A component of classes that is not trivial. A member is named by its number (FORMAT.md §5).
class Record {
 public:
  // How far from a node fingerprints look, in edges.
  static constexpr unsigned kDepth = 3;
  static constexpr std::uint32_t kNoMember = ~std::uint32_t{0};

  // keys, prints, inside  [members] in any order; the edges from each in that of its children
  // numbers               [members] a permutation
  // height                as NodeValue has it
  Record(std::span<const Digest> keys, std::span<const std::uint64_t> prints,
         const EdgeTable& inside, std::span<const std::uint32_t> numbers,
         std::uint32_t height);

  std::uint32_t size() const { return static_cast<std::uint32_t>(keys_.size()); }
  std::uint32_t height() const { return height_; }
  std::span<const Digest> keys() const { return keys_; }
  // From each member, by number; of a bag by ascending target.
  const EdgeTable& edges() const { return edges_; }

  // A node that has the same value as a member and is no part of the component has the member's
  // key, and its edges; found by its fingerprint.
  //
  // print    its fingerprint, with children that are members taken for inside
  // key      () its key, taken in the same way; asked for seldom
  // edges    to members, in the order of its children
  // returns  the member's number, or kNoMember
  // cost     O(edges), without what key takes; the first time O(size() log size())
  template <typename Key>
  std::uint32_t find(std::uint64_t print, Key key, std::span<const Edge> edges) {
    const auto [begin, end] = with_signature(signature_of(print, edges));
    if (begin == end) return kNoMember;
    const Digest wanted = key();
    for (auto it = begin; it != end; ++it) {
      if (keys_[it->second] == wanted && leads_to(it->second, edges)) return it->second;
    }
    return kNoMember;
  }

  // A member's fingerprint.
  //
  // depth    [0..kDepth - 1]
  // cost     the first time O(size() log size() + edges)
  std::uint64_t print(unsigned depth, std::uint32_t number) {
    make_prints();
    return prints_[depth * keys_.size() + number];
  }
  // Whether a member has this one at kDepth, or at depth 0. Costs what print() costs, and
  // O(log size()).
  bool has_deepest_print(std::uint64_t print);
  bool has_shallow_print(std::uint64_t print);

 private:
  using Signature = std::pair<std::uint64_t, std::uint32_t>;
  using Signatures = std::vector<Signature>::const_iterator;

  static std::uint64_t signature_of(std::uint64_t print, std::span<const Edge> edges);
  std::pair<Signatures, Signatures> with_signature(std::uint64_t signature);
  bool leads_to(std::uint32_t number, std::span<const Edge> edges) const;
  void make_prints();

  std::uint32_t height_;
  // By number.
  std::vector<Digest> keys_;
  EdgeTable edges_;
  // Depth by depth, by number; until they are asked for only those of depth 0.
  std::vector<std::uint64_t> prints_;
  // Empty until they are asked for. Sorted: fingerprints, and signatures with numbers.
  std::vector<std::uint64_t> deepest_;
  std::vector<std::uint64_t> shallow_;
  std::vector<Signature> signatures_;
};

// Records by the digest of their component, each once, as long as they have users.
class RecordTable {
 public:
  // returns  the record with this digest, or kNoRecord
  RecordId find(const Digest& component) const;
  RecordId add(const Digest& component, Record record);

  Record& operator[](RecordId id) { return *entries_[id].record; }
  const Record& operator[](RecordId id) const { return *entries_[id].record; }
  const Digest& digest(RecordId id) const { return entries_[id].digest; }

  // Of both: kNoRecord has no users. A record without users stays until drop_unused().
  void add_user(RecordId id);
  void remove_user(RecordId id);
  void drop_unused();

  // How many there are.
  std::size_t size() const { return by_digest_.size(); }

 private:
  struct Entry {
    Digest digest;
    std::uint32_t users;
    // None if it was dropped.
    std::optional<Record> record;
  };
  struct DigestHash {
    std::size_t operator()(const Digest& digest) const;
  };

  std::vector<Entry> entries_;
  std::unordered_map<Digest, RecordId, DigestHash> by_digest_;
  std::vector<RecordId> unused_;
  // Dropped ones, whose place the next take.
  std::vector<RecordId> free_;
};

}  // namespace reknot

#endif  // RK_CORE_FREEZE_RECORDS_H_
