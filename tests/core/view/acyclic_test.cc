#include "core/view/acyclic.h"

#include <gtest/gtest.h>

#include <numeric>

#include "tests/core/view/sample_layouts.h"

namespace reknot {
namespace {

std::uint32_t count_turned(const LayoutGraph& graph) {
  const std::vector<std::uint8_t> turned = turned_edges(graph);
  return std::accumulate(turned.begin(), turned.end(), 0U);
}

TEST(TurnedEdges, LeaveNoCycle) {
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    const LayoutGraph graph = boxes(30, random_pairs(30, seed, seed));
    EXPECT_TRUE(is_acyclic(graph, turned_edges(graph))) << seed;
  }
}

TEST(TurnedEdges, AreNoneWithoutACycle) {
  EXPECT_EQ(count_turned(boxes(40, tree(40, 3))), 0U);
  EXPECT_EQ(count_turned(boxes(4, {{0, 3}, {0, 1}, {1, 2}, {2, 3}, {0, 2}})), 0U);
}

TEST(TurnedEdges, AreTheLastOfARing) {
  EXPECT_EQ(turned_edges(boxes(5, ring_of(5))),
            (std::vector<std::uint8_t>{0, 0, 0, 0, 1}));
}

TEST(TurnedEdges, LeaveEdgesFromANodeToItself) {
  EXPECT_EQ(count_turned(boxes(2, {{0, 0}, {0, 1}, {1, 1}})), 0U);
}

TEST(TurnedEdges, AreOnlyThoseOfCycles) {
  // 1 and 2 refer to each other; 3 refers to what is nearer to the root, but in no cycle.
  LayoutGraph graph = boxes(4, {{0, 1}, {1, 2}, {2, 1}, {3, 1}});
  EXPECT_EQ(turned_edges(graph), (std::vector<std::uint8_t>{0, 0, 1, 0}));
}

TEST(TurnedEdges, LeadBackToWhatIsNearerToTheRoots) {
  // Two functions that variables hold, and the globals that hold both.
  LayoutGraph graph = boxes(3, {{0, 2}, {1, 2}, {2, 0}, {2, 1}});
  graph.roots = {0, 1};
  EXPECT_EQ(turned_edges(graph), (std::vector<std::uint8_t>{0, 0, 1, 1}));
}

TEST(TurnedEdges, AreFewerAmongEquals) {
  // The roots 1 and 2 are instances of 0, which knows them by the list 3.
  LayoutGraph graph = boxes(4, {{0, 3}, {1, 0}, {2, 0}, {3, 1}, {3, 2}});
  graph.roots = {0, 1, 2};
  EXPECT_EQ(turned_edges(graph), (std::vector<std::uint8_t>{0, 0, 0, 1, 1}));
}

TEST(TurnedEdges, AreFewerWhereThatIsWanted) {
  // A list of two functions, each of which has a cell that holds the other.
  const LayoutGraph graph = boxes(5, {{0, 1}, {0, 2}, {1, 3}, {2, 4}, {3, 2}, {4, 1}});
  EXPECT_EQ(turned_edges(graph), (std::vector<std::uint8_t>{0, 0, 0, 0, 1, 1}));
  EXPECT_EQ(turned_edges(graph, Turning::kFew),
            (std::vector<std::uint8_t>{0, 0, 0, 0, 0, 1}));
}

TEST(TurnedEdges, AreFoundInLongChains) {
  const LayoutGraph graph = boxes(100'000, ring_of(100'000));
  EXPECT_EQ(count_turned(graph), 1U);
}

}  // namespace
}  // namespace reknot
