// Which functions there are, and what is said of each by itself.

#include <algorithm>
#include <array>

#include "core/base/sort.h"
#include "core/source/lens_parts.h"

namespace reknot {
namespace {

constexpr std::array kBuiltins = {
#define RK_BUILTIN(name) std::string_view(name),
#include "core/source/builtin_names.def"
#undef RK_BUILTIN
};

bool is_builtin(std::string_view name) {
  return std::binary_search(kBuiltins.begin(), kBuiltins.end(), name);
}

class FunctionReader {
 public:
  FunctionReader(const LensContext& context, LensBudget& budget, Lens& lens)
      : context_(context), nodes_(context.nodes), budget_(budget), lens_(lens) {}

  Status run() && {
    for (std::uint32_t i = 0; i < context_.table.scopes.size(); ++i) {
      RK_TRY(add_scope(i));
    }
    find_builtins();
    for (const std::uint32_t scope : context_.function_scopes) add_function(scope);
    find_nesting();
    find_yields();
    return Unit{};
  }

 private:
  Status add_scope(std::uint32_t index) {
    const bool is_module = index == 0;
    const auto size = static_cast<std::uint32_t>(context_.text.size());
    LensScope scope;
    scope.qualname = is_module ? "<module>" : qualname(index);
    scope.place = is_module ? context_.place(0, size)
                            : context_.place_of(context_.syntax.opened_by[index]);
    if (is_function(context_.kind_of(index))) scope.function = context_.function[index];
    // Once for the scope and once for the function.
    RK_TRY(budget_.spend(2 * scope.qualname.size()));
    lens_.scopes.push_back(std::move(scope));
    return Unit{};
  }

  // source  CPython 3.11, Python/compile.c, compiler_set_qualname; since 3.12 the scope of type
  //         parameters is passed over
  std::string qualname(std::uint32_t index) const {
    const std::uint32_t parent = context_.around(index);
    const std::string name = own_name(index);
    if (parent == 0 || is_declared_global(index)) return name;
    const bool is_local = is_function(context_.kind_of(parent));
    return lens_.scopes[parent].qualname + (is_local ? ".<locals>." : ".") + name;
  }

  std::string own_name(std::uint32_t index) const {
    const Scope& scope = context_.table.scopes[index];
    switch (scope.kind) {
      case ScopeKind::kModule:
      case ScopeKind::kFunction:
      case ScopeKind::kClass:
      case ScopeKind::kTypeVariable:
      case ScopeKind::kTypeAlias:
        return scope.name;
      case ScopeKind::kLambda:
      case ScopeKind::kListComprehension:
      case ScopeKind::kSetComprehension:
      case ScopeKind::kDictComprehension:
      case ScopeKind::kGeneratorExpression:
        return "<" + scope.name + ">";
      case ScopeKind::kTypeParameters:
        return "<generic parameters of " + scope.name + ">";
    }
    RK_CHECK(false);
  }

  bool is_declared_global(std::uint32_t index) const {
    const ScopeKind kind = context_.kind_of(index);
    if (kind != ScopeKind::kFunction && kind != ScopeKind::kClass) return false;
    const NodeIndex node = context_.syntax.opened_by[index];
    const NodeIndex name = nodes_.child_in(node, SyntaxField::kName);
    if (name == nodes_[node].end) return false;
    const std::uint32_t occurrence = context_.syntax.occurrence[name];
    return occurrence != LensContext::kNone &&
           context_.scoped(context_.table.occurrences[occurrence]).scope ==
               NameScope::kGlobalExplicit;
  }

  // Functions -------------------------------------------------------------------------

  void add_function(std::uint32_t index) {
    const NodeIndex node = context_.syntax.opened_by[index];
    const bool is_lambda = context_.kind_of(index) == ScopeKind::kLambda;
    const bool is_method = context_.kind_of(context_.around(index)) == ScopeKind::kClass;
    LensFunction function = {};
    function.kind = is_lambda   ? FunctionKind::kLambda
                    : is_method ? FunctionKind::kMethod
                                : FunctionKind::kFunction;
    function.flow = nodes_[nodes_.first_child(node)].syntax == Syntax::kTokenAsync
                        ? FunctionFlow::kCoroutine
                        : FunctionFlow::kPlain;
    function.scope = index;
    function.name_place = name_place(node, is_lambda);
    function.line = first_line(node);
    add_names(context_.table.scopes[index], function);
    lens_.functions.push_back(std::move(function));
  }

  TextPlace name_place(NodeIndex node, bool is_lambda) const {
    NodeIndex name =
        is_lambda ? nodes_.first_child(node) : nodes_.child_in(node, SyntaxField::kName);
    // Broken text has a function without a name.
    if (name >= nodes_[node].end) name = node;
    return context_.place(nodes_[name].begin_byte, nodes_[name].end_byte);
  }

  // That of the first decorator's expression, of which CPython does not see the parentheses.
  std::uint32_t first_line(NodeIndex node) const {
    NodeIndex first = node;
    const NodeIndex parent = nodes_[node].parent;
    if (nodes_[parent].syntax == Syntax::kDecoratedDefinition) {
      const NodeIndex decorator = nodes_.child_of(parent, Syntax::kDecorator);
      if (decorator < node) first = decorator + 1;
      while (first < node && is_before_expression(nodes_[first].syntax)) ++first;
    }
    return context_.lines.locate(nodes_[first].begin_byte).line;
  }

  static bool is_before_expression(Syntax syntax) {
    return syntax == Syntax::kTokenAt || syntax == Syntax::kParenthesizedExpression ||
           syntax == Syntax::kTokenOpenParenthesis;
  }

  void add_names(const Scope& scope, LensFunction& function) const {
    for (const ScopedName& name : scope.names)
      list_of(name, function).push_back(name.name);
    for (std::vector<std::uint32_t>* const list :
         {&function.locals, &function.cells, &function.free, &function.globals,
          &function.builtins}) {
      sort_items(*list, [&](std::uint32_t a, std::uint32_t b) {
        return context_.rank(a) < context_.rank(b);
      });
    }
  }

  std::vector<std::uint32_t>& list_of(const ScopedName& name,
                                      LensFunction& function) const {
    switch (name.scope) {
      case NameScope::kLocal:
        return function.locals;
      case NameScope::kCell:
        return function.cells;
      case NameScope::kFree:
        return function.free;
      case NameScope::kGlobalExplicit:
      case NameScope::kGlobalImplicit:
        return builtins_[name.name] ? function.builtins : function.globals;
    }
    RK_CHECK(false);
  }

  // By name: whether it is one of Python's that the module leaves alone.
  void find_builtins() {
    for (const std::string& name : context_.table.names) {
      builtins_.push_back(is_builtin(name));
    }
    for (const Scope& scope : context_.table.scopes) {
      for (const ScopedName& name : scope.names) {
        const bool is_bound = (name.flags & (kNameBound | kNameImported)) != 0;
        const bool is_of_module = &scope == context_.table.scopes.data() ||
                                  name.scope == NameScope::kGlobalExplicit;
        if (is_bound && is_of_module) builtins_[name.name] = false;
      }
    }
  }

  // A scope comes after those around it.
  void find_nesting() {
    for (std::uint32_t i = 1; i < context_.table.scopes.size(); ++i) {
      const ScopeKind kind = context_.kind_of(i);
      if (!is_function(kind) && kind != ScopeKind::kClass) continue;
      const std::uint32_t outer = context_.function[context_.table.scopes[i].parent];
      if (outer == LensContext::kNone) continue;
      lens_.functions[outer].contains_nested = true;
      if (is_function(kind)) lens_.functions[context_.function[i]].is_nested = true;
    }
  }

  void find_yields() {
    for (NodeIndex node = 0; node < nodes_.size(); ++node) {
      if (nodes_[node].syntax != Syntax::kYield) continue;
      const std::uint32_t scope = context_.syntax.around[node];
      if (!is_function(context_.kind_of(scope))) continue;
      FunctionFlow& flow = lens_.functions[context_.function[scope]].flow;
      if (flow == FunctionFlow::kPlain) flow = FunctionFlow::kGenerator;
      if (flow == FunctionFlow::kCoroutine) flow = FunctionFlow::kAsyncGenerator;
    }
  }

  const LensContext& context_;
  const SyntaxNodes& nodes_;
  LensBudget& budget_;
  Lens& lens_;
  std::vector<bool> builtins_;
};

}  // namespace

Status read_functions(const LensContext& context, LensBudget& budget, Lens& lens) {
  return FunctionReader(context, budget, lens).run();
}

}  // namespace reknot
