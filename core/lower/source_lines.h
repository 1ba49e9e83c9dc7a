// Copies parts of a text to another indentation. Private to this folder.
#ifndef RK_CORE_LOWER_SOURCE_LINES_H_
#define RK_CORE_LOWER_SOURCE_LINES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/lower/machine_text.h"
#include "core/source/syntax.h"

namespace reknot {

// What stands in the place of a part of the text.
struct SourceEdit {
  std::uint32_t begin;
  std::uint32_t end;
  std::string text;
};

// Keeps views of what it is made of.
class SourceLines {
 public:
  // edits  ordered, without overlaps
  SourceLines(std::string_view text, const SyntaxNodes& nodes,
              std::vector<SourceEdit> edits);

  // The line that a byte stands in, from 1.
  std::uint32_t line_of(std::uint32_t offset) const;
  // Where this line begins.
  std::uint32_t line_begin(std::uint32_t offset) const;
  // The white space before a byte, if there is nothing else before it in its line.
  std::string_view indentation(std::uint32_t offset) const;

  // The part of the text, edited, without `indentation` before its lines. Lines that begin inside
  // a string are as they are.
  MachineLines copy(std::uint32_t begin, std::uint32_t end,
                    std::string_view indentation) const;

 private:
  bool in_string(std::uint32_t offset) const;

  std::string_view text_;
  std::vector<SourceEdit> edits_;
  std::vector<std::uint32_t> line_begins_;
  // Strings over several lines.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> strings_;
};

}  // namespace reknot

#endif  // RK_CORE_LOWER_SOURCE_LINES_H_
