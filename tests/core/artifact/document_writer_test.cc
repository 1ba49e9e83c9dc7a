#include "core/artifact/document_writer.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/core/artifact/document_samples.h"

namespace reknot {
namespace {

// A compact document that is {0: value}, without the magic, the map's head and the key.
template <typename Write>
std::string compact_value(Write write) {
  const auto writer = make_document_writer(DocumentForm::kCompact);
  writer->begin_record(1);
  writer->key(Field::kReknot);
  write(*writer);
  writer->end();
  return hex_of(std::move(*writer).take()).substr(10);
}

std::string compact_integer(std::int64_t value) {
  return compact_value([&](DocumentWriter& writer) { writer.integer(value); });
}

TEST(DocumentWriter, WritesTheTextFormByteForByte) {
  EXPECT_EQ(as_text(sample_document(DocumentForm::kText)), kSampleText);
}

TEST(DocumentWriter, WritesTheCompactFormByteForByte) {
  EXPECT_EQ(sample_document(DocumentForm::kCompact), from_hex(kSampleCompact));
}

// RFC 8949, appendix A.
TEST(DocumentWriter, WritesTheShortestIntegers) {
  EXPECT_EQ(compact_integer(0), "00");
  EXPECT_EQ(compact_integer(10), "0a");
  EXPECT_EQ(compact_integer(23), "17");
  EXPECT_EQ(compact_integer(24), "1818");
  EXPECT_EQ(compact_integer(100), "1864");
  EXPECT_EQ(compact_integer(1000), "1903e8");
  EXPECT_EQ(compact_integer(1000000), "1a000f4240");
  EXPECT_EQ(compact_integer(1000000000000), "1b000000e8d4a51000");
  EXPECT_EQ(compact_integer(kMaxDocumentInteger), "1b001fffffffffffff");
  EXPECT_EQ(compact_integer(-1), "20");
  EXPECT_EQ(compact_integer(-10), "29");
  EXPECT_EQ(compact_integer(-100), "3863");
  EXPECT_EQ(compact_integer(-1000), "3903e7");
  EXPECT_EQ(compact_integer(-kMaxDocumentInteger), "3b001ffffffffffffe");
}

// RFC 8949, appendix A.
TEST(DocumentWriter, WritesTextAndBytes) {
  const auto text = [](std::string_view value) {
    return compact_value([&](DocumentWriter& writer) { writer.text(value); });
  };
  EXPECT_EQ(text(""), "60");
  EXPECT_EQ(text("IETF"), "6449455446");
  EXPECT_EQ(text("\"\\"), "62225c");
  EXPECT_EQ(text("\xC3\xBC"), "62c3bc");
  EXPECT_EQ(text("\xE6\xB0\xB4"), "63e6b0b4");
  EXPECT_EQ(text("\xF0\x90\x85\x91"), "64f0908591");
  EXPECT_EQ(compact_value([](DocumentWriter& writer) { writer.bytes({}); }), "40");
  EXPECT_EQ(
      compact_value([](DocumentWriter& writer) { writer.bytes(from_hex("01020304")); }),
      "4401020304");
}

TEST(DocumentWriter, WritesAReferenceAsANameOrAnIndex) {
  const auto write = [](DocumentWriter& writer) {
    writer.reference(Field::kCells, 300, "shared");
  };
  EXPECT_EQ(compact_value(write), "a10419012c");

  const auto writer = make_document_writer(DocumentForm::kText);
  writer->begin_record(1, LevelLayout::kInline);
  writer->key(Field::kVariables);
  write(*writer);
  writer->end();
  EXPECT_EQ(as_text(std::move(*writer).take()),
            "{\"variables\": {\"cells\": \"shared\"}}\n");
}

TEST(DocumentWriter, StopsWhereTheAnnouncedCountIsNotKept) {
  const auto write = [](std::uint64_t announced) {
    const auto writer = make_document_writer(DocumentForm::kText);
    writer->begin_record(announced);
    writer->key(Field::kReknot);
    writer->integer(1);
    writer->end();
  };
  write(1);
  EXPECT_DEATH_IF_SUPPORTED(write(0), "");
  EXPECT_DEATH_IF_SUPPORTED(write(2), "");
}

TEST(DocumentWriter, StopsAtAFieldOutOfOrder) {
  const auto write = [](Field first, Field second) {
    const auto writer = make_document_writer(DocumentForm::kCompact);
    writer->begin_record(2);
    writer->key(first);
    writer->integer(1);
    writer->key(second);
  };
  write(Field::kReknot, Field::kCells);
  EXPECT_DEATH_IF_SUPPORTED(write(Field::kCells, Field::kReknot), "");
  EXPECT_DEATH_IF_SUPPORTED(write(Field::kCells, Field::kCells), "");
}

TEST(DocumentWriter, StopsAtAValueThatADocumentCannotHold) {
  EXPECT_DEATH_IF_SUPPORTED(compact_integer(kMaxDocumentInteger + 1), "");
  EXPECT_DEATH_IF_SUPPORTED(
      compact_value([](DocumentWriter& writer) { writer.real(HUGE_VAL); }), "");
  EXPECT_DEATH_IF_SUPPORTED(
      compact_value([](DocumentWriter& writer) { writer.text("\xED\xA0\x80"); }), "");
  EXPECT_DEATH_IF_SUPPORTED(
      compact_value([](DocumentWriter& writer) { writer.key(Field::kCells); }), "");
}

}  // namespace
}  // namespace reknot
