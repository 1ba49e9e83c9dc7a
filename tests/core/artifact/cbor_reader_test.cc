#include <gtest/gtest.h>

#include <limits>

#include "tests/core/artifact/document_samples.h"

namespace reknot {
namespace {

// The offset of the value in the documents that these two make.
constexpr std::uint64_t kValueOffset = 5;

// A compact document that is {0: value}.
Bytes document_of(std::string_view value) {
  return from_hex("d9524ba100" + std::string(value));
}

void expect_value_refused(std::string_view value, ErrorCode code,
                          std::uint64_t offset = 0) {
  expect_refused(document_of(value), code, kValueOffset + offset);
}

TEST(CborReader, KeepsTheBytesOfWhatItReads) {
  for (const char* value : {"00",
                            "17",
                            "1818",
                            "1903e8",
                            "1a000f4240",
                            "1b001fffffffffffff",
                            "20",
                            "3863",
                            "3b001ffffffffffffe",
                            "f4",
                            "f5",
                            "f6",
                            "f90000",
                            "f98000",
                            "f97bff",
                            "fa47c35000",
                            "fb3ff199999999999a",
                            "40",
                            "4401020304",
                            "60",
                            "6449455446",
                            "64f0908591",
                            "80",
                            "83010203",
                            "8301820203820405",
                            "a0",
                            "a100a101f6",
                            "a2 00 00 01 81 f6",
                            "d9524c80",
                            "d9524c82 6161 01",
                            "d9524c84 6162 01 6161 81d9524c80"}) {
    const Bytes bytes = document_of(value);
    const auto document = parse_document(bytes);
    ASSERT_TRUE(document.ok()) << value << document.error().message();
    EXPECT_EQ(write_again(document.value()), bytes) << value;
  }
}

TEST(CborReader, RefusesOrKeepsEveryFlippedBit) {
  const Bytes whole = sample_document(DocumentForm::kCompact);
  for (std::size_t bit = 0; bit < 8 * whole.size(); ++bit) {
    Bytes flipped = whole;
    flipped[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
    const auto document = parse_document(flipped);
    if (document.ok()) {
      EXPECT_EQ(write_again(document.value()), flipped) << bit;
    }
  }
}

TEST(CborReader, RefusesNumbersThatAreNotShortest) {
  for (const char* value :
       {"1800", "1817", "190000", "1900ff", "1a0000ffff", "1b00000000ffffffff", "3817",
        "5800", "7800", "9800", "b800", "d8 05 00", "da0000524c80"}) {
    expect_value_refused(value, ErrorCode::kBadCbor);
  }
}

TEST(CborReader, RefusesIntegersBeyondTheLimit) {
  expect_value_refused("1b0020000000000000", ErrorCode::kBadCbor);
  expect_value_refused("1bffffffffffffffff", ErrorCode::kBadCbor);
  expect_value_refused("3b001fffffffffffff", ErrorCode::kBadCbor);
  expect_value_refused("3bffffffffffffffff", ErrorCode::kBadCbor);
}

TEST(CborReader, RefusesFloatsThatAreNotShortestOrNotFinite) {
  for (const char* value :
       {"fa3fc00000", "fb3ff8000000000000", "fb40f86a0000000000", "fa80000000", "f97c00",
        "f9fc00", "f97e00", "fa7f800000", "fa7fc00000", "fb7ff0000000000000",
        "fb7ff8000000000000", "fa7fc00001"}) {
    expect_value_refused(value, ErrorCode::kBadCbor);
  }
}

TEST(CborReader, RefusesIndefiniteAndReservedLengths) {
  for (const char* value :
       {"1c", "1d", "1e", "1f", "5fff", "7fff", "9fff", "bfff", "dc", "df", "fc", "ff"}) {
    expect_value_refused(value, ErrorCode::kBadCbor);
  }
}

TEST(CborReader, RefusesOtherSimpleValues) {
  for (const char* value : {"e0", "f3", "f7", "f814", "f8ff"}) {
    expect_value_refused(value, ErrorCode::kBadCbor);
  }
}

TEST(CborReader, RefusesOtherTags) {
  for (const char* value : {"c000", "c24100", "d81800", "d9524ba0", "d9d9f700"}) {
    expect_value_refused(value, ErrorCode::kBadCbor);
  }
}

TEST(CborReader, RefusesEntriesThatAreNotKeysAndValues) {
  expect_value_refused("d9524ca0", ErrorCode::kBadCbor, 3);
  expect_value_refused("d9524cd9524c80", ErrorCode::kBadCbor, 3);
  expect_value_refused("d9524c81 6161", ErrorCode::kBadCbor, 3);
  expect_value_refused("d9524c82 00 00", ErrorCode::kBadCbor, 4);
  expect_value_refused("d9524c82 80 00", ErrorCode::kBadCbor, 4);
  expect_value_refused("d9524c84 6161 6162 f6 f6", ErrorCode::kBadCbor, 8);
}

TEST(CborReader, RefusesKeysOfRecordsThatAreNotAscendingNumbers) {
  expect_value_refused("a1 6161 00", ErrorCode::kBadCbor, 1);
  expect_value_refused("a1 20 00", ErrorCode::kBadCbor, 1);
  expect_value_refused("a1 a0 00", ErrorCode::kBadCbor, 1);
  expect_value_refused("a2 01 00 01 00", ErrorCode::kBadCbor, 3);
  expect_value_refused("a2 01 00 00 00", ErrorCode::kBadCbor, 3);
}

TEST(CborReader, RefusesUnknownFields) {
  expect_value_refused("a1 18ff 00", ErrorCode::kBadSchema, 1);
  expect_value_refused("a1 1bffffffffffffffff 00", ErrorCode::kBadSchema, 1);
}

TEST(CborReader, RefusesARootThatIsNotARecord) {
  for (const char* root : {"00", "80", "60", "f6", "d9524c80"}) {
    expect_refused(from_hex("d9524b" + std::string(root)), ErrorCode::kBadSchema, 3);
  }
}

TEST(CborReader, RefusesTextThatIsNotUtf8) {
  for (const char* text : {"61ff", "62c080", "63eda080", "61c3"}) {
    expect_value_refused(text, ErrorCode::kBadUtf8);
  }
  expect_value_refused("d9524c82 61ff 00", ErrorCode::kBadUtf8, 4);
}

TEST(CborReader, RefusesSizesThatTheInputCannotHave) {
  for (const char* value :
       {"9bffffffffffffffff", "bbffffffffffffffff", "bb8000000000000000", "9affffffff",
        "83f6f6", "a10000a20000"}) {
    EXPECT_EQ(parse_document(document_of(value)).ok(), false) << value;
  }
  expect_value_refused("9bffffffffffffffff", ErrorCode::kTruncated);
  expect_value_refused("bb8000000000000000", ErrorCode::kTruncated);
  expect_value_refused("5bffffffffffffffff", ErrorCode::kTruncated, 9);
  expect_value_refused("7affffffff", ErrorCode::kTruncated, 5);
  expect_value_refused("d9524c9bfffffffffffffffe", ErrorCode::kTruncated);
}

TEST(CborReader, RefusesDeepNestingWithoutRecursion) {
  Bytes bytes = from_hex("d9524ba100");
  bytes.insert(bytes.end(), 100'000, 0x81);
  expect_refused(bytes, ErrorCode::kLimitExceeded, kValueOffset + kMaxDocumentDepth - 1);
  const auto document =
      parse_document(bytes, {.max_depth = std::numeric_limits<std::uint32_t>::max()});
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(document.error().code, ErrorCode::kTruncated);
}

}  // namespace
}  // namespace reknot
