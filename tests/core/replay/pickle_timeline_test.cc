#include <gtest/gtest.h>

#include <random>

#include "tests/core/pickle/sample_pickles.h"
#include "tests/core/replay/timeline_text.h"

namespace reknot {
namespace {

using namespace std::string_literals;

Timeline timeline_of(const std::string& pickle) {
  return pickle_timeline(as_bytes(pickle)).value();
}

Error refusal_of(const std::string& pickle) {
  return pickle_timeline(as_bytes(pickle)).error();
}

std::string end_text(Timeline& timeline) {
  return objects_text(timeline.state(timeline.size() - 1).value());
}

std::string memo_text(const TimelineState& state) {
  std::vector<std::string> entries;
  for (const TimelineState::MemoEntry& entry : state.memo) {
    entries.push_back(std::to_string(entry.key) + " " + entry.holder.text);
  }
  return joined(entries);
}

// knot = []; knot.append(knot)
const std::string kKnot = "]\x94h\0a."s;

TEST(PickleTimeline, TellsHowAListComesToContainItself) {
  Timeline timeline = timeline_of(kKnot);
  EXPECT_EQ(timeline.kind(), TimelineKind::kPickle);
  EXPECT_EQ(steps_text(timeline),
            "EMPTY_LIST: Pushes a new empty list: `list of 1`. [0]\n"
            "MEMOIZE: Stores the value on top in the memo; the key is the memo's size: "
            "`list of 1`. [0]\n"
            "BINGET: Pushes a value from the memo; the key is one byte: entry 0, `list "
            "of 1`. [0]\n"
            "APPEND: Appends the value on top to the list below it: `list of 1`; here a "
            "circle closes.\n"
            "STOP: Ends the pickle; the value on top is the result: `list of 1`.\n");
  EXPECT_EQ(objects_text(timeline.state(-1).value()), "");
  EXPECT_EQ(objects_text(timeline.state(2).value()),
            "0 list list of 1 pending: 0 -> 0?\n");
  EXPECT_EQ(objects_text(timeline.state(3).value()), "0 list list of 1: 0 -> 0\n");
  EXPECT_EQ(stacks_text(timeline),
            "list of 1\n"
            "list of 1\n"
            "list of 1, list of 1\n"
            "list of 1\n"
            "\n");
  const TimelineState end = timeline.state(4).value();
  ASSERT_EQ(end.variables.size(), 1U);
  EXPECT_EQ(end.variables[0].name, "result");
  EXPECT_EQ(end.variables[0].target, std::optional<ObjectId>(0));
  EXPECT_EQ(end.changed, std::vector<ObjectId>{0});
}

TEST(PickleTimeline, FollowsContainers) {
  Timeline timeline = timeline_of(
      "(](K\x01K\x02"s
      "e}(K\x03N\x88]u\x8f(K\x04\x90(K\x05\x91)\x85"s
      "\x96\x02\0\0\0\0\0\0\0abt."s);
  EXPECT_EQ(end_text(timeline),
            "0 list list of 2: 0 = 1, 1 = 2\n"
            "1 dict dict of 2: [3] = None, [True] -> 2\n"
            "2 list empty list: \n"
            "3 set set of 1: ·0 = 4\n"
            "4 frozenset frozenset of 1: ·0 = 5\n"
            "5 tuple empty tuple: \n"
            "6 tuple tuple of 1: 0 -> 5\n"
            "7 bytearray bytearray of 2: content = b'ab'\n"
            "8 tuple tuple of 6: 0 -> 0, 1 -> 1, 2 -> 3, 3 -> 4, 4 -> 6, 5 -> 7\n");
}

TEST(PickleTimeline, FollowsObjects) {
  Timeline timeline = timeline_of(
      "(cshapes\nPoint\n)\x81}\x8c\x01xK\x01sb"s  // NEWOBJ, BUILD
      "\x8c\x06shapes\x8c\x05Point\x93)}\x92"s    // STACK_GLOBAL, NEWOBJ_EX
      "cos\nsystem\n\x8c\x02ls\x85R"s             // REDUCE
      "ccollections\ndeque\n)R(K\x07K\x08"s
      "e"s                                         // APPENDS to a call
      "ccollections\nOrderedDict\n)RK\x01K\x02s"s  // SETITEM on a call
      "(ishapes\nOld\n(cshapes\nOld\nK\x01o"s      // INST, OBJ
      "t."s);
  EXPECT_EQ(end_text(timeline),
            "0 reference shapes:Point: \n"
            "1 tuple empty tuple: \n"
            "2 instance Point: class -> 0, arguments -> 1, state -> 3\n"
            "3 dict dict of 1: ['x'] = 1\n"
            "4 tuple empty tuple: \n"
            "5 dict empty dict: \n"
            "6 instance Point: class -> 0, arguments -> 4, keywords -> 5\n"
            "7 reference os:system: \n"
            "8 tuple tuple of 1: 0 = 'ls'\n"
            "9 call system(): callable -> 7, arguments -> 8\n"
            "10 reference collections:deque: \n"
            "11 tuple empty tuple: \n"
            "12 call deque(): callable -> 10, arguments -> 11, [0] = 7, [1] = 8\n"
            "13 reference collections:OrderedDict: \n"
            "14 tuple empty tuple: \n"
            "15 call OrderedDict(): callable -> 13, arguments -> 14, [1] = 2\n"
            "16 reference shapes:Old: \n"
            "17 tuple empty tuple: \n"
            "18 call Old(): callable -> 16, arguments -> 17\n"
            "19 tuple tuple of 1: 0 = 1\n"
            "20 call Old(): callable -> 16, arguments -> 19\n"
            "21 tuple tuple of 7: 0 -> 2, 1 -> 6, 2 -> 9, 3 -> 12, 4 -> 15, 5 -> 18, 6 "
            "-> 20\n");
}

TEST(PickleTimeline, NamesWhatLiesOutside) {
  Timeline timeline = timeline_of("(Pfirst\n\x8c\x06secondQ\x82\x05\x97\x97\x98t."s);
  EXPECT_EQ(end_text(timeline),
            "0 reference Unpickler:persistent_load: \n"
            "1 call persistent_load(): callable -> 0, arguments = 'first'\n"
            "2 call persistent_load(): callable -> 0, arguments = 'second'\n"
            "3 reference extension:5: \n"
            "4 reference buffer:0: \n"
            "5 reference buffer:1: \n"
            "6 reference memoryview:toreadonly: \n"
            "7 call toreadonly(): callable -> 6, arguments -> 5\n"
            "8 tuple tuple of 5: 0 -> 1, 1 -> 2, 2 -> 3, 3 -> 4, 4 -> 7\n");
}

// What no pickler writes, but an unpickler would follow.
TEST(PickleTimeline, FollowsItemsInAnyOrderAndStatesInAnyNumber) {
  Timeline timeline = timeline_of(
      "cm\nC\n)RK\x01K\x02sK\x03"s
      "aNb\x88"s
      "b0cm\nC\n}bK\x05K\x06s."s);
  EXPECT_EQ(end_text(timeline),
            "0 reference m:C: ['state'] -> 3, [5] = 6\n"
            "1 tuple empty tuple: \n"
            "2 call C(): callable -> 0, arguments -> 1, state = None, [1] = 2, [2] = "
            "3, ['state'] = True\n"
            "3 dict empty dict: \n");
}

TEST(PickleTimeline, ShowsTheMemoAsItIsRewritten) {
  Timeline timeline = timeline_of("(K\x01q\x05K\x02q\x03K\x03q\x05t.");
  EXPECT_EQ(memo_text(timeline.state(2).value()), "5 1");
  EXPECT_EQ(memo_text(timeline.state(4).value()), "5 1, 3 2");
  EXPECT_EQ(memo_text(timeline.state(8).value()), "5 3, 3 2");
  EXPECT_EQ(memo_text(timeline.state(2).value()), "5 1");
}

TEST(PickleTimeline, ShowsMarksOnTheStack) {
  Timeline timeline = timeline_of("((K\x01lt."s);
  EXPECT_EQ(stacks_text(timeline),
            "(mark)\n"
            "(mark), (mark)\n"
            "(mark), (mark), (1)\n"
            "(mark), list of 1\n"
            "tuple of 1\n"
            "\n");
}

TEST(PickleTimeline, ReadsEveryProtocol) {
  for (const std::string_view hex : kSamplePickles) {
    Timeline timeline = pickle_timeline(pickle_of_hex(hex)).value();
    const TimelineState end = timeline.state(timeline.size() - 1).value();
    ASSERT_EQ(end.variables.size(), 1U);
    EXPECT_EQ(end.variables[0].text, "dict of 5");
    EXPECT_TRUE(end.stack.empty());
  }
}

TEST(PickleTimeline, GivesTheSameStateHoweverItGotThere) {
  std::mt19937 random(1);
  for (const std::string_view hex : kSamplePickles) {
    const Bytes pickle = pickle_of_hex(hex);
    Timeline timeline = pickle_timeline(pickle).value();
    for (int i = 0; i < 50; ++i) {
      const std::int64_t step =
          static_cast<std::int64_t>(random() % (timeline.size() + 1)) - 1;
      Timeline fresh = pickle_timeline(pickle).value();
      ASSERT_EQ(state_json(timeline, step), state_json(fresh, step)) << step;
    }
  }
}

TEST(PickleTimeline, RefusesWhatTheMachineRefuses) {
  EXPECT_EQ(refusal_of("").code, ErrorCode::kStopMissing);
  EXPECT_EQ(refusal_of("0.").code, ErrorCode::kStackUnderflow);
  EXPECT_EQ(refusal_of("N..").code, ErrorCode::kTrailingBytes);
  EXPECT_EQ(refusal_of("N\xFF").offset, 1U);
}

TEST(PickleTimeline, RefusesToFillWhatCannotBeFilled) {
  for (const std::string& pickle :
       {"NK\x01"s
        "a."s,
        ")K\x01"s
        "a."s,
        "]K\x01K\x02s."s, "](K\x01\x90."s, "NNb."s, "]Nb."s, "NN\x93."s}) {
    EXPECT_EQ(refusal_of(pickle).code, ErrorCode::kWrongOperand) << pickle;
  }
  EXPECT_EQ(refusal_of("]Nb."s).offset, 2U);
}

TEST(PickleTimeline, RefusesEveryProperPrefix) {
  const Bytes whole = pickle_of_hex(kSamplePickles[5]);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const Bytes prefix(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
    EXPECT_FALSE(pickle_timeline(prefix).ok()) << size;
  }
}

TEST(PickleTimeline, RefusesStepsThatItDoesNotHave) {
  Timeline timeline = timeline_of(kKnot);
  EXPECT_EQ(timeline.step(5).error().code, ErrorCode::kStepOutOfRange);
  EXPECT_EQ(timeline.state(5).error().code, ErrorCode::kStepOutOfRange);
}

TEST(PickleTimeline, RefusesMoreStepsThanTheLimit) {
  std::string pickle;
  for (std::uint64_t i = 0; i < kMaxPickleSteps; ++i) pickle += i % 2 == 0 ? 'N' : '0';
  const Error error = refusal_of(pickle + "N.");
  EXPECT_EQ(error.code, ErrorCode::kLimitExceeded);
  EXPECT_EQ(error.offset, kMaxPickleSteps);
}

TEST(PickleTimeline, StaysLinearOverManySteps) {
  std::string pickle;
  for (int i = 0; i < 100'000; ++i) pickle += "]\x94";
  for (int i = 0; i < 99'999; ++i) pickle += 'a';
  Timeline timeline = timeline_of(pickle + '.');
  ASSERT_EQ(timeline.size(), 300'000U);
  std::mt19937 random(1);
  for (int i = 0; i < 20; ++i) {
    const std::int64_t step = static_cast<std::int64_t>(random() % timeline.size());
    const TimelineState state = timeline.state(step).value();
    const std::int64_t made = std::min<std::int64_t>((step + 2) / 2, 100'000);
    EXPECT_EQ(static_cast<std::int64_t>(state.objects.size()), made) << step;
  }
  EXPECT_EQ(timeline.state(199'999).value().stack.size(), 100'000U);
}

}  // namespace
}  // namespace reknot
