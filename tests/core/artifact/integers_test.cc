#include "core/artifact/integers.h"

#include <gtest/gtest.h>

#include <limits>

namespace reknot {
namespace {

TEST(ArtifactIntegers, RoundTripsAroundEveryPowerOfTwo) {
  for (int power = 0; power < 53; ++power) {
    for (const std::int64_t near : {-1, 0, 1}) {
      const std::int64_t number = (std::int64_t{1} << power) + near;
      for (const std::int64_t value : {number, -number}) {
        const Bytes bytes = shortest_integer(value);
        EXPECT_EQ(document_integer(bytes), value);
        const bool padded = bytes.size() > 1 &&
                            (bytes.back() == 0 || bytes.back() == 0xFF) &&
                            (bytes.back() >= 0x80) == (bytes[bytes.size() - 2] >= 0x80);
        EXPECT_FALSE(padded) << value;
      }
    }
  }
}

TEST(ArtifactIntegers, WritesTheFewestBytes) {
  EXPECT_EQ(shortest_integer(0), Bytes());
  EXPECT_EQ(shortest_integer(-1), Bytes({0xFF}));
  EXPECT_EQ(shortest_integer(127), Bytes({0x7F}));
  EXPECT_EQ(shortest_integer(128), Bytes({0x80, 0x00}));
  EXPECT_EQ(shortest_integer(-128), Bytes({0x80}));
  EXPECT_EQ(shortest_integer(-129), Bytes({0x7F, 0xFF}));
}

TEST(ArtifactIntegers, ReadsOnlyWhatADocumentHas) {
  const auto reads = [](std::int64_t number) {
    return document_integer(shortest_integer(number)).has_value();
  };
  EXPECT_TRUE(reads(kMaxDocumentInteger));
  EXPECT_TRUE(reads(-kMaxDocumentInteger));
  EXPECT_FALSE(reads(kMaxDocumentInteger + 1));
  EXPECT_FALSE(reads(-kMaxDocumentInteger - 1));
  EXPECT_FALSE(reads(std::numeric_limits<std::int64_t>::min()));
  EXPECT_FALSE(document_integer(Bytes(9, 0)).has_value());
}

}  // namespace
}  // namespace reknot
