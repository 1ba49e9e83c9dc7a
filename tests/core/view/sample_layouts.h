// Graphs to be laid out, and what must hold of any drawing of them.
#ifndef RK_TESTS_CORE_VIEW_SAMPLE_LAYOUTS_H_
#define RK_TESTS_CORE_VIEW_SAMPLE_LAYOUTS_H_

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "core/view/layers.h"
#include "core/view/layout.h"

namespace reknot {

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

// Boxes with a row for each edge that leaves them, as cards have it. Node 0 is the root.
inline LayoutGraph boxes(std::uint32_t nodes, const Pairs& pairs) {
  LayoutGraph graph;
  std::vector<std::int32_t> rows(nodes, 0);
  for (const auto& [from, to] : pairs) {
    graph.edges.push_back({from, to, 40 + 20 * rows[from]++});
  }
  for (std::uint32_t i = 0; i < nodes; ++i) {
    const std::int32_t width = 124 + static_cast<std::int32_t>(i * 37 % 90);
    graph.nodes.push_back({width, 30 + 20 * rows[i], i == 0 ? 22 : 0, 15});
  }
  if (nodes > 0) graph.roots.push_back(0);
  return graph;
}

// Connected: every node but the first has an edge from an earlier one, the others lead anywhere.
inline Pairs random_pairs(std::uint32_t nodes, std::uint32_t others, std::uint32_t seed) {
  std::mt19937 random(seed);
  Pairs pairs;
  for (std::uint32_t i = 1; i < nodes; ++i) pairs.push_back({random() % i, i});
  for (std::uint32_t i = 0; i < others; ++i) {
    pairs.push_back({random() % nodes, random() % nodes});
  }
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  return pairs;
}

inline Pairs ring_of(std::uint32_t nodes) {
  Pairs pairs;
  for (std::uint32_t i = 0; i < nodes; ++i) pairs.push_back({i, (i + 1) % nodes});
  return pairs;
}

inline Pairs tree(std::uint32_t nodes, std::uint32_t children) {
  Pairs pairs;
  for (std::uint32_t i = 1; i < nodes; ++i) pairs.push_back({(i - 1) / children, i});
  return pairs;
}

// Whether a walk along the edges, some of them turned, comes to an end.
inline bool is_acyclic(const LayoutGraph& graph,
                       const std::vector<std::uint8_t>& turned) {
  std::vector<std::uint32_t> in(graph.nodes.size(), 0);
  Pairs pairs;
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    auto [from, to] = std::pair(graph.edges[i].from, graph.edges[i].to);
    if (from == to) continue;
    if (turned[i] != 0) std::swap(from, to);
    pairs.push_back({from, to});
    ++in[to];
  }
  std::size_t left = graph.nodes.size();
  for (bool found = true; found;) {
    found = false;
    for (std::uint32_t node = 0; node < graph.nodes.size(); ++node) {
      if (in[node] != 0) continue;
      in[node] = ~0U;
      --left;
      found = true;
      for (const auto& [from, to] : pairs) in[to] -= from == node ? 1 : 0;
    }
  }
  return left == 0;
}

// The point of a cubic curve at t of 64.
inline std::pair<double, double> curve_point(const Point* corners, int t) {
  const double b = t / 64.0;
  const double a = 1 - b;
  const double w[4] = {a * a * a, 3 * a * a * b, 3 * a * b * b, b * b * b};
  double x = 0;
  double y = 0;
  for (int i = 0; i < 4; ++i) {
    x += w[i] * corners[i].x;
    y += w[i] * corners[i].y;
  }
  return {x, y};
}

// Says what is wrong with a drawing of cards, or nothing.
inline std::string fault_in(const LayoutGraph& graph, const Layout& layout) {
  const auto inside = [&](std::size_t node, double x, double y) {
    const auto [left, top] = layout.corners[node];
    return x > left + 1 && x < left + graph.nodes[node].width - 1 && y > top + 1 &&
           y < top + graph.nodes[node].height - 1;
  };
  for (std::size_t a = 0; a < graph.nodes.size(); ++a) {
    const auto [x, y] = layout.corners[a];
    if (x < 0 || y < graph.nodes[a].above || x + graph.nodes[a].width > layout.width ||
        y + graph.nodes[a].height > layout.height) {
      return "box " + std::to_string(a) + " lies outside";
    }
    for (std::size_t b = a + 1; b < graph.nodes.size(); ++b) {
      const auto [u, v] = layout.corners[b];
      if (x < u + graph.nodes[b].width && u < x + graph.nodes[a].width &&
          y - graph.nodes[a].above < v + graph.nodes[b].height &&
          v - graph.nodes[b].above < y + graph.nodes[a].height) {
        return "boxes " + std::to_string(a) + " and " + std::to_string(b) + " overlap";
      }
    }
  }
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    const std::string name = "edge " + std::to_string(i);
    const LayoutEdge& edge = graph.edges[i];
    const std::vector<Point>& route = layout.routes[i];
    const Point from = layout.corners[edge.from];
    const Point to = layout.corners[edge.to];
    if (route.size() < 4 || route.size() % 3 != 1) return name + " is no row of curves";
    if (!(route.front() ==
          Point{from.x + graph.nodes[edge.from].width, from.y + edge.port})) {
      return name + " does not leave at its port";
    }
    const std::int32_t head = to.y + graph.nodes[edge.to].head;
    if (!(route.back() == Point{to.x, head}) &&
        !(route.back() == Point{to.x + graph.nodes[edge.to].width, head})) {
      return name + " does not end at a head";
    }
    for (std::size_t k = 0; k + 3 < route.size(); k += 3) {
      for (int t = 0; t <= 64; ++t) {
        const auto [x, y] = curve_point(&route[k], t);
        for (std::size_t node = 0; node < graph.nodes.size(); ++node) {
          if (inside(node, x, y)) return name + " crosses box " + std::to_string(node);
        }
      }
    }
  }
  return {};
}

}  // namespace reknot

#endif  // RK_TESTS_CORE_VIEW_SAMPLE_LAYOUTS_H_
