#include "core/source/lens.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace reknot {
namespace {

// tests/python/test_lens.py holds names, flows and lines against CPython; here is what CPython does not
// say.

Lens lens_of(std::string_view text) {
  Result<Lens> lens = read_lens(text);
  EXPECT_TRUE(lens.ok()) << text;
  return lens.ok() ? std::move(lens).value() : Lens{};
}

const std::string& qualname(const Lens& lens, std::size_t function) {
  return lens.scopes.at(lens.functions.at(function).scope).qualname;
}

const LensFunction& function(const Lens& lens, std::string_view name) {
  for (std::size_t i = 0; i < lens.functions.size(); ++i) {
    if (qualname(lens, i) == name) return lens.functions[i];
  }
  ADD_FAILURE() << "no function " << name;
  static const LensFunction none = {};
  return none;
}

const LensVariable& variable(const Lens& lens, std::string_view name) {
  for (const LensVariable& candidate : lens.variables) {
    if (lens.table.names[candidate.name] == name) return candidate;
  }
  ADD_FAILURE() << "no variable " << name;
  static const LensVariable none = {};
  return none;
}

std::string joined(const Lens& lens, const std::vector<std::uint32_t>& names) {
  std::string result;
  for (const std::uint32_t name : names) {
    if (!result.empty()) result += ' ';
    result += lens.table.names[name];
  }
  return result;
}

// "3:4-3:9 text" with the text that the place spans.
std::string shown(const TextPlace& place, std::string_view text) {
  return std::to_string(place.line) + ":" + std::to_string(place.column) + "-" +
         std::to_string(place.end_line) + ":" + std::to_string(place.end_column) + " " +
         std::string(text.substr(place.begin, place.end - place.begin));
}

// "local mutual a b 2:10 3:12", or "none".
std::string recursion(const Lens& lens, std::string_view name) {
  const Recursion& found = function(lens, name).recursion;
  constexpr std::string_view kKinds[] = {"none",  "direct",       "mutual",
                                         "local", "local mutual", "method"};
  std::string result(kKinds[static_cast<std::size_t>(found.kind)]);
  for (const Recursion::Step& step : found.cycle) {
    result += ' ' + qualname(lens, step.function);
  }
  for (const Recursion::Step& step : found.cycle) {
    result += ' ' + std::to_string(step.place.line) + ':';
    result += std::to_string(step.place.column);
  }
  return result;
}

std::string writers(const Lens& lens, const LensVariable& found) {
  std::string result = found.is_reassigned ? "again:" : "once:";
  for (const std::uint32_t scope : found.written_by) {
    result += ' ' + lens.scopes[scope].qualname;
  }
  return result;
}

// Places ---------------------------------------------------------------------------------

TEST(Lens, PlacesFunctionsWithoutDecoratorsAndComments) {
  constexpr std::string_view kText =
      "@(\n  a\n)\n@b\nasync def f():\n    pass  # one\n    # two\n\nx = lambda y: y\n";
  const Lens lens = lens_of(kText);
  const LensFunction& f = function(lens, "f");
  EXPECT_EQ(f.line, 2U);
  EXPECT_EQ(shown(f.name_place, kText), "5:10-5:11 f");
  EXPECT_EQ(shown(lens.scopes[f.scope].place, kText), "5:0-6:8 async def f():\n    pass");
  const LensFunction& lambda = function(lens, "<lambda>");
  EXPECT_EQ(shown(lambda.name_place, kText), "9:4-9:10 lambda");
  EXPECT_EQ(shown(lens.scopes[lambda.scope].place, kText), "9:4-9:15 lambda y: y");
  EXPECT_EQ(lens.scopes[0].place.end, kText.size());
}

TEST(Lens, CountsColumnsInBytesAndLinesAsPythonDoes) {
  constexpr std::string_view kText =
      "\xEF\xBB\xBF\xC3\xA9 = 1\r\ndef \xC3\xA9t\xC3\xA9():\r\tdef g(): return "
      "\xC3\xA9t\xC3\xA9\r\n";
  const Lens lens = lens_of(kText);
  EXPECT_FALSE(lens.error);
  const LensFunction& outer = function(lens, "\xC3\xA9t\xC3\xA9");
  EXPECT_EQ(shown(outer.name_place, kText), "2:4-2:9 \xC3\xA9t\xC3\xA9");
  const LensFunction& inner = function(lens, "\xC3\xA9t\xC3\xA9.<locals>.g");
  EXPECT_EQ(shown(lens.scopes[inner.scope].place, kText),
            "3:1-3:22 def g(): return \xC3\xA9t\xC3\xA9");
  const Lens marked = lens_of("\xEF\xBB\xBF(lambda: 0)");
  EXPECT_EQ(marked.functions.at(0).name_place.column, 1U);
  EXPECT_EQ(marked.functions.at(0).name_place.begin, 4U);
}

// Functions ------------------------------------------------------------------------------

TEST(Lens, NamesFunctionsByTheirKind) {
  const Lens lens = lens_of(
      "def f():\n  class C:\n    def m(self): pass\n    n = lambda self: 1\n"
      "  def g(): pass\nclass D:\n  async def o(self): yield 1\n");
  EXPECT_EQ(function(lens, "f").kind, FunctionKind::kFunction);
  EXPECT_EQ(function(lens, "f.<locals>.C.m").kind, FunctionKind::kMethod);
  EXPECT_EQ(function(lens, "f.<locals>.C.<lambda>").kind, FunctionKind::kLambda);
  EXPECT_EQ(function(lens, "f.<locals>.g").kind, FunctionKind::kFunction);
  EXPECT_EQ(function(lens, "D.o").flow, FunctionFlow::kAsyncGenerator);
}

TEST(Lens, TellsNestedFunctions) {
  const Lens lens = lens_of(
      "def f():\n  class C:\n    def m(self): pass\ndef g(): return [lambda: 1 for a in "
      "b]\n"
      "def h(x=lambda: 1): pass\n");
  const auto nesting = [&](std::string_view name) {
    const LensFunction& found = function(lens, name);
    return std::string(found.is_nested ? "in " : "") +
           (found.contains_nested ? "around" : "");
  };
  EXPECT_EQ(nesting("f"), "around");
  EXPECT_EQ(nesting("f.<locals>.C.m"), "in ");
  EXPECT_EQ(nesting("g"), "around");
  EXPECT_EQ(nesting("g.<locals>.<listcomp>.<lambda>"), "in ");
  EXPECT_EQ(nesting("h"), "");
  EXPECT_EQ(nesting("<lambda>"), "");
}

TEST(Lens, SortsNamesByWhatTheyAre) {
  const Lens lens = lens_of(
      "import os\ndef len(): pass\ndef f(z, a):\n  global c, d\n  c = print(os, len, b)\n"
      "  y = 1\n  return lambda: (y, z, range)\n");
  const LensFunction& f = function(lens, "f");
  EXPECT_EQ(joined(lens, f.locals), "a");
  EXPECT_EQ(joined(lens, f.cells), "y z");
  EXPECT_EQ(joined(lens, f.free), "");
  EXPECT_EQ(joined(lens, f.globals), "b c d len os");
  EXPECT_EQ(joined(lens, f.builtins), "print");
  const LensFunction& lambda = function(lens, "f.<locals>.<lambda>");
  EXPECT_EQ(joined(lens, lambda.free), "y z");
  EXPECT_EQ(joined(lens, lambda.builtins), "range");
}

TEST(Lens, TakesNoBuiltinForWhatAFunctionBindsGlobally) {
  const Lens lens =
      lens_of("def f():\n  global open\n  open = 1\ndef g(): return open, map\n");
  EXPECT_EQ(joined(lens, function(lens, "g").globals), "open");
  EXPECT_EQ(joined(lens, function(lens, "g").builtins), "map");
}

TEST(Lens, QualifiesWhatIsDeclaredGlobalByItsNameAlone) {
  const Lens lens = lens_of("def f():\n  global g\n  def g():\n    def h(): pass\n");
  EXPECT_EQ(qualname(lens, 1), "g");
  EXPECT_EQ(qualname(lens, 2), "g.<locals>.h");
}

TEST(Lens, PassesOverTypeParametersInQualifiedNames) {
  const Lens lens = lens_of("def f[T](x: T):\n  def g[U: T](): return T\n  return g\n");
  EXPECT_EQ(qualname(lens, 0), "f");
  EXPECT_EQ(qualname(lens, 1), "f.<locals>.g");
  EXPECT_EQ(joined(lens, lens.functions[1].free), "T");
  EXPECT_EQ(lens.scopes[lens.variables.at(0).owner].qualname,
            "<generic parameters of f>");
}

// Variables ------------------------------------------------------------------------------

TEST(Lens, ColoursCellsThatFunctionsShare) {
  constexpr std::string_view kText =
      "def make():\n  a = b = c = 0\n  def f(): return a\n  def g():\n    nonlocal a\n"
      "    a += 1\n    return b\n  def h(): return c\n  k = lambda: c\n";
  const Lens lens = lens_of(kText);
  const LensVariable& a = variable(lens, "a");
  EXPECT_EQ(a.colour, 0U);
  EXPECT_EQ(variable(lens, "b").colour, LensVariable::kNoColour);
  EXPECT_EQ(variable(lens, "c").colour, 1U);
  EXPECT_EQ(shown(a.definition, kText), "2:2-2:3 a");
  EXPECT_EQ(a.captured_by, (std::vector<std::uint32_t>{1, 2}));
  EXPECT_EQ(writers(lens, a), "again: make make.<locals>.g");
  EXPECT_EQ(writers(lens, variable(lens, "b")), "once: make");
  std::string uses;
  for (const LensVariable::Occurrence& occurrence : a.occurrences) {
    uses += std::string(name_use_name(occurrence.use)) + "@" +
            lens.scopes[occurrence.scope].qualname + " ";
  }
  EXPECT_EQ(uses,
            "bind@make read@make.<locals>.f declare@make.<locals>.g "
            "update@make.<locals>.g ");
}

TEST(Lens, CountsWhatHandsAVariableOn) {
  const Lens lens = lens_of("def f(x):\n  def g():\n    def h(): return x\n");
  EXPECT_EQ(joined(lens, function(lens, "f.<locals>.g").free), "x");
  EXPECT_EQ(variable(lens, "x").captured_by, (std::vector<std::uint32_t>{1, 2}));
}

TEST(Lens, FindsWhatIsBoundAgain) {
  const auto found = [](std::string_view body) {
    std::string text = "def f(p):\n";
    text += body;
    text += "\n  return lambda: x\n";
    const Lens lens = lens_of(text);
    return writers(lens, variable(lens, "x"));
  };
  EXPECT_EQ(found("  x = 1"), "once: f");
  EXPECT_EQ(found("  x = 1\n  x = 2"), "again: f");
  EXPECT_EQ(found("  x = 1\n  del x"), "again: f");
  EXPECT_EQ(found("  for x in p: pass"), "again: f");
  EXPECT_EQ(found("  for y in (x := p): pass"), "once: f");
  EXPECT_EQ(found("  for y in p: pass\n  else: x = 1"), "once: f");
  EXPECT_EQ(found("  while p:\n    if p: x = 1"), "again: f");
  EXPECT_EQ(found("  while p: pass\n  else: x = 1"), "once: f");
  EXPECT_EQ(found("  [x := y for y in p]"), "again: f");
  EXPECT_EQ(found("  try: pass\n  except E as x: pass"), "again: f");
  EXPECT_EQ(found("  with p as x: pass"), "once: f");
  EXPECT_EQ(found("  match p:\n    case [x]: pass"), "once: f");
  EXPECT_EQ(found("  match p:\n    case [x, *_] | {'k': x}: pass"), "again: f");
  EXPECT_EQ(found("  match p:\n    case int() as x: pass"), "once: f");
  EXPECT_EQ(found("  for y in p:\n    def x(): pass"), "again: f");
  EXPECT_EQ(found("  import x.y"), "once: f");
}

TEST(Lens, LetsALoopAroundAFunctionBe) {
  const Lens lens =
      lens_of("for i in a:\n  def f(x):\n    y = 1\n    return lambda: (x, y)\n");
  EXPECT_EQ(writers(lens, variable(lens, "x")), "once: f");
  EXPECT_EQ(writers(lens, variable(lens, "y")), "once: f");
}

TEST(Lens, KnowsTheVariablesOfComprehensionsAndClasses) {
  constexpr std::string_view kText =
      "fs = [lambda: i for i in a]\nclass C(B):\n  def m(self): return super().m()\n";
  const Lens lens = lens_of(kText);
  const LensVariable& i = variable(lens, "i");
  EXPECT_EQ(lens.scopes[i.owner].qualname, "<listcomp>");
  EXPECT_EQ(writers(lens, i), "again: <listcomp>");
  EXPECT_EQ(shown(i.definition, kText), "1:20-1:21 i");
  const LensVariable& own_class = variable(lens, "__class__");
  EXPECT_EQ(lens.scopes[own_class.owner].qualname, "C");
  EXPECT_EQ(shown(own_class.definition, kText), "2:6-2:7 C");
}

TEST(Lens, ManglesPrivateNames) {
  const Lens lens = lens_of(
      "class _C:\n  def m(self, __x):\n    return lambda: __x\n  def __n(self): return "
      "__y\n");
  EXPECT_EQ(joined(lens, function(lens, "_C.m").cells), "_C__x");
  EXPECT_EQ(joined(lens, function(lens, "_C.__n").globals), "_C__y");
}

TEST(Lens, KeepsTheClassApartThatBindsTheSameName) {
  const Lens lens =
      lens_of("def f(x):\n  class C:\n    x = x\n    def m(self): return x\n");
  const LensVariable& x = variable(lens, "x");
  EXPECT_EQ(lens.scopes[x.owner].qualname, "f");
  EXPECT_EQ(x.occurrences.size(), 2U);
}

// Recursion ------------------------------------------------------------------------------

TEST(Lens, FindsTheKindsOfRecursion) {
  const Lens lens = lens_of(
      "def factorial(n):\n  return 1 if n <= 1 else n * factorial(n - 1)\n"
      "def is_even(n): return n == 0 or is_odd(n - 1)\n"
      "def is_odd(n): return n != 0 and is_even(n - 1)\n"
      "def outer():\n  def factorial(n): return n * factorial(n - 1)\n"
      "  def is_even(n): return is_odd(n - 1)\n  def is_odd(n): return is_even(n - 1)\n"
      "  return factorial, is_even\n");
  EXPECT_EQ(recursion(lens, "factorial"), "direct factorial 2:30");
  EXPECT_EQ(recursion(lens, "is_even"), "mutual is_even is_odd 3:33 4:33");
  EXPECT_EQ(recursion(lens, "is_odd"), "mutual is_odd is_even 4:33 3:33");
  EXPECT_EQ(recursion(lens, "outer"), "none");
  EXPECT_EQ(recursion(lens, "outer.<locals>.factorial"),
            "local outer.<locals>.factorial 6:31");
  EXPECT_EQ(recursion(lens, "outer.<locals>.is_even"),
            "local mutual outer.<locals>.is_even outer.<locals>.is_odd 7:25 8:24");
}

TEST(Lens, FindsTheShortestCycle) {
  const Lens lens = lens_of(
      "def a(): b(); d()\ndef b(): c()\ndef c(): a()\ndef d(): a()\ndef e(): a()\n");
  EXPECT_EQ(recursion(lens, "a"), "mutual a d 1:14 4:9");
  EXPECT_EQ(recursion(lens, "b"), "mutual b c a 2:9 3:9 1:9");
  EXPECT_EQ(recursion(lens, "e"), "none");
}

TEST(Lens, FindsRecursionThroughLambdas) {
  const Lens lens = lens_of(
      "f = lambda n: f(n - 1)\ndef visit(n): return map(lambda c: visit(c), n)\n"
      "g = h = (lambda: h())\nk = [lambda: k]\n(w := lambda: w)\n");
  EXPECT_EQ(lens.functions.at(0).recursion.kind, RecursionKind::kDirect);
  EXPECT_EQ(recursion(lens, "visit"), "direct visit 2:35");
  EXPECT_EQ(recursion(lens, "visit.<locals>.<lambda>"), "none");
  EXPECT_EQ(lens.functions.at(3).recursion.kind, RecursionKind::kDirect);
  EXPECT_EQ(lens.functions.at(4).recursion.kind, RecursionKind::kNone);
  EXPECT_EQ(lens.functions.at(5).recursion.kind, RecursionKind::kDirect);
}

TEST(Lens, FindsRecursionThroughTheClassAround) {
  const Lens lens = lens_of(
      "class C:\n  def a(self): return self.__b()\n  def __b(this): return C.a(this)\n"
      "  @classmethod\n  def c(cls): return cls.c()\n  @staticmethod\n"
      "  def d(x): return x.d()\n  def e(self):\n    def g(): self.e()\n    return g\n"
      "  def f(self): return super().f()\nclass D:\n  def a(self): return C.h()\n"
      "  def h(self): return D.h\n");
  EXPECT_EQ(recursion(lens, "C.a"), "method C.a C.__b 2:22 3:24");
  EXPECT_EQ(recursion(lens, "C.c"), "method C.c 5:21");
  EXPECT_EQ(recursion(lens, "C.d"), "none");
  EXPECT_EQ(recursion(lens, "C.e"), "local mutual C.e C.e.<locals>.g 10:11 9:13");
  EXPECT_EQ(recursion(lens, "C.f"), "none");
  EXPECT_EQ(recursion(lens, "D.a"), "none");
  EXPECT_EQ(recursion(lens, "D.h"), "method D.h 14:22");
}

TEST(Lens, CallsACycleThroughAGlobalAndAVariableLocal) {
  const Lens lens = lens_of("def walk(n):\n  def visit(c): walk(c)\n  return visit(n)\n");
  EXPECT_EQ(recursion(lens, "walk"), "local mutual walk walk.<locals>.visit 3:9 2:16");
}

TEST(Lens, TakesDefaultsAndDecoratorsForTheScopeAround) {
  const Lens lens = lens_of("def f(a=1): pass\n@f\ndef f(a=f): return a\n");
  EXPECT_EQ(lens.functions.at(1).recursion.kind, RecursionKind::kNone);
}

// Broken and hostile texts ---------------------------------------------------------------

TEST(Lens, ReadsWhatParsesOfABrokenText) {
  constexpr std::string_view kText =
      "def f(x):\n  return lambda: x\n\ny = )\n\ndef g(): return g()\n";
  const Lens lens = lens_of(kText);
  ASSERT_TRUE(lens.error);
  EXPECT_EQ(lens.error->line, 4U);
  EXPECT_EQ(lens.error->message, "')' closes nothing");
  EXPECT_EQ(recursion(lens, "g"), "direct g 6:16");
  EXPECT_EQ(variable(lens, "x").captured_by.size(), 1U);
}

TEST(Lens, ReadsEveryPrefixOfAProgram) {
  constexpr std::string_view kText =
      "@d\nasync def f[T](a, *b, c: T = lambda: 1, **e):\n  global g\n  class C(B):\n"
      "    def m(self): return super().m(self.m, C.m)\n  try: pass\n"
      "  except E as x: y = open('z')\n  match a:\n    case [p, *q]: pass\n"
      "  with open('z') as w: return [(v := u, w) for u in f]\nimport a.b as c, d\n"
      "from a import (b as c)\ntype X[T] = T\n";
  for (std::size_t end = 0; end <= kText.size(); ++end) {
    const std::string prefix(kText.substr(0, end));
    const Lens lens = lens_of(prefix);
    EXPECT_EQ(lens.scopes.size(), lens.table.scopes.size());
    EXPECT_FALSE(to_json(lens).empty());
  }
}

TEST(Lens, StandsDeepNesting) {
  const std::string parentheses =
      std::string(10'000, '(') + "lambda: f" + std::string(10'000, ')');
  EXPECT_EQ(lens_of("f = " + parentheses + "\n").functions.size(), 1U);
  std::string functions;
  for (int depth = 0; depth < 90; ++depth) {
    functions += std::string(static_cast<std::size_t>(depth), ' ') + "def f" +
                 std::to_string(depth) + "():\n";
  }
  functions += std::string(90, ' ') + "return f0, f1\n";
  const Lens lens = lens_of(functions);
  EXPECT_EQ(lens.functions.size(), 90U);
  EXPECT_EQ(variable(lens, "f1").captured_by.size(), 89U);
  EXPECT_TRUE(lens.functions[89].is_nested);
}

TEST(Lens, RefusesNamesThatRepeatWithoutBounds) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "lambda:";
  const Result<Lens> lens = read_lens(text + "0\n");
  ASSERT_FALSE(lens.ok());
  EXPECT_EQ(lens.error().code, ErrorCode::kLimitExceeded);
}

TEST(Lens, RefusesALongRingOfFunctions) {
  std::string text;
  constexpr int kCount = 6'000;
  for (int i = 0; i < kCount; ++i) {
    text +=
        "def f" + std::to_string(i) + "(): f" + std::to_string((i + 1) % kCount) + "\n";
  }
  const Result<Lens> lens = read_lens(text);
  ASSERT_FALSE(lens.ok());
  EXPECT_EQ(lens.error().code, ErrorCode::kLimitExceeded);
}

TEST(Lens, RefusesWhatTheParserRefuses) {
  const Result<Lens> lens = read_lens("x = '\xFF'\n");
  ASSERT_FALSE(lens.ok());
  EXPECT_EQ(lens.error().code, ErrorCode::kBadUtf8);
  EXPECT_EQ(lens.error().offset, 5U);
}

}  // namespace
}  // namespace reknot
