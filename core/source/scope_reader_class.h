// How scopes and names are read off a tree. Private to this folder: others include
// core/source/scope_reader.h.
#ifndef RK_CORE_SOURCE_SCOPE_READER_CLASS_H_
#define RK_CORE_SOURCE_SCOPE_READER_CLASS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/source/scope_reader.h"
#include "core/source/syntax.h"

namespace reknot {

// What an identifier in a place does.
enum class NameRole : std::uint8_t {
  kNone,  // is no name
  kRead,
  kBind,
  kUpdate,
  kDelete,
  kParameter,
  kImport,
  kAnnotate,      // `x: int`
  kNamed,         // `x := 1`
  kCase,          // a pattern of `case`
  kTypeVariable,  // a type parameter
  kAliasName,     // what `type` binds
  kGlobal,
  kNonlocal,
};

struct NameContext {
  std::uint32_t scope;
  NameRole role;
};

// Reads the nodes in the order of the text. What it is given must outlive it, and its result.
class ScopeReader {
 public:
  ScopeReader(const SyntaxNodes& nodes, std::string_view text,
              const ScopeSurroundings& surroundings);

  SyntaxScopes run() &&;

 private:
  using Scopes = std::vector<Scope>;
  Scopes& scopes() { return result_.table.scopes; }
  Scope& scope(std::uint32_t index) { return scopes()[index]; }

  // The context of a node, from that of its parent.
  NameContext context_of(NodeIndex index) const;
  NameContext in_definition(NodeIndex index, NodeIndex parent) const;
  NameContext in_parameter(NodeIndex index, NodeIndex parent) const;
  NameContext in_assignment(NodeIndex index, NodeIndex parent) const;
  NameContext in_as_pattern(NodeIndex index, NodeIndex parent) const;
  NameContext in_dotted_name(NodeIndex index, NodeIndex parent) const;
  NameContext in_for_in(NodeIndex index, NodeIndex parent) const;
  NameContext in_type(NodeIndex index, NodeIndex parent) const;
  NameContext annotation(std::uint32_t scope) const {
    return {scope, result_.string_annotations ? NameRole::kNone : NameRole::kRead};
  }

  // Opens the scopes of a node and notes the names in it.
  void enter(NodeIndex index);
  void enter_identifier(NodeIndex index);
  void open(NodeIndex index, ScopeKind kind, std::string_view name);
  void open_definition(NodeIndex index, ScopeKind kind);
  void open_alias(NodeIndex index);
  void open_type_variable(NodeIndex index);

  std::uint32_t add_scope(ScopeKind kind, std::string_view name, NodeIndex node,
                          std::uint32_t parent);
  std::uint32_t add_name(std::uint32_t scope, std::string_view spelled,
                         std::uint8_t flags);
  std::uint32_t add_mangled(std::uint32_t scope, std::string name, std::uint8_t flags);
  void note(NodeIndex index, std::uint8_t flags, NameUse use);
  void note_named(NodeIndex index);

  bool imports_annotations() const;
  bool is_after_dot(NodeIndex index) const;
  // Of a function's scope: where its defaults are evaluated.
  std::uint32_t around_definition(std::uint32_t scope) const;

  const SyntaxNodes& nodes_;
  const std::string_view text_;
  SyntaxScopes result_;
  std::vector<NameContext> contexts_;
  // By scope: itself, or the innermost one around that is no comprehension.
  std::vector<std::uint32_t> named_target_;
  std::unordered_map<std::string, std::uint32_t> name_ids_;
  // By scope and name: its place in the scope's names.
  std::unordered_map<std::uint64_t, std::uint32_t> places_;
  // How far lines were counted.
  std::uint32_t counted_ = 0;
  std::uint32_t line_ = 1;
};

}  // namespace reknot

#endif  // RK_CORE_SOURCE_SCOPE_READER_CLASS_H_
