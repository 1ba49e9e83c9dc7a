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

  std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size() - 1); }
  TermKind kind(TermId node) const { return nodes_[node].kind; }
  bool is_mutable(TermId node) const {
    return nodes_[node].identity == TermIdentity::kMutable;
  }
  // Valid until the next node is added, as what children() returns.
  ByteView label(TermId node) const {
    return between(labels_, nodes_[node].label, nodes_[node + 1].label);
  }
  std::span<const TermId> children(TermId node) const {
    return between(children_, nodes_[node].children, nodes_[node + 1].children);
  }

  // label     of any size; copied
  // children  [any]; may name nodes that are yet to be added. Of a bag in any order, and as often
  //           as they are in it
  // cost      amortised O(what it adds)
  TermId add_node(TermKind kind, ByteView label, std::span<const TermId> children,
                  TermIdentity identity = TermIdentity::kImmutable);

 private:
  // Where a node's label and children begin; they end where the next node's begin.
  struct Node {
    std::uint32_t label;
    std::uint32_t children;
    TermKind kind;
    TermIdentity identity;
  };

  template <typename T>
  static std::span<const T> between(const std::vector<T>& all, std::uint32_t begin,
                                    std::uint32_t end) {
    return {all.data() + begin, end - begin};
  }

  // One more than there are.
  std::vector<Node> nodes_{{0, 0, TermKind::kOrdered, TermIdentity::kImmutable}};
  Bytes labels_;
  std::vector<TermId> children_;
};

}  // namespace reknot

#endif  // RK_CORE_FREEZE_TERM_GRAPH_H_
