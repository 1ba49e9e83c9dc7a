#include "core/pickle/opcodes.h"

#include <gtest/gtest.h>

#include "tests/core/pickle/sample_pickles.h"

namespace reknot {
namespace {

using namespace std::string_view_literals;

Result<PickleOp> read_first(std::string_view pickle) {
  ByteReader reader(as_bytes(pickle));
  return read_pickle_op(reader);
}

TEST(PickleOpcodes, HaveSixtyEightRows) {
  int rows = 0;
  for (int byte = 0; byte < 256; ++byte) {
    const PickleOpcodeInfo* info = pickle_opcode_info(static_cast<std::uint8_t>(byte));
    if (info == nullptr) continue;
    ++rows;
    EXPECT_EQ(static_cast<int>(info->opcode), byte) << info->name;
    EXPECT_TRUE(info->summary.ends_with('.')) << info->name;
  }
  EXPECT_EQ(rows, 68);
}

TEST(PickleOpcodes, KeepTheArgumentWithoutLengthAndNewlines) {
  const std::string_view pickles[] = {
      "V\\u00e9\n"sv, "cmodule\nname\n"sv,   "T\2\0\0\0ab"sv,
      "\x8c\1a"sv,    "\x8a\2\xff\x7f"sv,    "\x8e\1\0\0\0\0\0\0\0z"sv,
      "N"sv,          "G?\xf8\0\0\0\0\0\0"sv};
  const std::string_view arguments[] = {
      "\\u00e9", "module\nname", "ab", "a", "\xff\x7f", "z", "", "?\xf8\0\0\0\0\0\0"sv};
  for (std::size_t i = 0; i < std::size(pickles); ++i) {
    const auto op = read_first(pickles[i]);
    ASSERT_TRUE(op.ok()) << i;
    EXPECT_EQ(as_text(op.value().argument), arguments[i]) << i;
    EXPECT_EQ(op.value().end, pickles[i].size()) << i;
  }
}

TEST(PickleOpcodes, KeepNumbersOfEveryWidth) {
  EXPECT_EQ(read_first("K\xff").value().number, 255U);
  EXPECT_EQ(read_first("M\x01\x02").value().number, 0x0201U);
  EXPECT_EQ(static_cast<std::int64_t>(read_first("J\xfe\xff\xff\xff").value().number),
            -2);
  EXPECT_EQ(read_first("j\xfe\xff\xff\xff").value().number, 0xFFFFFFFEU);
  EXPECT_EQ(read_first("\x95\0\0\0\0\0\0\0\x80"sv).value().number, 1ULL << 63);
  EXPECT_EQ(double_of(read_first("G?\xf8\0\0\0\0\0\0"sv).value().number), 1.5);
}

TEST(PickleOpcodes, CutEverySamplePickleWithoutGaps) {
  for (const std::string_view hex : kSamplePickles) {
    const Bytes pickle = pickle_of_hex(hex);
    ByteReader reader(pickle);
    std::uint64_t end = 0;
    while (!reader.at_end()) {
      const auto op = read_pickle_op(reader);
      ASSERT_TRUE(op.ok());
      EXPECT_EQ(op.value().offset, end);
      end = op.value().end;
    }
    EXPECT_EQ(end, pickle.size());
  }
}

TEST(PickleOpcodes, RefuseTruncatedArgumentsAtTheOpcode) {
  for (const std::string_view pickle :
       {"K"sv, "M\1"sv, "J\1\2\3"sv, "G1234567"sv, "I5"sv, "cmodule\n"sv,
        "cmodule\nname"sv, "\x8c"sv, "\x8c\2a"sv, "X\1\0\0"sv,
        "\x8d\1\0\0\0\0\0\0\0"sv}) {
    const std::string text = "N" + std::string(pickle);
    ByteReader reader(as_bytes(text));
    ASSERT_TRUE(read_pickle_op(reader).ok());
    const auto op = read_pickle_op(reader);
    ASSERT_FALSE(op.ok()) << text;
    EXPECT_EQ(op.error().code, ErrorCode::kTruncated) << text;
    EXPECT_EQ(op.error().offset, 1U) << text;
  }
}

TEST(PickleOpcodes, RefuseUnknownBytes) {
  const auto op = read_first("\xff");
  ASSERT_FALSE(op.ok());
  EXPECT_EQ(op.error().code, ErrorCode::kUnknownOpcode);
  EXPECT_EQ(op.error().detail, "0xff");
}

TEST(PickleOpcodes, RefuseLengthsBeyondTheLimit) {
  for (const std::string_view pickle :
       {"T\xff\xff\xff\xff"sv, "\x8b\0\0\0\x80"sv, "\x8e\0\0\0\0\0\0\0\x80"sv}) {
    const auto op = read_first(pickle);
    ASSERT_FALSE(op.ok());
    EXPECT_EQ(op.error().code, ErrorCode::kLimitExceeded);
  }
}

}  // namespace
}  // namespace reknot
