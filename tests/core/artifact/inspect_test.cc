#include "core/artifact/inspect.h"

#include <gtest/gtest.h>

#include "tests/core/artifact/artifact_samples.h"

namespace reknot {
namespace {

TEST(InspectArtifact, ListsSectionsAndVariables) {
  const Bytes compact = written(parity(), DocumentForm::kCompact);
  EXPECT_EQ(
      inspect_artifact(compact).value(),
      R"({"version":1,"form":"compact","bytes":)" + std::to_string(compact.size()) +
          R"(,"sections":{"sources":["__main__.make.<locals>.even",)"
          R"("__main__.make.<locals>.odd"],"namespace_groups":["__main__"],)"
          R"("functions":["__main__.make.<locals>.even","__main__.make.<locals>.odd"],)"
          R"("cells":["odd","even"],"classes":[],"instances":[],"shared_values":[]},)"
          R"("variables":[{"name":"even","kind":"function","section":"functions",)"
          R"("key":"__main__.make.<locals>.even"},{"name":"odd","kind":"function",)"
          R"("section":"functions","key":"__main__.make.<locals>.odd"}]})");
}

TEST(InspectArtifact, SaysWhatVariablesAre) {
  SampleGraph made;
  Graph& graph = made.graph;
  made.publish({{"big", graph.add_integer(Bytes(9, 0x01))},
                {"bytes", graph.add_bytes({})},
                {"float", graph.add_float(0.5)},
                {"list", Value::node(made.node(Kind::kList))},
                {"none", Constant::kNone},
                {"number", Value::small(1)},
                {"text", made.text("")},
                {"truth", Constant::kTrue}});
  const Bytes text = written(graph, DocumentForm::kText);
  const std::string json = inspect_artifact(text).value();
  EXPECT_NE(json.find(R"("form":"text")"), std::string::npos);
  EXPECT_EQ(json.substr(json.find("\"variables\"")),
            R"("variables":[{"name":"big","kind":"int","section":null,"key":null},)"
            R"({"name":"bytes","kind":"bytes","section":null,"key":null},)"
            R"({"name":"float","kind":"float","section":null,"key":null},)"
            R"({"name":"list","kind":"list","section":null,"key":null},)"
            R"({"name":"none","kind":"None","section":null,"key":null},)"
            R"({"name":"number","kind":"int","section":null,"key":null},)"
            R"({"name":"text","kind":"str","section":null,"key":null},)"
            R"({"name":"truth","kind":"bool","section":null,"key":null}]})");
}

TEST(InspectArtifact, RefusesWhatReadingRefuses) {
  const auto refused = inspect_artifact(as_bytes("x"));
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::kBadMagic);
}

}  // namespace
}  // namespace reknot
