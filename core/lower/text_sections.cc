#include "core/lower/text_sections.h"

#include <algorithm>

namespace reknot {
namespace {

// Puts text together, and finds out which line of the original each line is for: that of the first
// piece on it that has one.
class Joiner {
 public:
  Joiner(std::size_t marks, const TextLines& lines) : lines_(lines) {
    joined_.marks.resize(marks);
  }

  void append(std::string_view text, std::uint32_t origin, bool is_copied) {
    if (is_copied) {
      joined_.origins.add(static_cast<std::uint32_t>(joined_.text.text.size()), origin,
                          static_cast<std::uint32_t>(text.size()));
    }
    while (!text.empty()) {
      const std::size_t length = std::min(text.find('\n'), text.size() - 1) + 1;
      const std::string_view part = text.substr(0, length);
      note(part, origin);
      joined_.text.text += part;
      if (part.back() == '\n') end_line();
      text.remove_prefix(length);
      if (is_copied) origin += static_cast<std::uint32_t>(length);
    }
  }

  void mark(std::uint32_t number) {
    joined_.marks[number] = static_cast<std::uint32_t>(joined_.text.text.size());
  }

  TextSections::Joined take() && {
    if (!joined_.text.text.empty() && joined_.text.text.back() != '\n') end_line();
    return std::move(joined_);
  }

 private:
  // Where the text begins that is not the line's indentation.
  void note(std::string_view part, std::uint32_t origin) {
    const std::size_t first = part.find_first_not_of(" \t\f\r\n");
    if (line_ != 0 || origin == TextSections::kNowhere ||
        first == std::string_view::npos) {
      return;
    }
    line_ = lines_.locate(origin).line;
  }

  void end_line() {
    joined_.text.lines.push_back(line_);
    line_ = 0;
  }

  const TextLines& lines_;
  TextSections::Joined joined_;
  std::uint32_t line_ = 0;
};

}  // namespace

std::optional<std::uint32_t> Origins::find(std::uint32_t offset) const {
  const auto after = std::upper_bound(
      copies_.begin(), copies_.end(), offset,
      [](std::uint32_t wanted, const Copy& copy) { return wanted < copy.begin; });
  if (after == copies_.begin()) return std::nullopt;
  const Copy& copy = *(after - 1);
  if (offset - copy.begin >= copy.length) return std::nullopt;
  return copy.origin + (offset - copy.begin);
}

SectionId TextSections::add() {
  sections_.emplace_back();
  return static_cast<SectionId>(sections_.size() - 1);
}

void TextSections::copy(SectionId section, std::string_view text, std::uint32_t origin) {
  if (text.empty()) return;
  std::vector<Piece>& pieces = sections_[section];
  const bool continues = !pieces.empty() && pieces.back().kind == PieceKind::kCopied &&
                         pieces.back().number + pieces.back().text.size() == origin;
  if (!continues) {
    pieces.push_back({PieceKind::kCopied, origin, std::string(text)});
  } else {
    pieces.back().text += text;
  }
}

void TextSections::write(SectionId section, std::string_view text, std::uint32_t origin) {
  if (text.empty()) return;
  sections_[section].push_back({PieceKind::kWritten, origin, std::string(text)});
}

void TextSections::insert(SectionId section, SectionId inserted) {
  sections_[section].push_back({PieceKind::kInserted, inserted, {}});
}

MarkId TextSections::mark(SectionId section) {
  sections_[section].push_back({PieceKind::kMark, marks_, {}});
  return marks_++;
}

TextSections::Joined TextSections::join(SectionId root, const TextLines& lines) const {
  struct Open {
    SectionId section;
    std::size_t next;
  };
  Joiner joiner(marks_, lines);
  std::vector<Open> open = {{root, 0}};
  while (!open.empty()) {
    Open& top = open.back();
    if (top.next == sections_[top.section].size()) {
      open.pop_back();
      continue;
    }
    const Piece& piece = sections_[top.section][top.next++];
    if (piece.kind == PieceKind::kInserted) {
      open.push_back({piece.number, 0});
    } else if (piece.kind == PieceKind::kMark) {
      joiner.mark(piece.number);
    } else {
      joiner.append(piece.text, piece.number, piece.kind == PieceKind::kCopied);
    }
  }
  return std::move(joiner).take();
}

}  // namespace reknot
