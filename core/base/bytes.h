// Reading and writing bytes: bounds-checked reads with offsets, little- and big-endian
// numbers.
#ifndef RK_CORE_BASE_BYTES_H_
#define RK_CORE_BASE_BYTES_H_

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace reknot {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

inline ByteView as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view as_text(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// The 64 bits of a double, and back (std::bit_cast is missing in libc++ 13).
inline std::uint64_t bits_of(double value) {
  std::uint64_t bits;
  std::memcpy(&bits, &value, sizeof bits);
  return bits;
}
inline double double_of(std::uint64_t bits) {
  double value;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

// Walks over bytes that somebody else owns and keeps alive. Every read is checked; a read
// that does not fit is refused with kTruncated at the position where it began, and moves
// nothing.
class ByteReader {
 public:
  explicit ByteReader(ByteView bytes) : bytes_(bytes) {}

  std::uint64_t offset() const { return position_; }
  std::uint64_t remaining() const { return bytes_.size() - position_; }
  bool at_end() const { return position_ == bytes_.size(); }

  Result<std::uint8_t> read_u8() {
    if (at_end()) return Error{ErrorCode::kTruncated, position_, {}};
    return bytes_[position_++];
  }
  // `width` [1..8] bytes, least significant first.
  Result<std::uint64_t> read_little(unsigned width);
  // `width` [1..8] bytes, most significant first.
  Result<std::uint64_t> read_big(unsigned width);
  // A view of the next `count` bytes; valid as long as the bytes given to the
  // constructor.
  Result<ByteView> read_bytes(std::uint64_t count) {
    if (count > remaining()) return Error{ErrorCode::kTruncated, position_, {}};
    const ByteView view = bytes_.subspan(position_, count);
    position_ += count;
    return view;
  }
  // As read_bytes, for who reads millions of them: false where that would be refused.
  bool take_bytes(std::uint64_t count, ByteView& view) {
    if (count > remaining()) return false;
    view = bytes_.subspan(position_, count);
    position_ += count;
    return true;
  }
  // What has not been read yet, for who looks ahead; skip then drops `count` bytes of it.
  ByteView rest() const { return bytes_.subspan(position_); }
  void skip(std::uint64_t count) { position_ += count; }
  // The bytes up to the next newline, which is consumed but not returned.
  Result<std::string_view> read_line();

 private:
  ByteView bytes_;
  std::uint64_t position_ = 0;
};

// Appends to a buffer of its own.
class ByteWriter {
 public:
  // Makes room for `size` bytes in all, so that less is moved around.
  void expect(std::size_t size) { bytes_.reserve(size); }

  void write_u8(std::uint8_t byte) { bytes_.push_back(byte); }
  void write_little(std::uint64_t value, unsigned width);
  void write_big(std::uint64_t value, unsigned width);
  // Puts another number in the place of one of the same width.
  void rewrite_little(std::size_t position, std::uint64_t value, unsigned width);
  void write_bytes(ByteView bytes) {
    bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
  }
  void write_text(std::string_view text) { write_bytes(as_bytes(text)); }

  std::size_t size() const { return bytes_.size(); }
  ByteView view() const { return bytes_; }
  Bytes take() && { return std::move(bytes_); }

 private:
  Bytes bytes_;
};

// Whether `text` is UTF-8 as RFC 3629 has it: shortest forms, no surrogates.
bool is_utf8(std::string_view text);

// As is_utf8, but surrogates are allowed, as in Python's "surrogatepass".
bool is_utf8_or_surrogates(std::string_view text);

}  // namespace reknot

#endif  // RK_CORE_BASE_BYTES_H_
