#include "core/replay/moment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "tests/core/graph/sample_graphs.h"
#include "tests/core/pickle/sample_pickles.h"
#include "tests/core/replay/timeline_text.h"

namespace reknot {
namespace {

using namespace std::string_literals;

constexpr std::uint32_t kNoLimit = ~0U;

Moment whole_moment(const Timeline& timeline, std::int64_t step) {
  return moment(timeline, step, std::nullopt, kNoLimit).value();
}

// "filled 0.content -> 3", "bound .answer = 42"
std::string change_text(const Change& change) {
  std::string out(change.what);
  out += ' ';
  if (change.object) out += std::to_string(*change.object);
  if (change.slot) out += '.' + *change.slot;
  if (change.target) out += " -> " + std::to_string(*change.target);
  if (change.text) out += " = " + *change.text;
  return out;
}

std::string changes_text(const Timeline& timeline, std::int64_t step) {
  std::string out;
  for (const Change& change : whole_moment(timeline, step).changes) {
    out += change_text(change) + '\n';
  }
  return out;
}

std::string value_of(const std::optional<ObjectId>& target, const std::string& text) {
  return target ? " -> " + std::to_string(*target) : " = " + text;
}

// What two states say that happens from one to the other, without an order.
class Difference {
 public:
  Difference(const TimelineState& before, const TimelineState& after) {
    compare_objects(before, after);
    compare_stacks(before.stack, after.stack);
    compare_memos(before.memo, after.memo);
    for (std::size_t i = before.variables.size(); i < after.variables.size(); ++i) {
      const Holder& bound = after.variables[i];
      add("bound ." + bound.name + value_of(bound.target, bound.text));
    }
  }

  std::multiset<std::string> lines;

 private:
  void add(std::string line) { lines.insert(std::move(line)); }

  void compare_objects(const TimelineState& before, const TimelineState& after) {
    std::map<ObjectId, const ObjectState*> known;
    for (const ObjectState& object : before.objects) known[object.id] = &object;
    for (const ObjectState& object : after.objects) {
      const std::string id = std::to_string(object.id);
      const ObjectState* old = known[object.id];
      if (old == nullptr) add("created " + id);
      for (std::size_t i = 0; i < object.slots.size(); ++i) {
        const SlotState& slot = object.slots[i];
        if (!slot.filled || (old != nullptr && old->slots[i].filled)) continue;
        add("filled " + id + '.' + slot.name + value_of(slot.target, slot.value));
      }
      if (object.complete && (old == nullptr || !old->complete)) add("completed " + id);
    }
  }

  static std::string held(const Holder& holder) {
    return holder.target ? std::to_string(*holder.target) : " = " + holder.text;
  }

  void compare_stacks(const std::vector<Holder>& before,
                      const std::vector<Holder>& after) {
    std::size_t same = 0;
    const auto alike = [&](std::size_t i) {
      return before[i].text == after[i].text &&
             (before[i].target == after[i].target || !before[i].target);
    };
    while (same < before.size() && same < after.size() && alike(same)) ++same;
    for (std::size_t i = same; i < before.size(); ++i) add("popped " + held(before[i]));
    for (std::size_t i = same; i < after.size(); ++i) add("pushed " + held(after[i]));
  }

  void compare_memos(const std::vector<TimelineState::MemoEntry>& before,
                     const std::vector<TimelineState::MemoEntry>& after) {
    for (std::size_t i = 0; i < after.size(); ++i) {
      const Holder& now = after[i].holder;
      if (i < before.size() && held(before[i].holder) == held(now)) continue;
      const std::string key = '.' + std::to_string(after[i].key);
      add(now.target ? "remembered " + std::to_string(*now.target) + key
                     : "remembered " + key + " = " + now.text);
    }
  }
};

void expect_the_states_to_agree(const Timeline& timeline) {
  TimelineState before = timeline.state(-1).value();
  EXPECT_TRUE(whole_moment(timeline, -1).changes.empty());
  for (std::int64_t step = 0; step < std::int64_t{timeline.size()}; ++step) {
    const Moment there = whole_moment(timeline, step);
    const TimelineState after = timeline.state(step).value();
    std::multiset<std::string> lines;
    for (const Change& change : there.changes) lines.insert(change_text(change));
    EXPECT_EQ(lines, Difference(before, after).lines) << step;
    EXPECT_EQ(objects_text(there.state), objects_text(after));
    std::size_t pending = 0;
    for (const ObjectState& object : after.objects) {
      for (const SlotState& slot : object.slots) pending += slot.filled ? 0 : 1;
    }
    EXPECT_EQ(there.totals.pending_slots, pending) << step;
    EXPECT_EQ(there.totals.objects, after.objects.size());
    EXPECT_EQ(there.totals.memo, after.memo.size());
    EXPECT_EQ(there.totals.stack, after.stack.size());
    EXPECT_EQ(there.totals.variables, after.variables.size());
    EXPECT_EQ(there.totals.changes, there.changes.size());
    EXPECT_EQ(there.state.changed, after.changed);
    before = after;
  }
}

TEST(Moment, SaysWhatAStepOfAPlanChanges) {
  const Timeline timeline = timeline_of(mutual_recursion());
  EXPECT_EQ(changes_text(timeline, 4),
            "created 3\nfilled 3.globals -> 0\nfilled 3.cell is_odd -> 2\n");
  EXPECT_EQ(changes_text(timeline, 5), "remembered 3.1\n");
  EXPECT_EQ(changes_text(timeline, 11), "popped 1\nfilled 1.content -> 3\ncompleted 1\n");
  EXPECT_EQ(changes_text(timeline, 15), "bound .is_even -> 3\n");
}

TEST(Moment, SaysWhatAnOpcodeChanges) {
  // A list that holds itself and 1, whose memo entry is written over by a text.
  const Timeline timeline = pickle_timeline(as_bytes("]q\0h\0aK\x01"s
                                                     "a\x8c\x01xq\0"s
                                                     "0."s))
                                .value();
  EXPECT_EQ(changes_text(timeline, 0), "created 0\npushed 0\n");
  EXPECT_EQ(changes_text(timeline, 1), "remembered 0.0\n");
  EXPECT_EQ(changes_text(timeline, 3), "popped 0\nfilled 0.0 -> 0\n");
  EXPECT_EQ(changes_text(timeline, 5), "popped  = 1\nfilled 0.1 = 1\ncompleted 0\n");
  EXPECT_EQ(changes_text(timeline, 7), "remembered .0 = 'x'\n");
  EXPECT_EQ(changes_text(timeline, 8), "popped  = 'x'\n");
  EXPECT_EQ(changes_text(timeline, 9), "popped 0\nbound .result -> 0\n");
}

TEST(Moment, AgreesWithTheStatesOnEitherSide) {
  expect_the_states_to_agree(timeline_of(mutual_recursion()));
  expect_the_states_to_agree(timeline_of(list_with_itself()));
  for (const std::string_view hex : kSamplePickles) {
    expect_the_states_to_agree(pickle_timeline(pickle_of_hex(hex)).value());
  }
  for (const std::string& pickle :
       {// Marks are popped, with what lies above them and without.
        "((K\x01lt0(N1(1N."s,
        // States in any number, items and pairs in any order.
        "cm\nC\n)RK\x01K\x02sK\x03"s
        "aNb\x88"s
        "b0cm\nC\n}bK\x05K\x06s."s,
        // The memo is written over; values are doubled and dropped.
        "(K\x01q\x05K\x02q\x03K\x03q\x05\x32\x30t."s}) {
    expect_the_states_to_agree(pickle_timeline(as_bytes(pickle)).value());
  }
}

TEST(Moment, HasTheObjectsThatWereAskedForAndExist) {
  const Timeline timeline = timeline_of(mutual_recursion());
  const auto ids_at = [&](std::int64_t step, const std::vector<ObjectId>& wanted) {
    std::vector<ObjectId> ids;
    const Moment there = moment(timeline, step, wanted, kNoLimit).value();
    for (const ObjectState& object : there.state.objects) ids.push_back(object.id);
    return ids;
  };
  EXPECT_EQ(ids_at(4, {3, 4, 0, 99}), (std::vector<ObjectId>{3, 0}));
  EXPECT_EQ(ids_at(8, {3, 4, 0, 99}), (std::vector<ObjectId>{3, 4, 0}));
  EXPECT_EQ(ids_at(8, {}), std::vector<ObjectId>{});
  EXPECT_EQ(ids_at(-1, {3}), std::vector<ObjectId>{});
}

TEST(Moment, ShowsTheNewestOfWhatIsMuch) {
  std::string pickle = "(";
  for (int i = 0; i < 9; ++i)
    pickle += "K" + std::string(1, static_cast<char>(i)) + "\x94";
  const Timeline timeline = pickle_timeline(as_bytes(pickle + "t.")).value();
  const Moment there = moment(timeline, 18, std::nullopt, 2).value();
  ASSERT_EQ(there.state.stack.size(), 2U);
  EXPECT_EQ(there.state.stack[0].text, "7");
  EXPECT_EQ(there.state.stack[1].text, "8");
  EXPECT_EQ(there.totals.stack, 10U);
  ASSERT_EQ(there.state.memo.size(), 2U);
  EXPECT_EQ(there.state.memo[1].key, 8U);
  EXPECT_EQ(there.state.memo[1].holder.text, "8");
  EXPECT_EQ(there.totals.memo, 9U);
}

TEST(Moment, CutsLongObjectsAndLongChanges) {
  SampleGraph s;
  const NodeId list = s.node(Kind::kList, std::vector<Value>(1000, Value::small(1)));
  s.publish({{"list", Value::node(list)}});
  const Timeline timeline = timeline_of(std::move(s.graph));
  const Moment made = whole_moment(timeline, 0);
  ASSERT_EQ(made.state.objects[0].slots.size(), kMaxMomentSlots);
  EXPECT_EQ(made.state.objects[0].more_slots, 1000 - kMaxMomentSlots);
  EXPECT_EQ(made.totals.pending_slots, 1000U);
  const Moment filled = whole_moment(timeline, 1);
  EXPECT_EQ(filled.changes.size(), kMaxChanges);
  // The list is taken off the stack, filled, and complete.
  EXPECT_EQ(filled.totals.changes, 1002U);
  EXPECT_EQ(filled.totals.pending_slots, 0U);
}

TEST(Moment, RefusesStepsThatAreNotThere) {
  const Timeline timeline = timeline_of(list_with_itself());
  EXPECT_EQ(moment(timeline, 5, std::nullopt, 1).error().code,
            ErrorCode::kStepOutOfRange);
  EXPECT_EQ(moment(timeline, -2, std::nullopt, 1).error().code,
            ErrorCode::kStepOutOfRange);
}

}  // namespace
}  // namespace reknot
