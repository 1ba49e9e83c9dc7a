#include "core/lower/strict.h"

#include <algorithm>
#include <map>

#include "core/base/sort.h"

namespace reknot {
namespace {

bool is_definition(ScopeKind kind) {
  return kind == ScopeKind::kFunction || kind == ScopeKind::kLambda;
}

bool is_loop(Syntax syntax) {
  return syntax == Syntax::kForStatement || syntax == Syntax::kWhileStatement ||
         syntax == Syntax::kListComprehension || syntax == Syntax::kSetComprehension ||
         syntax == Syntax::kDictionaryComprehension ||
         syntax == Syntax::kGeneratorExpression;
}

class MutationFinder {
 public:
  MutationFinder(const SyntaxNodes& nodes, const SyntaxScopes& scopes,
                 const ClosurePlan& plan)
      : nodes_(nodes), scopes_(scopes), plan_(plan) {}

  std::vector<Refused> run() && {
    find_captures();
    find_bindings();
    for (auto& [key, variable] : variables_) {
      std::sort(variable.captures.begin(), variable.captures.end());
      for (const Binding& binding : variable.bindings) {
        if (!mutates(variable, binding)) continue;
        found_.push_back(
            {nodes_[binding.node].begin_byte, scopes_.table.names[key.second]});
      }
    }
    sort_items(found_,
               [](const Refused& a, const Refused& b) { return a.begin < b.begin; });
    return std::move(found_);
  }

 private:
  struct Binding {
    NodeIndex node;
    bool is_own;
  };
  struct Variable {
    // The functions of the variable's own frame that capture it, or contain one that does.
    std::vector<NodeIndex> captures;
    std::vector<Binding> bindings;
  };

  void find_captures() {
    for (std::uint32_t i = 1; i < plan_.size(); ++i) {
      for (const ScopedName& name : scopes_.table.scopes[i].names) {
        if (name.owner == ScopeTable::kOutside || name.owner == i) continue;
        if (plan_[name.owner].kind == ScopeKind::kClass) continue;
        const std::uint32_t function = capturing(i, name.owner);
        if (function == 0) continue;
        variables_[{name.owner, name.name}].captures.push_back(plan_[function].node);
      }
    }
  }

  // The outermost function between a scope and one around it; 0 if there is none.
  std::uint32_t capturing(std::uint32_t scope, std::uint32_t owner) const {
    std::uint32_t function = 0;
    for (; scope != owner; scope = plan_[scope].parent) {
      if (is_definition(plan_[scope].kind)) function = scope;
    }
    return function;
  }

  void find_bindings() {
    for (NodeIndex i = 0; i < nodes_.size(); ++i) {
      const std::uint32_t occurrence = scopes_.occurrence[i];
      if (occurrence == SyntaxScopes::kNone) continue;
      const Occurrence& at = scopes_.table.occurrences[occurrence];
      if (at.use == NameUse::kRead || at.use == NameUse::kDeclare) continue;
      const ScopedName& name = scopes_.table.scopes[at.scope].names[at.name];
      const auto found = variables_.find({name.owner, name.name});
      if (found == variables_.end()) continue;
      const bool is_own = capturing(scopes_.around[i], name.owner) == 0;
      found->second.bindings.push_back({i, is_own});
    }
  }

  bool mutates(const Variable& variable, const Binding& binding) const {
    if (!binding.is_own) return true;
    const bool is_later = binding.node > variable.captures.front();
    if (is_later && variable.bindings.size() > 1) return true;
    const NodeIndex frame = frame_around(binding.node);
    for (NodeIndex i = nodes_[binding.node].parent; i != frame; i = nodes_[i].parent) {
      const bool ends =
          is_loop(nodes_[i].syntax) || nodes_[i].syntax == Syntax::kExceptClause;
      if (ends && contains_capture(variable, i) && is_bound_by(i, binding.node))
        return true;
    }
    return false;
  }

  // A handler gives up the name that it binds, not those bound in it.
  bool is_bound_by(NodeIndex statement, NodeIndex name) const {
    if (nodes_[statement].syntax != Syntax::kExceptClause) return true;
    return nodes_.parent_syntax(name) == Syntax::kAsPatternTarget &&
           nodes_[nodes_[nodes_[name].parent].parent].parent == statement;
  }

  NodeIndex frame_around(NodeIndex node) const {
    return plan_[plan_[scopes_.around[node]].frame].node;
  }

  bool contains_capture(const Variable& variable, NodeIndex node) const {
    const auto& captures = variable.captures;
    const auto first = std::lower_bound(captures.begin(), captures.end(), node);
    return first != captures.end() && *first < nodes_[node].end;
  }

  const SyntaxNodes& nodes_;
  const SyntaxScopes& scopes_;
  const ClosurePlan& plan_;
  // By owner and name.
  std::map<std::pair<std::uint32_t, std::uint32_t>, Variable> variables_;
  std::vector<Refused> found_;
};

}  // namespace

std::vector<Refused> find_mutations(const SyntaxNodes& nodes, const SyntaxScopes& scopes,
                                    const ClosurePlan& plan) {
  return MutationFinder(nodes, scopes, plan).run();
}

std::vector<Refused> find_nested(const SyntaxNodes& nodes, const ClosurePlan& plan) {
  std::vector<Refused> found;
  for (std::uint32_t i = 1; i < plan.size(); ++i) {
    const bool is_nested = plan[plan[i].parent].frame != 0;
    if (is_definition(plan[i].kind) && is_nested) {
      found.push_back({nodes[plan[i].node].begin_byte, {}});
    }
  }
  sort_items(found, [](const Refused& a, const Refused& b) { return a.begin < b.begin; });
  return found;
}

}  // namespace reknot
