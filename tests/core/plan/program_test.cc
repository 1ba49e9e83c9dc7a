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
  EXPECT_EQ(program(list_with_itself()), R"(m0 = []
m0 += [m0, 1]
-> {'knot': m0}
)");
}

TEST(Program, FillsCellsOnceTheirFunctionsAreThere) {
  EXPECT_EQ(program(parity()),
            R"(m1 = namespace('__main__', None, 'parity.py')
m3 = cell()
m5 = source('function', '__main__', 'even', 'parity.py', 2, 0, (('function', 'make'),), ('odd',), (), '    def even(n):\n        return n == 0 or odd(n - 1)')
m7 = function(m5, 0, 'even', ('odd',), m1, (m3,))
m8 = cell()
m9 = source('function', '__main__', 'odd', 'parity.py', 5, 0, (('function', 'make'),), ('even',), (), '    def odd(n):\n        return n != 0 and even(n - 1)')
m10 = function(m9, 0, 'odd', ('even',), m1, (m8,))
fill_cell(m8, m7)
fill_cell(m3, m10)
-> {'even': m7, 'odd': m10}
)");
}

TEST(Program, BindsNamesOnceTheirFunctionsAreThere) {
  EXPECT_EQ(program(global_recursion()),
            R"(m1 = namespace('__main__', None, None)
m3 = source('function', '__main__', 'factorial', 'main.py', 10, 0, (), (), (), 'def factorial():\n    pass\n')
m5 = function(m3, 0, 'factorial', (), m1, ())
bind(m1, 'factorial', m5)
-> {'factorial': m5}
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
  EXPECT_EQ(program(made.graph), "m0 = '" + kLongText +
                                     "'\nm1 = []\nm1 += [m0, 'short', m0]\n"
                                     "-> {'a': m0, 'b': m1, 'c': 'short'}\n");
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

TEST(StepPrograms, NameObjectsByTheirKeys) {
  EXPECT_EQ(step_programs(parity()),
            R"(-> (0, namespace('__main__', None, 'parity.py'))
-> None
-> (1, cell())
-> (-1, source('function', '__main__', 'even', 'parity.py', 2, 0, (('function', 'make'),), ('odd',), (), '    def even(n):\n        return n == 0 or odd(n - 1)'))
-> (2, function(#-1, 0, 'even', ('odd',), #0, (#1,)))
-> None
-> (3, cell())
-> (-2, source('function', '__main__', 'odd', 'parity.py', 5, 0, (('function', 'make'),), ('even',), (), '    def odd(n):\n        return n != 0 and even(n - 1)'))
-> (4, function(#-2, 0, 'odd', ('even',), #0, (#3,)))
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
