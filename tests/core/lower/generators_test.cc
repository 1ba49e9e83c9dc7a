#include "core/lower/generators.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace reknot {
namespace {

// That machines do what their functions did is held by tests/python/test_lowered_generators.py and
// test_lower_behaviour.py; here is what they look like, and what is refused.

// One function whose body begins in the line after "# body".
std::vector<SuspendingFunction> function_in(std::string_view text) {
  const std::size_t async = text.find("async def ");
  const std::size_t begin = async == std::string_view::npos ? text.find("def ") : async;
  std::size_t body = text.find('\n', text.find("# body")) + 1;
  body = text.find_first_not_of(' ', body);
  return {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(body),
           "f_machine", "env", "outer.<locals>.f"}};
}

LoweredGenerators machines_of(std::string_view text) {
  Result<LoweredGenerators> machines = lower_to_machines(text, function_in(text));
  EXPECT_TRUE(machines.ok()) << text;
  return machines.ok() ? std::move(machines).value() : LoweredGenerators{};
}

std::string lowered(std::string_view text) { return machines_of(text).lowered.text; }

// "label text live live" of each suspension.
std::vector<std::string> points_of(std::string_view text) {
  std::vector<std::string> points;
  const LoweredGenerators machines = machines_of(text);
  for (const ResumePoint& point : machines.machines.at(0).points) {
    std::string line = std::to_string(point.label) + " " +
                       std::string(text.substr(point.begin, point.end - point.begin));
    for (const std::string& name : point.live) line += " " + name;
    points.push_back(std::move(line));
  }
  return points;
}

// "offset message" of each.
std::vector<std::string> problems_of(std::string_view text) {
  std::vector<std::string> problems;
  const LoweredGenerators machines = machines_of(text);
  EXPECT_EQ(machines.lowered.text, "");
  for (const MachineProblem& problem : machines.problems) {
    EXPECT_NE(problem.hint, "");
    problems.push_back(std::to_string(problem.begin) + " " + problem.message);
  }
  return problems;
}

Error error_of(std::string_view text) {
  const Result<LoweredGenerators> machines = lower_to_machines(text, function_in(text));
  EXPECT_FALSE(machines.ok()) << text;
  return machines.ok() ? Error{ErrorCode::kBadUtf8, 0, {}} : machines.error();
}

// A generator with this body, each line of which is indented by four spaces already.
std::string with_body(std::string_view body) {
  return "def f():\n    env = f_env()  # body\n" + std::string(body);
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

TEST(LowerGenerators, CutsALoopAtItsYield) {
  EXPECT_EQ(lowered("import m\n"
                    "\n"
                    "def f(n):\n"
                    "    \"\"\"Counts.\"\"\"\n"
                    "    env = f_env()\n"
                    "    env.n = n  # body\n"
                    "    while env.n > 0:\n"
                    "        yield env.n\n"
                    "        env.n -= 1\n"
                    "    return \"end\"\n"
                    "\n"
                    "f(3)\n"),
            "import m\n"
            "\n"
            "class f_machine(LoweredGenerator):\n"
            "    lowered_name = \"f\"\n"
            "    lowered_qualname = \"outer.<locals>.f\"\n"
            "\n"
            "    def resume(machine, env):\n"
            "        label = machine.label\n"
            "        while True:\n"
            "            if label == 0:\n"
            "                if not env.n > 0:\n"
            "                    label = 2\n"
            "                    continue\n"
            "                machine.label = 1\n"
            "                return env.n\n"
            "            elif label == 1:\n"
            "                machine.receive()\n"
            "                env.n -= 1\n"
            "                label = 0\n"
            "            elif label == 2:\n"
            "                return machine.done(\"end\")\n"
            "\n"
            "\n"
            "def f(n):\n"
            "    \"\"\"Counts.\"\"\"\n"
            "    env = f_env()\n"
            "    env.n = n  # body\n"
            "    return f_machine(env)\n"
            "\n"
            "f(3)\n");
}

TEST(LowerGenerators, MapsEachLineToTheLineThatItServes) {
  const LoweredText text = machines_of(with_body("    a()\n    yield b\n")).lowered;
  std::vector<std::string> lines = {""};
  for (const char c : text.text) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  lines.pop_back();
  ASSERT_EQ(text.lines.size(), lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (contains(lines[i], "a()")) EXPECT_EQ(text.lines[i], 3U);
    if (contains(lines[i], "return b")) EXPECT_EQ(text.lines[i], 4U);
    if (contains(lines[i], "class")) EXPECT_EQ(text.lines[i], 1U);
    if (lines[i].empty()) EXPECT_EQ(text.lines[i], 0U);
  }
}

TEST(LowerGenerators, NamesWhatIsHeldAtEachSuspension) {
  EXPECT_EQ(points_of(with_body("    for env.x in a:\n"
                                "        with b as env.y:\n"
                                "            c(d(), (yield 1))\n"
                                "    try:\n"
                                "        yield from e\n"
                                "    except E:\n"
                                "        yield 2\n")),
            (std::vector<std::string>{"3 yield 1 i1 w2 t1 t2", "6 yield from e source",
                                      "8 yield 2 x1"}));
}

TEST(LowerGenerators, EvaluatesPositionalArgumentsFirst) {
  const std::string text = lowered(with_body("    f(k=a(), *(yield 1))\n"));
  EXPECT_TRUE(contains(text, "machine.take(1)(k=a(), *(machine.receive()))")) << text;
  EXPECT_FALSE(contains(text, "= a()")) << text;
}

TEST(LowerGenerators, TakesAwaitToBindTighterThanPowers) {
  const std::string text = lowered(
      "async def f():\n    env = f_env()  # body\n    return -await env.x ** 2\n");
  EXPECT_TRUE(contains(text, "machine.source = lowered_await(env.x)")) << text;
  EXPECT_TRUE(contains(text, "machine.done(-machine.result() ** 2)")) << text;
  EXPECT_TRUE(contains(text, "@lowered_coroutine_function\ndef f():")) << text;
}

TEST(LowerGenerators, KeepsStringsOverLinesAsTheyAre) {
  const std::string text =
      lowered(with_body("    yield\n"
                        "    if a:\n"
                        "        b = '''1\n"
                        "  2\n"
                        "'''\n"
                        "        c\n"));
  EXPECT_TRUE(contains(text, "    b = '''1\n  2\n'''\n")) << text;
}

TEST(LowerGenerators, ChoosesNamesThatTheTextDoesNotHave) {
  const std::string text = lowered(with_body("    yield label, machine, label_\n"));
  EXPECT_TRUE(contains(text, "def resume(machine_, env):")) << text;
  EXPECT_TRUE(contains(text, "label__ == 0")) << text;
}

TEST(LowerGenerators, KeepsPrivateNamesOutOfTheClass) {
  const std::string text = lowered(with_body("    yield __private\n"));
  EXPECT_TRUE(contains(text, "def f_machine_resume(machine, env):\n")) << text;
  EXPECT_TRUE(contains(text, "    resume = f_machine_resume\n")) << text;
}

TEST(LowerGenerators, DeclaresGlobalsOnce) {
  const std::string text =
      lowered(with_body("    global g, h\n    g = yield\n    global g\n"));
  EXPECT_TRUE(contains(text, "resume(machine, env):\n        global g, h\n")) << text;
  EXPECT_EQ(text.find("global"), text.rfind("global")) << text;
}

TEST(LowerGenerators, KeepsWhatIsNeverReached) {
  EXPECT_EQ(points_of(with_body("    return 1\n    yield 2\n")),
            (std::vector<std::string>{"2 yield 2"}));
}

// CPython takes twenty blocks in one another.
TEST(LowerGenerators, NestsProtectedRegionsWithoutLoops) {
  const std::string text =
      lowered(with_body("    with a:\n"
                        "        with b:\n"
                        "            yield\n"));
  EXPECT_EQ(text.find("while True:"), text.rfind("while True:")) << text;
}

TEST(LowerGenerators, NamesWhatItUsesOfTheRuntime) {
  EXPECT_EQ(machines_of("async def f():\n    env = f_env()  # body\n    yield 1\n")
                .lowered.runtime,
            (std::vector<std::string>{"LoweredAsyncGenerator", "LoweredYielded"}));
}

TEST(LowerGenerators, LeavesATextWithoutFunctionsAlone) {
  for (const std::string_view text :
       {"", "x = 1", "x = 1\n", "\n\n", "x = '''\n '''\n"}) {
    const Result<LoweredGenerators> same = lower_to_machines(text, {});
    ASSERT_TRUE(same.ok());
    EXPECT_EQ(same.value().lowered.text, text);
  }
}

TEST(LowerGenerators, RefusesWhatItCannotCut) {
  const std::string text = with_body(
      "    try:\n"
      "        a\n"
      "    except b((yield 1)):\n"
      "        c\n"
      "    try:\n"
      "        a\n"
      "    except* E:\n"
      "        if c: yield 2\n");
  EXPECT_EQ(problems_of(text), (std::vector<std::string>{
                                   std::to_string(text.find("yield 1")) +
                                       " Cannot suspend in the class after `except`",
                                   std::to_string(text.find("yield 2")) +
                                       " Cannot suspend in a handler of `except*`",
                               }));
}

TEST(LowerGenerators, NamesAProblemInAFinallyOnce) {
  const std::string text = with_body(
      "    try:\n"
      "        yield\n"
      "    finally:\n"
      "        try: a\n"
      "        except* E: yield 2\n");
  EXPECT_EQ(problems_of(text).size(), 1U);
}

TEST(LowerGenerators, RefusesSuspensionsThatAreNestedTooDeep) {
  const std::string deep =
      "    x = " + std::string(300, '(') + "yield" + std::string(300, ')') + "\n";
  EXPECT_EQ(error_of(with_body(deep)).code, ErrorCode::kLimitExceeded);
}

TEST(LowerGenerators, RefusesMachinesThatGrowWithoutBound) {
  std::string body;
  for (std::size_t depth = 1; depth <= 24; ++depth) {
    const std::string indentation(depth, ' ');
    body +=
        indentation + "try:\n" + indentation + " yield\n" + indentation + "finally:\n";
  }
  body += std::string(25, ' ') + "yield\n";
  const Error error = error_of("def f():\n env = f_env()  # body\n" + body);
  EXPECT_EQ(error.detail, "the state machine is too long");
}

TEST(LowerGenerators, RefusesAPlaceWithoutAFunction) {
  const SuspendingFunction function = {0, 0, "m", "env", "f"};
  const Result<LoweredGenerators> machines = lower_to_machines("x = 1\n", {&function, 1});
  ASSERT_FALSE(machines.ok());
  EXPECT_EQ(machines.error().code, ErrorCode::kBadRequest);
}

}  // namespace
}  // namespace reknot
