// Which objects lead to themselves.
#ifndef RK_CORE_FREEZE_CYCLES_H_
#define RK_CORE_FREEZE_CYCLES_H_

#include <vector>

#include "core/freeze/place_graph.h"

namespace reknot {

// A largest set of objects each of which leads to each: those that a reader of Python sees, in the
// order in which one comes to them from the variables. Never empty.
using ObjectCycle = std::vector<PlaceId>;

// returns  the cycles in the order of their first objects
// cost     O(places + edges), and sorting
std::vector<ObjectCycle> find_cycles(const PlaceGraph& places);

}  // namespace reknot

#endif  // RK_CORE_FREEZE_CYCLES_H_
