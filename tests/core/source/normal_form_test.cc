#include "core/source/normal_form.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace reknot {
namespace {

using Strings = std::vector<std::string>;

NormalForm form_in(const NormalUnit& unit, std::uint32_t line, std::string_view path,
                   const Strings& cells = {}) {
  const Result<NormalForms> forms = NormalForms::read(unit);
  EXPECT_TRUE(forms.ok()) << unit.text;
  return forms.ok() ? forms.value().of(line, path, cells) : NormalForm{};
}

// The form of the function `f` that a text is.
NormalForm form_of(std::string_view text, const Strings& free = {}) {
  NormalUnit unit;
  unit.text = text;
  unit.free = free;
  return form_in(unit, 0, "f", free);
}

bool is_verbatim(const NormalForm& form) { return form.bytes.at(0) == 'V'; }

bool operator==(const NormalForm& a, const NormalForm& b) {
  return a.bytes == b.bytes && a.cells == b.cells && a.globals == b.globals;
}

// A function with a body of these lines.
std::string with_body(std::string_view body) {
  std::string text = "async def f(a, b):\n    ";
  for (const char c : body) text += c == '\n' ? "\n    " : std::string(1, c);
  return text + "\n";
}

// Without names: what differs in them only has equal bytes.
void expect_same(std::string_view one, std::string_view other) {
  const NormalForm a = form_of(one);
  const NormalForm b = form_of(other);
  EXPECT_FALSE(is_verbatim(a)) << one;
  EXPECT_TRUE(a == b) << one << "\n----\n" << other;
}
void expect_different(std::string_view one, std::string_view other) {
  EXPECT_FALSE(form_of(one) == form_of(other)) << one << "\n----\n" << other;
}
void expect_same_bodies(std::string_view one, std::string_view other) {
  expect_same(with_body(one), with_body(other));
}
void expect_different_bodies(std::string_view one, std::string_view other) {
  expect_different(with_body(one), with_body(other));
}

// What says nothing ---------------------------------------------------------------------

TEST(NormalForm, DropsCommentsBlankLinesAndLayout) {
  expect_same(
      "def f(a):\n    if a:\n        return 1\n    return 2\n",
      "def f( a ) :  # why\n\n  # what\n  if a : return 1\n\n\n  return \\\n 2 # end");
  expect_same("    def f(a):\n        return a\n", "def f(a): return a");
  expect_same("\tdef f(a):\n\t\treturn a\n", "def f(a): return a");
  expect_same("def f(a):\r\n    return '''\r\n'''\r\n", "def f(a):\n    return '\\n'\n");
}

TEST(NormalForm, DropsSemicolonsAndPass) {
  expect_same_bodies("x = 1; y = 2;", "x = 1\npass\ny = 2");
  expect_same_bodies("pass", "'doc'");
}

TEST(NormalForm, DropsParenthesesThatSayNothing) {
  expect_same_bodies("return (a)", "return a");
  expect_same_bodies("return ((a + b)) * (2)", "return (a + b) * 2");
  expect_same_bodies("return (a * b) + (a).c + -(a ** b)",
                     "return a * b + a.c + -a ** b");
  expect_same_bodies("return (a + b) - a", "return a + b - a");
  expect_same_bodies("return (not a) or (a and b)", "return not a or a and b");
  expect_same_bodies("x = (yield a)\nreturn [(lambda: 1)]",
                     "x = yield a\nreturn [lambda: 1]");
  expect_same_bodies("return (a if a else b)", "return a if a else b");
  expect_same_bodies("return a(b for b in a)", "return a((b for b in a))");
  expect_same_bodies("with (a), b: pass", "with (a, b): pass");
}

TEST(NormalForm, KeepsParenthesesThatGroup) {
  expect_different_bodies("return a - (b - a)", "return a - b - a");
  expect_different_bodies("return (a + b) * a", "return a + b * a");
  expect_different_bodies("return (-a) ** b", "return -a ** b");
  expect_different_bodies("return (a < b) < a", "return a < b < a");
  expect_different_bodies("return (a if b else a) if b else a",
                          "return a if b else a if b else a");
  expect_different_bodies("return (lambda: a) or b", "return lambda: a or b");
  expect_different_bodies("return not (a) == b", "return (not a) == b");
  expect_different_bodies("with (a, b): pass", "with ((a, b)): pass");
  expect_different_bodies("return (a, b)", "return ((a, b),)");
  expect_different_bodies("x = (a)\n-b", "x = a - b");
}

// There the grammar nests operators in another way than Python.
TEST(NormalForm, KeepsParenthesesThatTheGrammarGetsWrong) {
  expect_different_bodies("return await (a ** b)", "return await a ** b");
  expect_same_bodies("return (await a) ** b", "return await a ** b");
  expect_different_bodies("return (c := a if a else b)", "return (c := a) if a else b");
  expect_different_bodies("print >>(a or b), b", "print >>a or b, b");
  expect_different_bodies("type(a).b = 1", "type(a, b).b = 1");
}

TEST(NormalForm, DropsParenthesesOfTuplesAndTrailingCommas) {
  expect_same_bodies("return a, b", "return (a, b,)");
  expect_same_bodies("x, y = a", "(x, y) = a");
  expect_same_bodies("for x in a, b: x[1, 2]", "for x in (a, b,): x[(1, 2)]");
  expect_same_bodies("return [a, b,], {a, b,}, {a: b,}, a(b,)",
                     "return [a, b], {a, b}, {a: b}, a(b)");
  expect_same_bodies("class C(): pass", "class C: pass");
  expect_different_bodies("return a,", "return a");
  expect_different_bodies("return a[b,]", "return a[b]");
  expect_different_bodies("x, = a", "x = a");
  expect_different_bodies("match a:\n  case (b,): return b",
                          "match a:\n  case (b): return b");
}

TEST(NormalForm, DropsDocstrings) {
  expect_same_bodies("'doc'\nreturn a", "return a");
  expect_same_bodies("('one' \"\"\"two\"\"\")\nreturn a", "r'other'\nreturn a");
  expect_same_bodies("def g():\n  'doc'\n  return 1", "def g(): return 1");
  expect_same_bodies("class C:\n  'doc'\n  x = 1", "class C: x = 1");
  expect_different_bodies("b'no doc'\nreturn a", "return a");
  expect_different_bodies("f'{a}'\nreturn a", "return a");
}

TEST(NormalForm, DropsWhatAreObjectsOfTheirOwn) {
  expect_same("@decorator\ndef f(a: int = 1, *b: str, c=2) -> None: return a\n",
              "def f(a=3, *b, c: float = [4]): return a\n");
  expect_same("def f[T](a: T): return a\n", "def f(a): return a\n");
  NormalUnit unit;
  unit.text = "def g(a): return g\n";
  EXPECT_TRUE(form_in(unit, 0, "g").bytes == form_of("def f(a): return f\n").bytes);
}

TEST(NormalForm, KeepsWhichParametersHaveDefaults) {
  expect_different("def f(a, b=1): pass", "def f(a, b): pass");
  expect_different("def f(a, b=1): pass", "def f(a=1, b=1): pass");
  expect_different("def f(*, a=1): pass", "def f(*, a): pass");
}

TEST(NormalForm, DropsAnnotationsOfVariablesInFunctions) {
  expect_same_bodies("x: int = a\nreturn x", "x = a\nreturn x");
  expect_same_bodies("x: int\nx = a", "x = a");
  expect_same_bodies("a.x: int = b", "a.x = b");
  expect_different_bodies("a.x: int", "pass");
  expect_different_bodies("x: int\nreturn x", "return x");
  expect_different_bodies("x: (yield) = a", "x = a");
  expect_different_bodies("class C:\n  x: int = 1", "class C:\n  x = 1");
  expect_different_bodies("class C:\n  x: int", "class C:\n  (x): int");
}

// Literals ------------------------------------------------------------------------------

TEST(NormalForm, ReadsStringsByTheirValue) {
  expect_same_bodies("return 'ab\\'', \"\\x41\\u0042\\U00000043\\104\"",
                     "return 'a' \"b'\", 'ABCD'");
  expect_same_bodies("return r'\\d' u'\\q'", "return '\\\\d\\\\q'");
  expect_same("def f(): return '''a\nb\\\nc'''", "def f(): return 'a\\nbc'");
  expect_same_bodies("return b'\\x41' rb'\\u'", "return b'A\\\\u'");
  expect_same_bodies("return '\\xe4\\u20ac'", "return '\xC3\xA4\xE2\x82\xAC'");
  expect_same_bodies("return '\\0' '1'", "return '\\x001'");
  expect_different_bodies("return 'a'", "return b'a'");
  expect_different_bodies("return 'ab'", "return 'a', 'b'");
  expect_different_bodies("return '\\d'", "return 'd'");
  expect_different_bodies("return '\\N{DASH}'", "return 'N{DASH}'");
  expect_different_bodies("return '\\N{DASH}'", "return '\\N{COLON}'");
  expect_different_bodies("return '\\ud800'", "return '\\ud801'");
}

TEST(NormalForm, ReadsNumbersByTheirValue) {
  expect_same_bodies("return 0x10, 1_0, 0o17, 0b11, 00", "return 16, 10, 15, 3, 0");
  expect_same_bodies("return 0xFFFF_FFFF_FFFF_FFFF_F", "return 0x0fffffffffffffffff");
  expect_same_bodies("return 0o7777777777777777777777777",
                     "return 0x7FFFFFFFFFFFFFFFFFF");
  expect_same_bodies("return 1_0.5E3, 1J", "return 10.5e3, 1j");
  expect_different_bodies("return 1", "return 1.0");
  expect_different_bodies("return 1", "return True");
  expect_different_bodies("return 1", "return 1j");
  expect_different_bodies("return 18446744073709551616", "return 18446744073709551617");
  expect_different_bodies("return 0x10000000000000000", "return 0x10000000000000001");
  expect_different_bodies("return 255", "return 65280");
}

TEST(NormalForm, ReadsInterpolatedStrings) {
  expect_same_bodies("return f'{ (a) }' 'b{'", "return F\"\"\"{a}b{{\"\"\"");
  expect_same_bodies("return f'\\x41{a!r:>{b}}'", "return f'A{ a !r:>{ b }}'");
  for (const std::string_view other :
       {"f'{a}'",    "f'{a }{b}'", "f'{a!r}'",     "f'{a!s}'",     "f'{a:}'",
        "f'{a: }'",  "f'{a:b}'",   "f'{a:{b}}'",   "f'{a:{b}c}'",  "f'{a:c{b}}'",
        "f'{a=}'",   "f'{a =}'",   "f'{a= }'",     "f'{(a)=}'",    "f'{{a}}'",
        "f' {a}'",   "f'{a} '",    "'{a}'",        "f'{a,}'",      "f'{a:{b!r}}'",
        "f'{None}'", "f'{True}'",  "f'{a:\\x20}'", "rf'{a:\\x20}'"}) {
    for (const std::string_view one : {"f'{a}'", "f'{a:{b}}'", "f'{a=}'", "f'{None}'"}) {
      if (one == other) continue;
      expect_different_bodies("return " + std::string(one),
                              "return " + std::string(other));
    }
  }
}

TEST(NormalForm, KeepsTheTextOfSelfDocumentingExpressions) {
  expect_different("def f():\n  x = 1\n  return f'{x=}'",
                   "def f():\n  y = 1\n  return f'{y=}'");
  expect_different_bodies("return t'{a}'", "return t'{(a)}'");
}

// Names ---------------------------------------------------------------------------------

TEST(NormalForm, NumbersVariables) {
  expect_same("def f(a):\n  x = a\n  for y in x: del y\n",
              "def f(a):\n  b = a\n  for c in b: del c\n");
  expect_different_bodies("x = 1; y = 2; return x", "x = 1; y = 2; return y");
  expect_same_bodies("return [x for x in a]", "return [y for y in a]");
  expect_different_bodies("return [b for x in a]", "return [x for x in a]");
  expect_same_bodies("with a as (x, *y): return x", "with a as (y, *x): return y");
  expect_same_bodies("try: pass\nexcept a as e: return e",
                     "try: pass\nexcept a as x: return x");
  expect_same_bodies("match a:\n  case [x, *y]: return x",
                     "match a:\n  case [y, *x]: return y");
}

TEST(NormalForm, NumbersVariablesOfFunctionsAround) {
  expect_same_bodies("x = 1\ndef g():\n  nonlocal x\n  x += 1\nreturn g",
                     "y = 1\ndef h():\n  nonlocal y\n  y += 1\nreturn h");
  expect_different_bodies("x = 1\ndef g():\n  nonlocal x\n  x = 2\nreturn g",
                          "x = 1\ndef g():\n  x = 2\nreturn g");
  expect_different_bodies("x = 1\nreturn lambda: lambda: x",
                          "x = 1\nreturn lambda x: lambda: x");
  expect_different_bodies("return lambda c: lambda d: c", "return lambda c: lambda d: d");
}

TEST(NormalForm, BindsNamedExpressionsAroundComprehensions) {
  expect_same_bodies("[y := x for x in a]\nreturn y", "[z := y for y in a]\nreturn z");
  expect_different_bodies("[y := x for x in a]\nreturn y",
                          "[b := x for x in a]\nreturn b");
  expect_different_bodies("[y := x for x in a]\nreturn y",
                          "[y := x for x in a]\nreturn x");
}

TEST(NormalForm, ListsGlobalsByFirstUse) {
  const NormalForm form = form_of("def f(x):\n  return len(y) + z(len, lambda: w)\n");
  EXPECT_EQ(form.globals, (Strings{"len", "y", "z", "w"}));
  EXPECT_TRUE(form.cells.empty());
  const NormalForm renamed =
      form_of("def f(x):\n  return size(b) + c(size, lambda: d)\n");
  EXPECT_EQ(form.bytes, renamed.bytes);
  EXPECT_EQ(renamed.globals, (Strings{"size", "b", "c", "d"}));
}

TEST(NormalForm, TellsLocalsFromGlobals) {
  EXPECT_NE(form_of("def f():\n  return x\n").bytes,
            form_of("def f():\n  x = 1\n  return x\n").bytes);
  EXPECT_NE(form_of("def f():\n  x = 1\n  return x\n").bytes,
            form_of("def f():\n  global x\n  x = 1\n  return x\n").bytes);
  EXPECT_EQ(form_of("def f():\n  global x\n  del x\n").globals, (Strings{"x"}));
}

TEST(NormalForm, ListsCellsByFirstUseAndThenThoseNeverSpelled) {
  const Strings free = {"__class__", "a", "b", "c"};
  const NormalForm form = form_of("def f(x):\n  return b + x, lambda: c(a)\n", free);
  EXPECT_EQ(form.cells, (Strings{"b", "c", "a", "__class__"}));
  const NormalForm unspelled = form_of("def f(x):\n  return b\n", {"b", "q", "p"});
  EXPECT_EQ(unspelled.cells, (Strings{"b", "p", "q"}));
  EXPECT_NE(form_of("def f(x): return x", {"p"}).bytes,
            form_of("def f(x): return x", {"__class__"}).bytes);
  EXPECT_NE(form.bytes, form_of("def f(x):\n  return b + x, lambda: c(a)\n").bytes);
}

TEST(NormalForm, KeepsParameters) {
  for (const std::string_view parameters :
       {"b, a", "a, c", "a, b, /", "a, /, b", "a, *, b", "*, a, b", "a, *b", "a, **b",
        "*a, **b", "*, a", "a"}) {
    expect_different("def f(a, b): return 1",
                     "def f(" + std::string(parameters) + "): return 1");
  }
  expect_different_bodies("return lambda x: x", "return lambda y: y");
}

TEST(NormalForm, KeepsAttributesAndKeywords) {
  expect_different_bodies("return a.x", "return a.y");
  expect_different_bodies("return a(x=1)", "return a(y=1)");
  expect_different_bodies("match a:\n  case b(x=1): pass",
                          "match a:\n  case b(y=1): pass");
  expect_different_bodies("match a:\n  case b.x: pass", "match a:\n  case b.y: pass");
  expect_different_bodies("match a:\n  case x: pass", "match a:\n  case _: pass");
}

TEST(NormalForm, KeepsWhatIsImported) {
  expect_same_bodies("import os\nreturn os", "import os as o\nreturn o");
  expect_same_bodies("from os import path as p\nreturn p",
                     "from os import (path,)\nreturn path");
  expect_different_bodies("import os\nreturn os", "import re as os\nreturn os");
  expect_different_bodies("import os.path\nreturn os", "import os.path as os\nreturn os");
  expect_different_bodies("from os import a", "from os import b");
  expect_different_bodies("from . import x", "from .. import x");
  expect_different_bodies("from .a import x", "from a import x");
  expect_different_bodies("import x", "from x import x");
}

TEST(NormalForm, KeepsNamesInClassBodies) {
  expect_different_bodies("class C:\n  x = 1", "class C:\n  y = 1");
  expect_different_bodies("class C: pass", "class D: pass");
  expect_different_bodies("x = 1\nclass C:\n  y = x", "x = 1\nclass C:\n  x = x");
  expect_same_bodies("x = 1\nclass C:\n  def m(self): return x",
                     "y = 1\nclass C:\n  def m(self): return y");
  expect_different_bodies("class C:\n  x = 1\n  def m(self): return x",
                          "class C:\n  x = 1\n  m = lambda self: 1");
  EXPECT_EQ(form_of("def f():\n  class C:\n    x = x\n    y = 1\n").globals,
            (Strings{"x"}));
}

TEST(NormalForm, KeepsWhatRunsInNestedDefinitions) {
  expect_different_bodies("@a\ndef g(): pass", "def g(): pass");
  expect_different_bodies("@a\n@b\ndef g(): pass", "@a @b\ndef g(): pass");
  expect_different_bodies("def g(x=a): pass", "def g(x=b): pass");
  expect_different_bodies("def g(x: a): pass", "def g(x: b): pass");
  expect_different_bodies("def g() -> a: pass", "def g(): pass");
  expect_different_bodies("class C(a): pass", "class C(b): pass");
  expect_different_bodies("def g[T](x: T): pass", "def g[S](x: S): pass");
  expect_different_bodies("type X = a", "type Y = a");
}

TEST(NormalForm, ManglesPrivateNames) {
  NormalUnit unit;
  unit.kind = SourceUnitKind::kClass;
  unit.text = "class A:\n  def f(self): return self.__x, __y\n";
  EXPECT_EQ(form_in(unit, 1, "A.f").globals, (Strings{"_A__y"}));
  NormalUnit other = unit;
  other.text = "class B:\n  def f(self): return self.__x, _A__y\n";
  EXPECT_NE(form_in(unit, 1, "A.f").bytes, form_in(other, 1, "B.f").bytes);
  NormalUnit inner;
  inner.text = "def f(self): return self.__x, __y\n";
  inner.class_name = "A";
  EXPECT_TRUE(form_in(inner, 0, "f") == form_in(unit, 1, "A.f"));
}

TEST(NormalForm, ShowsNamesToWhatLooksAtThem) {
  expect_different_bodies("x = 1; return locals()", "y = 1; return locals()");
  expect_different_bodies("x = 1; return eval(a)", "y = 1; return eval(a)");
  EXPECT_NE(form_of("def f(): x(); return eval('x')").bytes,
            form_of("def f(): y(); return eval('x')").bytes);
}

// Units ---------------------------------------------------------------------------------

TEST(NormalForms, FindsMethodsOfAClassUnit) {
  NormalUnit unit;
  unit.kind = SourceUnitKind::kClass;
  unit.text =
      "    class A:\n"
      "        @(\n"
      "            d)\n"
      "        def f(self): return 1\n"
      "        class B:\n"
      "            def f(self): return 2\n"
      "        f = lambda self: 3\n";
  EXPECT_TRUE(form_in(unit, 2, "A.f") == form_of("def f(self): return 1"));
  EXPECT_TRUE(form_in(unit, 5, "A.B.f") == form_of("def f(self): return 2"));
  EXPECT_TRUE(is_verbatim(form_in(unit, 3, "A.f")));
  EXPECT_TRUE(is_verbatim(form_in(unit, 2, "A.g")));
}

TEST(NormalForms, ReadsTheUnitOfALambda) {
  NormalUnit unit;
  unit.kind = SourceUnitKind::kLambda;
  unit.text = "lambda x=(lambda: 0): (\n x\n+ y)";
  const Strings cells = {"y"};
  unit.free = cells;
  const NormalForm form = form_in(unit, 0, "<lambda>", cells);
  unit.text = "lambda x=5:\nx + y";
  EXPECT_TRUE(form == form_in(unit, 0, "<lambda>", cells));
  EXPECT_FALSE(is_verbatim(form));
  EXPECT_EQ(form.cells, cells);
}

TEST(NormalForms, ReadsTheClassCellOfAClassInTheUnit) {
  NormalUnit unit;
  unit.kind = SourceUnitKind::kClass;
  unit.text = "class A:\n  def f(self): return __class__, super().f()\n";
  EXPECT_EQ(form_in(unit, 1, "A.f", {"__class__"}).cells, (Strings{"__class__"}));
  EXPECT_EQ(form_in(unit, 1, "A.f", {"__class__"}).globals, (Strings{"super"}));
}

TEST(NormalForms, KeepWhatTheParserDoesNotUnderstandVerbatim) {
  const Strings cells = {"b", "a"};
  const Strings globals = {"y", "x"};
  NormalUnit unit;
  unit.globals = globals;
  for (const std::string_view text :
       {"def f(): return (", "def f():\n  return f'{x:=5}'\n",
        "def f(): \xEF\xAC\x81 = 1\n", "def f():\n \t x\n", "def f():\n  \\\n    x\n"}) {
    unit.text = text;
    const NormalForm form = form_in(unit, 0, "f", cells);
    EXPECT_TRUE(is_verbatim(form)) << text;
    EXPECT_EQ(form.cells, (Strings{"a", "b"}));
    EXPECT_EQ(form.globals, (Strings{"x", "y"}));
  }
  EXPECT_FALSE(is_verbatim(form_of("def f(): n\xC3\xA4her = 1\n")));
}

TEST(NormalForms, RefuseWhatTheParserRefuses) {
  NormalUnit unit;
  unit.text = "def f(): '\xFF'";
  const Result<NormalForms> forms = NormalForms::read(unit);
  ASSERT_FALSE(forms.ok());
  EXPECT_EQ(forms.error().code, ErrorCode::kBadUtf8);
}

TEST(NormalForms, TakeDeeplyNestedText) {
  constexpr int kDepth = 20'000;
  std::string brackets = "def f(a): return ";
  std::string lambdas = "def f(a): return ";
  for (int i = 0; i < kDepth; ++i) brackets += "((a)+[", lambdas += "lambda: ";
  brackets += "a";
  for (int i = 0; i < kDepth; ++i) brackets += "])";
  EXPECT_FALSE(is_verbatim(form_of(brackets)));
  EXPECT_FALSE(is_verbatim(form_of(lambdas + "a")));
}

// Changes -------------------------------------------------------------------------------

// The tokens of a sample, one of which is changed at a time: none of the functions that come out is
// the sample.
TEST(NormalForm, ChangesWithEachToken) {
  const Strings tokens = {"x",      "=",  "a", "+", "1",  "\n",  "if", "x",   "<", "b",
                          ":",      "x",  ".", "c", "=",  "[",   "y",  "for", "y", "in",
                          "a",      "if", "y", "]", "\n", "for", "z",  "in",  "x", ":",
                          "x",      "(",  "*", "z", ",",  "k",   "=",  "'s'", ")", "\n",
                          "return", "x",  "[", "1", ":",  "b",   "]"};
  const Strings others = {"a",   "b",    "x",   "y",    "z",   "+",     "-", "<",
                          "=",   "+=",   "*",   "**",   ",",   ":",     "1", "2",
                          "1.0", "True", "'s'", "b's'", "not", "return"};
  const auto form_of_tokens = [](const Strings& line) {
    std::string body;
    for (const std::string& token : line) {
      const bool begins_line = body.empty() || body.back() == '\n';
      body += (begins_line || token == "\n" ? "" : " ") + token;
    }
    return form_of(with_body(body));
  };
  const NormalForm sample = form_of_tokens(tokens);
  int count = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    for (const std::string& other : others) {
      if (tokens[i] == "\n" || tokens[i] == other) continue;
      Strings changed = tokens;
      changed[i] = other;
      const NormalForm form = form_of_tokens(changed);
      if (is_verbatim(form)) continue;
      EXPECT_FALSE(form == sample) << "token " << i << ": " << other;
      ++count;
    }
  }
  EXPECT_GT(count, 200);
}

}  // namespace
}  // namespace reknot
