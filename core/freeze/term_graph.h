// What is frozen: a graph of terms, with nothing of Python in it.
//
// Definitions: core/freeze/FORMAT.md §1.
#ifndef RK_CORE_FREEZE_TERM_GRAPH_H_
#define RK_CORE_FREEZE_TERM_GRAPH_H_

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/bytes.h"

namespace reknot {

// Nodes are named by their index, in the order in which they are added.
using TermId = std::uint32_t;

// Whether the order of a node's children counts. Bytes of a digest.
enum class TermKind : std::uint8_t {
  kOrdered = 0,
  // A multiset: how often a child stands in it counts.
  kBag = 1,
};

// Whether a program can tell a node from an equal one: by `is`, or by changing one of the two. Only
// identity mode asks. Bytes of a digest.
enum class TermIdentity : std::uint8_t {
  kImmutable = 0,
  kMutable = 1,
};

// Labels, and children, hold fewer than 2^32 in all; so do the nodes, less kReservedIds.
class TermGraph {
 public:
  // The greatest ids name no node, so that tables by node can have values of their own.
  static constexpr std::uint32_t kReservedIds = 4;

  std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }
  TermKind kind(TermId node) const { return nodes_[node].kind; }
  bool is_mutable(TermId node) const {
    return nodes_[node].identity == TermIdentity::kMutable;
  }
  // Valid until the next node is added or changed, as what children() returns.
  ByteView label(TermId node) const { return part_of(labels_, nodes_[node].label); }
  std::span<const TermId> children(TermId node) const {
    return part_of(children_, nodes_[node].children);
  }

  // Begins to bring into the cache what is known of a node: useful some steps before it is asked.
  void prefetch(TermId node) const { __builtin_prefetch(&nodes_[node]); }
  // Then the beginnings of its label and of its children.
  void prefetch_parts(TermId node) const {
    __builtin_prefetch(labels_.data() + nodes_[node].label.begin);
    __builtin_prefetch(children_.data() + nodes_[node].children.begin);
  }

  // label     of any size; copied
  // children  [any]; may name nodes that are yet to be added. Of a bag in any order, and as often
  //           as they are in it
  // cost      amortised O(what it adds)
  TermId add_node(TermKind kind, ByteView label, std::span<const TermId> children,
                  TermIdentity identity = TermIdentity::kImmutable);
  // Makes a node what add_node would have made it; its identity stays. The label and the children
  // may be those that a node of this graph has.
  //
  // cost      amortised O(what it has then)
  void change_node(TermId node, TermKind kind, ByteView label,
                   std::span<const TermId> children);

 private:
  // A part of labels_ or of children_.
  struct Stretch {
    std::uint32_t begin;
    std::uint32_t size;
  };
  struct Node {
    Stretch label;
    Stretch children;
    TermKind kind;
    TermIdentity identity;
  };

  template <typename T>
  static std::span<const T> part_of(const std::vector<T>& all, Stretch part) {
    return {all.data() + part.begin, part.size};
  }
  template <typename T>
  static Stretch append(std::vector<T>& all, std::span<const T> content);
  template <typename T>
  void replace(std::vector<T>& all, Stretch& part, std::span<const T> content);
  void compact();

  std::vector<Node> nodes_;
  // With what changed nodes had before, until it is compacted.
  Bytes labels_;
  std::vector<TermId> children_;
  // How much was appended for changed nodes since then.
  std::uint64_t appended_ = 0;
};

}  // namespace reknot

#endif  // RK_CORE_FREEZE_TERM_GRAPH_H_
