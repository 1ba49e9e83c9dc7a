#include "core/replay/names.h"

#include <array>

#include "core/graph/value_text.h"

namespace reknot {
namespace {

constexpr std::array<std::string_view, slot_index(FunctionSlot::kCount)> kFunctionSlots =
    {"globals", "defaults", "keyword defaults", "annotations", "attributes", "overrides"};
constexpr std::array<std::string_view, slot_index(ObjectSlot::kCount)> kObjectSlots = {
    "class", "arguments", "keywords", "state", "state setter"};
constexpr std::array<std::string_view, slot_index(ClassSlot::kCount)> kClassSlots = {
    "module", "bases", "slots", "metaclass", "body"};
constexpr auto kFunctionFixed = slot_index(FunctionSlot::kCount);
constexpr auto kNamespaceFixed = slot_index(NamespaceSlot::kCount);
constexpr auto kClassFixed = slot_index(ClassSlot::kCount);
constexpr auto kObjectFixed = slot_index(ObjectSlot::kCount);
// A pickle may put entries into what it has imported.
constexpr std::uint32_t kReferenceFixed = 2;

// Behind the fixed slots, or in a dict, keys and values take turns.
std::string_view pair_role(std::uint32_t offset, Value value, std::string_view role) {
  if (offset % 2 == 1) return role;
  return value.is_node() ? "key" : "";
}

}  // namespace

std::string ticked(std::string_view text) { return '`' + std::string(text) + '`'; }

Names::Names(const Graph& graph) : graph_(graph) {
  for (NodeId node = 0; node < graph.size(); ++node) {
    if (graph.kind(node) != Kind::kFunction) continue;
    const std::span<const Value> cells = graph.slots(node).subspan(kFunctionFixed);
    for (std::uint32_t i = 0; i < cells.size(); ++i) {
      cell_names_.try_emplace(cells[i].as_node(), CellName{node, i});
    }
  }
  for (std::uint32_t i = 0; i < graph.variables().size(); ++i) {
    const Value value = graph.variables()[i].second;
    if (value.is_node()) variables_.try_emplace(value.as_node(), i);
  }
}

std::string_view Names::variable_of(NodeId node) const {
  const auto found = variables_.find(node);
  if (found == variables_.end()) return {};
  return graph_.variables()[found->second].first;
}

std::string_view Names::cell_name(NodeId cell) const {
  const auto found = cell_names_.find(cell);
  if (found == cell_names_.end()) return {};
  return graph_.code(found->second.function).cells[found->second.index];
}

std::string_view Names::module_name(NodeId space) const {
  const Value name = graph_.slot(space, NamespaceSlot::kModule);
  return name.tag() == Tag::kText ? graph_.text(name) : "a module without a name";
}

std::string Names::code_name(NodeId node) const { return ticked(graph_.code(node).path); }

std::string Names::short_name(Value callable) const {
  if (!callable.is_node()) return value_text(graph_, callable);
  const NodeId node = callable.as_node();
  switch (graph_.kind(node)) {
    case Kind::kReference:
      return std::string(graph_.text(graph_.slots(node)[1]));
    case Kind::kFunction:
    case Kind::kClass:
      return graph_.code(node).path;
    default:
      return std::string(kind_label(graph_.kind(node)));
  }
}

std::string Names::type_name(NodeId node) const {
  return ticked(short_name(graph_.slot(node, ObjectSlot::kType)));
}

std::string Names::sized(NodeId node, std::size_t size) const {
  const std::string kind(kind_label(graph_.kind(node)));
  return size == 0 ? "empty " + kind : kind + " of " + std::to_string(size);
}

std::string Names::label(NodeId node) const {
  const std::span<const Value> slots = graph_.slots(node);
  switch (graph_.kind(node)) {
    case Kind::kTuple:
    case Kind::kFrozenSet:
    case Kind::kList:
    case Kind::kSet:
      return sized(node, slots.size());
    case Kind::kDict:
      return sized(node, slots.size() / 2);
    case Kind::kByteArray:
      return sized(node, graph_.bytes(slots[0]).size());
    case Kind::kReference:
      return std::string(graph_.text(slots[0])) + ':' +
             std::string(graph_.text(slots[1]));
    case Kind::kModule:
      if (slots[0].is_node()) return std::string(module_name(slots[0].as_node()));
      return std::string(graph_.text(slots[0]));
    case Kind::kNamespace:
      return std::string(module_name(node));
    case Kind::kCell:
      return std::string(cell_name(node).empty() ? "cell" : cell_name(node));
    case Kind::kFunction:
    case Kind::kClass: {
      const CodeInfo& code = graph_.code(node);
      const Source& source = graph_.sources()[code.source];
      const std::string unit = source.qualified_name();
      return unit.substr(0, unit.size() - source.name.size()) + code.path;
    }
    case Kind::kMethod:
    case Kind::kInstance:
      return short_name(slots[0]);
    case Kind::kCall:
      return short_name(slots[0]) + "()";
  }
  RK_CHECK(false);
}

std::string Names::noun(NodeId node) const {
  const std::string_view variable = variable_of(node);
  if (variable.empty()) return plain_noun(node);
  switch (graph_.kind(node)) {
    case Kind::kTuple:
    case Kind::kFrozenSet:
    case Kind::kList:
    case Kind::kSet:
    case Kind::kDict:
    case Kind::kByteArray:
      return "the " + std::string(kind_label(graph_.kind(node))) + ' ' + ticked(variable);
    case Kind::kInstance:
      return "the instance " + ticked(variable) + " of " + type_name(node);
    case Kind::kCall:
      return "the object " + ticked(variable) + " that " + type_name(node) + " made";
    case Kind::kReference:
    case Kind::kModule:
    case Kind::kNamespace:
    case Kind::kCell:
    case Kind::kFunction:
    case Kind::kClass:
    case Kind::kMethod:
      return plain_noun(node);
  }
  RK_CHECK(false);
}

std::string Names::plain_noun(NodeId node) const {
  switch (graph_.kind(node)) {
    case Kind::kTuple:
    case Kind::kFrozenSet:
    case Kind::kList:
    case Kind::kSet:
    case Kind::kDict:
    case Kind::kByteArray:
      return "the " + label(node);
    case Kind::kReference:
      return ticked(label(node));
    case Kind::kModule:
      return "the module " + ticked(label(node));
    case Kind::kNamespace:
      return "the globals of " + ticked(label(node));
    case Kind::kCell:
      return cell_name(node).empty() ? "a cell" : "the cell " + ticked(cell_name(node));
    case Kind::kFunction:
      return "the function " + code_name(node);
    case Kind::kClass:
      return "the class " + code_name(node);
    case Kind::kMethod:
      return "the bound method " + ticked(label(node));
    case Kind::kInstance:
      return "the instance of " + type_name(node);
    case Kind::kCall:
      return "the object that " + type_name(node) + " made";
  }
  RK_CHECK(false);
}

std::string Names::noun(Value value) const {
  return value.is_node() ? noun(value.as_node()) : ticked(value_text(graph_, value));
}

std::string Names::label(Value value) const {
  return value.is_node() ? label(value.as_node()) : value_text(graph_, value);
}

// --- Slots -----------------------------------------------------------------------------------

std::string_view Names::slot_role(NodeId node, std::uint32_t slot) const {
  const Value value = graph_.slots(node)[slot];
  if (value.is(Constant::kAbsent)) return {};
  switch (graph_.kind(node)) {
    case Kind::kTuple:
    case Kind::kList:
      return "item";
    case Kind::kFrozenSet:
    case Kind::kSet:
      return "element";
    case Kind::kDict:
      return pair_role(slot, value, "value");
    case Kind::kByteArray:
    case Kind::kCell:
      return "content";
    case Kind::kReference:
      if (slot < kReferenceFixed) return {};
      return pair_role(slot - kReferenceFixed, value, "value");
    case Kind::kModule:
      return value.is_node() ? "namespace" : "";
    case Kind::kNamespace:
      if (slot < kNamespaceFixed) return {};
      return pair_role(slot - kNamespaceFixed, value, "name");
    case Kind::kFunction:
      if (slot == slot_index(FunctionSlot::kNamespace)) return "namespace";
      return slot < kFunctionFixed ? kFunctionSlots[slot] : "cell";
    case Kind::kClass:
      if (slot == slot_index(ClassSlot::kModule)) return {};
      if (slot < kClassFixed) return kClassSlots[slot];
      return pair_role(slot - kClassFixed, value, "attribute");
    case Kind::kMethod:
      return slot == 0 ? "function" : "self";
    case Kind::kInstance:
    case Kind::kCall:
      return object_slot_role(node, slot);
  }
  RK_CHECK(false);
}

std::string_view Names::object_slot_role(NodeId node, std::uint32_t slot) const {
  if (slot == 0) return graph_.kind(node) == Kind::kCall ? "callable" : "class";
  if (slot < kObjectFixed) return kObjectSlots[slot];
  const std::uint32_t offset = slot - kObjectFixed;
  const std::uint32_t list_items = graph_.list_items(node);
  if (offset < list_items) return "item";
  return pair_role(offset - list_items, graph_.slots(node)[slot], "value");
}

std::string Names::entry_name(Value key) const { return '[' + label(key) + ']'; }

std::string Names::slot_name(NodeId node, std::uint32_t slot) const {
  const std::span<const Value> slots = graph_.slots(node);
  switch (graph_.kind(node)) {
    case Kind::kTuple:
    case Kind::kList:
      return std::to_string(slot);
    case Kind::kFrozenSet:
    case Kind::kSet:
      return "·" + std::to_string(slot);
    case Kind::kDict:
      if (slot % 2 == 0) return "key " + std::to_string(slot / 2);
      return entry_name(slots[slot - 1]);
    case Kind::kFunction:
      if (slot < kFunctionFixed) return std::string(kFunctionSlots[slot]);
      return "cell " + graph_.code(node).cells[slot - kFunctionFixed];
    case Kind::kNamespace:
      return std::string(graph_.text(slots[slot - 1]));
    case Kind::kClass:
      if (slot >= kClassFixed) return std::string(graph_.text(slots[slot - 1]));
      return std::string(slot_role(node, slot));
    case Kind::kReference:
      if (slot % 2 == 0) return "key " + std::to_string(slot / 2 - 1);
      return entry_name(slots[slot - 1]);
    case Kind::kInstance:
    case Kind::kCall:
      return object_slot_name(node, slot);
    case Kind::kByteArray:
    case Kind::kCell:
    case Kind::kModule:
    case Kind::kMethod:
      return std::string(slot_role(node, slot));
  }
  RK_CHECK(false);
}

std::string Names::object_slot_name(NodeId node, std::uint32_t slot) const {
  if (slot < kObjectFixed) return std::string(object_slot_role(node, slot));
  const std::uint32_t offset = slot - kObjectFixed;
  const std::uint32_t list_items = graph_.list_items(node);
  if (offset < list_items) return '[' + std::to_string(offset) + ']';
  const std::uint32_t entry = offset - list_items;
  if (entry % 2 == 0) return "key " + std::to_string(entry / 2);
  return entry_name(graph_.slots(node)[slot - 1]);
}

SlotState Names::slot_state(NodeId node, std::uint32_t slot, bool filled) const {
  const Value value = graph_.slots(node)[slot];
  return {slot_name(node, slot), slot_role(node, slot), filled, target_of(value),
          value.is_node() ? std::string() : value_text(graph_, value)};
}

Holder Names::holder(std::string name, Value value) const {
  return {std::move(name), target_of(value), label(value)};
}

}  // namespace reknot
