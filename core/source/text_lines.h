// From offsets in a text to lines and columns. Private to core/source and
// core/lower.
#ifndef RK_CORE_SOURCE_TEXT_LINES_H_
#define RK_CORE_SOURCE_TEXT_LINES_H_

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

namespace reknot {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// As CPython has them: lines from 1, columns in bytes from 0, a byte order mark in neither.
struct LineColumn {
  std::uint32_t line;
  std::uint32_t column;
};

class TextLines {
 public:
  // text  in which "\n" ends lines; not kept
  explicit TextLines(std::string_view text)
      : mark_(text.starts_with(kByteOrderMark) ? 3U : 0U) {
    starts_.push_back(0);
    for (std::size_t at = text.find('\n'); at != std::string_view::npos;
         at = text.find('\n', at + 1)) {
      starts_.push_back(static_cast<std::uint32_t>(at + 1));
    }
  }

  // cost  logarithmic; constant if `offset` is near the one before
  LineColumn locate(std::uint32_t offset) const {
    if (offset < starts_[last_] || offset - starts_[last_] > kNear) {
      const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
      last_ = static_cast<std::size_t>(next - starts_.begin()) - 1;
    }
    while (last_ + 1 < starts_.size() && starts_[last_ + 1] <= offset) ++last_;
    const std::uint32_t column = offset - starts_[last_];
    return {static_cast<std::uint32_t>(last_ + 1),
            last_ == 0 && column >= mark_ ? column - mark_ : column};
  }
  // line  from 1
  std::uint32_t begin_of(std::uint32_t line) const { return starts_[line - 1]; }

 private:
  // In bytes; a search is dearer than to go on over a few lines.
  static constexpr std::uint32_t kNear = 256;

  std::vector<std::uint32_t> starts_;
  std::uint32_t mark_;
  mutable std::size_t last_ = 0;
};

}  // namespace reknot

#endif  // RK_CORE_SOURCE_TEXT_LINES_H_
