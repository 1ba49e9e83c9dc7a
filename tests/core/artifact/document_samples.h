// Documents that the tests of core/artifact share.
#ifndef RK_TESTS_CORE_ARTIFACT_DOCUMENT_SAMPLES_H_
#define RK_TESTS_CORE_ARTIFACT_DOCUMENT_SAMPLES_H_

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "core/artifact/document.h"
#include "core/artifact/document_writer.h"
#include "core/base/hex.h"

namespace reknot {

// Bytes from hexadecimal digits; spaces are skipped.
inline Bytes from_hex(std::string_view spaced) {
  std::string digits;
  for (const char digit : spaced) {
    if (digit != ' ') digits += digit;
  }
  return bytes_of_hex(digits).value();
}

inline Bytes to_bytes(std::string_view text) { return Bytes(text.begin(), text.end()); }

// A document with every part that there is.
inline Bytes sample_document(DocumentForm form) {
  const auto writer = make_document_writer(form);
  writer->begin_record(4);
  writer->key(Field::kReknot);
  writer->integer(1);
  writer->key(Field::kSources);
  writer->begin_table(2);
  writer->key("a.py");
  writer->text("x = \"\xC3\xBC\"\n");
  writer->key("b.py");
  writer->text("");
  writer->end();
  writer->key(Field::kCells);
  writer->begin_list(6, LevelLayout::kInline);
  writer->null();
  writer->boolean(true);
  writer->boolean(false);
  writer->real(1.5);
  writer->integer(-1000);
  writer->begin_list(0);
  writer->end();
  writer->end();
  writer->key(Field::kVariables);
  writer->begin_entries(3);
  writer->key("z");
  writer->reference(Field::kSources, 1, "b.py");
  writer->key("a");
  writer->bytes(from_hex("00ff"));
  writer->key("z");
  writer->begin_entries(0);
  writer->end();
  writer->end();
  writer->end();
  return std::move(*writer).take();
}

inline constexpr std::string_view kSampleText = R"({
  "reknot": 1,
  "sources": {
    "a.py": "x = \"ü\"\n",
    "b.py": ""
  },
  "cells": [null, true, false, 1.5, -1000, []],
  "variables": {
    "z": {"sources": "b.py"},
    "a": "00ff",
    "z": {}
  }
}
)";

inline constexpr std::string_view kSampleCompact =
    "d9524b a4"                                  // magic, record of four
    "00 01"                                      // reknot
    "01 82 69 78203d2022c3bc220a 60"             // sources
    "04 86 f6 f5 f4 f93e00 3903e7 80"            // cells
    "08 d9524c 86"                               // variables, entries of three
    "617a a1 01 01 6161 42 00ff 617a d9524c80";  //

// Expects `bytes` to be refused with `code` at `offset`.
inline void expect_refused(const Bytes& bytes, ErrorCode code, std::uint64_t offset) {
  SCOPED_TRACE(hex_of(bytes));
  const auto document = parse_document(bytes);
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(error_name(document.error().code), error_name(code));
  EXPECT_EQ(document.error().offset, offset) << document.error().message();
}

// Expects every proper prefix to be refused, each in a buffer of its own size so that the
// address sanitizer sees one byte too many.
inline void expect_prefixes_refused(const Bytes& whole) {
  ASSERT_TRUE(parse_document(whole).ok());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const Bytes prefix(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
    const auto document = parse_document(prefix);
    ASSERT_FALSE(document.ok()) << size;
    EXPECT_EQ(document.error().code, ErrorCode::kTruncated) << size;
    EXPECT_LE(document.error().offset, size);
  }
}

// Writes a value of the compact form again.
inline void copy_value(const DocNode& node, DocumentWriter& writer) {
  const auto copy_children = [&](const DocChildren& children) {
    for (const DocNode child : children) {
      if (node.kind() == DocKind::kRecord) writer.key(child.field());
      if (node.kind() == DocKind::kEntries) writer.key(child.key());
      copy_value(child, writer);
    }
    writer.end();
  };
  switch (node.kind()) {
    case DocKind::kNull:
      return writer.null();
    case DocKind::kBoolean:
      return writer.boolean(node.as_boolean().value());
    case DocKind::kInteger:
      return writer.integer(node.as_integer().value());
    case DocKind::kFloat:
      return writer.real(node.as_real().value());
    case DocKind::kText:
      return writer.text(node.as_text().value());
    case DocKind::kBytes:
      return writer.bytes(node.as_bytes().value());
    case DocKind::kList:
      writer.begin_list(node.as_list().value().size());
      return copy_children(node.as_list().value());
    case DocKind::kRecord:
      writer.begin_record(node.as_record().value().size());
      return copy_children(node.as_record().value());
    case DocKind::kEntries:
      writer.begin_entries(node.as_entries().value().size());
      return copy_children(node.as_entries().value());
    case DocKind::kObject:
      FAIL() << "an object of the text form";
  }
}

inline Bytes write_again(const Document& document) {
  const auto writer = make_document_writer(DocumentForm::kCompact);
  copy_value(document.root(), *writer);
  return std::move(*writer).take();
}

}  // namespace reknot

#endif  // RK_TESTS_CORE_ARTIFACT_DOCUMENT_SAMPLES_H_
