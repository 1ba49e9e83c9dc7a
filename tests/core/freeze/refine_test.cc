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
                                     const std::vector<Edge>& edges) {
  Refiner refiner;
  const std::span<const std::uint32_t> blocks = refiner.refine(keys, edges);
  return {blocks.begin(), blocks.end()};
}

TEST(Refiner, NumbersBlocksInTheOrderOfWholeKeys) {
  // Tables and sorting look at the first eight bytes first.
  for (const std::size_t place : {0, 7, 8, 31}) {
    EXPECT_EQ(blocks_of(keys_of({2, 1, 200, 1, 3, 0}, place), {}),
              (std::vector<std::uint32_t>{2, 1, 4, 1, 3, 0}));
  }
}

TEST(Refiner, SplitsByTheNumberOfEdgesOfABag) {
  // 0 and 1 lead to 2, one of them twice and to 3 once.
  const std::vector<Edge> edges = {{0, 2, kBagSymbol}, {0, 2, kBagSymbol},
                                   {0, 3, kBagSymbol}, {1, 2, kBagSymbol},
                                   {1, 3, kBagSymbol}, {1, 3, kBagSymbol}};
  const std::vector<std::uint32_t> blocks = blocks_of(keys_of({1, 1, 2, 3}, 0), edges);
  EXPECT_NE(blocks[0], blocks[1]);
}

TEST(Refiner, LeavesAloneWhatNothingTellsApart) {
  std::vector<Edge> edges;
  for (std::uint32_t i = 0; i < 6; ++i) edges.push_back({i, (i + 1) % 6, 0});
  const std::vector<std::uint32_t> blocks =
      blocks_of(keys_of({1, 2, 1, 2, 1, 2}, 0), edges);
  EXPECT_EQ(blocks, (std::vector<std::uint32_t>{0, 1, 0, 1, 0, 1}));
}

}  // namespace
}  // namespace reknot
