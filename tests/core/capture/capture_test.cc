#include "core/capture/capture.h"

#include <gtest/gtest.h>

#include <random>

#include "core/artifact/artifact.h"
#include "core/plan/plan.h"
#include "core/plan/program.h"
#include "tests/core/capture/stream_builder.h"

namespace reknot {
namespace {

// What a stream makes, as the text form of its artifact from "variables" or a section on; or the
// refusal.
std::string captured(const Bytes& stream, std::string_view from = "  \"variables\"") {
  const auto graph = read_capture_stream(stream);
  if (!graph.ok()) {
    const Error& error = graph.error();
    return std::string(error_name(error.code)) + ": " + error.detail;
  }
  const Bytes artifact = write_artifact(graph.value(), DocumentForm::kText).value();
  EXPECT_TRUE(read_artifact(artifact).ok());
  const std::string text(as_text(artifact));
  return text.substr(text.find(from));
}

std::string variables_of(std::string_view value) {
  return "  \"variables\": {\n    \"v\": " + std::string(value) + "\n  }\n}\n";
}

Bytes stream_of(const Part& value, const Parts& records = {}) {
  return stream(dict({text("v"), value}), records);
}

Part source_f() { return put(0, source("function", "f", "def f(): pass")); }
Part function_f() {
  return put(2, make(Make::kFunction,
                     {code(source_f(), "f"), put(1, space("__main__")), none()}));
}
// A class without slots, a metaclass or a body.
Part class_of(Part code_part, Part module, Part bases) {
  return make(Make::kClass, {std::move(code_part), std::move(module), std::move(bases),
                             none(), none(), none()});
}
Part class_c() {
  return put(3, class_of(code(source("class", "C", "class C: pass"), "C"),
                         text("__main__"), tuple({})));
}
// The record of an object without a state setter.
Part object_record(Part object, Part state, Part items, Part pairs) {
  return tuple({number(4), std::move(object), std::move(state), std::move(items),
                std::move(pairs), none()});
}
Part instance_c(Part arguments = tuple({}), Part keywords = none()) {
  return put(4, make(Make::kInstance, {class_c(), arguments, keywords}));
}

// --- What it takes -----------------------------------------------------------------------------------

TEST(Capture, ReadsAtomsAndContainers) {
  EXPECT_EQ(
      captured(stream_of(list({none(), number(-5), text("a"), tuple({number(1)})}))),
      variables_of("[null, -5, \"a\", {\"tuple\": [1]}]"));
  EXPECT_EQ(captured(stream_of(dict({text("k"), set({text("b"), text("a")})}))),
            variables_of("{\"dict\": {\"k\": {\"set\": [\"a\", \"b\"]}}}"));
  EXPECT_EQ(captured(stream_of([](PickleWriter& out) {
              out.op(PickleOpcode::kMARK);
              out.boolean(true);
              out.real(0.5);
              out.op(PickleOpcode::kFROZENSET);
            })),
            variables_of("{\"frozenset\": [true, 0.5]}"));
  EXPECT_EQ(
      captured(stream_of([](PickleWriter& out) {
        out.byte_array(as_bytes("ab"));
        out.bytes(as_bytes("c"));
        out.tuple(2);
      })),
      variables_of("{\"tuple\": [{\"bytearray\": \"6162\"}, {\"bytes\": \"63\"}]}"));
}

TEST(Capture, ReadsReferencesAndCalls) {
  EXPECT_EQ(captured(stream_of(global("math", "sqrt"))),
            variables_of("{\"reference\": \"math:sqrt\"}"));
  EXPECT_EQ(captured(stream_of(call(global("builtins", "complex"), {number(1)}))),
            variables_of("{\"call\": {\"reference\": \"builtins:complex\"}, "
                         "\"arguments\": {\"tuple\": [1]}}"));
  EXPECT_EQ(captured(stream_of(call(global("builtins", "object"), {}))),
            variables_of("{\"call\": {\"reference\": \"builtins:object\"}}"));
}

TEST(Capture, ReadsAFunctionAndItsRecord) {
  const Parts records = {tuple({number(0), get(2), tuple({number(1)}),
                                dict({text("k"), number(2)}), dict({}), none(), none()}),
                         tuple({number(2), get(1), dict({text("f"), get(2)})}),
                         tuple({number(2), get(1), dict({text("a"), number(1)})})};
  EXPECT_EQ(captured(stream_of(function_f(), records), "  \"sources\""),
            R"(  "sources": {
    "__main__.f": {
      "form": "function",
      "module": "__main__",
      "name": "f",
      "file": "main.py",
      "line": 3,
      "text": [
        "def f(): pass"
      ]
    }
  },
  "namespace_groups": {
    "__main__": {
      "module": "__main__",
      "names": {
        "a": 1,
        "f": {"function": "__main__.f"}
      }
    }
  },
  "functions": {
    "__main__.f": {
      "source": "__main__.f",
      "namespace": "__main__",
      "defaults": {"tuple": [1]},
      "keyword_defaults": {"dict": {"k": 2}},
      "annotations": {"dict": {}}
    }
  },
  "variables": {
    "v": {"function": "__main__.f"}
  }
}
)");
}

TEST(Capture, ReadsCellsThatFunctionsShare) {
  const Part unit = put(0, source("function", "f", "def f(): n", {"n"}, {"make"}));
  const Part shared = put(5, code(unit, "f", {"n"}));
  const Part space_one = put(1, space("__main__"));
  const Part cell = put(6, make(Make::kCell, {}));
  const Part functions = list({make(Make::kFunction, {shared, space_one, tuple({cell})}),
                               make(Make::kFunction, {get(5), get(1), tuple({get(6)})})});
  EXPECT_EQ(captured(stream_of(functions, {tuple({number(1), get(6), number(7)})}),
                     "  \"functions\""),
            R"(  "functions": {
    "__main__.make.<locals>.f": {
      "cells": {"n": "n"},
      "source": "__main__.make.<locals>.f",
      "namespace": "__main__"
    },
    "__main__.make.<locals>.f#2": {
      "cells": {"n": "n"},
      "source": "__main__.make.<locals>.f",
      "namespace": "__main__"
    }
  },
  "cells": {
    "n": {"content": 7}
  },
)" + variables_of("[{\"function\": \"__main__.make.<locals>.f\"}, "
                  "{\"function\": \"__main__.make.<locals>.f#2\"}]"));
}

TEST(Capture, KeepsAnEmptyCellEmpty) {
  EXPECT_EQ(
      captured(stream_of(make(Make::kCell, {})), "  \"cells\""),
      "  \"cells\": {\n    \"cell\": {}\n  },\n" + variables_of("{\"cell\": \"cell\"}"));
}

TEST(Capture, ReadsAClassAndItsAttributes) {
  EXPECT_EQ(
      captured(stream_of(class_c(),
                         {tuple({number(3), get(3),
                                 dict({text("b"), number(1), text("a"), get(3)})})}),
               "  \"classes\""),
      R"(  "classes": {
    "__main__.C": {
      "source": "__main__.C",
      "module": "__main__",
      "bases": {"tuple": []},
      "attributes": {
        "b": 1,
        "a": {"class": "__main__.C"}
      }
    }
  },
)" + variables_of("{\"class\": \"__main__.C\"}"));
}

TEST(Capture, ReadsAnInstanceAndItsRecord) {
  const Part record =
      object_record(get(4), dict({text("x"), number(1)}), list({number(2)}),
                    list({tuple({text("k"), number(3)})}));
  EXPECT_EQ(captured(stream_of(instance_c(tuple({number(9)}), dict({text("s"), none()})),
                               {record}),
                     "  \"instances\""),
            R"(  "instances": {
    "__main__.C": {
      "type": {"class": "__main__.C"},
      "arguments": {"tuple": [9]},
      "state": {"dict": {"x": 1}},
      "keywords": {"dict": {"s": null}},
      "items": [2],
      "pairs": [["k", 3]]
    }
  },
)" + variables_of("{\"instance\": \"__main__.C\"}"));
}

TEST(Capture, ReadsAMetaclassAndABody) {
  const Part meta =
      put(5, class_of(code(source("class", "Meta", "class Meta: pass"), "Meta"),
                      text("__main__"), tuple({global("builtins", "type")})));
  const Part made = make(
      Make::kClass, {code(source("class", "C", "class C: pass"), "C"), text("__main__"),
                     tuple({}), none(), meta, dict({text("RED"), number(1)})});
  const std::string classes = captured(stream_of(made), "  \"classes\"");
  EXPECT_NE(classes.find("\"metaclass\": {\"class\": \"__main__.Meta\"},\n"
                         "      \"body\": {\"dict\": {\"RED\": 1}}"),
            std::string::npos)
      << classes;
}

TEST(Capture, ReadsCallsWithKeywordsAndOfTheUsersFunctions) {
  EXPECT_EQ(captured(stream_of(
                make(Make::kCall, {global("typing", "TypeVar"), tuple({text("T")}),
                                   dict({text("covariant"), number(1)})}))),
            variables_of("{\"call\": {\"reference\": \"typing:TypeVar\"}, "
                         "\"arguments\": {\"tuple\": [\"T\"]}, "
                         "\"keywords\": {\"dict\": {\"covariant\": 1}}}"));
  EXPECT_EQ(captured(stream_of(make(Make::kCall, {function_f(), tuple({}), none()}))),
            variables_of("{\"call\": {\"function\": \"__main__.f\"}}"));
}

TEST(Capture, ReadsAStateSetter) {
  const Part record = tuple(
      {number(4), get(4), number(1), none(), none(), global("operator", "setitem")});
  const std::string instances =
      captured(stream_of(instance_c(), {record}), "  \"instances\"");
  EXPECT_NE(instances.find("\"setter\": {\"reference\": \"operator:setitem\"}"),
            std::string::npos)
      << instances;
}

TEST(Capture, ReadsModulesAndMethods) {
  EXPECT_EQ(captured(stream_of(make(Make::kModule, {text("math")}))),
            variables_of("{\"module_object\": \"math\"}"));
  EXPECT_EQ(
      captured(stream_of(make(Make::kModule, {put(1, space("tools"))}),
                         {tuple({number(2), get(1), dict({text("x"), number(1)})})}),
               "      \"names\""),
      "      \"names\": {\n        \"x\": 1\n      }\n    }\n  },\n" +
          variables_of("{\"module_object\": {\"namespace\": \"tools\"}}"));
  EXPECT_EQ(captured(stream_of(make(Make::kMethod, {global("a", "f"), number(1)}))),
            variables_of("{\"method\": [{\"reference\": \"a:f\"}, 1]}"));
}

TEST(Capture, UnitesTheGlobalsOfAUnit) {
  const Part one = make(Make::kFunction, {code(source_f(), "f", {}, {"b", "a"}),
                                          put(1, space("__main__")), none()});
  const Part two =
      make(Make::kFunction, {code(get(0), "f", {}, {"c", "b"}), get(1), none()});
  EXPECT_NE(captured(stream_of(list({one, two})), "  \"sources\"")
                .find("\"globals\": [\"a\", \"b\", \"c\"]"),
            std::string::npos);
}

TEST(Capture, OrdersVariablesAndKeepsAliases) {
  EXPECT_EQ(
      captured(stream(dict({text("b"), put(0, list({})), text("a"), get(0)})),
               "  \"shared_values\""),
      "  \"shared_values\": {\n    \"sv_0\": []\n  },\n  \"variables\": {\n"
      "    \"a\": {\"shared\": \"sv_0\"},\n    \"b\": {\"shared\": \"sv_0\"}\n  }\n}\n");
}

// --- What it refuses ---------------------------------------------------------------------------------

struct Refused {
  Part value;
  Parts records;
  std::string_view detail;
};

void expect_refused(const std::vector<Refused>& rows) {
  for (const Refused& row : rows) {
    EXPECT_EQ(captured(stream_of(row.value, row.records)),
              "NotACaptureStream: " + std::string(row.detail));
  }
}

TEST(Capture, RefusesWhatIsNoListOfItems) {
  const auto one = [](const Part& part) {
    PickleWriter out;
    out.begin();
    part(out);
    out.stop();
    out.begin();
    out.integer(std::int64_t{1});
    out.stop();
    return captured(std::move(out).take());
  };
  EXPECT_EQ(one(none()), "NotACaptureStream: a list was expected");
  EXPECT_EQ(one(list({dict({})})), "NotACaptureStream: the variables are missing");
  EXPECT_EQ(one(list({none(), none()})), "NotACaptureStream: a dict was expected");
  EXPECT_EQ(one(constructor(Make::kCell)), "NotACaptureStream: a list was expected");
}

TEST(Capture, RefusesAnotherNumberOfRecords) {
  EXPECT_EQ(captured(stream(dict({}), {}, 1)), "NotACaptureStream: a record is missing");
  EXPECT_EQ(captured(stream(dict({}), {}, -1)), "NotACaptureStream: a record is missing");
  EXPECT_EQ(captured(stream(dict({}), {}, -9)),
            "NotACaptureStream: a number was expected");
  const Bytes whole = stream(dict({}));
  const Bytes first(whole.begin(), std::find(whole.begin(), whole.end(), '.') + 1);
  EXPECT_EQ(captured(first), "NotACaptureStream: the number of records is missing");
  Bytes third = whole;
  third.insert(third.end(), {'N', '.'});
  EXPECT_EQ(captured(third), "NotACaptureStream: a third pickle");
}

TEST(Capture, RefusesVariablesThatAreNoNames) {
  EXPECT_EQ(captured(stream(dict({number(1), none()}))),
            "NotACaptureStream: a text was expected");
  EXPECT_EQ(captured(stream(dict({text("\xED\xA0\x80"), none()}))),
            "NotACaptureStream: a name has surrogates");
  EXPECT_EQ(captured(stream(dict({text("a"), none(), text("a"), none()}))),
            "NotACaptureStream: two variables have the same name");
}

TEST(Capture, RefusesConstructorsAsValues) {
  for (const Part& value :
       {constructor(Make::kCell), list({constructor(Make::kFunction)}),
        set({constructor(Make::kCell), constructor(Make::kClass), tuple({})}),
        make(Make::kMethod, {constructor(Make::kCell), none()}),
        make(Make::kInstance, {constructor(Make::kCell), tuple({}), none()})}) {
    EXPECT_EQ(captured(stream_of(value)),
              "NotACaptureStream: a constructor is used as a value");
  }
}

TEST(Capture, RefusesOtherArgumentsOfConstructors) {
  constexpr std::string_view kOther = "a constructor has other arguments";
  for (const Make which :
       {Make::kFunction, Make::kClass, Make::kModule, Make::kMethod, Make::kInstance}) {
    expect_refused({{make(which, {}), {}, kOther},
                    {make(which, {none(), none(), none(), none(), none()}), {}, kOther}});
  }
  expect_refused({
      {make(Make::kRefused, {}), {}, "the capture was refused"},
      {make(Make::kModule, {number(1)}), {}, "a tuple was expected"},
      {make(Make::kModule, {text("\xED\xA0\x80")}), {}, "a name has surrogates"},
      {make(Make::kInstance, {none(), none(), none()}), {}, "a tuple was expected"},
      {class_of(none(), text("m"), tuple({})), {}, "a tuple was expected"},
      {class_of(code(source_f(), "f"), none(), tuple({})), {}, "a text was expected"},
      {class_of(code(source_f(), "f"), text("m"), none()), {}, "a tuple was expected"},
      {call(number(1), {}), {}, "a reference was expected"},
      {[](PickleWriter& out) {
         constructor(Make::kCell)(out);
         out.none();
         out.op(PickleOpcode::kREDUCE);
       },
       {},
       "a tuple was expected"},
  });
}

TEST(Capture, RefusesFunctionsThatDoNotFitTheirCode) {
  const auto function = [](const Part& code_part, const Part& space_part,
                           const Part& cells) {
    return make(Make::kFunction, {code_part, space_part, cells});
  };
  const Part unit = source("function", "f", "def f(): n", {"n"});
  constexpr std::string_view kCells =
      "a function has as many cells as its code has free variables";
  expect_refused({
      {function(code(unit, "f", {"n"}), space("m"), none()), {}, kCells},
      {function(code(unit, "f"), space("m"), tuple({make(Make::kCell, {})})), {}, kCells},
      {function(code(unit, "f", {"n"}), space("m"), tuple({none()})),
       {},
       "a cell was expected"},
      {function(code(unit, "f"), space("m"), number(1)), {}, "a tuple was expected"},
      {function(code(unit, "f"), number(1), none()), {}, "a tuple was expected"},
      {function(code(unit, "f"), tuple({}), none()), {}, "a tuple has other parts"},
      {function(code(unit, "f"), tuple({text("m")}), none()),
       {},
       "packed bytes were expected"},
      {function(tuple({unit}), space("m"), none()), {}, "a tuple has other parts"},
      {function(code(tuple({}), "f"), space("m"), none()), {}, "a tuple has other parts"},
      {function(tuple({unit, text("f")}), space("m"), none()),
       {},
       "packed bytes were expected"},
  });
}

TEST(Capture, RefusesRecordsOfAnotherShape) {
  constexpr std::string_view kOther = "a constructor has other arguments";
  expect_refused({
      {none(), {none()}, "a tuple was expected"},
      {none(), {tuple({})}, "an empty record"},
      {none(), {tuple({none()})}, "a number was expected"},
      {none(), {tuple({number(5)})}, "no such record"},
      {none(), {tuple({number(256)})}, "no such record"},
      {none(), {tuple({number(0)})}, kOther},
      {none(), {tuple({number(1)})}, kOther},
      {none(), {tuple({number(2)})}, kOther},
      {none(), {tuple({number(3)})}, kOther},
      {none(), {tuple({number(4)})}, kOther},
      {none(),
       {tuple({number(0), none(), none(), none(), none(), none(), none()})},
       "a function was expected"},
      {function_f(),
       {tuple({number(0), get(2), dict({}), none(), none(), none(), none()})},
       "a tuple was expected"},
      {function_f(),
       {tuple({number(0), get(2), none(), tuple({}), none(), none(), none()})},
       "a dict was expected"},
      {none(), {tuple({number(1), none(), none()})}, "a cell was expected"},
      {none(), {tuple({number(2), none(), dict({})})}, "a tuple was expected"},
      {none(), {tuple({number(2), space("m"), none()})}, "a dict was expected"},
      {none(),
       {tuple({number(2), space("m"), dict({none(), none()})})},
       "a text was expected"},
      {none(), {tuple({number(3), none(), dict({})})}, "a class was expected"},
      {class_c(), {tuple({number(3), get(3), none()})}, "a dict was expected"},
      {none(),
       {object_record(list({}), none(), none(), none())},
       "an object was expected"},
      {instance_c(),
       {object_record(get(4), none(), tuple({}), none())},
       "a list was expected"},
      {instance_c(),
       {object_record(get(4), none(), none(), list({none()}))},
       "a tuple was expected"},
      {instance_c(),
       {object_record(get(4), none(), none(), list({tuple({none()})}))},
       "a pair was expected"},
  });
}

TEST(Capture, RefusesWhatIsSaidTwice) {
  const Part items = object_record(get(4), none(), list({none()}), none());
  const Part names = tuple({number(2), get(1), dict({text("x"), none()})});
  expect_refused({
      {instance_c(), {items, items}, "an object has its items already"},
      {function_f(), {names, names}, "a namespace has a name twice"},
  });
}

TEST(Capture, RefusesOpcodesThatTheStreamDoesNotUse) {
  const auto with = [](std::string_view opcodes) {
    return [=](PickleWriter& out) {
      for (const char c : opcodes) out.op(static_cast<PickleOpcode>(c));
    };
  };
  constexpr auto kBuild = [](PickleWriter& out) {
    list({})(out);
    out.none();
    out.op(PickleOpcode::kBUILD);
  };
  expect_refused({
      {kBuild, {}, "BUILD"},
      {with("])\x81"), {}, "NEWOBJ"},
      {with("])}\x92"), {}, "NEWOBJ_EX"},
      {with("(]o"), {}, "INST"},
      {with("NQ"), {}, "a persistent id"},
      {with("\x97"), {}, "an out-of-band buffer"},
      {with("N\x98"), {}, "an out-of-band buffer"},
      {[](PickleWriter& out) {
         out.op(PickleOpcode::kEXT1);
         out.op(static_cast<PickleOpcode>(1));
       },
       {},
       "an extension"},
      {global("a:b", "c"), {}, "a module or a name that cannot be imported"},
  });
}

TEST(Capture, RefusesEveryProperPrefix) {
  const Bytes whole =
      stream_of(list({function_f(), instance_c()}),
                {tuple({number(2), get(1), dict({text("f"), get(2)})}),
                 object_record(get(4), dict({text("x"), number(1)}), none(), none())});
  ASSERT_TRUE(read_capture_stream(whole).ok());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const Bytes prefix(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
    EXPECT_FALSE(read_capture_stream(prefix).ok()) << size;
  }
}

// --- Hostile streams ---------------------------------------------------------------------------------

// Classes that share a long name: a gigabyte of names from 300 KB.
TEST(Capture, StopsRepeatingWhatTheMemoHas) {
  const std::string name(1 << 18, 'f');
  const Parts many(4096, class_of(get(5), get(6), tuple({})));
  Parts items = {put(5, code(source_f(), "f")), put(6, text(name))};
  items.insert(items.end(), many.begin(), many.end());
  const auto graph = read_capture_stream(stream_of(list(items)));
  ASSERT_FALSE(graph.ok());
  EXPECT_EQ(graph.error().code, ErrorCode::kLimitExceeded);
}

TEST(Capture, StopsRepeatingDicts) {
  const Part names = put(5, list(Parts(1 << 15, number(1))));
  Parts items = {names, class_c()};
  Parts records;
  for (int i = 0; i < (1 << 13); ++i) {
    records.push_back(object_record(make(Make::kInstance, {get(3), tuple({}), none()}),
                                    none(), get(5), none()));
  }
  const auto graph = read_capture_stream(stream_of(list(items), records));
  ASSERT_FALSE(graph.ok());
  EXPECT_EQ(graph.error().code, ErrorCode::kLimitExceeded);
}

// Whatever is accepted must be good for all that is done with graphs.
void use(const Bytes& stream) {
  const auto graph = read_capture_stream(stream);
  if (!graph.ok()) return;
  for (const DocumentForm form : {DocumentForm::kText, DocumentForm::kCompact}) {
    const auto artifact = write_artifact(graph.value(), form);
    if (!artifact.ok()) continue;
    const auto again = read_artifact(artifact.value());
    ASSERT_TRUE(again.ok()) << again.error().message();
    EXPECT_EQ(write_artifact(again.value().graph, form).value(), artifact.value());
  }
  if (const auto plan = make_plan(graph.value()); plan.ok()) {
    EXPECT_FALSE(write_program(graph.value(), plan.value()).empty());
    EXPECT_FALSE(write_step_programs(graph.value(), plan.value()).empty());
  }
}

TEST(Capture, TakesRandomMutationsOrRefusesThem) {
  const Bytes whole = stream_of(
      list({function_f(), instance_c(tuple({number(1)}), dict({text("k"), none()})),
            set({text("a"), number(1), get(2)}), make(Make::kModule, {get(1)}),
            make(Make::kCell, {}), make(Make::kMethod, {get(2), get(4)}),
            call(global("builtins", "complex"), {number(1)})}),
      {tuple({number(0), get(2), tuple({get(2)}), none(), none(), none(), dict({})}),
       tuple({number(2), get(1), dict({text("f"), get(2)})}),
       tuple({number(3), get(3), dict({text("a"), get(4)})}),
       object_record(get(4), none(), list({none(), get(4)}),
                     list({tuple({text("k"), get(2)})}))});
  use(whole);
  std::mt19937 random(7);
  constexpr std::string_view kOpcodes = "()]}N0.hqKRtuesa\x8f\x90\x91\x85\x86\x87\x94";
  for (int round = 0; round < 30'000; ++round) {
    Bytes bytes = whole;
    for (std::size_t edit = 1 + random() % 3; edit > 0; --edit) {
      std::uint8_t& byte = bytes[random() % bytes.size()];
      switch (random() % 3) {
        case 0:
          byte = static_cast<std::uint8_t>(random());
          break;
        case 1:
          byte = static_cast<std::uint8_t>(kOpcodes[random() % kOpcodes.size()]);
          break;
        default:
          byte = static_cast<std::uint8_t>(random() % 16);
      }
    }
    use(bytes);
  }
}

TEST(Capture, ReadsAHundredThousandNestedLists) {
  PickleWriter out;
  out.begin();
  out.op(PickleOpcode::kEMPTY_LIST);
  out.op(PickleOpcode::kMARK);
  out.op(PickleOpcode::kEMPTY_DICT);
  out.text("v");
  for (int i = 0; i < 100'000; ++i) out.op(PickleOpcode::kEMPTY_LIST);
  for (int i = 1; i < 100'000; ++i) out.op(PickleOpcode::kAPPEND);
  out.op(PickleOpcode::kSETITEM);
  out.none();
  out.op(PickleOpcode::kAPPENDS);
  out.stop();
  out.integer(std::int64_t{2});
  out.stop();
  const auto graph = read_capture_stream(std::move(out).take());
  ASSERT_TRUE(graph.ok()) << graph.error().message();
  EXPECT_EQ(reachable_nodes(graph.value()).size(), 100'000U);
}

}  // namespace
}  // namespace reknot
