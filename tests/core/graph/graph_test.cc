#include "core/graph/graph.h"

#include <gtest/gtest.h>

#include "tests/core/graph/sample_graphs.h"

namespace reknot {
namespace {

std::vector<Value> slots_of(const Graph& graph, NodeId node) {
  const std::span<const Value> slots = graph.slots(node);
  return {slots.begin(), slots.end()};
}

TEST(Value, KeepsSmallIntegersAndConstants) {
  for (const std::int32_t number : {0, 1, -1, Value::kMinSmall, Value::kMaxSmall}) {
    EXPECT_EQ(Value::small(number).as_small(), number);
  }
  EXPECT_TRUE(Value().is(Constant::kAbsent));
  EXPECT_EQ(Value(Constant::kTrue).as_constant(), Constant::kTrue);
  EXPECT_EQ(Value::node(7).as_node(), 7U);
  EXPECT_EQ(Value::from_bits(Value::node(7).bits()), Value::node(7));
}

TEST(Graph, AppendsToNodesByTurns) {
  Graph graph;
  const NodeId first = graph.add_node(Kind::kList);
  const NodeId second = graph.add_node(Kind::kList);
  std::vector<Value> expected;
  for (std::int32_t i = 0; i < 1000; ++i) {
    const Value pair[] = {Value::small(i), Value::small(-i)};
    graph.append_slots(first, {pair, 1});
    graph.append_slots(second, pair);
    expected.insert(expected.end(), pair, pair + 2);
  }
  EXPECT_EQ(slots_of(graph, second), expected);
  ASSERT_EQ(graph.slots(first).size(), 1000U);
  EXPECT_EQ(graph.slots(first)[999], Value::small(999));
}

TEST(Graph, ReplacesSlots) {
  Graph graph;
  const Value old_slots[] = {Value::small(1), Value::small(2)};
  const NodeId node = graph.add_node(Kind::kCell, old_slots);
  graph.add_node(Kind::kCell, old_slots);
  const Value fewer[] = {Value::small(3)};
  graph.replace_slots(node, fewer);
  EXPECT_EQ(slots_of(graph, node), std::vector<Value>{Value::small(3)});
  const std::vector<Value> more(5, Value::small(4));
  graph.replace_slots(node, more);
  EXPECT_EQ(slots_of(graph, node), more);
  EXPECT_EQ(slots_of(graph, 1), std::vector<Value>(old_slots, old_slots + 2));
}

TEST(Graph, KeepsLongAtomsOnce) {
  Graph graph;
  const auto long_text = [](int i) {
    return std::string(Graph::kLongAtom, 'x') + std::to_string(i);
  };
  std::vector<Value> texts;
  std::vector<Value> byte_strings;
  for (int i = 0; i < 500; ++i) {
    texts.push_back(graph.add_text(long_text(i)));
    byte_strings.push_back(graph.add_bytes(as_bytes(long_text(i))));
  }
  for (int i = 0; i < 500; ++i) {
    const auto place = static_cast<std::size_t>(i);
    EXPECT_EQ(graph.add_text(long_text(i)), texts[place]);
    EXPECT_EQ(graph.text(texts[place]), long_text(i));
    EXPECT_EQ(graph.add_bytes(as_bytes(long_text(i))), byte_strings[place]);
    EXPECT_EQ(as_text(graph.bytes(byte_strings[place])), long_text(i));
  }
}

TEST(Graph, KeepsIntegersOfAllSizes) {
  Graph graph;
  EXPECT_EQ(graph.add_integer({}), Value::small(0));
  EXPECT_EQ(graph.add_integer(Bytes{0xFF}), Value::small(-1));
  EXPECT_EQ(graph.add_integer(Bytes{0x80, 0}), Value::small(128));
  EXPECT_EQ(graph.add_integer(Bytes{0, 0, 0, 0xF0}), Value::small(Value::kMinSmall));
  EXPECT_EQ(graph.add_integer(Bytes{0xFF, 0xFF, 0xFF, 0x0F}),
            Value::small(Value::kMaxSmall));
  const Bytes beyond = {0, 0, 0, 0x10};
  const Value big = graph.add_integer(beyond);
  EXPECT_EQ(big.tag(), Tag::kBigInt);
  EXPECT_EQ(Bytes(graph.bytes(big).begin(), graph.bytes(big).end()), beyond);
}

TEST(Graph, KeepsOneNodeForAReference) {
  Graph graph;
  const NodeId join = graph.reference("os.path", "join");
  EXPECT_EQ(graph.reference("os.path", "join"), join);
  EXPECT_NE(graph.reference("os", "path.join"), join);
  EXPECT_EQ(graph.text(graph.slots(join)[1]), "join");
}

TEST(Graph, NamesSourcesAsPythonDoes) {
  Source source;
  source.name = "inc";
  source.context = {{Source::Form::kClass, "Tool"}, {Source::Form::kFunction, "make"}};
  EXPECT_EQ(source.qualified_name(), "Tool.make.<locals>.inc");
  for (const Source::Form form :
       {Source::Form::kFunction, Source::Form::kLambda, Source::Form::kClass}) {
    EXPECT_EQ(source_form(form_name(form)), form);
  }
  EXPECT_EQ(source_form("module"), std::nullopt);
}

TEST(Graph, MeetsReachableNodesInReadingOrder) {
  SampleGraph sample;
  const NodeId leaf = sample.node(Kind::kList);
  const NodeId unreached = sample.node(Kind::kList, {Value::node(leaf)});
  const NodeId left = sample.node(Kind::kList, {Value::node(leaf)});
  const NodeId root = sample.node(Kind::kList, {Value::node(left), Value::node(leaf)});
  sample.append(leaf, {Value::node(root)});
  sample.publish({{"root", Value::node(root)}, {"left", Value::node(left)}});
  EXPECT_EQ(reachable_nodes(sample.graph), (std::vector<NodeId>{root, left, leaf}));
  EXPECT_LT(unreached, sample.graph.size());
}

TEST(Graph, ReachesTheEndOfDeepChains) {
  EXPECT_EQ(reachable_nodes(deep_chain(100'000)).size(), 100'000U);
}

}  // namespace
}  // namespace reknot
