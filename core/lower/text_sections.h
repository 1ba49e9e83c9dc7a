// A text that is put together out of order: a function that stands inside another one in the
// original is written while the original is read, and stands before it in the end.
#ifndef RK_CORE_LOWER_TEXT_SECTIONS_H_
#define RK_CORE_LOWER_TEXT_SECTIONS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/lower/lowered_text.h"
#include "core/source/text_lines.h"

namespace reknot {

using SectionId = std::uint32_t;
using MarkId = std::uint32_t;

// Which places of a text are copied from the original.
class Origins {
 public:
  // begin, origin  of a copied piece, in bytes; later ones begin later
  void add(std::uint32_t begin, std::uint32_t origin, std::uint32_t length) {
    copies_.push_back({begin, origin, length});
  }

  // Where the original has what stands at `offset`; nothing for text that was written for it.
  std::optional<std::uint32_t> find(std::uint32_t offset) const;

 private:
  struct Copy {
    std::uint32_t begin;
    std::uint32_t origin;
    std::uint32_t length;
  };
  std::vector<Copy> copies_;
};

// Pieces of text, each of which knows where in the original it comes from.
class TextSections {
 public:
  // The original's offset of text that serves no one line.
  static constexpr std::uint32_t kNowhere = ~std::uint32_t{0};

  // A new section, empty.
  SectionId add();

  // Appends what is the original's text from `origin` on.
  void copy(SectionId section, std::string_view text, std::uint32_t origin);
  // Appends a text that does the work of what is at `origin`.
  void write(SectionId section, std::string_view text, std::uint32_t origin);
  // Appends another section, which is yet to be filled; each one is inserted at most once.
  void insert(SectionId section, SectionId inserted);
  // Notes a position, to be known when all is joined.
  MarkId mark(SectionId section);

  bool is_empty(SectionId section) const { return sections_[section].empty(); }

  struct Joined {
    LoweredText text;
    // By mark: its offset.
    std::vector<std::uint32_t> marks;
    Origins origins;
  };
  // The text of a section with all that is inserted in it.
  //
  // cost     linear in the text. No recursion.
  Joined join(SectionId root, const TextLines& lines) const;

 private:
  enum class PieceKind : std::uint8_t { kCopied, kWritten, kInserted, kMark };
  struct Piece {
    PieceKind kind;
    // A section's or a mark's number, or an offset of the original.
    std::uint32_t number;
    std::string text;
  };

  std::vector<std::vector<Piece>> sections_;
  std::uint32_t marks_ = 0;
};

}  // namespace reknot

#endif  // RK_CORE_LOWER_TEXT_SECTIONS_H_
