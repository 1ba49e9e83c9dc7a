#include "core/freeze/access_path.h"

#include <algorithm>
#include <array>

#include "core/base/check.h"
#include "core/graph/value_text.h"

namespace reknot {
namespace {

std::string indexed(std::uint32_t index) { return "[" + std::to_string(index) + "]"; }

bool is_identifier(std::string_view text) {
  const auto is_part = [](char c) {
    return c == '_' || static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') ||
           ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  };
  return !text.empty() && !(text[0] >= '0' && text[0] <= '9') &&
         std::all_of(text.begin(), text.end(), is_part);
}

// In the order in which `property` takes them.
constexpr std::array<std::string_view, 4> kPropertyParts = {".fget", ".fset", ".fdel",
                                                            ".__doc__"};

std::string step_of_item(std::uint32_t index, AccessContext context) {
  switch (context) {
    case AccessContext::kItems:
      return indexed(index);
    case AccessContext::kAttributes:
      return {};
    case AccessContext::kProperty:
      return std::string(kPropertyParts[std::min<std::size_t>(index, 3)]);
    case AccessContext::kWrapped:
      return ".__func__";
  }
  RK_CHECK(false);
}

}  // namespace

AccessStep AccessSteps::step(TermId term, std::uint32_t child,
                             AccessContext context) const {
  const TermOrigin& origin = terms_.origins[term];
  switch (origin.role) {
    case TermRole::kValue:
      return step_of_object(origin.value.as_node(), child, context);
    case TermRole::kEntry:
    case TermRole::kOrderedEntry: {
      const std::string text = step_of_key(origin.key, context);
      return {child == 0 ? ".keys()" + text : text};
    }
    case TermRole::kOrderedDict:
    case TermRole::kPairs:
    case TermRole::kAttributes:
    case TermRole::kVariables:
      return {{}, context};
    case TermRole::kSetArguments:
    case TermRole::kUnorderedList:
      return {};
    case TermRole::kItems:
      return {indexed(child)};
    case TermRole::kUnbound:
      break;  // has no children
  }
  RK_CHECK(false);
}

AccessStep AccessSteps::step_of_object(NodeId node, std::uint32_t child,
                                       AccessContext context) const {
  switch (graph_.kind(node)) {
    case Kind::kTuple:
      return {step_of_item(child, context),
              context == AccessContext::kAttributes ? context : AccessContext::kItems};
    case Kind::kList:
      return {indexed(child)};
    case Kind::kFrozenSet:
    case Kind::kSet:
      return {".copy().pop()"};
    case Kind::kDict:
      return {{}, context};
    case Kind::kByteArray:
    case Kind::kCell:
      return {};
    case Kind::kMethod:
      return {child == 0 ? ".__func__" : ".__self__"};
    case Kind::kModule:
      return {};
    case Kind::kNamespace:
      if (child == 0) return {".__name__"};
      return {{}, AccessContext::kAttributes};
    case Kind::kFunction:
      return step_of_function(node, child);
    case Kind::kClass: {
      static constexpr std::array<std::string_view, 3> kParts = {
          ".__bases__", ".__class__", ".__slots__"};
      if (child < kParts.size()) return {std::string(kParts[child])};
      return {{}, AccessContext::kAttributes};
    }
    case Kind::kInstance:
    case Kind::kCall:
      return step_of_instance(node, child);
    case Kind::kReference:
      break;  // has no children
  }
  RK_CHECK(false);
}

AccessStep AccessSteps::step_of_function(NodeId node, std::uint32_t child) const {
  const NormalForm& form = *forms_.of(graph_.code_id(node)).value();
  if (child < form.cells.size()) return {".__closure__[" + form.cells[child] + "]"};
  child -= static_cast<std::uint32_t>(form.cells.size());
  if (child < form.globals.size()) {
    return {".__globals__[" + quoted_text(form.globals[child]) + "]"};
  }
  child -= static_cast<std::uint32_t>(form.globals.size());
  static constexpr std::array<std::string_view, 4> kParts = {
      ".__defaults__", ".__kwdefaults__", ".__annotations__", ""};
  if (child + 1 < kParts.size()) return {std::string(kParts[child])};
  // Its attributes, and what is said of it under other names.
  return {{}, AccessContext::kAttributes};
}

AccessStep AccessSteps::step_of_instance(NodeId node, std::uint32_t child) const {
  const Value type = graph_.slot(node, ObjectSlot::kType);
  const bool is_call = graph_.kind(node) == Kind::kCall;
  if (child >= slot_index(ObjectSlot::kCount)) return {};
  switch (static_cast<ObjectSlot>(child)) {
    case ObjectSlot::kType:
      return {is_call ? ".__reduce__()[0]" : ".__class__"};
    case ObjectSlot::kArguments:
      if (is_builtin(type, "property")) return {{}, AccessContext::kProperty};
      if (is_builtin(type, "staticmethod") || is_builtin(type, "classmethod")) {
        return {{}, AccessContext::kWrapped};
      }
      return {".__reduce__()[1]"};
    case ObjectSlot::kKeywords:
      return {".__getnewargs_ex__()[1]"};
    case ObjectSlot::kState: {
      const Value state = graph_.slot(node, ObjectSlot::kState);
      const bool is_shown =
          state.is_node() && (graph_.kind(state.as_node()) == Kind::kDict ||
                              graph_.kind(state.as_node()) == Kind::kTuple);
      if (is_shown) return {{}, AccessContext::kAttributes};
      return {".__getstate__()"};
    }
    case ObjectSlot::kSetter:
      return {".__reduce__()[5]"};
    case ObjectSlot::kCount:
      break;
  }
  RK_CHECK(false);
}

std::string AccessSteps::step_of_key(Value key, AccessContext context) const {
  if (context == AccessContext::kAttributes && key.tag() == Tag::kText &&
      is_identifier(graph_.text(key))) {
    return "." + std::string(graph_.text(key));
  }
  return "[" + (key.is_node() ? "<" + noun(key) + ">" : noun(key)) + "]";
}

bool AccessSteps::is_builtin(Value type, std::string_view name) const {
  if (!type.is_node() || graph_.kind(type.as_node()) != Kind::kReference) return false;
  const std::span<const Value> slots = graph_.slots(type.as_node());
  return graph_.text(slots[0]) == "builtins" && graph_.text(slots[1]) == name;
}

std::string AccessSteps::noun(TermId term) const {
  const TermOrigin& origin = terms_.origins[term];
  if (origin.role == TermRole::kUnbound) return "nothing";
  if (origin.value.is(Constant::kAbsent)) return "nothing";
  return noun(origin.value);
}

std::string AccessSteps::noun(Value value) const {
  return value.is_node() ? object_noun(value.as_node()) : value_text(graph_, value);
}

std::string AccessSteps::object_noun(NodeId node) const {
  const Kind kind = graph_.kind(node);
  const std::span<const Value> slots = graph_.slots(node);
  const std::string label(kind_label(kind));
  switch (kind) {
    case Kind::kTuple:
    case Kind::kFrozenSet:
    case Kind::kList:
    case Kind::kSet:
      return label + " of " + std::to_string(slots.size());
    case Kind::kDict:
      return label + " of " + std::to_string(slots.size() / 2);
    case Kind::kByteArray:
      return label + "(" + noun(slots[0]) + ")";
    case Kind::kReference:
      return type_name(Value::node(node));
    case Kind::kModule:
      return label + " " + noun(slots[0]);
    case Kind::kNamespace:
      return std::string(graph_.text(graph_.slot(node, NamespaceSlot::kModule)));
    case Kind::kCell:
      return slots.empty() ? "empty cell" : label;
    case Kind::kMethod:
      return label;
    case Kind::kFunction:
    case Kind::kClass: {
      const CodeInfo& code = graph_.code(node);
      const Source& source = graph_.sources()[code.source];
      return label + " " + code.path + " (" + source.file + ":" +
             std::to_string(source.line + code.line) + ")";
    }
    case Kind::kInstance:
    case Kind::kCall:
      return type_name(graph_.slot(node, ObjectSlot::kType)) + " object";
  }
  RK_CHECK(false);
}

std::string AccessSteps::type_name(Value type) const {
  if (!type.is_node()) return noun(type);
  const NodeId node = type.as_node();
  if (graph_.kind(node) == Kind::kClass) return graph_.code(node).path;
  if (graph_.kind(node) != Kind::kReference) {
    return std::string(kind_label(graph_.kind(node)));
  }
  const std::span<const Value> slots = graph_.slots(node);
  const std::string name(graph_.text(slots[1]));
  const std::string_view module = graph_.text(slots[0]);
  return module == "builtins" ? name : std::string(module) + "." + name;
}

std::string path_to(const std::vector<Arrival>& arrivals, std::uint32_t place) {
  std::vector<std::string_view> parts;
  for (; arrivals[place].from != place; place = arrivals[place].from) {
    parts.push_back(arrivals[place].text);
  }
  std::string path = arrivals[place].text;
  for (std::size_t i = parts.size(); i-- > 0;) path += parts[i];
  return path;
}

}  // namespace reknot
