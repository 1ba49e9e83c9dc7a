// Graphs and helpers that the tests of artifacts share.
#ifndef RK_TESTS_CORE_ARTIFACT_ARTIFACT_SAMPLES_H_
#define RK_TESTS_CORE_ARTIFACT_ARTIFACT_SAMPLES_H_

#include <limits>
#include <string>
#include <vector>

#include "core/artifact/artifact.h"
#include "core/graph/order.h"
#include "tests/core/graph/sample_graphs.h"

namespace reknot {

inline Bytes written(const Graph& graph, DocumentForm form) {
  return write_artifact(graph, form).value();
}

inline std::string written_text(const Graph& graph) {
  return std::string(as_text(written(graph, DocumentForm::kText)));
}

// What a result says: its bytes written again as text, or "<code> at <offset>".
inline std::string outcome(const Result<Artifact>& artifact) {
  if (artifact.ok()) return written_text(artifact.value().graph);
  const Error& error = artifact.error();
  return std::string(error_name(error.code)) + " at " + std::to_string(error.offset);
}

inline const std::string kLongText(64, 'x');

// None, ints at every border, floats, texts and byte strings, each once.
inline std::vector<Value> every_atom(Graph& graph) {
  const auto integer = [&](std::initializer_list<std::uint8_t> bytes) {
    return graph.add_integer(std::vector<std::uint8_t>(bytes));
  };
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  return {
      Constant::kNone,
      Constant::kTrue,
      Constant::kFalse,
      Value::small(0),
      Value::small(-1),
      Value::small(Value::kMinSmall),
      Value::small(Value::kMaxSmall),
      integer({0x00, 0x00, 0x00, 0x10}),                    // 2^28
      integer({0xFF, 0xFF, 0xFF, 0xEF}),                    // -2^28 - 1
      integer({0x80, 0x00, 0x00, 0x80, 0x00}),              // 2^31 + 128
      integer({0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x1F}),  // 2^53 - 1
      integer({0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0xE0}),  // -(2^53 - 1)
      integer({0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x20}),  // 2^53
      integer({0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xE0}),  // -2^53
      integer({0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x80}),  // -2^79
      graph.add_float(0.0),
      graph.add_float(-0.0),
      graph.add_float(1.5),
      graph.add_float(0.1),
      graph.add_float(1e22),
      graph.add_float(5e-324),
      graph.add_float(kInfinity),
      graph.add_float(-kInfinity),
      graph.add_float(double_of(0x7FF8000000000001)),
      graph.add_text(""),
      graph.add_text("a \"quoted\" \\ line\n\x01\x7F"),
      graph.add_text("caf\xC3\xA9 \xF0\x9F\x98\x80"),
      graph.add_text("\xED\xA0\x80"),
      graph.add_bytes({}),
      graph.add_bytes(as_bytes(std::string_view("\0\xFF", 2))),
  };
}

// A source unit with every field that there is.
inline Source full_source() {
  Source source;
  source.form = Source::Form::kLambda;
  source.module = "app.tools";
  source.name = "<lambda>";
  source.file = "app/tools.py";
  source.line = 7;
  source.column = 11;
  source.context = {{Source::Form::kClass, "Tool"}, {Source::Form::kFunction, "make"}};
  source.free = {"a", "b"};
  source.future = {"annotations"};
  source.text = "lambda x: (\n    x + a + b)";
  source.globals = {"LIMIT", "tool"};
  return source;
}

// Every kind of node and value, and every optional field.
inline Graph every_kind() {
  SampleGraph made;
  Graph& graph = made.graph;
  using Values = std::vector<Value>;
  const auto of = [&](Kind kind, const Values& slots = {}) {
    return Value::node(made.node(kind, slots));
  };
  const auto text = [&](std::string_view utf8) { return graph.add_text(utf8); };

  const Value shared = of(Kind::kList, {Value::small(1)});
  const NodeId space = made.node(
      Kind::kNamespace, {text("app.tools"), text("app"), text("app/tools.py"),
                         text("LIMIT"), Value::small(3), text("shared"), shared});

  const NodeId cell_a = made.node(Kind::kCell, {shared});
  const NodeId cell_b = made.node(Kind::kCell);
  Values slots = {
      Value::node(space),
      of(Kind::kTuple, {Value::small(1), shared}),
      of(Kind::kDict, {text("key"), Constant::kNone}),
      of(Kind::kDict, {text("x"), Value::node(graph.reference("builtins", "int"))}),
      of(Kind::kDict, {text("note"), text(kLongText)}),
      of(Kind::kDict, {text("__name__"), text("tool")}),
      Value::node(cell_a),
      Value::node(cell_b)};
  const SourceId lambda = graph.add_source(full_source());
  const NodeId function = graph.add_code_node(
      Kind::kFunction, CodeInfo{lambda, 0, "<lambda>", {"a", "b"}}, slots);

  const SourceId unit =
      made.source(Source::Form::kClass, "Box",
                  "class Box(list):\n    class Lid:\n        def lift(self): pass\n");
  const NodeId box = made.class_of(
      unit, "Box", 0,
      made.node(Kind::kTuple, {Value::node(graph.reference("builtins", "list"))}));
  graph.set_slot(box, slot_index(ClassSlot::kSlots),
                 of(Kind::kTuple, {text("z"), text("a")}));
  const NodeId lid = made.class_of(unit, "Box.Lid", 1, made.node(Kind::kTuple));
  slots.assign(slot_index(FunctionSlot::kCount), Value());
  slots[0] = Value::node(space);
  const NodeId lift =
      graph.add_code_node(Kind::kFunction, CodeInfo{unit, 2, "Box.Lid.lift", {}}, slots);
  made.append(lid, {text("lift"), Value::node(lift), text("again"), Value::node(lift)});
  made.append(box, {text("Lid"), Value::node(lid), text("count"), Value::small(0)});

  const NodeId instance =
      made.object(Kind::kInstance, box, of(Kind::kTuple, {Value::small(1)}), shared,
                  {Value::small(5), Constant::kNone}, {text("k"), Value::small(2)});
  graph.set_slot(instance, slot_index(ObjectSlot::kKeywords),
                 of(Kind::kDict, {text("size"), Value::small(2)}));
  const NodeId twin = made.object(Kind::kInstance, box, Value(), Value());
  const NodeId call = made.object(
      Kind::kCall, graph.reference("collections", "OrderedDict"),
      of(Kind::kTuple, {of(Kind::kTuple)}), of(Kind::kDict), {Value::small(1)},
      {Value::small(1), of(Kind::kList), text("b"), text("c")});
  graph.set_slot(call, slot_index(ObjectSlot::kKeywords), of(Kind::kDict));

  const NodeId knot = made.node(Kind::kList);
  made.append(knot, {Value::node(knot), Value::node(instance), Value::node(twin)});
  const Value long_bytes = graph.add_bytes(as_bytes(kLongText));
  const Value content = graph.add_bytes(as_bytes("ab"));
  const Values atoms = every_atom(graph);
  const Value frozen = of(Kind::kFrozenSet, {text("b"), text("a")});

  made.publish({
      {"atoms", of(Kind::kList, atoms)},
      {"buffer", of(Kind::kByteArray, {content})},
      {"call", Value::node(call)},
      {"cell", Value::node(cell_b)},
      {"empty", of(Kind::kList, {of(Kind::kTuple), of(Kind::kSet), of(Kind::kDict),
                                 of(Kind::kList), of(Kind::kFrozenSet)})},
      {"function", Value::node(function)},
      {"knot", Value::node(knot)},
      {"long", of(Kind::kTuple, {text(kLongText), long_bytes, long_bytes})},
      {"math", of(Kind::kModule, {text("math")})},
      {"method", of(Kind::kMethod, {Value::node(lift), Value::node(twin)})},
      {"pairs", of(Kind::kDict, {Value::small(1), text("one"), text("two"), shared,
                                 of(Kind::kTuple, {Value::small(3)}), Constant::kNone})},
      {"plain",
       of(Kind::kDict, {text("b"), Value::small(1), text("a"), Value::small(2)})},
      {"reference", Value::node(graph.reference("os.path", "join"))},
      {"set", of(Kind::kSet, {frozen, text("b"), Value::small(2), Constant::kNone,
                              Value::small(-2), text("a"), atoms.back(),
                              Value::node(graph.reference("builtins", "int"))})},
      {"space", Value::node(space)},
      {"tools", of(Kind::kModule, {Value::node(space)})},
  });
  sort_sets(graph);
  return std::move(graph);
}

// The closures of FORMAT.md's worked example.
inline Graph parity() {
  SampleGraph made;
  Graph& graph = made.graph;
  const NodeId space =
      made.node(Kind::kNamespace,
                {made.text("__main__"), Constant::kAbsent, made.text("parity.py")});
  const auto function = [&](std::string_view name, std::string_view other,
                            std::uint32_t line, std::string_view body) {
    Source source;
    source.module = "__main__";
    source.name = name;
    source.file = "parity.py";
    source.line = line;
    source.context = {{Source::Form::kFunction, "make"}};
    source.free = {std::string(other)};
    source.text = body;
    const SourceId unit = graph.add_source(std::move(source));
    std::vector<Value> slots(slot_index(FunctionSlot::kCount));
    slots[0] = Value::node(space);
    slots.push_back(Value::node(made.node(Kind::kCell)));
    CodeInfo code{unit, 0, std::string(name), {std::string(other)}};
    return graph.add_code_node(Kind::kFunction, std::move(code), slots);
  };
  const NodeId even =
      function("even", "odd", 2, "    def even(n):\n        return n == 0 or odd(n - 1)");
  const NodeId odd = function("odd", "even", 5,
                              "    def odd(n):\n        return n != 0 and even(n - 1)");
  const auto cell_of = [&](NodeId node) { return graph.slots(node).back().as_node(); };
  made.append(cell_of(even), {Value::node(odd)});
  made.append(cell_of(odd), {Value::node(even)});
  made.publish({{"even", Value::node(even)}, {"odd", Value::node(odd)}});
  return std::move(graph);
}

}  // namespace reknot

#endif  // RK_TESTS_CORE_ARTIFACT_ARTIFACT_SAMPLES_H_
