#include "core/plan/program.h"

#include <gtest/gtest.h>

#include "tests/core/artifact/artifact_samples.h"
#include "tests/core/embedded_files.h"
#include "tests/core/plan/program_text.h"

namespace reknot {
namespace {

std::string program(const Graph& graph) {
  return program_text(write_program(graph, make_plan(graph).value()));
}

std::string step_programs(const Graph& graph) {
  return program_text(write_step_programs(graph, make_plan(graph).value()));
}

TEST(Program, MakesAListBeforeItFillsIt) {
  EXPECT_EQ(program(list_with_itself()), R"(m16 = []
m16 += [m16, 1]
-> {'knot': m16}
)");
}

TEST(Program, FillsCellsOnceTheirFunctionsAreThere) {
  EXPECT_EQ(program(parity()),
            R"(m16 = namespace('__main__', None, 'parity.py')
m17 = cell()
m18 = source('function', '__main__', 'even', 'parity.py', 2, 0, (('function', 'make'),), ('odd',), (), '    def even(n):\n        return n == 0 or odd(n - 1)')
m19 = functions(m18, 0, 'even', ('odd',))
m20 = m19(m16, None, None, (m17,))
m21 = cell()
m22 = source('function', '__main__', 'odd', 'parity.py', 5, 0, (('function', 'make'),), ('even',), (), '    def odd(n):\n        return n != 0 and even(n - 1)')
m23 = functions(m22, 0, 'odd', ('even',))
m24 = m23(m16, None, None, (m21,))
fill_cell(m21, m20)
fill_cell(m17, m24)
-> {'even': m20, 'odd': m24}
)");
}

TEST(Program, BindsNamesOnceTheirFunctionsAreThere) {
  EXPECT_EQ(program(global_recursion()),
            R"(m16 = namespace('__main__', None, None)
m17 = source('function', '__main__', 'factorial', 'main.py', 10, 0, (), (), (), 'def factorial():\n    pass\n')
m18 = functions(m17, 0, 'factorial', ())
m19 = m18(m16, None, None, None)
m16 |= {'factorial': m19}
-> {'factorial': m19}
)");
}

TEST(Program, WritesEveryKind) {
  EXPECT_EQ(program(every_kind()), embedded_file("tests/golden/plan/every_kind.txt"));
}

TEST(Program, WritesALongTextOnce) {
  SampleGraph made;
  const Value text = made.text(kLongText);
  made.publish(
      {{"a", text},
       {"b", Value::node(made.node(Kind::kList, {text, made.text("short"), text}))},
       {"c", made.text("short")}});
  EXPECT_EQ(program(made.graph), "m16 = '" + kLongText +
                                     "'\n-> {'a': m16, 'b': [m16, 'short', m16], "
                                     "'c': 'short'}\n");
  EXPECT_EQ(step_programs(made.graph), "-> publish('a', atom('" + kLongText +
                                           "'))\n"
                                           "-> (0, [])\n"
                                           "#0 += [atom('" +
                                           kLongText + "'), 'short', atom('" + kLongText +
                                           "')]\n"
                                           "-> None\n"
                                           "-> publish('b', #0)\n"
                                           "-> publish('c', 'short')\n");
}

TEST(Program, MakesPlainDataWhereItIsUsed) {
  SampleGraph made;
  const Value inner = Value::node(made.node(Kind::kTuple, {Value::small(1)}));
  const Value list = Value::node(made.node(Kind::kList, {inner, Value::small(2)}));
  const Value set = Value::node(
      made.node(Kind::kSet, {Value::node(made.node(Kind::kFrozenSet, {inner}))}));
  const Value table = Value::node(made.node(Kind::kDict, {made.text("k"), list}));
  made.publish({{"set", set}, {"table", table}});
  // Two lead to the tuple, and one to everything else.
  EXPECT_EQ(program(made.graph),
            "m16 = (1,)\n"
            "-> {'set': {frozenset((m16))}, "
            "'table': {'k': [m16, 2]}}\n");
}

TEST(Program, MakesADeepListWithoutRecursion) {
  SampleGraph made;
  NodeId list = made.node(Kind::kList);
  for (int depth = 0; depth < 200'000; ++depth) {
    list = made.node(Kind::kList, {Value::node(list)});
  }
  made.publish({{"deep", Value::node(list)}});
  const Plan plan = make_plan(made.graph).value();
  // PROTO, FRAME, EMPTY_DICT; the name; EMPTY_LIST, MARK and APPENDS for each level.
  EXPECT_EQ(write_program(made.graph, plan).size(), 12 + 6 + 1 + 3 * 200'000 + 2U);
}

// A class with an attribute of that name, and an instance of it with a dict of its own.
std::string program_of_instance(std::string_view attribute) {
  SampleGraph made;
  const SourceId unit = made.source(Source::Form::kClass, "C", "class C: pass\n");
  const NodeId type = made.class_of(
      unit, "C", 0,
      made.node(Kind::kTuple, {Value::node(made.graph.reference("builtins", "object"))}));
  made.append(type, {made.text(attribute), Value::small(1)});
  std::vector<Value> slots(slot_index(ObjectSlot::kCount));
  slots[slot_index(ObjectSlot::kType)] = Value::node(type);
  slots[slot_index(ObjectSlot::kState)] =
      Value::node(made.node(Kind::kDict, {made.text("x"), Value::small(2)}));
  const Value list = Value::node(
      made.node(Kind::kList, {Value::node(made.node(Kind::kInstance, slots))}));
  made.publish({{"list", list}});
  return program(made.graph);
}

TEST(Program, MakesAPlainInstanceWithoutACall) {
  const std::string text = program_of_instance("m");
  EXPECT_NE(text.find("-> {'list': [new m18() with {'x': 2}]}"), std::string::npos)
      << text;
}

TEST(Program, CallsTheConstructorsForAClassWithHooks) {
  for (const std::string_view hook :
       {"__new__", "__setstate__", "__getattr__", "__getattribute__", "__dict__"}) {
    const std::string text = program_of_instance(hook);
    EXPECT_NE(text.find("instance(m18, None, None)"), std::string::npos) << text;
    EXPECT_NE(text.find("fill_object(m19, 1, {'x': 2}, None, [], [])"), std::string::npos)
        << text;
  }
}

// D(B, C), both of A, of which an instance is made; `attribute` is one of A's.
std::string program_of_diamond(std::string_view attribute) {
  SampleGraph made;
  const SourceId unit = made.source(Source::Form::kClass, "A", "class A: pass\n");
  const auto class_with = [&](std::string_view name, const std::vector<Value>& bases) {
    return Value::node(made.class_of(unit, name, 0, made.node(Kind::kTuple, bases)));
  };
  const Value a =
      class_with("A", {Value::node(made.graph.reference("builtins", "object"))});
  const Value d = class_with("D", {class_with("B", {a}), class_with("C", {a})});
  made.append(a.as_node(), {made.text(attribute), Value::small(1)});
  std::vector<Value> slots(slot_index(ObjectSlot::kCount));
  slots[slot_index(ObjectSlot::kType)] = d;
  made.publish({{"d", Value::node(made.node(Kind::kInstance, slots))}});
  return program(made.graph);
}

TEST(Program, TakesAnInstanceForAsPlainAsItsBases) {
  const std::string plain = program_of_diamond("m");
  EXPECT_NE(plain.find("-> {'d': new m"), std::string::npos) << plain;
  const std::string hooked = program_of_diamond("__getattr__");
  EXPECT_NE(hooked.find(" = instance(m"), std::string::npos) << hooked;
}

TEST(Program, GivesACellItsContentAtOnceIfThatIsNoObject) {
  SampleGraph made;
  made.publish({{"cell", Value::node(made.node(Kind::kCell, {Value::small(3)}))}});
  EXPECT_EQ(program(made.graph), "m16 = cell(3)\n-> {'cell': m16}\n");
  EXPECT_EQ(step_programs(made.graph),
            "-> (0, cell())\nfill_cell(#0, 3)\n-> None\n"
            "-> publish('cell', #0)\n");
}

TEST(StepPrograms, NameObjectsByTheirKeys) {
  EXPECT_EQ(step_programs(parity()),
            R"(-> (0, namespace('__main__', None, 'parity.py'))
-> None
-> (1, cell())
-> (-1, source('function', '__main__', 'even', 'parity.py', 2, 0, (('function', 'make'),), ('odd',), (), '    def even(n):\n        return n == 0 or odd(n - 1)'))
-> (2, functions(#-1, 0, 'even', ('odd',))(#0, None, None, (#1,)))
-> None
-> (3, cell())
-> (-2, source('function', '__main__', 'odd', 'parity.py', 5, 0, (('function', 'make'),), ('even',), (), '    def odd(n):\n        return n != 0 and even(n - 1)'))
-> (4, functions(#-2, 0, 'odd', ('even',))(#0, None, None, (#3,)))
-> None
-> None
fill_cell(#3, #2)
-> None
-> None
fill_cell(#1, #4)
-> None
-> None
-> publish('even', #2)
-> publish('odd', #4)
)");
}

TEST(StepPrograms, AreAsManyAsThePlanHasSteps) {
  for (const Graph& graph : {list_with_itself(), parity(), every_kind()}) {
    const std::string text = step_programs(graph);
    std::size_t pickles = 0;
    for (std::size_t at = text.find("-> "); at != std::string::npos;
         at = text.find("\n-> ", at + 1)) {
      ++pickles;
    }
    EXPECT_EQ(pickles, make_plan(graph).value().steps.size());
  }
}

}  // namespace
}  // namespace reknot
