#include "core/artifact/document_writer.h"

#include <cmath>
#include <string>
#include <utility>

#include "core/artifact/cbor.h"
#include "core/artifact/cbor_float.h"
#include "core/base/check.h"
#include "core/base/hex.h"
#include "core/base/json_writer.h"

namespace reknot {

void DocumentWriter::begin_list(std::uint64_t count, LevelLayout layout) {
  begin(LevelKind::kList, count, layout);
}
void DocumentWriter::begin_record(std::uint64_t count, LevelLayout layout) {
  begin(LevelKind::kRecord, count, layout);
}
void DocumentWriter::begin_entries(std::uint64_t count, LevelLayout layout) {
  begin(LevelKind::kEntries, count, layout);
}
void DocumentWriter::begin_table(std::uint64_t count, LevelLayout layout) {
  begin(LevelKind::kTable, count, layout);
}

void DocumentWriter::begin(LevelKind kind, std::uint64_t count, LevelLayout layout) {
  if (levels_.empty()) {
    RK_CHECK(!has_root_ && kind == LevelKind::kRecord);
    has_root_ = true;
  } else {
    admit_child();
  }
  RK_CHECK(levels_.size() < kMaxDocumentDepth);
  levels_.push_back({kind, count});
  write_begin(kind, count, layout);
}

void DocumentWriter::admit_child() {
  RK_CHECK(!levels_.empty());
  Level& level = levels_.back();
  RK_CHECK(level.remaining > 0 && after_key_ == (level.kind != LevelKind::kList));
  --level.remaining;
  after_key_ = false;
}

void DocumentWriter::end() {
  RK_CHECK(!levels_.empty() && levels_.back().remaining == 0);
  const LevelKind kind = levels_.back().kind;
  levels_.pop_back();
  write_end(kind);
}

void DocumentWriter::key(Field field) {
  RK_CHECK(!levels_.empty() && !after_key_);
  Level& level = levels_.back();
  const auto number = static_cast<unsigned>(field);
  RK_CHECK(level.kind == LevelKind::kRecord && number >= level.next_field);
  level.next_field = number + 1;
  after_key_ = true;
  write_key(field);
}

void DocumentWriter::key(std::string_view text) {
  RK_CHECK(!levels_.empty() && !after_key_ && is_utf8(text));
  const LevelKind kind = levels_.back().kind;
  RK_CHECK(kind == LevelKind::kEntries || kind == LevelKind::kTable);
  after_key_ = true;
  write_key(kind, text);
}

void DocumentWriter::null() {
  admit_child();
  write_null();
}

void DocumentWriter::boolean(bool value) {
  admit_child();
  write_boolean(value);
}

void DocumentWriter::integer(std::int64_t value) {
  RK_CHECK(value >= -kMaxDocumentInteger && value <= kMaxDocumentInteger);
  admit_child();
  write_integer(value);
}

void DocumentWriter::real(double value) {
  RK_CHECK(std::isfinite(value));
  admit_child();
  write_real(value);
}

void DocumentWriter::text(std::string_view value) {
  RK_CHECK(is_utf8(value));
  admit_child();
  write_text(value);
}

void DocumentWriter::bytes(ByteView value) {
  admit_child();
  write_bytes(value);
}

void DocumentWriter::reference(Field field, std::uint64_t index, std::string_view name) {
  begin_record(1, LevelLayout::kInline);
  key(field);
  if (form_ == DocumentForm::kText) {
    text(name);
  } else {
    RK_CHECK(index <= static_cast<std::uint64_t>(kMaxDocumentInteger));
    integer(static_cast<std::int64_t>(index));
  }
  end();
}

Bytes DocumentWriter::take() && {
  RK_CHECK(has_root_ && levels_.empty());
  return write_finish();
}

namespace {

class TextWriter final : public DocumentWriter {
 public:
  TextWriter() : DocumentWriter(DocumentForm::kText) {}
  std::uint64_t next_offset() const override { return json_.next_offset(); }
  std::uint64_t size() const override { return json_.size(); }

 private:
  void write_begin(LevelKind kind, std::uint64_t, LevelLayout layout) override {
    if (kind == LevelKind::kList) {
      layout == LevelLayout::kInline ? json_.begin_inline_array() : json_.begin_array();
    } else {
      layout == LevelLayout::kInline ? json_.begin_inline_object() : json_.begin_object();
    }
  }
  void write_end(LevelKind kind) override {
    kind == LevelKind::kList ? json_.end_array() : json_.end_object();
  }
  void write_key(Field field) override { json_.key(field_name(field)); }
  void write_key(LevelKind, std::string_view text) override { json_.key(text); }
  void write_null() override { json_.null(); }
  void write_boolean(bool value) override { json_.boolean(value); }
  void write_integer(std::int64_t value) override { json_.number(value); }
  void write_real(double value) override { json_.raw(shortest_float(value)); }
  void write_text(std::string_view value) override { json_.text(value); }
  void write_bytes(ByteView value) override { json_.text(hex_of(value)); }
  Bytes write_finish() override {
    const std::string text = std::move(json_).take() + '\n';
    return Bytes(text.begin(), text.end());
  }

  JsonWriter json_{JsonWriter::Layout::kIndented};
};

class CompactWriter final : public DocumentWriter {
 public:
  CompactWriter() : DocumentWriter(DocumentForm::kCompact) {
    out_.expect(kExpectedBytes);
    for (const std::uint8_t byte : kCompactMagic) out_.write_u8(byte);
  }
  std::uint64_t next_offset() const override { return out_.size(); }
  std::uint64_t size() const override { return out_.size(); }

 private:
  void write_begin(LevelKind kind, std::uint64_t count, LevelLayout) override {
    if (kind == LevelKind::kRecord) {
      write_head(CborMajor::kMap, count);
    } else if (kind == LevelKind::kEntries) {
      write_head(CborMajor::kTag, kEntriesTag);
      write_head(CborMajor::kArray, 2 * count);
    } else {
      write_head(CborMajor::kArray, count);
    }
  }
  void write_end(LevelKind) override {}
  void write_key(Field field) override {
    write_head(CborMajor::kUnsigned, static_cast<std::uint64_t>(field));
  }
  void write_key(LevelKind kind, std::string_view text) override {
    if (kind == LevelKind::kEntries) write_text(text);
  }
  void write_null() override { out_.write_u8(kCborNull); }
  void write_boolean(bool value) override {
    out_.write_u8(value ? kCborTrue : kCborFalse);
  }
  void write_integer(std::int64_t value) override {
    if (value >= 0) {
      write_head(CborMajor::kUnsigned, static_cast<std::uint64_t>(value));
    } else {
      write_head(CborMajor::kNegative, static_cast<std::uint64_t>(-1 - value));
    }
  }
  void write_real(double value) override {
    const CborFloat spelling = shortest_cbor_float(value);
    out_.write_u8(cbor_initial(CborMajor::kSimple, cbor_info_of_width(spelling.width)));
    out_.write_big(spelling.bits, spelling.width);
  }
  void write_text(std::string_view value) override {
    write_head(CborMajor::kText, value.size());
    out_.write_text(value);
  }
  void write_bytes(ByteView value) override {
    write_head(CborMajor::kBytes, value.size());
    out_.write_bytes(value);
  }
  Bytes write_finish() override { return std::move(out_).take(); }

  void write_head(CborMajor major, std::uint64_t argument) {
    const unsigned width = cbor_argument_width(argument);
    if (width == 0) {
      out_.write_u8(cbor_initial(major, static_cast<std::uint8_t>(argument)));
      return;
    }
    out_.write_u8(cbor_initial(major, cbor_info_of_width(width)));
    out_.write_big(argument, width);
  }

  // That of a few functions.
  static constexpr std::size_t kExpectedBytes = 1024;

  ByteWriter out_;
};

}  // namespace

std::unique_ptr<DocumentWriter> make_document_writer(DocumentForm form) {
  if (form == DocumentForm::kText) return std::make_unique<TextWriter>();
  return std::make_unique<CompactWriter>();
}

}  // namespace reknot
