#include "core/base/bytes.h"

#include <gtest/gtest.h>

namespace reknot {
namespace {

TEST(ByteReader, ReadsNumbersInBothOrders) {
  const Bytes bytes = {0x01, 0x02, 0x03, 0x04};
  ByteReader little(bytes);
  ByteReader big(bytes);
  EXPECT_EQ(little.read_little(4).value(), 0x04030201U);
  EXPECT_EQ(big.read_big(4).value(), 0x01020304U);
}

TEST(ByteReader, RefusesToReadPastTheEndAndDoesNotMove) {
  const Bytes bytes = {1, 2, 3};
  ByteReader reader(bytes);
  ASSERT_TRUE(reader.read_u8().ok());
  const auto result = reader.read_little(4);
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, ErrorCode::kTruncated);
  EXPECT_EQ(result.error().offset, 1U);
  EXPECT_EQ(reader.offset(), 1U);
}

TEST(ByteReader, ReadsLinesWithoutTheirNewline) {
  ByteReader reader(as_bytes("one\ntwo"));
  EXPECT_EQ(reader.read_line().value(), "one");
  EXPECT_EQ(reader.read_line().error().code, ErrorCode::kTruncated);
}

TEST(Utf8, AcceptsShortestFormsOnly) {
  EXPECT_TRUE(is_utf8("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x90\x8D"));
  EXPECT_FALSE(is_utf8("\xC0\x80"));
  EXPECT_FALSE(is_utf8("\xE0\x80\x80"));
  EXPECT_FALSE(is_utf8("\xF4\x90\x80\x80"));
  EXPECT_FALSE(is_utf8("\xE2\x82"));
}

TEST(Utf8, AllowsSurrogatesOnlyWhereAsked) {
  EXPECT_FALSE(is_utf8("\xED\xA0\x80"));
  EXPECT_TRUE(is_utf8_or_surrogates("\xED\xA0\x80"));
}

}  // namespace
}  // namespace reknot
