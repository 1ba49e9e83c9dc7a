#include "core/plan/plan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "tests/core/graph/sample_graphs.h"

namespace reknot {
namespace {

// What a step is about: "list 3", "source 0", "variable 1".
std::string subject(const Graph& graph, const Step& step) {
  if (step.kind == StepKind::kCompile) return "source " + std::to_string(step.begin);
  if (step.node == kNoNode) return "variable " + std::to_string(step.begin);
  return std::string(kind_label(graph.kind(step.node))) + ' ' + std::to_string(step.node);
}

// A plan as text, a step a line.
std::string plan_text(const Graph& graph) {
  std::string out;
  const Plan plan = make_plan(graph).value();
  for (const Step& step : plan.steps) {
    out += std::string(step_name(step.kind)) + ' ' + subject(graph, step);
    if (step.kind == StepKind::kRefer) out += " to " + std::to_string(step.begin);
    out += '\n';
  }
  return out;
}

// The slots that a step fills; a function is made around its cells.
std::vector<std::uint32_t> slots_filled_by(const Graph& graph, const Step& step) {
  std::vector<std::uint32_t> slots;
  for (std::uint32_t i = step.begin; i < step.end; ++i) slots.push_back(i);
  if (step.kind == StepKind::kCreate && graph.kind(step.node) == Kind::kFunction) {
    const auto size = static_cast<std::uint32_t>(graph.slots(step.node).size());
    for (std::uint32_t i = slot_index(FunctionSlot::kCount); i < size; ++i) {
      slots.push_back(i);
    }
  }
  return slots;
}

// Every object is made once, every value is there when a step uses it, and every slot that holds
// an object is filled once.
void expect_sound(const Graph& graph, const Plan& plan) {
  std::vector<bool> made(graph.size());
  std::vector<std::vector<int>> filled;
  for (NodeId node = 0; node < graph.size(); ++node) {
    filled.emplace_back(graph.slots(node).size(), 0);
  }
  for (const Step& step : plan.steps) {
    if (step.node == kNoNode) continue;
    ASSERT_EQ(made[step.node], step.kind != StepKind::kCreate);
    made[step.node] = true;
    if (step.kind == StepKind::kRefer) {
      ASSERT_TRUE(made[step.begin]);
    } else if (step.kind != StepKind::kPublish) {
      for (const std::uint32_t slot : slots_filled_by(graph, step)) {
        const Value value = graph.slots(step.node)[slot];
        ASSERT_TRUE(!value.is_node() || made[value.as_node()]) << step_name(step.kind);
        ++filled[step.node][slot];
      }
    }
  }
  for (const NodeId node : reachable_nodes(graph)) {
    for (std::size_t i = 0; i < filled[node].size(); ++i) {
      if (graph.slots(node)[i].is_node()) {
        ASSERT_EQ(filled[node][i], 1) << kind_label(graph.kind(node)) << ' ' << i;
      }
    }
  }
}

void expect_sound(const Graph& graph) { expect_sound(graph, make_plan(graph).value()); }

TEST(Plan, OrdersARecursiveFunctionAsItsSixTupleDoes) {
  const Graph graph = global_recursion();
  EXPECT_EQ(plan_text(graph),
            "create namespace 0\n"
            "compile source 0\n"
            "create function 1\n"
            "memoize function 1\n"
            "refer namespace 0 to 1\n"
            "bind namespace 0\n"
            "complete function 1\n"
            "publish function 1\n");
  expect_sound(graph);
}

TEST(Plan, CompletesTheInnerOfTwoFunctionsThatCallEachOtherFirst) {
  const Graph graph = mutual_recursion();
  EXPECT_EQ(plan_text(graph),
            "create namespace 0\n"
            "memoize namespace 0\n"
            "create cell 2\n"
            "compile source 0\n"
            "create function 3\n"
            "memoize function 3\n"
            "create cell 1\n"
            "compile source 1\n"
            "create function 4\n"
            "memoize function 4\n"
            "refer cell 1 to 3\n"
            "fill cell 1\n"
            "complete function 4\n"
            "fill cell 2\n"
            "complete function 3\n"
            "publish function 3\n");
  expect_sound(graph);
}

TEST(Plan, FillsAListOnceATupleThatItIsInExists) {
  SampleGraph sample;
  const NodeId list = sample.node(Kind::kList);
  const NodeId tuple = sample.node(Kind::kTuple, {Value::node(list)});
  sample.append(list, {Value::node(tuple)});
  sample.publish({{"tuple", Value::node(tuple)}});
  EXPECT_EQ(plan_text(sample.graph),
            "create list 0\n"
            "create tuple 1\n"
            "memoize tuple 1\n"
            "refer list 0 to 1\n"
            "fill list 0\n"
            "publish tuple 1\n");
  expect_sound(sample.graph);
}

TEST(Plan, CompletesWhatIsShared) {
  SampleGraph sample;
  const NodeId shared = sample.node(Kind::kList, {Value::small(1)});
  const NodeId pair =
      sample.node(Kind::kTuple, {Value::node(shared), Value::node(shared)});
  sample.publish({{"again", Value::node(shared)}, {"pair", Value::node(pair)}});
  EXPECT_EQ(plan_text(sample.graph),
            "create list 0\n"
            "memoize list 0\n"
            "fill list 0\n"
            "publish list 0\n"
            "create tuple 1\n"
            "publish tuple 1\n");
}

TEST(Plan, SetsTheStateOfObjectsAfterwards) {
  SampleGraph sample;
  const NodeId type = sample.graph.reference("shapes", "Point");
  const NodeId state = sample.node(Kind::kDict);
  const NodeId point =
      sample.object(Kind::kInstance, type, Constant::kAbsent, Value::node(state));
  sample.append(state, {sample.text("self"), Value::node(point)});
  sample.publish({{"point", Value::node(point)}});
  EXPECT_EQ(plan_text(sample.graph),
            "create reference 0\n"
            "create instance 2\n"
            "memoize instance 2\n"
            "create dict 1\n"
            "refer dict 1 to 2\n"
            "fill dict 1\n"
            "fill instance 2\n"
            "publish instance 2\n");
  expect_sound(sample.graph);
}

TEST(Plan, HashesAnObjectOnceItHasItsState) {
  // key.peers = {key, (key,)} and key.table = {(key,): 1}
  SampleGraph sample;
  const NodeId type = sample.graph.reference("app", "Key");
  const NodeId set = sample.node(Kind::kSet);
  const NodeId table = sample.node(Kind::kDict);
  const NodeId state = sample.node(Kind::kDict);
  const NodeId key =
      sample.object(Kind::kInstance, type, Constant::kAbsent, Value::node(state));
  const NodeId pair = sample.node(Kind::kTuple, {Value::node(key)});
  sample.append(set, {Value::node(key), Value::node(pair)});
  sample.append(table, {Value::node(pair), Value::small(1)});
  sample.append(state, {sample.text("peers"), Value::node(set), sample.text("table"),
                        Value::node(table)});
  for (const NodeId first : {key, set, table}) {
    sample.publish({{"x", Value::node(first)}});
    expect_sound(sample.graph);
    const std::string text = plan_text(sample.graph);
    const std::size_t stated = text.find("fill instance");
    EXPECT_LT(stated, text.find("fill set")) << text;
    EXPECT_LT(stated, text.find("fill dict 2")) << text;
  }
}

TEST(Plan, BindsNamesThatNoSourceUses) {
  SampleGraph sample;
  const NodeId space = sample.space("app");
  const NodeId list = sample.node(Kind::kList);
  sample.append(space, {sample.text("unused"), Value::node(list)});
  const NodeId function = sample.function("f", space);
  sample.publish({{"f", Value::node(function)}});
  expect_sound(sample.graph);
  EXPECT_NE(plan_text(sample.graph).find("bind namespace"), std::string::npos);
}

TEST(Plan, RefusesATupleThatContainsItself) {
  SampleGraph sample;
  const NodeId tuple = sample.node(Kind::kTuple);
  sample.append(tuple, {Value::node(tuple)});
  sample.publish({{"tuple", Value::node(tuple)}});
  const Error error = make_plan(sample.graph).error();
  EXPECT_EQ(error.code, ErrorCode::kCyclicArguments);
  EXPECT_EQ(error.detail, "a tuple that contains itself");
}

TEST(Plan, RefusesTwoTuplesThatContainEachOther) {
  SampleGraph sample;
  const NodeId first = sample.node(Kind::kTuple);
  const NodeId second = sample.node(Kind::kFrozenSet, {Value::node(first)});
  sample.append(first, {Value::node(second)});
  sample.publish({{"first", Value::node(first)}});
  EXPECT_EQ(make_plan(sample.graph).error().code, ErrorCode::kCyclicArguments);
}

// The outer tuple is met first, and what it leads to needs it.
TEST(Plan, LetsATupleWaitForAnother) {
  SampleGraph sample;
  const NodeId list = sample.node(Kind::kList);
  const NodeId outer = sample.node(Kind::kTuple, {Value::node(list)});
  const NodeId inner = sample.node(Kind::kTuple, {Value::node(outer)});
  sample.append(list, {Value::node(inner)});
  sample.publish({{"outer", Value::node(outer)}});
  EXPECT_EQ(plan_text(sample.graph),
            "create list 0\n"
            "create tuple 1\n"
            "memoize tuple 1\n"
            "create tuple 2\n"
            "fill list 0\n"
            "publish tuple 1\n");
  expect_sound(sample.graph);
}

// c is made of a tuple that holds a list that leads back to c.
TEST(Plan, LetsWhatACallNeedsWaitForTheCall) {
  SampleGraph sample;
  const NodeId type = sample.graph.reference("m", "f");
  const NodeId list = sample.node(Kind::kList);
  const NodeId arguments = sample.node(Kind::kTuple, {Value::node(list)});
  const NodeId call =
      sample.object(Kind::kCall, type, Value::node(arguments), Constant::kAbsent);
  sample.append(list, {Value::node(call), Value::node(arguments)});
  sample.publish({{"call", Value::node(call)}});
  expect_sound(sample.graph);
}

// Objects of several kinds that lead to each other at random.
Graph random_graph(std::mt19937& random) {
  SampleGraph sample;
  const NodeId space = sample.space("m");
  std::vector<NodeId> cells;
  for (int i = 0; i < 3; ++i) cells.push_back(sample.node(Kind::kCell));
  std::vector<NodeId> nodes = {space};
  for (const NodeId cell : cells) {
    nodes.push_back(sample.function("f", space, {{"c", cell}}, {"a", "b"}));
  }
  nodes.insert(nodes.end(), cells.begin(), cells.end());
  const NodeId type = sample.graph.reference("m", "C");
  const auto any = [&] { return Value::node(nodes[random() % nodes.size()]); };
  static constexpr Kind kKinds[] = {Kind::kList, Kind::kTuple,     Kind::kDict,
                                    Kind::kSet,  Kind::kFrozenSet, Kind::kInstance};
  const std::size_t count = 2 + random() % 8;
  for (std::size_t i = 0; i < count; ++i) {
    const Kind kind = kKinds[random() % std::size(kKinds)];
    nodes.push_back(kind == Kind::kInstance
                        ? sample.object(kind, type, any(), any(), {any()}, {any(), any()})
                        : sample.node(kind, {any(), any()}));
  }
  for (const NodeId node : nodes) {
    const Kind kind = sample.graph.kind(node);
    if (kind == Kind::kList || kind == Kind::kTuple) sample.append(node, {any()});
    if (kind == Kind::kCell) sample.append(node, {any()});
  }
  for (const char* name : {"a", "b"}) sample.append(space, {sample.text(name), any()});
  sample.publish({{"x", any()}, {"y", any()}});
  return std::move(sample.graph);
}

// Whether the object is needed, through objects that exist only whole, for its own creation.
bool needs_itself(const Graph& graph, NodeId origin) {
  std::vector<bool> seen(graph.size());
  std::vector<NodeId> todo = {origin};
  while (!todo.empty()) {
    const NodeId node = todo.back();
    todo.pop_back();
    const bool is_instance = graph.kind(node) == Kind::kInstance;
    if (!created_whole(graph.kind(node)) && !is_instance) continue;
    std::span<const Value> needed = graph.slots(node);
    if (is_instance) needed = needed.first(slot_index(ObjectSlot::kState));
    for (const Value value : needed) {
      if (!value.is_node()) continue;
      if (value.as_node() == origin) return true;
      if (!seen[value.as_node()]) todo.push_back(value.as_node());
      seen[value.as_node()] = true;
    }
  }
  return false;
}

bool any_needs_itself(const Graph& graph) {
  const std::vector<NodeId> nodes = reachable_nodes(graph);
  return std::any_of(nodes.begin(), nodes.end(),
                     [&](NodeId node) { return needs_itself(graph, node); });
}

TEST(Plan, FillsEverySlotOfRandomGraphs) {
  std::mt19937 random(1);
  int made = 0;
  for (int i = 0; i < 5000; ++i) {
    const Graph graph = random_graph(random);
    const Result<Plan> plan = make_plan(graph);
    if (plan.ok()) {
      ++made;
      ASSERT_NO_FATAL_FAILURE(expect_sound(graph, plan.value())) << i;
    } else {
      ASSERT_EQ(plan.error().code, ErrorCode::kCyclicArguments);
      ASSERT_TRUE(any_needs_itself(graph)) << i;
    }
  }
  EXPECT_GT(made, 1000);
}

TEST(Plan, FollowsChainsWithoutRecursion) {
  const Graph lists = deep_chain(100'000);
  EXPECT_EQ(make_plan(lists).value().steps.size(), 200'001U);
  SampleGraph sample;
  Value inner = Value::small(0);
  for (int i = 0; i < 100'000; ++i) {
    inner = Value::node(sample.node(Kind::kTuple, {inner}));
  }
  sample.publish({{"chain", inner}});
  EXPECT_EQ(make_plan(sample.graph).value().steps.size(), 100'001U);
}

TEST(Plan, OrdersARingOfManyObjects) {
  SampleGraph sample;
  constexpr std::uint32_t kSize = 100'000;
  for (std::uint32_t i = 0; i < kSize; ++i) {
    sample.node(Kind::kList, {Value::node((i + 1) % kSize)});
  }
  sample.publish({{"ring", Value::node(0)}});
  expect_sound(sample.graph);
}

TEST(Plan, NamesItsParents) {
  const Graph graph = mutual_recursion();
  const Plan plan = make_plan(graph).value();
  EXPECT_EQ(plan.parent[3], kNoNode);
  EXPECT_EQ(plan.parent[2], 3U);
  EXPECT_EQ(plan.parent[4], 2U);
  EXPECT_EQ(plan.parent[1], 4U);
}

}  // namespace
}  // namespace reknot
