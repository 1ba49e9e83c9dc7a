#include "core/view/folds.h"

#include <gtest/gtest.h>

#include "tests/core/view/sample_views.h"

namespace reknot {
namespace {

std::string labels(const GraphView& view) {
  std::string out;
  for (const ViewNode& node : view.nodes) {
    out += (out.empty() ? "" : ", ") + node.label;
  }
  return out;
}

TEST(Folds, FoldAKind) {
  // Two cells that no one object refers to stay apart; the functions refer to them.
  SampleView sample(mutual_recursion());
  EXPECT_EQ(labels(sample.view("kind:cell")),
            "__main__, is_even, is_odd, is_even, is_odd");
  EXPECT_EQ(labels(sample.view("kind:nothing")),
            "__main__, is_even, is_odd, is_even, is_odd");
  SampleView list(lists(4, {{0, 1}, {0, 2}, {1, 3}}));
  EXPECT_EQ(labels(list.view("kind:list")), "4 × list");
}

TEST(Folds, JoinWhatOneObjectRefersTo) {
  SampleGraph sample;
  std::vector<Value> items;
  for (int i = 0; i < 30; ++i) items.push_back(Value::node(sample.node(Kind::kSet)));
  const NodeId list = sample.node(Kind::kList, items);
  sample.publish({{"all", Value::node(list)}});
  SampleView view(std::move(sample.graph));
  EXPECT_EQ(told(view.view("kind:set")),
            "30 list of 30 xxxxxxxxxxxx all\n"
            "-1 30 × set\n"
            "30.0 -> -1\n"
            "30.1 -> -1\n"
            "30.2 -> -1\n"
            "30.3 -> -1\n"
            "30.4 -> -1\n"
            "30.5 -> -1\n"
            "30.6 -> -1\n"
            "30.7 -> -1\n"
            "30.8 -> -1\n"
            "30.9 -> -1\n"
            "30.10 -> -1\n"
            "30.11 -> -1\n"
            "30 -> -1 *18\n");
}

TEST(Folds, FoldAModule) {
  SampleView sample(mutual_recursion());
  EXPECT_EQ(labels(sample.view("module:__main__")), "is_even, is_odd, 3 × __main__");
  EXPECT_EQ(labels(sample.view("module:other")),
            "__main__, is_even, is_odd, is_even, is_odd");
}

TEST(Folds, FoldWhatLiesDeep) {
  SampleView sample(lists(6, {{0, 1}, {1, 2}, {2, 3}, {2, 4}, {0, 5}}));
  EXPECT_EQ(told(sample.view("depth:1")),
            "0 list of 2 xx v0\n"
            "1 list of 1 x\n"
            "5 empty list\n"
            "-1 3 × object\n"
            "0.0 -> 1\n"
            "0.1 -> 5\n"
            "1.0 -> -1\n");
}

TEST(Folds, FoldWhatAnObjectKeepsAlive) {
  // 5 is kept alive by 1 and by 2, so by 0.
  SampleView sample(lists(6, {{0, 1}, {0, 2}, {1, 3}, {3, 4}, {1, 5}, {2, 5}}));
  EXPECT_EQ(labels(sample.view("under:1")),
            "list of 2, list of 2, list of 1, empty list, 2 × object");
  EXPECT_EQ(labels(sample.view("under:0")), "list of 2, 5 × object");
}

TEST(Folds, BelongToTheFirstThatFits) {
  SampleView sample(lists(5, {{0, 1}, {1, 2}, {2, 3}, {3, 4}}));
  const GraphView view = sample.view("depth:2\nkind:list");
  EXPECT_EQ(told(view),
            "-1 3 × list v0\n"
            "-2 2 × object\n"
            "-1.0 -> -2\n");
}

TEST(Folds, LeaveOutWhatIsOpened) {
  SampleView sample(lists(5, {{0, 1}, {1, 2}, {1, 3}, {1, 4}}));
  EXPECT_EQ(labels(sample.view("depth:0\nopen:2")), "list of 1, empty list, 3 × object");
}

TEST(Folds, LeaveALoneObjectAsItIs) {
  SampleView sample(lists(2, {{0, 1}}));
  EXPECT_EQ(labels(sample.view("depth:0")), "list of 1, empty list");
}

TEST(Folds, ShowWhatIsNearTheFocus) {
  SampleView sample(lists(6, {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {5, 2}}, {0, 5}));
  EXPECT_EQ(told(sample.view("", "2/1")),
            "1 list of 1 x\n2 list of 1 x\n3 list of 1 x\n5 list of 1 x v5\n"
            "1.0 -> 2\n2.0 -> 3\n5.0 -> 2\n");
  EXPECT_EQ(sample.view("", "2/0").nodes.size(), 1U);
  EXPECT_EQ(sample.view("", "2/4000000000").nodes.size(), 6U);
  EXPECT_EQ(sample.view("", "2/1").objects, 6U);
}

TEST(Folds, RefuseWhatTheyCannotRead) {
  SampleView sample(lists(2, {{0, 1}}));
  for (const std::string_view line :
       {"cells", "kind:", "kind", "depth:", "depth:x", "depth:-1", "under:2",
        "under:", "open:2", "open:x", "kind:cell\n:"}) {
    const auto request = read_view_request(sample.subject, line, "");
    ASSERT_FALSE(request.ok()) << line;
    EXPECT_EQ(request.error().code, ErrorCode::kBadRequest) << line;
  }
  for (const std::string_view focus : {"1", "2/1", "/", "1/", "/1", "1/x", "1/1/1"}) {
    const auto request = read_view_request(sample.subject, "", focus);
    ASSERT_FALSE(request.ok()) << focus;
    EXPECT_EQ(request.error().code, ErrorCode::kBadRequest) << focus;
  }
}

TEST(Folds, RefuseToBeTooMany) {
  SampleView sample(lists(2, {{0, 1}}));
  std::string lines;
  for (int i = 0; i < 256; ++i) lines += "depth:1\n";
  EXPECT_TRUE(read_view_request(sample.subject, lines, "").ok());
  const auto request = read_view_request(sample.subject, lines + "depth:1", "");
  ASSERT_FALSE(request.ok());
  EXPECT_EQ(request.error().code, ErrorCode::kLimitExceeded);
}

TEST(Folds, TakeDeepChains) {
  SampleView sample(deep_chain(100'000));
  EXPECT_EQ(labels(sample.view("kind:list")), "100000 × list");
  EXPECT_EQ(sample.view("under:99999").nodes.size(), 2U);
}

}  // namespace
}  // namespace reknot
