#include "core/freeze/refine.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace reknot {
namespace {

// Keys that differ in one byte, at `place`.
std::vector<Digest> keys_of(std::vector<std::uint8_t> bytes, std::size_t place) {
  std::vector<Digest> keys;
  for (const std::uint8_t byte : bytes) {
    keys.emplace_back();
    keys.back()[place] = byte;
  }
  return keys;
}

std::vector<std::uint32_t> blocks_of(const std::vector<Digest>& keys,
                                     const std::vector<std::vector<Edge>>& edges) {
  EdgeTable table;
  for (const std::vector<Edge>& from : edges) {
    for (const Edge& edge : from) table.add_edge(edge.target, edge.symbol);
    table.add_source();
  }
  Refiner refiner;
  const std::span<const std::uint32_t> blocks = refiner.refine(keys, table);
  return {blocks.begin(), blocks.end()};
}

TEST(Refiner, NumbersBlocksInTheOrderOfWholeKeys) {
  // Tables and sorting look at the first eight bytes first.
  for (const std::size_t place : {0, 7, 8, 31}) {
    EXPECT_EQ(blocks_of(keys_of({2, 1, 200, 1, 3, 0}, place), {{}, {}, {}, {}, {}, {}}),
              (std::vector<std::uint32_t>{2, 1, 4, 1, 3, 0}));
  }
}

TEST(Refiner, SplitsByTheNumberOfEdgesOfABag) {
  // 0 and 1 lead to 2, one of them twice and to 3 once.
  const Edge two{2, kBagSymbol};
  const Edge three{3, kBagSymbol};
  const std::vector<std::vector<Edge>> edges = {
      {two, two, three}, {two, three, three}, {}, {}};
  const std::vector<std::uint32_t> blocks = blocks_of(keys_of({1, 1, 2, 3}, 0), edges);
  EXPECT_NE(blocks[0], blocks[1]);
}

// Enough edges, with symbols of more than a byte, that they are sorted digit by digit.
TEST(Refiner, SplitsBySymbolsInAscendingOrder) {
  constexpr std::uint32_t kSources = 700;
  std::vector<std::vector<Edge>> edges(kSources + 1);
  // The last node is the only one with its key; the greater a symbol, the later its source is
  // split off.
  for (std::uint32_t i = 0; i < kSources; ++i) edges[i] = {{kSources, kSources - 1 - i}};
  std::vector<std::uint8_t> keys(kSources, 1);
  keys.push_back(0);
  const std::vector<std::uint32_t> blocks = blocks_of(keys_of(keys, 0), edges);
  // What nothing is left to tell from is in the block that there was first.
  EXPECT_EQ(blocks[0], 1U);
  for (std::uint32_t i = 1; i < kSources; ++i) EXPECT_EQ(blocks[i], kSources + 1 - i);
}

TEST(Refiner, LeavesAloneWhatNothingTellsApart) {
  std::vector<std::vector<Edge>> edges;
  for (std::uint32_t i = 0; i < 6; ++i) edges.push_back({{(i + 1) % 6, 0}});
  const std::vector<std::uint32_t> blocks =
      blocks_of(keys_of({1, 2, 1, 2, 1, 2}, 0), edges);
  EXPECT_EQ(blocks, (std::vector<std::uint32_t>{0, 1, 0, 1, 0, 1}));
}

}  // namespace
}  // namespace reknot
