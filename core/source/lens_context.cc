#include "core/source/lens_context.h"

#include <algorithm>
#include <unordered_map>

#include "core/base/sort.h"

namespace reknot {

LensContext::LensContext(std::string_view text_, const SyntaxNodes& nodes_,
                         const SyntaxScopes& scopes)
    : text(text_), nodes(nodes_), syntax(scopes), table(scopes.table), lines(text_) {
  occurrence_nodes.resize(table.occurrences.size());
  for (NodeIndex node = 0; node < nodes.size(); ++node) {
    if (syntax.occurrence[node] != kNone) {
      occurrence_nodes[syntax.occurrence[node]] = node;
    }
  }
  count_functions();
  count_variables();
  rank_names();
}

void LensContext::count_functions() {
  function.reserve(table.scopes.size());
  for (std::uint32_t i = 0; i < table.scopes.size(); ++i) {
    const Scope& scope = table.scopes[i];
    if (is_function(scope.kind)) {
      function.push_back(static_cast<std::uint32_t>(function_scopes.size()));
      function_scopes.push_back(i);
    } else {
      function.push_back(i == 0 ? kNone : function[scope.parent]);
    }
  }
}

void LensContext::count_variables() {
  std::unordered_map<std::uint64_t, std::uint32_t> found;
  for (std::uint32_t i = 0; i < table.scopes.size(); ++i) {
    first_name_.push_back(static_cast<std::uint32_t>(variables_.size()));
    for (const ScopedName& name : table.scopes[i].names) {
      const bool is_outside = name.owner == ScopeTable::kOutside;
      if (is_outside && name.scope == NameScope::kFree) {
        variables_.push_back(kNone);
        continue;
      }
      const std::uint32_t owner = is_outside ? 0 : name.owner;
      const auto [item, is_new] =
          found.try_emplace(std::uint64_t{owner} << 32 | name.name, variable_count());
      if (is_new) {
        owners_.push_back(owner);
        names_.push_back(name.name);
      }
      variables_.push_back(item->second);
    }
  }
}

void LensContext::rank_names() {
  std::vector<std::uint32_t> order(table.names.size());
  for (std::uint32_t id = 0; id < order.size(); ++id) order[id] = id;
  sort_items(order, [&](std::uint32_t a, std::uint32_t b) {
    return table.names[a] < table.names[b];
  });
  ranks_.resize(order.size());
  for (std::uint32_t rank = 0; rank < order.size(); ++rank) ranks_[order[rank]] = rank;
}

TextPlace LensContext::place(std::uint32_t begin, std::uint32_t end) const {
  const LineColumn first = lines.locate(begin);
  const LineColumn last = lines.locate(end);
  return {begin, end, first.line, first.column, last.line, last.column};
}

TextPlace LensContext::place_of(NodeIndex node) const {
  NodeIndex last = nodes[node].end - 1;
  while (last > node && nodes[last].begin_byte == nodes[last].end_byte) --last;
  const std::uint32_t begin = nodes[node].begin_byte;
  return place(begin, std::max(begin, nodes[last].end_byte));
}

std::uint32_t LensContext::around(std::uint32_t scope) const {
  std::uint32_t parent = table.scopes[scope].parent;
  while (kind_of(parent) == ScopeKind::kTypeParameters) {
    parent = table.scopes[parent].parent;
  }
  return parent;
}

}  // namespace reknot
