#include "core/artifact/cbor_float.h"

#include <cfloat>
#include <cmath>
#include <cstring>
#include <optional>

#include "core/base/bytes.h"
#include "core/base/check.h"

namespace reknot {

namespace {

// The fraction of a double, and how many more bits it has than that of a 16-bit float.
constexpr int kFractionBits = 52;
constexpr int kExcessBits = kFractionBits - 10;
// Exponents of the smallest normal, the smallest subnormal and the largest 16-bit float.
constexpr int kHalfMinNormal = -14;
constexpr int kHalfMinSubnormal = -24;
constexpr int kHalfMax = 15;

// `value` without its `count` low bits, if these are zero.
std::optional<std::uint64_t> drop_zero_bits(std::uint64_t value, int count) {
  const std::uint64_t rest = value >> count;
  if (rest << count != value) return std::nullopt;
  return rest;
}

// The 16-bit float that equals the double with these bits; the sign bit is clear.
std::optional<std::uint64_t> half_of_magnitude(std::uint64_t bits) {
  if (bits == 0) return 0;
  const int exponent = static_cast<int>(bits >> kFractionBits) - 1023;
  if (exponent < kHalfMinSubnormal || exponent > kHalfMax) return std::nullopt;
  const std::uint64_t hidden = std::uint64_t{1} << kFractionBits;
  const std::uint64_t fraction = bits & (hidden - 1);
  if (exponent < kHalfMinNormal) {
    return drop_zero_bits(hidden | fraction, kExcessBits + kHalfMinNormal - exponent);
  }
  const std::optional<std::uint64_t> kept = drop_zero_bits(fraction, kExcessBits);
  if (!kept) return std::nullopt;
  return static_cast<std::uint64_t>(exponent + kHalfMax) << 10 | *kept;
}

double value_of_half(std::uint64_t bits) {
  const int exponent = static_cast<int>(bits >> 10 & 0x1F);
  const auto fraction = static_cast<double>(bits & 0x3FF);
  double magnitude = std::ldexp(fraction + 1024, exponent - 25);
  if (exponent == 0) magnitude = std::ldexp(fraction, kHalfMinSubnormal);
  if (exponent == 0x1F) magnitude = fraction == 0 ? HUGE_VAL : std::nan("");
  return bits >> 15 != 0 ? -magnitude : magnitude;
}

double value_of_single(std::uint64_t bits) {
  const auto narrow = static_cast<std::uint32_t>(bits);
  float value;
  std::memcpy(&value, &narrow, sizeof value);
  return value;
}

std::uint32_t bits_of_single(float value) {
  std::uint32_t bits;
  std::memcpy(&bits, &value, sizeof bits);
  return bits;
}

}  // namespace

CborFloat shortest_cbor_float(double value) {
  RK_CHECK(std::isfinite(value));
  const std::uint64_t bits = bits_of(value);
  const std::uint64_t sign = bits >> 63;
  if (const auto half = half_of_magnitude(bits & ~(sign << 63))) {
    return {2, sign << 15 | *half};
  }
  // Beyond the range of a float the conversion would be undefined.
  if (std::fabs(value) <= FLT_MAX && static_cast<float>(value) == value) {
    return {4, bits_of_single(static_cast<float>(value))};
  }
  return {8, bits};
}

double cbor_float_value(CborFloat spelling) {
  if (spelling.width == 2) return value_of_half(spelling.bits);
  if (spelling.width == 4) return value_of_single(spelling.bits);
  RK_CHECK(spelling.width == 8);
  return double_of(spelling.bits);
}

}  // namespace reknot
