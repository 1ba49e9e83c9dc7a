#include "core/base/integers.h"

#include <algorithm>

namespace reknot {
namespace {

// Without zeros on top.
Bytes magnitude_of(ByteView value) {
  Bytes magnitude(value.begin(), value.end());
  if (value.back() >= 0x80) {
    unsigned carry = 1;
    for (std::uint8_t& byte : magnitude) {
      carry += static_cast<std::uint8_t>(~byte);
      byte = static_cast<std::uint8_t>(carry);
      carry >>= 8;
    }
  }
  while (magnitude.back() == 0) magnitude.pop_back();
  return magnitude;
}

}  // namespace

IntegerText integer_text(ByteView twos_complement, std::size_t max_bytes) {
  const ByteView value = fewest_bytes(twos_complement);
  if (value.size() <= 8) {
    return {std::to_string(small_integer_of(value)), value.size(), value.size()};
  }
  static constexpr char kHex[] = "0123456789abcdef";
  const Bytes magnitude = magnitude_of(value);
  const std::size_t shown = std::min(magnitude.size(), max_bytes);
  std::string text = value.back() >= 0x80 ? "-0x" : "0x";
  for (std::size_t i = 0; i < shown; ++i) {
    const std::uint8_t byte = magnitude[magnitude.size() - 1 - i];
    text += {kHex[byte >> 4], kHex[byte & 15]};
  }
  return {std::move(text), shown, magnitude.size()};
}

}  // namespace reknot
