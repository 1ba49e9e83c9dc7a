#include <gtest/gtest.h>

#include <clocale>
#include <limits>
#include <random>

#include "core/base/json_writer.h"
#include "tests/core/artifact/document_samples.h"

namespace reknot {
namespace {

// The offset of the value in the documents that document_of makes.
constexpr std::uint64_t kValueOffset = 5;

Bytes document_of(std::string_view value) {
  return to_bytes("{\"k\":" + std::string(value) + "}\n");
}

void expect_value_refused(std::string_view value, ErrorCode code,
                          std::uint64_t offset = 0) {
  SCOPED_TRACE(value);
  expect_refused(document_of(value), code, kValueOffset + offset);
}

// Applies `read` to the value of {"k": value}.
template <typename Read>
auto read_value(std::string_view value, Read read) {
  const auto document = parse_document(document_of(value));
  RK_CHECK(document.ok());
  return read(*document.value().root().as_entries().value().begin());
}

std::string text_value(std::string_view value) {
  return read_value(value,
                    [](DocNode node) { return std::string(node.as_text().value()); });
}
std::int64_t integer_value(std::string_view value) {
  return read_value(value, [](DocNode node) { return node.as_integer().value(); });
}
double real_value(std::string_view value) {
  return read_value(value, [](DocNode node) { return node.as_real().value(); });
}

TEST(JsonReader, ReadsTextWithItsEscapes) {
  EXPECT_EQ(text_value(R"("")"), "");
  EXPECT_EQ(text_value(R"("\"\\\/\b\f\n\r\t")"), "\"\\/\b\f\n\r\t");
  EXPECT_EQ(text_value(R"("a\u0000b")"), std::string("a\0b", 3));
  EXPECT_EQ(text_value(R"("\u00fc\ud83d\ude00")"), "\xC3\xBC\xF0\x9F\x98\x80");
  EXPECT_EQ(text_value("\"\xF0\x9F\x98\x80\x7F\""), "\xF0\x9F\x98\x80\x7F");
}

TEST(JsonReader, TellsIntegersFromFloats) {
  EXPECT_EQ(integer_value("0"), 0);
  EXPECT_EQ(integer_value("9007199254740991"), kMaxDocumentInteger);
  EXPECT_EQ(integer_value("-9007199254740991"), -kMaxDocumentInteger);
  EXPECT_EQ(real_value("1.0"), 1.0);
  EXPECT_EQ(real_value("1e3"), 1000.0);
  EXPECT_EQ(bits_of(real_value("-0.0")), bits_of(-0.0));
  EXPECT_EQ(real_value("1e-400"), 0.0);
  EXPECT_EQ(real_value("0.00000000000001e-2147483639"), 0.0);
}

TEST(JsonReader, ReadsEveryFloatBackAsItWasWritten) {
  std::mt19937_64 random(1);
  for (int i = 0; i < 20'000; ++i) {
    const double value = double_of(random());
    if (!std::isfinite(value)) continue;
    ASSERT_EQ(bits_of(real_value(shortest_float(value))), bits_of(value));
  }
}

TEST(JsonReader, RefusesIntegersBeyondTheLimit) {
  for (const char* value : {"9007199254740992", "-9007199254740992",
                            "18446744073709551616", "123456789012345678901234567890"}) {
    expect_value_refused(value, ErrorCode::kBadJson);
  }
}

TEST(JsonReader, RefusesFloatsThatAreTooLarge) {
  expect_value_refused("1.8e308", ErrorCode::kBadJson);
  expect_value_refused("-1.8e308", ErrorCode::kBadJson);
  expect_value_refused("1e999999999999", ErrorCode::kBadJson);
}

TEST(JsonReader, RefusesWhatIsNotJson) {
  expect_value_refused("nul", ErrorCode::kBadJson, 3);
  expect_value_refused("NaN", ErrorCode::kBadJson);
  expect_value_refused("Infinity", ErrorCode::kBadJson);
  expect_value_refused("'a'", ErrorCode::kBadJson);
  expect_value_refused("01", ErrorCode::kBadJson, 1);
  expect_value_refused("1.", ErrorCode::kBadJson, 2);
  expect_value_refused("+1", ErrorCode::kBadJson);
  expect_value_refused("[1,]", ErrorCode::kBadJson, 3);
  expect_value_refused("[1 2]", ErrorCode::kBadJson, 3);
  expect_value_refused("{\"a\" 1}", ErrorCode::kBadJson, 5);
  expect_value_refused("{1:1}", ErrorCode::kBadJson, 1);
  expect_value_refused("{\"a\":1,}", ErrorCode::kBadJson, 7);
  expect_value_refused("1 // comment", ErrorCode::kBadJson, 2);
  expect_value_refused("\"\\x\"", ErrorCode::kBadJson, 1);
  expect_value_refused("\"\\u12g4\"", ErrorCode::kBadJson, 1);
  expect_value_refused("\"\n\"", ErrorCode::kBadJson, 1);
  expect_value_refused(std::string_view("\"\0\"", 3), ErrorCode::kBadJson, 1);
  expect_value_refused(std::string_view("\0", 1), ErrorCode::kBadJson);
}

TEST(JsonReader, RefusesTextThatIsNotUtf8) {
  expect_value_refused("\"\xFF\"", ErrorCode::kBadUtf8);
  expect_value_refused("[1, \"a\xC0\x80\"]", ErrorCode::kBadUtf8, 4);
  expect_value_refused("\"\xED\xA0\x80\"", ErrorCode::kBadUtf8);
  expect_value_refused("{\"\xFF\":1}", ErrorCode::kBadUtf8, 1);
}

TEST(JsonReader, RefusesLoneSurrogates) {
  for (const char* text : {R"("\ud800")", R"("\ud800\ud800")", R"("\ud800x")",
                           R"("\udc00")", R"("\udc00\ud800")"}) {
    EXPECT_FALSE(parse_document(document_of(text)).ok()) << text;
  }
}

TEST(JsonReader, RefusesEveryProperPrefixOfUnusualSpellings) {
  expect_prefixes_refused(
      to_bytes("{ \"\\u00fc\\ud83d\\ude00\" : [ 1.5e-10, -2 , true],"
               "\"\xF0\x9F\x98\x80\":{\"a\":null,\"b\":false} }\n"));
}

TEST(JsonReader, RefusesAnEndingOtherThanOneNewline) {
  expect_refused(to_bytes("{}"), ErrorCode::kTruncated, 2);
  expect_refused(to_bytes("{}\r\n"), ErrorCode::kTrailingBytes, 2);
  expect_refused(to_bytes("{} \n"), ErrorCode::kTrailingBytes, 2);
  expect_refused(to_bytes("{}\n\n"), ErrorCode::kTrailingBytes, 3);
  expect_refused(to_bytes("{}{}\n"), ErrorCode::kTrailingBytes, 2);
}

TEST(JsonReader, RefusesDeepNestingWithoutRecursion) {
  for (const char* bracket : {"[", "{\"k\":"}) {
    std::string text = "{\"k\":";
    for (int i = 0; i < 100'000; ++i) text += bracket;
    const auto limited = parse_document(to_bytes(text));
    ASSERT_FALSE(limited.ok());
    EXPECT_EQ(limited.error().code, ErrorCode::kLimitExceeded);
    const auto unlimited = parse_document(
        to_bytes(text), {.max_depth = std::numeric_limits<std::uint32_t>::max()});
    ASSERT_FALSE(unlimited.ok());
    EXPECT_EQ(unlimited.error().code, ErrorCode::kTruncated);
  }
}

// The host of the core may have set any locale; this one writes 1,5.
TEST(JsonReader, ReadsFloatsInEveryLocale) {
  if (std::setlocale(LC_NUMERIC, "de_DE.UTF-8") == nullptr) {
    GTEST_SKIP() << "the locale is not installed";
  }
  EXPECT_EQ(real_value("1.5"), 1.5);
  std::setlocale(LC_NUMERIC, "C");
}

}  // namespace
}  // namespace reknot
