// What is one and the same: which objects are held in several places, and whether they still are
// after a trip. For a person to look at.
#ifndef RK_CORE_FREEZE_SHARING_H_
#define RK_CORE_FREEZE_SHARING_H_

#include <optional>
#include <string>

#include "core/freeze/pairing.h"

namespace reknot {

// How many shared objects of a kind are told in full, how many cycles; how many objects that should
// be one, and how many places of each.
inline constexpr std::size_t kMaxToldShared = 100;
inline constexpr std::size_t kMaxToldClass = 8;
inline constexpr std::size_t kMaxToldPlaces = 8;

// An object is *shared* if it has an identity (`is` can tell it from an equal one) and there are
// several ways to it (PlaceGraph::ways): two names, two closures with one cell, two functions with
// one namespace, or a list that holds itself. What hangs on a shared object alone is shared by it.
//
// before   the objects as they were
// after    as they are after the trip; null to tell only what is shared
// drawn    what has travelled, where its numbers are wanted; or null
// returns  {"shared": [{"kind": "cell" | "namespace" | "function" | "class" | "object", "what",
//          "object": node of drawn | null, "state", "names": […],
//          "before": {"count", "objects": [{"ways", "paths": […]}]}, "after": the same | null,
//          "broken": [{"path", "from": node | null, "to": node | null}]}],
//          "counts": {kind: n}, "broken_count", "cycles": [{"what", "object", "state",
//          "before": {"size", "paths"} | null, "after": the same | null}], "cycle_count"}
//
//          One row for each class of objects that have the same places (core/freeze/pairing.h) of
//          which one is shared on either side. `state`: "kept", one before and one after; "split",
//          one became several; "merged", several became one; "mixed", both; "unmatched" where the
//          other side has nothing there that can be told; null without an after. `broken` are the
//          references with which it parts: `from` the object that holds it (null for a name), `to`
//          the object that it should be. A cycle's is "kept" if the same objects lead to each other,
//          "broken" or "unmatched". `names` are the variables with which the paths before begin.
//          Broken rows stand first, then in the order in which one comes to them from the variables
// cost     as Pairing for each of the two comparisons; and that of the paths that are told
std::string sharing_report(const PairedSide& before, const PairedSide* after,
                           const PairedSide* drawn);

}  // namespace reknot

#endif  // RK_CORE_FREEZE_SHARING_H_
