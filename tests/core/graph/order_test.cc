#include "core/graph/order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "core/base/integers.h"
#include "tests/core/graph/sample_graphs.h"

namespace reknot {
namespace {

Value integer(Graph& graph, std::int64_t number) {
  return graph.add_integer(SmallInteger(number).view());
}

// Elements of a set, from the least to the greatest.
std::vector<Value> ordered_elements(SampleGraph& sample) {
  Graph& graph = sample.graph;
  const NodeId pair = sample.node(Kind::kTuple, {Value::small(1), Value::small(2)});
  return {Constant::kNone,
          Constant::kFalse,
          Constant::kTrue,
          Value::small(-5),
          Value::small(0),
          Value::small(70'000),
          integer(graph, -(std::int64_t{1} << 60)),
          integer(graph, -(std::int64_t{1} << 40)),
          integer(graph, std::int64_t{1} << 40),
          integer(graph, (std::int64_t{1} << 40) + 1),
          integer(graph, std::int64_t{1} << 60),
          graph.add_float(1.5),
          graph.add_float(2.5),
          sample.text(""),
          sample.text("a"),
          sample.text("b"),
          graph.add_bytes(as_bytes("a")),
          graph.add_bytes(as_bytes("ab")),
          Value::node(pair)};
}

TEST(Order, SortsSetsWhateverOrderTheyCameIn) {
  SampleGraph sample;
  const std::vector<Value> expected = ordered_elements(sample);
  std::vector<Value> elements = expected;
  std::mt19937 random(1);
  std::vector<NodeId> sets;
  for (int i = 0; i < 20; ++i) {
    std::shuffle(elements.begin(), elements.end(), random);
    sets.push_back(sample.node(i % 2 == 0 ? Kind::kSet : Kind::kFrozenSet, elements));
  }
  sort_sets(sample.graph);
  for (const NodeId set : sets) {
    const std::span<const Value> slots = sample.graph.slots(set);
    EXPECT_TRUE(std::equal(slots.begin(), slots.end(), expected.begin(), expected.end()));
  }
}

// What the elements of a set of tuples (number, text) are, in order.
std::vector<std::int32_t> numbers_in(const std::vector<std::int32_t>& inserted) {
  SampleGraph sample;
  const NodeId set = sample.node(Kind::kSet);
  for (const std::int32_t number : inserted) {
    sample.append(set, {Value::node(sample.node(
                           Kind::kTuple, {Value::small(number), sample.text("x")}))});
  }
  sort_sets(sample.graph);
  std::vector<std::int32_t> numbers;
  for (const Value element : sample.graph.slots(set)) {
    numbers.push_back(sample.graph.slots(element.as_node())[0].as_small());
  }
  return numbers;
}

TEST(Order, SortsObjectsInSetsByWhatTheyLookLike) {
  EXPECT_EQ(numbers_in({1, 2, 3, 4}), numbers_in({3, 1, 4, 2}));
  EXPECT_EQ(numbers_in({1, 2, 3, 4}), numbers_in({4, 3, 2, 1}));
}

TEST(Order, KeepsTheOrderOfObjectsThatLookAlike) {
  SampleGraph sample;
  const NodeId first =
      sample.node(Kind::kInstance, std::vector<Value>(slot_index(ObjectSlot::kCount)));
  const NodeId second =
      sample.node(Kind::kInstance, std::vector<Value>(slot_index(ObjectSlot::kCount)));
  const NodeId set = sample.node(Kind::kSet, {Value::node(second), Value::node(first)});
  sort_sets(sample.graph);
  EXPECT_EQ(sample.graph.slots(set)[0], Value::node(second));
}

TEST(Order, SortsObjectsThatLookAlikeByWhereElseTheyAre) {
  const auto names_in_set = [](bool flipped) {
    SampleGraph sample;
    const NodeId first =
        sample.node(Kind::kInstance, std::vector<Value>(slot_index(ObjectSlot::kCount)));
    const NodeId second =
        sample.node(Kind::kInstance, std::vector<Value>(slot_index(ObjectSlot::kCount)));
    std::vector<Value> elements = {Value::node(first), Value::node(second)};
    if (flipped) std::swap(elements[0], elements[1]);
    const NodeId set = sample.node(Kind::kSet, elements);
    sample.publish(
        {{"a", Value::node(set)}, {"b", Value::node(second)}, {"c", Value::node(first)}});
    sort_sets(sample.graph);
    return std::string(sample.graph.slots(set)[0] == Value::node(second) ? "bc" : "cb");
  };
  EXPECT_EQ(names_in_set(false), "bc");
  EXPECT_EQ(names_in_set(true), "bc");
}

// Half a megabyte, used 50,000 times: hashed once.
TEST(Order, ReadsLongTextsOnce) {
  SampleGraph sample;
  const Value text = sample.text(std::string(500'000, 'x'));
  sample.node(Kind::kList, std::vector<Value>(50'000, text));
  sample.node(Kind::kSet, {Value::node(sample.node(Kind::kTuple)),
                           Value::node(sample.graph.reference("m", "f"))});
  sort_sets(sample.graph);
}

TEST(Order, SortsNamesByTheirBytes) {
  SampleGraph sample;
  const NodeId space = sample.space("m");
  for (const char* name : {"b", "é", "a", "B"}) {
    sample.append(space, {sample.text(name), sample.text(name)});
  }
  sort_names(sample.graph);
  std::string names;
  const std::span<const Value> slots = sample.graph.slots(space);
  for (std::size_t i = slot_index(NamespaceSlot::kCount); i < slots.size(); i += 2) {
    names += sample.graph.text(slots[i]);
    EXPECT_EQ(sample.graph.text(slots[i]), sample.graph.text(slots[i + 1]));
  }
  EXPECT_EQ(names, "Babé");
}

}  // namespace
}  // namespace reknot
