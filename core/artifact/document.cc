#include "core/artifact/document.h"

#include <algorithm>

#include "core/artifact/document_builder.h"
#include "core/base/check.h"
#include "core/base/hex.h"

namespace reknot {

namespace {

std::string_view kind_name(DocKind kind) {
  switch (kind) {
    case DocKind::kNull:
      return "null";
    case DocKind::kBoolean:
      return "a boolean";
    case DocKind::kInteger:
      return "an integer";
    case DocKind::kFloat:
      return "a float";
    case DocKind::kText:
      return "text";
    case DocKind::kBytes:
      return "bytes";
    case DocKind::kList:
      return "a list";
    case DocKind::kRecord:
      return "a record";
    case DocKind::kEntries:
      return "entries";
    case DocKind::kObject:
      return "an object";
  }
  RK_CHECK(false);
}

bool has_text(DocKind kind) { return kind == DocKind::kText || kind == DocKind::kBytes; }
bool has_children(DocKind kind) { return kind >= DocKind::kList; }

std::uint64_t pack(std::uint64_t high, std::uint64_t low) { return high << 32 | low; }
std::uint32_t high_half(std::uint64_t value) {
  return static_cast<std::uint32_t>(value >> 32);
}
std::uint32_t low_half(std::uint64_t value) { return static_cast<std::uint32_t>(value); }

Error bad_schema(std::uint64_t offset, std::string_view before, std::string_view after) {
  return Error{ErrorCode::kBadSchema, offset, std::string(before).append(after)};
}

}  // namespace

// ---- Document

std::uint32_t Document::index_after(std::uint32_t index) const {
  const Token& token = tokens_[index];
  return has_children(token.kind) ? high_half(token.value) : index + 1;
}

std::string_view Document::text_at(std::uint32_t index) const {
  const Token& token = tokens_[index];
  RK_CHECK(has_text(token.kind));
  return std::string_view(texts_).substr(high_half(token.value), low_half(token.value));
}

// ---- DocNode

DocKind DocNode::kind() const { return document_->token(index_).kind; }

std::uint64_t DocNode::offset() const { return document_->token(index_).offset; }

Error DocNode::expected(std::string_view what) const {
  std::string detail = "expected ";
  detail.append(what).append(", found ").append(kind_name(kind()));
  return Error{ErrorCode::kBadSchema, offset(), std::move(detail)};
}

Result<bool> DocNode::as_boolean() const {
  if (kind() != DocKind::kBoolean) return expected("a boolean");
  return document_->token(index_).value != 0;
}

Result<std::int64_t> DocNode::as_integer() const {
  if (kind() != DocKind::kInteger) return expected("an integer");
  return static_cast<std::int64_t>(document_->token(index_).value);
}

Result<double> DocNode::as_real() const {
  if (kind() != DocKind::kFloat) return expected("a float");
  return double_of(document_->token(index_).value);
}

Result<std::string_view> DocNode::as_text() const {
  if (kind() != DocKind::kText) return expected("text");
  return document_->text_at(index_);
}

Result<Bytes> DocNode::as_bytes() const {
  if (document_->form() == DocumentForm::kCompact) {
    if (kind() != DocKind::kBytes) return expected("bytes");
    const ByteView view = reknot::as_bytes(document_->text_at(index_));
    return Bytes(view.begin(), view.end());
  }
  if (kind() != DocKind::kText) return expected("bytes, as hexadecimal digits");
  std::optional<Bytes> bytes = bytes_of_hex(document_->text_at(index_));
  if (!bytes)
    return bad_schema(offset(), "bytes are not lower-case hexadecimal digits", "");
  return *std::move(bytes);
}

Result<DocChildren> DocNode::as_list() const {
  if (kind() != DocKind::kList) return expected("a list");
  return DocChildren(*this, false);
}

Result<DocChildren> DocNode::as_entries() const {
  if (kind() != DocKind::kEntries && kind() != DocKind::kObject)
    return expected("entries");
  return DocChildren(*this, true);
}

Result<DocChildren> DocNode::as_table() const {
  const bool has_names = document_->form() == DocumentForm::kText;
  if (kind() != (has_names ? DocKind::kObject : DocKind::kList))
    return expected("a table");
  return DocChildren(*this, has_names);
}

Result<DocRecord> DocNode::as_record() const {
  const DocRecord record(*this);
  if (kind() == DocKind::kRecord)
    return record;  // its fields were checked when it was read
  if (kind() != DocKind::kObject) return expected("a record");
  std::optional<Field> previous;
  for (const DocNode child : record) {
    const std::optional<Field> field = field_named(child.key());
    if (!field) return bad_schema(child.key_offset(), "unknown field ", child.key());
    if (previous && *field <= *previous) {
      return bad_schema(child.key_offset(),
                        "a field twice or out of order: ", child.key());
    }
    previous = field;
  }
  return record;
}

std::string_view DocNode::key() const {
  RK_CHECK(has_key_);
  return document_->text_at(index_ - 1);
}

Field DocNode::field() const {
  RK_CHECK(has_key_);
  const Document::Token& token = document_->token(index_ - 1);
  if (token.kind == DocKind::kInteger) return static_cast<Field>(token.value);
  const std::optional<Field> field = field_named(key());
  RK_CHECK(field.has_value());
  return *field;
}

std::uint64_t DocNode::key_offset() const {
  RK_CHECK(has_key_);
  return document_->token(index_ - 1).offset;
}

// ---- DocChildren, DocRecord

DocChildren::Iterator& DocChildren::Iterator::operator++() {
  node_.index_ = node_.document_->index_after(node_.index_) + (node_.has_key_ ? 1 : 0);
  return *this;
}

std::uint32_t DocChildren::size() const {
  return low_half(parent_.document_->token(parent_.index_).value);
}

DocChildren::Iterator DocChildren::end() const {
  return child_at(parent_.document_->index_after(parent_.index_));
}

std::optional<DocNode> DocRecord::find(Field field) const {
  for (const DocNode child : *this) {
    if (child.field() == field) return child;
  }
  return std::nullopt;
}

Result<DocNode> DocRecord::require(Field field) const {
  const std::optional<DocNode> child = find(field);
  if (!child) return bad_schema(offset(), "the field is missing: ", field_name(field));
  return *child;
}

Status DocRecord::allow_only(std::initializer_list<Field> fields) const {
  for (const DocNode child : *this) {
    const Field field = child.field();
    if (std::find(fields.begin(), fields.end(), field) == fields.end()) {
      return bad_schema(child.key_offset(),
                        "the field does not belong here: ", field_name(field));
    }
  }
  return Unit{};
}

// ---- DocumentBuilder

void DocumentBuilder::add(DocKind kind, std::uint64_t offset, std::uint64_t value) {
  document_.tokens_.push_back({value, static_cast<std::uint32_t>(offset), kind});
}

void DocumentBuilder::add_text(DocKind kind, std::string_view value,
                               std::uint64_t offset) {
  add(kind, offset, pack(document_.texts_.size(), value.size()));
  document_.texts_ += value;
}

Status DocumentBuilder::text(std::string_view value, std::uint64_t offset) {
  if (!is_utf8(value)) return Error{ErrorCode::kBadUtf8, offset, {}};
  add_text(DocKind::kText, value, offset);
  return Unit{};
}

Status DocumentBuilder::open(DocKind kind, std::uint64_t offset) {
  if (open_levels_.size() >= max_depth_) {
    return Error{ErrorCode::kLimitExceeded, offset,
                 "more than " + std::to_string(max_depth_) + " levels"};
  }
  open_levels_.push_back(static_cast<std::uint32_t>(document_.tokens_.size()));
  add(kind, offset, 0);
  return Unit{};
}

void DocumentBuilder::close(std::uint32_t children) {
  RK_CHECK(!open_levels_.empty());
  document_.tokens_[open_levels_.back()].value = pack(document_.tokens_.size(), children);
  open_levels_.pop_back();
}

// ---- parse_document

Result<Document> parse_document(ByteView bytes, const DocumentOptions& options) {
  if (bytes.size() > kMaxDocumentBytes) {
    return Error{ErrorCode::kLimitExceeded, 0, std::to_string(bytes.size()) + " bytes"};
  }
  if (!bytes.empty() && bytes[0] == '{') return read_text_document(bytes, options);
  const std::size_t compared = std::min(bytes.size(), kCompactMagic.size());
  if (!std::equal(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(compared),
                  kCompactMagic.begin())) {
    return Error{ErrorCode::kBadMagic, 0, {}};
  }
  if (compared < kCompactMagic.size()) {
    return Error{ErrorCode::kTruncated, bytes.size(), {}};
  }
  return read_compact_document(bytes, options);
}

}  // namespace reknot
