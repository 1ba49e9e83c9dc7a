// What the objects of a graph and their slots are called where people read about them.
#ifndef RK_CORE_REPLAY_NAMES_H_
#define RK_CORE_REPLAY_NAMES_H_

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/graph/graph.h"
#include "core/replay/timeline.h"

namespace reknot {

// Keeps the graph's address. Every function is O(1) but for what it copies.
class Names {
 public:
  // Names the cells of a graph after the variables of the functions that use them.
  //
  // cost     O(graph)
  explicit Names(const Graph& graph);

  const Graph& graph() const { return graph_; }

  // "list of 3", "make.<locals>.inc", "__main__", "Point", "os.path:join", …
  std::string label(NodeId node) const;
  // As a sentence speaks of it: "the list of 3", "the function `inc`", ….
  std::string plain_noun(NodeId node) const;
  // The same, but what has no name of its own goes by its variable's, if it has one: "the list `all`".
  std::string noun(NodeId node) const;
  // The same of any value; an atom is its text in backticks.
  std::string noun(Value value) const;
  // An object's label or an atom's text.
  std::string label(Value value) const;
  // The name of a function or class in its own source, in backticks: "`inc`".
  std::string code_name(NodeId node) const;
  // What an instance is an instance of, or what a call calls, in backticks.
  std::string type_name(NodeId node) const;
  // The first of the graph's variables that holds an object; empty if there is none.
  std::string_view variable_of(NodeId node) const;
  // The variable that a cell holds; empty if no function says so.
  std::string_view cell_name(NodeId cell) const;
  // The module of a namespace.
  std::string_view module_name(NodeId space) const;

  // What a slot is for; empty for one that is not shown: it is absent, or part of a name.
  std::string_view slot_role(NodeId node, std::uint32_t slot) const;
  std::string slot_name(NodeId node, std::uint32_t slot) const;
  // How an entry of a dict is called after its key: "['x']".
  std::string entry_name(Value key) const;

  // A slot that is shown.
  SlotState slot_state(NodeId node, std::uint32_t slot, bool filled) const;
  Holder holder(std::string name, Value value) const;

 private:
  struct CellName {
    NodeId function;
    std::uint32_t index;
  };
  std::string sized(NodeId node, std::size_t size) const;
  // Of something that is called: the name alone, never what it leads to.
  std::string short_name(Value callable) const;
  std::string_view object_slot_role(NodeId node, std::uint32_t slot) const;
  std::string object_slot_name(NodeId node, std::uint32_t slot) const;

  const Graph& graph_;
  std::unordered_map<NodeId, CellName> cell_names_;
  // Indices of the graph's variables.
  std::unordered_map<NodeId, std::uint32_t> variables_;
};

// `text` in backticks.
std::string ticked(std::string_view text);

// A slot's or a holder's target, if it is an object.
inline std::optional<ObjectId> target_of(Value value) {
  if (!value.is_node()) return std::nullopt;
  return value.as_node();
}

}  // namespace reknot

#endif  // RK_CORE_REPLAY_NAMES_H_
