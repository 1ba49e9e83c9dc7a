#include "core/artifact/integers.h"

#include <gtest/gtest.h>

#include <limits>

namespace reknot {
namespace {

TEST(ArtifactIntegers, ReadsOnlyWhatADocumentHas) {
  const auto reads = [](std::int64_t number) {
    return document_integer(SmallInteger(number).view()).has_value();
  };
  EXPECT_TRUE(reads(kMaxDocumentInteger));
  EXPECT_TRUE(reads(-kMaxDocumentInteger));
  EXPECT_FALSE(reads(kMaxDocumentInteger + 1));
  EXPECT_FALSE(reads(-kMaxDocumentInteger - 1));
  EXPECT_FALSE(reads(std::numeric_limits<std::int64_t>::min()));
  EXPECT_FALSE(document_integer(Bytes(9, 0)).has_value());
}

}  // namespace
}  // namespace reknot
