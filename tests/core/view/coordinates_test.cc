#include "core/view/coordinates.h"

#include <gtest/gtest.h>

#include "core/view/acyclic.h"
#include "core/view/order.h"
#include "tests/core/view/sample_layouts.h"

namespace reknot {
namespace {

LayeredGraph ordered(const LayoutGraph& graph) {
  const std::vector<std::uint8_t> turned = turned_edges(graph);
  LayeredGraph layers = cut_edges(graph, turned, assign_layers(graph, turned));
  order_layers(layers);
  return layers;
}

TEST(ItemTops, KeepOrderAndDistance) {
  for (std::uint32_t seed = 0; seed < 30; ++seed) {
    const LayeredGraph layers = ordered(boxes(40, random_pairs(40, 2 * seed, seed)));
    const std::vector<std::int32_t> tops = item_tops(layers);
    EXPECT_EQ(*std::min_element(tops.begin(), tops.end()), 0);
    for (const auto& layer : layers.layers) {
      for (std::size_t i = 1; i < layer.size(); ++i) {
        const std::int32_t bottom =
            tops[layer[i - 1]] + layers.items[layer[i - 1]].height;
        EXPECT_GE(tops[layer[i]] - bottom, 10) << seed;
      }
    }
  }
}

TEST(ItemTops, DrawChainsStraight) {
  const LayeredGraph layers = ordered(boxes(4, {{0, 1}, {1, 2}, {2, 3}}));
  const std::vector<std::int32_t> tops = item_tops(layers);
  for (const Segment& segment : layers.segments) {
    EXPECT_EQ(tops[segment.from] + segment.out, tops[segment.to] + segment.in);
  }
}

TEST(ItemTops, DrawLongEdgesStraight) {
  // The chain in the middle gives way to the edge from the first node to the last.
  const LayeredGraph layers = ordered(boxes(5, {{0, 4}, {0, 1}, {1, 2}, {2, 3}, {3, 4}}));
  const std::vector<std::int32_t> tops = item_tops(layers);
  std::uint32_t lanes = 0;
  for (const Segment& segment : layers.segments) {
    if (layers.items[segment.from].node != kNoNode32) continue;
    ++lanes;
    EXPECT_EQ(tops[segment.from] + segment.out, tops[segment.to] + segment.in);
  }
  EXPECT_EQ(lanes, 3U);
}

}  // namespace
}  // namespace reknot
