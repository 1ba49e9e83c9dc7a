#include "core/view/layout.h"

#include <algorithm>
#include <cmath>

#include "core/view/acyclic.h"
#include "core/view/adjacency.h"
#include "core/view/coordinates.h"
#include "core/view/layers.h"
#include "core/view/order.h"
#include "core/view/routes.h"

namespace reknot {
namespace {

// Between two parts that no edge connects.
constexpr std::int32_t kPartGap = 34;
// A graph of more edges is drafted once.
constexpr std::size_t kMaxDraftedEdges = 150;

// A connected part of a graph, and which nodes and edges of the whole its own are.
struct Part {
  LayoutGraph graph;
  std::vector<std::uint32_t> nodes;
  std::vector<std::uint32_t> edges;
};

// The parts in the order in which the roots, then the nodes, come to them.
class Parts {
 public:
  explicit Parts(const LayoutGraph& graph)
      : graph_(graph),
        edges_at_(graph.nodes.size(), 2 * graph.edges.size(),
                  [&](auto end) {
                    const LayoutEdge& edge = graph.edges[end / 2];
                    return end % 2 == 0 ? edge.from : edge.to;
                  }),
        part_of_(graph.nodes.size(), kNoNode32),
        number_(graph.nodes.size(), 0) {
    for (const std::uint32_t root : graph.roots) walk(root);
    for (std::uint32_t node = 0; node < graph.nodes.size(); ++node) walk(node);
    for (std::uint32_t node = 0; node < graph.nodes.size(); ++node) {
      Part& part = parts_[part_of_[node]];
      number_[node] = static_cast<std::uint32_t>(part.nodes.size());
      part.nodes.push_back(node);
      part.graph.nodes.push_back(graph.nodes[node]);
    }
    for (std::uint32_t i = 0; i < graph.edges.size(); ++i) add_edge(i);
    for (const std::uint32_t root : graph.roots) {
      parts_[part_of_[root]].graph.roots.push_back(number_[root]);
    }
  }

  std::vector<Part> take() && { return std::move(parts_); }

 private:
  void walk(std::uint32_t start) {
    if (part_of_[start] != kNoNode32) return;
    const auto number = static_cast<std::uint32_t>(parts_.size());
    parts_.emplace_back();
    part_of_[start] = number;
    std::vector<std::uint32_t> open = {start};
    while (!open.empty()) {
      const std::uint32_t node = open.back();
      open.pop_back();
      for (const std::uint32_t end : edges_at_.of(node)) {
        for (const std::uint32_t other :
             {graph_.edges[end / 2].from, graph_.edges[end / 2].to}) {
          if (part_of_[other] != kNoNode32) continue;
          part_of_[other] = number;
          open.push_back(other);
        }
      }
    }
  }

  void add_edge(std::uint32_t i) {
    const LayoutEdge& edge = graph_.edges[i];
    Part& part = parts_[part_of_[edge.from]];
    part.edges.push_back(i);
    part.graph.edges.push_back({number_[edge.from], number_[edge.to], edge.port});
  }

  const LayoutGraph& graph_;
  // Every edge at both of its ends.
  const Adjacency edges_at_;
  std::vector<std::uint32_t> part_of_;
  // By node: its number within its part.
  std::vector<std::uint32_t> number_;
  std::vector<Part> parts_;
};

// Moves a drawing to where nothing of it lies left of or above the origin, and measures it.
void fit(Layout& layout, const LayoutGraph& graph) {
  Point least = {0, 0};
  Point most = {0, 0};
  bool first = true;
  const auto cover = [&](Point point) {
    least = first ? point : Point{std::min(least.x, point.x), std::min(least.y, point.y)};
    most = first ? point : Point{std::max(most.x, point.x), std::max(most.y, point.y)};
    first = false;
  };
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const auto [x, y] = layout.corners[i];
    cover({x, y - graph.nodes[i].above});
    cover({x + graph.nodes[i].width, y + graph.nodes[i].height});
  }
  for (const std::vector<Point>& route : layout.routes) {
    for (const Point point : route) cover(point);
  }
  for (Point& corner : layout.corners) corner = {corner.x - least.x, corner.y - least.y};
  for (std::vector<Point>& route : layout.routes) {
    for (Point& point : route) point = {point.x - least.x, point.y - least.y};
  }
  layout.width = most.x - least.x;
  layout.height = most.y - least.y;
}

// A graph in ordered layers.
struct Draft {
  std::vector<std::uint8_t> turned;
  LayeredGraph layers;
  std::int64_t crossings;
};

Draft draft(const LayoutGraph& graph, Turning turning) {
  std::vector<std::uint8_t> turned = turned_edges(graph, turning);
  LayeredGraph layers = cut_edges(graph, turned, assign_layers(graph, turned));
  order_layers(layers);
  const std::int64_t crossings = count_crossings(layers);
  return {std::move(turned), std::move(layers), crossings};
}

// The compact drawing of a small graph, unless the long one has a quarter fewer crossings at least.
Draft best_draft(const LayoutGraph& graph) {
  Draft compact = draft(graph, Turning::kByDistance);
  if (compact.crossings == 0 || graph.edges.size() > kMaxDraftedEdges) return compact;
  Draft longer = draft(graph, Turning::kFew);
  return 4 * longer.crossings < 3 * compact.crossings ? longer : compact;
}

Layout part_layout(const LayoutGraph& graph) {
  const auto [turned, layers, crossings] = best_draft(graph);
  const std::vector<std::int32_t> tops = item_tops(layers);
  const std::vector<Column> columns = place_columns(graph, layers, tops);
  Layout layout;
  for (std::uint32_t node = 0; node < graph.nodes.size(); ++node) {
    const LayerItem& item = layers.items[node];
    layout.corners.push_back({columns[item.layer].left, tops[node] + item.box});
  }
  layout.routes = route_edges(graph, turned, layers, columns, tops);
  fit(layout, graph);
  return layout;
}

// Sets parts side by side in rows, like words, where they leave room.
class Shelves {
 public:
  explicit Shelves(std::int32_t width) : width_(width) {}

  Point place(const Layout& part) {
    if (x_ > 0 && x_ + part.width > width_) {
      y_ += row_height_ + kPartGap;
      x_ = 0;
      row_height_ = 0;
    }
    const Point corner = {x_, y_};
    x_ += part.width + kPartGap;
    row_height_ = std::max(row_height_, part.height);
    return corner;
  }

 private:
  std::int32_t width_;
  std::int32_t x_ = 0;
  std::int32_t y_ = 0;
  std::int32_t row_height_ = 0;
};

// As wide as the widest part, or wider where that makes a drawing of many parts a landscape.
std::int32_t shelf_width(const std::vector<Layout>& parts) {
  std::int64_t area = 0;
  std::int32_t widest = 0;
  for (const Layout& part : parts) {
    area += std::int64_t{part.width + kPartGap} * (part.height + kPartGap);
    widest = std::max(widest, part.width);
  }
  const double landscape = std::sqrt(1.5 * static_cast<double>(area));
  return std::max(widest, static_cast<std::int32_t>(landscape));
}

void insert(Layout& whole, const Part& part, const Layout& drawn, Point at) {
  const auto moved = [at](Point point) {
    return Point{point.x + at.x + kMargin, point.y + at.y + kMargin};
  };
  for (std::size_t i = 0; i < part.nodes.size(); ++i) {
    whole.corners[part.nodes[i]] = moved(drawn.corners[i]);
  }
  for (std::size_t i = 0; i < part.edges.size(); ++i) {
    std::vector<Point>& route = whole.routes[part.edges[i]];
    for (const Point point : drawn.routes[i]) route.push_back(moved(point));
  }
  whole.width = std::max(whole.width, at.x + drawn.width + 2 * kMargin);
  whole.height = std::max(whole.height, at.y + drawn.height + 2 * kMargin);
}

}  // namespace

Layout layered_layout(const LayoutGraph& graph) {
  const std::vector<Part> parts = Parts(graph).take();
  std::vector<Layout> drawn;
  for (const Part& part : parts) drawn.push_back(part_layout(part.graph));
  Shelves shelves(shelf_width(drawn));
  Layout whole;
  whole.corners.resize(graph.nodes.size());
  whole.routes.resize(graph.edges.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    insert(whole, parts[i], drawn[i], shelves.place(drawn[i]));
  }
  return whole;
}

}  // namespace reknot
