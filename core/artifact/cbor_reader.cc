// Reads the compact form. Only the one spelling that CompactWriter would choose is accepted.
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/artifact/cbor.h"
#include "core/artifact/cbor_float.h"
#include "core/artifact/document_builder.h"
#include "core/base/check.h"

namespace reknot {

namespace {

class CborReader {
 public:
  CborReader(ByteView bytes, const DocumentOptions& options)
      : in_(bytes), builder_(DocumentForm::kCompact, options) {}

  Result<Document> read();

 private:
  struct Head {
    std::uint64_t offset;
    CborMajor major;
    std::uint8_t info;
    std::uint64_t argument;
  };

  // A list, record or entries whose items are being read; keys are items of their own.
  struct Level {
    DocKind kind;
    std::uint32_t children;
    std::uint64_t items_left;
    // The number that the next field of a record must at least have.
    std::uint64_t next_field = 0;
  };

  static Error bad_cbor(std::uint64_t offset, std::string detail) {
    return Error{ErrorCode::kBadCbor, offset, std::move(detail)};
  }

  Result<Head> read_head();
  Status read_item();
  Status read_content(const Head& head);
  Status read_entries(const Head& head);
  Status read_simple(const Head& head);
  Status open(DocKind kind, std::uint64_t offset, std::uint64_t items);
  void close_full_levels();
  // Counts the item of which `head` is the head, and checks it if it is a key.
  Status admit(const Head& head);
  static Status admit_field(const Head& head, Level& record);

  ByteReader in_;
  DocumentBuilder builder_;
  std::vector<Level> levels_;
};

Result<Document> CborReader::read() {
  RK_TRY(in_.read_bytes(kCompactMagic.size()));
  do {
    RK_TRY(read_item());
    close_full_levels();
  } while (!levels_.empty());
  if (!in_.at_end()) return Error{ErrorCode::kTrailingBytes, in_.offset(), {}};
  return std::move(builder_).take();
}

Result<CborReader::Head> CborReader::read_head() {
  const std::uint64_t offset = in_.offset();
  RK_TRY_ASSIGN(const std::uint8_t initial, in_.read_u8());
  const auto major = static_cast<CborMajor>(initial >> 5);
  const std::uint8_t info = initial & 0x1F;
  if (info < kCborInfoWidth1) return Head{offset, major, info, info};
  if (info > kCborInfoWidth8) return bad_cbor(offset, "an indefinite or reserved length");
  const unsigned width = 1U << (info - kCborInfoWidth1);
  RK_TRY_ASSIGN(const std::uint64_t argument, in_.read_big(width));
  if (major != CborMajor::kSimple && cbor_argument_width(argument) != width) {
    return bad_cbor(offset, "a number that is not in its shortest form");
  }
  return Head{offset, major, info, argument};
}

Status CborReader::read_item() {
  RK_TRY_ASSIGN(const Head head, read_head());
  RK_TRY(admit(head));
  return read_content(head);
}

Status CborReader::admit(const Head& head) {
  if (levels_.empty()) {
    if (head.major == CborMajor::kMap) return Unit{};
    return Error{ErrorCode::kBadSchema, head.offset, "the root is not a record"};
  }
  Level& level = levels_.back();
  const bool is_key = level.kind != DocKind::kList && level.items_left % 2 == 0;
  --level.items_left;
  if (!is_key) return Unit{};
  if (level.kind == DocKind::kRecord) return admit_field(head, level);
  if (head.major == CborMajor::kText) return Unit{};
  return bad_cbor(head.offset, "a key of entries that is not text");
}

Status CborReader::admit_field(const Head& head, Level& record) {
  if (head.major != CborMajor::kUnsigned) {
    return bad_cbor(head.offset, "a key of a map that is not the number of a field");
  }
  if (head.argument < record.next_field) {
    return bad_cbor(head.offset, "a key twice or out of order");
  }
  if (!field_numbered(head.argument)) {
    return Error{ErrorCode::kBadSchema, head.offset,
                 "unknown field " + std::to_string(head.argument)};
  }
  record.next_field = head.argument + 1;
  return Unit{};
}

Status CborReader::read_content(const Head& head) {
  constexpr auto kMaxInteger = static_cast<std::uint64_t>(kMaxDocumentInteger);
  switch (head.major) {
    case CborMajor::kUnsigned:
      if (head.argument > kMaxInteger) return bad_cbor(head.offset, "a number too large");
      builder_.integer(static_cast<std::int64_t>(head.argument), head.offset);
      return Unit{};
    case CborMajor::kNegative:
      if (head.argument >= kMaxInteger)
        return bad_cbor(head.offset, "a number too small");
      builder_.integer(-1 - static_cast<std::int64_t>(head.argument), head.offset);
      return Unit{};
    case CborMajor::kBytes: {
      RK_TRY_ASSIGN(const ByteView bytes, in_.read_bytes(head.argument));
      builder_.bytes(bytes, head.offset);
      return Unit{};
    }
    case CborMajor::kText: {
      RK_TRY_ASSIGN(const ByteView bytes, in_.read_bytes(head.argument));
      return builder_.text(as_text(bytes), head.offset);
    }
    case CborMajor::kArray:
      return open(DocKind::kList, head.offset, head.argument);
    case CborMajor::kMap:
      if (head.argument > in_.remaining()) {  // doubled, it could wrap around
        return Error{ErrorCode::kTruncated, head.offset, {}};
      }
      return open(DocKind::kRecord, head.offset, 2 * head.argument);
    case CborMajor::kTag:
      return read_entries(head);
    case CborMajor::kSimple:
      return read_simple(head);
  }
  RK_CHECK(false);
}

Status CborReader::read_entries(const Head& head) {
  if (head.argument != kEntriesTag) return bad_cbor(head.offset, "an unknown tag");
  RK_TRY_ASSIGN(const Head array, read_head());
  if (array.major != CborMajor::kArray || array.argument % 2 != 0) {
    return bad_cbor(array.offset, "entries that are not an array of keys and values");
  }
  return open(DocKind::kEntries, head.offset, array.argument);
}

Status CborReader::read_simple(const Head& head) {
  const std::uint8_t initial = cbor_initial(head.major, head.info);
  if (initial == kCborNull) {
    builder_.null(head.offset);
    return Unit{};
  }
  if (initial == kCborTrue || initial == kCborFalse) {
    builder_.boolean(initial == kCborTrue, head.offset);
    return Unit{};
  }
  if (head.info < kCborInfoWidth2)
    return bad_cbor(head.offset, "an unknown simple value");
  const CborFloat spelling{1U << (head.info - kCborInfoWidth1), head.argument};
  const double value = cbor_float_value(spelling);
  if (!std::isfinite(value)) return bad_cbor(head.offset, "a float that is not finite");
  if (shortest_cbor_float(value).width != spelling.width) {
    return bad_cbor(head.offset, "a float that is not in its shortest form");
  }
  builder_.real(value, head.offset);
  return Unit{};
}

Status CborReader::open(DocKind kind, std::uint64_t offset, std::uint64_t items) {
  // Every item takes a byte at least.
  if (items > in_.remaining()) return Error{ErrorCode::kTruncated, offset, {}};
  RK_TRY(builder_.open(kind, offset));
  const std::uint64_t children = kind == DocKind::kList ? items : items / 2;
  levels_.push_back({kind, static_cast<std::uint32_t>(children), items});
  return Unit{};
}

void CborReader::close_full_levels() {
  while (!levels_.empty() && levels_.back().items_left == 0) {
    builder_.close(levels_.back().children);
    levels_.pop_back();
  }
}

}  // namespace

Result<Document> read_compact_document(ByteView bytes, const DocumentOptions& options) {
  return CborReader(bytes, options).read();
}

}  // namespace reknot
