// A Python text that is edited: keeps its tree, so that an edit costs what it touches.
#ifndef RK_CORE_SOURCE_DOCUMENT_H_
#define RK_CORE_SOURCE_DOCUMENT_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/source/lens.h"

namespace reknot {

class SourceDocument {
 public:
  // text     [<= kMaxSourceBytes] UTF-8, any line ends; not kept
  // errors   as index_source
  static Result<SourceDocument> open(std::string_view text);

  SourceDocument(SourceDocument&&) noexcept;
  SourceDocument& operator=(SourceDocument&&) noexcept;
  ~SourceDocument();

  std::string_view text() const;

  // Puts `replacement` [UTF-8] in the place of [begin, end), in bytes. A document that refuses an edit
  // stays as it was.
  //
  // errors  kBadRequest  offset `begin`; the bytes are not all in the text
  //         kBadUtf8     offset of `begin` or `end` within a character, or `begin` for a
  //                      replacement that is not UTF-8
  //         others as index_source, for the new text
  // cost    that of what the edit touches, and a look at all of the text. A text with errors, and the
  //         one after it, is parsed afresh, since what it is recovered to would depend on the edits.
  Status edit(std::uint64_t begin, std::uint64_t end, std::string_view replacement);

  // As read_lens(text()).
  Result<Lens> analyze() const;

 private:
  struct State;
  explicit SourceDocument(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace reknot

#endif  // RK_CORE_SOURCE_DOCUMENT_H_
