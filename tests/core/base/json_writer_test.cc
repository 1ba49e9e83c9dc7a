#include "core/base/json_writer.h"

#include <gtest/gtest.h>

#include <clocale>

namespace reknot {
namespace {

TEST(JsonWriter, WritesIndentedLevelsAndInlineOnes) {
  JsonWriter writer(JsonWriter::Layout::kIndented);
  writer.begin_object();
  writer.key("a");
  writer.begin_inline_array();
  writer.number(1);
  writer.text("x");
  writer.end_array();
  writer.key("b");
  writer.begin_object();
  writer.end_object();
  writer.end_object();
  EXPECT_EQ(std::move(writer).take(), "{\n  \"a\": [1, \"x\"],\n  \"b\": {}\n}");
}

TEST(JsonWriter, EscapesControlsQuotesAndSurrogates) {
  JsonWriter writer;
  writer.text("\"\\\n\x01\xED\xA0\x80\xC3\xA9");
  EXPECT_EQ(std::move(writer).take(), "\"\\\"\\\\\\n\\u0001\\ud800\xC3\xA9\"");
}

TEST(ShortestFloat, ReadsBackAsTheSameDouble) {
  EXPECT_EQ(shortest_float(0.1), "0.1");
  EXPECT_EQ(shortest_float(-0.0), "-0.0");
  EXPECT_EQ(shortest_float(1e22), "1e+22");
  EXPECT_EQ(shortest_float(3.0), "3.0");
  EXPECT_EQ(shortest_float(5e-324), "4.94065645841247e-324");
  EXPECT_EQ(shortest_float(0.1 + 0.2), "0.30000000000000004");
}

// The host of the core may have set any locale; this one writes 1,5.
TEST(ShortestFloat, KeepsItsPointInEveryLocale) {
  if (std::setlocale(LC_NUMERIC, "de_DE.UTF-8") == nullptr) {
    GTEST_SKIP() << "the locale is not installed";
  }
  EXPECT_EQ(shortest_float(1.5), "1.5");
  std::setlocale(LC_NUMERIC, "C");
}

}  // namespace
}  // namespace reknot
