#include "core/graph/value_text.h"

#include <gtest/gtest.h>

#include <limits>

namespace reknot {
namespace {

std::string text_of_bytes(const Bytes& bytes) {
  Graph graph;
  return value_text(graph, graph.add_bytes(bytes));
}

std::string text_of_integer(const Bytes& twos_complement) {
  Graph graph;
  return value_text(graph, graph.add_integer(twos_complement));
}

std::string text_of_float(double value) {
  Graph graph;
  return value_text(graph, graph.add_float(value));
}

TEST(ValueText, QuotesTextsAsPythonDoes) {
  EXPECT_EQ(quoted_text("plain"), "'plain'");
  EXPECT_EQ(quoted_text("it's"), "\"it's\"");
  EXPECT_EQ(quoted_text("it's \"so\""), "'it\\'s \"so\"'");
  EXPECT_EQ(quoted_text("a\\b\n\t\r\x01\x7F"), "'a\\\\b\\n\\t\\r\\x01\\x7f'");
  EXPECT_EQ(quoted_text("é😀"), "'é😀'");
  EXPECT_EQ(quoted_text("\xED\xA0\xBD."), "'\\ud83d.'");
}

TEST(ValueText, CutsLongTextsBetweenCodePoints) {
  std::string text;
  for (std::size_t i = 0; i < kMaxShownText; ++i) text += "é";
  EXPECT_EQ(quoted_text(text), "'" + text + "'");
  EXPECT_EQ(quoted_text(text + "x"), "'" + text + "…'");
}

TEST(ValueText, WritesBytes) {
  EXPECT_EQ(text_of_bytes({}), "b''");
  EXPECT_EQ(text_of_bytes({'a', 0, 0xFF, '\''}), "b\"a\\x00\\xff'\"");
  EXPECT_EQ(text_of_bytes(Bytes(kMaxShownBytes + 1, 'a')),
            "b'" + std::string(kMaxShownBytes, 'a') + "…'");
}

TEST(ValueText, WritesIntegersOfAllSizes) {
  EXPECT_EQ(text_of_integer({}), "0");
  EXPECT_EQ(text_of_integer({0xFF}), "-1");
  EXPECT_EQ(text_of_integer({0, 0, 0, 0, 0, 0, 0, 0x80}), "-9223372036854775808");
  EXPECT_EQ(text_of_integer({0, 0, 0, 0, 0, 0, 0, 0x80, 0}), "0x8000000000000000");
  EXPECT_EQ(text_of_integer({0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFE}),
            "-0x010000000000000001");
  EXPECT_EQ(text_of_integer(Bytes(kMaxShownBytes + 1, 0x11)),
            "0x" + std::string(2 * kMaxShownBytes, '1') + "…");
}

TEST(ValueText, WritesFloatsAndConstants) {
  EXPECT_EQ(text_of_float(0.1), "0.1");
  EXPECT_EQ(text_of_float(std::numeric_limits<double>::quiet_NaN()), "nan");
  EXPECT_EQ(text_of_float(-std::numeric_limits<double>::infinity()), "-inf");
  const Graph graph;
  EXPECT_EQ(value_text(graph, Constant::kNone), "None");
  EXPECT_EQ(value_text(graph, Constant::kTrue), "True");
  EXPECT_EQ(value_text(graph, Constant::kFalse), "False");
  EXPECT_EQ(value_text(graph, Value::small(-5)), "-5");
  EXPECT_EQ(value_text(graph, Constant::kAbsent), "");
}

}  // namespace
}  // namespace reknot
