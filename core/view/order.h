// In which order the items of a layer stand, so that few edges cross.
#ifndef RK_CORE_VIEW_ORDER_H_
#define RK_CORE_VIEW_ORDER_H_

#include <cstdint>

#include "core/view/layers.h"

namespace reknot {

// How many pairs of edges cross between the layers: shared segments count once for each edge, and
// edges that leave a box cross by the height of their ports.
//
// cost     O(segments log segments)
std::int64_t count_crossings(const LayeredGraph& graph);

// Orders the items of each layer anew. There are never more crossings than before.
//
// cost     O(segments log segments) some 20 times, less often where there are many
// source   Sugiyama, Tagawa & Toda 1981 (barycentres); Gansner et al. 1993, section 3 (exchanges)
void order_layers(LayeredGraph& graph);

}  // namespace reknot

#endif  // RK_CORE_VIEW_ORDER_H_
