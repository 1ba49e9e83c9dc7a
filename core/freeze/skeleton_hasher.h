// The messages of identity mode.
// Bytes: core/freeze/FORMAT.md §10. Change one, change the other.
#ifndef RK_CORE_FREEZE_SKELETON_HASHER_H_
#define RK_CORE_FREEZE_SKELETON_HASHER_H_

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "core/freeze/digest_forms.h"
#include "core/freeze/skeleton.h"

namespace reknot {

// Hashes what is in a skeleton. Keeps the memory in which it sorts the children of bags.
class SkeletonHasher {
 public:
  // Both are kept by reference.
  //
  // digests  by term: of what is constant, and of what is closed in the skeleton
  SkeletonHasher(const Skeleton& skeleton, const std::vector<Digest>& digests)
      : skeleton_(skeleton), graph_(skeleton.graph()), digests_(digests) {}

  // listed     [any] a node for each number
  // number_of  (Place) a node's number
  template <typename NumberOf>
  Digest list(std::span<const Place> listed, NumberOf number_of) {
    Blake2b hash = begin_form(DigestForm::kSkeleton);
    for (const Place node : listed) {
      if (update_node(hash, node)) update_children(hash, node, number_of);
    }
    hash.update_u32(static_cast<std::uint32_t>(listed.size()));
    return hash.finish();
  }

  Digest key(Place node) {
    Blake2b hash = begin_form(DigestForm::kSkeletonKey);
    if (update_node(hash, node)) update_outside(hash, node);
    return hash.finish();
  }

  static Digest numbered_key(std::uint32_t number) {
    Blake2b hash = begin_form(DigestForm::kNumbered);
    hash.update_u32(number);
    return hash.finish();
  }

 private:
  // False if there are no children to follow.
  bool update_node(Blake2b& hash, Place node) const {
    hash.update_u8(static_cast<std::uint8_t>(skeleton_.standing(node)));
    if (skeleton_.is_closed(node)) {
      hash.update(digests_[skeleton_.term(node)]);
      return false;
    }
    update_head(hash, graph_, skeleton_.term(node));
    return true;
  }

  template <typename NumberOf>
  void update_children(Blake2b& hash, Place node, NumberOf number_of) {
    const bool is_bag = graph_.kind(skeleton_.term(node)) == TermKind::kBag;
    start_bag();
    for_each_child(node, [&](RootedId child, TermId term) {
      const bool inside = child != RootedGraph::kConstant;
      if (is_bag) {
        if (inside) numbers_.push_back(number_of(skeleton_.place_of(child)));
        if (!inside) outside_.push_back(&digests_[term]);
        return;
      }
      hash.update_u8(inside ? 0 : 1);
      if (inside) hash.update_u32(number_of(skeleton_.place_of(child)));
      if (!inside) hash.update(digests_[term]);
    });
    if (!is_bag) return;
    std::sort(numbers_.begin(), numbers_.end());
    hash.update_u32(static_cast<std::uint32_t>(numbers_.size()));
    for (const std::uint32_t number : numbers_) hash.update_u32(number);
    update_ascending(hash, outside_);
  }

  void update_outside(Blake2b& hash, Place node) {
    const bool is_bag = graph_.kind(skeleton_.term(node)) == TermKind::kBag;
    start_bag();
    for_each_child(node, [&](RootedId child, TermId term) {
      const bool inside = child != RootedGraph::kConstant;
      if (!is_bag) hash.update_u8(inside ? 0 : 1);
      if (inside) return;
      if (is_bag) {
        outside_.push_back(&digests_[term]);
      } else {
        hash.update(digests_[term]);
      }
    });
    update_ascending(hash, outside_);
  }

  void start_bag() {
    numbers_.clear();
    outside_.clear();
  }

  template <typename Use>
  void for_each_child(Place node, Use use) const {
    const std::span<const RootedId> children = skeleton_.children(node);
    const std::span<const TermId> terms = graph_.children(skeleton_.term(node));
    for (std::size_t i = 0; i < children.size(); ++i) use(children[i], terms[i]);
  }

  const Skeleton& skeleton_;
  const TermGraph& graph_;
  const std::vector<Digest>& digests_;
  // Of a bag: the numbers of what is in the skeleton, and the rest.
  std::vector<std::uint32_t> numbers_;
  std::vector<const Digest*> outside_;
};

}  // namespace reknot

#endif  // RK_CORE_FREEZE_SKELETON_HASHER_H_
