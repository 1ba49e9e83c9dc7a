#include "core/view/layout.h"

#include <gtest/gtest.h>

#include "tests/core/view/sample_layouts.h"

namespace reknot {
namespace {

TEST(LayeredLayout, DrawsAnyGraphWithoutFault) {
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    const LayoutGraph graph = boxes(30, random_pairs(30, seed, seed));
    EXPECT_EQ(fault_in(graph, layered_layout(graph)), "") << seed;
  }
}

TEST(LayeredLayout, DrawsTwoHundredNodesWithoutFault) {
  const LayoutGraph graph = boxes(200, random_pairs(200, 100, 1));
  EXPECT_EQ(fault_in(graph, layered_layout(graph)), "");
}

TEST(LayeredLayout, DrawsNothing) {
  const Layout layout = layered_layout({});
  EXPECT_TRUE(layout.corners.empty());
}

TEST(LayeredLayout, DrawsCyclesOfOneAndTwo) {
  const LayoutGraph graph = boxes(2, {{0, 0}, {0, 1}, {1, 0}, {1, 1}, {1, 0}});
  EXPECT_EQ(fault_in(graph, layered_layout(graph)), "");
}

TEST(LayeredLayout, LeadsToTheRightExceptInCycles) {
  const LayoutGraph graph = boxes(40, tree(40, 3));
  const Layout layout = layered_layout(graph);
  for (const LayoutEdge& edge : graph.edges) {
    EXPECT_LT(layout.corners[edge.from].x + graph.nodes[edge.from].width,
              layout.corners[edge.to].x);
  }
}

TEST(LayeredLayout, LeadsARingBackOverItsBoxes) {
  const LayoutGraph graph = boxes(5, ring_of(5));
  const Layout layout = layered_layout(graph);
  const std::vector<Point>& back = layout.routes[4];
  EXPECT_EQ(back.back().x, layout.corners[0].x + graph.nodes[0].width);
  // One bow and one straight line.
  EXPECT_EQ(back.size(), 7U);
  EXPECT_EQ(layout.routes[0].front().y, layout.routes[0].back().y);
}

TEST(LayeredLayout, SetsPartsSideBySide) {
  const LayoutGraph graph = boxes(60, {});
  const Layout layout = layered_layout(graph);
  EXPECT_LT(layout.height, layout.width);
  EXPECT_EQ(fault_in(graph, layout), "");
}

TEST(LayeredLayout, AnswersTheSameAgain) {
  const LayoutGraph graph = boxes(60, random_pairs(60, 60, 9));
  const Layout one = layered_layout(graph);
  const Layout two = layered_layout(graph);
  EXPECT_EQ(one.corners, two.corners);
  EXPECT_EQ(one.routes, two.routes);
}

TEST(ColumnLayout, DrawsBoxesApart) {
  for (std::uint32_t seed = 0; seed < 8; ++seed) {
    LayoutGraph graph = boxes(300, random_pairs(300, 40 * seed, seed));
    Layout layout = column_layout(graph);
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
      EXPECT_EQ(layout.routes[i].size(), 2U);
    }
    graph.edges.clear();
    EXPECT_EQ(fault_in(graph, layout), "") << seed;
  }
}

TEST(ColumnLayout, EndsEdgesAtTheSidesOfTheirBoxes) {
  const LayoutGraph graph = boxes(100, random_pairs(100, 100, 2));
  const Layout layout = column_layout(graph);
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    const LayoutEdge& edge = graph.edges[i];
    const auto is_side = [&](std::uint32_t node, std::int32_t x) {
      const std::int32_t left = layout.corners[node].x;
      return x == left || x == left + graph.nodes[node].width;
    };
    EXPECT_TRUE(is_side(edge.from, layout.routes[i][0].x));
    EXPECT_TRUE(is_side(edge.to, layout.routes[i][1].x));
    EXPECT_EQ(layout.routes[i][0].y, layout.corners[edge.from].y + edge.port);
  }
}

TEST(ColumnLayout, BreaksLongChainsIntoBands) {
  Pairs chain;
  for (std::uint32_t i = 1; i < 5000; ++i) chain.push_back({i - 1, i});
  const Layout layout = column_layout(boxes(5000, chain));
  EXPECT_LT(layout.width, 4 * layout.height);
  EXPECT_LT(layout.height, 4 * layout.width);
}

TEST(ColumnLayout, BreaksWideLayersIntoStacks) {
  Pairs star;
  for (std::uint32_t i = 1; i < 5000; ++i) star.push_back({0, i});
  LayoutGraph graph = boxes(5000, star);
  graph.nodes[0].height = 30;
  const Layout layout = column_layout(graph);
  EXPECT_LT(layout.width, 4 * layout.height);
  EXPECT_LT(layout.height, 4 * layout.width);
}

TEST(ColumnLayout, AnswersTheSameAgain) {
  const LayoutGraph graph = boxes(400, random_pairs(400, 300, 9));
  EXPECT_EQ(column_layout(graph).corners, column_layout(graph).corners);
}

}  // namespace
}  // namespace reknot
