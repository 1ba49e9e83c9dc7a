#include "core/base/bytes.h"

#include <algorithm>

namespace reknot {

Result<std::uint64_t> ByteReader::read_little(unsigned width) {
  RK_CHECK(width >= 1 && width <= 8);
  RK_TRY_ASSIGN(const ByteView view, read_bytes(width));
  std::uint64_t value = 0;
  for (unsigned i = 0; i < width; ++i) value |= std::uint64_t{view[i]} << (8 * i);
  return value;
}

Result<std::uint64_t> ByteReader::read_big(unsigned width) {
  RK_CHECK(width >= 1 && width <= 8);
  RK_TRY_ASSIGN(const ByteView view, read_bytes(width));
  std::uint64_t value = 0;
  for (const std::uint8_t byte : view) value = value << 8 | byte;
  return value;
}

Result<std::string_view> ByteReader::read_line() {
  const auto begin = bytes_.begin() + static_cast<std::ptrdiff_t>(position_);
  const auto newline = std::find(begin, bytes_.end(), '\n');
  if (newline == bytes_.end()) return Error{ErrorCode::kTruncated, position_, {}};
  const auto length = static_cast<std::size_t>(newline - begin);
  const std::string_view line = as_text(bytes_.subspan(position_, length));
  position_ += length + 1;
  return line;
}

void ByteWriter::write_little(std::uint64_t value, unsigned width) {
  const std::size_t position = bytes_.size();
  bytes_.resize(position + width);
  rewrite_little(position, value, width);
}

void ByteWriter::write_big(std::uint64_t value, unsigned width) {
  bytes_.resize(bytes_.size() + width);
  for (unsigned i = 0; i < width; ++i) {
    bytes_[bytes_.size() - 1 - i] = static_cast<std::uint8_t>(value >> (8 * i));
  }
}

void ByteWriter::rewrite_little(std::size_t position, std::uint64_t value,
                                unsigned width) {
  for (unsigned i = 0; i < width; ++i) {
    bytes_[position + i] = static_cast<std::uint8_t>(value >> (8 * i));
  }
}

namespace {

// The length of the sequence at the front of `text`, or 0 if it is not one (RFC 3629 §4).
std::size_t sequence_length(std::string_view text, bool surrogates) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const auto continues = [&](std::size_t i, std::uint8_t low, std::uint8_t high) {
    return i < text.size() && byte(i) >= low && byte(i) <= high;
  };
  const std::uint8_t lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return continues(1, 0x80, 0xBF) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const std::uint8_t low = lead == 0xE0 ? 0xA0 : 0x80;
    const std::uint8_t high = lead == 0xED && !surrogates ? 0x9F : 0xBF;
    return continues(1, low, high) && continues(2, 0x80, 0xBF) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const std::uint8_t low = lead == 0xF0 ? 0x90 : 0x80;
    const std::uint8_t high = lead == 0xF4 ? 0x8F : 0xBF;
    return continues(1, low, high) && continues(2, 0x80, 0xBF) && continues(3, 0x80, 0xBF)
               ? 4
               : 0;
  }
  return 0;
}

// Whether the first 8 bytes are there and ASCII; most texts are nothing else.
bool begins_with_ascii(std::string_view text) {
  std::uint64_t word = 0;
  if (text.size() < sizeof word) return false;
  std::memcpy(&word, text.data(), sizeof word);
  return (word & 0x8080'8080'8080'8080) == 0;
}

bool is_encoded(std::string_view text, bool surrogates) {
  while (!text.empty()) {
    const std::size_t length =
        begins_with_ascii(text) ? 8 : sequence_length(text, surrogates);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

}  // namespace

bool is_utf8(std::string_view text) { return is_encoded(text, false); }

bool is_utf8_or_surrogates(std::string_view text) { return is_encoded(text, true); }

}  // namespace reknot
