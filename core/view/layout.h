// Drawings of directed graphs in layers, from left to right. Lengths are pixels, y grows downwards.
#ifndef RK_CORE_VIEW_LAYOUT_H_
#define RK_CORE_VIEW_LAYOUT_H_

#include <cstdint>
#include <vector>

namespace reknot {

struct Point {
  std::int32_t x;
  std::int32_t y;

  bool operator==(const Point&) const = default;
};

// A box on the drawing.
struct LayoutNode {
  std::int32_t width;
  std::int32_t height;
  // Room above the box that belongs to it.
  std::int32_t above;
  // Where edges come in, from the box's top.
  std::int32_t head;
};

struct LayoutEdge {
  std::uint32_t from;
  std::uint32_t to;
  // Where it leaves the box, from its top.
  std::int32_t port;
};

// What is to be drawn. Edges may form cycles, lead from a node to itself, and be many between two
// nodes.
struct LayoutGraph {
  std::vector<LayoutNode> nodes;
  std::vector<LayoutEdge> edges;
  // Where reading begins, the first on top: these stand as far left as they can.
  std::vector<std::uint32_t> roots;
};

struct Layout {
  std::int32_t width = 0;
  std::int32_t height = 0;
  // By node: the box's upper left corner.
  std::vector<Point> corners;
  // By edge: the corner points of cubic Bézier curves, 1 + 3 n; two ends where edges are straight.
  std::vector<std::vector<Point>> routes;
};

// The empty space around a drawing.
inline constexpr std::int32_t kMargin = 20;

// The drawing of a graph that is read edge by edge: every edge leaves its box on the right at its
// port, and comes in at a head, on the left or, when it is led back, on the right. No edge crosses
// a box. Edges to the same node share their way where they are long.
//
// cost     some 10 ms at 200 nodes; above some 1,000 nodes seconds
// source   Sugiyama, Tagawa & Toda, "Methods for visual understanding of hierarchical system
//          structures", 1981; Gansner, Koutsofios, North & Vo, "A technique for drawing directed
//          graphs", 1993
Layout layered_layout(const LayoutGraph& graph);

// The drawing of a graph that is seen as a whole: boxes in columns, edges straight.
//
// cost     O(nodes log nodes + edges)
Layout column_layout(const LayoutGraph& graph);

}  // namespace reknot

#endif  // RK_CORE_VIEW_LAYOUT_H_
