#include "core/graph/value_text.h"

#include <algorithm>

#include "core/base/integers.h"
#include "core/base/json_writer.h"

namespace reknot {
namespace {

constexpr char kHex[] = "0123456789abcdef";
constexpr std::string_view kCut = "…";

void append_hex(std::string& out, std::uint8_t byte) {
  out += kHex[byte >> 4];
  out += kHex[byte & 15];
}

// The front of a text, cut between two code points.
std::string_view front_of(std::string_view text) {
  std::size_t points = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool begins = (static_cast<std::uint8_t>(text[i]) & 0xC0) != 0x80;
    if (begins && points++ == kMaxShownText) return text.substr(0, i);
  }
  return text;
}

// Appends a character that a literal cannot hold as it is, if `c` is one.
bool append_escaped(std::string& out, char c, char quote) {
  switch (c) {
    case '\n':
      out += "\\n";
      return true;
    case '\r':
      out += "\\r";
      return true;
    case '\t':
      out += "\\t";
      return true;
    default:
      break;
  }
  const auto byte = static_cast<std::uint8_t>(c);
  if (c == quote || c == '\\') {
    out += {'\\', c};
  } else if (byte < 0x20 || byte == 0x7F) {
    out += "\\x";
    append_hex(out, byte);
  } else {
    return false;
  }
  return true;
}

// U+D800 to U+DFFF are ED A0 80 to ED BF BF.
bool is_surrogate(std::string_view text) {
  return text.size() >= 3 && text[0] == '\xED' &&
         static_cast<std::uint8_t>(text[1]) >= 0xA0;
}

void append_surrogate(std::string& out, std::string_view text) {
  const unsigned low = (static_cast<std::uint8_t>(text[1]) & 0x3FU) << 6 |
                       (static_cast<std::uint8_t>(text[2]) & 0x3FU);
  const unsigned point = 0xD000 | low;
  out += "\\u";
  append_hex(out, static_cast<std::uint8_t>(point >> 8));
  append_hex(out, static_cast<std::uint8_t>(point));
}

// Python prefers single quotes.
char quote_for(std::string_view text) {
  const bool single = text.find('\'') != std::string_view::npos;
  return single && text.find('"') == std::string_view::npos ? '"' : '\'';
}

std::string bytes_text(ByteView bytes) {
  const std::string_view shown =
      as_text(bytes.first(std::min(bytes.size(), kMaxShownBytes)));
  const char quote = quote_for(shown);
  std::string out = {'b', quote};
  for (const char c : shown) {
    if (append_escaped(out, c, quote)) continue;
    if (static_cast<std::uint8_t>(c) < 0x80) {
      out += c;
    } else {
      out += "\\x";
      append_hex(out, static_cast<std::uint8_t>(c));
    }
  }
  if (shown.size() < bytes.size()) out += kCut;
  return out + quote;
}

std::string shown_integer(ByteView twos_complement) {
  IntegerText shown = integer_text(twos_complement, kMaxShownBytes);
  if (shown.shown < shown.size) shown.text += kCut;
  return std::move(shown.text);
}

std::string_view constant_text(Constant constant) {
  switch (constant) {
    case Constant::kAbsent:
      return "";
    case Constant::kNone:
      return "None";
    case Constant::kFalse:
      return "False";
    case Constant::kTrue:
      return "True";
  }
  RK_CHECK(false);
}

}  // namespace

std::string quoted_text(std::string_view utf8) {
  const std::string_view shown = front_of(utf8);
  const char quote = quote_for(shown);
  std::string out(1, quote);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (is_surrogate(shown.substr(i))) {
      append_surrogate(out, shown.substr(i));
      i += 2;
    } else if (!append_escaped(out, shown[i], quote)) {
      out += shown[i];
    }
  }
  if (shown.size() < utf8.size()) out += kCut;
  return out + quote;
}

std::string value_text(const Graph& graph, Value value) {
  switch (value.tag()) {
    case Tag::kNode:
      break;
    case Tag::kSmall:
      return std::to_string(value.as_small());
    case Tag::kConstant:
      return std::string(constant_text(value.as_constant()));
    case Tag::kText:
      return quoted_text(graph.text(value));
    case Tag::kBytes:
      return bytes_text(graph.bytes(value));
    case Tag::kFloat:
      return float_text(graph.real(value));
    case Tag::kBigInt:
      return shown_integer(graph.bytes(value));
  }
  RK_CHECK(false);
}

}  // namespace reknot
