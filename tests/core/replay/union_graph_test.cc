#include "core/replay/union_graph.h"

#include <gtest/gtest.h>

#include "tests/core/graph/sample_graphs.h"
#include "tests/core/pickle/sample_pickles.h"
#include "tests/core/replay/timeline_text.h"

namespace reknot {
namespace {

using namespace std::string_literals;

// A reference a line: "0.1 -> 2 at 5"; an exclamation mark stands behind one that closes a cycle.
std::string references_text(const UnionGraph& united) {
  std::string out;
  for (const UnionReference& reference : united.references) {
    out += std::to_string(reference.from) + '.';
    out += std::to_string(reference.slot) + " -> ";
    out += std::to_string(reference.to) + " at " + std::to_string(reference.filled);
    out += reference.closes ? "!\n" : "\n";
  }
  return out;
}

// Everything that a union has to say, read off the states one after the other.
void expect_the_states_to_agree(const Timeline& timeline) {
  const UnionGraph united = union_graph(timeline);
  for (std::int64_t step = -1; step < std::int64_t{timeline.size()}; ++step) {
    const TimelineState state = timeline.state(step).value();
    std::size_t filled = 0;
    for (const ObjectState& object : state.objects) {
      const UnionObject& known = united.objects[object.id];
      EXPECT_EQ(known.kind, object.kind);
      EXPECT_LE(std::int64_t{known.created}, step);
      EXPECT_EQ(object.complete, std::int64_t{known.completed} <= step);
      for (const SlotState& slot : object.slots) filled += slot.filled && slot.target;
    }
    std::size_t expected = 0;
    for (const UnionReference& reference : united.references) {
      if (std::int64_t{reference.appears} > step) continue;
      const ObjectState from = timeline.object(reference.from, step).value();
      const SlotState& slot = from.slots[reference.slot];
      EXPECT_EQ(slot.target, std::optional<ObjectId>(reference.to));
      EXPECT_EQ(slot.filled, std::int64_t{reference.filled} <= step);
      expected += slot.filled;
    }
    EXPECT_EQ(filled, expected) << step;
  }
}

TEST(UnionGraph, HasWhatARecursionEverReferredTo) {
  const UnionGraph united = union_graph(timeline_of(mutual_recursion()));
  EXPECT_EQ(references_text(united),
            "1.0 -> 3 at 11\n"
            "2.0 -> 4 at 13!\n"
            "3.0 -> 0 at 4\n"
            "3.1 -> 2 at 4\n"
            "4.0 -> 0 at 8\n"
            "4.1 -> 1 at 8\n");
  EXPECT_EQ(united.objects[3].kind, "function");
  EXPECT_EQ(united.objects[3].created, 4U);
  EXPECT_EQ(united.objects[3].completed, 14U);
  ASSERT_EQ(united.variables.size(), 1U);
  EXPECT_EQ(united.variables[0].name, "is_even");
  EXPECT_EQ(united.variables[0].target, 3U);
}

TEST(UnionGraph, LeavesOutVariablesThatHoldAtoms) {
  SampleGraph s;
  s.publish({{"answer", Value::small(42)}});
  const UnionGraph united = union_graph(timeline_of(std::move(s.graph)));
  EXPECT_TRUE(united.variables.empty());
  EXPECT_TRUE(united.objects.empty());
}

TEST(UnionGraph, AgreesWithTheStates) {
  expect_the_states_to_agree(timeline_of(mutual_recursion()));
  expect_the_states_to_agree(timeline_of(list_with_itself()));
  for (const std::string_view hex : kSamplePickles) {
    expect_the_states_to_agree(pickle_timeline(pickle_of_hex(hex)).value());
  }
  // Instances whose state, items and pairs come late, or never.
  expect_the_states_to_agree(pickle_timeline(as_bytes("cm\nC\n)R\x94K\x01h\0sK\x03"s
                                                      "a]b\x88"s
                                                      "b0cm\nC\n}bK\x05h\0s."s))
                                 .value());
}

TEST(UnionGraph, ClosesTheCycleOfAPickle) {
  const Timeline timeline = pickle_timeline(as_bytes("]\x94h\0a."s)).value();
  EXPECT_EQ(references_text(union_graph(timeline)), "0.0 -> 0 at 3!\n");
}

}  // namespace
}  // namespace reknot
