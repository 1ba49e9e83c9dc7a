#include "core/source/scopes.h"

#include <algorithm>

#include "core/base/json_writer.h"
#include "core/base/sort.h"
#include "core/source/parser.h"
#include "core/source/scope_reader.h"
#include "core/source/syntax.h"

namespace reknot {
namespace {

constexpr std::uint32_t kNone = ~std::uint32_t{0};

// Gives names their meaning, walking over the tree of scopes. What CPython does with sets that it
// hands down and up (symtable.c, analyze_block) is done here with a stack for each name.
class Resolver {
 public:
  Resolver(ScopeTable& table, std::span<const std::string> free)
      : table_(table), visible_(table.names.size()) {
    const std::vector<std::string>& names = table.names;
    std::vector<std::string> provided(free.begin(), free.end());
    sort_items(provided);
    for (std::uint32_t id = 0; id < names.size(); ++id) {
      if (std::binary_search(provided.begin(), provided.end(), names[id])) {
        visible_[id].push_back({ScopeTable::kOutside, kNone, false});
      }
      if (names[id] == "__class__") class_cell_ = id;
    }
  }

  void run() && {
    link_children();
    std::vector<std::uint32_t> open;
    std::uint32_t next = 0;
    while (next != kNone) {
      enter(next);
      open.push_back(next);
      next = children_[next].first;
      while (next == kNone && !open.empty()) {
        leave(open.back());
        next = children_[open.back()].sibling;
        open.pop_back();
      }
    }
  }

 private:
  // What a name means for the scopes inside.
  struct Visible {
    std::uint32_t owner;
    // In the owner's names; kNone where there is no such entry.
    std::uint32_t place;
    // Declared global in a function: its own scopes do not look further.
    bool is_global;
  };
  struct Links {
    std::uint32_t first = kNone;
    std::uint32_t last = kNone;
    std::uint32_t sibling = kNone;
  };

  void link_children() {
    children_.resize(table_.scopes.size());
    for (std::uint32_t i = 1; i < table_.scopes.size(); ++i) {
      Links& parent = children_[table_.scopes[i].parent];
      (parent.last == kNone ? parent.first : children_[parent.last].sibling) = i;
      parent.last = i;
    }
  }

  void enter(std::uint32_t index) {
    Scope& scope = table_.scopes[index];
    for (ScopedName& name : scope.names) resolve(index, name);
    if (scope.kind == ScopeKind::kModule) return;
    if (scope.kind == ScopeKind::kClass) {
      if (class_cell_ != kNone) visible_[class_cell_].push_back({index, kNone, false});
      return;
    }
    for (std::uint32_t place = 0; place < scope.names.size(); ++place) {
      const ScopedName& name = scope.names[place];
      if (!hides(name)) continue;
      visible_[name.name].push_back(
          {index, place, name.scope == NameScope::kGlobalExplicit});
    }
  }

  void leave(std::uint32_t index) {
    const Scope& scope = table_.scopes[index];
    if (scope.kind == ScopeKind::kModule) return;
    if (scope.kind == ScopeKind::kClass) {
      if (class_cell_ != kNone) visible_[class_cell_].pop_back();
      return;
    }
    for (const ScopedName& name : scope.names) {
      if (hides(name)) visible_[name.name].pop_back();
    }
  }

  // Whether the scopes inside see this name in place of that of a scope around.
  static bool hides(const ScopedName& name) {
    return name.scope == NameScope::kLocal || name.scope == NameScope::kCell ||
           name.scope == NameScope::kGlobalExplicit;
  }

  void resolve(std::uint32_t index, ScopedName& name) {
    if ((name.flags & kNameGlobal) != 0) {
      name.scope = NameScope::kGlobalExplicit;
      return;
    }
    const bool is_own = (name.flags & (kNameBound | kNameParameter | kNameImported)) != 0;
    if (is_own && (name.flags & kNameNonlocal) == 0) {
      name.scope = NameScope::kLocal;
      name.owner = index;
      return;
    }
    const std::vector<Visible>& seen = visible_[name.name];
    const bool is_nonlocal = (name.flags & kNameNonlocal) != 0;
    if (seen.empty() || seen.back().is_global) {
      name.scope = is_nonlocal ? NameScope::kFree : NameScope::kGlobalImplicit;
      return;
    }
    const Visible& found = seen.back();
    name.scope = NameScope::kFree;
    name.owner = found.owner;
    if (found.place != kNone) {
      table_.scopes[found.owner].names[found.place].scope = NameScope::kCell;
    }
  }

  ScopeTable& table_;
  // By name, the innermost on top.
  std::vector<std::vector<Visible>> visible_;
  std::vector<Links> children_;
  std::uint32_t class_cell_ = kNone;
};

// Adds to each scope the names that scopes inside it take from scopes around it.
class Passer {
 public:
  explicit Passer(ScopeTable& table) : table_(table) {
    // By scope, the names sorted, to be found.
    for (const Scope& scope : table.scopes) {
      std::vector<std::uint32_t>& order = order_.emplace_back(scope.names.size());
      for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
      sort_items(order, [&](std::uint32_t a, std::uint32_t b) {
        return scope.names[a].name < scope.names[b].name;
      });
    }
    passed_.resize(table.scopes.size());
  }

  Status run() && {
    // The inner before the outer, so that a name is handed on by all scopes inside at once.
    for (auto i = static_cast<std::uint32_t>(table_.scopes.size()); i-- > 1;) {
      RK_TRY(hand_on(i));
    }
    return Unit{};
  }

 private:
  struct Passed {
    std::uint32_t name;
    std::uint32_t owner;
  };

  Status hand_on(std::uint32_t index) {
    settle(index);
    for (const ScopedName& name : table_.scopes[index].names) {
      if (name.scope == NameScope::kFree) pass(index, {name.name, name.owner});
    }
    if (count_ <= kMaxPassedNames) return Unit{};
    return Error{ErrorCode::kLimitExceeded, 0, "names pass through many scopes"};
  }

  void pass(std::uint32_t index, const Passed& item) {
    const std::uint32_t parent = table_.scopes[index].parent;
    const bool arrives =
        item.owner == parent || table_.scopes[parent].kind == ScopeKind::kModule;
    if (arrives) return;
    ++count_;
    passed_[parent].push_back(item);
  }

  // Gives a scope the names that those inside have handed on to it.
  void settle(std::uint32_t index) {
    std::vector<Passed> passed = std::move(passed_[index]);
    sort_items(passed, [](const Passed& a, const Passed& b) { return a.name < b.name; });
    const auto last =
        std::unique(passed.begin(), passed.end(),
                    [](const Passed& a, const Passed& b) { return a.name == b.name; });
    passed.erase(last, passed.end());
    Scope& scope = table_.scopes[index];
    const std::vector<std::uint32_t>& order = order_[index];
    for (const Passed& item : passed) {
      const auto found = std::lower_bound(order.begin(), order.end(), item.name,
                                          [&](std::uint32_t place, std::uint32_t name) {
                                            return scope.names[place].name < name;
                                          });
      if (found == order.end() || scope.names[*found].name != item.name) {
        scope.names.push_back({item.name, 0, NameScope::kFree, false, item.owner});
        continue;
      }
      ScopedName& name = scope.names[*found];
      // A class that binds the name: its own variable is not meant.
      const bool is_bound =
          (name.flags & (kNameBound | kNameImported | kNameGlobal)) != 0;
      if (scope.kind == ScopeKind::kClass && is_bound) name.passes_through = true;
      if (name.scope != NameScope::kFree) pass(index, item);
    }
  }

  ScopeTable& table_;
  std::vector<std::vector<std::uint32_t>> order_;
  std::vector<std::vector<Passed>> passed_;
  std::uint32_t count_ = 0;
};

// JSON --------------------------------------------------------------------------------

void write_flags(JsonWriter& json, const ScopedName& name) {
  json.begin_array();
  name.each_flag([&](std::string_view flag) { json.text(flag); });
  json.end_array();
}

void write_name(JsonWriter& json, const ScopeTable& table, const ScopedName& name) {
  json.begin_object();
  json.member("name", table.names[name.name]);
  json.member("scope", name_scope_name(name.scope));
  json.key("flags");
  write_flags(json, name);
  json.key("owner");
  if (name.owner == ScopeTable::kOutside) {
    json.null();
  } else {
    json.number(name.owner);
  }
  json.end_object();
}

void write_scope(JsonWriter& json, const ScopeTable& table, const Scope& scope) {
  json.begin_object();
  json.member("kind", scope_kind_name(scope.kind));
  json.member("name", scope.name);
  json.member("parent", std::int64_t{scope.parent});
  json.member("line", std::int64_t{scope.line});
  json.member("begin", std::int64_t{scope.begin});
  json.member("end", std::int64_t{scope.end});
  json.key("names");
  json.begin_array();
  for (const ScopedName& name : scope.names) write_name(json, table, name);
  json.end_array();
  json.end_object();
}

void write_occurrence(JsonWriter& json, const Occurrence& occurrence) {
  json.begin_array();
  json.number(occurrence.begin);
  json.number(occurrence.end);
  json.number(occurrence.scope);
  json.number(occurrence.name);
  json.text(name_use_name(occurrence.use));
  json.end_array();
}

}  // namespace

std::string_view scope_kind_name(ScopeKind kind) {
  switch (kind) {
    case ScopeKind::kModule:
      return "module";
    case ScopeKind::kFunction:
      return "function";
    case ScopeKind::kClass:
      return "class";
    case ScopeKind::kLambda:
      return "lambda";
    case ScopeKind::kListComprehension:
      return "list comprehension";
    case ScopeKind::kSetComprehension:
      return "set comprehension";
    case ScopeKind::kDictComprehension:
      return "dict comprehension";
    case ScopeKind::kGeneratorExpression:
      return "generator expression";
    case ScopeKind::kTypeParameters:
      return "type parameters";
    case ScopeKind::kTypeVariable:
      return "type variable";
    case ScopeKind::kTypeAlias:
      return "type alias";
  }
  RK_CHECK(false);
}

std::string_view name_use_name(NameUse use) {
  switch (use) {
    case NameUse::kRead:
      return "read";
    case NameUse::kBind:
      return "bind";
    case NameUse::kUpdate:
      return "update";
    case NameUse::kDelete:
      return "delete";
    case NameUse::kDeclare:
      return "declare";
  }
  RK_CHECK(false);
}

std::string_view name_scope_name(NameScope scope) {
  switch (scope) {
    case NameScope::kLocal:
      return "local";
    case NameScope::kCell:
      return "cell";
    case NameScope::kFree:
      return "free";
    case NameScope::kGlobalExplicit:
      return "global explicit";
    case NameScope::kGlobalImplicit:
      return "global implicit";
  }
  RK_CHECK(false);
}

void resolve_names(ScopeTable& table, std::span<const std::string> free) {
  Resolver(table, free).run();
}

Status pass_names(ScopeTable& table) { return Passer(table).run(); }

Result<ScopeTable> read_scopes(std::string_view text,
                               const ScopeSurroundings& surroundings) {
  const std::string parsed = with_newlines(text);
  RK_TRY_ASSIGN(const SyntaxTree tree, parse_python(parsed));
  const SyntaxNodes nodes = flatten(tree.get());
  SyntaxScopes scopes = read_syntax_scopes(nodes, parsed, surroundings);
  resolve_names(scopes.table, surroundings.free);
  RK_TRY(pass_names(scopes.table));
  return std::move(scopes.table);
}

std::string to_json(const ScopeTable& table) {
  JsonWriter json;
  json.begin_object();
  json.member("whole", table.is_whole);
  json.key("scopes");
  json.begin_array();
  for (const Scope& scope : table.scopes) write_scope(json, table, scope);
  json.end_array();
  json.key("occurrences");
  json.begin_array();
  for (const Occurrence& occurrence : table.occurrences) {
    write_occurrence(json, occurrence);
  }
  json.end_array();
  json.end_object();
  return std::move(json).take();
}

}  // namespace reknot
