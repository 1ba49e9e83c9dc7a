// Integers of any size as pickles carry them: two's complement, least significant byte first.
#ifndef RK_CORE_BASE_INTEGERS_H_
#define RK_CORE_BASE_INTEGERS_H_

#include <array>
#include <cstdint>
#include <string>

#include "core/base/bytes.h"

namespace reknot {

// The front of `twos_complement` that says the same in the fewest bytes; zero is empty.
inline ByteView fewest_bytes(ByteView twos_complement) {
  std::size_t size = twos_complement.size();
  while (size > 0) {
    const bool negative_below = size > 1 && (twos_complement[size - 2] & 0x80) != 0;
    const std::uint8_t sign = negative_below ? 0xFF : 0x00;
    if (twos_complement[size - 1] != sign) break;
    --size;
  }
  return twos_complement.first(size);
}

// A 64-bit integer in the fewest bytes.
class SmallInteger {
 public:
  explicit SmallInteger(std::int64_t value) {
    for (unsigned i = 0; i < bytes_.size(); ++i) {
      bytes_[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(value) >> (8 * i));
    }
  }
  // As long as this object lives.
  ByteView view() const { return fewest_bytes(bytes_); }

 private:
  std::array<std::uint8_t, 8> bytes_;
};

// The reverse of SmallInteger.
//
// twos_complement  [<= 8]
inline std::int64_t small_integer_of(ByteView twos_complement) {
  RK_CHECK(twos_complement.size() <= 8);
  const bool negative = !twos_complement.empty() && (twos_complement.back() & 0x80) != 0;
  std::uint64_t value = negative ? ~std::uint64_t{0} : 0;
  for (std::size_t i = twos_complement.size(); i-- > 0;) {
    value = value << 8 | twos_complement[i];
  }
  return static_cast<std::int64_t>(value);
}

// For a person to read: decimal up to 64 bits, above that hexadecimal, of which at most the first
// `max_bytes` bytes are shown.
struct IntegerText {
  std::string text;
  // In bytes: how much of the magnitude the text shows, and how much there is.
  std::size_t shown;
  std::size_t size;
};
IntegerText integer_text(ByteView twos_complement, std::size_t max_bytes);

}  // namespace reknot

#endif  // RK_CORE_BASE_INTEGERS_H_
