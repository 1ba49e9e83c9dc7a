// The digest of a node from its skeleton.
#ifndef RK_CORE_FREEZE_SKELETON_DIGESTS_H_
#define RK_CORE_FREEZE_SKELETON_DIGESTS_H_

#include "core/base/result.h"
#include "core/freeze/skeleton.h"
#include "core/freeze/skeleton_hasher.h"

namespace reknot {

// Digests one node after the other; keeps its memory.
class SkeletonDigester {
 public:
  // All are kept by reference.
  //
  // closed   [reached.size()] what closed_dominators found
  // digests  by term, of what is constant, and of what is closed and in a skeleton
  // most_coloured  the limit of Numbering
  SkeletonDigester(const TermGraph& graph, const RootedGraph& reached,
                   std::span<const std::uint8_t> closed,
                   const std::vector<Digest>& digests, std::uint64_t most_coloured)
      : skeleton_(graph, reached, closed),
        hasher_(skeleton_, digests),
        most_coloured_(most_coloured) {}

  // errors   kTooMuchAlike  offset 0
  // cost     O(nodes + edges of the skeleton), but for what classes_of and Numbering say
  Result<Digest> digest(RootedId top);

 private:
  Result<Digest> digest_classes();

  Skeleton skeleton_;
  SkeletonHasher hasher_;
  std::uint64_t most_coloured_;
  std::vector<Place> listed_;
};

}  // namespace reknot

#endif  // RK_CORE_FREEZE_SKELETON_DIGESTS_H_
