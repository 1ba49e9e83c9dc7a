#include "core/pickle/text_forms.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "core/base/decimal.h"
#include "core/base/integers.h"

namespace reknot {
namespace {

Error malformed(const char* what) { return {ErrorCode::kBadArgument, 0, what}; }

// C strings end at a NUL, and so do the numbers that CPython reads from them.
std::string_view up_to_nul(std::string_view line) {
  return line.substr(0, line.find('\0'));
}

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The value of `c` as a digit of any base up to 16; 99 if it is none.
unsigned digit_value(char c) {
  if (is_digit(c)) return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10;
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A') + 10;
  return 99;
}

// Removes a sign; whether it was a minus.
bool take_sign(std::string_view& text) {
  if (text.empty() || (text.front() != '-' && text.front() != '+')) return false;
  const bool negative = text.front() == '-';
  text.remove_prefix(1);
  return negative;
}

// Removes 0x, 0o or 0b, and the one underscore that may follow; the base.
unsigned take_base(std::string_view& text) {
  if (text.size() < 2 || text[0] != '0') return 10;
  const char letter = static_cast<char>(text[1] | 0x20);
  const unsigned base = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 10;
  if (base == 10) return base;
  text.remove_prefix(2);
  if (!text.empty() && text.front() == '_') text.remove_prefix(1);
  return base;
}

// The values of the digits, most significant first; empty if `text` is not digits with
// single underscores between them.
Bytes digits_of(std::string_view text, unsigned base) {
  Bytes digits;
  bool after_digit = false;
  for (const char c : text) {
    const unsigned value = digit_value(c);
    if (value < base) {
      digits.push_back(static_cast<std::uint8_t>(value));
      after_digit = true;
    } else if (c == '_' && after_digit) {
      after_digit = false;
    } else {
      return {};
    }
  }
  return after_digit ? digits : Bytes{};
}

// Least significant byte first. Quadratic, but for at most kMaxDecimalDigits, and nine
// digits at a time.
Bytes magnitude_of_decimal(const Bytes& digits) {
  constexpr std::size_t kChunk = 9;
  std::vector<std::uint32_t> words;
  for (std::size_t at = 0; at < digits.size(); at += kChunk) {
    std::uint64_t carry = 0;
    std::uint64_t scale = 1;
    for (std::size_t i = at; i < std::min(at + kChunk, digits.size()); ++i) {
      carry = carry * 10 + digits[i];
      scale *= 10;
    }
    for (std::uint32_t& word : words) {
      carry += word * scale;
      word = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    words.push_back(static_cast<std::uint32_t>(carry));
  }
  ByteWriter magnitude;
  for (const std::uint32_t word : words) magnitude.write_little(word, 4);
  return std::move(magnitude).take();
}

// Least significant byte first; `bits` a digit: 1, 3 or 4.
Bytes magnitude_of_bits(const Bytes& digits, unsigned bits) {
  Bytes magnitude(digits.size() / 8 * bits + bits + 1);
  std::uint64_t position = 0;
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, position += bits) {
    const unsigned shifted = unsigned{*digit} << position % 8;
    magnitude[position / 8] |= static_cast<std::uint8_t>(shifted);
    magnitude[position / 8 + 1] |= static_cast<std::uint8_t>(shifted >> 8);
  }
  return magnitude;
}

Bytes twos_complement(Bytes magnitude, bool negative) {
  magnitude.push_back(0);
  if (negative) {
    unsigned carry = 1;
    for (std::uint8_t& byte : magnitude) {
      carry += static_cast<std::uint8_t>(~byte);
      byte = static_cast<std::uint8_t>(carry);
      carry >>= 8;
    }
  }
  magnitude.resize(fewest_bytes(magnitude).size());
  return magnitude;
}

Bytes integer_of(const Bytes& digits, unsigned base, bool negative) {
  if (base == 10) return twos_complement(magnitude_of_decimal(digits), negative);
  const unsigned bits = base == 16 ? 4 : base == 8 ? 3 : 1;
  return twos_complement(magnitude_of_bits(digits, bits), negative);
}

// A plain decimal that fits 64 bits, without zeros in front: nearly every line there is.
bool read_plain_decimal(std::string_view text, std::int64_t& value) {
  const std::string_view digits = text.substr(text.starts_with('-') ? 1 : 0);
  if (digits.empty() || (digits.front() == '0' && digits.size() > 1)) return false;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  return read.ec == std::errc() && read.ptr == end;
}

// kPython: as int(text, 0), with the base in the prefix; kTen: as int(text, 10).
enum class Bases : std::uint8_t { kPython, kTen };

// PyLong_FromString.
Result<Bytes> parse_integer(std::string_view text, Bases bases) {
  std::int64_t plain = 0;
  if (read_plain_decimal(text, plain)) {
    const SmallInteger integer(plain);
    return Bytes(integer.view().begin(), integer.view().end());
  }
  text = trimmed(text);
  const bool negative = take_sign(text);
  const unsigned base = bases == Bases::kTen ? 10 : take_base(text);
  const Bytes digits = digits_of(text, base);
  if (digits.empty()) return malformed("not an integer");
  if (base == 10 && digits.size() > kMaxDecimalDigits) {
    return Error{ErrorCode::kLimitExceeded, 0,
                 "an integer of " + std::to_string(digits.size()) + " decimal digits"};
  }
  Bytes value = integer_of(digits, base, negative);
  const bool padded = bases == Bases::kPython && base == 10 && digits.front() == 0;
  if (padded && !value.empty()) return malformed("zeros before a decimal integer");
  return value;
}

// What C's strtol with base 0 reads as octal: a zero, more octal digits, and the end.
bool is_old_octal(std::string_view text) {
  return text.size() > 1 && text.front() == '0' &&
         text.find_first_not_of("01234567") == std::string_view::npos;
}

// As strtol: only what fits a long of 64 bits.
Result<Bytes> parse_old_octal(std::string_view text, bool negative) {
  const Bytes value = integer_of(digits_of(text, 8), 8, negative);
  if (value.size() > 8) return malformed("an octal integer of more than 64 bits");
  return value;
}

// The length of the number at the front of `text`: digits, perhaps with a point in or
// around them, and an exponent; 0 if there is none.
std::size_t decimal_length(std::string_view text) {
  std::size_t at = 0;
  const auto skip_digits = [&] {
    const std::size_t begin = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    return at - begin;
  };
  std::size_t digits = skip_digits();
  if (at < text.size() && text[at] == '.') ++at, digits += skip_digits();
  if (digits == 0) return 0;
  const std::size_t mantissa_end = at;
  if (at == text.size() || (text[at] | 0x20) != 'e') return at;
  ++at;
  if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
  return skip_digits() > 0 ? at : mantissa_end;
}

bool equals_ignoring_case(std::string_view text, std::string_view lower) {
  return std::equal(
      text.begin(), text.end(), lower.begin(), lower.end(),
      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a | 0x20 : a) == b; });
}

// Infinity or NaN, without sign; 0 if `text` says neither.
double special_float(std::string_view text) {
  if (equals_ignoring_case(text, "nan")) return std::numeric_limits<double>::quiet_NaN();
  if (equals_ignoring_case(text, "inf") || equals_ignoring_case(text, "infinity")) {
    return std::numeric_limits<double>::infinity();
  }
  return 0;
}

void append_utf8(std::string& out, std::uint32_t code) {
  const auto tail = [&](unsigned shift) {
    out += static_cast<char>(0x80 | (code >> shift & 0x3F));
  };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | code >> 6);
    tail(0);
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | code >> 12);
    tail(6), tail(0);
  } else {
    out += static_cast<char>(0xF0 | code >> 18);
    tail(12), tail(6), tail(0);
  }
}

// Removes exactly `count` hexadecimal digits from `text` into `value`; whether they were
// there.
bool take_hex(std::string_view& text, unsigned count, std::uint32_t& value) {
  if (text.size() < count) return false;
  value = 0;
  for (unsigned i = 0; i < count; ++i) {
    const unsigned digit = digit_value(text[i]);
    if (digit > 15) return false;
    value = value << 4 | digit;
  }
  text.remove_prefix(count);
  return true;
}

// Removes up to three octal digits; the byte they stand for, the ninth bit dropped.
char take_octal(std::string_view& text) {
  unsigned value = 0;
  for (int i = 0; i < 3 && !text.empty() && digit_value(text.front()) < 8; ++i) {
    value = value * 8 + digit_value(text.front());
    text.remove_prefix(1);
  }
  return static_cast<char>(value);
}

// The control character that a letter after a backslash stands for; 0 if none.
char control_character(char letter) {
  switch (letter) {
    case 'a':
      return '\a';
    case 'b':
      return '\b';
    case 't':
      return '\t';
    case 'n':
      return '\n';
    case 'v':
      return '\v';
    case 'f':
      return '\f';
    case 'r':
      return '\r';
    default:
      return 0;
  }
}

// Removes what follows a backslash in a bytes literal and appends what it stands for.
Status unescape(std::string_view& text, std::string& out) {
  if (text.empty()) return malformed("a backslash ends the string");
  const char c = text.front();
  if (digit_value(c) < 8) {
    out += take_octal(text);
    return Unit{};
  }
  text.remove_prefix(1);
  if (c == 'x') {
    std::uint32_t value = 0;
    if (!take_hex(text, 2, value)) return malformed("\\x without two hexadecimal digits");
    out += static_cast<char>(value);
  } else if (c == '\\' || c == '\'' || c == '"') {
    out += c;
  } else if (control_character(c) != 0) {
    out += control_character(c);
  } else {
    // Python keeps what it does not know.
    out += '\\';
    out += c;
  }
  return Unit{};
}

}  // namespace

Result<Bytes> parse_int_line(std::string_view line) {
  std::string_view text = up_to_nul(line);
  std::string_view octal = text;
  while (!octal.empty() && is_space(octal.front())) octal.remove_prefix(1);
  const bool negative = take_sign(octal);
  if (is_old_octal(octal)) return parse_old_octal(octal, negative);
  return parse_integer(text, Bases::kPython);
}

bool spells_boolean(std::string_view line, ByteView value) {
  const bool zero_or_one = value.empty() || (value.size() == 1 && value[0] == 1);
  return zero_or_one && line.size() == 2 && !is_space(line.back());
}

Result<Bytes> parse_long_line(std::string_view line) {
  if (line.ends_with('L')) line.remove_suffix(1);
  return parse_integer(up_to_nul(line), Bases::kPython);
}

Result<std::int64_t> parse_memo_key_line(std::string_view line) {
  RK_TRY_ASSIGN(const Bytes value, parse_integer(up_to_nul(line), Bases::kTen));
  if (value.size() > 8) return malformed("a memo key of more than 64 bits");
  return small_integer_of(value);
}

Result<double> parse_float_line(std::string_view line) {
  const std::string_view text = up_to_nul(line);
  std::string_view unsigned_text = text;
  const bool negative = take_sign(unsigned_text);
  const double special = special_float(unsigned_text);
  if (special != 0) return std::copysign(special, negative ? -1.0 : 1.0);
  if (unsigned_text.empty() || decimal_length(unsigned_text) != unsigned_text.size()) {
    return malformed("not a float");
  }
  const double value = read_float(text);
  if (std::isinf(value)) return malformed("too large for a float");
  return value;
}

Result<std::string> parse_string_line(std::string_view line) {
  const bool quoted = line.size() >= 2 && line.front() == line.back() &&
                      (line.front() == '\'' || line.front() == '"');
  if (!quoted) return malformed("a string without quotes");
  std::string_view rest = line.substr(1, line.size() - 2);
  std::string out;
  while (!rest.empty()) {
    const std::size_t plain = std::min(rest.find('\\'), rest.size());
    out += rest.substr(0, plain);
    rest.remove_prefix(plain);
    if (rest.empty()) break;
    rest.remove_prefix(1);
    RK_TRY(unescape(rest, out));
  }
  return out;
}

Result<std::string> parse_unicode_line(std::string_view line) {
  std::string out;
  while (!line.empty()) {
    const char c = line.front();
    line.remove_prefix(1);
    append_utf8(out, static_cast<std::uint8_t>(c));
    if (c != '\\' || line.empty()) continue;
    const char letter = line.front();
    line.remove_prefix(1);
    if (letter != 'u' && letter != 'U') {
      // Also a second backslash, which therefore begins no escape.
      append_utf8(out, static_cast<std::uint8_t>(letter));
      continue;
    }
    out.pop_back();
    std::uint32_t code = 0;
    if (!take_hex(line, letter == 'u' ? 4 : 8, code)) return malformed("a truncated \\u");
    if (code > 0x10FFFF) return malformed("\\U beyond the last code point");
    append_utf8(out, code);
  }
  return out;
}

bool is_ascii(std::string_view text) {
  constexpr std::uint64_t kHighBits = 0x8080'8080'8080'8080;
  const char* at = text.data();
  std::size_t left = text.size();
  for (; left >= 8; at += 8, left -= 8) {
    std::uint64_t word;
    std::memcpy(&word, at, sizeof word);
    if ((word & kHighBits) != 0) return false;
  }
  for (; left > 0; ++at, --left) {
    if ((*at & 0x80) != 0) return false;
  }
  return true;
}

}  // namespace reknot
