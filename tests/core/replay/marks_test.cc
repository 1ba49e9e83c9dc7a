#include "core/replay/marks.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/core/graph/sample_graphs.h"
#include "tests/core/pickle/sample_pickles.h"
#include "tests/core/replay/timeline_text.h"

namespace reknot {
namespace {

using namespace std::string_literals;

// A letter for each bit of each step: "R" reference back, "C" cycle closed, "+" creates, "f" fills,
// "b" binds.
std::string marks_text(const Timeline& timeline) {
  std::string out;
  for (const std::uint8_t marks : timeline.marks()) {
    for (int bit = 0; bit < 5; ++bit) {
      if ((marks >> bit & 1) != 0) out += "RC+fb"[bit];
    }
    out += '|';
  }
  return out;
}

Timeline timeline_of(const std::string& pickle) {
  return pickle_timeline(as_bytes(pickle)).value();
}

std::set<std::pair<ObjectId, std::string>> filled_slots(const TimelineState& state) {
  std::set<std::pair<ObjectId, std::string>> filled;
  for (const ObjectState& object : state.objects) {
    for (const SlotState& slot : object.slots) {
      if (slot.filled) filled.emplace(object.id, slot.name);
    }
  }
  return filled;
}

// The same bits and events, read off the states one after the other; all but those of references.
void expect_the_states_to_agree(const Timeline& timeline) {
  std::vector<std::vector<std::uint32_t>> events(timeline.object_bound());
  TimelineState before = timeline.state(-1).value();
  for (std::uint32_t step = 0; step < timeline.size(); ++step) {
    const TimelineState after = timeline.state(step).value();
    const std::uint8_t marks = timeline.marks()[step];
    EXPECT_EQ(has_mark(marks, StepMark::kCreates),
              after.objects.size() > before.objects.size());
    EXPECT_EQ(has_mark(marks, StepMark::kFills),
              filled_slots(before) != filled_slots(after));
    EXPECT_EQ(has_mark(marks, StepMark::kBinds),
              after.variables.size() > before.variables.size());
    std::set<ObjectId> touched;
    for (std::size_t i = before.objects.size(); i < after.objects.size(); ++i) {
      touched.insert(after.objects[i].id);
    }
    const auto known = filled_slots(before);
    std::set<ObjectId> complete;
    for (const ObjectState& object : before.objects) {
      if (object.complete) complete.insert(object.id);
    }
    for (const ObjectState& object : after.objects) {
      if (object.complete && complete.count(object.id) == 0) touched.insert(object.id);
      for (const SlotState& slot : object.slots) {
        if (!slot.filled || known.count({object.id, slot.name}) > 0) continue;
        touched.insert(object.id);
        if (slot.target) touched.insert(*slot.target);
      }
    }
    for (const ObjectId id : touched) events[id].push_back(step);
    before = after;
  }
  for (ObjectId id = 0; id < events.size(); ++id) {
    const auto told = timeline.events(id);
    EXPECT_EQ(std::vector<std::uint32_t>(told.begin(), told.end()), events[id]) << id;
  }
}

TEST(Marks, TellWhatAListThatContainsItselfGoesThrough) {
  EXPECT_EQ(marks_text(timeline_of(list_with_itself())), "+||R|Cf|b|");
  EXPECT_EQ(marks_text(timeline_of("]\x94h\0a."s)), "+||R|Cf|b|");
}

TEST(Marks, TellWhereMutualRecursionCloses) {
  // Both cells lead back to their functions; the way around is there with the second.
  EXPECT_EQ(marks_text(timeline_of(mutual_recursion())), "+||+||+f||+||R+f||R|f||Cf||b|");
}

TEST(Marks, CountAReferenceToWhatIsReferredToAlready) {
  SampleGraph s;
  const NodeId shared = s.node(Kind::kList);
  const NodeId pair = s.node(Kind::kTuple, {Value::node(shared), Value::node(shared)});
  const NodeId alone = s.node(Kind::kTuple, {Value::node(s.node(Kind::kList))});
  s.publish({{"alone", Value::node(alone)}, {"pair", Value::node(pair)}});
  EXPECT_EQ(marks_text(timeline_of(std::move(s.graph))), "+|+f|b|+||R+f|b|");
}

TEST(Marks, HaveAnObjectAskedOfTheMemoForAReferenceBack) {
  // A text is no object, and what is doubled on the stack was not remembered.
  EXPECT_EQ(marks_text(timeline_of("(\x8c\x01x\x94h\0]\x94\x32h\1t."s)),
            "||||+|||R|+f|b|");
}

TEST(Marks, AgreeWithTheStates) {
  expect_the_states_to_agree(timeline_of(mutual_recursion()));
  expect_the_states_to_agree(timeline_of(list_with_itself()));
  for (const std::string_view hex : kSamplePickles) {
    expect_the_states_to_agree(pickle_timeline(pickle_of_hex(hex)).value());
  }
  expect_the_states_to_agree(
      timeline_of("(cm\nC\n)Rq\0K\x01K\x02sK\x03"s
                  "a]b]q\0"s
                  "a0h\0t."s));
}

}  // namespace
}  // namespace reknot
