#include "core/source/form_names.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/base/sort.h"

namespace reknot {
namespace {

constexpr std::string_view kClassCellName = "__class__";

// What shows a function the names of variables.
constexpr std::array<std::string_view, 6> kShowsNames = {"dir",     "eval",   "exec",
                                                         "globals", "locals", "vars"};

}  // namespace

FormNames::FormNames(const SyntaxScopes& scopes, std::uint32_t root)
    : scopes_(scopes), root_(root) {
  const std::vector<Scope>& all = scopes.table.scopes;
  const std::uint32_t end = all[root].end;
  // A scope that is inside begins before the root ends.
  for (std::uint32_t i = root; i < all.size() && all[i].begin < end; ++i) {
    const bool in_root = i == root || is_inside(all[i].parent);
    inside_.push_back(in_root);
    depth_.push_back(i == root || !in_root ? 0 : depth_[all[i].parent - root] + 1);
  }
  variables_.resize(inside_.size());
}

void FormNames::write(FormWriter& out, const Occurrence& occurrence) {
  const Scope& scope = scopes_.table.scopes[occurrence.scope];
  const ScopedName& name = scope.names[occurrence.name];
  if (!sees_class(occurrence.scope) ||
      (name.flags & (kNameGlobal | kNameNonlocal)) != 0) {
    return write_meaning(out, occurrence.scope, name);
  }
  out.mark(Mark::kClassName, scopes_.table.names[name.name]);
  const bool is_own = scope.kind == ScopeKind::kClass && name.scope == NameScope::kLocal;
  if (!is_own) return write_meaning(out, occurrence.scope, name);
  // What a class does not have yet, it finds in the globals.
  const bool is_read =
      occurrence.use == NameUse::kRead || occurrence.use == NameUse::kUpdate;
  if (is_read) write_global(out, name.name);
}

bool FormNames::sees_class(std::uint32_t index) const {
  const std::vector<Scope>& all = scopes_.table.scopes;
  const ScopeKind kind = all[index].kind;
  if (kind == ScopeKind::kClass) return true;
  const bool is_type_scope = kind == ScopeKind::kTypeParameters ||
                             kind == ScopeKind::kTypeVariable ||
                             kind == ScopeKind::kTypeAlias;
  if (!is_type_scope) return false;
  // A bound or an alias is at most one scope of parameters away from the class.
  const std::uint32_t parent = all[index].parent;
  if (all[parent].kind == ScopeKind::kTypeParameters) {
    return all[all[parent].parent].kind == ScopeKind::kClass;
  }
  return all[parent].kind == ScopeKind::kClass;
}

void FormNames::write_meaning(FormWriter& out, std::uint32_t scope,
                              const ScopedName& name) {
  switch (name.scope) {
    case NameScope::kLocal:
    case NameScope::kCell:
    case NameScope::kFree:
      return write_variable(out, scope, name);
    case NameScope::kGlobalExplicit:
    case NameScope::kGlobalImplicit:
      return write_global(out, name.name);
  }
}

void FormNames::write_variable(FormWriter& out, std::uint32_t scope,
                               const ScopedName& name) {
  const std::string& text = scopes_.table.names[name.name];
  if (name.owner == ScopeTable::kOutside || !is_inside(name.owner)) {
    return write_cell(out, text);
  }
  const std::uint32_t up = depth_[scope - root_] - depth_[name.owner - root_];
  if (scopes_.table.scopes[name.owner].kind == ScopeKind::kClass) {
    return out.mark(Mark::kClassCell, up);
  }
  std::vector<std::uint32_t>& variables = variables_[name.owner - root_];
  const auto [number, is_new] = numbers_.try_emplace(
      key(name.owner, name.name), static_cast<std::uint32_t>(variables.size()));
  if (is_new) variables.push_back(name.name);
  out.mark(Mark::kVariable, up);
  out.number(number->second);
}

void FormNames::write_global(FormWriter& out, std::uint32_t name) {
  const std::string& text = scopes_.table.names[name];
  const auto [number, is_new] =
      global_numbers_.try_emplace(text, static_cast<std::uint32_t>(globals_.size()));
  if (is_new) globals_.push_back(text);
  out.mark(Mark::kGlobal, number->second);
}

void FormNames::write_cell(FormWriter& out, const std::string& name) {
  const auto [number, is_new] =
      cell_numbers_.try_emplace(name, static_cast<std::uint32_t>(cells_.size()));
  if (is_new) cells_.push_back(name);
  out.mark(Mark::kCell, number->second);
}

void FormNames::write_rest(FormWriter& out, std::span<const std::string> cells) {
  std::vector<std::string> rest(cells.begin(), cells.end());
  sort_items(rest);
  for (const std::string& name : rest) {
    if (cell_numbers_.contains(name)) continue;
    write_cell(out, name);
    // Zero-argument `super` looks for this one by its name.
    if (name == kClassCellName) out.mark(Mark::kPlainName, name);
  }
  const bool shows_names = std::any_of(
      kShowsNames.begin(), kShowsNames.end(),
      [&](std::string_view name) { return global_numbers_.contains(std::string(name)); });
  if (!shows_names) return;
  out.mark(Mark::kNames);
  const auto write_all = [&](const std::vector<std::string>& names) {
    out.number(names.size());
    for (const std::string& name : names) out.text(name);
  };
  write_all(cells_);
  write_all(globals_);
  for (const std::vector<std::uint32_t>& variables : variables_) {
    out.number(variables.size());
    for (const std::uint32_t name : variables) out.text(scopes_.table.names[name]);
  }
}

}  // namespace reknot
