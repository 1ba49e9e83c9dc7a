#include "core/lower/bound_names.h"

namespace reknot {
namespace {

bool is_definition(Syntax syntax) {
  return syntax == Syntax::kFunctionDefinition || syntax == Syntax::kClassDefinition;
}

// What is bound in a `case` holds in its guard and its block.
bool opens_block(Syntax syntax) {
  return syntax == Syntax::kBlock || syntax == Syntax::kCaseClause;
}

}  // namespace

BoundNames::BoundNames(const SyntaxNodes& nodes, const SyntaxScopes& scopes)
    : nodes_(nodes), scopes_(scopes) {
  for (NodeIndex i = 0; i < nodes.size(); ++i) {
    Key bound = 0;
    if (!key_of(i, bound)) continue;
    const Occurrence& at = scopes.table.occurrences[scopes.occurrence[i]];
    const ScopedName& name = scopes.table.scopes[at.scope].names[at.name];
    if (at.use == NameUse::kDelete) deleted_.insert(bound);
    if ((name.flags & kNameParameter) != 0) parameters_.insert(bound);
    const NodeIndex pattern = nodes[nodes[i].parent].parent;
    const bool is_caught = nodes.parent_syntax(i) == Syntax::kAsPatternTarget &&
                           nodes.parent_syntax(pattern) == Syntax::kExceptClause;
    if (is_caught) handled_.insert(bound);
  }
}

bool BoundNames::key_of(NodeIndex node, Key& found) const {
  const std::uint32_t occurrence = scopes_.occurrence[node];
  if (occurrence == SyntaxScopes::kNone) return false;
  const Occurrence& at = scopes_.table.occurrences[occurrence];
  if (at.use == NameUse::kRead || at.use == NameUse::kDeclare) return false;
  const ScopedName& name = scopes_.table.scopes[at.scope].names[at.name];
  if (name.owner == ScopeTable::kOutside) return false;
  found = key(name.owner, name.name);
  return true;
}

bool BoundNames::is_sure(std::uint32_t owner, std::uint32_t name) const {
  if (is_comprehension(scopes_.table.scopes[owner].kind)) return true;
  const Key wanted = key(owner, name);
  if (deleted_.count(wanted) != 0) return false;
  if (parameters_.count(wanted) != 0 && handled_.count(wanted) == 0) return true;
  const auto found = counts_.find(wanted);
  return found != counts_.end() && found->second > 0;
}

// Whether nothing but patterns and assignments stands between an identifier and its statement.
bool BoundNames::is_target(NodeIndex node) const {
  for (NodeIndex i = nodes_[node].parent; i != 0; i = nodes_[i].parent) {
    switch (nodes_[i].syntax) {
      case Syntax::kAssignment:
      case Syntax::kPatternList:
      case Syntax::kTuplePattern:
      case Syntax::kListPattern:
      case Syntax::kListSplatPattern:
      case Syntax::kTuple:
      case Syntax::kList:
      case Syntax::kAsPatternTarget:
      case Syntax::kAsPattern:
      case Syntax::kWithItem:
      case Syntax::kWithClause:
      case Syntax::kParenthesizedExpression:
      case Syntax::kDottedName:
      case Syntax::kAliasedImport:
      case Syntax::kCasePattern:
      case Syntax::kSplatPattern:
      case Syntax::kClassPattern:
      case Syntax::kKeywordPattern:
      case Syntax::kDictPattern:
        continue;
      case Syntax::kExpressionStatement:
      case Syntax::kForStatement:
      case Syntax::kWithStatement:
      case Syntax::kExceptClause:
      case Syntax::kCaseClause:
      case Syntax::kImportStatement:
      case Syntax::kImportFromStatement:
        return true;
      default:
        return false;
    }
  }
  return false;
}

bool BoundNames::is_statement(NodeIndex node) const {
  return nodes_.parent_syntax(node) == Syntax::kBlock;
}

void BoundNames::commit(bool in_handler) {
  for (const Key bound : pending_) {
    if (blocks_.empty() || (handled_.count(bound) != 0 && !in_handler)) continue;
    blocks_.back().bound.push_back(bound);
    ++counts_[bound];
  }
  pending_.clear();
}

void BoundNames::enter(NodeIndex node) {
  Key bound = 0;
  const Syntax around = nodes_.parent_syntax(node);
  const bool is_guard =
      nodes_[node].syntax == Syntax::kIfClause && around == Syntax::kCaseClause;
  if (opens_block(nodes_[node].syntax)) {
    blocks_.push_back({node, {}});
    if (nodes_[node].syntax == Syntax::kBlock) commit(around == Syntax::kExceptClause);
  } else if (is_guard) {
    commit(false);
  } else if (key_of(node, bound) && is_target(node)) {
    pending_.push_back(bound);
  }
}

void BoundNames::leave(NodeIndex node) {
  if (is_definition(nodes_[node].syntax)) {
    Key bound = 0;
    const NodeIndex name = nodes_.child_in(node, SyntaxField::kName);
    if (name != nodes_[node].end && key_of(name, bound)) pending_.push_back(bound);
  }
  if (opens_block(nodes_[node].syntax)) {
    for (const Key left : blocks_.back().bound) --counts_[left];
    blocks_.pop_back();
  } else if (is_statement(node)) {
    commit(false);
  }
}

}  // namespace reknot
