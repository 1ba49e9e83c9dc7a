#include "core/view/layers.h"

#include <gtest/gtest.h>

#include "core/view/acyclic.h"
#include "tests/core/view/sample_layouts.h"

namespace reknot {
namespace {

LayeredGraph cut(const LayoutGraph& graph) {
  const std::vector<std::uint8_t> turned = turned_edges(graph);
  return cut_edges(graph, turned, assign_layers(graph, turned));
}

TEST(AssignLayers, LeadsEveryEdgeToALaterLayer) {
  for (std::uint32_t seed = 0; seed < 30; ++seed) {
    const LayoutGraph graph = boxes(40, random_pairs(40, 2 * seed, seed));
    const std::vector<std::uint8_t> turned = turned_edges(graph);
    const std::vector<std::uint32_t> layers = assign_layers(graph, turned);
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
      const LayoutEdge& edge = graph.edges[i];
      if (edge.from == edge.to) continue;
      const bool right = layers[edge.from] < layers[edge.to];
      EXPECT_EQ(right, turned[i] == 0) << seed << " " << i;
    }
  }
}

TEST(AssignLayers, PutsANodeWhereItsEdgesAreShort) {
  // 4 is as near to the root as can be; 3 is referred to by the last of a chain.
  const LayoutGraph graph = boxes(5, {{0, 1}, {0, 3}, {0, 4}, {1, 2}, {2, 3}});
  EXPECT_EQ(assign_layers(graph, turned_edges(graph)),
            (std::vector<std::uint32_t>{0, 1, 2, 3, 1}));
}

TEST(AssignLayers, KeepsRootsOnTheLeft) {
  // The root 4 refers to the end of a chain only.
  LayoutGraph graph = boxes(5, {{0, 1}, {1, 2}, {2, 3}, {4, 3}});
  graph.roots = {0, 4};
  EXPECT_EQ(assign_layers(graph, turned_edges(graph)),
            (std::vector<std::uint32_t>{0, 1, 2, 3, 0}));
}

TEST(LongestPaths, CountTheEdgesOnTheWay) {
  const LayoutGraph graph = boxes(4, {{0, 1}, {0, 3}, {1, 2}, {2, 3}, {3, 3}});
  EXPECT_EQ(longest_paths(graph, turned_edges(graph)),
            (std::vector<std::uint32_t>{0, 1, 2, 3}));
}

TEST(CutEdges, LeadsEachSegmentToTheNextLayer) {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    const LayeredGraph layers = cut(boxes(40, random_pairs(40, 2 * seed, seed)));
    for (const Segment& segment : layers.segments) {
      EXPECT_EQ(layers.items[segment.from].layer + 1, layers.items[segment.to].layer);
    }
    std::size_t ordered = 0;
    for (std::uint32_t layer = 0; layer < layers.layers.size(); ++layer) {
      ordered += layers.layers[layer].size();
      for (const std::uint32_t item : layers.layers[layer]) {
        EXPECT_EQ(layers.items[item].layer, layer);
      }
    }
    EXPECT_EQ(ordered, layers.items.size());
  }
}

TEST(CutEdges, ChainsLeadFromEndToEnd) {
  const LayoutGraph graph = boxes(40, random_pairs(40, 60, 5));
  const std::vector<std::uint8_t> turned = turned_edges(graph);
  const LayeredGraph layers = cut(graph);
  std::vector<std::int32_t> shared(layers.segments.size(), 0);
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    const LayoutEdge& edge = graph.edges[i];
    const std::vector<std::uint32_t>& chain = layers.chains[i];
    EXPECT_EQ(chain.empty(), edge.from == edge.to);
    if (chain.empty()) continue;
    EXPECT_EQ(layers.segments[chain.front()].from, turned[i] ? edge.to : edge.from);
    EXPECT_EQ(layers.segments[chain.back()].to, turned[i] ? edge.from : edge.to);
    for (std::size_t k = 0; k < chain.size(); ++k) {
      ++shared[chain[k]];
      if (k == 0) continue;
      EXPECT_EQ(layers.segments[chain[k - 1]].to, layers.segments[chain[k]].from);
    }
  }
  for (std::size_t i = 0; i < shared.size(); ++i) {
    EXPECT_EQ(shared[i], layers.segments[i].edges);
  }
}

TEST(CutEdges, LeadsLongEdgesToOneNodeTogether) {
  // 0 and 1 refer to 4, at the end of a chain.
  const LayeredGraph layers =
      cut(boxes(5, {{0, 1}, {0, 4}, {1, 2}, {1, 4}, {2, 3}, {3, 4}}));
  std::uint32_t lanes = 0;
  for (const LayerItem& item : layers.items) lanes += item.node == kNoNode32 ? 1 : 0;
  EXPECT_EQ(lanes, 3U);
  EXPECT_EQ(layers.segments[layers.chains[1].back()].edges, 2);
}

TEST(CutEdges, TurnsEdgesAboveOrBelowTheirBox) {
  // 1 leads back to 0 from its first row and from its last, and on to 2 from those between.
  const LayoutGraph graph = boxes(3, {{0, 1}, {1, 0}, {1, 2}, {1, 2}, {1, 2}, {1, 0}});
  const LayeredGraph layers = cut(graph);
  const LayerItem& item = layers.items[1];
  EXPECT_EQ(item.box, kTurnGap);
  EXPECT_EQ(item.height, graph.nodes[1].height + 2 * kTurnGap);
  EXPECT_EQ(layers.turns[1].y, 0);
  EXPECT_EQ(layers.turns[5].y, item.height);
}

}  // namespace
}  // namespace reknot
