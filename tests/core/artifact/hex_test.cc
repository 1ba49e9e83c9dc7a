#include "core/base/hex.h"

#include <gtest/gtest.h>

namespace reknot {
namespace {

TEST(Hex, RoundTripsEveryByte) {
  Bytes bytes;
  for (int byte = 0; byte < 256; ++byte) bytes.push_back(static_cast<std::uint8_t>(byte));
  EXPECT_EQ(hex_of(bytes).substr(0, 8), "00010203");
  EXPECT_EQ(bytes_of_hex(hex_of(bytes)), bytes);
  EXPECT_EQ(bytes_of_hex(""), Bytes());
}

TEST(Hex, RefusesOtherSpellings) {
  EXPECT_EQ(bytes_of_hex("0"), std::nullopt);
  EXPECT_EQ(bytes_of_hex("0A"), std::nullopt);
  EXPECT_EQ(bytes_of_hex("0x"), std::nullopt);
  EXPECT_EQ(bytes_of_hex(std::string_view("\0\0", 2)), std::nullopt);
}

}  // namespace
}  // namespace reknot
