// Which nodes of a skeleton are one value, if only those have an identity that others share.
#ifndef RK_CORE_FREEZE_SKELETON_CLASSES_H_
#define RK_CORE_FREEZE_SKELETON_CLASSES_H_

#include <cstdint>
#include <span>
#include <vector>

#include "core/freeze/skeleton.h"

namespace reknot {

struct SkeletonClasses {
  // By place.
  std::vector<std::uint32_t> class_of;
  // By class: a node of it. Those of the least places come first.
  std::vector<Place> members;
};

// Immutable nodes, and mutable ones that are met once, are of one class if they are bisimilar when
// each other node has a private name.
//
// keys     [skeleton.size()] by place, what SkeletonHasher::key says
// cost     that of value_digests on those that may be of one class
// source   core/freeze/FORMAT.md §9
SkeletonClasses classes_of(const Skeleton& skeleton, std::span<const Digest> keys);

}  // namespace reknot

#endif  // RK_CORE_FREEZE_SKELETON_CLASSES_H_
