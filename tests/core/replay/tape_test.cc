#include "core/replay/tape.h"

#include <gtest/gtest.h>

#include <random>

namespace reknot {
namespace {

using Registers = std::vector<std::uint32_t>;

Registers read_all(const Tape& tape, std::uint32_t count) {
  Registers registers;
  for (std::uint32_t i = 0; i < count; ++i) registers.push_back(tape.read(i % 4, i));
  return registers;
}

TEST(Tape, ReadsZeroBeforeTheFirstStep) {
  Tape tape;
  tape.write(0, 5, 7);
  tape.end_step();
  EXPECT_EQ(tape.read(0, 5), 7U);
  tape.seek(-1);
  EXPECT_EQ(tape.read(0, 5), 0U);
  EXPECT_EQ(tape.read(3, 1000), 0U);
  tape.seek(0);
  EXPECT_EQ(tape.read(0, 5), 7U);
}

TEST(Tape, SeeksToStepsWithoutWrites) {
  Tape tape;
  tape.end_step();
  tape.write(1, 0, 1);
  tape.write(1, 0, 2);
  tape.end_step();
  tape.end_step();
  tape.seek(0);
  EXPECT_EQ(tape.read(1, 0), 0U);
  tape.seek(2);
  EXPECT_EQ(tape.read(1, 0), 2U);
  EXPECT_EQ(tape.steps(), 3U);
}

TEST(Tape, ReadsTheSameHoweverItGotThere) {
  constexpr std::uint32_t kRegisters = 1000;
  constexpr std::uint32_t kSteps = 20'000;  // enough for several keyframes
  Tape tape;
  std::mt19937 random(1);
  std::vector<Registers> expected;
  Registers now(kRegisters);
  for (std::uint32_t i = 0; i < kSteps; ++i) {
    for (int writes = 0; writes < 3; ++writes) {
      const auto place = static_cast<std::uint32_t>(random() % kRegisters);
      now[place] = static_cast<std::uint32_t>(random());
      tape.write(place % 4, place, now[place]);
    }
    tape.end_step();
    if (i % 100 == 0) expected.push_back(now);
  }
  for (int i = 0; i < 400; ++i) {
    const auto which = random() % expected.size();
    tape.seek(static_cast<std::int64_t>(which) * 100);
    ASSERT_EQ(read_all(tape, kRegisters), expected[which]) << which;
  }
}

}  // namespace
}  // namespace reknot
