#include "core/view/order.h"

#include <gtest/gtest.h>

#include "core/view/acyclic.h"
#include "tests/core/view/sample_layouts.h"

namespace reknot {
namespace {

LayeredGraph cut(const LayoutGraph& graph) {
  const std::vector<std::uint8_t> turned = turned_edges(graph);
  return cut_edges(graph, turned, assign_layers(graph, turned));
}

// By holding every segment against every other one.
std::int64_t crossings_one_by_one(const LayeredGraph& graph) {
  std::vector<std::int64_t> place(graph.items.size());
  for (const auto& layer : graph.layers) {
    for (std::size_t i = 0; i < layer.size(); ++i) {
      place[layer[i]] = static_cast<std::int64_t>(i);
    }
  }
  const auto start = [&](const Segment& s) { return std::pair(place[s.from], s.out); };
  const auto end = [&](const Segment& s) { return std::pair(place[s.to], s.in); };
  std::int64_t sum = 0;
  for (const Segment& a : graph.segments) {
    for (const Segment& b : graph.segments) {
      if (graph.items[a.from].layer != graph.items[b.from].layer) continue;
      if (start(a) < start(b) && end(b) < end(a)) sum += a.edges * b.edges;
    }
  }
  return sum;
}

TEST(CountCrossings, CountsWhatComparingAllSegmentsCounts) {
  for (std::uint32_t seed = 0; seed < 30; ++seed) {
    const LayeredGraph graph = cut(boxes(30, random_pairs(30, 2 * seed, seed)));
    EXPECT_EQ(count_crossings(graph), crossings_one_by_one(graph)) << seed;
  }
}

TEST(OrderLayers, NeverRaisesCrossings) {
  for (std::uint32_t seed = 0; seed < 30; ++seed) {
    LayeredGraph graph = cut(boxes(40, random_pairs(40, 2 * seed, seed)));
    const std::int64_t before = crossings_one_by_one(graph);
    order_layers(graph);
    EXPECT_LE(crossings_one_by_one(graph), before) << seed;
  }
}

TEST(OrderLayers, KeepsEachItemInItsLayer) {
  LayeredGraph graph = cut(boxes(40, random_pairs(40, 60, 3)));
  LayeredGraph ordered = graph;
  order_layers(ordered);
  for (std::size_t i = 0; i < graph.layers.size(); ++i) {
    std::sort(graph.layers[i].begin(), graph.layers[i].end());
    std::sort(ordered.layers[i].begin(), ordered.layers[i].end());
  }
  EXPECT_EQ(graph.layers, ordered.layers);
}

TEST(OrderLayers, DrawsTreesAndRingsWithoutCrossings) {
  for (const LayoutGraph& drawn : {boxes(60, tree(60, 3)), boxes(7, ring_of(7))}) {
    LayeredGraph graph = cut(drawn);
    order_layers(graph);
    EXPECT_EQ(count_crossings(graph), 0);
  }
}

TEST(OrderLayers, FindsTheBestOrderOfASmallGraph) {
  // Two functions share globals and a cell, a third one has the globals only.
  LayoutGraph drawn = boxes(5, {{0, 3}, {0, 4}, {1, 3}, {1, 4}, {2, 3}});
  drawn.roots = {0, 1, 2};
  LayeredGraph graph = cut(drawn);
  order_layers(graph);
  EXPECT_EQ(crossings_one_by_one(graph), 1);
}

}  // namespace
}  // namespace reknot
