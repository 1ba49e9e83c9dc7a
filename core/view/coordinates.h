// How high the items of ordered layers stand.
#ifndef RK_CORE_VIEW_COORDINATES_H_
#define RK_CORE_VIEW_COORDINATES_H_

#include <cstdint>
#include <vector>

#include "core/view/layers.h"

namespace reknot {

// By item: the y of its top. Items of a layer keep their order and a distance; within these bounds
// edges are as straight as can be, long ones above all.
//
// cost     that of network_simplex on items + segments
// source   Gansner et al. 1993, section 4
std::vector<std::int32_t> item_tops(const LayeredGraph& graph);

}  // namespace reknot

#endif  // RK_CORE_VIEW_COORDINATES_H_
