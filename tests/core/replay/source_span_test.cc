#include "core/replay/source_span.h"

#include <gtest/gtest.h>

#include "tests/core/graph/sample_graphs.h"

namespace reknot {
namespace {

constexpr std::string_view kClass =
    "class Shape:\n"                  // 0
    "    sides = 4\n"                 // 1
    "\n"                              // 2
    "    @property\n"                 // 3
    "    @cached(\n"                  // 4
    "        size=2,\n"               // 5
    "    )\n"                         // 6
    "    def area(\n"                 // 7
    "        self,\n"                 // 8
    "    ):\n"                        // 9
    "        if self.sides:\n"        // 10
    "\n"                              // 11
    "# not indented\n"                // 12
    "            return 1\n"          // 13
    "        return 0\n"              // 14
    "\n"                              // 15
    "    # about the next one\n"      // 16
    "    key = lambda self: 1\n"      // 17
    "    class Inner:\n"              // 18
    "        async def run(self):\n"  // 19
    "            pass";               // 20

TEST(DefinitionEnds, EndsBlocksByIndentation) {
  const DefinitionEnds ends(kClass);
  EXPECT_EQ(ends.end_of(0), 20U);
  EXPECT_EQ(ends.end_of(3), 14U);
  EXPECT_EQ(ends.end_of(7), 14U);
  EXPECT_EQ(ends.end_of(18), 20U);
  EXPECT_EQ(ends.end_of(19), 20U);
}

TEST(DefinitionEnds, KeepsALineWhereNoDefinitionBegins) {
  const DefinitionEnds ends(kClass);
  EXPECT_EQ(ends.end_of(17), 17U);
  EXPECT_EQ(ends.end_of(2), 2U);
  EXPECT_EQ(ends.end_of(1000), 1000U);
  EXPECT_EQ(DefinitionEnds("").end_of(0), 0U);
  EXPECT_EQ(DefinitionEnds("@lonely").end_of(0), 0U);
}

TEST(SourceSpans, FindsUnitsAndWhatIsInsideThem) {
  SampleGraph sample;
  const SourceId unit = sample.source(Source::Form::kClass, "Shape", kClass);
  const NodeId bases = sample.node(Kind::kTuple);
  const NodeId shape = sample.class_of(unit, "Shape", 0, bases);
  const NodeId inner = sample.class_of(unit, "Shape.Inner", 18, bases);
  const SourceSpans spans(sample.graph);
  const SourceSpan whole = spans.code_span(sample.graph, shape);
  EXPECT_EQ(whole.file, "main.py");
  EXPECT_EQ(whole.line, 10U);
  EXPECT_EQ(whole.end_line, 30U);
  const SourceSpan part = spans.code_span(sample.graph, inner);
  EXPECT_EQ(part.line, 28U);
  EXPECT_EQ(part.end_line, 30U);
}

}  // namespace
}  // namespace reknot
