#include "core/source/scope_reader.h"

#include <algorithm>

#include "core/source/private_name.h"
#include "core/source/scope_reader_class.h"

namespace reknot {
namespace {

// Where zero-argument `super` works.
bool takes_super(ScopeKind kind) { return is_function(kind) || is_comprehension(kind); }

}  // namespace

ScopeReader::ScopeReader(const SyntaxNodes& nodes, std::string_view text,
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

SyntaxScopes ScopeReader::run() && {
  contexts_.push_back({0, NameRole::kRead});
  result_.inside.push_back(0);
  for (NodeIndex i = 1; i < nodes_.size(); ++i) {
    contexts_.push_back(context_of(i));
    result_.inside.push_back(contexts_[i].scope);
    enter(i);
  }
  for (const NameContext& context : contexts_) result_.around.push_back(context.scope);
  return std::move(result_);
}

// Scopes ------------------------------------------------------------------------------

void ScopeReader::enter(NodeIndex index) {
  // What stays a string opens no scopes.
  if (contexts_[index].role == NameRole::kNone) return;
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

void ScopeReader::open(NodeIndex index, ScopeKind kind, std::string_view name) {
  result_.inside[index] = add_scope(kind, name, index, contexts_[index].scope);
}

void ScopeReader::open_definition(NodeIndex index, ScopeKind kind) {
  const NodeIndex name_node = nodes_.child_in(index, SyntaxField::kName);
  const std::string_view name =
      name_node == nodes_[index].end ? "" : nodes_.text_of(name_node, text_);
  std::uint32_t around = contexts_[index].scope;
  if (nodes_.child_in(index, SyntaxField::kTypeParameters) != nodes_[index].end) {
    around = add_scope(ScopeKind::kTypeParameters, name, index, around);
    if (kind == ScopeKind::kClass) result_.class_name[around] = name;
  }
  const std::uint32_t inside = add_scope(kind, name, index, around);
  if (kind == ScopeKind::kClass) result_.class_name[inside] = name;
  result_.inside[index] = inside;
}

void ScopeReader::open_alias(NodeIndex index) {
  if (!nodes_.is_type_alias(index)) return;
  const NodeIndex named = nodes_.first_child(nodes_.child_in(index, SyntaxField::kLeft));
  const bool is_generic = nodes_[named].syntax == Syntax::kGenericType;
  const NodeIndex name_node = is_generic ? nodes_.first_child(named) : named;
  const std::string_view name = nodes_.text_of(name_node, text_);
  std::uint32_t around = contexts_[index].scope;
  if (is_generic) around = add_scope(ScopeKind::kTypeParameters, name, index, around);
  result_.inside[index] = add_scope(ScopeKind::kTypeAlias, name, index, around);
}

void ScopeReader::open_type_variable(NodeIndex index) {
  if (contexts_[index].role != NameRole::kTypeVariable) return;
  const std::string_view name = nodes_.text_of(nodes_.first_child(index), text_);
  open(index, ScopeKind::kTypeVariable, name);
}

std::uint32_t ScopeReader::add_scope(ScopeKind kind, std::string_view name,
                                     NodeIndex node, std::uint32_t parent) {
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
  result_.opened_by.push_back(node);
  named_target_.push_back(is_comprehension(kind) ? named_target_[parent] : index);
  return index;
}

// Names -------------------------------------------------------------------------------

void ScopeReader::enter_identifier(NodeIndex index) {
  switch (contexts_[index].role) {
    case NameRole::kNone:
      return;
    case NameRole::kRead:
      note(index, kNameUsed, NameUse::kRead);
      if (nodes_.text_of(index, text_) == "super" &&
          takes_super(scope(contexts_[index].scope).kind)) {
        add_name(contexts_[index].scope, "__class__", kNameUsed);
      }
      return;
    case NameRole::kBind:
    case NameRole::kAliasName:
      return note(index, kNameBound, NameUse::kBind);
    case NameRole::kUpdate:
      return note(index, kNameBound, NameUse::kUpdate);
    case NameRole::kDelete:
      return note(index, kNameBound, NameUse::kDelete);
    case NameRole::kParameter:
      return note(index, kNameParameter, NameUse::kBind);
    case NameRole::kImport:
      return note(index, kNameImported, NameUse::kBind);
    case NameRole::kAnnotate:
      return note(index, kNameBound | kNameAnnotated, NameUse::kBind);
    case NameRole::kNamed:
      return note_named(index);
    case NameRole::kCase:
      if (nodes_.text_of(index, text_) == "_") return;
      return note(index, kNameBound, NameUse::kBind);
    case NameRole::kTypeVariable:
      return note(index, kNameBound | kNameTypeParameter, NameUse::kBind);
    case NameRole::kGlobal:
      return note(index, kNameGlobal, NameUse::kDeclare);
    case NameRole::kNonlocal:
      return note(index, kNameNonlocal, NameUse::kDeclare);
  }
}

std::uint32_t ScopeReader::add_name(std::uint32_t in, std::string_view spelled,
                                    std::uint8_t flags) {
  std::string name = mangled(spelled, result_.class_name[in]);
  // What any scope declares global is a global of the module.
  if ((flags & kNameGlobal) != 0 && in != 0) add_mangled(0, name, kNameGlobal);
  return add_mangled(in, std::move(name), flags);
}

std::uint32_t ScopeReader::add_mangled(std::uint32_t in, std::string name,
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

void ScopeReader::note(NodeIndex index, std::uint8_t flags, NameUse use) {
  const std::uint32_t in = contexts_[index].scope;
  const std::uint32_t name = add_name(in, nodes_.text_of(index, text_), flags);
  std::vector<Occurrence>& occurrences = result_.table.occurrences;
  result_.occurrence[index] = static_cast<std::uint32_t>(occurrences.size());
  occurrences.push_back(
      {nodes_[index].begin_byte, nodes_[index].end_byte, in, name, use});
}

// Binds in the function around comprehensions.
void ScopeReader::note_named(NodeIndex index) {
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

bool ScopeReader::imports_annotations() const {
  for (NodeIndex i = 1; i < nodes_.size(); i = nodes_[i].end) {
    if (nodes_[i].syntax != Syntax::kFutureImportStatement) continue;
    for (NodeIndex j = i + 1; j < nodes_[i].end; ++j) {
      const bool is_name = nodes_[j].syntax == Syntax::kIdentifier &&
                           nodes_[j].field != SyntaxField::kAlias;
      if (is_name && nodes_.text_of(j, text_) == "annotations") return true;
    }
  }
  return false;
}

SyntaxScopes read_syntax_scopes(const SyntaxNodes& nodes, std::string_view text,
                                const ScopeSurroundings& surroundings) {
  return ScopeReader(nodes, text, surroundings).run();
}

}  // namespace reknot
