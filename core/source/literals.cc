#include "core/source/literals.h"

#include <algorithm>
#include <array>

namespace reknot {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

// The value of a digit in any base up to 16; 16 for what is none.
unsigned digit_of(char c) {
  c = lower(c);
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  return c >= 'a' && c <= 'f' ? static_cast<unsigned>(c - 'a' + 10) : 16;
}

// Strings -----------------------------------------------------------------------------

void append_utf8(std::string& out, std::uint32_t point) {
  const auto add = [&](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (point < 0x80) {
    add(point);
  } else if (point < 0x800) {
    add(0xC0 | point >> 6), add(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    add(0xE0 | point >> 12), add(0x80 | (point >> 6 & 0x3F)), add(0x80 | (point & 0x3F));
  } else {
    add(0xF0 | point >> 18), add(0x80 | (point >> 12 & 0x3F));
    add(0x80 | (point >> 6 & 0x3F)), add(0x80 | (point & 0x3F));
  }
}

struct SimpleEscape {
  char letter;
  char character;
};
constexpr std::array<SimpleEscape, 10> kSimpleEscapes = {{{'\\', '\\'},
                                                          {'\'', '\''},
                                                          {'"', '"'},
                                                          {'a', '\a'},
                                                          {'b', '\b'},
                                                          {'f', '\f'},
                                                          {'n', '\n'},
                                                          {'r', '\r'},
                                                          {'t', '\t'},
                                                          {'v', '\v'}}};

class Decoder {
 public:
  Decoder(std::string_view spelled, StringPrefix prefix, std::vector<StringPart>& parts)
      : rest_(spelled), prefix_(prefix), parts_(parts) {}

  bool run() && {
    while (!rest_.empty()) {
      const char c = rest_.front();
      if (c == '\\' && !prefix_.is_raw && rest_.size() > 1) {
        escape();
      } else if (prefix_.has_interpolations() && (c == '{' || c == '}')) {
        if (rest_.size() < 2 || rest_[1] != c) return false;
        take(2).push_back(c);
      } else {
        take(1).push_back(c);
      }
    }
    return true;
  }

 private:
  // Drops what has been read, and gives where to write.
  std::string& take(std::size_t count) {
    rest_.remove_prefix(count);
    if (parts_.empty() || parts_.back().is_named) parts_.push_back({});
    return parts_.back().text;
  }

  void escape() {
    const char letter = rest_[1];
    if (letter == '\n') {
      take(2);
      return;
    }
    const auto simple =
        std::find_if(kSimpleEscapes.begin(), kSimpleEscapes.end(),
                     [&](const SimpleEscape& row) { return row.letter == letter; });
    if (simple != kSimpleEscapes.end()) {
      take(2).push_back(simple->character);
    } else if (letter >= '0' && letter <= '7') {
      octal();
    } else if (!numbered(letter) && !named(letter)) {
      // Python keeps the backslash of an escape that it does not know.
      take(1).push_back('\\');
    }
  }

  void octal() {
    std::uint32_t value = 0;
    std::size_t end = 1;
    for (; end < 4 && end < rest_.size() && digit_of(rest_[end]) < 8; ++end) {
      value = value * 8 + digit_of(rest_[end]);
    }
    append(end, value);
  }

  // \x41, \u0041 and \U00000041.
  bool numbered(char letter) {
    const bool is_wide = !prefix_.is_bytes;
    const std::size_t digits = letter == 'x'              ? 2
                               : letter == 'u' && is_wide ? 4
                               : letter == 'U' && is_wide ? 8
                                                          : 0;
    if (digits == 0 || rest_.size() < 2 + digits) return false;
    std::uint32_t value = 0;
    for (const char c : rest_.substr(2, digits)) {
      if (digit_of(c) > 15) return false;
      value = value << 4 | digit_of(c);
    }
    if (value > 0x10FFFF) return false;
    append(2 + digits, value);
    return true;
  }

  bool named(char letter) {
    if (letter != 'N' || prefix_.is_bytes || !rest_.substr(2).starts_with('{'))
      return false;
    const std::size_t end = rest_.find('}');
    if (end == std::string_view::npos) return false;
    parts_.push_back({true, std::string(rest_.substr(3, end - 3))});
    rest_.remove_prefix(end + 1);
    return true;
  }

  void append(std::size_t count, std::uint32_t value) {
    std::string& out = take(count);
    if (prefix_.is_bytes) {
      out.push_back(static_cast<char>(value & 0xFF));
    } else {
      append_utf8(out, value);
    }
  }

  std::string_view rest_;
  const StringPrefix prefix_;
  std::vector<StringPart>& parts_;
};

// Numbers -----------------------------------------------------------------------------

// The value of digits without "_", or false if it has more than 64 bits.
bool small_value(std::string_view digits, unsigned base, std::uint64_t& value) {
  value = 0;
  for (const char c : digits) {
    if (value > (~std::uint64_t{0} - digit_of(c)) / base) return false;
    value = value * base + digit_of(c);
  }
  return true;
}

std::string few_bytes(std::uint64_t value) {
  std::string bytes;
  for (; value != 0; value >>= 8) bytes.push_back(static_cast<char>(value & 0xFF));
  return bytes;
}

// Digits of a base that is a power of two, as "x" and hexadecimal ones.
std::string hexadecimal(std::string_view digits, unsigned bits) {
  std::string reversed;
  std::uint32_t pending = 0;
  unsigned count = 0;
  for (auto i = digits.rbegin(); i != digits.rend(); ++i) {
    pending |= digit_of(*i) << count;
    for (count += bits; count >= 4; count -= 4, pending >>= 4) {
      reversed.push_back("0123456789abcdef"[pending & 15]);
    }
  }
  if (count != 0) reversed.push_back("0123456789abcdef"[pending & 15]);
  reversed.erase(reversed.find_last_not_of('0') + 1);
  reversed.push_back('x');
  return {reversed.rbegin(), reversed.rend()};
}

}  // namespace

StringPrefix string_prefix(std::string_view start) {
  StringPrefix prefix;
  for (const char c : start) {
    prefix.is_raw |= lower(c) == 'r';
    prefix.is_bytes |= lower(c) == 'b';
    prefix.is_format |= lower(c) == 'f';
    prefix.is_template |= lower(c) == 't';
  }
  return prefix;
}

bool decode_string(std::string_view spelled, StringPrefix prefix,
                   std::vector<StringPart>& parts) {
  return Decoder(spelled, prefix, parts).run();
}

std::string plain_number(std::string_view spelled) {
  std::string plain;
  for (const char c : spelled) {
    if (c != '_') plain.push_back(lower(c));
  }
  return plain;
}

IntegerValue read_integer(std::string_view spelled) {
  const std::string plain = plain_number(spelled);
  const char letter = plain.size() > 1 ? plain[1] : '0';
  const unsigned bits = letter == 'x' ? 4 : letter == 'o' ? 3 : letter == 'b' ? 1 : 0;
  std::string_view digits = std::string_view(plain).substr(bits == 0 ? 0 : 2);
  const unsigned base = bits == 0 ? 10 : 1U << bits;
  const bool is_number = std::all_of(digits.begin(), digits.end(),
                                     [&](char c) { return digit_of(c) < base; });
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
  const bool is_octal = bits == 0 && plain.starts_with('0') && !digits.empty();
  if (!is_number || is_octal) return {IntegerValue::Kind::kOther, plain};
  std::uint64_t value = 0;
  if (small_value(digits, base, value)) {
    return {IntegerValue::Kind::kBytes, few_bytes(value)};
  }
  if (bits == 0) return {IntegerValue::Kind::kDigits, std::string(digits)};
  return {IntegerValue::Kind::kDigits, hexadecimal(digits, bits)};
}

}  // namespace reknot
