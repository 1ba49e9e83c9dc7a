#include "core/source/index.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace reknot {
namespace {

using Strings = std::vector<std::string>;
using Kinds = std::vector<SourceUnitKind>;
using Parents = std::vector<std::int32_t>;
constexpr std::int32_t kNone = SourceUnit::kNoParent;

// The units of a text that has no error.
std::vector<SourceUnit> units_of(std::string_view text) {
  Result<SourceIndex> index = index_source(text);
  EXPECT_TRUE(index.ok());
  if (!index.ok()) return {};
  EXPECT_FALSE(index.value().error.has_value()) << text;
  return std::move(index.value().units);
}

// The only unit of a text.
SourceUnit unit_of(std::string_view text) {
  const std::vector<SourceUnit> units = units_of(text);
  EXPECT_EQ(units.size(), 1U) << text;
  return units.empty() ? SourceUnit{} : units.front();
}

std::string cut(std::string_view text, const SourceUnit& unit) {
  return std::string(text.substr(unit.begin, unit.end - unit.begin));
}

Strings cuts_of(std::string_view text) {
  Strings cuts;
  for (const SourceUnit& unit : units_of(text)) cuts.push_back(cut(text, unit));
  return cuts;
}

Strings names_of(std::string_view text) {
  Strings names;
  for (const SourceUnit& unit : units_of(text)) names.push_back(unit.name);
  return names;
}

Parents parents_of(std::string_view text) {
  Parents parents;
  for (const SourceUnit& unit : units_of(text)) parents.push_back(unit.parent);
  return parents;
}

// What is a unit ----------------------------------------------------------------------

TEST(SourceIndex, ReadsAnEmptyText) {
  EXPECT_TRUE(units_of("").empty());
  EXPECT_TRUE(units_of("\n").empty());
  EXPECT_TRUE(units_of("# only a comment").empty());
}

TEST(SourceIndex, ReadsFunctionsLambdasAndClasses) {
  Kinds kinds;
  for (const SourceUnit& unit :
       units_of("def f(): pass\ng = lambda: 1\nclass C: pass\n")) {
    kinds.push_back(unit.kind);
  }
  EXPECT_EQ(kinds, (Kinds{SourceUnitKind::kFunction, SourceUnitKind::kLambda,
                          SourceUnitKind::kClass}));
}

TEST(SourceIndex, ReadsNoUnitsInComprehensionsStringsAndComments) {
  EXPECT_TRUE(units_of("x = [y for y in z]\ns = 'lambda: 1'\n# def f(): pass\n").empty());
}

TEST(SourceIndex, ReadsALambdaInsideAnInterpolatedString) {
  EXPECT_EQ(cuts_of("x = f'{(lambda: 1)():>{(lambda: 9)()}}'\n"),
            (Strings{"lambda: 1", "lambda: 9"}));
}

TEST(SourceIndex, OrdersUnitsByBeginAndTheOuterFirst) {
  EXPECT_EQ(names_of("class A:\n"
                     "  def f(self):\n"
                     "    def g(): pass\n"
                     "  class B:\n"
                     "    async def h(): pass\n"
                     "def k(): pass\n"),
            (Strings{"A", "f", "g", "B", "h", "k"}));
}

// Spans -------------------------------------------------------------------------------

TEST(SourceIndex, ReadsSeveralLambdasOnALine) {
  constexpr std::string_view kText = "a, b = lambda: 1, (lambda x: x + 1)\n";
  EXPECT_EQ(cuts_of(kText), (Strings{"lambda: 1", "lambda x: x + 1"}));
  const std::vector<SourceUnit> units = units_of(kText);
  EXPECT_EQ(units[0].column, 7U);
  EXPECT_EQ(units[1].column, 19U);
  EXPECT_EQ(units[1].end_column, 34U);
}

TEST(SourceIndex, ReadsNestedLambdas) {
  constexpr std::string_view kText =
      "f = lambda x: (lambda y: lambda z: z)(x)\ng = lambda: 0\n";
  EXPECT_EQ(cuts_of(kText),
            (Strings{"lambda x: (lambda y: lambda z: z)(x)", "lambda y: lambda z: z",
                     "lambda z: z", "lambda: 0"}));
  EXPECT_EQ(parents_of(kText), (Parents{kNone, 0, 1, kNone}));
}

TEST(SourceIndex, ReadsLambdasOverLinesInADictAndAList) {
  constexpr std::string_view kText =
      "x = {\n"
      "    'a': lambda: [\n"
      "        1,\n"
      "    ],  # the first\n"
      "    'b': lambda: (\n"
      "        2  # two\n"
      "    ),\n"
      "}\n";
  EXPECT_EQ(cuts_of(kText), (Strings{"lambda: [\n        1,\n    ]",
                                     "lambda: (\n        2  # two\n    )"}));
  const SourceUnit second = units_of(kText)[1];
  EXPECT_EQ(second.line, 5U);
  EXPECT_EQ(second.end_line, 7U);
  EXPECT_EQ(second.end_column, 5U);
}

TEST(SourceIndex, KeepsTheParenthesesAroundALambdaOut) {
  EXPECT_EQ(cuts_of("f = ((lambda: (1)))\n"), (Strings{"lambda: (1)"}));
}

TEST(SourceIndex, EndsAUnitBeforeCommentsAndBlankLinesThatFollow) {
  constexpr std::string_view kText =
      "def f():\n"
      "    return 1  # why\n"
      "    # in the body, yet after its last statement\n"
      "\n"
      "# outside\n"
      "x = 1\n";
  EXPECT_EQ(cuts_of(kText), (Strings{"def f():\n    return 1"}));
}

TEST(SourceIndex, KeepsCommentsInTheMiddleOfAUnit) {
  constexpr std::string_view kText =
      "def f():  # a\n    # b\n    x = 1\n    # c\n    return x";
  EXPECT_EQ(cuts_of(kText), (Strings{std::string(kText)}));
}

TEST(SourceIndex, EndsAFunctionOnOneLineAtItsLastToken) {
  EXPECT_EQ(cuts_of("def f(): return 1\n"), (Strings{"def f(): return 1"}));
  EXPECT_EQ(cuts_of("def f(): return 1"), (Strings{"def f(): return 1"}));
  EXPECT_EQ(cuts_of("def f(): x = 1; return x  # c\n"),
            (Strings{"def f(): x = 1; return x"}));
}

TEST(SourceIndex, KeepsATrailingSemicolonAsCPythonDoes) {
  EXPECT_EQ(cuts_of("def f(): return 1 ;\n"), (Strings{"def f(): return 1 ;"}));
  EXPECT_EQ(cuts_of("def f(): return lambda: 1;\n"),
            (Strings{"def f(): return lambda: 1;", "lambda: 1"}));
}

TEST(SourceIndex, EndsALambdaBeforeTheStatementAfterASemicolon) {
  EXPECT_EQ(cuts_of("if x: f = lambda: 1; g()\n"), (Strings{"lambda: 1"}));
}

TEST(SourceIndex, KeepsStringsWithColumnZeroLinesInIndentedCode) {
  constexpr std::string_view kText =
      "class A:\n"
      "    def f(self):\n"
      "        '''first\n"
      "second\n"
      "'''\n"
      "        return \"\"\"\n"
      "def g(): pass\n"
      "\"\"\"\n"
      "x = 1\n";
  const std::vector<SourceUnit> units = units_of(kText);
  ASSERT_EQ(units.size(), 2U);
  EXPECT_EQ(units[1].column, 4U);
  EXPECT_EQ(units[1].end_line, 8U);
  EXPECT_EQ(units[1].end_column, 3U);
  EXPECT_EQ(units[0].end, units[1].end);
}

TEST(SourceIndex, ReadsLineContinuations) {
  constexpr std::string_view kText =
      "f = lambda \\\n  x: \\\n  x\ndef g(): \\\n  return 1\n";
  EXPECT_EQ(cuts_of(kText),
            (Strings{"lambda \\\n  x: \\\n  x", "def g(): \\\n  return 1"}));
}

TEST(SourceIndex, ReportsWhereTheBodyBegins) {
  const auto body_of = [](std::string_view text) {
    return std::string(text.substr(unit_of(text).body_begin, 4));
  };
  EXPECT_EQ(body_of("def f(x=1): return x\n"), "retu");
  EXPECT_EQ(body_of("@d\ndef f() -> int:  # a\n    # b\n    'doc'\n"), "'doc");
  EXPECT_EQ(body_of("f = lambda x, y=1: (x)\n"), "(x)\n");
  EXPECT_EQ(body_of("class C(B):\n\n    x = 1\n"), "x = ");
}

// Lines and columns -------------------------------------------------------------------

TEST(SourceIndex, BeginsADecoratedUnitAtItsFirstDecorator) {
  constexpr std::string_view kText =
      "class A:\n"
      "    @first\n"
      "    # between\n"
      "    @second(1)\n"
      "    def f(self): pass\n";
  const std::vector<SourceUnit> units = units_of(kText);
  ASSERT_EQ(units.size(), 2U);
  EXPECT_EQ(units[1].line, 2U);
  EXPECT_EQ(units[1].def_line, 5U);
  EXPECT_EQ(units[1].column, 4U);
  EXPECT_EQ(cut(kText, units[1]).substr(0, 6), "@first");
  EXPECT_EQ(units[1].name, "f");
}

TEST(SourceIndex, KeepsTheLineOfADecoratorsExpressionAsCPythonDoes) {
  EXPECT_EQ(unit_of("@(\n  d)\nclass C: pass\n").line, 2U);
  EXPECT_EQ(unit_of("@((  # why\n  d))\nclass C: pass\n").line, 2U);
  EXPECT_EQ(unit_of("@\\\nd\nclass C: pass\n").line, 2U);
  EXPECT_EQ(unit_of("@(d)(\n  1)\nclass C: pass\n").line, 1U);
}

TEST(SourceIndex, BeginsACoroutineAtAsync) {
  const SourceUnit unit = unit_of("@d\nasync def f(): pass\n");
  EXPECT_EQ(unit.line, 1U);
  EXPECT_EQ(unit.def_line, 2U);
  EXPECT_EQ(unit.kind, SourceUnitKind::kFunction);
  EXPECT_EQ(cuts_of("async def f(): await g()\n"), (Strings{"async def f(): await g()"}));
}

TEST(SourceIndex, CountsColumnsInBytes) {
  const SourceUnit unit = unit_of("x = 'äöü€😀', lambda: 'é'\n");
  EXPECT_EQ(unit.column, 21U);
  EXPECT_EQ(unit.end_column, 33U);
}

TEST(SourceIndex, KeepsIdentifiersAsSpelled) {
  EXPECT_EQ(names_of("def naïve(): pass\nclass ﬁ: pass\n"), (Strings{"naïve", "ﬁ"}));
}

TEST(SourceIndex, CountsEachKindOfLineEndAsOne) {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    const std::string text =
        "x = 1" + end + "def f():" + end + "    return 2" + end + end + "y = 3" + end;
    const SourceUnit unit = unit_of(text);
    EXPECT_EQ(unit.line, 2U);
    EXPECT_EQ(unit.end_line, 3U);
    EXPECT_EQ(unit.end_column, 12U);
    EXPECT_EQ(cut(text, unit), "def f():" + end + "    return 2");
  }
}

TEST(SourceIndex, CountsAByteOrderMarkInOffsetsOnly) {
  constexpr std::string_view kText =
      "\xEF\xBB\xBF"
      "f = lambda: 1\ng = lambda: 2\n";
  const std::vector<SourceUnit> units = units_of(kText);
  ASSERT_EQ(units.size(), 2U);
  EXPECT_EQ(units[0].begin, 7U);
  EXPECT_EQ(units[0].column, 4U);
  EXPECT_EQ(units[0].end_column, 13U);
  EXPECT_EQ(units[1].column, 4U);
}

TEST(SourceIndex, ReadsFormFeedsAndTabs) {
  constexpr std::string_view kText =
      "\fdef f():\n\tx = 1\n\t\f\n\treturn x\n\f\ndef g():\n\tpass\n";
  const std::vector<SourceUnit> units = units_of(kText);
  ASSERT_EQ(units.size(), 2U);
  EXPECT_EQ(units[0].column, 1U);
  EXPECT_EQ(units[0].end_line, 4U);
  EXPECT_EQ(units[0].end_column, 9U);
  EXPECT_EQ(units[1].line, 6U);
}

// Parents -----------------------------------------------------------------------------

TEST(SourceIndex, KeepsMethodsInTheirClassesAndClassesInTheirFunctions) {
  EXPECT_EQ(parents_of("class A:\n"
                       "  def f(self):\n"
                       "    class B:\n"
                       "      g = lambda self: 1\n"
                       "  class C:\n"
                       "    def h(self): pass\n"
                       "def k(): pass\n"),
            (Parents{kNone, 0, 1, 2, 0, 4, kNone}));
}

TEST(SourceIndex, KeepsDecoratorsDefaultsAndAnnotationsInTheScopeAround) {
  EXPECT_EQ(parents_of("def f():\n"
                       "  @d(lambda: 1)\n"
                       "  def g(a=lambda: 2, *, b: (lambda: 3)=0) -> (lambda: 4):\n"
                       "    return lambda: 5\n"),
            (Parents{kNone, 0, 0, 0, 0, 0, 1}));
}

TEST(SourceIndex, KeepsBasesAndKeywordsOfAClassInTheScopeAround) {
  EXPECT_EQ(
      parents_of("class A(b(lambda: 1), metaclass=lambda *a: 2):\n  c = lambda: 3\n"),
      (Parents{kNone, kNone, kNone, 0}));
}

TEST(SourceIndex, KeepsALambdasDefaultsInTheScopeAround) {
  EXPECT_EQ(parents_of("f = lambda x=lambda: 1: lambda: x\n"),
            (Parents{kNone, kNone, 0}));
}

TEST(SourceIndex, KeepsALambdaInAComprehensionInTheFunctionAround) {
  EXPECT_EQ(parents_of("def f():\n  return [lambda: x for x in map(lambda y: y, z)]\n"),
            (Parents{kNone, 0, 0}));
}

// Newer syntax ------------------------------------------------------------------------

TEST(SourceIndex, ReadsTypeParameters) {
  constexpr std::string_view kText =
      "def f[T: int, *A, **P](x: T) -> T: return x\n"
      "class C[T](B[T]): pass\n"
      "type X[T] = dict[str, T]\n";
  EXPECT_EQ(cuts_of(kText), (Strings{"def f[T: int, *A, **P](x: T) -> T: return x",
                                     "class C[T](B[T]): pass"}));
}

TEST(SourceIndex, KeepsBoundsOfTypeParametersInTheScopeAround) {
  EXPECT_EQ(parents_of("def f[T: (lambda: 1)](x): return lambda: x\n"),
            (Parents{kNone, kNone, 0}));
}

TEST(SourceIndex, ReadsMatchStatements) {
  constexpr std::string_view kText =
      "def f(x):\n"
      "    match x:\n"
      "        case [1, *_] | {'a': 2} if (lambda: x)():\n"
      "            return 1\n"
      "        case C(y=3) as z:\n"
      "            return lambda: z\n"
      "match = lambda case: case\n";
  EXPECT_EQ(parents_of(kText), (Parents{kNone, 0, 0, kNone}));
  EXPECT_EQ(units_of(kText)[0].end_line, 6U);
}

TEST(SourceIndex, ReadsNamedExpressions) {
  EXPECT_EQ(cuts_of("if (f := lambda x: (y := x)): pass\n"),
            (Strings{"lambda x: (y := x)"}));
}

// Broken text -------------------------------------------------------------------------

SyntaxIssue issue_of(std::string_view text) {
  const Result<SourceIndex> index = index_source(text);
  EXPECT_TRUE(index.ok() && index.value().error.has_value()) << text;
  return index.ok() ? index.value().error.value_or(SyntaxIssue{}) : SyntaxIssue{};
}

Strings names_beside_an_error(std::string_view text) {
  Strings names;
  const Result<SourceIndex> index = index_source(text);
  EXPECT_TRUE(index.ok() && index.value().error.has_value());
  if (!index.ok()) return names;
  for (const SourceUnit& unit : index.value().units) names.push_back(unit.name);
  return names;
}

TEST(SourceIndex, KeepsUnitsThatParseBesideAnError) {
  EXPECT_EQ(names_beside_an_error("def f(): return 1\ng = lambda: 2\nx = = 3\n"),
            (Strings{"f", "<lambda>"}));
  EXPECT_EQ(names_beside_an_error("class A:\n"
                                  "  def m(self): return 1\n"
                                  "  def n(self:\n"
                                  "    pass\n"
                                  "class B:\n"
                                  "  def q(): pass\n"),
            (Strings{"A", "m", "B", "q"}));
}

TEST(SourceIndex, ReportsTheFirstErrorWithLineAndColumn) {
  const SyntaxIssue issue = issue_of("x = 1\né = ¿\nz = ¿\n");
  EXPECT_EQ(issue.line, 2U);
  EXPECT_EQ(issue.column, 5U);
  EXPECT_EQ(issue.message, "unexpected '¿'");
}

TEST(SourceIndex, ReportsCommonMistakesInWords) {
  EXPECT_EQ(issue_of("def f(x)\n    return x\n").message, "expected ':'");
  EXPECT_EQ(issue_of("def f(:\n    pass\n").message, "expected ')'");
  EXPECT_EQ(issue_of("x = [1, 2\n").message, "'[' is never closed");
  EXPECT_EQ(issue_of("x = 1)\n").message, "')' closes nothing");
  EXPECT_EQ(issue_of("x = (1]\n").message, "']' does not close '('");
  EXPECT_EQ(issue_of("x = 'abc\n").message, "this string is never closed");
  EXPECT_EQ(issue_of("x = 1 +\n").message, "cannot make sense of 'x = 1 +'");
}

TEST(SourceIndex, ReportsALongErrorByItsFirstCharacters) {
  const std::string message = issue_of("x = " + std::string(35, 'y') + "é +\n").message;
  EXPECT_EQ(message, "cannot make sense of 'x = " + std::string(35, 'y') + "'");
}

TEST(SourceIndex, ReadsEveryProperPrefix) {
  constexpr std::string_view kText =
      "@d(lambda: 1)\n"
      "class A(B[int], k=f'{x!r:>{y}}'):\n"
      "    async def f(self, *a: 'é', b=lambda: 2, **k) -> {}:\n"
      "        '''doc'''\n"
      "        return [lambda: (yield) for x in (1,)]  # c\n";
  for (std::size_t size = 0; size < kText.size(); ++size) {
    if ((static_cast<unsigned char>(kText[size]) & 0xC0U) == 0x80) continue;
    const std::vector<char> prefix(kText.begin(), kText.begin() + std::ptrdiff_t(size));
    const Result<SourceIndex> index = index_source({prefix.data(), prefix.size()});
    ASSERT_TRUE(index.ok()) << size;
    for (const SourceUnit& unit : index.value().units) {
      EXPECT_LT(unit.begin, unit.end);
      EXPECT_LE(unit.body_begin, unit.end);
      EXPECT_LE(unit.end, size);
    }
  }
}

// Limits ------------------------------------------------------------------------------

std::string repeated(std::string_view part, std::size_t times) {
  std::string text;
  text.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

void expect_refused(std::string_view text, ErrorCode code, std::uint64_t offset) {
  const Result<SourceIndex> index = index_source(text);
  ASSERT_FALSE(index.ok());
  EXPECT_EQ(index.error().code, code);
  EXPECT_EQ(index.error().offset, offset);
}

TEST(SourceIndex, ReadsTextNestedAHundredThousandDeep) {
  constexpr std::size_t kDepth = 100'000;
  EXPECT_EQ(cuts_of(repeated("(", kDepth) + "lambda: 1" + repeated(")", kDepth)),
            (Strings{"lambda: 1"}));
  EXPECT_EQ(units_of(repeated("lambda: ", kDepth) + "1").back().parent,
            static_cast<std::int32_t>(kDepth - 2));
  EXPECT_EQ(units_of(repeated("lambda x=", kDepth) + "1" + repeated(": 1", kDepth))
                .back()
                .parent,
            kNone);
  EXPECT_FALSE(issue_of(repeated("([{", kDepth / 3)).message.empty());
}

TEST(SourceIndex, RefusesBadUtf8WithItsOffset) {
  expect_refused("x = '\xFF'", ErrorCode::kBadUtf8, 5);
  expect_refused("x = 'é\xED\xA0\x80'", ErrorCode::kBadUtf8, 7);
  expect_refused("x\xE2\x82", ErrorCode::kBadUtf8, 1);
}

TEST(SourceIndex, RefusesTextLongerThanTheLimit) {
  expect_refused(std::string(kMaxSourceBytes + 1, '\n'), ErrorCode::kLimitExceeded,
                 kMaxSourceBytes);
}

// Each level one column deeper; the grammar's scanner would overrun a buffer at 511.
std::string nested_blocks(std::size_t levels) {
  std::string text;
  for (std::size_t i = 0; i < levels; ++i) text += std::string(i, ' ') + "if x:\n";
  return text + std::string(levels, ' ') + "f'{x}'\n";
}

TEST(SourceIndex, RefusesTooManyWidthsOfIndentation) {
  EXPECT_TRUE(units_of(nested_blocks(kMaxIndentWidths)).empty());
  const std::string text = nested_blocks(kMaxIndentWidths + 1);
  expect_refused(text, ErrorCode::kLimitExceeded, text.size() - 7);
}

TEST(SourceIndex, StopsAtTextThatIsCostlyToMend) {
  const Result<SourceIndex> skipped = index_source(repeated("$ a", 100'000));
  ASSERT_FALSE(skipped.ok());
  EXPECT_EQ(skipped.error().code, ErrorCode::kLimitExceeded);
}

TEST(SourceIndex, StopsAtTextThatIsCostlyToLookAheadIn) {
  const Result<SourceIndex> continued = index_source(repeated("\\\n", 100'000));
  ASSERT_FALSE(continued.ok());
  EXPECT_EQ(continued.error().code, ErrorCode::kLimitExceeded);
}

// Generator expressions -----------------------------------------------------------------

TEST(SourceIndex, ReadsGeneratorExpressionsWithTheUnitAroundThem) {
  const SourceIndex index = index_source(
                                "a = sum(x for x in y)\n"
                                "def f(b=(c for c in d)):\n"
                                "    return (\n        (e for e in g) for h in i)\n")
                                .value();
  std::string found;
  for (const SourceUnit& each : index.generator_expressions) {
    found += std::to_string(each.parent) + " " + std::to_string(each.line) + ":" +
             std::to_string(each.column) + "-" + std::to_string(each.end_line) + ":" +
             std::to_string(each.end_column) + "\n";
  }
  EXPECT_EQ(found, "-1 1:7-1:21\n-1 2:8-2:22\n0 3:11-4:34\n0 4:8-4:22\n");
  EXPECT_EQ(index.units.size(), 1U);
}

// JSON --------------------------------------------------------------------------------

TEST(SourceIndex, WritesJson) {
  EXPECT_EQ(
      to_json(index_source("@d\ndef f(): return 1\n").value()),
      R"({"units":[{"kind":"function","name":"f","parent":-1,"line":1,"def_line":2,)"
      R"("column":0,"begin":0,"end":20,"end_line":2,"end_column":17}],"generator_expressions":[],"error":null})");
  EXPECT_EQ(to_json(index_source("x = \"").value()),
            R"({"units":[],"generator_expressions":[],"error":{"line":1,"column":4,)"
            R"("message":"this string is never closed"}})");
}

}  // namespace
}  // namespace reknot
