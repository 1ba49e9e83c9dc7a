#include <gtest/gtest.h>

#include <random>

#include "tests/core/graph/sample_graphs.h"
#include "tests/core/replay/timeline_text.h"

namespace reknot {
namespace {

// One of everything, under the variable `all`.
Graph one_of_each_kind() {
  SampleGraph s;
  const NodeId space = s.space("tools");
  const NodeId cell = s.node(Kind::kCell, {Value::small(5)});
  const NodeId empty_cell = s.node(Kind::kCell);
  const NodeId use = s.function("use", space, {{"count", cell}, {"late", empty_cell}});
  s.graph.set_slot(use, slot_index(FunctionSlot::kDefaults),
                   Value::node(s.node(Kind::kTuple, {Value::small(1)})));
  const NodeId bases = s.node(Kind::kTuple);
  const NodeId point =
      s.class_of(s.source(Source::Form::kClass, "Point", "class Point:\n    x = 1\n"),
                 "Point", 0, bases);
  s.append(point, {s.text("x"), Value::small(1)});
  const NodeId state = s.node(Kind::kDict, {s.text("x"), s.text("it's")});
  const NodeId instance =
      s.object(Kind::kInstance, point, Constant::kAbsent, Value::node(state));
  const NodeId deque = s.graph.reference("collections", "deque");
  const NodeId call = s.object(Kind::kCall, deque, Value::node(bases), Constant::kAbsent,
                               {Value::small(7)}, {s.text("k"), Value::node(instance)});
  const NodeId method = s.node(Kind::kMethod, {Value::node(use), Value::node(instance)});
  const NodeId set = s.node(Kind::kSet, {Constant::kNone});
  const NodeId frozen = s.node(Kind::kFrozenSet, {Value::small(1), Value::small(2)});
  const NodeId keyed = s.node(Kind::kDict, {Value::node(frozen), Value::node(set)});
  const NodeId module = s.node(Kind::kModule, {Value::node(space)});
  const NodeId math = s.node(Kind::kModule, {s.text("math")});
  const NodeId raw = s.node(Kind::kByteArray, {s.graph.add_bytes(as_bytes("ab"))});
  s.append(space, {s.text("limit"), Value::small(9), s.text("use"), Value::node(use)});
  const NodeId all = s.node(Kind::kList, {});
  for (const NodeId node : {method, call, keyed, module, math, raw}) {
    s.append(all, {Value::node(node)});
  }
  s.publish({{"all", Value::node(all)}, {"answer", Value::small(42)}});
  return std::move(s.graph);
}

TEST(PlanTimeline, TellsHowAListComesToContainItself) {
  Timeline timeline = timeline_of(list_with_itself());
  EXPECT_EQ(timeline.kind(), TimelineKind::kPlan);
  EXPECT_EQ(steps_text(timeline),
            "create_list: The list `knot` is made empty first, so that what it will hold "
            "may refer to it. [0, 1]\n"
            "memoize: The memo remembers the list `knot`, so that every later reference "
            "leads to this one. [0, 1]\n"
            "refer: The list `knot` contains itself, which the memo already knows, so "
            "that no second one is made. [0, 1]\n"
            "fill: The list `knot` receives its 2 items; here a circle closes.\n"
            "publish: The variable `knot` is ready: the list of 2.\n");
  EXPECT_EQ(objects_text(timeline.state(-1).value()), "");
  EXPECT_EQ(objects_text(timeline.state(2).value()),
            "0 list list of 2 pending: 0 -> 0?, 1 = 1?\n");
  EXPECT_EQ(objects_text(timeline.state(3).value()), "0 list list of 2: 0 -> 0, 1 = 1\n");
}

TEST(PlanTimeline, TellsHowTwoFunctionsComeToCallEachOther) {
  Timeline timeline = timeline_of(mutual_recursion());
  EXPECT_EQ(
      steps_text(timeline),
      "create_namespace: An empty namespace is made for the globals of module "
      "`__main__`: its functions refer to it before its names mean anything.\n"
      "memoize: The memo remembers the globals of `__main__`, so that every later "
      "reference leads to this one.\n"
      "create_cell: The cell `is_odd` is made empty, since the function `is_odd` is not "
      "there yet. [content]\n"
      "compile: The source of the function `is_even` is compiled; nothing of it is run.\n"
      "create_function: `is_even` is made from its source; the function `is_odd` is not "
      "there yet, so its cell `is_odd` stays empty. [cell is_odd]\n"
      "memoize: The memo remembers the function `is_even`, so that every later reference "
      "leads to this one. [cell is_odd]\n"
      "create_cell: The cell `is_even` is made empty, so that a function can be made "
      "around it; its content follows. [content]\n"
      "compile: The source of the function `is_odd` is compiled; nothing of it is run.\n"
      "create_function: `is_odd` is made from its source; its cell `is_even` is filled "
      "afterwards. [cell is_even]\n"
      "memoize: The memo remembers the function `is_odd`, so that every later reference "
      "leads to this one. [cell is_even]\n"
      "refer: The cell `is_even` leads back to the function `is_even`, which the memo "
      "already knows, so that no second one is made. [content]\n"
      "fill: The cell `is_even` now holds the function `is_even`.\n"
      "complete: The function `is_odd` has all that it needs and is complete.\n"
      "fill: The cell `is_odd` now holds the function `is_odd`; here a circle closes.\n"
      "complete: The function `is_even` has all that it needs and is complete.\n"
      "publish: The variable `is_even` is ready: the function `is_even`.\n");
  EXPECT_EQ(stacks_text(timeline),
            "(is_even)\n"
            "(is_even)\n"
            "(is_even), is_odd\n"
            "(is_even)\n"
            "is_even\n"
            "is_even\n"
            "is_even, is_odd, (is_odd), is_even\n"
            "is_even, is_odd, (is_odd)\n"
            "is_even, is_odd, is_odd\n"
            "is_even, is_odd, is_odd\n"
            "is_even, is_odd, is_odd, is_even\n"
            "is_even, is_odd, is_odd\n"
            "is_even, is_odd\n"
            "is_even\n"
            "\n"
            "\n");
}

TEST(PlanTimeline, PointsAtTheSourceOfWhatIsMadeOfIt) {
  const Timeline timeline = timeline_of(mutual_recursion());
  EXPECT_FALSE(timeline.step(0).value().source.has_value());
  const TimelineStep compile = timeline.step(3).value();
  EXPECT_EQ(compile.label, "is_even");
  EXPECT_FALSE(compile.object.has_value());
  for (const TimelineStep& step : {compile, timeline.step(4).value()}) {
    ASSERT_TRUE(step.source.has_value());
    EXPECT_EQ(step.source->file, "main.py");
    EXPECT_EQ(step.source->line, 10U);
    EXPECT_EQ(step.source->end_line, 11U);
  }
}

TEST(PlanTimeline, DescribesEveryKind) {
  Timeline timeline = timeline_of(one_of_each_kind());
  EXPECT_EQ(
      steps_text(timeline),
      "create_list: The list `all` is made empty first, so that what it will hold may "
      "refer to it. [0, 1, 2, 3, 4, 5]\n"
      "create_namespace: An empty namespace is made for the globals of module `tools`: "
      "its functions refer to it before its names mean anything. [limit, use]\n"
      "memoize: The memo remembers the globals of `tools`, so that every later reference "
      "leads to this one. [limit, use]\n"
      "create_cell: The cell `count` is made empty, so that a function can be made "
      "around it; its content follows. [content]\n"
      "create_cell: The cell `late` is made; it stays empty.\n"
      "compile: The source of the function `use` is compiled; nothing of it is run.\n"
      "create_function: `use` is made from its source; its cell `count` is filled "
      "afterwards. [cell count, defaults]\n"
      "memoize: The memo remembers the function `use`, so that every later reference "
      "leads to this one. [cell count, defaults]\n"
      "fill: The cell `count` now holds `5`.\n"
      "create_tuple: A tuple of 1 is made only now that its item exists, since it cannot "
      "be filled later.\n"
      "complete: The function `use` receives its defaults and is complete.\n"
      "compile: The source of the class `Point` is compiled; nothing of it is run.\n"
      "create_tuple: The empty tuple is made.\n"
      "memoize: The memo remembers the empty tuple, so that every later reference leads "
      "to this one.\n"
      "create_class: The class `Point` is made from its source; its attributes follow "
      "one by one. [x]\n"
      "memoize: The memo remembers the class `Point`, so that every later reference "
      "leads to this one. [x]\n"
      "create_instance: An instance of `Point` is made without running its `__init__`; "
      "what it holds follows. [state]\n"
      "memoize: The memo remembers the instance of `Point`, so that every later "
      "reference leads to this one. [state]\n"
      "define: The class `Point` gets its attribute `x`: `1`.\n"
      "create_dict: A dict of 1 is made empty first, so that what it will hold may refer "
      "to it. [['x']]\n"
      "fill: The dict of 1 receives its only entry.\n"
      "fill: The instance of `Point` receives its state.\n"
      "create_method: The function `use` is bound to the instance of `Point`.\n"
      "create_reference: `deque` is imported from `collections`, where it lives.\n"
      "create_call: `deque` is called to make an object. [[0], ['k']]\n"
      "fill: The object that `deque` made receives its only item and only entry.\n"
      "create_dict: A dict of 1 is made empty first, so that what it will hold may refer "
      "to it. [key 0, [frozenset of 2]]\n"
      "create_frozenset: A frozenset of 2 is made only now that all its items exist, "
      "since it cannot be filled later.\n"
      "create_set: A set of 1 is made empty first, so that what it will hold may refer "
      "to it. [·0]\n"
      "fill: The set of 1 receives its only element.\n"
      "fill: The dict of 1 receives its only entry.\n"
      "create_module: A module object is made around the globals of `tools`.\n"
      "bind: The name `limit` in `tools` now means `9`. [use]\n"
      "bind: The name `use` in `tools` now means the function `use`; here a circle "
      "closes.\n"
      "create_module: The module `math` is imported.\n"
      "create_bytearray: A bytearray of 2 is made with its content.\n"
      "fill: The list `all` receives its 6 items.\n"
      "publish: The variable `all` is ready: the list of 6.\n"
      "publish: The variable `answer` is ready: `42`.\n");
  const TimelineState end = timeline.state(timeline.size() - 1).value();
  EXPECT_EQ(objects_text(end),
            "18 list list of 6: 0 -> 11, 1 -> 10, 2 -> 14, 3 -> 15, 4 -> 16, 5 -> 17\n"
            "0 namespace tools: limit = 9, use -> 3\n"
            "1 cell count: content = 5\n"
            "2 cell late: \n"
            "3 function use: globals -> 0, defaults -> 4, cell count -> 1, cell late "
            "-> 2\n"
            "4 tuple tuple of 1: 0 = 1\n"
            "5 tuple empty tuple: \n"
            "6 class Point: bases -> 5, x = 1\n"
            "8 instance Point: class -> 6, state -> 7\n"
            "7 dict dict of 1: ['x'] = \"it's\"\n"
            "11 method use: function -> 3, self -> 8\n"
            "9 reference collections:deque: \n"
            "10 call deque(): callable -> 9, arguments -> 5, [0] = 7, ['k'] -> 8\n"
            "14 dict dict of 1: key 0 -> 13, [frozenset of 2] -> 12\n"
            "13 frozenset frozenset of 2: ·0 = 1, ·1 = 2\n"
            "12 set set of 1: ·0 = None\n"
            "15 module tools: namespace -> 0\n"
            "16 module math: \n"
            "17 bytearray bytearray of 2: content = b'ab'\n");
}

TEST(PlanTimeline, SaysWhatIsTakenFromWhat) {
  SampleGraph s;
  const NodeId list = s.node(Kind::kList);
  const NodeId both = s.node(Kind::kTuple, {Value::node(list), s.text("append")});
  const NodeId call = s.object(Kind::kCall, s.graph.reference("builtins", "getattr"),
                               Value::node(both), Constant::kAbsent);
  s.publish({{"append", Value::node(call)}});
  Timeline timeline = timeline_of(std::move(s.graph));
  const std::string text = steps_text(timeline);
  EXPECT_NE(text.find("`append` is taken from the empty list."), std::string::npos)
      << text;
}

TEST(PlanTimeline, TouchesBothEndsOfAReference) {
  Timeline timeline = timeline_of(mutual_recursion());
  EXPECT_EQ(timeline.state(10).value().changed, (std::vector<ObjectId>{1, 3}));
  EXPECT_EQ(timeline.state(3).value().changed, std::vector<ObjectId>{});
}

TEST(PlanTimeline, GivesTheSameStateHoweverItGotThere) {
  Graph graph = one_of_each_kind();
  Timeline timeline = timeline_of(std::move(graph));
  std::mt19937 random(1);
  for (int i = 0; i < 300; ++i) {
    const std::int64_t step =
        static_cast<std::int64_t>(random() % (timeline.size() + 1)) - 1;
    Timeline fresh = timeline_of(one_of_each_kind());
    ASSERT_EQ(state_json(timeline, step), state_json(fresh, step)) << step;
  }
}

TEST(PlanTimeline, RefusesStepsThatItDoesNotHave) {
  Timeline timeline = timeline_of(list_with_itself());
  EXPECT_EQ(timeline.step(5).error().code, ErrorCode::kStepOutOfRange);
  EXPECT_EQ(timeline.state(5).error().code, ErrorCode::kStepOutOfRange);
  EXPECT_EQ(timeline.state(-2).error().code, ErrorCode::kStepOutOfRange);
}

TEST(PlanTimeline, CutsLongListsOfPendingSlots) {
  SampleGraph sample;
  const NodeId list =
      sample.node(Kind::kList, std::vector<Value>(100'000, Value::small(1)));
  sample.publish({{"list", Value::node(list)}});
  const Timeline timeline = timeline_of(std::move(sample.graph));
  const std::vector<std::string> pending = timeline.step(0).value().pending;
  ASSERT_EQ(pending.size(), kMaxPendingNames + 1);
  EXPECT_EQ(pending.front(), "0");
  EXPECT_EQ(pending.back(), "… 99984 more");
}

// Each of the 100,000 names leaves fewer pending; the time is linear all the same.
TEST(PlanTimeline, StaysLinearOverManySteps) {
  SampleGraph sample;
  const NodeId space = sample.space("big");
  for (std::uint32_t i = 0; i < 100'000; ++i) {
    const std::string digits = std::to_string(1'000'000 + i);
    sample.append(space,
                  {sample.text("n" + digits), Value::node(sample.node(Kind::kList))});
  }
  sample.publish(
      {{"big", Value::node(sample.node(Kind::kModule, {Value::node(space)}))}});
  Timeline timeline = timeline_of(std::move(sample.graph));
  ASSERT_GT(timeline.size(), 200'000U);
  std::size_t pending = 0;
  for (std::uint32_t i = 0; i < timeline.size(); ++i) {
    pending += timeline.step(i).value().pending.size();
  }
  EXPECT_GT(pending, 100'000U);
  EXPECT_EQ(timeline.state(100'000).value().objects.size(), 50'002U);
}

TEST(PlanTimeline, DescribesChainsWithoutRecursion) {
  Timeline timeline = timeline_of(deep_chain(100'000));
  EXPECT_EQ(timeline.size(), 200'001U);
  EXPECT_EQ(timeline.state(99'999).value().stack.size(), 100'000U);
  EXPECT_EQ(timeline.state(0).value().stack.size(), 1U);
}

}  // namespace
}  // namespace reknot
