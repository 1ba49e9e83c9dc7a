#include "core/artifact/cbor_float.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/bytes.h"

namespace reknot {
namespace {

void expect_spelling(double value, unsigned width, std::uint64_t bits) {
  const CborFloat spelling = shortest_cbor_float(value);
  EXPECT_EQ(spelling.width, width) << value;
  EXPECT_EQ(spelling.bits, bits) << value;
  EXPECT_EQ(bits_of(cbor_float_value(spelling)), bits_of(value)) << value;
}

// RFC 8949, appendix A.
TEST(CborFloat, WritesTheShortestSpelling) {
  expect_spelling(0.0, 2, 0x0000);
  expect_spelling(-0.0, 2, 0x8000);
  expect_spelling(1.0, 2, 0x3C00);
  expect_spelling(1.1, 8, 0x3FF199999999999A);
  expect_spelling(1.5, 2, 0x3E00);
  expect_spelling(65504.0, 2, 0x7BFF);
  expect_spelling(100000.0, 4, 0x47C35000);
  expect_spelling(3.4028234663852886e+38, 4, 0x7F7FFFFF);
  expect_spelling(1.0e+300, 8, 0x7E37E43C8800759C);
  expect_spelling(5.960464477539063e-8, 2, 0x0001);
  expect_spelling(0.00006103515625, 2, 0x0400);
  expect_spelling(-4.0, 2, 0xC400);
  expect_spelling(-4.1, 8, 0xC010666666666666);
}

TEST(CborFloat, KeepsValuesAtTheEdgesOfEachWidth) {
  expect_spelling(65505.0, 4, 0x477FE100);
  expect_spelling(65536.0, 4, 0x47800000);
  expect_spelling(std::ldexp(1.0, -25), 4, 0x33000000);
  expect_spelling(std::ldexp(1.0 + 1.0 / 1024, -15), 4, 0x38002000);
  expect_spelling(std::ldexp(1.0, -149), 4, 0x00000001);
  expect_spelling(std::ldexp(1.0, -150), 8, 0x3690000000000000);
  expect_spelling(3.4028234663852889e+38, 8, 0x47EFFFFFE0000001);
  expect_spelling(5e-324, 8, 0x0000000000000001);
  expect_spelling(1.7976931348623157e308, 8, 0x7FEFFFFFFFFFFFFF);
}

TEST(CborFloat, RoundTripsEveryFiniteHalf) {
  for (std::uint64_t bits = 0; bits <= 0xFFFF; ++bits) {
    const double value = cbor_float_value({2, bits});
    if (!std::isfinite(value)) {
      EXPECT_EQ(bits >> 10 & 0x1F, 0x1FU);
      continue;
    }
    const CborFloat spelling = shortest_cbor_float(value);
    ASSERT_EQ(spelling.width, 2U) << bits;
    ASSERT_EQ(spelling.bits, bits);
  }
}

TEST(CborFloat, ReadsInfinitiesAndNaNs) {
  EXPECT_EQ(cbor_float_value({2, 0x7C00}), HUGE_VAL);
  EXPECT_EQ(cbor_float_value({2, 0xFC00}), -HUGE_VAL);
  EXPECT_TRUE(std::isnan(cbor_float_value({2, 0x7E00})));
  EXPECT_EQ(cbor_float_value({4, 0x7F800000}), HUGE_VAL);
  EXPECT_TRUE(std::isnan(cbor_float_value({8, 0x7FF8000000000000})));
}

}  // namespace
}  // namespace reknot
