// Graph: the image of a tangle of Python objects.
//
// Nodes are indices and slots are values, so a cycle costs nothing and nothing here recurses.
// Equal atoms need no node; every mutable object, function, cell, class and instance is a node of
// its own, which is how identity is kept. The kinds and their slots: core/graph/kinds.def.
#ifndef RK_CORE_GRAPH_GRAPH_H_
#define RK_CORE_GRAPH_GRAPH_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/base/bytes.h"
#include "core/graph/value.h"

namespace reknot {

enum class Kind : std::uint8_t {
#define RK_KIND(name, label, created) k##name,
#include "core/graph/kinds.def"
#undef RK_KIND
};

// The row's label; static storage.
std::string_view kind_label(Kind kind);

// Whether an object of this kind exists only once all its slots are filled.
bool created_whole(Kind kind);

// The fixed slots at the front of some kinds.
enum class NamespaceSlot : std::uint8_t { kModule, kPackage, kFile, kCount };
enum class FunctionSlot : std::uint8_t {
  kNamespace,
  kDefaults,     // tuple, or absent
  kKwDefaults,   // dict, or absent
  kAnnotations,  // dict, or absent
  kAttributes,   // __dict__, or absent
  kOverrides,  // dict of __name__, __qualname__, __doc__, __module__ that differ; or absent
  kCount
};
enum class ClassSlot : std::uint8_t {
  kModule,     // text
  kBases,      // tuple
  kSlots,      // __slots__, or absent
  kMetaclass,  // or absent, for type
  kBody,       // dict of what its metaclass must find in the body; or absent
  kCount
};
enum class ObjectSlot : std::uint8_t {
  kType,       // the class, or for a call the callable
  kArguments,  // tuple, or absent
  kKeywords,   // dict, or absent
  kState,      // what __setstate__ or the default gets, or absent
  kSetter,     // what is called with the object and its state in their place, or absent
  kCount
};

template <typename SlotEnum>
constexpr std::uint32_t slot_index(SlotEnum slot) {
  return static_cast<std::uint32_t>(slot);
}

using SourceId = std::uint32_t;
using CodeId = std::uint32_t;

// A source unit: a piece of text that is shipped, cut exactly, and what is needed to compile it
// where it lands without running anything.
struct Source {
  enum class Form : std::uint8_t { kFunction, kLambda, kClass };
  // A function or class around the unit, outermost first.
  struct Level {
    Form form;
    std::string name;
  };

  Form form = Form::kFunction;
  std::string module;
  // A function's or class's name without its context.
  std::string name;
  // As tracebacks show it: relative, with slashes.
  std::string file;
  // 1-based line and 0-based column, in UTF-8 bytes, of the text's first character.
  std::uint32_t line = 1;
  std::uint32_t column = 0;
  std::vector<Level> context;
  // The free variables of the unit, which the context's innermost function provides; ascending.
  std::vector<std::string> free;
  // Names of __future__ features that the unit is compiled with; ascending.
  std::vector<std::string> future;
  std::string text;
  // The globals that captured functions of the unit use and that their namespace has; ascending.
  std::vector<std::string> globals;

  // As Python has it: "make.<locals>.inc".
  std::string qualified_name() const;
};

// "function", "lambda", "class"; static storage.
std::string_view form_name(Source::Form form);
std::optional<Source::Form> source_form(std::string_view name);

// What a function or class has besides slots. Many may share one.
struct CodeInfo {
  SourceId source = 0;
  // For a function inside a class unit: its line, relative to the unit's first.
  std::uint32_t line = 0;
  // Its name in the source; for a function in a class unit with the classes inside the unit
  // before it ("Inner.method").
  std::string path;
  // The names of a function's cells, in slot order.
  std::vector<std::string> cells;

  bool operator==(const CodeInfo&) const = default;
};

class Graph {
 public:
  // Nodes [size()], each named by its index.
  std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }
  Kind kind(NodeId node) const { return nodes_[node].kind; }
  // Valid until the next change of the graph.
  std::span<const Value> slots(NodeId node) const {
    const Node& n = nodes_[node];
    return {slots_.data() + n.begin, n.count};
  }
  template <typename SlotEnum>
  Value slot(NodeId node, SlotEnum which) const {
    return slots(node)[slot_index(which)];
  }
  // Of an instance or call: how many of the slots after the fixed ones are list items.
  std::uint32_t list_items(NodeId node) const { return nodes_[node].extra; }
  // Of a function or class.
  const CodeInfo& code(NodeId node) const { return codes_[code_id(node)]; }
  CodeId code_id(NodeId node) const { return nodes_[node].extra; }
  const std::vector<CodeInfo>& codes() const { return codes_; }

  std::string_view text(Value value) const;
  ByteView bytes(Value value) const;  // kBytes and kBigInt
  double real(Value value) const { return floats_[value.index()]; }

  const std::vector<Source>& sources() const { return sources_; }
  Source& source(SourceId id) { return sources_[id]; }

  // The names under which the graph is reached, ascending, and what they hold.
  const std::vector<std::pair<std::string, Value>>& variables() const {
    return variables_;
  }
  void set_variables(std::vector<std::pair<std::string, Value>> variables) {
    variables_ = std::move(variables);
  }

  // Makes room for what an input of `bytes` bytes usually holds, so that less is moved around.
  void expect(std::size_t bytes);

  // Building. Every function is amortised O(what it adds).
  NodeId add_node(Kind kind, std::span<const Value> slots = {});
  CodeId add_code(CodeInfo info);
  NodeId add_code_node(Kind kind, CodeId code, std::span<const Value> slots);
  NodeId add_code_node(Kind kind, CodeInfo info, std::span<const Value> slots) {
    return add_code_node(kind, add_code(std::move(info)), slots);
  }
  void append_slots(NodeId node, std::span<const Value> slots);
  void set_slot(NodeId node, std::uint32_t index, Value value) {
    slots_[nodes_[node].begin + index] = value;
  }
  void replace_slots(NodeId node, std::span<const Value> slots);
  void set_list_items(NodeId node, std::uint32_t count) { nodes_[node].extra = count; }
  SourceId add_source(Source source);
  // The node of what `name` is in `module`; the same one each time.
  NodeId reference(std::string_view module, std::string_view name);

  // An int of any size, as PickleDelegate::integer has it.
  Value add_integer(ByteView twos_complement);
  Value add_integer(std::int64_t value);
  Value add_float(double value);
  // What has kLongAtom bytes or more is kept once, however often it is added.
  Value add_text(std::string_view utf8) { return add_atom(Tag::kText, as_bytes(utf8)); }
  Value add_bytes(ByteView bytes) { return add_atom(Tag::kBytes, bytes); }

  static constexpr std::size_t kLongAtom = 64;

 private:
  struct Node {
    Kind kind;
    std::uint32_t begin;
    std::uint32_t count;
    std::uint32_t capacity;
    std::uint32_t extra = 0;
  };
  struct Extent {
    std::uint32_t begin;
    std::uint32_t size;
  };

  Value add_blob(Tag tag, ByteView bytes);
  Value add_atom(Tag tag, ByteView bytes) {
    return bytes.size() < kLongAtom ? add_blob(tag, bytes) : add_long_atom(tag, bytes);
  }
  Value add_long_atom(Tag tag, ByteView bytes);
  // Where a long atom stands in long_atoms_, or where it would.
  std::size_t find_long_atom(Tag tag, ByteView bytes) const;
  void grow_long_atoms();
  std::string_view blob(std::uint32_t index) const {
    return as_text(ByteView(arena_).subspan(blobs_[index].begin, blobs_[index].size));
  }

  std::vector<Node> nodes_;
  std::vector<Value> slots_;
  std::vector<CodeInfo> codes_;
  std::vector<Source> sources_;
  std::vector<double> floats_;
  // Texts, byte strings and big ints, one after the other in one arena.
  Bytes arena_;
  std::vector<Extent> blobs_;
  // Open addressing over the long texts and byte strings: the bits of their values, or 0, which
  // are those of a node.
  std::vector<std::uint32_t> long_atoms_;
  std::uint32_t long_atom_count_ = 0;
  std::unordered_map<std::string, NodeId> references_;
  std::vector<std::pair<std::string, Value>> variables_;
};

// The nodes that hang on a variable, each once, a node before what it leads to that was not
// reached otherwise: the order in which one meets them reading variables and slots in order.
std::vector<NodeId> reachable_nodes(const Graph& graph);

}  // namespace reknot

#endif  // RK_CORE_GRAPH_GRAPH_H_
