// The messages that are hashed into digests.
// Bytes: core/freeze/FORMAT.md §3 and §10. Change one, change the other.
#ifndef RK_CORE_FREEZE_DIGEST_FORMS_H_
#define RK_CORE_FREEZE_DIGEST_FORMS_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/blake2b.h"
#include "core/base/hash.h"
#include "core/base/sort.h"
#include "core/freeze/edges.h"
#include "core/freeze/term_graph.h"

namespace reknot {

inline constexpr std::uint8_t kFreezeVersion = 1;

// What a message is of; its first byte.
enum class DigestForm : std::uint8_t {
  kNode = 'A',       // a node that is on no cycle
  kKey = 'K',        // a node on a cycle, without what is in its component
  kComponent = 'S',  // a component
  kMember = 'C',     // a node on a cycle, by its component and its number in it
  // Of identity mode.
  kSkeleton = 'I',     // a node, by the list of its skeleton
  kSkeletonKey = 'J',  // a node in a skeleton, without what it leads to there
  kNumbered = 'N',     // a node in a skeleton that has a number
};

inline Blake2b begin_form(DigestForm form) {
  Blake2b hash;
  hash.update_u8(static_cast<std::uint8_t>(form));
  hash.update_u8(kFreezeVersion);
  return hash;
}

// What is said of a node itself.
inline void update_head(Blake2b& hash, const TermGraph& graph, TermId node) {
  hash.update_u8(static_cast<std::uint8_t>(graph.kind(node)));
  const ByteView label = graph.label(node);
  hash.update_u32(static_cast<std::uint32_t>(label.size()));
  hash.update(label);
  hash.update_u32(static_cast<std::uint32_t>(graph.children(node).size()));
}

// Sorts.
inline void update_ascending(Blake2b& hash, std::vector<const Digest*>& digests) {
  sort_items(digests, [](const Digest* a, const Digest* b) { return *a < *b; });
  for (const Digest* digest : digests) hash.update(*digest);
}

// Hashes nodes. Keeps the memory in which it sorts the children of bags.
class NodeHasher {
 public:
  explicit NodeHasher(const TermGraph& graph) : graph_(graph) {}

  // digest_of  (TermId) the digest of a child; its address is stable
  template <typename DigestOf>
  Digest node(TermId node, DigestOf digest_of) {
    Blake2b hash = begin_node(DigestForm::kNode, node);
    if (graph_.kind(node) == TermKind::kBag) {
      outside_.clear();
      for (const TermId child : graph_.children(node)) {
        outside_.push_back(&digest_of(child));
      }
      update_ascending(hash, outside_);
    } else {
      for (const TermId child : graph_.children(node)) hash.update(digest_of(child));
    }
    return hash.finish();
  }

  // is_inside  (TermId) whether a child is in the node's component; digest_of is asked for others
  template <typename IsInside, typename DigestOf>
  Digest key(TermId node, IsInside is_inside, DigestOf digest_of) {
    const std::span<const TermId> children = graph_.children(node);
    if (!std::all_of(children.begin(), children.end(), is_inside)) {
      return new_key(node, is_inside, digest_of);
    }
    KnownKey& known = known_key(node);
    if (!known.is_of(graph_, node)) {
      known.set(graph_, node, new_key(node, is_inside, digest_of));
    }
    return known.key;
  }

 private:
  // Of a node whose children are all inside. There are few different ones in most graphs.
  struct KnownKey {
    static constexpr std::size_t kMostLabel = 32;

    bool is_of(const TermGraph& graph, TermId node) const {
      const ByteView other = graph.label(node);
      return is_set && kind == graph.kind(node) &&
             children == graph.children(node).size() &&
             std::equal(other.begin(), other.end(), label.begin(), label.begin() + size);
    }
    void set(const TermGraph& graph, TermId node, const Digest& digest) {
      key = digest;
      is_set = graph.label(node).size() <= kMostLabel;
      if (!is_set) return;
      kind = graph.kind(node);
      children = graph.children(node).size();
      size = graph.label(node).size();
      std::copy_n(graph.label(node).begin(), size, label.begin());
    }

    Digest key;
    bool is_set = false;
    TermKind kind;
    std::size_t children;
    std::size_t size;
    std::array<std::uint8_t, kMostLabel> label;
  };

  KnownKey& known_key(TermId node) {
    const std::size_t children = graph_.children(node).size();
    const std::uint64_t kind = static_cast<std::uint8_t>(graph_.kind(node));
    return known_keys_[hash_bytes(graph_.label(node), 2 * children + kind) %
                       known_keys_.size()];
  }

  template <typename IsInside, typename DigestOf>
  Digest new_key(TermId node, IsInside is_inside, DigestOf digest_of) {
    Blake2b hash = begin_node(DigestForm::kKey, node);
    const bool is_bag = graph_.kind(node) == TermKind::kBag;
    outside_.clear();
    for (const TermId child : graph_.children(node)) {
      const bool inside = is_inside(child);
      if (!is_bag) hash.update_u8(inside ? 0 : 1);
      if (inside) continue;
      if (is_bag) {
        outside_.push_back(&digest_of(child));
      } else {
        hash.update(digest_of(child));
      }
    }
    if (is_bag) update_ascending(hash, outside_);
    return hash.finish();
  }

  Blake2b begin_node(DigestForm form, TermId node) const {
    Blake2b hash = begin_form(form);
    update_head(hash, graph_, node);
    return hash;
  }

  const TermGraph& graph_;
  std::vector<const Digest*> outside_;
  std::vector<KnownKey> known_keys_ = std::vector<KnownKey>(256);
};

// Hashes components. Keeps the memory in which it orders them.
class ComponentHasher {
 public:
  // keys     [members]
  // inside   the edges between members, from each in the order of its children
  // numbers  [members] a permutation
  Digest component(std::span<const Digest> keys, const EdgeTable& inside,
                   std::span<const std::uint32_t> numbers) {
    by_number_.resize(numbers.size());
    for (std::uint32_t i = 0; i < numbers.size(); ++i) by_number_[numbers[i]] = i;
    Blake2b hash = begin_form(DigestForm::kComponent);
    hash.update_u32(static_cast<std::uint32_t>(numbers.size()));
    for (std::size_t i = 0; i < by_number_.size(); ++i) {
      const std::uint32_t member = by_number_[i];
      if (i + 2 * kAhead < by_number_.size()) {
        const std::uint32_t next = by_number_[i + kAhead];
        __builtin_prefetch(&keys[next]);
        for (const Edge& edge : inside.from(next).first(
                 std::min<std::size_t>(inside.from(next).size(), 8))) {
          __builtin_prefetch(&numbers[edge.target]);
        }
        inside.prefetch(by_number_[i + 2 * kAhead]);
      }
      hash.update(keys[member]);
      const std::span<const Edge> edges = inside.from(member);
      hash.update_u32(static_cast<std::uint32_t>(edges.size()));
      children_.clear();
      for (const Edge& edge : edges) children_.push_back(numbers[edge.target]);
      if (!edges.empty() && edges[0].symbol == kBagSymbol) {
        std::sort(children_.begin(), children_.end());
      }
      for (const std::uint32_t number : children_) hash.update_u32(number);
    }
    return hash.finish();
  }

 private:
  // So many members before it is hashed, what is known of one is fetched from memory.
  static constexpr std::size_t kAhead = 4;

  std::vector<std::uint32_t> by_number_;
  std::vector<std::uint32_t> children_;
};

inline Digest member_digest(const Digest& component, std::uint32_t number) {
  Blake2b hash = begin_form(DigestForm::kMember);
  hash.update(component);
  hash.update_u32(number);
  return hash.finish();
}

}  // namespace reknot

#endif  // RK_CORE_FREEZE_DIGEST_FORMS_H_
