// The columns of a layered drawing, and the curves of its edges.
#ifndef RK_CORE_VIEW_ROUTES_H_
#define RK_CORE_VIEW_ROUTES_H_

#include <cstdint>
#include <vector>

#include "core/view/layers.h"

namespace reknot {

// Where a layer's boxes begin, and where the widest of them ends.
struct Column {
  std::int32_t left;
  std::int32_t right;
};

// By layer. The more and the steeper the edges between two layers, the further these are apart.
//
// tops     by item
// cost     O(items + segments)
std::vector<Column> place_columns(const LayoutGraph& graph, const LayeredGraph& layers,
                                  const std::vector<std::int32_t>& tops);

// By edge: the corner points of cubic Bézier curves, 1 + 3 n. Within a column an edge runs level, in
// its own lane or beside its own box, so it crosses no box; it climbs between columns.
//
// turned   by edge
// cost     O(segments of all edges)
std::vector<std::vector<Point>> route_edges(const LayoutGraph& graph,
                                            const std::vector<std::uint8_t>& turned,
                                            const LayeredGraph& layers,
                                            const std::vector<Column>& columns,
                                            const std::vector<std::int32_t>& tops);

}  // namespace reknot

#endif  // RK_CORE_VIEW_ROUTES_H_
