// 64 bits of what a node looks like from nearby: nodes that are the same value have the same.
//
// They only save work. What has the same may still differ, and whoever makes it so on purpose
// makes exact tests run that would have been saved.
#ifndef RK_CORE_FREEZE_FINGERPRINTS_H_
#define RK_CORE_FREEZE_FINGERPRINTS_H_

#include <cstdint>
#include <cstring>
#include <span>

#include "core/base/blake2b.h"
#include "core/base/hash.h"
#include "core/freeze/edges.h"
#include "core/freeze/term_graph.h"

namespace reknot {

inline std::uint64_t fingerprint_of(const Digest& digest) {
  std::uint64_t head;
  std::memcpy(&head, digest.data(), sizeof head);
  return head;
}

// What NodeHasher::key hashes, by the same parameters.
template <typename IsInside, typename DigestOf>
std::uint64_t fingerprint_of(const TermGraph& graph, TermId node, IsInside is_inside,
                             DigestOf digest_of) {
  const std::span<const TermId> children = graph.children(node);
  const bool is_bag = graph.kind(node) == TermKind::kBag;
  std::uint64_t print = hash_bytes(graph.label(node), 2 * children.size() + is_bag);
  std::uint64_t sum = 0;
  for (const TermId child : children) {
    const std::uint64_t one = is_inside(child) ? 1 : fingerprint_of(digest_of(child));
    if (is_bag) {
      sum += mix(one);
    } else {
      print = mix(print ^ one);
    }
  }
  return mix(print ^ sum);
}

// One step deeper: with what the children inside have.
//
// edges    from the node to them, in the order of its children
// of       (std::uint32_t target) what a child has
template <typename Of>
std::uint64_t deeper_fingerprint(std::uint64_t print, std::span<const Edge> edges,
                                 Of of) {
  std::uint64_t sum = 0;
  for (const Edge& edge : edges) {
    if (edge.symbol == kBagSymbol) {
      sum += mix(of(edge.target));
    } else {
      print = mix(print ^ mix(of(edge.target)));
    }
  }
  return mix(print ^ sum);
}

}  // namespace reknot

#endif  // RK_CORE_FREEZE_FINGERPRINTS_H_
