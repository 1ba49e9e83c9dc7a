// Lines of code in which two texts differ, for a person to read.
#ifndef RK_CORE_FREEZE_SOURCE_LINES_H_
#define RK_CORE_FREEZE_SOURCE_LINES_H_

#include <optional>
#include <string>
#include <string_view>

namespace reknot {

// `text` without its first `line` lines.
std::string_view text_from_line(std::string_view text, std::uint32_t line);

struct LinePair {
  std::string left;
  std::string right;
};

// The first lines that differ, without indentation and in backticks; "nothing" where a text has
// ended. Blank lines and lines of comment are passed over. Nothing if there are none.
std::optional<LinePair> first_differing_lines(std::string_view left,
                                              std::string_view right);

}  // namespace reknot

#endif  // RK_CORE_FREEZE_SOURCE_LINES_H_
