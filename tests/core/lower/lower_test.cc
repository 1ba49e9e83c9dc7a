#include "core/lower/lower.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace reknot {
namespace {

// That lowered programs do what they should is held by tests/python/test_lower_behaviour.py; here is
// what they look like, and what is refused.

Lowering lowering_of(std::string_view text, LoweringMode mode = LoweringMode::kFull) {
  Result<Lowering> lowering = lower(text, mode);
  EXPECT_TRUE(lowering.ok()) << text;
  return lowering.ok() ? std::move(lowering).value() : Lowering{};
}

// The lowered text without the import, which each test would repeat.
std::string lowered(std::string_view text, LoweringMode mode = LoweringMode::kFull) {
  const Lowering lowering = lowering_of(text, mode);
  const std::string& whole = lowering.text.text;
  const std::size_t begin = whole.find("from reknot.lowered");
  if (begin == std::string::npos) return whole;
  const std::size_t end = whole.find(")\n\n", begin) + 3;
  return whole.substr(0, begin) +
         whole.substr(std::min(whole.find_first_not_of('\n', end), whole.size()));
}

// "line:column message" of each problem.
std::string problems(std::string_view text, LoweringMode mode) {
  std::string all;
  for (const LoweringProblem& problem : lowering_of(text, mode).problems) {
    all += std::to_string(problem.line) + ":" + std::to_string(problem.column) + " " +
           problem.message + "\n";
  }
  return all;
}

TEST(Lower, MovesACapturedVariableIntoAnEnvironment) {
  EXPECT_EQ(lowered("def outer():\n"
                    "    x = 10  # ten\n"
                    "    def inner():\n"
                    "        return x + 1\n"
                    "    return inner()\n"),
            "class outer_env(LoweredEnvironment):\n"
            "    __slots__ = (\"x\",)\n"
            "\n\n"
            "@lowered_function(\"inner\", \"outer.<locals>.inner\")\n"
            "def outer_inner(*, env):\n"
            "    return env.x + 1\n"
            "\n\n"
            "def outer():\n"
            "    env = outer_env()\n"
            "    env.x = 10  # ten\n"
            "    inner = lowered_closure(outer_inner, env=env)\n"
            "    return inner()\n");
}

TEST(Lower, LeavesTextWithoutNestedFunctionsAsItIs) {
  const std::string text =
      "# A comment\n\nclass A:\n\tdef f(self, x = 1): return [y for y in x]\n\n\n"
      "g = lambda: 0\n";
  const Lowering lowering = lowering_of(text);
  EXPECT_EQ(lowering.text.text, text);
  EXPECT_TRUE(lowering.text.runtime.empty());
}

TEST(Lower, PutsAFunctionIntoItsEnvironmentOnlyForRecursion) {
  const std::string text = lowered(
      "def outer():\n"
      "    def fact(n): return 1 if n == 0 else n * fact(n - 1)\n"
      "    def plain(): return 0\n"
      "    return fact, plain\n");
  EXPECT_NE(text.find("env.fact = lowered_closure(outer_fact, env=env)"), text.npos);
  EXPECT_NE(text.find("    plain = lowered_closure(outer_plain)"), text.npos);
}

TEST(Lower, LinksAnEnvironmentToTheOneAroundWhereAnInnerFunctionNeedsIt) {
  const std::string text = lowered(
      "def a(x):\n"
      "    def b(y):\n"
      "        def c():\n"
      "            nonlocal x\n"
      "            x += y\n"
      "        return c\n"
      "    return b\n");
  EXPECT_NE(text.find("__slots__ = (\"y\", \"parent\")"), text.npos);
  EXPECT_NE(text.find("    env = a_b_env(env)\n    env.y = y\n"), text.npos);
  EXPECT_NE(text.find("    env.parent.x += env.y\n"), text.npos);
  EXPECT_EQ(text.find("nonlocal"), text.npos);
}

TEST(Lower, KeepsMethodsInTheirClasses) {
  const std::string text = lowered(
      "def make(x):\n"
      "    class C:\n"
      "        y = x\n"
      "        def m(self, a, *rest, **more): return x + self.y\n"
      "    return C\n");
  EXPECT_NE(text.find("        y = env.x\n"), text.npos);
  EXPECT_NE(text.find("        def m(self, a, *rest, env=env, **more): return env.x"),
            text.npos);
}

TEST(Lower, TakesNamesThatTheTextDoesNotUse) {
  const std::string text = lowered(
      "outer_env = outer_inner = 0\n"
      "def outer(env):\n"
      "    def inner(): return env\n"
      "    return inner\n");
  EXPECT_NE(text.find("class outer_env_2(LoweredEnvironment)"), text.npos);
  EXPECT_NE(text.find("def outer_inner_2(*, env_2):\n    return env_2.env"), text.npos);
}

TEST(Lower, TellsAnUnboundVariableOfItsOwnFromAnothers) {
  const std::string text = lowered(
      "def f(c):\n"
      "    if c: x = 1\n"
      "    g = lambda: x\n"
      "    print(f\"{x=}\")\n"
      "    x = 2\n"
      "    return x, g\n");
  EXPECT_NE(text.find("print(f\"x={lowered_local(env, 'x')!r}\")"), text.npos);
  EXPECT_NE(text.find("return env.x, g"), text.npos);
}

TEST(Lower, TakesTheEnvironmentBeforeWhatIsNoDocstring) {
  const std::string text = lowered("def f(x):\n    f\"{x}\"\n    return lambda: x\n");
  EXPECT_NE(text.find("    env.x = x\n    f\"{env.x}\"\n"), text.npos);
}

TEST(Lower, SpellsPrivateNamesOutWhereTheClassIsLeft) {
  const std::string text = lowered(
      "class A:\n"
      "    def m(self):\n"
      "        __p = 1\n"
      "        return lambda: (self.__q, __p)\n");
  EXPECT_NE(text.find("return (env.self._A__q, env._A__p)"), text.npos);
}

TEST(Lower, MapsEachLineToTheOneItServes) {
  const Lowering lowering = lowering_of(
      "def outer(x):\n"
      "    return lambda: (\n"
      "        x)\n");
  std::string shown;
  std::size_t begin = 0;
  for (const std::uint32_t line : lowering.text.lines) {
    const std::size_t end = lowering.text.text.find('\n', begin);
    const std::string text = lowering.text.text.substr(begin, end - begin);
    if (line != 0) shown += std::to_string(line) + text + "\n";
    begin = end + 1;
  }
  EXPECT_EQ(begin, lowering.text.text.size());
  EXPECT_EQ(shown,
            "2@lowered_function(\"<lambda>\", \"outer.<locals>.<lambda>\")\n"
            "2def outer_lambda(*, env):\n"
            "2    return ((\n"
            "3        env.x))\n"
            "1def outer(x):\n"
            "1    env = outer_env()\n"
            "1    env.x = x\n"
            "2    return lowered_closure(outer_lambda, env=env)\n");
}

TEST(Lower, ImportsBehindWhatHasToBeFirst) {
  const std::string text =
      lowering_of(
          "#!/usr/bin/env python3\n\"\"\"Doc.\"\"\"\nfrom __future__ import annotations\n"
          "import os\nf = lambda x: lambda: x\n")
          .text.text;
  EXPECT_LT(text.find("__future__"), text.find("from reknot.lowered"));
  EXPECT_LT(text.find("from reknot.lowered"), text.find("import os"));
}

TEST(Lower, ReadOnlyModeRefusesToMutateWhatIsCaptured) {
  const auto read_only = [](std::string_view text) {
    return problems(text, LoweringMode::kReadOnly);
  };
  EXPECT_EQ(read_only("def outer():\n"
                      "    x = 10\n"
                      "    def inner():\n"
                      "        nonlocal x\n"
                      "        x += 1  # mutates\n"
                      "    return inner\n"),
            "5:8 Cannot mutate captured variable 'x'\n");
  // Behind the function that captures it, and in a loop around it.
  EXPECT_EQ(read_only("def f(x):\n    g = lambda: x\n    x = 2\n    return g\n"),
            "3:4 Cannot mutate captured variable 'x'\n");
  EXPECT_EQ(read_only("def f():\n    for x in y:\n        g(lambda: x)\n"),
            "2:8 Cannot mutate captured variable 'x'\n");
  EXPECT_EQ(read_only("z = [lambda: i for i in range(3)]\n"),
            "1:19 Cannot mutate captured variable 'i'\n");
  EXPECT_EQ(read_only("def f():\n    x = 1\n    g = lambda: x\n    del x\n"),
            "4:8 Cannot mutate captured variable 'x'\n");
  EXPECT_EQ(read_only("def f():\n    try: pass\n    except E as e: g(lambda: e)\n"),
            "3:16 Cannot mutate captured variable 'e'\n");
}

TEST(Lower, ReadOnlyModeTakesWhatIsCapturedOnce) {
  const auto read_only = [](std::string_view text) {
    return problems(text, LoweringMode::kReadOnly);
  };
  EXPECT_EQ(read_only("def f(y):\n    x = 0\n    for i in y: x += i\n"
                      "    def g(): return x + y\n    return g\n"),
            "");
  EXPECT_EQ(read_only("def f():\n    def even(n): return odd(n)\n"
                      "    def odd(n): return even(n)\n    return even\n"),
            "");
}

TEST(Lower, RejectModeRefusesNestedFunctions) {
  const std::string text =
      "def outer():\n"
      "    x = 10\n"
      "\n"
      "    # nested\n"
      "    def inner():\n"
      "        return x\n"
      "    return inner, lambda: 0\n"
      "class A:\n"
      "    def m(self): return [i for i in self]\n";
  EXPECT_EQ(problems(text, LoweringMode::kReject),
            "5:4 Nested functions not supported at line 5\n"
            "7:18 Nested functions not supported at line 7\n");
  EXPECT_EQ(lowering_of(text, LoweringMode::kReject).problems[0].hint,
            "make it a module-level function");
  EXPECT_EQ(lowering_of(text, LoweringMode::kReject).text.text, "");
}

TEST(Lower, TellsWhereATextDoesNotParse) {
  for (const auto mode :
       {LoweringMode::kFull, LoweringMode::kReadOnly, LoweringMode::kReject}) {
    const Lowering lowering = lowering_of("x = 1\ndef f(:\n    pass\n", mode);
    ASSERT_EQ(lowering.problems.size(), 1U);
    EXPECT_EQ(lowering.problems[0].line, 2U);
    EXPECT_EQ(lowering.text.text, "");
  }
}

TEST(Lower, TellsWhereAFunctionSuspendsThatCannotBeCutThere) {
  const std::string text =
      "def outer(x):\n"
      "    async def g():\n"
      "        try: await x\n"
      "        except* E as e:\n"
      "            if e: await x(e)\n"
      "    def f():\n"
      "        try: pass\n"
      "        except (x, (yield x)): pass\n"
      "    return f, g\n";
  EXPECT_EQ(problems(text, LoweringMode::kFull),
            "5:18 Cannot suspend in a handler of `except*`\n"
            "8:20 Cannot suspend in the class after `except`\n");
  const Lowering lowering = lowering_of(text);
  EXPECT_EQ(lowering.problems[0].hint,
            "keep the group in a variable, and suspend behind the `try`");
  EXPECT_EQ(lowering.problems[1].hint, "bind the class to a name before the `try`");
  EXPECT_EQ(lowering.text.text, "");
}

// A comprehension that awaits becomes a function of its own, and what calls it is written anew.
TEST(Lower, TellsTheLineOfASuspensionThatIsWrittenAnew) {
  EXPECT_EQ(problems("async def f(x):\n"
                     "    try: pass\n"
                     "    except tuple([await y for y in x]): pass\n",
                     LoweringMode::kFull),
            "3:0 Cannot suspend in the class after `except`\n");
}

TEST(Lower, TellsWhichFunctionsCannotLeaveTheirClass) {
  const std::string text =
      "class A:\n"
      "    f = lambda self: (lambda: __class__)\n"
      "    def m(self): return lambda: __class__\n"
      "class B:\n"
      "    g = lambda self: (lambda: super().g)\n";
  EXPECT_EQ(
      problems(text, LoweringMode::kFull),
      "2:8 Cannot move a function out of its class that uses `__class__`, `super` or a "
      "type parameter\n"
      "5:8 Cannot move a function out of its class that uses `__class__`, `super` or a "
      "type parameter\n");
  EXPECT_EQ(lowering_of(text).problems[0].hint, "make it a `def` in the class");
}

TEST(Lower, GivesAnErrorItsPlaceInTheOriginal) {
  const std::string deep =
      "def g(): x = " + std::string(300, '(') + "yield" + std::string(300, ')') + "\n";
  const std::string before = "def outer(x):\n    def f(): yield x\n    return f\n";
  const Result<Lowering> alone = lower(deep, LoweringMode::kFull);
  const Result<Lowering> behind = lower(before + deep, LoweringMode::kFull);
  ASSERT_FALSE(alone.ok());
  ASSERT_FALSE(behind.ok());
  EXPECT_EQ(alone.error().code, ErrorCode::kLimitExceeded);
  EXPECT_EQ(deep[alone.error().offset], '(');
  // What the first half writes before it differs, and does not count.
  EXPECT_EQ(behind.error().offset, alone.error().offset + before.size());
}

TEST(Lower, RefusesWhatStandsInTooManyFunctions) {
  std::string text = "f = ";
  for (int i = 0; i < 5000; ++i) text += "lambda: ";
  const Result<Lowering> result = lower(text + "0\n", LoweringMode::kFull);
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, ErrorCode::kLimitExceeded);
}

TEST(Lower, TakesOddTexts) {
  for (const std::string_view text : {"", "\n", "\xEF\xBB\xBF", "# only a comment",
                                      "\"\"\"doc\"\"\"", "x = 1;", "\f\n"}) {
    const Lowering lowering = lowering_of(text);
    EXPECT_TRUE(lowering.problems.empty()) << text;
    const auto lines =
        std::count(lowering.text.text.begin(), lowering.text.text.end(), '\n');
    EXPECT_LE(static_cast<std::size_t>(lines), lowering.text.lines.size()) << text;
  }
}

TEST(Lower, KnowsItsModesByName) {
  EXPECT_EQ(lowering_mode("full"), LoweringMode::kFull);
  EXPECT_EQ(lowering_mode("read-only"), LoweringMode::kReadOnly);
  EXPECT_EQ(lowering_mode("reject"), LoweringMode::kReject);
  EXPECT_EQ(lowering_mode("Full"), std::nullopt);
}

}  // namespace
}  // namespace reknot
