#include "core/source/lens.h"

#include <utility>

#include "core/source/lens_parts.h"
#include "core/source/tree_index.h"

namespace reknot {

Result<Lens> read_tree_lens(const TSTree* tree, const SyntaxNodes& nodes,
                            std::string_view text) {
  SyntaxScopes scopes = read_syntax_scopes(nodes, text, {});
  resolve_names(scopes.table, {});
  RK_TRY(pass_names(scopes.table));
  Lens lens;
  // Names the place, and is only asked where there is one.
  if (!nodes.is_whole) lens.error = index_tree(tree, text).error;
  const LensContext context(text, nodes, scopes);
  LensBudget budget;
  RK_TRY(read_functions(context, budget, lens));
  RK_TRY(read_variables(context, budget, lens));
  RK_TRY(read_recursion(context, budget, lens));
  read_diagnostics(context, lens);
  lens.table = std::move(scopes.table);
  return lens;
}

Result<Lens> read_lens(std::string_view text) {
  const std::string parsed = with_newlines(text);
  RK_TRY_ASSIGN(const SyntaxTree tree, parse_python(parsed));
  return read_tree_lens(tree.get(), flatten(tree.get()), parsed);
}

}  // namespace reknot
