#include "core/freeze/component_order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "core/freeze/parents.h"
#include "core/freeze/term_graph.h"

namespace reknot {
namespace {

using Nodes = std::vector<TermId>;

// A graph, its edges backwards and the order of its components.
class OrderedGraph {
 public:
  explicit OrderedGraph(const std::vector<Nodes>& children) {
    Nodes all;
    for (const Nodes& node : children) {
      all.push_back(graph_.add_node(TermKind::kOrdered, {}, node));
    }
    parents_.resize(graph_.size());
    update(all);
  }

  void move(TermId node, const Nodes& children) {
    graph_.change_node(node, TermKind::kOrdered, {}, children);
    update({node});
  }

  std::uint32_t level(TermId node) const { return order_.level(node); }
  Nodes component(TermId node) const {
    Nodes members;
    order_.for_each_member(node, [&](TermId member) { members.push_back(member); });
    std::sort(members.begin(), members.end());
    return members;
  }
  Nodes parents(TermId node) const {
    Nodes all;
    parents_.for_each_parent(node, [&](TermId parent) { all.push_back(parent); });
    std::sort(all.begin(), all.end());
    return all;
  }
  Nodes ancestors(const Nodes& nodes) {
    Nodes all = parents_.ancestors(nodes);
    std::sort(all.begin(), all.end());
    return all;
  }

 private:
  void update(const Nodes& moved) {
    for (const TermId node : moved) parents_.set_children(node, graph_.children(node));
    order_.update(graph_, parents_, moved);
  }

  TermGraph graph_;
  ParentTable parents_;
  ComponentOrder order_;
};

TEST(ComponentOrder, RaisesLevelsAboveAChild) {
  OrderedGraph graph({{1, 2}, {2}, {}, {2}});
  EXPECT_EQ(graph.level(2), 0U);
  EXPECT_EQ(graph.level(0), 2U);
  graph.move(2, {3});
  EXPECT_EQ(graph.component(2), (Nodes{2, 3}));
  EXPECT_EQ(graph.level(3), 0U);
  graph.move(3, {});
  EXPECT_EQ(graph.component(2), Nodes{2});
  EXPECT_EQ(graph.level(3), 0U);
  EXPECT_EQ(graph.level(0), 3U);
}

TEST(ComponentOrder, JoinsAndCutsComponents) {
  OrderedGraph graph({{1}, {2}, {}});
  graph.move(2, {0});
  EXPECT_EQ(graph.component(1), (Nodes{0, 1, 2}));
  EXPECT_EQ(graph.level(0), graph.level(2));
  graph.move(0, {0});
  EXPECT_EQ(graph.component(0), Nodes{0});
  EXPECT_EQ(graph.component(1), Nodes{1});
  EXPECT_LT(graph.level(0), graph.level(2));
  EXPECT_LT(graph.level(2), graph.level(1));
}

// What would take a walk over all that leads to the node.
TEST(ComponentOrder, KeepsTheLevelOfANodeWhoseChildrenAreLowerStill) {
  OrderedGraph graph({{1}, {2}, {3}, {}});
  graph.move(0, {3});
  EXPECT_EQ(graph.level(0), 3U);
  graph.move(3, {0});
  EXPECT_EQ(graph.component(0), (Nodes{0, 3}));
}

TEST(ParentTable, HasTheParentsThatThereAreNow) {
  OrderedGraph graph({{2, 2}, {2}, {}});
  EXPECT_EQ(graph.parents(2), (Nodes{0, 0, 1}));
  graph.move(0, {1});
  EXPECT_EQ(graph.parents(2), Nodes{1});
  EXPECT_EQ(graph.parents(1), Nodes{0});
  graph.move(0, {2});
  EXPECT_EQ(graph.parents(2), (Nodes{0, 1}));
  for (int i = 0; i < 100; ++i) graph.move(0, {i % 2 == 0 ? TermId{1} : TermId{2}});
  EXPECT_EQ(graph.parents(2), (Nodes{0, 1}));
  EXPECT_EQ(graph.parents(1), Nodes{});
}

TEST(ParentTable, HasEachAncestorOnce) {
  OrderedGraph graph({{1, 2}, {3}, {3}, {2}, {0}, {}});
  EXPECT_EQ(graph.ancestors({3}), (Nodes{0, 1, 2, 3, 4}));
  EXPECT_EQ(graph.ancestors({0, 5, 0}), (Nodes{0, 4, 5}));
}

}  // namespace
}  // namespace reknot
