// IDENTITY mode: a digest of what a node is to a program that also asks `is`, and changes objects.
#ifndef RK_CORE_FREEZE_IDENTITY_DIGESTS_H_
#define RK_CORE_FREEZE_IDENTITY_DIGESTS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/blake2b.h"
#include "core/base/result.h"
#include "core/freeze/closed_dominators.h"
#include "core/freeze/first_mutables.h"
#include "core/freeze/rooted_graph.h"
#include "core/freeze/term_graph.h"

namespace reknot {

struct IdentityLimits {
  // How many nodes and references are looked at, over and over again, to tell apart what is in bags:
  // some seconds. Graphs without choices are far from it.
  std::uint64_t coloured = std::uint64_t{1} << 24;
};

// Digests nodes of one graph, one after the other. Two nodes, of one graph or of two, have the same
// digest if and only if there is a bijection between the mutable nodes that they reach such that the
// two are bisimilar once each mutable node and its image have a name of their own: immutable nodes
// may be shared, copied or unrolled, mutable ones may not.
//
// What is digested on the way is kept: the mutable nodes that dominate what they lead to. Such a
// node is then digested in no time, and any other as fast as it leads to them. No digest depends on
// what was digested before.
//
// source   core/freeze/FORMAT.md §8 to §11
class IdentityDigester {
 public:
  // graph    each child is a node of it; kept by reference
  // cost     O(nodes + edges), and that of value_digests for what reaches nothing mutable
  explicit IdentityDigester(const TermGraph& graph, IdentityLimits limits = {});

  // The digest of `root`; its value digest if it reaches nothing mutable.
  //
  // errors   kTooMuchAlike  offset 0; mutable nodes in bags cannot be told apart within the limits. A matter of `root` alone, not of what came before
  // cost     nearly linear in what `root` reaches, less what is kept; see Numbering for bags. No
  //          recursion
  Result<Digest> digest(TermId root);

 private:
  static constexpr TermId kNone = ~TermId{0};

  void digest_constants();
  void prefetch(RootedId node) const;
  bool is_leaf(TermId node) const {
    return is_whole_[node] != 0 && is_entered_[node] == 0;
  }
  void find_entered(TermId root);
  void keep_regions(const DominatorTree& tree, std::span<const std::uint8_t> closed);

  const TermGraph& graph_;
  IdentityLimits limits_;
  FirstMutables first_mutables_;
  RootedGraph reached_;
  // By node; whether there is a digest yet.
  std::vector<Digest> digests_;
  std::vector<std::uint8_t> is_known_;
  // By mutable node: whether all mutable nodes that it leads to belong to its region. Where it is
  // met, they need not be looked at, as long as nothing else leads into the region.
  std::vector<std::uint8_t> is_whole_;
  bool has_whole_ = false;
  // By mutable node: the node whose region it belongs to, which may belong to another.
  std::vector<TermId> region_of_;
  // By node, for the present root: whether the region was found to be entered by another way. Then
  // which these are, and what else find_entered has come to.
  std::vector<std::uint8_t> is_entered_;
  std::vector<std::uint8_t> is_seen_;
  std::vector<TermId> entered_;
  std::vector<TermId> seen_;
};

// The digests of all nodes, by node.
//
// errors   as IdentityDigester::digest
// cost     that of IdentityDigester::digest for each node: O(nodes + edges) if each dominates what it
//          leads to, and O(nodes * edges) if none does, as in a doubly linked list
Result<std::vector<Digest>> identity_digests(const TermGraph& graph,
                                             IdentityLimits limits = {});

}  // namespace reknot

#endif  // RK_CORE_FREEZE_IDENTITY_DIGESTS_H_
