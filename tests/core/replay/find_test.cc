#include "core/replay/find.h"

#include <gtest/gtest.h>

#include "tests/core/graph/sample_graphs.h"
#include "tests/core/replay/timeline_text.h"

namespace reknot {
namespace {

using namespace std::string_literals;

// All steps that a query names, found from the front and from the back, which must agree.
std::vector<std::uint32_t> all_steps(const Timeline& timeline, std::string_view query) {
  std::vector<std::uint32_t> steps;
  std::int64_t from = -1;
  while (const auto step = find_step(timeline, query, from, Direction::kNext).value()) {
    steps.push_back(*step);
    from = *step;
  }
  std::vector<std::uint32_t> backwards;
  from = timeline.size();
  while (const auto step =
             find_step(timeline, query, from, Direction::kPrevious).value()) {
    backwards.insert(backwards.begin(), *step);
    from = *step;
  }
  EXPECT_EQ(steps, backwards) << query;
  return steps;
}

using Steps = std::vector<std::uint32_t>;

TEST(FindStep, FindsStepsOfAPlanByEveryQuery) {
  const Timeline timeline = timeline_of(mutual_recursion());
  EXPECT_EQ(all_steps(timeline, "kind:create_function"), (Steps{4, 8}));
  EXPECT_EQ(all_steps(timeline, "kind:fill"), (Steps{11, 13}));
  EXPECT_EQ(all_steps(timeline, "kind:create"), Steps{});
  EXPECT_EQ(all_steps(timeline, "object:3"), (Steps{4, 5, 11, 14, 15}));
  EXPECT_EQ(all_steps(timeline, "object:99"), Steps{});
  EXPECT_EQ(all_steps(timeline, "name:__main__"), (Steps{0, 1}));
  EXPECT_EQ(all_steps(timeline, "name:content"), (Steps{11, 13}));
  EXPECT_EQ(all_steps(timeline, "slot:1/content"), Steps{11});
  EXPECT_EQ(all_steps(timeline, "slot:3/cell is_odd"), Steps{4});
  EXPECT_EQ(all_steps(timeline, "slot:99/content"), Steps{});
  EXPECT_EQ(all_steps(timeline, "text:COMPILED"), (Steps{3, 7}));
  EXPECT_EQ(all_steps(timeline, "mark:cycle_closed"), Steps{13});
  EXPECT_EQ(all_steps(timeline, "mark:reference_back"), (Steps{8, 10}));
}

TEST(FindStep, FindsOpcodes) {
  const Timeline timeline = pickle_timeline(as_bytes("]\x94h\0a."s)).value();
  EXPECT_EQ(all_steps(timeline, "kind:BINGET"), Steps{2});
  EXPECT_EQ(all_steps(timeline, "slot:0/0"), Steps{3});
  EXPECT_EQ(all_steps(timeline, "name:0"), Steps{3});
  EXPECT_EQ(all_steps(timeline, "mark:reference_back"), Steps{2});
  EXPECT_EQ(all_steps(timeline, "text:memo"), (Steps{1, 2}));
}

TEST(FindStep, DoesNotFindTheStepItStartsFrom) {
  const Timeline timeline = timeline_of(mutual_recursion());
  EXPECT_EQ(find_step(timeline, "kind:fill", 11, Direction::kNext).value(), 13U);
  EXPECT_EQ(find_step(timeline, "kind:fill", 11, Direction::kPrevious).value(),
            std::nullopt);
  EXPECT_EQ(find_step(timeline, "kind:fill", 16, Direction::kPrevious).value(), 13U);
}

TEST(FindStep, RefusesWhatIsNoQuery) {
  const Timeline timeline = timeline_of(mutual_recursion());
  const auto offset = [&](std::string_view query) {
    const Error error = find_step(timeline, query, -1, Direction::kNext).error();
    EXPECT_EQ(error.code, ErrorCode::kBadRequest) << query;
    return error.offset;
  };
  EXPECT_EQ(offset(""), 0U);
  EXPECT_EQ(offset("kind"), 4U);
  EXPECT_EQ(offset("colour:red"), 0U);
  EXPECT_EQ(offset("object:"), 7U);
  EXPECT_EQ(offset("object:3 "), 7U);
  EXPECT_EQ(offset("slot:3"), 6U);
  EXPECT_EQ(offset("slot:x/content"), 5U);
  EXPECT_EQ(offset("mark:cycle"), 5U);
  for (const std::int64_t from : {-2, 17}) {
    EXPECT_EQ(find_step(timeline, "kind:fill", from, Direction::kNext).error().code,
              ErrorCode::kStepOutOfRange);
  }
}

}  // namespace
}  // namespace reknot
