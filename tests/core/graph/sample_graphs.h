// Builds graphs by hand, in the layouts of core/graph/kinds.def.
#ifndef RK_TESTS_CORE_GRAPH_SAMPLE_GRAPHS_H_
#define RK_TESTS_CORE_GRAPH_SAMPLE_GRAPHS_H_

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/graph/graph.h"

namespace reknot {

class SampleGraph {
 public:
  using Names = std::vector<std::string>;

  Graph graph;

  Value text(std::string_view utf8) { return graph.add_text(utf8); }

  NodeId node(Kind kind, const std::vector<Value>& slots = {}) {
    return graph.add_node(kind, slots);
  }

  void append(NodeId node, const std::vector<Value>& slots) {
    graph.append_slots(node, slots);
  }

  NodeId space(std::string_view module) {
    return node(Kind::kNamespace, {text(module), Constant::kAbsent, Constant::kAbsent});
  }

  SourceId source(Source::Form form, std::string_view name, std::string_view code,
                  const Names& globals = {}) {
    Source source;
    source.form = form;
    source.module = "__main__";
    source.name = name;
    source.file = "main.py";
    source.line = 10;
    source.text = code;
    source.globals = globals;
    return graph.add_source(std::move(source));
  }

  // A function of a unit of its own. `cells` are names and cells.
  NodeId function(std::string_view name, NodeId space,
                  const std::vector<std::pair<std::string, NodeId>>& cells = {},
                  const Names& globals = {}) {
    const std::string header = "def " + std::string(name) + "():\n";
    CodeInfo code{source(Source::Form::kFunction, name, header + "    pass\n", globals),
                  0,
                  std::string(name),
                  {}};
    std::vector<Value> slots(slot_index(FunctionSlot::kCount));
    slots[slot_index(FunctionSlot::kNamespace)] = Value::node(space);
    for (const auto& [cell_name, cell] : cells) {
      code.cells.push_back(cell_name);
      slots.push_back(Value::node(cell));
    }
    return graph.add_code_node(Kind::kFunction, std::move(code), slots);
  }

  NodeId class_of(SourceId unit, std::string_view path, std::uint32_t line,
                  NodeId bases) {
    std::vector<Value> slots(slot_index(ClassSlot::kCount));
    slots[slot_index(ClassSlot::kModule)] = text("__main__");
    slots[slot_index(ClassSlot::kBases)] = Value::node(bases);
    return graph.add_code_node(Kind::kClass, {unit, line, std::string(path), {}}, slots);
  }

  NodeId object(Kind kind, NodeId type, Value arguments, Value state,
                const std::vector<Value>& items = {},
                const std::vector<Value>& pairs = {}) {
    const NodeId made = node(kind, {Value::node(type), arguments, Constant::kAbsent,
                                    state, Constant::kAbsent});
    append(made, items);
    append(made, pairs);
    graph.set_list_items(made, static_cast<std::uint32_t>(items.size()));
    return made;
  }

  void publish(std::vector<std::pair<std::string, Value>> variables) {
    graph.set_variables(std::move(variables));
  }
};

// knot = []; knot.append(knot); knot.append(1)
inline Graph list_with_itself() {
  SampleGraph sample;
  const NodeId knot = sample.node(Kind::kList);
  sample.append(knot, {Value::node(knot), Value::small(1)});
  sample.publish({{"knot", Value::node(knot)}});
  return std::move(sample.graph);
}

// Two local functions that call each other, each through a cell that holds the other.
inline Graph mutual_recursion() {
  SampleGraph sample;
  const NodeId space = sample.space("__main__");
  const NodeId even_cell = sample.node(Kind::kCell);
  const NodeId odd_cell = sample.node(Kind::kCell);
  const NodeId even = sample.function("is_even", space, {{"is_odd", odd_cell}});
  const NodeId odd = sample.function("is_odd", space, {{"is_even", even_cell}});
  sample.append(even_cell, {Value::node(even)});
  sample.append(odd_cell, {Value::node(odd)});
  sample.publish({{"is_even", Value::node(even)}});
  return std::move(sample.graph);
}

// A function that calls itself by its global name.
inline Graph global_recursion() {
  SampleGraph sample;
  const NodeId space = sample.space("__main__");
  const NodeId factorial = sample.function("factorial", space, {}, {"factorial"});
  sample.append(space, {sample.text("factorial"), Value::node(factorial)});
  sample.publish({{"factorial", Value::node(factorial)}});
  return std::move(sample.graph);
}

// Lists in lists.
inline Graph deep_chain(std::uint32_t depth) {
  SampleGraph sample;
  Value inner = Value::small(0);
  for (std::uint32_t i = 0; i < depth; ++i) {
    inner = Value::node(sample.node(Kind::kList, {inner}));
  }
  sample.publish({{"chain", inner}});
  return std::move(sample.graph);
}

}  // namespace reknot

#endif  // RK_TESTS_CORE_GRAPH_SAMPLE_GRAPHS_H_
