#include "core/freeze/identity_digests.h"

#include <algorithm>
#include <utility>

#include "core/base/check.h"
#include "core/freeze/dominators.h"
#include "core/freeze/skeleton_digests.h"
#include "core/freeze/value_digests.h"

namespace reknot {

IdentityDigester::IdentityDigester(const TermGraph& graph, IdentityLimits limits)
    : graph_(graph),
      limits_(limits),
      first_mutables_(graph),
      reached_(graph, [this](TermId node) { return first_mutables_.is_constant(node); }),
      digests_(graph.size()),
      is_known_(graph.size(), 0),
      is_whole_(graph.size(), 0),
      region_of_(graph.size(), kNone),
      is_entered_(graph.size(), 0),
      is_seen_(graph.size(), 0) {
  digest_constants();
}

// In a graph of their own: value_digests does not stop before what is not constant.
void IdentityDigester::digest_constants() {
  std::vector<TermId> constants;
  std::vector<TermId> index_of(graph_.size());
  for (TermId node = 0; node < graph_.size(); ++node) {
    if (!first_mutables_.is_constant(node)) continue;
    index_of[node] = static_cast<TermId>(constants.size());
    constants.push_back(node);
  }
  TermGraph alone;
  std::vector<TermId> children;
  for (const TermId node : constants) {
    children.clear();
    for (const TermId child : graph_.children(node)) children.push_back(index_of[child]);
    alone.add_node(graph_.kind(node), graph_.label(node), children);
  }
  const std::vector<Digest> digests = value_digests(alone);
  for (std::size_t i = 0; i < constants.size(); ++i) {
    digests_[constants[i]] = digests[i];
    is_known_[constants[i]] = 1;
  }
}

Result<Digest> IdentityDigester::digest(TermId root) {
  RK_CHECK(root < graph_.size());
  if (is_known_[root] != 0) return digests_[root];
  find_entered(root);
  reached_.walk(root, [this](TermId node) { return is_leaf(node); });
  const DominatorTree tree(reached_);
  const std::vector<std::uint8_t> closed =
      closed_dominators(first_mutables_, reached_, tree);
  SkeletonDigester skeletons(graph_, reached_, closed, digests_, limits_.coloured);
  // What is in a skeleton was reached after the node that the skeleton is of.
  for (RootedId node = reached_.size(); node-- > 0;) {
    prefetch(node);
    const TermId term = reached_.term(node);
    if ((node != 0 && closed[node] == 0) || is_known_[term] != 0) continue;
    RK_TRY_ASSIGN(digests_[term], skeletons.digest(node));
    is_known_[term] = 1;
  }
  keep_regions(tree, closed);
  return digests_[root];
}

// While `node` is hashed, what comes some steps after it is fetched from memory.
void IdentityDigester::prefetch(RootedId node) const {
  if (node >= 8) graph_.prefetch(reached_.term(node - 8));
  if (node < 4) return;
  graph_.prefetch_parts(reached_.term(node - 4));
  __builtin_prefetch(&digests_[reached_.term(node - 4)], 1);
}

// Which regions are entered by another way than through the node that they are of. What is whole
// and not entered is as closed under this root as it was under the one that it was found under.
void IdentityDigester::find_entered(TermId root) {
  if (!has_whole_) return;
  for (const TermId node : entered_) is_entered_[node] = 0;
  for (const TermId node : seen_) is_seen_[node] = 0;
  entered_.clear();
  seen_.clear();
  std::vector<TermId> work;
  const auto enter = [&](TermId node) {
    if (is_seen_[node] != 0) return;
    is_seen_[node] = 1;
    seen_.push_back(node);
    for (TermId region = region_of_[node]; region != kNone && is_entered_[region] == 0;
         region = region_of_[region]) {
      is_entered_[region] = 1;
      entered_.push_back(region);
      // Where it was met, nothing below it was looked at.
      if (is_seen_[region] != 0 && is_whole_[region] != 0) work.push_back(region);
    }
    if (!is_leaf(node)) work.push_back(node);
  };
  enter(root);
  while (!work.empty()) {
    const TermId node = work.back();
    work.pop_back();
    for (const TermId child : graph_.children(node)) {
      if (!first_mutables_.is_constant(child)) enter(child);
    }
  }
}

// Gives each mutable node that is in no region the innermost one under the present root. A region
// in which some node is in another already is not whole.
void IdentityDigester::keep_regions(const DominatorTree& tree,
                                    std::span<const std::uint8_t> closed) {
  std::vector<std::uint8_t> is_shared(reached_.size(), 0);
  for (RootedId node = reached_.size(); node-- > 1;) {
    const TermId term = reached_.term(node);
    const bool is_taken = is_entered_[term] != 0 || region_of_[term] != kNone;
    if (is_taken || is_shared[node] != 0) is_shared[tree.above(node)] = 1;
  }
  // By node: the innermost region that it is of or in.
  std::vector<TermId> innermost(reached_.size(), kNone);
  for (RootedId node = 0; node < reached_.size(); ++node) {
    const TermId term = reached_.term(node);
    const TermId around = node == 0 ? kNone : innermost[tree.above(node)];
    if (node != 0 && reached_.is_mutable(node) && region_of_[term] == kNone) {
      region_of_[term] = around;
    }
    const bool is_region = node == 0 ? reached_.is_mutable(0) : closed[node] != 0;
    const bool is_whole = is_region && is_shared[node] == 0;
    if (is_whole) is_whole_[term] = 1;
    has_whole_ = has_whole_ || is_whole;
    innermost[node] = is_whole ? term : around;
  }
}

namespace {

// All nodes, such that most come after what leads to them: the reverse of the order in which a
// depth-first walk leaves them.
std::vector<TermId> roots_first(const TermGraph& graph) {
  struct Frame {
    TermId node;
    std::uint32_t next;
  };
  std::vector<TermId> left;
  std::vector<std::uint8_t> is_entered(graph.size(), 0);
  std::vector<Frame> path;
  const auto enter = [&](TermId node) {
    if (is_entered[node] != 0) return;
    is_entered[node] = 1;
    path.push_back({node, 0});
  };
  for (TermId root = 0; root < graph.size(); ++root) {
    enter(root);
    while (!path.empty()) {
      Frame& top = path.back();
      const std::span<const TermId> children = graph.children(top.node);
      if (top.next < children.size()) {
        enter(children[top.next++]);
      } else {
        left.push_back(top.node);
        path.pop_back();
      }
    }
  }
  std::reverse(left.begin(), left.end());
  return left;
}

}  // namespace

Result<std::vector<Digest>> identity_digests(const TermGraph& graph,
                                             IdentityLimits limits) {
  IdentityDigester digester(graph, limits);
  std::vector<Digest> digests(graph.size());
  for (const TermId node : roots_first(graph)) {
    RK_TRY_ASSIGN(digests[node], digester.digest(node));
  }
  return digests;
}

}  // namespace reknot
