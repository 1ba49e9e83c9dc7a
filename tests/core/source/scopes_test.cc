#include "core/source/scopes.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace reknot {
namespace {

// tests/python/test_source_scopes.py holds all of this against CPython; here is what it cannot see.

ScopeTable table_of(std::string_view text, const ScopeSurroundings& surroundings = {}) {
  Result<ScopeTable> table = read_scopes(text, surroundings);
  EXPECT_TRUE(table.ok()) << text;
  return table.ok() ? std::move(table).value() : ScopeTable{};
}

// "x:local y:free" of a scope.
std::string names_in(const ScopeTable& table, std::size_t scope) {
  std::string names;
  for (const ScopedName& name : table.scopes.at(scope).names) {
    if (!names.empty()) names += ' ';
    names += table.names[name.name] + ":" + std::string(name_scope_name(name.scope));
  }
  return names;
}

std::vector<std::string> kinds_of(std::string_view text) {
  std::vector<std::string> kinds;
  for (const Scope& scope : table_of(text).scopes) {
    kinds.emplace_back(scope_kind_name(scope.kind));
  }
  return kinds;
}

using Strings = std::vector<std::string>;

TEST(Scopes, ReadTypeParametersAndAliases) {
  EXPECT_EQ(kinds_of("def f[T: int](x: T): return T\n"),
            (Strings{"module", "type parameters", "function", "type variable"}));
  EXPECT_EQ(kinds_of("class C[*Ts, **P](B): x = Ts\n"),
            (Strings{"module", "type parameters", "class"}));
  EXPECT_EQ(kinds_of("type X = X\n"), (Strings{"module", "type alias"}));
  EXPECT_EQ(kinds_of("type X[T] = list[T]\n"),
            (Strings{"module", "type parameters", "type alias"}));
  const ScopeTable table = table_of("def f[T: U](x: T = V): return T\n");
  EXPECT_EQ(names_in(table, 0), "f:local V:global implicit");
  EXPECT_EQ(names_in(table, 1), "T:cell");
  EXPECT_EQ(names_in(table, 2), "x:local T:free");
  EXPECT_EQ(names_in(table, 3), "U:global implicit");
  const ScopeTable alias = table_of("type X[T] = list[T]\n");
  EXPECT_EQ(names_in(alias, 0), "X:local");
  EXPECT_EQ(names_in(alias, 2), "list:global implicit T:free");
}

TEST(Scopes, ResolveEachOccurrence) {
  constexpr std::string_view kText = "def f(a):\n  a += b\n  del a\n  return a.c(d=a)\n";
  const ScopeTable table = table_of(kText);
  Strings found;
  for (const Occurrence& use : table.occurrences) {
    const Scope& scope = table.scopes[use.scope];
    found.push_back(scope.name + "." + table.names[scope.names[use.name].name] + "=" +
                    std::string(kText.substr(use.begin, use.end - use.begin)) +
                    std::to_string(static_cast<int>(use.use)));
  }
  EXPECT_EQ(found, (Strings{"top.f=f1", "f.a=a1", "f.a=a2", "f.b=b0", "f.a=a3", "f.a=a0",
                            "f.a=a0"}));
}

TEST(Scopes, TakeNamesFromAroundTheText) {
  const Strings free = {"x", "__class__", "_A__y"};
  ScopeSurroundings around;
  around.class_name = "A";
  around.free = free;
  const ScopeTable table = table_of("def f(): return x, y, super, __y, __z\n", around);
  EXPECT_EQ(names_in(table, 1),
            "x:free y:global implicit super:global implicit __class__:free _A__y:free "
            "_A__z:global implicit");
  EXPECT_EQ(table.scopes[1].names[0].owner, ScopeTable::kOutside);
}

TEST(Scopes, LeaveAnnotationsThatStayStringsAlone) {
  ScopeSurroundings around;
  around.string_annotations = true;
  EXPECT_EQ(names_in(table_of("def f(): x: y = z\n", around), 1),
            "x:local z:global implicit");
  EXPECT_EQ(names_in(table_of("def f(): x: y = z\n"), 1),
            "x:local y:global implicit z:global implicit");
}

TEST(Scopes, CountLinesOfEachKind) {
  EXPECT_EQ(table_of("\r\n\r\ndef f(): pass\n").scopes[1].line, 3U);
  EXPECT_EQ(table_of("\rdef f(): pass\n").scopes[1].line, 2U);
}

TEST(Scopes, ReadBrokenTextAsFarAsItParses) {
  const ScopeTable table = table_of("def f(x):\n  return x\ndef (\n");
  EXPECT_FALSE(table.is_whole);
  EXPECT_EQ(names_in(table, 1), "x:local");
}

TEST(Scopes, ReadEveryPrefixOfAText) {
  const std::string text =
      "class A[T](B):\n  def f(self, *a, x: int = 1): return [y for y in a if (z := y)]\n"
      "  match x:\n    case {'a': b, **c} as d: f'{a!r:{b}}'\ntype X[T: int] = T\n";
  for (std::size_t size = 0; size <= text.size(); ++size) {
    const std::vector<char> prefix(text.begin(), text.begin() + static_cast<long>(size));
    EXPECT_TRUE(read_scopes({prefix.data(), prefix.size()}).ok());
  }
}

TEST(Scopes, RefuseWhatTheParserRefuses) {
  const Result<ScopeTable> table = read_scopes("x = '\xFF'");
  ASSERT_FALSE(table.ok());
  EXPECT_EQ(table.error().code, ErrorCode::kBadUtf8);
}

// 3,000 scopes deep, and as many names from the outermost one: nine million entries.
TEST(Scopes, StopWhereTooManyNamesPassThrough) {
  std::string text = "lambda ";
  std::string uses;
  for (int i = 0; i < 3'000; ++i) {
    text += (i == 0 ? "x" : ", x") + std::to_string(i);
    uses += "x" + std::to_string(i) + ", ";
  }
  text += ": ";
  for (int i = 0; i < 3'000; ++i) text += "lambda: ";
  text += "(" + uses + ")\n";
  const Result<ScopeTable> table = read_scopes(text);
  ASSERT_FALSE(table.ok());
  EXPECT_EQ(table.error().code, ErrorCode::kLimitExceeded);
}

TEST(Scopes, TakeDeeplyNestedText) {
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += "lambda: ";
  const ScopeTable table = table_of(text + "x\n");
  EXPECT_EQ(table.scopes.size(), 50'001U);
}

TEST(Scopes, AreWrittenAsJson) {
  EXPECT_EQ(
      to_json(table_of("lambda x: x\n")),
      R"json({"whole":true,"scopes":[)json"
      R"json({"kind":"module","name":"top","parent":0,"line":0,"begin":0,"end":12,)json"
      R"json("names":[]},)json"
      R"json({"kind":"lambda","name":"lambda","parent":0,"line":1,"begin":0,"end":11,)json"
      R"json("names":[{"name":"x","scope":"local","flags":["parameter","used"],)json"
      R"json("owner":1}]}],)json"
      R"json("occurrences":[[7,8,1,0,"bind"],[10,11,1,0,"read"]]})json");
}

}  // namespace
}  // namespace reknot
