#include "core/freeze/place_graph.h"

#include <gtest/gtest.h>

#include <set>

#include "core/freeze/cycles.h"
#include "tests/core/freeze/placed_sample.h"
#include "tests/core/freeze/sample_terms.h"
#include "tests/core/graph/sample_graphs.h"

namespace reknot {
namespace {

std::vector<std::string> paths_of(const PlacedSample& sample, NodeId node,
                                  std::size_t most = 8) {
  std::vector<std::string> paths;
  for (const ObjectPlace& place : sample.places.places(sample.at(node), most).places) {
    paths.push_back(place.path);
  }
  return paths;
}

TEST(PlaceGraph, TellsWhoSharesACellAndANamespace) {
  SampleGraph made;
  const NodeId space = made.space("__main__");
  const NodeId cell = made.node(Kind::kCell, {Value::small(1)});
  const NodeId get = made.function("get", space, {{"n", cell}});
  const NodeId inc = made.function("inc", space, {{"n", cell}});
  made.publish({{"get", Value::node(get)}, {"inc", Value::node(inc)}});
  const PlacedSample sample(std::move(made.graph));
  EXPECT_EQ(paths_of(sample, space),
            (std::vector<std::string>{"get.__globals__", "inc.__globals__"}));
  EXPECT_EQ(sample.places.noun(sample.at(space)), "globals of __main__");
  EXPECT_EQ(sample.places.ways(sample.at(get)), 1U);
}

TEST(PlaceGraph, LooksThroughWhatCanBeCopied) {
  SampleGraph made;
  const NodeId list = made.node(Kind::kList);
  const NodeId pair = made.node(Kind::kTuple, {Value::node(list), Value::node(list)});
  made.publish({{"a", Value::node(pair)}, {"b", Value::node(pair)}});
  const PlacedSample sample(std::move(made.graph));
  EXPECT_EQ(paths_of(sample, list),
            (std::vector<std::string>{"a[0]", "b[0]", "a[1]", "b[1]"}));
  EXPECT_EQ(sample.places.ways(sample.at(list)), 4U);
  EXPECT_EQ(paths_of(sample, list, 3).size(), 3U);
}

TEST(PlaceGraph, KnowsTheVariableOfEachWay) {
  SampleGraph made;
  const NodeId list = made.node(Kind::kList);
  const NodeId outer = made.node(Kind::kList, {Value::node(list)});
  made.publish({{"outer", Value::node(outer)}, {"z", Value::node(list)}});
  const PlacedSample sample(std::move(made.graph));
  const ObjectPlaces found = sample.places.places(sample.at(list), 8);
  ASSERT_EQ(found.places.size(), 2U);
  EXPECT_EQ(found.places[0].path, "z");
  EXPECT_EQ(found.places[0].variable, 1U);
  EXPECT_EQ(found.places[1].path, "outer[0]");
  EXPECT_EQ(found.places[1].variable, 0U);
}

TEST(PlaceGraph, CountsWaysUpToALimit) {
  SampleGraph made;
  const NodeId list = made.node(Kind::kList);
  Value inner = Value::node(list);
  for (int i = 0; i < 40; ++i)
    inner = Value::node(made.node(Kind::kTuple, {inner, inner}));
  made.publish({{"x", inner}});
  const PlacedSample sample(std::move(made.graph));
  EXPECT_EQ(sample.places.ways(sample.at(list)), PlaceGraph::kMaxWays);
  EXPECT_LE(paths_of(sample, list).size(), 8U);
}

// The ways to a list, each followed to its end: from the variable and from each list.
class WayCounter {
 public:
  WayCounter(const Graph& graph, NodeId goal) : graph_(graph), goal_(goal) {}

  std::uint32_t from(NodeId holder) const {
    std::uint32_t ways = 0;
    for (const Value item : graph_.slots(holder)) {
      if (item.as_node() == goal_) ++ways;
      if (graph_.kind(item.as_node()) == Kind::kTuple) ways += from(item.as_node());
    }
    return ways;
  }

 private:
  const Graph& graph_;
  const NodeId goal_;
};

// Lists that lead anywhere, and tuples that lead to nodes made before them.
Graph some_graph(Random& random) {
  SampleGraph made;
  const std::uint32_t size = 2 + below(random, 6);
  std::vector<Value> nodes;
  for (std::uint32_t i = 0; i < size; ++i) {
    std::vector<Value> items;
    const bool is_tuple = i > 0 && below(random, 2) == 0;
    for (std::uint32_t k = is_tuple ? below(random, 3) : 0; k-- > 0;) {
      items.push_back(nodes[below(random, i)]);
    }
    nodes.push_back(Value::node(made.node(is_tuple ? Kind::kTuple : Kind::kList, items)));
  }
  for (const Value node : nodes) {
    if (made.graph.kind(node.as_node()) != Kind::kList) continue;
    for (std::uint32_t k = below(random, 4); k-- > 0;) {
      made.append(node.as_node(), {nodes[below(random, size)]});
    }
  }
  made.publish({{"x", nodes.back()}});
  return std::move(made.graph);
}

bool leads_to(const Graph& graph, NodeId from, NodeId to, std::vector<bool>& met) {
  for (const Value item : graph.slots(from)) {
    if (item.as_node() == to) return true;
    if (met[item.as_node()]) continue;
    met[item.as_node()] = true;
    if (leads_to(graph, item.as_node(), to, met)) return true;
  }
  return false;
}

TEST(PlaceGraph, CountsTheWaysThatThereAre) {
  Random random(3);
  for (int round = 0; round < 1000; ++round) {
    const PlacedSample sample(some_graph(random));
    const std::vector<NodeId> nodes = reachable_nodes(sample.graph);
    const NodeId root = sample.graph.variables()[0].second.as_node();
    for (const NodeId goal : nodes) {
      if (sample.graph.kind(goal) != Kind::kList) continue;
      const WayCounter counter(sample.graph, goal);
      std::uint32_t ways = goal == root ? 1 : 0;
      if (sample.graph.kind(root) == Kind::kTuple) ways += counter.from(root);
      for (const NodeId holder : nodes) {
        if (sample.graph.kind(holder) == Kind::kList) ways += counter.from(holder);
      }
      EXPECT_EQ(sample.places.ways(sample.at(goal)), ways);
      EXPECT_EQ(paths_of(sample, goal, 100).size(), ways);
    }
  }
}

TEST(Cycles, AreTheSetsOfObjectsThatLeadToEachOther) {
  Random random(5);
  for (int round = 0; round < 1000; ++round) {
    const PlacedSample sample(some_graph(random));
    std::set<std::set<NodeId>> expected;
    const std::vector<NodeId> nodes = reachable_nodes(sample.graph);
    const auto leads = [&](NodeId from, NodeId to) {
      std::vector<bool> met(sample.graph.size());
      return leads_to(sample.graph, from, to, met);
    };
    for (const NodeId node : nodes) {
      std::set<NodeId> cycle;
      for (const NodeId other : nodes) {
        if (leads(node, other) && leads(other, node)) cycle.insert(other);
      }
      if (!cycle.empty()) expected.insert(cycle);
    }
    std::set<std::set<NodeId>> found;
    for (const ObjectCycle& cycle : find_cycles(sample.places)) {
      std::set<NodeId> members;
      for (const PlaceId place : cycle) members.insert(*sample.places.object(place));
      found.insert(members);
    }
    EXPECT_EQ(found, expected);
  }
}

}  // namespace
}  // namespace reknot
