#include "core/view/routes.h"

#include <algorithm>
#include <cstdlib>

namespace reknot {
namespace {

constexpr std::int32_t kMinColumnGap = 44;
constexpr std::int32_t kMaxColumnGap = 150;
// How far beside its box an edge turns back, and how much further for each turn within.
constexpr std::int32_t kTurnReach = 22;
constexpr std::int32_t kNestedReach = 9;

// A curve that grows piece by piece.
class Curve {
 public:
  explicit Curve(Point start) : points_{start} {}

  // Climbs to a point, level at both ends.
  void climb(Point to) {
    const Point from = points_.back();
    if (from == to) return;
    const std::int32_t middle = (to.x - from.x) / 2;
    if (from.y == to.y && goes_on_level(to)) {
      points_.resize(points_.size() - 3);
      return level(to);
    }
    add({from.x + middle, from.y}, {to.x - middle, to.y}, to);
  }

  // Turns back to a point above or below by a bow to the right.
  void turn(Point to, std::int32_t reach) {
    const std::int32_t x = std::max(points_.back().x, to.x) + reach;
    add({x, points_.back().y}, {x, to.y}, to);
  }

  std::vector<Point> take() && { return std::move(points_); }

 private:
  // Whether the last piece is a level line in the same direction.
  bool goes_on_level(Point to) const {
    if (points_.size() < 4) return false;
    const Point* last = &points_[points_.size() - 4];
    return last[0].y == to.y && last[1].y == to.y && last[2].y == to.y &&
           last[3].y == to.y && (last[3].x > last[0].x) == (to.x > last[3].x);
  }

  void level(Point to) {
    const Point from = points_.back();
    const std::int32_t third = (to.x - from.x) / 3;
    add({from.x + third, from.y}, {to.x - third, to.y}, to);
  }

  void add(Point a, Point b, Point to) {
    points_.push_back(a);
    points_.push_back(b);
    points_.push_back(to);
  }

  std::vector<Point> points_;
};

class Router {
 public:
  Router(const LayoutGraph& graph, const LayeredGraph& layers,
         const std::vector<Column>& columns, const std::vector<std::int32_t>& tops)
      : graph_(graph), layers_(layers), columns_(columns), tops_(tops) {}

  std::vector<Point> loop(const LayoutEdge& edge) const {
    const Point end = head(edge.to, true);
    Curve curve(port(edge));
    curve.turn(end, kTurnReach + std::abs(port(edge).y - end.y) / 5);
    return std::move(curve).take();
  }

  std::vector<Point> forwards(std::uint32_t number) const {
    const LayoutEdge& edge = graph_.edges[number];
    Curve curve(port(edge));
    curve.climb({column_of(edge.from).right, port(edge).y});
    for (const std::uint32_t segment : layers_.chains[number]) {
      const std::uint32_t item = layers_.segments[segment].to;
      if (layers_.items[item].node != kNoNode32) break;
      const Column& column = columns_[layers_.items[item].layer];
      const std::int32_t y = tops_[item] + layers_.segments[segment].in;
      curve.climb({column.left, y});
      curve.climb({column.right, y});
    }
    curve.climb(head(edge.to, false));
    return std::move(curve).take();
  }

  std::vector<Point> backwards(std::uint32_t number) const {
    const LayoutEdge& edge = graph_.edges[number];
    const Turn& turn = layers_.turns[number];
    const std::int32_t y = tops_[edge.from] + turn.y;
    Curve curve(port(edge));
    curve.turn({right_of(edge.from), y}, kTurnReach + kNestedReach * turn.inner);
    curve.climb({column_of(edge.from).left, y});
    const std::vector<std::uint32_t>& chain = layers_.chains[number];
    for (std::size_t i = chain.size(); i-- > 1;) {
      const Segment& segment = layers_.segments[chain[i]];
      const Column& column = columns_[layers_.items[segment.from].layer];
      const std::int32_t lane = tops_[segment.from] + segment.out;
      curve.climb({column.right, lane});
      curve.climb({column.left, lane});
    }
    const Point end = head(edge.to, true);
    curve.climb({column_of(edge.to).right, end.y});
    curve.climb(end);
    return std::move(curve).take();
  }

 private:
  const Column& column_of(std::uint32_t node) const {
    return columns_[layers_.items[node].layer];
  }
  std::int32_t right_of(std::uint32_t node) const {
    return column_of(node).left + graph_.nodes[node].width;
  }
  Point port(const LayoutEdge& edge) const {
    const std::int32_t box = tops_[edge.from] + layers_.items[edge.from].box;
    return {right_of(edge.from), box + edge.port};
  }
  Point head(std::uint32_t node, bool on_right) const {
    const std::int32_t box = tops_[node] + layers_.items[node].box;
    return {on_right ? right_of(node) : column_of(node).left,
            box + graph_.nodes[node].head};
  }

  const LayoutGraph& graph_;
  const LayeredGraph& layers_;
  const std::vector<Column>& columns_;
  const std::vector<std::int32_t>& tops_;
};

// Of two layers, what the edges between them need.
std::int32_t gap_for(std::int32_t climbs, std::int32_t steepest, std::int32_t turns) {
  const std::int32_t wanted = kMinColumnGap + std::min(60, 3 * climbs) + steepest / 9 +
                              kNestedReach * std::max(0, turns - 1);
  return std::min(wanted, kMaxColumnGap);
}

}  // namespace

std::vector<Column> place_columns(const LayoutGraph& graph, const LayeredGraph& layers,
                                  const std::vector<std::int32_t>& tops) {
  struct Gap {
    std::int32_t climbs = 0;
    std::int32_t steepest = 0;
    std::int32_t turns = 0;
  };
  std::vector<Gap> gaps(layers.layers.size());
  for (const Segment& segment : layers.segments) {
    Gap& gap = gaps[layers.items[segment.from].layer];
    const std::int32_t climb =
        std::abs(tops[segment.to] + segment.in - tops[segment.from] - segment.out);
    gap.climbs += climb == 0 ? 0 : 1;
    gap.steepest = std::max(gap.steepest, climb);
  }
  for (std::size_t i = 0; i < layers.turns.size(); ++i) {
    Gap& gap = gaps[layers.items[graph.edges[i].from].layer];
    gap.turns = std::max(gap.turns, layers.turns[i].inner + 1);
  }
  std::vector<Column> columns;
  std::int32_t left = 0;
  for (std::size_t layer = 0; layer < layers.layers.size(); ++layer) {
    std::int32_t width = 0;
    for (const std::uint32_t item : layers.layers[layer]) {
      const std::uint32_t node = layers.items[item].node;
      if (node != kNoNode32) width = std::max(width, graph.nodes[node].width);
    }
    columns.push_back({left, left + width});
    left += width + gap_for(gaps[layer].climbs, gaps[layer].steepest, gaps[layer].turns);
  }
  return columns;
}

std::vector<std::vector<Point>> route_edges(const LayoutGraph& graph,
                                            const std::vector<std::uint8_t>& turned,
                                            const LayeredGraph& layers,
                                            const std::vector<Column>& columns,
                                            const std::vector<std::int32_t>& tops) {
  const Router router(graph, layers, columns, tops);
  std::vector<std::vector<Point>> routes;
  routes.reserve(graph.edges.size());
  for (std::uint32_t i = 0; i < graph.edges.size(); ++i) {
    const LayoutEdge& edge = graph.edges[i];
    routes.push_back(edge.from == edge.to ? router.loop(edge)
                     : turned[i] != 0     ? router.backwards(i)
                                          : router.forwards(i));
  }
  return routes;
}

}  // namespace reknot
