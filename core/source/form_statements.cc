// The statements of a normal form.

#include "core/source/docstring.h"
#include "core/source/form_encoder.h"

namespace reknot {

NodeIndex FormEncoder::enter_statement(NodeIndex index) {
  if (says_nothing(index)) return behind(index);
  open_.push_back({index, Closer::kStatement});
  statements_.push_back(index);
  switch (nodes_[index].syntax) {
    case Syntax::kImportStatement:
      return enter_import(index);
    case Syntax::kImportFromStatement:
    case Syntax::kFutureImportStatement:
      return enter_from_import(index);
    case Syntax::kExpressionStatement:
      return nodes_.has_child(index, Syntax::kTokenComma) ? enter_list(index) : index + 1;
    default:
      return index + 1;
  }
}

bool FormEncoder::says_nothing(NodeIndex statement) const {
  switch (nodes_[statement].syntax) {
    case Syntax::kTokenSemicolon:
    case Syntax::kPassStatement:
    case Syntax::kGlobalStatement:
    case Syntax::kNonlocalStatement:
      return true;
    case Syntax::kExpressionStatement:
      break;
    default:
      return false;
  }
  if (is_docstring(statement)) return true;
  // `x: int` in a function.
  const NodeIndex inside = nodes_.first_child(statement);
  if (nodes_[inside].syntax != Syntax::kAssignment || !drops_annotation(inside))
    return false;
  if (nodes_.child_in(inside, SyntaxField::kRight) != behind(inside)) return false;
  const NodeIndex left = nodes_.child_in(inside, SyntaxField::kLeft);
  return nodes_[left].syntax == Syntax::kIdentifier ||
         (nodes_[left].syntax == Syntax::kTuplePattern &&
          nodes_.has_child(left, Syntax::kIdentifier));
}

bool FormEncoder::is_docstring(NodeIndex statement) const {
  const NodeIndex block = nodes_[statement].parent;
  const Syntax owner = parent_of(block);
  if (nodes_.first_child(block) != statement) return false;
  if (owner != Syntax::kFunctionDefinition && owner != Syntax::kClassDefinition)
    return false;
  return reknot::is_docstring(nodes_, text_, statement);
}

// In a function the annotation of a variable is not evaluated; yet a `yield` in it makes a
// generator, and `:=` a variable.
bool FormEncoder::drops_annotation(NodeIndex assignment) const {
  const NodeIndex type = nodes_.child_in(assignment, SyntaxField::kType);
  if (type == behind(assignment)) return false;
  const std::uint32_t scope = scopes_.around[assignment];
  if (scopes_.table.scopes[scope].kind != ScopeKind::kFunction) return false;
  for (NodeIndex i = type; i < behind(type); ++i) {
    const Syntax syntax = nodes_[i].syntax;
    if (syntax == Syntax::kYield || syntax == Syntax::kAwait ||
        syntax == Syntax::kNamedExpression) {
      return false;
    }
  }
  return true;
}

NodeIndex FormEncoder::enter_import(NodeIndex index) {
  out_.syntax(Syntax::kTokenImport);
  for (NodeIndex i = index + 1; i < behind(index); i = behind(i)) {
    if (nodes_[i].field != SyntaxField::kName) continue;
    const bool has_alias = nodes_[i].syntax == Syntax::kAliasedImport;
    const NodeIndex name = has_alias ? nodes_.first_child(i) : i;
    const NodeIndex first = nodes_.first_child(name);
    std::string module;
    for (NodeIndex part = first; part < behind(name); part = behind(part)) {
      module += spelled(part);
    }
    out_.mark(Mark::kModule, module);
    const bool is_dotted = behind(first) != behind(name);
    if (!is_dotted && private_name(first) != module) {
      out_.mark(Mark::kMangled, private_name(first));
    }
    // `import a.b as c` binds b, `import a.b` binds a.
    if (has_alias && is_dotted) out_.syntax(Syntax::kTokenAs);
    write_occurrence(has_alias ? nodes_.child_in(i, SyntaxField::kAlias) : first);
  }
  return behind(index);
}

NodeIndex FormEncoder::enter_from_import(NodeIndex index) {
  out_.syntax(Syntax::kTokenFrom);
  std::string module;
  NodeIndex i = nodes_.first_child(index) + 1;
  for (const NodeIndex end = behind(i); i < end; ++i) {
    if (nodes_.is_leaf(i)) module += spelled(i);
  }
  out_.mark(Mark::kModule, module);
  for (; i < behind(index); i = behind(i)) {
    if (nodes_[i].syntax == Syntax::kWildcardImport) out_.syntax(Syntax::kWildcardImport);
    if (nodes_[i].field != SyntaxField::kName) continue;
    const bool has_alias = nodes_[i].syntax == Syntax::kAliasedImport;
    const NodeIndex name = nodes_.first_child(has_alias ? nodes_.first_child(i) : i);
    write_spelled(Mark::kImported, name);
    write_occurrence(has_alias ? nodes_.child_in(i, SyntaxField::kAlias) : name);
  }
  return behind(index);
}

}  // namespace reknot
