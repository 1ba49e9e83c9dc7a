#include "core/lower/source_lines.h"

#include <algorithm>

namespace reknot {

SourceLines::SourceLines(std::string_view text, const SyntaxNodes& nodes,
                         std::vector<SourceEdit> edits)
    : text_(text), edits_(std::move(edits)), line_begins_{0} {
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') line_begins_.push_back(i + 1);
  }
  for (NodeIndex i = 0; i < nodes.size(); ++i) {
    if (nodes[i].syntax != Syntax::kString) continue;
    // One that is inside of another adds nothing.
    if (!strings_.empty() && nodes[i].end_byte <= strings_.back().second) continue;
    if (line_of(nodes[i].begin_byte) == line_of(nodes[i].end_byte)) continue;
    strings_.emplace_back(nodes[i].begin_byte, nodes[i].end_byte);
  }
}

std::uint32_t SourceLines::line_of(std::uint32_t offset) const {
  const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset);
  return static_cast<std::uint32_t>(after - line_begins_.begin());
}

std::uint32_t SourceLines::line_begin(std::uint32_t offset) const {
  return line_begins_[line_of(offset) - 1];
}

std::string_view SourceLines::indentation(std::uint32_t offset) const {
  const std::uint32_t begin = line_begin(offset);
  const std::string_view before = text_.substr(begin, offset - begin);
  return before.find_first_not_of(" \t") == std::string_view::npos ? before
                                                                   : std::string_view();
}

bool SourceLines::in_string(std::uint32_t offset) const {
  const auto after = std::upper_bound(
      strings_.begin(), strings_.end(), offset,
      [](std::uint32_t at, const auto& string) { return at <= string.first; });
  return after != strings_.begin() && offset < (after - 1)->second;
}

MachineLines SourceLines::copy(std::uint32_t begin, std::uint32_t end,
                               std::string_view indentation) const {
  MachineLines lines;
  const auto flush = [&](std::string&& text, std::uint32_t source, bool is_raw) {
    if (!is_raw) {
      std::size_t same = 0;
      while (same < indentation.size() && same < text.size() &&
             text[same] == indentation[same]) {
        ++same;
      }
      text.erase(0, same);
    }
    MachineLine line;
    line.text = std::move(text);
    line.source = source;
    line.is_raw = is_raw;
    lines.push_back(std::move(line));
  };
  auto edit = std::lower_bound(
      edits_.begin(), edits_.end(), begin,
      [](const SourceEdit& left, std::uint32_t at) { return left.begin < at; });
  std::string text;
  bool is_raw = false;
  std::uint32_t source = line_of(begin);
  std::uint32_t next_source = source;
  const auto put = [&](char c) {
    if (c != '\n') {
      text += c;
      return;
    }
    flush(std::move(text), source, is_raw);
    text.clear();
    is_raw = false;
    source = next_source;
  };
  for (std::uint32_t at = begin; at < end;) {
    // Those inside of one that was applied, and one that is around all of the part.
    while (edit != edits_.end() &&
           (edit->begin < at ||
            (edit->begin == begin && edit->end >= end && edit->begin < edit->end))) {
      ++edit;
    }
    if (edit != edits_.end() && edit->begin == at) {
      for (const char c : edit->text) put(c);
      at = edit->end;
      next_source = line_of(at);
      if (edit->end > edit->begin && text.empty()) source = next_source;
      ++edit;
      continue;
    }
    if (text_[at] == '\n') ++next_source;
    put(text_[at]);
    if (text_[at] == '\n') is_raw = in_string(at + 1);
    ++at;
  }
  flush(std::move(text), source, is_raw);
  return lines;
}

}  // namespace reknot
