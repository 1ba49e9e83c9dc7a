// A graph cut into layers: every edge of it a chain of segments from one layer to the next.
#ifndef RK_CORE_VIEW_LAYERS_H_
#define RK_CORE_VIEW_LAYERS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "core/view/layout.h"

namespace reknot {

inline constexpr std::uint32_t kNoNode32 = ~std::uint32_t{0};

// Room between two turns of edges that are led back over or under their box.
inline constexpr std::int32_t kTurnGap = 10;

// By node: how many edges the longest way to it has, edges turned where `turned` says so.
//
// turned   by edge; leaves no cycle but from a node to itself
// cost     O(nodes + edges)
std::vector<std::uint32_t> longest_paths(const LayoutGraph& graph,
                                         const std::vector<std::uint8_t>& turned);

// By node: its layer. Every edge, turned where `turned` says so, leads to a later layer; the sum of
// the layers that edges span is least, with roots kept left.
//
// graph    connected
// turned   as above
// cost     that of network_simplex
std::vector<std::uint32_t> assign_layers(const LayoutGraph& graph,
                                         const std::vector<std::uint8_t>& turned);

// What stands in a layer: the box of a node with the room for what is led around it, or a lane
// through which long edges pass.
struct LayerItem {
  // kNoNode32 for a lane.
  std::uint32_t node;
  std::uint32_t layer;
  std::int32_t height;
  // From the item's top to the box's.
  std::int32_t box;
};

// From an item to one of the next layer.
struct Segment {
  std::uint32_t from;
  std::uint32_t to;
  // From the items' tops.
  std::int32_t out;
  std::int32_t in;
  // How many edges share it.
  std::int32_t edges;
};

// Of an edge whose box stands right of where it leads: at which height, from the item's top, it is
// led back, and how many others turn nearer to the box.
struct Turn {
  std::int32_t y = 0;
  std::int32_t inner = 0;
};

struct LayeredGraph {
  // Those of the nodes first, by node.
  std::vector<LayerItem> items;
  std::vector<Segment> segments;
  // By layer: its items from top to bottom.
  std::vector<std::vector<std::uint32_t>> layers;
  // By edge, what it passes: its segments from left to right; none from a node to itself.
  std::vector<std::vector<std::uint32_t>> chains;
  // By edge; meaningful where it is turned.
  std::vector<Turn> turns;
};

// Cuts edges into segments. Edges to the same node share the lanes in front of it; those that are
// led back share those behind it. Items are ordered as a depth-first walk from the left comes to
// them, which draws a tree without crossings.
//
// cost     O(nodes * layers + edges * layers)
LayeredGraph cut_edges(const LayoutGraph& graph, const std::vector<std::uint8_t>& turned,
                       const std::vector<std::uint32_t>& layer_of);

}  // namespace reknot

#endif  // RK_CORE_VIEW_LAYERS_H_
