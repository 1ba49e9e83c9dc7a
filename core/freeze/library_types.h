// The types of the standard library that are frozen in a way of their own, or their objects.
#ifndef RK_CORE_FREEZE_LIBRARY_TYPES_H_
#define RK_CORE_FREEZE_LIBRARY_TYPES_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/graph/graph.h"

namespace reknot {

// What a module was called before a Python version moved what is in it; itself if nothing was moved.
//
// returns  static storage, or a view of `module`
std::string_view original_module(std::string_view module);

struct LibraryTypeName {
  std::string_view module;
  std::string_view name;
};

// Keeps the graph's address.
class LibraryTypes {
 public:
  explicit LibraryTypes(const Graph& graph) : graph_(graph) {}

  // Whether `type` is a set, a frozen set, or one of weak references, or derives from one: the list
  // that such an object is made from has no order.
  //
  // cost   O(graph) once, O(1) afterwards; so too derives_from_ordered_dict
  bool derives_from_set(Value type) { return (traits_of(type) & kSet) != 0; }
  // Whether the order of the items of such a dict counts when it is compared.
  bool derives_from_ordered_dict(Value type) {
    return (traits_of(type) & kOrderedDict) != 0;
  }
  // Whether `type` is one of those whose objects cannot be changed, so that nobody is to ask which
  // of two equal ones an object is. Classes that derive from them are not.
  bool is_immutable(Value type) const;

 private:
  static constexpr std::uint8_t kSet = 1;
  static constexpr std::uint8_t kOrderedDict = 2;

  std::uint8_t traits_of(Value type);
  void find_traits();
  bool is_named(NodeId reference, std::string_view module, std::string_view name) const;
  template <std::size_t size>
  bool is_any(NodeId reference, const LibraryTypeName (&names)[size]) const;

  const Graph& graph_;
  // By node; empty before it was asked for.
  std::vector<std::uint8_t> traits_;
};

}  // namespace reknot

#endif  // RK_CORE_FREEZE_LIBRARY_TYPES_H_
