#include "core/lower/closure_plan.h"

#include <algorithm>

namespace reknot {
namespace {

constexpr std::uint32_t kNone = ScopePlan::kNone;

bool is_plain_comprehension(ScopeKind kind) {
  return kind == ScopeKind::kListComprehension || kind == ScopeKind::kSetComprehension ||
         kind == ScopeKind::kDictComprehension;
}

// Whether variables of such a scope can live in an environment of it.
bool has_variables(ScopeKind kind) {
  return is_plain_comprehension(kind) || kind == ScopeKind::kGeneratorExpression ||
         kind == ScopeKind::kFunction || kind == ScopeKind::kLambda;
}

bool names_a_path(ScopeKind kind) {
  return kind == ScopeKind::kFunction || kind == ScopeKind::kClass;
}

std::string_view suffix_of(ScopeKind kind) {
  switch (kind) {
    case ScopeKind::kLambda:
      return "lambda";
    case ScopeKind::kListComprehension:
      return "listcomp";
    case ScopeKind::kSetComprehension:
      return "setcomp";
    case ScopeKind::kDictComprehension:
      return "dictcomp";
    case ScopeKind::kGeneratorExpression:
      return "genexpr";
    default:
      return "";
  }
}

// `__class__` and the like would stand for something else in an object, and `__slots__` would take what
// begins with two underscores for a private name.
std::string attribute_for(std::string_view name) {
  const bool is_special =
      name.size() > 4 && name.starts_with("__") && name.ends_with("__");
  if (is_special) return std::string(name.substr(2, name.size() - 3));
  if (name.starts_with("__")) return std::string(name.substr(1));
  if (name == ClosurePlan::kParent) return std::string(name) + "_";
  return std::string(name);
}

}  // namespace

FreshNames::FreshNames(const SyntaxNodes& nodes, std::string_view text) {
  for (NodeIndex i = 0; i < nodes.size(); ++i) {
    if (nodes[i].syntax == Syntax::kIdentifier) taken_.emplace(nodes.text_of(i, text));
  }
}

std::string FreshNames::take(const std::string& wanted) {
  if (taken_.insert(wanted).second) return wanted;
  std::uint32_t& count = counts_.try_emplace(wanted, 1).first->second;
  std::string name;
  do {
    name = wanted + "_" + std::to_string(++count);
  } while (!taken_.insert(name).second);
  return name;
}

std::string fresh_attribute(const ScopePlan& scope, std::string wanted) {
  const std::vector<std::string>& taken = scope.attributes;
  while (std::find(taken.begin(), taken.end(), wanted) != taken.end()) wanted += '_';
  return wanted;
}

// Looking names up ---------------------------------------------------------------------

std::uint32_t ClosurePlan::environment_of(std::uint32_t scope) const {
  while (!scopes_[scope].owns_environment) {
    if (scope == 0) return kNone;
    scope = scopes_[scope].parent;
  }
  return scope;
}

const std::string& ClosurePlan::environment_name(std::uint32_t scope) const {
  while (!scopes_[scope].is_frame && !scopes_[scope].owns_environment) {
    scope = scopes_[scope].parent;
  }
  return scopes_[scope].is_frame ? environment_ : scopes_[scope].environment;
}

ClosurePlan::Place ClosurePlan::place(std::uint32_t scope, std::uint32_t owner,
                                      std::uint32_t name) const {
  if (owner == ScopeTable::kOutside) return {};
  if (!has_variables(scopes_[owner].kind)) {
    // What a class or type parameters have: the outermost frame below may have adopted it.
    std::uint32_t frame = kNone;
    for (std::uint32_t i = scope; i != owner; i = scopes_[i].parent) {
      if (scopes_[i].is_frame) frame = i;
    }
    if (frame == kNone) return {};
    owner = frame;
  }
  const auto found = attributes_.find(key(owner, name));
  if (found == attributes_.end()) return {};
  if (is_own(scope, owner)) return {scopes_[owner].environment, found->second, owner};
  std::string path = environment_;
  std::uint32_t reached = environment_of(scopes_[scope].frame);
  while (reached != owner) {
    path += '.';
    path += kParent;
    reached = environment_of(scopes_[reached].parent);
  }
  return {std::move(path), found->second, owner};
}

// Making the plan ----------------------------------------------------------------------

class ClosurePlanner {
 public:
  ClosurePlanner(const SyntaxNodes& nodes, const SyntaxScopes& scopes, FreshNames& names)
      : nodes_(nodes), source_(scopes), names_(names) {}

  Result<ClosurePlan> run() && {
    plan_.scopes_.resize(table().scopes.size());
    plan_.environment_ = names_.take("env");
    RK_TRY(read_scopes());
    find_suspensions();
    find_frames();
    promote();
    decide();
    note_needs();
    name_all();
    return std::move(plan_);
  }

 private:
  const ScopeTable& table() const { return source_.table; }
  ScopePlan& scope(std::uint32_t index) { return plan_.scopes_[index]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(plan_.scopes_.size()); }

  Status read_scopes() {
    std::vector<std::uint32_t> depths(size(), 0);
    for (std::uint32_t i = 0; i < size(); ++i) {
      scope(i).kind = table().scopes[i].kind;
      scope(i).parent = table().scopes[i].parent;
      if (i == 0) continue;
      depths[i] = depths[scope(i).parent] + 1;
      if (depths[i] <= ClosurePlan::kMaxDepth) continue;
      return Error{ErrorCode::kLimitExceeded, table().scopes[i].begin,
                   "functions stand in too many others"};
    }
    for (NodeIndex i = 0; i < nodes_.size(); ++i) {
      for (std::uint32_t s = source_.inside[i]; s != source_.around[i];
           s = scope(s).parent) {
        scope(s).node = i;
      }
    }
    return Unit{};
  }

  // A comprehension with an `await` is awaited by the scope around it.
  void find_suspensions() {
    for (NodeIndex i = 0; i < nodes_.size(); ++i) {
      ScopePlan& around = scope(source_.around[i]);
      const Syntax syntax = nodes_[i].syntax;
      const bool is_clause = syntax == Syntax::kTokenAsync &&
                             nodes_.parent_syntax(i) == Syntax::kForInClause;
      if (syntax == Syntax::kYield) around.is_suspending = around.yields = true;
      if (syntax == Syntax::kAwait || is_clause) {
        around.is_suspending = around.is_asynchronous = true;
      }
      const bool is_async_def = syntax == Syntax::kFunctionDefinition &&
                                nodes_.has_child(i, Syntax::kTokenAsync);
      if (!is_async_def) continue;
      ScopePlan& inside = scope(source_.inside[i]);
      inside.is_suspending = inside.is_asynchronous = true;
    }
    for (std::uint32_t i = size(); i-- > 1;) {
      if (scope(i).kind == ScopeKind::kGeneratorExpression) {
        scope(i).is_suspending = scope(i).yields = true;
      }
      if (!is_plain_comprehension(scope(i).kind) || !scope(i).is_suspending) continue;
      ScopePlan& around = scope(scope(i).parent);
      around.is_suspending = around.is_asynchronous = true;
    }
  }

  void find_frames() {
    for (std::uint32_t i = 0; i < size(); ++i) {
      ScopePlan& s = scope(i);
      s.is_frame = i == 0 || s.kind == ScopeKind::kFunction ||
                   s.kind == ScopeKind::kLambda ||
                   (has_variables(s.kind) && s.is_suspending);
      s.frame = s.is_frame ? i : scope(s.parent).frame;
      s.depth = i == 0 ? 0 : scope(s.parent).depth + (s.is_frame ? 1 : 0);
    }
  }

  // Promotion -------------------------------------------------------------------------

  void promote() {
    for (std::uint32_t i = 1; i < size(); ++i) {
      for (const ScopedName& name : table().scopes[i].names) consider(i, name);
    }
    promote_annotations();
  }

  void consider(std::uint32_t user, const ScopedName& name) {
    if (name.owner == ScopeTable::kOutside) return;
    if (!has_variables(scope(name.owner).kind)) {
      if (name.owner != user) adopt(user, name);
      return;
    }
    const bool is_kept =
        name.owner == user && scope(user).is_frame && scope(user).is_suspending;
    if (is_kept || scope(user).frame != scope(name.owner).frame) {
      add_attribute(name.owner, name.name);
    }
  }

  void adopt(std::uint32_t user, const ScopedName& name) {
    std::uint32_t frame = kNone;
    for (std::uint32_t i = user; i != name.owner; i = scope(i).parent) {
      if (scope(i).is_frame) frame = i;
    }
    if (frame == kNone) return;
    if (scope(user).frame == frame && !scope(frame).is_suspending) return;
    if (add_attribute(frame, name.name)) {
      const std::string& attribute =
          plan_.attributes_[ClosurePlan::key(frame, name.name)];
      scope(frame).adopted.emplace_back(name.name, attribute);
    }
  }

  // The annotations of a lifted function are evaluated by a function of their own.
  void promote_annotations() {
    if (source_.string_annotations) return;
    for (NodeIndex i = 0; i < nodes_.size(); ++i) {
      if (nodes_[i].syntax != Syntax::kFunctionDefinition) continue;
      if (!is_nested(source_.inside[i])) continue;
      const NodeIndex parameters = nodes_.child_in(i, SyntaxField::kParameters);
      const NodeIndex body = nodes_.child_in(i, SyntaxField::kBody);
      for (NodeIndex j = parameters; j < body; ++j) promote_annotation(j);
    }
  }

  void promote_annotation(NodeIndex node) {
    const std::uint32_t occurrence = source_.occurrence[node];
    if (occurrence == SyntaxScopes::kNone || !in_annotation(node)) return;
    const Occurrence& at = table().occurrences[occurrence];
    const ScopedName& name = table().scopes[at.scope].names[at.name];
    if (name.owner != ScopeTable::kOutside && has_variables(scope(name.owner).kind)) {
      add_attribute(name.owner, name.name);
    }
  }

  bool in_annotation(NodeIndex node) const {
    for (; nodes_[node].syntax != Syntax::kFunctionDefinition;
         node = nodes_[node].parent) {
      if (nodes_[node].syntax == Syntax::kType) return true;
      if (nodes_[node].field == SyntaxField::kValue) return false;
    }
    return false;
  }

  bool add_attribute(std::uint32_t owner, std::uint32_t name) {
    const std::uint64_t key = ClosurePlan::key(owner, name);
    const auto [found, is_new] = plan_.attributes_.try_emplace(key);
    if (!is_new) return false;
    std::string attribute = attribute_for(table().names[name]);
    const std::string of_owner = std::to_string(owner) + ".";
    while (!taken_attributes_.insert(of_owner + attribute).second) attribute += '_';
    found->second = attribute;
    scope(owner).attributes.push_back(std::move(attribute));
    return true;
  }

  // Decisions -------------------------------------------------------------------------

  // Whether a function or lambda stands within another one, but not as a method.
  bool is_nested(std::uint32_t index) {
    const ScopePlan& around = scope(scope(index).parent);
    if (around.kind == ScopeKind::kClass || around.kind == ScopeKind::kTypeParameters) {
      return false;
    }
    return around.frame != 0 || is_plain_comprehension(around.kind);
  }

  void decide() {
    for (std::uint32_t i = 1; i < size(); ++i) {
      ScopePlan& s = scope(i);
      const ScopePlan& around = scope(s.parent);
      s.owns_environment = !s.attributes.empty() || (s.is_frame && s.is_suspending);
      const bool is_definition = s.kind == ScopeKind::kFunction;
      const bool is_lambda = s.kind == ScopeKind::kLambda;
      s.is_lifted = s.is_frame &&
                    (is_definition ? is_nested(i)
                                   : !is_lambda || s.owns_environment || is_nested(i));
      s.is_spelled_out = s.is_lifted || (s.is_frame && s.is_suspending) ||
                         (around.is_spelled_out && s.kind != ScopeKind::kClass);
      s.is_moved = around.is_moved || around.is_lifted || around.is_suspending;
      if (s.is_lifted && !s.adopted.empty()) plan_.unreachable_.push_back(s.node);
    }
  }

  // Each scope between a variable's use and its owner has to be given the way there.
  void note_needs() {
    for (std::uint32_t i = 1; i < size(); ++i) {
      for (const ScopedName& name : table().scopes[i].names) {
        const ClosurePlan::Place place = plan_.place(i, name.owner, name.name);
        if (place) note_way(i, place.owner);
      }
    }
  }

  void note_way(std::uint32_t user, std::uint32_t owner) {
    bool is_outside = false;
    for (std::uint32_t i = user; i != owner; i = scope(i).parent) {
      if (scope(i).is_frame) is_outside = true;
      if (is_outside) scope(i).needs_environment = true;
    }
  }

  // Names -----------------------------------------------------------------------------

  void name_all() {
    std::vector<std::string> paths(size());
    for (std::uint32_t i = 1; i < size(); ++i) {
      ScopePlan& s = scope(i);
      const std::string& around = paths[s.parent];
      paths[i] = around;
      if (names_a_path(s.kind)) paths[i] = joined(around, table().scopes[i].name);
      s.qualname = qualname(i);
      std::string base = paths[i];
      if (!names_a_path(s.kind)) {
        base = joined(around.empty() ? "module" : around, suffix_of(s.kind));
      }
      if (s.is_lifted) base = names_.take(base);
      s.lowered_name = base;
      if (!s.owns_environment) continue;
      s.environment_class = names_.take(base + "_env");
      s.environment = s.is_frame ? plan_.environment_ : names_.take(plan_.environment_);
    }
  }

  // Within a class a name that begins with two underscores would be a private one.
  static std::string joined(std::string_view path, std::string_view name) {
    std::string whole(path);
    if (!whole.empty()) whole += '_';
    whole += name;
    while (whole.starts_with("__") && whole.size() > 2) whole.erase(0, 1);
    return whole;
  }

  std::string own_name(std::uint32_t index) {
    const ScopePlan& s = scope(index);
    if (s.kind == ScopeKind::kLambda) return "<lambda>";
    if (names_a_path(s.kind)) return table().scopes[index].name;
    std::string name("<");
    name += suffix_of(s.kind);
    return name += '>';
  }

  bool is_declared_global(std::uint32_t around, std::string_view name) {
    const std::vector<ScopedName>& names = table().scopes[around].names;
    return std::any_of(names.begin(), names.end(), [&](const ScopedName& candidate) {
      return candidate.scope == NameScope::kGlobalExplicit &&
             table().names[candidate.name] == name;
    });
  }

  // source   CPython 3.12, Python/compile.c, compiler_set_qualname
  std::string qualname(std::uint32_t index) {
    std::uint32_t around = scope(index).parent;
    while (around != 0 && !names_a_path(scope(around).kind) &&
           scope(around).kind != ScopeKind::kLambda &&
           scope(around).kind != ScopeKind::kGeneratorExpression) {
      around = scope(around).parent;
    }
    const std::string name = own_name(index);
    if (around == 0) return name;
    if (names_a_path(scope(index).kind) && is_declared_global(around, name)) return name;
    const bool has_locals = scope(around).kind == ScopeKind::kFunction ||
                            scope(around).kind == ScopeKind::kLambda;
    return scope(around).qualname + (has_locals ? ".<locals>." : ".") + name;
  }

  const SyntaxNodes& nodes_;
  const SyntaxScopes& source_;
  FreshNames& names_;
  // "<owner>.<attribute>".
  std::unordered_set<std::string> taken_attributes_;
  ClosurePlan plan_;
};

Result<ClosurePlan> ClosurePlan::make(const SyntaxNodes& nodes,
                                      const SyntaxScopes& scopes, FreshNames& names) {
  return ClosurePlanner(nodes, scopes, names).run();
}

}  // namespace reknot
