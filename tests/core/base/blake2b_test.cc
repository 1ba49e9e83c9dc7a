#include "core/base/blake2b.h"

#include <gtest/gtest.h>

#include <string>

namespace reknot {
namespace {

std::string hex(const Digest& digest) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : digest) {
    text += {kDigits[byte >> 4], kDigits[byte & 15]};
  }
  return text;
}

// Bytes 0, 1, …, 250, 0, 1, …
Bytes counted_bytes(std::size_t size) {
  Bytes bytes(size);
  for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::uint8_t>(i % 251);
  return bytes;
}

TEST(Blake2b, DigestsWhatTheRfcAndItsUsersPublish) {
  EXPECT_EQ(hex(blake2b({})),
            "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
  EXPECT_EQ(hex(blake2b(as_bytes("abc"))),
            "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
  EXPECT_EQ(hex(blake2b(as_bytes("The quick brown fox jumps over the lazy dog"))),
            "01718cec35cd3d796dd00020e0bfecb473ad23457d063b75eff29c0ffa2e58a9");
}

// What the reference implementation (hashlib has it) says of counted_bytes.
TEST(Blake2b, DigestsAsTheReferenceAroundTheEdgesOfABlock) {
  const struct {
    std::size_t size;
    const char* digest;
  } kExpected[] = {
      {1, "03170a2e7597b7b7e3d84c05391d139a62b157e78786d8c082f29dcf4c111314"},
      {127, "f2fe67ff342e21b8f45e8f2e0bcd1d9243245d50ee6c78042e9c491388791c72"},
      {128, "c3582f71ebb2be66fa5dd750f80baae97554f3b015663c8be377cfcb2488c1d1"},
      {129, "f7f3c46ba2564ff4c4c162da1f5b605f9f1c4aa6a20652a9f9a337c1a2f5b9c9"},
      {255, "d9ef0fc521b4266d16df662bec231bc2ec3989e7adeaf63169c295dc239dbbea"},
      {256, "582f782226018ec33076bd8d1c42413530ac7e1126260ffc0f306ba3befc3f24"},
      {257, "227e15ed64ee8e93eb7bc53828f76eed974f2c4ab1408c3d08f212b7f8d69904"},
  };
  for (const auto& expected : kExpected) {
    EXPECT_EQ(hex(blake2b(counted_bytes(expected.size))), expected.digest)
        << expected.size;
  }
}

TEST(Blake2b, DigestsTheSameWhereverTheMessageIsCut) {
  const Bytes message = counted_bytes(300);
  for (std::size_t first = 0; first <= message.size(); ++first) {
    for (const std::size_t second : {first, (first + message.size()) / 2}) {
      Blake2b hash;
      hash.update(ByteView(message).first(first));
      hash.update(ByteView(message).subspan(first, second - first));
      hash.update(ByteView(message).subspan(second));
      ASSERT_EQ(hash.finish(), blake2b(message)) << first << ", " << second;
    }
  }
}

TEST(Blake2b, WritesNumbersLeastSignificantByteFirst) {
  Blake2b hash;
  hash.update_u32(0x04030201);
  hash.update_u8(5);
  const std::uint8_t bytes[] = {1, 2, 3, 4, 5};
  EXPECT_EQ(hash.finish(), blake2b(bytes));
}

}  // namespace
}  // namespace reknot
