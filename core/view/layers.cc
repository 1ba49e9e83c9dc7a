#include "core/view/layers.h"

#include <algorithm>

#include "core/base/check.h"
#include "core/base/sort.h"
#include "core/view/adjacency.h"
#include "core/view/network_simplex.h"

namespace reknot {
namespace {

// Height of a lane.
constexpr std::int32_t kLane = 0;
constexpr std::uint32_t kLayerPivots = 4000;
// What a layer between a root and the left border costs, in edges.
constexpr std::int32_t kRootPull = 3;

std::vector<SimplexEdge> layer_constraints(const LayoutGraph& graph,
                                           const std::vector<std::uint8_t>& turned) {
  std::vector<SimplexEdge> constraints;
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    const LayoutEdge& edge = graph.edges[i];
    if (edge.from == edge.to) continue;
    if (turned[i] != 0) {
      constraints.push_back({edge.to, edge.from, 1, 1});
    } else {
      constraints.push_back({edge.from, edge.to, 1, 1});
    }
  }
  return constraints;
}

class Cutter {
 public:
  Cutter(const LayoutGraph& graph, const std::vector<std::uint8_t>& turned,
         const std::vector<std::uint32_t>& layer_of)
      : graph_(graph), turned_(turned), layer_of_(layer_of) {
    out_.chains.resize(graph.edges.size());
    out_.turns.resize(graph.edges.size());
    lanes_of_.assign(2 * graph.nodes.size(), {});
  }

  LayeredGraph cut() && {
    for (std::uint32_t node = 0; node < graph_.nodes.size(); ++node) {
      const LayoutNode& box = graph_.nodes[node];
      out_.items.push_back({node, layer_of_[node], box.above + box.height, box.above});
    }
    make_turns();
    for (std::uint32_t edge = 0; edge < graph_.edges.size(); ++edge) cut_edge(edge);
    order();
    return std::move(out_);
  }

 private:
  // Leads edges back over their boxes, or under them where that crosses fewer others of the box.
  void make_turns() {
    const Adjacency leaving(graph_.nodes.size(), graph_.edges.size(),
                            [this](auto i) { return graph_.edges[i].from; });
    for (std::uint32_t node = 0; node < graph_.nodes.size(); ++node) {
      turn_around(node, leaving.of(node));
    }
  }

  void turn_around(std::uint32_t node, std::span<const std::uint32_t> edges) {
    std::vector<std::uint32_t> by_port(edges.begin(), edges.end());
    sort_items(by_port, [this](auto a, auto b) {
      return graph_.edges[a].port < graph_.edges[b].port;
    });
    std::int32_t straight = 0;
    for (const std::uint32_t edge : by_port) straight += is_turned(edge) ? 0 : 1;
    std::vector<std::uint32_t> over;
    std::vector<std::uint32_t> under;
    std::int32_t passed = 0;
    for (const std::uint32_t edge : by_port) {
      if (!is_turned(edge)) {
        ++passed;
      } else if (passed <= straight - passed + 1) {
        over.push_back(edge);
      } else {
        under.push_back(edge);
      }
    }
    place_turns(node, over, under);
  }

  bool is_turned(std::uint32_t edge) const {
    return turned_[edge] != 0 && graph_.edges[edge].from != graph_.edges[edge].to;
  }

  // The nearer a port is to the border of its box, the nearer its turn: they nest.
  void place_turns(std::uint32_t node, const std::vector<std::uint32_t>& over,
                   const std::vector<std::uint32_t>& under) {
    LayerItem& item = out_.items[node];
    const auto above = static_cast<std::int32_t>(over.size()) * kTurnGap;
    item.box += above;
    item.height += above;
    for (std::size_t i = 0; i < over.size(); ++i) {
      const auto inner = static_cast<std::int32_t>(i);
      out_.turns[over[i]] = {above - (inner + 1) * kTurnGap, inner};
    }
    for (std::size_t i = 0; i < under.size(); ++i) {
      const auto inner = static_cast<std::int32_t>(under.size() - 1 - i);
      out_.turns[under[i]] = {item.height + (inner + 1) * kTurnGap, inner};
    }
    item.height += static_cast<std::int32_t>(under.size()) * kTurnGap;
  }

  void cut_edge(std::uint32_t number) {
    const LayoutEdge& edge = graph_.edges[number];
    if (edge.from == edge.to) return;
    const bool back = turned_[number] != 0;
    const std::uint32_t left = back ? edge.to : edge.from;
    const std::uint32_t right = back ? edge.from : edge.to;
    const std::int32_t head = out_.items[edge.to].box + graph_.nodes[edge.to].head;
    const std::int32_t start =
        back ? out_.turns[number].y : out_.items[edge.from].box + edge.port;
    std::uint32_t item = left;
    std::int32_t out = back ? head : start;
    for (std::uint32_t layer = layer_of_[left] + 1; layer < layer_of_[right]; ++layer) {
      const std::uint32_t lane = lane_at(edge.to, back, layer);
      pass(number, {item, lane, out, kLane / 2, 1});
      item = lane;
      out = kLane / 2;
    }
    pass(number, {item, right, out, back ? start : head, 1});
  }

  // The lane of all edges to a node, or of those that are led back to it, in a layer.
  std::uint32_t lane_at(std::uint32_t node, bool back, std::uint32_t layer) {
    std::vector<Lane>& lanes = lanes_of_[2 * node + (back ? 1 : 0)];
    for (const Lane& lane : lanes) {
      if (lane.layer == layer) return lane.item;
    }
    const auto item = static_cast<std::uint32_t>(out_.items.size());
    out_.items.push_back({kNoNode32, layer, kLane, 0});
    lanes.push_back({layer, item});
    return item;
  }

  // Adds a segment to an edge's chain; where the lane behind shares one already, that one.
  void pass(std::uint32_t edge, Segment segment) {
    const std::uint32_t number = shared(segment);
    if (number == kNoNode32) {
      out_.chains[edge].push_back(static_cast<std::uint32_t>(out_.segments.size()));
      segments_from_.resize(out_.items.size());
      segments_from_[segment.from].push_back(
          static_cast<std::uint32_t>(out_.segments.size()));
      out_.segments.push_back(segment);
    } else {
      out_.chains[edge].push_back(number);
      ++out_.segments[number].edges;
    }
  }

  std::uint32_t shared(const Segment& segment) const {
    if (segment.from >= segments_from_.size()) return kNoNode32;
    for (const std::uint32_t number : segments_from_[segment.from]) {
      const Segment& other = out_.segments[number];
      if (other.to == segment.to && other.out == segment.out && other.in == segment.in) {
        return number;
      }
    }
    return kNoNode32;
  }

  // --- The first order ---------------------------------------------------------------------------

  void order() {
    std::uint32_t layers = 0;
    for (const LayerItem& item : out_.items) layers = std::max(layers, item.layer + 1);
    out_.layers.resize(layers);
    segments_from_.resize(out_.items.size());
    for (std::vector<std::uint32_t>& segments : segments_from_) {
      sort_items(segments, [this](auto a, auto b) {
        return out_.segments[a].out < out_.segments[b].out;
      });
    }
    std::vector<std::uint8_t> seen(out_.items.size(), 0);
    for (const std::uint32_t root : graph_.roots) walk(root, seen);
    for (std::uint32_t item = 0; item < out_.items.size(); ++item) walk(item, seen);
  }

  void walk(std::uint32_t start, std::vector<std::uint8_t>& seen) {
    std::vector<std::uint32_t> open = {start};
    while (!open.empty()) {
      const std::uint32_t item = open.back();
      open.pop_back();
      if (seen[item] != 0) continue;
      seen[item] = 1;
      out_.layers[out_.items[item].layer].push_back(item);
      const std::vector<std::uint32_t>& next = segments_from_[item];
      for (std::size_t i = next.size(); i-- > 0;)
        open.push_back(out_.segments[next[i]].to);
    }
  }

  struct Lane {
    std::uint32_t layer;
    std::uint32_t item;
  };

  const LayoutGraph& graph_;
  const std::vector<std::uint8_t>& turned_;
  const std::vector<std::uint32_t>& layer_of_;
  LayeredGraph out_;
  // Twice by node: those in front of it, those behind it.
  std::vector<std::vector<Lane>> lanes_of_;
  // By item.
  std::vector<std::vector<std::uint32_t>> segments_from_;
};

}  // namespace

std::vector<std::uint32_t> longest_paths(const LayoutGraph& graph,
                                         const std::vector<std::uint8_t>& turned) {
  const std::size_t nodes = graph.nodes.size();
  const std::vector<SimplexEdge> edges = layer_constraints(graph, turned);
  const Adjacency out(nodes, edges.size(), [&](auto i) { return edges[i].from; });
  std::vector<std::uint32_t> missing(nodes, 0);
  for (const SimplexEdge& edge : edges) ++missing[edge.to];
  std::vector<std::uint32_t> ready;
  for (std::uint32_t node = 0; node < nodes; ++node) {
    if (missing[node] == 0) ready.push_back(node);
  }
  std::vector<std::uint32_t> lengths(nodes, 0);
  for (std::size_t i = 0; i < ready.size(); ++i) {
    for (const std::uint32_t number : out.of(ready[i])) {
      const std::uint32_t to = edges[number].to;
      lengths[to] = std::max(lengths[to], lengths[ready[i]] + 1);
      if (--missing[to] == 0) ready.push_back(to);
    }
  }
  RK_CHECK(ready.size() == nodes);
  return lengths;
}

std::vector<std::uint32_t> assign_layers(const LayoutGraph& graph,
                                         const std::vector<std::uint8_t>& turned) {
  std::vector<SimplexEdge> constraints = layer_constraints(graph, turned);
  const std::vector<std::uint32_t> paths = longest_paths(graph, turned);
  std::vector<std::int32_t> places(paths.begin(), paths.end());
  // A node in front of everything holds the roots on the left.
  const auto border = static_cast<std::uint32_t>(places.size());
  places.push_back(0);
  for (std::uint32_t node = 0; node < border; ++node) {
    constraints.push_back({border, node, 0, 0});
  }
  for (const std::uint32_t root : graph.roots) {
    constraints.push_back({border, root, 0, kRootPull});
  }
  network_simplex(constraints, kLayerPivots, places);
  const std::int32_t first = *std::min_element(places.begin(), places.end() - 1);
  std::vector<std::uint32_t> layers;
  for (std::uint32_t node = 0; node < border; ++node) {
    layers.push_back(static_cast<std::uint32_t>(places[node] - first));
  }
  return layers;
}

LayeredGraph cut_edges(const LayoutGraph& graph, const std::vector<std::uint8_t>& turned,
                       const std::vector<std::uint32_t>& layer_of) {
  return Cutter(graph, turned, layer_of).cut();
}

}  // namespace reknot
