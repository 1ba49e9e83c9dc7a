// Which scopes a tree has, and which names occur in each. Private to core/source and
// core/lower.
#ifndef RK_CORE_SOURCE_SCOPE_READER_H_
#define RK_CORE_SOURCE_SCOPE_READER_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/source/scopes.h"
#include "core/source/syntax.h"

namespace reknot {

// Scopes, and how the nodes of the tree belong to them.
struct SyntaxScopes {
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  ScopeTable table;
  // By node: the scope that it is evaluated in, and the one that it opens, which is the same for
  // a node that opens none.
  std::vector<std::uint32_t> around;
  std::vector<std::uint32_t> inside;
  // By node: an index of table.occurrences, or kNone.
  std::vector<std::uint32_t> occurrence;
  // By scope: the innermost class around what is in it, or empty. Views of the text or of the
  // surroundings.
  std::vector<std::string_view> class_name;
  // By scope: the node that opens it; type parameters share that of what they belong to.
  std::vector<NodeIndex> opened_by;
  // Whether annotations stay strings.
  bool string_annotations = false;
};

// Finds scopes, names and occurrences. The text and the surroundings must outlive the result.
//
// returns  a table whose names have flags but no meaning yet (resolve_names)
// cost     linear. No recursion.
SyntaxScopes read_syntax_scopes(const SyntaxNodes& nodes, std::string_view text,
                                const ScopeSurroundings& surroundings);

// Gives each name its scope and owner.
//
// free     names that functions around the text provide
// cost     linear. No recursion.
void resolve_names(ScopeTable& table, std::span<const std::string> free);

// Adds to each scope of a table with meanings the names that scopes inside it take from scopes
// around it.
//
// errors   as read_scopes
Status pass_names(ScopeTable& table);

}  // namespace reknot

#endif  // RK_CORE_SOURCE_SCOPE_READER_H_
