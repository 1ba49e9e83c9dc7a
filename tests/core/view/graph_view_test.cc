#include "core/view/graph_view.h"

#include <gtest/gtest.h>

#include "core/view/json.h"
#include "tests/core/view/sample_views.h"

namespace reknot {
namespace {

TEST(GraphView, DrawsEveryObjectAndReference) {
  SampleView sample(mutual_recursion());
  const GraphView view = sample.view();
  EXPECT_EQ(told(view),
            "0 __main__\n"
            "1 is_even x\n"
            "2 is_odd x\n"
            "3 is_even xx is_even\n"
            "4 is_odd xx\n"
            "1.content -> 3\n"
            "2.content -> 4 closes\n"
            "3.globals -> 0\n"
            "3.cell is_odd -> 2\n"
            "4.globals -> 0\n"
            "4.cell is_even -> 1\n");
  EXPECT_EQ(view.objects, 5U);
  EXPECT_EQ(view.shown, 5U);
  EXPECT_FALSE(view.too_many);
}

TEST(GraphView, TellsWhenObjectsAndReferencesAppear) {
  SampleView sample(list_with_itself());
  const GraphView view = sample.view();
  ASSERT_EQ(view.nodes.size(), 1U);
  ASSERT_EQ(view.edges.size(), 1U);
  const UnionObject& object = sample.subject.united().objects[0];
  EXPECT_EQ(view.nodes[0].created, object.created);
  EXPECT_EQ(view.nodes[0].completed, object.completed);
  EXPECT_LT(view.edges[0].appears, view.edges[0].filled);
  EXPECT_TRUE(view.edges[0].closes);
}

TEST(GraphView, JoinsReferencesThatShareTheLastRow) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::uint32_t i = 0; i < 14; ++i) pairs.push_back({0, 1});
  pairs.push_back({0, 2});
  SampleView sample(lists(3, pairs));
  const GraphView view = sample.view();
  EXPECT_EQ(view.nodes[0].card.hidden, 3U);
  ASSERT_EQ(view.edges.size(), 14U);
  EXPECT_EQ(view.edges[12].count, 2U);
  EXPECT_FALSE(view.edges[12].slot.has_value());
  EXPECT_EQ(view.edges[13].slot, 14U);
  EXPECT_EQ(view.edges[13].slot_name, "14");
  EXPECT_EQ(view.edges[13].route.front().y, view.nodes[0].corner.y + 280);
}

TEST(GraphView, DrawsManyObjectsWithoutRows) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::uint32_t i = 1; i <= 500; ++i) pairs.push_back({(i - 1) / 3, i});
  pairs.push_back({0, 1});
  SampleView sample(lists(501, pairs));
  const GraphView view = sample.view();
  EXPECT_EQ(view.nodes.size(), 501U);
  EXPECT_TRUE(view.nodes[0].card.rows.empty());
  EXPECT_EQ(view.edges.size(), 500U);
  EXPECT_EQ(view.edges[0].count, 2U);
  EXPECT_EQ(view.edges[1].slot_name, "1");
  EXPECT_EQ(view.edges[0].route.size(), 2U);
}

// A list of `count` - 1 lists.
Graph wide_list(std::uint32_t count) {
  SampleGraph sample;
  std::vector<Value> items;
  for (std::uint32_t i = 1; i < count; ++i) {
    items.push_back(Value::node(sample.node(Kind::kList)));
  }
  sample.publish({{"all", Value::node(sample.node(Kind::kList, items))}});
  return std::move(sample.graph);
}

TEST(GraphView, DrawsNothingOfTooManyObjects) {
  SampleView sample(wide_list(20'001));
  const GraphView view = sample.view();
  EXPECT_TRUE(view.too_many);
  EXPECT_EQ(view.shown, 20'001U);
  EXPECT_TRUE(view.nodes.empty());
  EXPECT_EQ(sample.view("kind:list").nodes.size(), 1U);
  SampleView most(wide_list(20'000));
  EXPECT_EQ(most.view().nodes.size(), 20'000U);
}

TEST(GraphViewJson, WritesNodesAndEdges) {
  SampleView sample(list_with_itself());
  EXPECT_EQ(
      to_json(sample.view()),
      R"({"width":191,"height":139,"objects":1,"shown":1,"too_many":false,"nodes":[)"
      R"({"id":0,"object":0,"group":null,"kind":"list","label":"list of 2","x":20,"y":42,)"
      R"("width":124,"height":77,"created":0,"completed":3,"names":["knot"],"hidden":0,)"
      R"("rows":[{"slot":0,"name":"0","text":"","y":40},)"
      R"({"slot":1,"name":"1","text":"1","y":60}]}],)"
      R"("edges":[{"from":0,"to":0,"slot":0,"slot_name":"0","count":1,"appears":0,)"
      R"("filled":3,"closes":true,"path":"M144 82C171 82 171 57 144 57",)"
      R"("points":[144,82,171,82,171,57,144,57],"x":144,"y":82}]})");
}

TEST(GraphViewJson, WritesGroups) {
  SampleView sample(lists(3, {{0, 1}, {0, 2}}));
  const std::string json = to_json(sample.view("depth:0"));
  EXPECT_NE(json.find(R"({"id":-1,"object":null,"group":{"by":"depth:0","count":2,)"
                      R"("objects":[1,2]},"kind":"list","label":"2 × object")"),
            std::string::npos)
      << json;
}

}  // namespace
}  // namespace reknot
