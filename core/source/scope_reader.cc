#include "core/source/scope_reader.h"

#include <algorithm>
#include <unordered_map>

#include "core/source/private_name.h"

namespace reknot {
namespace {

// What an identifier in a place does.
enum class Role : std::uint8_t {
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

struct Context {
  std::uint32_t scope;
  Role role;
};

bool is_comprehension(ScopeKind kind) {
  return kind == ScopeKind::kListComprehension || kind == ScopeKind::kSetComprehension ||
         kind == ScopeKind::kDictComprehension || kind == ScopeKind::kGeneratorExpression;
}

// Where zero-argument `super` works.
bool is_function(ScopeKind kind) {
  return kind == ScopeKind::kFunction || kind == ScopeKind::kLambda ||
         is_comprehension(kind);
}

class Reader {
 public:
  Reader(const SyntaxNodes& nodes, std::string_view text,
         const ScopeSurroundings& surroundings)
      : nodes_(nodes), text_(text) {
    result_.string_annotations = surroundings.string_annotations || imports_annotations();
    result_.table.is_whole = nodes.is_whole;
    contexts_.reserve(nodes.size());
    result_.inside.reserve(nodes.size());
    result_.occurrence.assign(nodes.size(), SyntaxScopes::kNone);
    add_scope(ScopeKind::kModule, "top", 0, 0);
    result_.class_name[0] = surroundings.class_name;
  }

  SyntaxScopes run() && {
    contexts_.push_back({0, Role::kRead});
    result_.inside.push_back(0);
    for (NodeIndex i = 1; i < nodes_.size(); ++i) {
      contexts_.push_back(context_of(i));
      result_.inside.push_back(contexts_[i].scope);
      enter(i);
    }
    for (const Context& context : contexts_) result_.around.push_back(context.scope);
    return std::move(result_);
  }

 private:
  using Scopes = std::vector<Scope>;
  Scopes& scopes() { return result_.table.scopes; }
  Scope& scope(std::uint32_t index) { return scopes()[index]; }

  // The context of a node, from that of its parent.
  Context context_of(NodeIndex index) const;
  Context in_definition(NodeIndex index, NodeIndex parent) const;
  Context in_parameter(NodeIndex index, NodeIndex parent) const;
  Context in_assignment(NodeIndex index, NodeIndex parent) const;
  Context in_as_pattern(NodeIndex index, NodeIndex parent) const;
  Context in_dotted_name(NodeIndex index, NodeIndex parent) const;
  Context in_for_in(NodeIndex index, NodeIndex parent) const;
  Context in_type(NodeIndex index, NodeIndex parent) const;
  Context annotation(std::uint32_t scope) const {
    return {scope, result_.string_annotations ? Role::kNone : Role::kRead};
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
  std::vector<Context> contexts_;
  // By scope: itself, or the innermost one around that is no comprehension.
  std::vector<std::uint32_t> named_target_;
  std::unordered_map<std::string, std::uint32_t> name_ids_;
  // By scope and name: its place in the scope's names.
  std::unordered_map<std::uint64_t, std::uint32_t> places_;
  // How far lines were counted.
  std::uint32_t counted_ = 0;
  std::uint32_t line_ = 1;
};

// Contexts ----------------------------------------------------------------------------

Context Reader::context_of(NodeIndex index) const {
  const SyntaxNode& node = nodes_[index];
  const NodeIndex parent = node.parent;
  const Context around = contexts_[parent];
  const Context same = {result_.inside[parent], around.role};
  const Context read = {result_.inside[parent], Role::kRead};
  const Context none = {result_.inside[parent], Role::kNone};
  // Inside of an annotation that stays a string nothing is a name.
  if (around.role == Role::kNone) return none;
  switch (nodes_[parent].syntax) {
    case Syntax::kFunctionDefinition:
    case Syntax::kClassDefinition:
    case Syntax::kLambda:
      return in_definition(index, parent);
    case Syntax::kParameters:
    case Syntax::kLambdaParameters:
      return {same.scope, Role::kParameter};
    case Syntax::kTypedParameter:
    case Syntax::kDefaultParameter:
    case Syntax::kTypedDefaultParameter:
      return in_parameter(index, parent);
    case Syntax::kAssignment:
      return in_assignment(index, parent);
    case Syntax::kAugmentedAssignment:
      return {same.scope, node.field == Field::kLeft ? Role::kUpdate : Role::kRead};
    case Syntax::kNamedExpression:
      return {same.scope, node.field == Field::kName ? Role::kNamed : Role::kRead};
    case Syntax::kForStatement:
      return {same.scope, node.field == Field::kLeft ? Role::kBind : Role::kRead};
    case Syntax::kForInClause:
      return in_for_in(index, parent);
    case Syntax::kExceptClause:
      return {same.scope, node.field == Field::kAlias ? Role::kBind : Role::kRead};
    case Syntax::kDeleteStatement:
      return {same.scope, Role::kDelete};
    case Syntax::kGlobalStatement:
      return {same.scope, Role::kGlobal};
    case Syntax::kNonlocalStatement:
      return {same.scope, Role::kNonlocal};
    case Syntax::kImportStatement:
    case Syntax::kImportFromStatement:
    case Syntax::kFutureImportStatement:
      return {same.scope, node.field == Field::kName ? Role::kImport : Role::kNone};
    case Syntax::kAliasedImport:
      return {same.scope, node.field == Field::kAlias ? Role::kImport : Role::kNone};
    case Syntax::kCaseClause:
      return {same.scope,
              node.syntax == Syntax::kCasePattern ? Role::kCase : Role::kRead};
    case Syntax::kAsPattern:
      return in_as_pattern(index, parent);
    case Syntax::kDottedName:
      return in_dotted_name(index, parent);
    case Syntax::kKeywordPattern:
      return node.syntax == Syntax::kIdentifier ? none : same;
    case Syntax::kAttribute:
    case Syntax::kKeywordArgument:
      return node.field == Field::kAttribute || node.field == Field::kName ? none : read;
    case Syntax::kTypeAliasStatement:
    case Syntax::kTypeParameter:
    case Syntax::kType:
    case Syntax::kGenericType:
    case Syntax::kConstrainedType:
    case Syntax::kSplatType:
    case Syntax::kMemberType:
      return in_type(index, parent);
    case Syntax::kAsPatternTarget:
    case Syntax::kTuple:
    case Syntax::kList:
    case Syntax::kListSplat:
    case Syntax::kParenthesizedExpression:
    case Syntax::kExpressionList:
    case Syntax::kPatternList:
    case Syntax::kListPattern:
    case Syntax::kTuplePattern:
    case Syntax::kListSplatPattern:
    case Syntax::kDictionarySplatPattern:
    case Syntax::kCasePattern:
    case Syntax::kUnionPattern:
    case Syntax::kDictPattern:
    case Syntax::kClassPattern:
    case Syntax::kSplatPattern:
      return same;
    default:
      return read;
  }
}

Context Reader::in_definition(NodeIndex index, NodeIndex parent) const {
  const std::uint32_t inside = result_.inside[parent];
  // That of the type parameters, if there are any.
  const std::uint32_t outside = result_.table.scopes[inside].parent;
  switch (nodes_[index].field) {
    case Field::kName:
      return {contexts_[parent].scope, Role::kBind};
    case Field::kTypeParameters:
      return {outside, Role::kTypeVariable};
    case Field::kParameters:
      return {inside, Role::kParameter};
    case Field::kReturnType:
      return annotation(outside);
    case Field::kSuperclasses:
      return {outside, Role::kRead};
    default:
      return {inside, Role::kRead};
  }
}

std::uint32_t Reader::around_definition(std::uint32_t scope) const {
  const Scopes& all = result_.table.scopes;
  const std::uint32_t parent = all[scope].parent;
  return all[parent].kind == ScopeKind::kTypeParameters ? all[parent].parent : parent;
}

Context Reader::in_parameter(NodeIndex index, NodeIndex parent) const {
  const std::uint32_t scope = contexts_[parent].scope;
  switch (nodes_[index].field) {
    case Field::kType:
      return annotation(result_.table.scopes[scope].parent);
    case Field::kValue:
      return {around_definition(scope), Role::kRead};
    default:
      return {scope, Role::kParameter};
  }
}

Context Reader::in_assignment(NodeIndex index, NodeIndex parent) const {
  const std::uint32_t scope = contexts_[parent].scope;
  const Field field = nodes_[index].field;
  if (field == Field::kType) return annotation(scope);
  if (field != Field::kLeft) return {scope, Role::kRead};
  const NodeIndex end = nodes_[parent].end;
  if (nodes_.child_in(parent, Field::kType) == end) return {scope, Role::kBind};
  if (nodes_[index].syntax == Syntax::kIdentifier) return {scope, Role::kAnnotate};
  // `(x): int` does nothing with x, other than `(x): int = 1`.
  const bool binds = nodes_.child_in(parent, Field::kRight) != end;
  const bool is_name = nodes_[index].syntax == Syntax::kTuplePattern &&
                       nodes_.has_child(index, Syntax::kIdentifier);
  return {scope, binds || !is_name ? Role::kBind : Role::kNone};
}

// Of the first `for` of a comprehension, what is iterated over belongs to the scope around.
Context Reader::in_for_in(NodeIndex index, NodeIndex parent) const {
  const std::uint32_t scope = contexts_[parent].scope;
  if (nodes_[index].field == Field::kLeft) return {scope, Role::kBind};
  const NodeIndex whole = nodes_[parent].parent;
  const bool is_first = nodes_.child_of(whole, Syntax::kForInClause) == parent;
  const bool is_iterable = nodes_[index].field == Field::kRight;
  return {is_first && is_iterable ? contexts_[whole].scope : scope, Role::kRead};
}

// `f() as x` of a statement, and `C() as x` of a case.
Context Reader::in_as_pattern(NodeIndex index, NodeIndex parent) const {
  const Context around = contexts_[parent];
  if (nodes_[index].syntax == Syntax::kAsPatternTarget) {
    return {around.scope, Role::kBind};
  }
  const bool is_capture =
      around.role == Role::kCase && nodes_[index].syntax == Syntax::kIdentifier;
  if (is_capture) return {around.scope, Role::kBind};
  return {around.scope, around.role == Role::kCase ? Role::kCase : Role::kRead};
}

Context Reader::in_dotted_name(NodeIndex index, NodeIndex parent) const {
  const Context around = contexts_[parent];
  if (nodes_.first_child(parent) != index) return {around.scope, Role::kNone};
  if (around.role != Role::kCase) return around;
  const bool is_value = nodes_[index].end != nodes_[parent].end ||
                        nodes_.parent_syntax(parent) == Syntax::kClassPattern;
  return {around.scope, is_value ? Role::kRead : Role::kCase};
}

Context Reader::in_type(NodeIndex index, NodeIndex parent) const {
  const SyntaxNode& node = nodes_[index];
  const Context around = contexts_[parent];
  const bool is_identifier = node.syntax == Syntax::kIdentifier;
  switch (nodes_[parent].syntax) {
    case Syntax::kTypeAliasStatement:
      if (node.field == Field::kLeft && nodes_.is_type_alias(parent)) {
        return {around.scope, Role::kAliasName};
      }
      return {result_.inside[parent], Role::kRead};
    case Syntax::kGenericType:
      if (around.role == Role::kAliasName && !is_identifier) {
        const NodeIndex statement = nodes_[nodes_[parent].parent].parent;
        const std::uint32_t value = result_.inside[statement];
        return {result_.table.scopes[value].parent, Role::kTypeVariable};
      }
      return around;
    case Syntax::kConstrainedType:
      if (around.role == Role::kTypeVariable && nodes_.first_child(parent) != index) {
        return {result_.inside[parent], Role::kRead};
      }
      return around;
    case Syntax::kMemberType:
      return {around.scope, is_identifier ? Role::kNone : Role::kRead};
    default:
      return around;
  }
}

// Scopes ------------------------------------------------------------------------------

void Reader::enter(NodeIndex index) {
  // What stays a string opens no scopes.
  if (contexts_[index].role == Role::kNone) return;
  switch (nodes_[index].syntax) {
    case Syntax::kFunctionDefinition:
      return open_definition(index, ScopeKind::kFunction);
    case Syntax::kClassDefinition:
      return open_definition(index, ScopeKind::kClass);
    case Syntax::kLambda:
      return open(index, ScopeKind::kLambda, "lambda");
    case Syntax::kListComprehension:
      return open(index, ScopeKind::kListComprehension, "listcomp");
    case Syntax::kSetComprehension:
      return open(index, ScopeKind::kSetComprehension, "setcomp");
    case Syntax::kDictionaryComprehension:
      return open(index, ScopeKind::kDictComprehension, "dictcomp");
    case Syntax::kGeneratorExpression:
      return open(index, ScopeKind::kGeneratorExpression, "genexpr");
    case Syntax::kTypeAliasStatement:
      return open_alias(index);
    case Syntax::kConstrainedType:
      return open_type_variable(index);
    case Syntax::kIdentifier:
      return enter_identifier(index);
    case Syntax::kTokenType:
      if (nodes_.is_type_alias(nodes_[index].parent)) return;
      return note(index, kNameUsed, NameUse::kRead);
    case Syntax::kTokenPrint:
    case Syntax::kTokenExec:
      return note(index, kNameUsed, NameUse::kRead);
    default:
      return;
  }
}

void Reader::open(NodeIndex index, ScopeKind kind, std::string_view name) {
  result_.inside[index] = add_scope(kind, name, index, contexts_[index].scope);
}

void Reader::open_definition(NodeIndex index, ScopeKind kind) {
  const NodeIndex name_node = nodes_.child_in(index, Field::kName);
  const std::string_view name =
      name_node == nodes_[index].end ? "" : nodes_.text_of(name_node, text_);
  std::uint32_t around = contexts_[index].scope;
  if (nodes_.child_in(index, Field::kTypeParameters) != nodes_[index].end) {
    around = add_scope(ScopeKind::kTypeParameters, name, index, around);
    if (kind == ScopeKind::kClass) result_.class_name[around] = name;
  }
  const std::uint32_t inside = add_scope(kind, name, index, around);
  if (kind == ScopeKind::kClass) result_.class_name[inside] = name;
  result_.inside[index] = inside;
}

void Reader::open_alias(NodeIndex index) {
  if (!nodes_.is_type_alias(index)) return;
  const NodeIndex named = nodes_.first_child(nodes_.child_in(index, Field::kLeft));
  const bool is_generic = nodes_[named].syntax == Syntax::kGenericType;
  const NodeIndex name_node = is_generic ? nodes_.first_child(named) : named;
  const std::string_view name = nodes_.text_of(name_node, text_);
  std::uint32_t around = contexts_[index].scope;
  if (is_generic) around = add_scope(ScopeKind::kTypeParameters, name, index, around);
  result_.inside[index] = add_scope(ScopeKind::kTypeAlias, name, index, around);
}

void Reader::open_type_variable(NodeIndex index) {
  if (contexts_[index].role != Role::kTypeVariable) return;
  const std::string_view name = nodes_.text_of(nodes_.first_child(index), text_);
  open(index, ScopeKind::kTypeVariable, name);
}

std::uint32_t Reader::add_scope(ScopeKind kind, std::string_view name, NodeIndex node,
                                std::uint32_t parent) {
  const auto index = static_cast<std::uint32_t>(scopes().size());
  const SyntaxNode& whole = nodes_[node];
  const auto begin = text_.begin() + counted_;
  line_ += static_cast<std::uint32_t>(
      std::count(begin, text_.begin() + whole.begin_byte, '\n'));
  counted_ = whole.begin_byte;
  const std::uint32_t line = kind == ScopeKind::kModule ? 0 : line_;
  scopes().push_back(
      {kind, parent, std::string(name), whole.begin_byte, whole.end_byte, line, {}});
  result_.class_name.push_back(kind == ScopeKind::kModule ? std::string_view()
                                                          : result_.class_name[parent]);
  named_target_.push_back(is_comprehension(kind) ? named_target_[parent] : index);
  return index;
}

// Names -------------------------------------------------------------------------------

void Reader::enter_identifier(NodeIndex index) {
  switch (contexts_[index].role) {
    case Role::kNone:
      return;
    case Role::kRead:
      note(index, kNameUsed, NameUse::kRead);
      if (nodes_.text_of(index, text_) == "super" &&
          is_function(scope(contexts_[index].scope).kind)) {
        add_name(contexts_[index].scope, "__class__", kNameUsed);
      }
      return;
    case Role::kBind:
    case Role::kAliasName:
      return note(index, kNameBound, NameUse::kBind);
    case Role::kUpdate:
      return note(index, kNameBound, NameUse::kUpdate);
    case Role::kDelete:
      return note(index, kNameBound, NameUse::kDelete);
    case Role::kParameter:
      return note(index, kNameParameter, NameUse::kBind);
    case Role::kImport:
      return note(index, kNameImported, NameUse::kBind);
    case Role::kAnnotate:
      return note(index, kNameBound | kNameAnnotated, NameUse::kBind);
    case Role::kNamed:
      return note_named(index);
    case Role::kCase:
      if (nodes_.text_of(index, text_) == "_") return;
      return note(index, kNameBound, NameUse::kBind);
    case Role::kTypeVariable:
      return note(index, kNameBound | kNameTypeParameter, NameUse::kBind);
    case Role::kGlobal:
      return note(index, kNameGlobal, NameUse::kDeclare);
    case Role::kNonlocal:
      return note(index, kNameNonlocal, NameUse::kDeclare);
  }
}

std::uint32_t Reader::add_name(std::uint32_t in, std::string_view spelled,
                               std::uint8_t flags) {
  std::string name = mangled(spelled, result_.class_name[in]);
  // What any scope declares global is a global of the module.
  if ((flags & kNameGlobal) != 0 && in != 0) add_mangled(0, name, kNameGlobal);
  return add_mangled(in, std::move(name), flags);
}

std::uint32_t Reader::add_mangled(std::uint32_t in, std::string name,
                                  std::uint8_t flags) {
  std::vector<std::string>& names = result_.table.names;
  const auto [id, is_new_name] =
      name_ids_.try_emplace(name, static_cast<std::uint32_t>(names.size()));
  if (is_new_name) names.push_back(std::move(name));
  const std::uint64_t key = std::uint64_t{in} << 32 | id->second;
  std::vector<ScopedName>& scoped = scope(in).names;
  const auto [place, is_new] =
      places_.try_emplace(key, static_cast<std::uint32_t>(scoped.size()));
  if (is_new) {
    scoped.push_back(
        {id->second, 0, NameScope::kGlobalImplicit, false, ScopeTable::kOutside});
  }
  scoped[place->second].flags |= flags;
  return place->second;
}

void Reader::note(NodeIndex index, std::uint8_t flags, NameUse use) {
  const std::uint32_t in = contexts_[index].scope;
  const std::uint32_t name = add_name(in, nodes_.text_of(index, text_), flags);
  std::vector<Occurrence>& occurrences = result_.table.occurrences;
  result_.occurrence[index] = static_cast<std::uint32_t>(occurrences.size());
  occurrences.push_back(
      {nodes_[index].begin_byte, nodes_[index].end_byte, in, name, use});
}

// Binds in the function around comprehensions.
void Reader::note_named(NodeIndex index) {
  // `f"{x:=5}"` is x with a format, which the grammar does not know.
  if (nodes_.parent_syntax(nodes_[index].parent) == Syntax::kInterpolation) {
    return note(index, kNameUsed, NameUse::kRead);
  }
  const std::uint32_t in = contexts_[index].scope;
  const std::uint32_t target = named_target_[in];
  std::uint8_t flags = kNameBound;
  if (target != in) {
    const std::string_view name = nodes_.text_of(index, text_);
    const bool is_module = scope(target).kind == ScopeKind::kModule;
    const std::uint32_t place =
        add_name(target, name, is_module ? kNameGlobal : kNameBound);
    const bool is_global = (scope(target).names[place].flags & kNameGlobal) != 0;
    flags |= is_global ? kNameGlobal : kNameNonlocal;
  }
  note(index, flags, NameUse::kBind);
}

bool Reader::imports_annotations() const {
  for (NodeIndex i = 1; i < nodes_.size(); i = nodes_[i].end) {
    if (nodes_[i].syntax != Syntax::kFutureImportStatement) continue;
    for (NodeIndex j = i + 1; j < nodes_[i].end; ++j) {
      const bool is_name =
          nodes_[j].syntax == Syntax::kIdentifier && nodes_[j].field != Field::kAlias;
      if (is_name && nodes_.text_of(j, text_) == "annotations") return true;
    }
  }
  return false;
}

}  // namespace

SyntaxScopes read_syntax_scopes(const SyntaxNodes& nodes, std::string_view text,
                                const ScopeSurroundings& surroundings) {
  return Reader(nodes, text, surroundings).run();
}

}  // namespace reknot
