#include "core/freeze/records.h"

#include <gtest/gtest.h>

#include "core/base/hash.h"

namespace reknot {
namespace {

Digest key_of(std::uint8_t byte) {
  Digest key{};
  key[0] = byte;
  return key;
}

// Two members, 0 with the key 7 and 1 with the key 8; each leads to the other by position 0.
Record ring_of_two() {
  const Digest keys[] = {key_of(8), key_of(7)};
  const std::uint64_t prints[] = {80, 70};
  const std::uint32_t numbers[] = {1, 0};
  EdgeTable inside;
  inside.add_edge(1, 0);
  inside.add_source();
  inside.add_edge(0, 0);
  inside.add_source();
  return Record(keys, prints, inside, numbers, 1);
}

TEST(Record, IsOrderedByNumber) {
  Record record = ring_of_two();
  EXPECT_EQ(record.keys()[0], key_of(7));
  EXPECT_EQ(record.edges().from(0)[0].target, 1U);
  EXPECT_EQ(record.print(0, 0), 70U);
  EXPECT_EQ(record.print(0, 1), 80U);
}

TEST(Record, FindsTheMemberWithAKeyAndEdges) {
  Record record = ring_of_two();
  const Edge edges[] = {{1, 0}};
  EXPECT_EQ(record.find(
                70, [] { return key_of(7); }, edges),
            0U);
  EXPECT_EQ(record.find(
                71, [] { return key_of(7); }, edges),
            Record::kNoMember);
}

// Fingerprints may be forged.
TEST(Record, FindsNoMemberWithAnotherKeyAndTheSameFingerprint) {
  Record record = ring_of_two();
  const Edge edges[] = {{1, 0}};
  EXPECT_EQ(record.find(
                70, [] { return key_of(9); }, edges),
            Record::kNoMember);
}

TEST(Record, FindsNoMemberWithOtherEdgesAndTheSameFingerprint) {
  Record record = ring_of_two();
  const Edge edges[] = {{0, 0}};
  // What the edge adds to the fingerprint, this one takes away.
  const std::uint64_t forged = 70 ^ mix(1) ^ mix(0);
  bool asked = false;
  const auto key = [&] {
    asked = true;
    return key_of(7);
  };
  EXPECT_EQ(record.find(forged, key, edges), Record::kNoMember);
  EXPECT_TRUE(asked);
}

TEST(Record, HasTheFingerprintsOfItsMembersOnly) {
  Record record = ring_of_two();
  EXPECT_TRUE(record.has_shallow_print(70));
  EXPECT_TRUE(record.has_shallow_print(80));
  EXPECT_FALSE(record.has_shallow_print(75));
  EXPECT_FALSE(record.has_deepest_print(70));
}

TEST(RecordTable, KeepsARecordAsLongAsItHasUsers) {
  RecordTable records;
  const RecordId id = records.add(key_of(1), ring_of_two());
  records.add_user(id);
  records.add_user(id);
  records.remove_user(id);
  records.drop_unused();
  EXPECT_EQ(records.find(key_of(1)), id);
  records.remove_user(id);
  EXPECT_EQ(records.find(key_of(1)), id);
  records.drop_unused();
  EXPECT_EQ(records.find(key_of(1)), kNoRecord);
  EXPECT_EQ(records.size(), 0U);
}

TEST(RecordTable, KeepsARecordThatHasUsersAgainBeforeItIsDropped) {
  RecordTable records;
  const RecordId id = records.add(key_of(1), ring_of_two());
  records.add_user(id);
  records.remove_user(id);
  records.add_user(id);
  records.drop_unused();
  EXPECT_EQ(records.find(key_of(1)), id);
}

TEST(RecordTable, GivesThePlaceOfADroppedRecordToTheNext) {
  RecordTable records;
  const RecordId id = records.add(key_of(1), ring_of_two());
  records.drop_unused();
  EXPECT_EQ(records.add(key_of(2), ring_of_two()), id);
  EXPECT_EQ(records.find(key_of(1)), kNoRecord);
  EXPECT_EQ(records.find(key_of(2)), id);
}

}  // namespace
}  // namespace reknot
