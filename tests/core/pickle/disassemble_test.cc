#include "core/pickle/disassemble.h"

#include <gtest/gtest.h>

#include "tests/core/pickle/sample_pickles.h"

namespace reknot {
namespace {

using namespace std::string_view_literals;

std::string argument_of(std::string_view pickle) {
  ByteReader reader(as_bytes(pickle));
  return readable_argument(read_pickle_op(reader).value());
}

TEST(Disassemble, WritesOneObjectForEachOpcode) {
  EXPECT_EQ(
      disassemble(as_bytes("K\x05.")).value(),
      R"({"ops":[{"offset":0,"end":2,"name":"BININT1","argument":"5",)"
      R"("before":"","after":"int","summary":"Pushes an unsigned 1-byte integer."},)"
      R"({"offset":2,"end":3,"name":"STOP","argument":null,"before":"any",)"
      R"("after":"","summary":"Ends the pickle; the value on top is the result."}]})");
}

TEST(Disassemble, ReadsSeveralPicklesInARow) {
  EXPECT_TRUE(disassemble(as_bytes("N.K\5.")).ok());
}

TEST(Disassemble, RefusesEveryProperPrefix) {
  for (const std::string_view hex : kSamplePickles) {
    const Bytes pickle = pickle_of_hex(hex);
    EXPECT_TRUE(disassemble(pickle).ok());
    for (std::size_t size = 0; size < pickle.size(); ++size) {
      EXPECT_FALSE(disassemble(Bytes(pickle.begin(), pickle.begin() + size)).ok())
          << size;
    }
  }
}

TEST(Disassemble, KeepsThePlaceOfAnError) {
  const auto broken = disassemble(as_bytes("NN\xff"));
  ASSERT_FALSE(broken.ok());
  EXPECT_EQ(broken.error().code, ErrorCode::kUnknownOpcode);
  EXPECT_EQ(broken.error().offset, 2U);
  const auto endless = disassemble(as_bytes("NN"));
  ASSERT_FALSE(endless.ok());
  EXPECT_EQ(endless.error().code, ErrorCode::kStopMissing);
  EXPECT_EQ(endless.error().offset, 2U);
}

TEST(Disassemble, RefusesMoreOpcodesThanCanBeShown) {
  const auto result = disassemble(Bytes(kMaxDisassembledOpcodes + 1, 'N'));
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, ErrorCode::kLimitExceeded);
  EXPECT_EQ(result.error().offset, kMaxDisassembledOpcodes);
}

TEST(ReadableArgument, ShowsNumbers) {
  EXPECT_EQ(argument_of("J\xfe\xff\xff\xff"), "-2");
  EXPECT_EQ(argument_of("j\xfe\xff\xff\xff"), "4294967294");
  EXPECT_EQ(argument_of("G?\xf8\0\0\0\0\0\0"sv), "1.5");
  EXPECT_EQ(argument_of("G\xff\xf0\0\0\0\0\0\0"sv), "-inf");
  EXPECT_EQ(argument_of("G\x7f\xf8\0\0\0\0\0\0"sv), "nan");
  EXPECT_EQ(argument_of("\x8a\2\0\xff"sv), "-256");
  EXPECT_EQ(argument_of("\x8a\x09\0\0\0\0\0\0\0\0\1"sv), "0x010000000000000000");
  EXPECT_EQ(argument_of("\x8a\x09\0\0\0\0\0\0\0\0\xff"sv), "-0x010000000000000000");
}

TEST(ReadableArgument, ShowsTextAndBytesAsLiterals) {
  EXPECT_EQ(argument_of("X\x05\0\0\0\xC3\xA9'\n\\"sv), R"('é\'\x0a\\')");
  EXPECT_EQ(argument_of("X\1\0\0\0\xff"sv), R"('\xff')");
  EXPECT_EQ(argument_of("C\3a\xC3\xA9"), R"(b'a\xc3\xa9')");
  EXPECT_EQ(argument_of("V\\u00e9\xe9\n"), R"(\u00e9\xe9)");
  EXPECT_EQ(argument_of("cos\nsystem\n"), "os system");
  EXPECT_EQ(argument_of("N"), "");
}

TEST(ReadableArgument, ShortensBetweenCharacters) {
  const std::string text = std::string(59, 'a') + "é" + std::string(39, 'b');
  const std::string pickle = "X\x64" + std::string(3, '\0') + text;
  EXPECT_EQ(argument_of(pickle), "'" + std::string(59, 'a') + "'... (100 bytes)");
  const std::string pickled_bytes =
      "B\x64" + std::string(3, '\0') + std::string(100, 'a');
  EXPECT_EQ(argument_of(pickled_bytes), "b'" + std::string(60, 'a') + "'... (100 bytes)");
}

}  // namespace
}  // namespace reknot
