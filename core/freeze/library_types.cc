#include "core/freeze/library_types.h"

#include <algorithm>
#include <utility>

#include "core/base/sort.h"

namespace reknot {
namespace {

// What is called by `getattr` is found, not made: a member of an enumeration, a method of a type.
constexpr LibraryTypeName kImmutable[] = {
    {"builtins", "complex"}, {"builtins", "range"},     {"builtins", "slice"},
    {"builtins", "getattr"}, {"datetime", "date"},      {"datetime", "datetime"},
    {"datetime", "time"},    {"datetime", "timedelta"}, {"datetime", "timezone"},
    {"decimal", "Decimal"},  {"fractions", "Fraction"}, {"uuid", "UUID"},
};

// What makes a set or a dict of a list, whose order does not count.
constexpr LibraryTypeName kUnordered[] = {
    {"builtins", "set"},
    {"builtins", "frozenset"},
    {"_weakrefset", "WeakSet"},
    {"weakref", "WeakKeyDictionary"},
    {"weakref", "WeakValueDictionary"},
};

struct Moved {
  std::string_view to;
  std::string_view from;
};
// `pathlib._local` is of 3.13, `annotationlib` of 3.14, which moved ForwardRef.
constexpr Moved kMoved[] = {{"pathlib._local", "pathlib"}, {"annotationlib", "typing"}};

}  // namespace

std::string_view original_module(std::string_view module) {
  for (const Moved& moved : kMoved) {
    if (moved.to == module) return moved.from;
  }
  return module;
}

bool LibraryTypes::is_named(NodeId reference, std::string_view module,
                            std::string_view name) const {
  const std::span<const Value> slots = graph_.slots(reference);
  return graph_.text(slots[0]) == module && graph_.text(slots[1]) == name;
}

template <std::size_t size>
bool LibraryTypes::is_any(NodeId reference, const LibraryTypeName (&names)[size]) const {
  return std::any_of(std::begin(names), std::end(names),
                     [&](const LibraryTypeName& known) {
                       return is_named(reference, known.module, known.name);
                     });
}

bool LibraryTypes::is_immutable(Value type) const {
  return type.is_node() && graph_.kind(type.as_node()) == Kind::kReference &&
         is_any(type.as_node(), kImmutable);
}

std::uint8_t LibraryTypes::traits_of(Value type) {
  if (!type.is_node()) return 0;
  if (traits_.empty()) find_traits();
  return traits_[type.as_node()];
}

// Traits are handed down from the library's types to the classes that derive from them.
void LibraryTypes::find_traits() {
  traits_.assign(graph_.size(), 0);
  // base, class; ascending
  std::vector<std::pair<NodeId, NodeId>> derived;
  std::vector<NodeId> pending;
  for (NodeId node = 0; node < graph_.size(); ++node) {
    if (graph_.kind(node) == Kind::kReference) {
      if (is_any(node, kUnordered)) {
        traits_[node] = kSet;
      } else if (is_named(node, "collections", "OrderedDict")) {
        traits_[node] = kOrderedDict;
      }
      if (traits_[node] != 0) pending.push_back(node);
    } else if (graph_.kind(node) == Kind::kClass) {
      const Value bases = graph_.slot(node, ClassSlot::kBases);
      if (!bases.is_node()) continue;
      for (const Value base : graph_.slots(bases.as_node())) {
        if (base.is_node()) derived.emplace_back(base.as_node(), node);
      }
    }
  }
  sort_items(derived);
  while (!pending.empty()) {
    const NodeId base = pending.back();
    pending.pop_back();
    auto next = std::lower_bound(derived.begin(), derived.end(),
                                 std::pair<NodeId, NodeId>(base, 0));
    for (; next != derived.end() && next->first == base; ++next) {
      const std::uint8_t both = traits_[next->second] | traits_[base];
      if (both == traits_[next->second]) continue;
      traits_[next->second] = both;
      pending.push_back(next->second);
    }
  }
}

}  // namespace reknot
