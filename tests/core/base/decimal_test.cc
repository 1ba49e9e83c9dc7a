#include "core/base/decimal.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>

#include "core/base/bytes.h"

namespace reknot {
namespace {

// The C library's, which is exact where the tests run.
std::string library_text(double value, int digits) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%.*g", digits, value);
  return text.data();
}

void expect_as_library_reads(const std::string& text) {
  EXPECT_EQ(bits_of(read_float(text)), bits_of(std::strtod(text.c_str(), nullptr)))
      << text;
}

void expect_as_library(double value) {
  if (!std::isfinite(value)) return;
  for (const int digits : {1, 2, 9, 15, 16, 17}) {
    const std::string text = library_text(value, digits);
    EXPECT_EQ(float_with_digits(value, digits), text);
    expect_as_library_reads(text);
  }
}

TEST(Decimal, WritesAndReadsAsTheCLibraryDoes) {
  std::mt19937_64 random(1);
  for (int i = 0; i < 300; ++i) {
    const std::uint64_t bits = random();
    expect_as_library(double_of(bits));
    // Numbers of everyday size, with few digits and with many; integers; and the smallest.
    expect_as_library(static_cast<double>(bits % 100000) / 1000);
    expect_as_library(static_cast<double>(static_cast<std::int64_t>(bits)) / 3e9);
    expect_as_library(static_cast<double>(bits >> bits % 64));
    expect_as_library(double_of((bits >> 12) >> bits % 50));
  }
}

TEST(Decimal, WritesAndReadsTheLimitsOfDoubles) {
  for (const std::uint64_t bits :
       {0x0ull, 0x1ull, 0x2ull, 0xF'FFFF'FFFF'FFFFull, 0x10'0000'0000'0000ull,
        0x7FEF'FFFF'FFFF'FFFFull, 0x7FEF'FFFF'FFFF'FFFEull, 0x4340'0000'0000'0000ull}) {
    expect_as_library(double_of(bits));
    expect_as_library(-double_of(bits));
  }
}

TEST(Decimal, RoundsWhatLiesHalfWayToEven) {
  expect_as_library(2.5);
  expect_as_library(0.5);
  expect_as_library(9.5);
  expect_as_library(99999999999999.95);
  for (const char* text :
       {"9007199254740993", "9007199254740992.9999999999999999999999999",
        "9007199254740993.0000000000000000000000001", "9007199254740995",
        "2.4703282292062327208e-324", "2.4703282292062328e-324", "1.7976931348623158e308",
        "1.7976931348623159e308"}) {
    expect_as_library_reads(text);
  }
  // Odd integers of 54 bits lie half way, and more so with something far behind the point.
  std::mt19937_64 random(2);
  for (int i = 0; i < 100; ++i) {
    const std::uint64_t middle = std::uint64_t{1} << 53 | random() >> 11 | 1;
    const std::string text = std::to_string(middle);
    expect_as_library_reads(text);
    expect_as_library_reads(text + "." + std::string(900, '0') + "1");
    expect_as_library_reads("0." + text + "e" + std::to_string(text.size()));
  }
}

TEST(Decimal, ReadsEverySpelling) {
  for (const char* text :
       {"0", "-0", "0.0", ".5", "5.", "5.e3", "+1.5E+3", "-2e-3", "007", "1e400",
        "-1e400", "1e-400", "1e99999999999999999999", "1e-99999999999999999999",
        "0e99999999999999999999", "100000000000000000000000"}) {
    expect_as_library_reads(text);
  }
}

TEST(Decimal, ReadsNumbersOfManyDigits) {
  const std::string zeros(20000, '0');
  expect_as_library_reads(std::string(20000, '9'));
  expect_as_library_reads("0." + std::string(20000, '9'));
  expect_as_library_reads("0." + zeros + "1e20000");
  expect_as_library_reads("1" + zeros + "e-20000");
  expect_as_library_reads("9007199254740993" + zeros + "1e-20001");
}

}  // namespace
}  // namespace reknot
