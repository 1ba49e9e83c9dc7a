#include "core/freeze/source_lines.h"

#include <algorithm>

namespace reknot {
namespace {

constexpr std::string_view kSpaces = " \t\r\f";
constexpr std::size_t kMaxShown = 80;

std::string_view trimmed(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(kSpaces);
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(kSpaces) - begin + 1);
}

// Takes the next line of code from the front of `text`; empty once there is none.
std::string_view next_line(std::string_view& text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!line.empty() && line[0] != '#') return line;
  }
  return {};
}

std::string shown(std::string_view line) {
  if (line.empty()) return "nothing";
  if (line.size() <= kMaxShown) return "`" + std::string(line) + "`";
  std::size_t end = kMaxShown;
  // Not in the middle of a character.
  while ((static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
  return "`" + std::string(line.substr(0, end)) + "…`";
}

}  // namespace

std::string_view text_from_line(std::string_view text, std::uint32_t line) {
  for (; line > 0 && !text.empty(); --line) {
    text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
  }
  return text;
}

std::optional<LinePair> first_differing_lines(std::string_view left,
                                              std::string_view right) {
  while (true) {
    const std::string_view a = next_line(left);
    const std::string_view b = next_line(right);
    if (a != b) return LinePair{shown(a), shown(b)};
    if (a.empty()) return std::nullopt;
  }
}

}  // namespace reknot
