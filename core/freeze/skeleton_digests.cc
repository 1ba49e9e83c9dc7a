#include "core/freeze/skeleton_digests.h"

#include <numeric>
#include <utility>

#include "core/freeze/numbering.h"
#include "core/freeze/skeleton_classes.h"

namespace reknot {

Result<Digest> SkeletonDigester::digest(RootedId top) {
  skeleton_.collect(top);
  if (skeleton_.has_bags()) skeleton_.mark_met_once();
  if (skeleton_.has_bags() || skeleton_.immutable_count() > 1) return digest_classes();
  // Each node is a class of its own, and the walk has numbered them.
  listed_.resize(skeleton_.size());
  std::iota(listed_.begin(), listed_.end(), 0);
  return hasher_.list(listed_, [](Place node) { return node; });
}

Result<Digest> SkeletonDigester::digest_classes() {
  std::vector<Digest> keys(skeleton_.size());
  for (Place node = 0; node < skeleton_.size(); ++node) keys[node] = hasher_.key(node);
  const SkeletonClasses classes = classes_of(skeleton_, keys);
  EdgeTable edges;
  std::vector<Digest> class_keys;
  for (const Place node : classes.members) {
    class_keys.push_back(keys[node]);
    const bool is_bag = skeleton_.graph().kind(skeleton_.term(node)) == TermKind::kBag;
    const std::span<const RootedId> children = skeleton_.children(node);
    for (std::uint32_t i = 0; i < children.size(); ++i) {
      if (children[i] == RootedGraph::kConstant) continue;
      edges.add_edge(classes.class_of[skeleton_.place_of(children[i])],
                     is_bag ? kBagSymbol : i);
    }
    edges.add_source();
  }
  Numbering numbering(std::move(class_keys), edges, most_coloured_);
  return numbering.least_digest([&](std::span<const std::uint32_t> number_of) {
    listed_.resize(classes.members.size());
    for (std::size_t i = 0; i < listed_.size(); ++i) {
      listed_[number_of[i]] = classes.members[i];
    }
    return hasher_.list(listed_,
                        [&](Place node) { return number_of[classes.class_of[node]]; });
  });
}

}  // namespace reknot
