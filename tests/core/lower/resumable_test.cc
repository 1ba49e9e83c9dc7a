#include "core/lower/resumable.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace reknot {
namespace {

// That generators go on with it is held by tests/python/test_suspended.py; here is what the tables say.

Resumable resumable_of(std::string_view text, std::string_view name, std::uint32_t line) {
  Result<Resumable> made = make_resumable(text, name, line);
  EXPECT_TRUE(made.ok()) << text;
  return made.ok() ? std::move(made).value() : Resumable{};
}

// "line:column live…" of each point.
std::string points_of(const Resumable& made) {
  std::string all;
  for (const Resumable::Point& point : made.points) {
    all += std::to_string(point.line) + ":" + std::to_string(point.column);
    for (const std::string& each : point.live) all += " " + each;
    all += "\n";
  }
  return all;
}

TEST(Resumable, SaysWhereAGeneratorStopsAndWhatItHoldsThere) {
  const Resumable made = resumable_of(
      "def f(x):\n"
      "    yield x\n"
      "    for y in x:\n"
      "        with y as z:\n"
      "            z += g(1, (yield y), k=(yield))\n"
      "        log.append((yield))\n"
      "    yield from x\n",
      "f", 1);
  EXPECT_EQ(points_of(made),
            "2:4\n"
            "5:23 i1 w2 t1 t2 constant\n"
            "5:36 i1 w2 t1 t2 constant t3\n"
            "6:20 i1 method t1\n"
            "7:4 source\n");
}

TEST(Resumable, NamesTheVariablesOfEachEnvironment) {
  const Resumable made = resumable_of(
      "class C:\n"
      "  def _(x, parent):\n"
      "    @decorated\n"
      "    def f(self):\n"
      "        y = x\n"
      "        yield super(), parent\n",
      "f", 3);
  std::string shown;
  for (const Resumable::Environment& environment : made.environments) {
    shown += environment.class_name + ":";
    for (const auto& [name, attribute] : environment.variables) {
      shown += " " + name + "=" + attribute;
    }
    shown += "\n";
  }
  EXPECT_EQ(shown,
            "C___f_env: self=self y=y\n"
            "C___env: __class__=class_ x=x parent=parent_\n");
}

TEST(Resumable, TakesAGeneratorExpressionByWhatItGoesOver) {
  const Resumable made = resumable_of("(\n  (x for x in y if x)\n)\n", "<genexpr>", 2);
  EXPECT_EQ(points_of(made), "2:2 i1\n");
  ASSERT_EQ(made.environments.size(), 1U);
  const auto expected = Resumable::Variable(".0", "items");
  EXPECT_EQ(made.environments[0].variables.back(), expected);
}

TEST(Resumable, RefusesWhatIsNoGeneratorFunction) {
  for (const std::string_view text : {"def f(): pass\n", "def g(): yield\n",
                                      "f = lambda: (yield)\n", "def f(: yield\n"}) {
    const Result<Resumable> made = make_resumable(text, "f", 1);
    ASSERT_FALSE(made.ok()) << text;
    EXPECT_EQ(made.error().code, ErrorCode::kBadRequest);
  }
  EXPECT_FALSE(make_resumable("\ndef f(): yield\n", "f", 1).ok());
}

}  // namespace
}  // namespace reknot
