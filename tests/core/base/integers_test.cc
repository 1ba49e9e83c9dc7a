#include "core/base/integers.h"

#include <gtest/gtest.h>

#include <limits>

namespace reknot {
namespace {

Bytes bytes_of(std::int64_t number) {
  const SmallInteger integer(number);
  return {integer.view().begin(), integer.view().end()};
}

TEST(Integers, RoundTripsAroundEveryPowerOfTwo) {
  for (int power = 0; power < 63; ++power) {
    for (const std::int64_t near : {-1, 0, 1}) {
      const std::int64_t number = (std::int64_t{1} << power) + near;
      for (const std::int64_t value : {number, -number}) {
        const Bytes bytes = bytes_of(value);
        EXPECT_EQ(small_integer_of(bytes), value);
        const bool padded = bytes.size() > 1 &&
                            (bytes.back() == 0 || bytes.back() == 0xFF) &&
                            (bytes.back() >= 0x80) == (bytes[bytes.size() - 2] >= 0x80);
        EXPECT_FALSE(padded) << value;
      }
    }
  }
  for (const std::int64_t value : {std::numeric_limits<std::int64_t>::min(),
                                   std::numeric_limits<std::int64_t>::max()}) {
    EXPECT_EQ(small_integer_of(bytes_of(value)), value);
  }
}

TEST(Integers, WritesTheFewestBytes) {
  EXPECT_EQ(bytes_of(0), Bytes());
  EXPECT_EQ(bytes_of(-1), Bytes({0xFF}));
  EXPECT_EQ(bytes_of(127), Bytes({0x7F}));
  EXPECT_EQ(bytes_of(128), Bytes({0x80, 0x00}));
  EXPECT_EQ(bytes_of(-128), Bytes({0x80}));
  EXPECT_EQ(bytes_of(-129), Bytes({0x7F, 0xFF}));
}

}  // namespace
}  // namespace reknot
