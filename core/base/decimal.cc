#include "core/base/decimal.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/check.h"

namespace reknot {
namespace {

// The number 0.DIGITS * 10^point; zero has no digits. No zero stands first or last.
struct Decimal {
  std::string digits;
  std::int64_t point = 0;
};

// The positive number significand * 2^exponent.
struct Binary {
  std::uint64_t significand;
  int exponent;
};

constexpr int kFractionBits = 52;
constexpr int kMinExponent = -1074;
constexpr std::uint64_t kInfinityBits = std::uint64_t{0x7FF} << kFractionBits;
// No number half way between two doubles has more digits.
constexpr std::size_t kMostDigits = 770;
// Smaller numbers are 0, larger ones infinite.
constexpr std::int64_t kMinPoint = -330;
constexpr std::int64_t kMaxPoint = 310;
// All integers of 15 digits are doubles, and so are these powers of ten.
constexpr std::size_t kExactDigits = 15;
constexpr std::int64_t kExactPower = 22;

// A positive integer of any size.
class LongInteger {
 public:
  explicit LongInteger(std::uint64_t value) { add_limbs(value); }
  explicit LongInteger(std::string_view digits) {
    for (const char digit : digits) multiply_and_add(10, digit - '0');
  }

  void multiply_by_power_of_5(std::int64_t power) {
    constexpr std::int64_t kPowerInLimb = 13;
    for (; power >= kPowerInLimb; power -= kPowerInLimb) multiply_and_add(1220703125, 0);
    for (; power > 0; --power) multiply_and_add(5, 0);
  }

  void shift_left(std::int64_t bits) {
    multiply_and_add(std::uint32_t{1} << bits % 32, 0);
    limbs_.insert(limbs_.begin(), static_cast<std::size_t>(bits / 32), 0);
  }

  // Less than zero, zero, or more, as this is less than the other, equal, or more.
  int compare(const LongInteger& other) const {
    if (limbs_.size() != other.limbs_.size()) {
      return limbs_.size() < other.limbs_.size() ? -1 : 1;
    }
    const auto [mine, its] =
        std::mismatch(limbs_.rbegin(), limbs_.rend(), other.limbs_.rbegin());
    if (mine == limbs_.rend()) return 0;
    return *mine < *its ? -1 : 1;
  }

  // Takes it apart; 0 has no digits.
  std::string take_digits() {
    std::string reversed;
    while (!limbs_.empty()) {
      std::uint32_t rest = divide(1'000'000'000);
      for (int digit = 0; digit < 9; ++digit, rest /= 10) {
        reversed += static_cast<char>('0' + rest % 10);
      }
    }
    while (reversed.ends_with('0')) reversed.pop_back();
    return {reversed.rbegin(), reversed.rend()};
  }

 private:
  void add_limbs(std::uint64_t value) {
    for (; value != 0; value >>= 32) limbs_.push_back(static_cast<std::uint32_t>(value));
  }

  void multiply_and_add(std::uint32_t factor, std::uint32_t carry) {
    std::uint64_t rest = carry;
    for (std::uint32_t& limb : limbs_) {
      rest += std::uint64_t{limb} * factor;
      limb = static_cast<std::uint32_t>(rest);
      rest >>= 32;
    }
    add_limbs(rest);
  }

  // Returns what is left over.
  std::uint32_t divide(std::uint32_t divisor) {
    std::uint64_t rest = 0;
    for (auto limb = limbs_.rbegin(); limb != limbs_.rend(); ++limb) {
      rest = rest << 32 | *limb;
      *limb = static_cast<std::uint32_t>(rest / divisor);
      rest %= divisor;
    }
    while (!limbs_.empty() && limbs_.back() == 0) limbs_.pop_back();
    return static_cast<std::uint32_t>(rest);
  }

  // The lowest first, and no zero last.
  std::vector<std::uint32_t> limbs_;
};

void drop_trailing_zeros(std::string& digits) {
  while (digits.ends_with('0')) digits.pop_back();
}

// Of a finite number that is not negative.
Binary binary_of(std::uint64_t bits) {
  const std::uint64_t fraction = bits & ((std::uint64_t{1} << kFractionBits) - 1);
  const int exponent = static_cast<int>(bits >> kFractionBits);
  if (exponent == 0) return {fraction, kMinExponent};
  return {fraction | std::uint64_t{1} << kFractionBits, exponent - 1 + kMinExponent};
}

// The number itself, with all of its digits.
Decimal exact_decimal(double magnitude) {
  auto [significand, exponent] = binary_of(bits_of(magnitude));
  if (significand == 0) return {};
  for (; exponent < 0 && significand % 2 == 0; ++exponent) significand /= 2;
  LongInteger integer(significand);
  if (exponent >= 0) {
    integer.shift_left(exponent);
  } else {
    integer.multiply_by_power_of_5(-exponent);
  }
  Decimal decimal{integer.take_digits(), 0};
  decimal.point =
      static_cast<std::int64_t>(decimal.digits.size()) + std::min(exponent, 0);
  drop_trailing_zeros(decimal.digits);
  return decimal;
}

// To the nearest number of so many digits; of two, the even one.
void round_to(Decimal& decimal, std::size_t count) {
  std::string& digits = decimal.digits;
  if (digits.size() <= count) return;
  const bool is_odd = (digits[count - 1] - '0') % 2 != 0;
  const bool is_half = digits[count] == '5' && digits.size() == count + 1;
  const bool is_up = is_half ? is_odd : digits[count] >= '5';
  digits.resize(count);
  if (is_up) {
    while (digits.ends_with('9')) digits.pop_back();
    if (digits.empty()) {
      digits = "0";
      ++decimal.point;
    }
    ++digits.back();
  }
  drop_trailing_zeros(digits);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool take_minus(std::string_view& text) {
  const bool is_minus = text.starts_with('-');
  if (is_minus || text.starts_with('+')) text.remove_prefix(1);
  return is_minus;
}

// Of "e", a sign perhaps, and digits; what is beyond all doubles is as good as any other.
std::int64_t read_exponent(std::string_view text) {
  constexpr std::int64_t kEnough = std::int64_t{1} << 50;
  if (text.empty()) return 0;
  text.remove_prefix(1);
  const bool is_negative = take_minus(text);
  std::int64_t exponent = 0;
  for (const char digit : text) {
    RK_CHECK(is_digit(digit));
    exponent = std::min(10 * exponent + (digit - '0'), kEnough);
  }
  return is_negative ? -exponent : exponent;
}

Decimal read_decimal(std::string_view text) {
  const std::size_t end = std::min(text.find_first_of("eE"), text.size());
  Decimal decimal;
  std::int64_t point = 0;
  bool is_behind_point = false;
  bool has_more = false;
  for (const char c : text.substr(0, end)) {
    if (c == '.') {
      is_behind_point = true;
      continue;
    }
    RK_CHECK(is_digit(c));
    if (!is_behind_point) ++point;
    if (decimal.digits.empty() && c == '0') {
      --point;
    } else if (decimal.digits.size() < kMostDigits) {
      decimal.digits += c;
    } else {
      has_more |= c != '0';
    }
  }
  // What follows only matters by not being zero.
  if (has_more) decimal.digits += '1';
  drop_trailing_zeros(decimal.digits);
  decimal.point = point + read_exponent(text.substr(end));
  return decimal;
}

// Exact up to kExactPower.
double power_of_ten(std::int64_t power) {
  double result = 1;
  for (; power > 0; --power) result *= 10;
  return result;
}

// A double near to a number, within some of the next ones.
double estimate(const Decimal& decimal) {
  constexpr std::size_t kDigits = 19;
  const std::string_view digits = std::string_view(decimal.digits).substr(0, kDigits);
  std::uint64_t integer = 0;
  for (const char digit : digits) integer = 10 * integer + (digit - '0');
  std::int64_t power = decimal.point - static_cast<std::int64_t>(digits.size());
  auto value = static_cast<double>(integer);
  while (power != 0) {
    const std::int64_t part = std::clamp(power, -kExactPower, kExactPower);
    power -= part;
    value = part > 0 ? value * power_of_ten(part) : value / power_of_ten(-part);
  }
  return std::min(value, std::numeric_limits<double>::max());
}

// Whether a number lies beyond the middle between the double with these bits and the next one, or on
// it, and the next one is even.
bool rounds_up(const Decimal& decimal, std::uint64_t bits) {
  const auto [significand, exponent] = binary_of(bits);
  const std::int64_t power =
      decimal.point - static_cast<std::int64_t>(decimal.digits.size());
  LongInteger number(decimal.digits);
  LongInteger middle(2 * significand + 1);
  // Both times what makes them integers.
  number.multiply_by_power_of_5(std::max<std::int64_t>(power, 0));
  middle.multiply_by_power_of_5(std::max<std::int64_t>(-power, 0));
  const std::int64_t shift = power - (exponent - 1);
  number.shift_left(std::max<std::int64_t>(shift, 0));
  middle.shift_left(std::max<std::int64_t>(-shift, 0));
  const int order = number.compare(middle);
  return order > 0 || (order == 0 && significand % 2 != 0);
}

std::string scientific(const Decimal& decimal) {
  const std::int64_t exponent = decimal.point - 1;
  std::string text = decimal.digits.substr(0, 1);
  if (decimal.digits.size() > 1) text.append(1, '.').append(decimal.digits, 1);
  text += exponent < 0 ? "e-" : "e+";
  if (std::abs(exponent) < 10) text += '0';
  return text += std::to_string(std::abs(exponent));
}

// Of a number whose digits are not far from the point.
std::string plain(const Decimal& decimal) {
  const auto count = static_cast<std::int64_t>(decimal.digits.size());
  if (decimal.point <= 0) {
    return "0." + std::string(static_cast<std::size_t>(-decimal.point), '0') +
           decimal.digits;
  }
  std::string text = decimal.digits;
  if (decimal.point >= count) {
    text.append(static_cast<std::size_t>(decimal.point - count), '0');
  } else {
    text.insert(static_cast<std::size_t>(decimal.point), 1, '.');
  }
  return text;
}

double nearest_double(const Decimal& decimal) {
  if (decimal.digits.empty() || decimal.point < kMinPoint) return 0;
  if (decimal.point > kMaxPoint) return std::numeric_limits<double>::infinity();
  const double near = estimate(decimal);
  const std::int64_t power =
      decimal.point - static_cast<std::int64_t>(decimal.digits.size());
  if (decimal.digits.size() <= kExactDigits && std::abs(power) <= kExactPower)
    return near;
  std::uint64_t bits = bits_of(near);
  while (bits < kInfinityBits && rounds_up(decimal, bits)) ++bits;
  while (bits > 0 && !rounds_up(decimal, bits - 1)) --bits;
  return double_of(bits);
}

}  // namespace

double read_float(std::string_view text) {
  const bool is_negative = take_minus(text);
  const double magnitude = nearest_double(read_decimal(text));
  return is_negative ? -magnitude : magnitude;
}

std::string float_with_digits(double value, int digits) {
  RK_CHECK(std::isfinite(value));
  Decimal decimal = exact_decimal(std::fabs(value));
  round_to(decimal, static_cast<std::size_t>(digits));
  std::string text(std::signbit(value) ? "-" : "");
  if (decimal.digits.empty()) return text += '0';
  const std::int64_t exponent = decimal.point - 1;
  if (exponent < -4 || exponent >= digits) return text += scientific(decimal);
  return text += plain(decimal);
}

}  // namespace reknot
