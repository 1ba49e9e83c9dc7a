#include "core/pickle/text_forms.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/integers.h"

namespace reknot {
namespace {

using namespace std::string_view_literals;

std::int64_t int_line(std::string_view line) {
  return small_integer_of(parse_int_line(line).value());
}

TEST(PickleIntegers, AreTrimmedToTheFewestBytes) {
  const auto size = [](const Bytes& bytes) { return fewest_bytes(bytes).size(); };
  EXPECT_EQ(size({}), 0U);
  EXPECT_EQ(size({0, 0, 0}), 0U);
  EXPECT_EQ(size({0x7F, 0}), 1U);
  EXPECT_EQ(size({0x80, 0}), 2U);
  EXPECT_EQ(size({0xFF}), 1U);
  EXPECT_EQ(size({0xFF, 0xFF, 0xFF}), 1U);
  EXPECT_EQ(size({0x7F, 0xFF, 0xFF}), 2U);
}

TEST(PickleIntegers, RoundTripThroughTheirBytes) {
  for (const std::int64_t value :
       {std::int64_t{0}, std::int64_t{-1}, std::int64_t{127}, std::int64_t{128},
        std::int64_t{-128}, std::int64_t{-129}, INT64_MAX, INT64_MIN}) {
    EXPECT_EQ(small_integer_of(SmallInteger(value).view()), value);
  }
}

TEST(IntLine, ReadsWhatPythonReads) {
  EXPECT_EQ(int_line("0"), 0);
  EXPECT_EQ(int_line("-0"), 0);
  EXPECT_EQ(int_line("12"), 12);
  EXPECT_EQ(int_line(" -12 "), -12);
  EXPECT_EQ(int_line("+1_000"), 1000);
  EXPECT_EQ(int_line("0x_fF"), 255);
  EXPECT_EQ(int_line("0o17"), 15);
  EXPECT_EQ(int_line("-0B101"), -5);
  EXPECT_EQ(int_line("0_0"), 0);
  EXPECT_EQ(int_line("9223372036854775807"), INT64_MAX);
  EXPECT_EQ(int_line("-9223372036854775808"), INT64_MIN);
  EXPECT_EQ(int_line("-0x8000000000000000"), INT64_MIN);
}

TEST(IntLine, ReadsOldOctalsAndStopsAtNulAsTheCCodeDoes) {
  EXPECT_EQ(int_line("010"), 8);
  EXPECT_EQ(int_line("-017"), -15);
  EXPECT_EQ(int_line("12\0junk"sv), 12);
}

TEST(IntLine, RefusesWhatPythonRefuses) {
  for (const std::string_view line :
       {"",    " ",     "+",   "x",   "1x", "1 2", "- 1",
        "--1", "1__0",  "_1",  "1_",  "08", "0_7", "007 ",
        "0x",  "0x__1", "0xg", "0b2", "1L", "1.0", "0777777777777777777777777"}) {
    const auto value = parse_int_line(line);
    ASSERT_FALSE(value.ok()) << line;
    EXPECT_EQ(value.error().code, ErrorCode::kBadArgument) << line;
  }
}

TEST(IntLine, SpellsBooleansWithTwoCharacters) {
  for (const std::string_view line : {"00", "01", "+1", " 1", "-0"}) {
    EXPECT_TRUE(spells_boolean(line, parse_int_line(line).value())) << line;
  }
  for (const std::string_view line : {"0", "1", "1 ", "001", "10", "-1"}) {
    EXPECT_FALSE(spells_boolean(line, parse_int_line(line).value())) << line;
  }
}

TEST(LongLine, ReadsIntegersOfAnySize) {
  const Bytes googol = parse_long_line("1" + std::string(100, '0') + "L").value();
  EXPECT_EQ(googol.size(), 42U);
  EXPECT_EQ(googol.back(), 0x12);
  EXPECT_EQ(parse_long_line("-0x" + std::string(32, 'f')).value(),
            (Bytes{1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF}));
  EXPECT_EQ(parse_long_line("0o7" + std::string(8, '0')).value(), (Bytes{0, 0, 0, 7}));
  EXPECT_TRUE(parse_long_line("0L").value().empty());
}

TEST(LongLine, RefusesTheOctalsThatIntAccepts) {
  EXPECT_FALSE(parse_long_line("010L").ok());
  EXPECT_FALSE(parse_long_line("L").ok());
  EXPECT_FALSE(parse_long_line("1LL").ok());
}

TEST(LongLine, RefusesMoreDigitsThanPythonConverts) {
  EXPECT_TRUE(parse_long_line(std::string(kMaxDecimalDigits, '9')).ok());
  const auto value = parse_long_line(std::string(kMaxDecimalDigits + 1, '9'));
  ASSERT_FALSE(value.ok());
  EXPECT_EQ(value.error().code, ErrorCode::kLimitExceeded);
}

TEST(MemoKeyLine, ReadsBaseTenOnly) {
  EXPECT_EQ(parse_memo_key_line("007").value(), 7);
  EXPECT_EQ(parse_memo_key_line("-1").value(), -1);
  EXPECT_FALSE(parse_memo_key_line("0x1").ok());
  EXPECT_FALSE(parse_memo_key_line("99999999999999999999").ok());
}

TEST(FloatLine, ReadsWhatPythonReads) {
  EXPECT_EQ(parse_float_line("1.5").value(), 1.5);
  EXPECT_EQ(parse_float_line("-.5e-1").value(), -0.05);
  EXPECT_EQ(parse_float_line("5.").value(), 5.0);
  EXPECT_EQ(parse_float_line("+1E5\0x"sv).value(), 1e5);
  EXPECT_EQ(parse_float_line("1e-999").value(), 0.0);
  EXPECT_TRUE(std::signbit(parse_float_line("-0.0").value()));
  EXPECT_TRUE(std::isinf(parse_float_line("Infinity").value()));
  EXPECT_EQ(parse_float_line("-inf").value(), -HUGE_VAL);
  EXPECT_TRUE(std::isnan(parse_float_line("NaN").value()));
}

TEST(FloatLine, RefusesWhatPythonRefuses) {
  for (const std::string_view line :
       {"", ".", "e5", "1e", "1e+", " 1", "1 ", "1_0", "0x1p3", "infinit", "nan(1)",
        "1e999", "1,5", "--1"}) {
    const auto value = parse_float_line(line);
    ASSERT_FALSE(value.ok()) << line;
    EXPECT_EQ(value.error().code, ErrorCode::kBadArgument) << line;
  }
}

TEST(StringLine, ReadsTheEscapesOfBytesLiterals) {
  EXPECT_EQ(parse_string_line("''").value(), "");
  EXPECT_EQ(parse_string_line("'it's'").value(), "it's");
  EXPECT_EQ(parse_string_line(R"("\a\b\t\n\v\f\r\\\'\"")").value(),
            "\a\b\t\n\v\f\r\\'\"");
  EXPECT_EQ(parse_string_line(R"('\x41\1018\7\400')").value(), "AA8\7\0"sv);
  EXPECT_EQ(parse_string_line(R"('\q\u0041')").value(), R"(\q\u0041)");
}

TEST(StringLine, RefusesMissingQuotesAndBrokenEscapes) {
  for (const std::string_view line :
       {"", "'", "abc", "'abc", "'abc\"", R"('\')", R"('\x4')", R"('\xg0')"}) {
    const auto value = parse_string_line(line);
    ASSERT_FALSE(value.ok()) << line;
    EXPECT_EQ(value.error().code, ErrorCode::kBadArgument) << line;
  }
}

TEST(UnicodeLine, ReadsRawUnicodeEscapes) {
  EXPECT_EQ(parse_unicode_line("").value(), "");
  EXPECT_EQ(parse_unicode_line("caf\xe9").value(), "caf\xC3\xA9");
  EXPECT_EQ(parse_unicode_line(R"(\u00e9\U0001f600\u20AC)").value(), "é😀€");
  EXPECT_EQ(parse_unicode_line(R"(\ud83d)").value(), "\xED\xA0\xBD");
  EXPECT_EQ(parse_unicode_line(R"(\n\x41\)").value(), R"(\n\x41\)");
  EXPECT_EQ(parse_unicode_line(R"(\\u0041)").value(), R"(\\u0041)");
  EXPECT_EQ(parse_unicode_line(R"(\\\u0041)").value(), R"(\\A)");
}

TEST(UnicodeLine, RefusesBrokenEscapes) {
  for (const std::string_view line :
       {R"(\u)", R"(\u004)", R"(\u004g)", R"(\U0011ffff)"}) {
    const auto value = parse_unicode_line(line);
    ASSERT_FALSE(value.ok()) << line;
    EXPECT_EQ(value.error().code, ErrorCode::kBadArgument) << line;
  }
}

TEST(IsAscii, SeesTheHighBitAtEveryPosition) {
  for (std::size_t size = 0; size < 20; ++size) {
    const std::string text(size, 'a');
    EXPECT_TRUE(is_ascii(text));
    for (std::size_t i = 0; i < size; ++i) {
      std::string other = text;
      other[i] = '\x80';
      EXPECT_FALSE(is_ascii(other));
    }
  }
}

}  // namespace
}  // namespace reknot
