#include "core/artifact/document.h"

#include <gtest/gtest.h>

#include <optional>

#include "tests/core/artifact/document_samples.h"

namespace reknot {
namespace {

Document parse(const Bytes& bytes) {
  auto document = parse_document(bytes);
  EXPECT_TRUE(document.ok()) << document.error().message();
  return std::move(document).value();
}
Document parse_text(std::string_view text) { return parse(to_bytes(text)); }

// A result's error as "<code> at <offset>: <detail>".
template <typename T>
std::string refusal(const Result<T>& result) {
  if (result.ok()) return "accepted";
  const Error& error = result.error();
  return std::string(error_name(error.code)) + " at " + std::to_string(error.offset) +
         ": " + error.detail;
}

DocNode field_of(const Document& document, Field field) {
  return document.root().as_record().value().require(field).value();
}

class DocumentForms : public testing::TestWithParam<DocumentForm> {};
INSTANTIATE_TEST_SUITE_P(Document, DocumentForms,
                         testing::Values(DocumentForm::kText, DocumentForm::kCompact));

TEST_P(DocumentForms, RoundTrips) {
  const Document document = parse(sample_document(GetParam()));
  EXPECT_EQ(document.form(), GetParam());
  EXPECT_EQ(field_of(document, Field::kReknot).as_integer().value(), 1);

  const DocChildren sources = field_of(document, Field::kSources).as_table().value();
  ASSERT_EQ(sources.size(), 2U);
  auto source = sources.begin();
  EXPECT_EQ((*source).as_text().value(), "x = \"\xC3\xBC\"\n");
  EXPECT_EQ((*source).has_key(), GetParam() == DocumentForm::kText);
  EXPECT_EQ((*++source).as_text().value(), "");
  EXPECT_FALSE(++source != sources.end());

  const DocChildren cells = field_of(document, Field::kCells).as_list().value();
  ASSERT_EQ(cells.size(), 6U);
  auto cell = cells.begin();
  EXPECT_TRUE((*cell).is_null());
  EXPECT_EQ((*++cell).as_boolean().value(), true);
  EXPECT_EQ((*++cell).as_boolean().value(), false);
  EXPECT_EQ((*++cell).as_real().value(), 1.5);
  EXPECT_EQ((*++cell).as_integer().value(), -1000);
  EXPECT_EQ((*++cell).as_list().value().size(), 0U);
}

TEST_P(DocumentForms, KeepsTheOrderOfEntriesAndEqualKeys) {
  const Document document = parse(sample_document(GetParam()));
  const DocChildren entries = field_of(document, Field::kVariables).as_entries().value();
  std::string keys;
  for (const DocNode value : entries) {
    keys += value.key();
    if (keys == "za") {
      EXPECT_EQ(value.as_bytes().value(), from_hex("00ff"));
    }
  }
  EXPECT_EQ(keys, "zaz");
}

TEST_P(DocumentForms, RefusesEveryProperPrefix) {
  expect_prefixes_refused(sample_document(GetParam()));
}

TEST_P(DocumentForms, RefusesATrailingByte) {
  for (const std::uint8_t extra : {0x00, 0x0A, 0x20, 0x7D, 0xF6}) {
    Bytes bytes = sample_document(GetParam());
    bytes.push_back(extra);
    expect_refused(bytes, ErrorCode::kTrailingBytes, bytes.size() - 1);
  }
}

TEST_P(DocumentForms, RefusesALevelMoreThanTheLimit) {
  const auto nested = [&](std::uint32_t depth) {
    const auto writer = make_document_writer(GetParam());
    writer->begin_record(1);
    writer->key(Field::kReknot);
    for (std::uint32_t level = 1; level < depth; ++level) {
      writer->begin_list(level + 1 < depth ? 1 : 0, LevelLayout::kInline);
    }
    for (std::uint32_t level = 0; level < depth; ++level) writer->end();
    return std::move(*writer).take();
  };
  EXPECT_TRUE(parse_document(nested(kMaxDocumentDepth)).ok());
  EXPECT_TRUE(parse_document(nested(3), {.max_depth = 3}).ok());
  const auto deeper = parse_document(nested(4), {.max_depth = 3});
  ASSERT_FALSE(deeper.ok());
  EXPECT_EQ(deeper.error().code, ErrorCode::kLimitExceeded);
}

TEST_P(DocumentForms, FindsAFieldOrSaysThatItIsMissing) {
  const Document document = parse(sample_document(GetParam()));
  const DocRecord root = document.root().as_record().value();
  EXPECT_TRUE(root.find(Field::kCells).has_value());
  EXPECT_FALSE(root.find(Field::kClasses).has_value());
  EXPECT_EQ(refusal(root.require(Field::kClasses)),
            "BadSchema at " + std::to_string(root.offset()) +
                ": the field is missing: classes");
}

TEST_P(DocumentForms, RefusesAFieldThatDoesNotBelong) {
  const Document document = parse(sample_document(GetParam()));
  const DocRecord root = document.root().as_record().value();
  EXPECT_TRUE(root.allow_only({Field::kReknot, Field::kSources, Field::kCells,
                               Field::kClasses, Field::kVariables})
                  .ok());
  const DocNode sources = root.require(Field::kSources).value();
  EXPECT_EQ(refusal(root.allow_only({Field::kReknot})),
            "BadSchema at " + std::to_string(sources.key_offset()) +
                ": the field does not belong here: sources");
}

TEST_P(DocumentForms, RefusesAValueOfAnotherTypeWhereItStands) {
  const Document document = parse(sample_document(GetParam()));
  const DocNode cells = field_of(document, Field::kCells);
  const std::string where = "BadSchema at " + std::to_string(cells.offset());
  EXPECT_EQ(refusal(cells.as_text()), where + ": expected text, found a list");
  EXPECT_EQ(refusal(cells.as_integer()), where + ": expected an integer, found a list");
  EXPECT_EQ(refusal(cells.as_real()), where + ": expected a float, found a list");
  EXPECT_EQ(refusal(cells.as_boolean()), where + ": expected a boolean, found a list");
  EXPECT_EQ(refusal(cells.as_record()), where + ": expected a record, found a list");
  EXPECT_EQ(refusal(cells.as_entries()), where + ": expected entries, found a list");
  EXPECT_FALSE(cells.as_bytes().ok());
  EXPECT_FALSE(field_of(document, Field::kReknot).as_list().ok());
  EXPECT_FALSE(field_of(document, Field::kReknot).as_table().ok());
  EXPECT_FALSE(field_of(document, Field::kReknot).is_null());
}

TEST(Document, SaysWhereValuesAndKeysStand) {
  const Document text = parse_text("{\"reknot\" : 1,\n \"cells\": [ \"\\u00fc\" ,2]}\n");
  const DocNode cells = field_of(text, Field::kCells);
  EXPECT_EQ(field_of(text, Field::kReknot).offset(), 12U);
  EXPECT_EQ(cells.key_offset(), 16U);
  EXPECT_EQ(cells.offset(), 25U);
  auto cell = cells.as_list().value().begin();
  EXPECT_EQ((*cell).offset(), 27U);
  EXPECT_EQ((*++cell).offset(), 37U);

  const Document compact = parse(from_hex("d9524b a1 04 82 61 61 02"));
  EXPECT_EQ(field_of(compact, Field::kCells).key_offset(), 4U);
  cell = field_of(compact, Field::kCells).as_list().value().begin();
  EXPECT_EQ((*cell).offset(), 6U);
  EXPECT_EQ((*++cell).offset(), 8U);
}

TEST(Document, RefusesFieldsOfTheTextFormThatARecordCannotHave) {
  const auto as_record = [](std::string_view text) {
    const Document document = parse_text(text);
    return refusal(document.root().as_record());
  };
  EXPECT_EQ(as_record("{\"reknot\":1,\"cells\":2}\n"), "accepted");
  EXPECT_EQ(as_record("{\"reknot\":1,\"no such\":2}\n"),
            "BadSchema at 12: unknown field no such");
  EXPECT_EQ(as_record("{\"cells\":1,\"cells\":2}\n"),
            "BadSchema at 11: a field twice or out of order: cells");
  EXPECT_EQ(as_record("{\"cells\":1,\"reknot\":2}\n"),
            "BadSchema at 11: a field twice or out of order: reknot");
}

TEST(Document, RefusesTextThatIsNotBytes) {
  for (const char* text : {"\"0\"", "\"0A\"", "\"0g\"", "\" 0\"", "1"}) {
    const Document document = parse_text(std::string("{\"cells\":") + text + "}\n");
    EXPECT_FALSE(field_of(document, Field::kCells).as_bytes().ok()) << text;
  }
}

TEST(Document, RefusesOtherFilesByTheirFirstBytes) {
  expect_refused(to_bytes(" {}\n"), ErrorCode::kBadMagic, 0);
  expect_refused(to_bytes("[]\n"), ErrorCode::kBadMagic, 0);
  expect_refused(from_hex("80 04 95"), ErrorCode::kBadMagic, 0);
  expect_refused(from_hex("d9 d9 f7"), ErrorCode::kBadMagic, 0);
  expect_refused({}, ErrorCode::kTruncated, 0);
  expect_refused(from_hex("d9 52"), ErrorCode::kTruncated, 2);
}

TEST(Field, HasOneNameAndOneNumber) {
  EXPECT_EQ(field_name(Field::kSharedValues), "shared_values");
  EXPECT_EQ(field_named("shared_values"), std::optional(Field::kSharedValues));
  EXPECT_EQ(field_numbered(7), std::optional(Field::kSharedValues));
  EXPECT_EQ(field_named("shared_value"), std::nullopt);
  EXPECT_EQ(field_named(""), std::nullopt);
  EXPECT_EQ(field_numbered(255), std::nullopt);
  EXPECT_EQ(field_numbered(~std::uint64_t{0}), std::nullopt);
}

}  // namespace
}  // namespace reknot
