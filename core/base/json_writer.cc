#include "core/base/json_writer.h"

#include <cmath>

#include "core/base/check.h"
#include "core/base/decimal.h"

namespace reknot {

void JsonWriter::begin(char bracket) {
  separate();
  out_ += bracket;
  const bool is_inline = !indented_ || (!levels_.empty() && levels_.back().is_inline);
  levels_.push_back({is_inline});
}

void JsonWriter::begin_inline_array() {
  begin('[');
  levels_.back().is_inline = true;
}

void JsonWriter::begin_inline_object() {
  begin('{');
  levels_.back().is_inline = true;
}

void JsonWriter::end(char bracket) {
  RK_CHECK(!levels_.empty() && !after_key_);
  const Level level = levels_.back();
  levels_.pop_back();
  if (level.has_members && !level.is_inline) {
    out_ += '\n';
    out_.append(2 * levels_.size(), ' ');
  }
  out_ += bracket;
}

void JsonWriter::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (levels_.empty()) return;
  Level& level = levels_.back();
  if (level.has_members) out_ += indented_ && level.is_inline ? ", " : ",";
  if (!level.is_inline) {
    out_ += '\n';
    out_.append(2 * levels_.size(), ' ');
  }
  level.has_members = true;
}

std::size_t JsonWriter::separator_size() const {
  if (after_key_ || levels_.empty()) return 0;
  const Level& level = levels_.back();
  const std::size_t comma = !level.has_members ? 0 : indented_ && level.is_inline ? 2 : 1;
  return comma + (level.is_inline ? 0 : 1 + 2 * levels_.size());
}

void JsonWriter::key(std::string_view name) {
  separate();
  quote(name);
  out_ += indented_ ? ": " : ":";
  after_key_ = true;
}

void JsonWriter::text(std::string_view value) {
  separate();
  quote(value);
}

void JsonWriter::raw(std::string_view token) {
  separate();
  out_ += token;
}

void JsonWriter::quote(std::string_view value) {
  out_ += '"';
  std::size_t begin = 0;
  for (std::size_t i = 0; i < value.size();) {
    const std::size_t special = special_length(value.substr(i));
    if (special == 0) {
      ++i;
      continue;
    }
    out_ += value.substr(begin, i - begin);
    escape(value.substr(i, special));
    i += special;
    begin = i;
  }
  out_ += value.substr(begin);
  out_ += '"';
}

std::size_t JsonWriter::special_length(std::string_view value) {
  const auto c = static_cast<std::uint8_t>(value[0]);
  if (c == '"' || c == '\\' || c < 0x20 || c == 0x7F) return 1;
  const bool is_surrogate =
      c == 0xED && value.size() >= 3 && static_cast<std::uint8_t>(value[1]) >= 0xA0;
  return is_surrogate ? 3 : 0;
}

void JsonWriter::escape(std::string_view special) {
  static constexpr char kHex[] = "0123456789abcdef";
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(special[i]); };
  const std::uint8_t c = byte(0);
  if (c == '"' || c == '\\') {
    out_ += '\\';
    out_ += static_cast<char>(c);
  } else if (c == '\n') {
    out_ += "\\n";
  } else if (special.size() == 1) {
    out_ += "\\u00";
    out_ += kHex[c >> 4];
    out_ += kHex[c & 15];
  } else {
    const unsigned code = 0xD000U | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU);
    out_ += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out_ += kHex[code >> shift & 15];
  }
}

std::string JsonWriter::take() && {
  RK_CHECK(levels_.empty() && !after_key_);
  return std::move(out_);
}

std::string shortest_float(double value) {
  // 15 digits always survive the trip to a double and back, 17 always identify one; the
  // first precision that reads back is the shortest, as trailing zeros are dropped.
  std::string text;
  for (int digits = 15; digits <= 17; ++digits) {
    text = float_with_digits(value, digits);
    if (read_float(text) == value) break;
  }
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

std::string float_text(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  return shortest_float(value);
}

}  // namespace reknot
