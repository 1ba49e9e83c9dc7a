// How the two readers make a Document; only they include this.
#ifndef RK_CORE_ARTIFACT_DOCUMENT_BUILDER_H_
#define RK_CORE_ARTIFACT_DOCUMENT_BUILDER_H_

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "core/artifact/document.h"
#include "core/base/bytes.h"
#include "core/base/result.h"

namespace reknot {

// Appends tokens to a Document; what they are and where they may stand, the readers know.
class DocumentBuilder {
 public:
  DocumentBuilder(DocumentForm form, const DocumentOptions& options)
      : document_(form), max_depth_(options.max_depth) {}

  void null(std::uint64_t offset) { add(DocKind::kNull, offset, 0); }
  void boolean(bool value, std::uint64_t offset) {
    add(DocKind::kBoolean, offset, value ? 1 : 0);
  }
  void integer(std::int64_t value, std::uint64_t offset) {
    add(DocKind::kInteger, offset, static_cast<std::uint64_t>(value));
  }
  void real(double value, std::uint64_t offset) {
    add(DocKind::kFloat, offset, bits_of(value));
  }
  void bytes(ByteView value, std::uint64_t offset) {
    add_text(DocKind::kBytes, as_text(value), offset);
  }
  // errors   kBadUtf8 at `offset`
  Status text(std::string_view value, std::uint64_t offset);

  // errors   kLimitExceeded at `offset`; more levels are open than the options allow
  Status open(DocKind kind, std::uint64_t offset);
  void close(std::uint32_t children);

  Document take() && { return std::move(document_); }

 private:
  void add(DocKind kind, std::uint64_t offset, std::uint64_t value);
  void add_text(DocKind kind, std::string_view value, std::uint64_t offset);

  Document document_;
  std::uint32_t max_depth_;
  // The indexes of their tokens.
  std::vector<std::uint32_t> open_levels_;
};

// Read a whole document of their form; `bytes` are at most kMaxDocumentBytes.
Result<Document> read_text_document(ByteView bytes, const DocumentOptions& options);
Result<Document> read_compact_document(ByteView bytes, const DocumentOptions& options);

}  // namespace reknot

#endif  // RK_CORE_ARTIFACT_DOCUMENT_BUILDER_H_
