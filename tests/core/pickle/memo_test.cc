#include "core/pickle/memo.h"

#include <gtest/gtest.h>

namespace reknot {
namespace {

TEST(PickleMemo, FindsWhatWasPut) {
  PickleMemo memo;
  EXPECT_FALSE(memo.find(0));
  memo.put(0, 7);
  memo.put(4'000'000'000, 8);
  EXPECT_EQ(memo.find(0), 7U);
  EXPECT_EQ(memo.find(4'000'000'000), 8U);
  EXPECT_FALSE(memo.find(1));
  EXPECT_EQ(memo.size(), 2U);
}

TEST(PickleMemo, CountsAKeyOnce) {
  PickleMemo memo;
  memo.put(5, 1);
  memo.put(5, 2);
  EXPECT_EQ(memo.size(), 1U);
  EXPECT_EQ(memo.find(5), 2U);
}

TEST(PickleMemo, KeepsSparseKeysThatTheArrayReachesLater) {
  PickleMemo memo;
  memo.put(1000, 1);
  for (std::uint32_t key = 0; key < 900; ++key) memo.put(key, key);
  EXPECT_EQ(memo.find(1000), 1U);
  memo.put(1200, 2);
  EXPECT_EQ(memo.find(1000), 1U);
  memo.put(1000, 3);
  EXPECT_EQ(memo.find(1000), 3U);
  EXPECT_EQ(memo.size(), 902U);
}

}  // namespace
}  // namespace reknot
