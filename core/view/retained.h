// What objects keep alive, and why they are there: core/view/VIEW.md, `retained_sizes`, `why_here`.
#ifndef RK_CORE_VIEW_RETAINED_H_
#define RK_CORE_VIEW_RETAINED_H_

#include <cstdint>
#include <string>

#include "core/view/subject.h"
#include "core/view/weights.h"

namespace reknot {

// How deep a tree of sizes is told at most.
inline constexpr std::uint32_t kMaxRetainedDepth = 32;

// The part of the dominator tree at and below an object, or weights.root().
//
// top      an object that exists, or the root
// depth    [0, kMaxRetainedDepth] levels below it
// limit    children of a node at most
// cost     O(what is returned, and the children of its nodes)
std::string retained_json(const ViewSubject& subject, const Weights& weights,
                          ObjectId top, std::uint32_t depth, std::uint32_t limit);

// The shortest way from a variable to an object that exists; "null" if no variable leads to it.
//
// total    bytes of the whole
// cost     O(objects + references)
std::string why_here_json(const ViewSubject& subject, const Weights& weights,
                          std::uint64_t total, ObjectId id);

}  // namespace reknot

#endif  // RK_CORE_VIEW_RETAINED_H_
