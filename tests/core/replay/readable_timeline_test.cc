#include <gtest/gtest.h>

#include <random>

#include "core/replay/marks.h"
#include "tests/core/pickle/sample_pickles.h"
#include "tests/core/replay/timeline_text.h"

namespace reknot {
namespace {

using namespace std::string_literals;

PartialTimeline read(const std::string& pickle) {
  return readable_timeline(as_bytes(pickle)).value();
}

TEST(ReadableTimeline, IsAllOfAPickleThatCanBeRead) {
  const std::string knot = "]\x94h\0a."s;
  PartialTimeline found = read(knot);
  EXPECT_FALSE(found.refusal.has_value());
  Timeline whole = pickle_timeline(as_bytes(knot)).value();
  EXPECT_EQ(steps_text(found.timeline), steps_text(whole));
  EXPECT_EQ(found.timeline.marks(), whole.marks());
}

TEST(ReadableTimeline, EndsWhereReadingStopsAndSaysWhy) {
  // The memo has no entry 7.
  PartialTimeline found = read("]\x94]h\7a."s);
  ASSERT_TRUE(found.refusal.has_value());
  EXPECT_EQ(found.refusal->code, ErrorCode::kBadMemoKey);
  EXPECT_EQ(found.refusal->offset, 3U);
  ASSERT_EQ(found.timeline.size(), 3U);
  const std::vector<std::uint8_t>& marks = found.timeline.marks();
  EXPECT_FALSE(has_mark(marks[1], StepMark::kRefused));
  EXPECT_TRUE(has_mark(marks[2], StepMark::kRefused));
  const std::string sentence = found.timeline.step(2).value().sentence;
  EXPECT_NE(sentence.find(" Then reading stops: "), sentence.npos);
  EXPECT_NE(sentence.find("(at byte 3)"), sentence.npos);
  EXPECT_EQ(found.timeline.state(2).value().objects.size(), 2U);
}

TEST(ReadableTimeline, RefusesWhatCannotBeBegun) {
  EXPECT_EQ(readable_timeline(as_bytes("\xff"s)).error().code, ErrorCode::kUnknownOpcode);
  EXPECT_EQ(readable_timeline({}).error().code, ErrorCode::kStopMissing);
}

// Whatever a refused opcode has left half done is not there.
TEST(ReadableTimeline, HasTheSameStepsAsTheWholeUpToAnyEnd) {
  for (const std::string& pickle : {"]\x94(h\0]\x94h\1e."s, "(K\1K\2\x86t\x94\x85."s,
                                    "cbuiltins\nlist\n)R\x94(K\1K\2e."s}) {
    Timeline whole = pickle_timeline(as_bytes(pickle)).value();
    for (std::size_t size = 1; size < pickle.size(); ++size) {
      const std::string cut = pickle.substr(0, size);
      Result<PartialTimeline> found = readable_timeline(as_bytes(cut));
      if (!found.ok()) continue;
      Timeline& timeline = found.value().timeline;
      ASSERT_TRUE(found.value().refusal.has_value());
      for (std::uint32_t step = 0; step < timeline.size(); ++step) {
        EXPECT_EQ(timeline.step(step).value().kind, whole.step(step).value().kind);
        EXPECT_EQ(timeline.state(step).value().objects.size(),
                  whole.state(step).value().objects.size());
      }
    }
  }
}

TEST(ReadableTimeline, ReadsAnyBytesToTheirFirstRefusal) {
  std::mt19937 random(1);
  const std::string opcodes =
      "]}()tR\x94\x85\x86\x87"
      "aesubh\0h\1K\5N."s;
  for (int round = 0; round < 3000; ++round) {
    std::string pickle;
    for (int i = 0; i < 12; ++i) pickle.push_back(opcodes[random() % opcodes.size()]);
    Result<PartialTimeline> found = readable_timeline(as_bytes(pickle));
    const Result<Timeline> whole = pickle_timeline(as_bytes(pickle));
    if (!found.ok()) {
      EXPECT_FALSE(whole.ok());
      continue;
    }
    EXPECT_EQ(found.value().refusal.has_value(), !whole.ok());
    Timeline& timeline = found.value().timeline;
    for (std::uint32_t step = 0; step < timeline.size(); ++step) {
      EXPECT_TRUE(timeline.state(step).ok());
    }
  }
}

}  // namespace
}  // namespace reknot
