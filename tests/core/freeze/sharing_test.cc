#include "core/freeze/sharing.h"

#include <gtest/gtest.h>

#include "tests/core/freeze/placed_sample.h"
#include "tests/core/graph/sample_graphs.h"

namespace reknot {
namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// Two names for a list each, which may be the same one.
Graph two_names(bool is_one) {
  SampleGraph made;
  const NodeId a = made.node(Kind::kList, {Value::small(1)});
  const NodeId b = is_one ? a : made.node(Kind::kList, {Value::small(1)});
  made.publish({{"a", Value::node(a)}, {"b", Value::node(b)}});
  return std::move(made.graph);
}

// `holder`, a list with the list `held`; or with one that is its own.
Graph held(bool is_one) {
  SampleGraph made;
  const NodeId held = made.node(Kind::kList);
  const NodeId item = is_one ? held : made.node(Kind::kList);
  const NodeId holder = made.node(Kind::kList, {Value::node(item)});
  made.publish({{"held", Value::node(held)}, {"holder", Value::node(holder)}});
  return std::move(made.graph);
}

std::string report(Graph before, Graph after) {
  const PlacedSample left(std::move(before));
  const PlacedSample right(std::move(after));
  return sharing_report(left.side, &right.side, nullptr);
}

TEST(Sharing, TellsWhatIsSharedWithoutAnAfter) {
  const PlacedSample sample(two_names(true));
  EXPECT_EQ(
      sharing_report(sample.side, nullptr, nullptr),
      R"({"shared":[{"kind":"object","what":"list of 1","object":null,"state":null,)"
      R"("names":["a","b"],"before":{"count":1,"objects":[{"ways":2,"paths":["a","b"]}]},)"
      R"("after":null,"broken":[]}],"counts":{"cell":0,"namespace":0,"function":0,)"
      R"("class":0,"object":1},"broken_count":0,"cycle_count":0,"cycles":[]})");
}

TEST(Sharing, KeepsWhatIsOneOnEitherSide) {
  const std::string told = report(two_names(true), two_names(true));
  EXPECT_TRUE(has(told, R"("state":"kept")"));
  EXPECT_TRUE(has(told, R"("broken_count":0)"));
}

TEST(Sharing, TellsWhatHasBecomeTwo) {
  const std::string told = report(two_names(true), two_names(false));
  EXPECT_TRUE(has(told, R"("state":"split")"));
  EXPECT_TRUE(has(told, R"("after":{"count":2,"objects":[{"ways":1,"paths":["a"]},)"
                        R"({"ways":1,"paths":["b"]}]},)"
                        R"("broken":[{"path":"b","from":null,"to":null}])"));
  EXPECT_TRUE(has(told, R"("broken_count":1)"));
}

TEST(Sharing, TellsWhatHasBecomeOne) {
  const std::string told = report(two_names(false), two_names(true));
  EXPECT_TRUE(has(told, R"("state":"merged")"));
  EXPECT_TRUE(has(told, R"("before":{"count":2)"));
}

TEST(Sharing, SaysNothingOfWhatIsHeldOnce) {
  const std::string told = report(two_names(false), two_names(false));
  EXPECT_TRUE(has(told, R"("shared":[])"));
}

TEST(Sharing, NamesTheReferenceByWhatHasTravelled) {
  const PlacedSample before(held(true));
  const PlacedSample after(held(false));
  const PlacedSample drawn(held(false));
  const std::string told = sharing_report(before.side, &after.side, &drawn.side);
  // The node 0 is `held`, 2 is `holder`.
  EXPECT_TRUE(has(told, R"("object":0)"));
  EXPECT_TRUE(has(told, R"("broken":[{"path":"holder[0]","from":2,"to":0}])"));
}

TEST(Sharing, LeavesOpenWhatTheOtherSideHasNot) {
  SampleGraph made;
  made.publish({{"a", Value::small(1)}});
  const std::string told = report(two_names(true), std::move(made.graph));
  EXPECT_TRUE(has(told, R"("state":"unmatched")"));
  EXPECT_TRUE(has(told, R"("broken_count":0)"));
}

TEST(Sharing, KeepsCyclesOfTheSameObjects) {
  const std::string told = report(list_with_itself(), list_with_itself());
  EXPECT_TRUE(has(told, R"("cycle_count":1,"cycles":[{"what":"list of 2","object":null,)"
                        R"("state":"kept","before":{"size":1,"paths":["knot"]},)"
                        R"("after":{"size":1,"paths":["knot"]}}])"));
  EXPECT_TRUE(has(told, R"("paths":["knot","knot[0]"])"));
  const std::string functions = report(mutual_recursion(), mutual_recursion());
  EXPECT_TRUE(has(functions, R"("state":"kept","before":{"size":4)"));
}

TEST(Sharing, TellsOfACycleThatHasBecomeLonger) {
  SampleGraph made;
  const NodeId first = made.node(Kind::kList);
  const NodeId second = made.node(Kind::kList);
  made.append(first, {Value::node(second), Value::small(1)});
  made.append(second, {Value::node(first), Value::small(1)});
  made.publish({{"knot", Value::node(first)}});
  const std::string told = report(list_with_itself(), std::move(made.graph));
  EXPECT_TRUE(
      has(told, R"("cycles":[{"what":"list of 2","object":null,"state":"broken")"));
  EXPECT_TRUE(has(told, R"("after":{"size":2)"));
}

TEST(Sharing, TellsBrokenRowsFirstAndSomeOfMany) {
  const auto make = [](bool is_last_one) {
    SampleGraph made;
    std::vector<Value> items;
    for (std::uint32_t i = 0; i < 2 * kMaxToldShared; ++i) {
      const Value shared = Value::node(made.node(Kind::kList));
      items.push_back(shared);
      const bool is_one = is_last_one || i + 1 < 2 * kMaxToldShared;
      items.push_back(is_one ? shared : Value::node(made.node(Kind::kList)));
    }
    made.publish({{"x", Value::node(made.node(Kind::kList, items))}});
    return std::move(made.graph);
  };
  const std::string told = report(make(true), make(false));
  EXPECT_TRUE(has(told, R"({"shared":[{"kind":"object","what":"list of 0","object":null,)"
                        R"("state":"split")"));
  EXPECT_TRUE(has(told, R"("object":200},"broken_count":1)"));
}

TEST(Sharing, GoesAsDeepAsItIs) {
  const std::string told = report(deep_chain(300'000), deep_chain(300'000));
  EXPECT_TRUE(has(told, R"("broken_count":0)"));
}

}  // namespace
}  // namespace reknot
