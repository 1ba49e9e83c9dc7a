#include "core/artifact/sections.h"

#include <gtest/gtest.h>

#include "tests/core/artifact/artifact_samples.h"

namespace reknot {
namespace {

using Keys = std::vector<std::string>;

Keys keys(const SampleGraph& made, Section section) {
  return Sections::of(made.graph, DocumentForm::kText).value().keys(section);
}

// A graph of one variable, a list of these.
void publish_all(SampleGraph& made, const std::vector<Value>& values) {
  made.publish({{"all", Value::node(made.node(Kind::kList, values))}});
}

TEST(Sections, NamesFunctionsByTheirContextAndPath) {
  SampleGraph made;
  Source source;
  source.module = "app";
  source.name = "inner";
  source.context = {{Source::Form::kFunction, "outer"}, {Source::Form::kClass, "Box"}};
  const SourceId unit = made.graph.add_source(source);
  std::vector<Value> slots(slot_index(FunctionSlot::kCount));
  slots[0] = Value::node(made.space("app"));
  const NodeId function =
      made.graph.add_code_node(Kind::kFunction, CodeInfo{unit, 3, "Lid.lift", {}}, slots);
  publish_all(made, {Value::node(function)});
  EXPECT_EQ(keys(made, Section::kSources), Keys{"app.outer.<locals>.Box.inner"});
  EXPECT_EQ(keys(made, Section::kFunctions), Keys{"app.outer.<locals>.Box.Lid.lift"});
}

TEST(Sections, NumbersTheSecondOfAName) {
  SampleGraph made;
  const NodeId space = made.space("m");
  publish_all(made, {Value::node(made.function("f", space)),
                     Value::node(made.function("f", space)),
                     Value::node(made.function("f", space))});
  const Keys expected = {"__main__.f", "__main__.f#2", "__main__.f#3"};
  EXPECT_EQ(keys(made, Section::kFunctions), expected);
  EXPECT_EQ(keys(made, Section::kSources), expected);
}

TEST(Sections, PassesOverNumbersThatAreNames) {
  for (const Keys& modules : {Keys{"m", "m", "m#2", "m"}, Keys{"m#2", "m", "m", "m#2"}}) {
    SampleGraph made;
    std::vector<Value> spaces;
    for (const std::string& module : modules) {
      spaces.push_back(Value::node(made.space(module)));
    }
    publish_all(made, spaces);
    const Bytes text = written(made.graph, DocumentForm::kText);
    EXPECT_TRUE(read_artifact(text).ok()) << as_text(text);
  }
  SampleGraph made;
  publish_all(made, {Value::node(made.space("m#2")), Value::node(made.space("m")),
                     Value::node(made.space("m")), Value::node(made.space("m#2"))});
  EXPECT_EQ(keys(made, Section::kNamespaces), (Keys{"m#2", "m", "m#3", "m#2#2"}));
}

TEST(Sections, NamesCellsByTheFirstFunctionThatHasThem) {
  SampleGraph made;
  const NodeId space = made.space("m");
  const NodeId shared = made.node(Kind::kCell);
  const NodeId lonely = made.node(Kind::kCell);
  publish_all(made, {Value::node(lonely),
                     Value::node(made.function("f", space, {{"count", shared}})),
                     Value::node(made.function("g", space, {{"total", shared}}))});
  EXPECT_EQ(keys(made, Section::kCells), (Keys{"cell", "count"}));
}

TEST(Sections, NamesInstancesByTheirType) {
  SampleGraph made;
  const SourceId unit = made.source(Source::Form::kClass, "Box", "class Box: pass");
  const NodeId box = made.class_of(unit, "Box", 0, made.node(Kind::kTuple));
  const NodeId twin = made.class_of(unit, "Box", 0, made.node(Kind::kTuple));
  const NodeId imported = made.graph.reference("decimal", "Decimal");
  const NodeId odd = made.node(Kind::kList);
  std::vector<Value> all;
  for (const NodeId type : {box, twin, imported, odd}) {
    all.push_back(Value::node(made.object(Kind::kInstance, type, Value(), Value())));
  }
  publish_all(made, all);
  EXPECT_EQ(keys(made, Section::kInstances),
            (Keys{"__main__.Box", "__main__.Box#2", "decimal.Decimal", "object"}));
  EXPECT_EQ(keys(made, Section::kClasses), (Keys{"__main__.Box", "__main__.Box#2"}));
}

TEST(Sections, OrdersByTheWalkFromTheVariables) {
  const Sections sections = Sections::of(parity(), DocumentForm::kText).value();
  EXPECT_EQ(sections.keys(Section::kFunctions),
            (Keys{"__main__.make.<locals>.even", "__main__.make.<locals>.odd"}));
  EXPECT_EQ(sections.keys(Section::kCells), (Keys{"odd", "even"}));
}

TEST(Sections, PlacesWhatIsUsedTwiceButNotWhatIsOneAnyway) {
  SampleGraph made;
  const Value list = Value::node(made.node(Kind::kList));
  const Value empty = Value::node(made.node(Kind::kTuple));
  const Value reference = Value::node(made.graph.reference("m", "f"));
  const Value module = Value::node(made.node(Kind::kModule, {made.text("math")}));
  const Value text = made.text(kLongText);
  const Value shorter = made.text(kLongText.substr(1));
  publish_all(made, {list, empty, reference, module, text, shorter, list, empty,
                     reference, module, text, shorter});
  const Sections sections = Sections::of(made.graph, DocumentForm::kCompact).value();
  EXPECT_EQ(sections.members(Section::kShared), (std::vector<Value>{text, list}));
  EXPECT_EQ(sections.place(text)->index, 0U);
  EXPECT_EQ(sections.place(list)->index, 1U);
  EXPECT_FALSE(sections.place(empty).has_value());
  EXPECT_FALSE(sections.place(reference).has_value());
  EXPECT_FALSE(sections.place(module).has_value());
  EXPECT_FALSE(sections.place(shorter).has_value());
}

TEST(Sections, CountsDepthFromTheNearestSection) {
  SampleGraph made;
  Value inner = Value::node(made.node(Kind::kList));
  for (int i = 0; i < 40; ++i) {
    inner = Value::node(made.node(Kind::kCell, {inner}));
  }
  publish_all(made, {inner});
  EXPECT_TRUE(keys(made, Section::kShared).empty());
}

// A small graph could ask for a text form without end.
TEST(Sections, StopsAtTooManyKeyBytes) {
  SampleGraph made;
  const Value space = Value::node(made.space(std::string(1 << 16, 'm')));
  publish_all(made, std::vector<Value>(1 << 14, space));
  const auto refused = Sections::of(made.graph, DocumentForm::kText);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::kLimitExceeded);
  EXPECT_FALSE(write_artifact(made.graph, DocumentForm::kText).ok());
  EXPECT_TRUE(write_artifact(made.graph, DocumentForm::kCompact).ok());
}

}  // namespace
}  // namespace reknot
