#include "core/replay/closing_edges.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace reknot {
namespace {

// The same question, asked of every edge by itself: a walk from its end over the edges before it.
std::vector<bool> closing_by_walking(std::uint32_t nodes,
                                     const std::vector<AddedEdge>& edges) {
  std::vector<bool> closes;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    std::vector<bool> seen(nodes, false);
    seen[edges[i].to] = true;
    for (bool found = true; found;) {
      found = false;
      for (std::size_t before = 0; before < i; ++before) {
        if (!seen[edges[before].from] || seen[edges[before].to]) continue;
        seen[edges[before].to] = found = true;
      }
    }
    closes.push_back(seen[edges[i].from]);
  }
  return closes;
}

TEST(ClosingEdges, FindsTheLastEdgeOfARing) {
  EXPECT_EQ(closing_edges(3, {{1, 2}, {2, 0}, {0, 1}}),
            (std::vector<bool>{false, false, true}));
}

TEST(ClosingEdges, CountsASelfReferenceAndEveryFurtherWayBack) {
  EXPECT_EQ(closing_edges(2, {{0, 0}, {0, 1}, {1, 0}, {1, 0}, {0, 1}}),
            (std::vector<bool>{true, false, true, true, true}));
  EXPECT_EQ(closing_edges(0, {}), std::vector<bool>());
}

TEST(ClosingEdges, AgreesWithWalkingFromEveryEdge) {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    const std::uint32_t nodes = 1 + random() % 12;
    std::vector<AddedEdge> edges(random() % 30);
    for (AddedEdge& edge : edges) {
      edge = {static_cast<std::uint32_t>(random() % nodes),
              static_cast<std::uint32_t>(random() % nodes)};
    }
    ASSERT_EQ(closing_edges(nodes, edges), closing_by_walking(nodes, edges)) << round;
  }
}

TEST(ClosingEdges, NeedsNoDeepStack) {
  constexpr std::uint32_t kNodes = 300'000;
  std::vector<AddedEdge> ring;
  for (std::uint32_t i = 0; i < kNodes; ++i) ring.push_back({i, (i + 1) % kNodes});
  const std::vector<bool> closes = closing_edges(kNodes, ring);
  EXPECT_TRUE(closes.back());
  EXPECT_EQ(std::count(closes.begin(), closes.end(), true), 1);
}

}  // namespace
}  // namespace reknot
