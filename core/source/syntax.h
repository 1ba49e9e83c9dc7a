// A Python text's tree as an array: what is needed to walk it without recursion and to look around
// in it. Private to core/source and core/lower.
#ifndef RK_CORE_SOURCE_SYNTAX_H_
#define RK_CORE_SOURCE_SYNTAX_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/source/parser.h"

namespace reknot {

// The grammar's types, by our numbers.
enum class Syntax : std::uint8_t {
  // An error, or a type that has no row.
  kUnknown = 0,
#define RK_SYNTAX(number, name, type, kind) k##name = number,
#include "core/source/normal_form.def"
#undef RK_SYNTAX
};

// The grammar's fields that matter here.
enum class SyntaxField : std::uint8_t {
  kNone,
  kAlias,
  kAttribute,
  kBody,
  kLeft,
  kName,
  kParameters,
  kReturnType,
  kRight,
  kSuperclasses,
  kType,
  kTypeParameters,
  kValue,
};

// The row of a type of the grammar, or kUnknown.
//
// is_node  whether the grammar names it
Syntax syntax_of(std::string_view type, bool is_node);

using NodeIndex = std::uint32_t;

struct SyntaxNode {
  Syntax syntax;
  SyntaxField field;
  // The root is its own parent.
  NodeIndex parent;
  // One past the last node inside.
  NodeIndex end;
  // In bytes.
  std::uint32_t begin_byte;
  std::uint32_t end_byte;
};

// Nodes in the order of the text, a parent before its children. Comments and line continuations are
// left out; strings' contents, `is not` and `not in` have nothing inside.
struct SyntaxNodes {
  std::vector<SyntaxNode> nodes;
  // Whether the parser made sense of all the text.
  bool is_whole = true;

  const SyntaxNode& operator[](NodeIndex index) const { return nodes[index]; }
  NodeIndex size() const { return static_cast<NodeIndex>(nodes.size()); }
  bool is_leaf(NodeIndex index) const { return nodes[index].end == index + 1; }
  Syntax parent_syntax(NodeIndex index) const {
    return nodes[nodes[index].parent].syntax;
  }
  std::string_view text_of(NodeIndex index, std::string_view text) const {
    const SyntaxNode& node = nodes[index];
    return text.substr(node.begin_byte, node.end_byte - node.begin_byte);
  }
  // The first child, or `end` of the node if there is none.
  NodeIndex first_child(NodeIndex index) const { return index + 1; }
  // The first child in `field`; `end` of the node if there is none.
  NodeIndex child_in(NodeIndex index, SyntaxField field) const;
  // The first child of a type; `end` of the node if there is none.
  NodeIndex child_of(NodeIndex index, Syntax syntax) const;
  bool has_child(NodeIndex index, Syntax syntax) const {
    return child_of(index, syntax) != nodes[index].end;
  }
  // Of a type_alias_statement: whether it is one. `type(x).y = 1` is not, but the grammar takes it
  // for one.
  bool is_type_alias(NodeIndex index) const;
};

// cost     linear in the text. No recursion.
SyntaxNodes flatten(const TSTree* tree);

// The nodes of a tree, and which of them are worth to be taken over.
struct SharedNodes {
  struct Part {
    NodeIndex index;
    // tree-sitter's number for a part of a tree, which trees share that came from each other by
    // edits.
    const void* id;
  };

  SyntaxNodes nodes;
  // Ordered by `index`.
  std::vector<Part> parts;
};

// As flatten.
//
// before   the nodes of a tree that is still there; parts that both trees share are copied from it
// cost     linear in the text, but of shared parts little more than a copy
SharedNodes flatten_shared(const TSTree* tree, const SharedNodes& before);

}  // namespace reknot

#endif  // RK_CORE_SOURCE_SYNTAX_H_
