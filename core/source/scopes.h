// The scopes of a Python text and what each name in it means, as CPython's `symtable` has them.
//
// Names are as CPython keeps them: private ones in a class are mangled. What differs from it:
//
//   identifiers    as spelled; CPython applies NFKC
//   ".0"           the first iterable of a comprehension is no parameter here
//   annotations    are in the scope around, as up to Python 3.13; where they stay strings
//                  (`from __future__ import annotations`) the names in them have no meaning
//   print, exec    the statements of Python 2 count as uses of these names
#ifndef RK_CORE_SOURCE_SCOPES_H_
#define RK_CORE_SOURCE_SCOPES_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace reknot {

enum class ScopeKind : std::uint8_t {
  kModule,
  kFunction,
  kClass,
  kLambda,
  kListComprehension,
  kSetComprehension,
  kDictComprehension,
  kGeneratorExpression,
  kTypeParameters,  // of a `def`, `class` or `type` that has some; its scope is inside
  kTypeVariable,    // the bound of a type parameter
  kTypeAlias,       // the value of a `type` statement
};

inline bool is_function(ScopeKind kind) {
  return kind == ScopeKind::kFunction || kind == ScopeKind::kLambda;
}
inline bool is_comprehension(ScopeKind kind) {
  return kind == ScopeKind::kListComprehension || kind == ScopeKind::kSetComprehension ||
         kind == ScopeKind::kDictComprehension || kind == ScopeKind::kGeneratorExpression;
}

// "module", "function", …, "list comprehension", …; static storage.
std::string_view scope_kind_name(ScopeKind kind);

// Where the value of a name is looked up.
enum class NameScope : std::uint8_t {
  kLocal,
  kCell,  // local, and used by a scope inside
  kFree,  // of a scope around
  kGlobalExplicit,
  kGlobalImplicit,
};

// "local", "cell", "free", "global explicit", "global implicit"; static storage.
std::string_view name_scope_name(NameScope scope);

// What happens to a name in a scope; bits.
enum NameFlag : std::uint8_t {
  kNameBound = 1,  // by any statement, deletion included
  kNameParameter = 2,
  kNameUsed = 4,
  kNameImported = 8,
  kNameAnnotated = 16,
  kNameGlobal = 32,    // declared
  kNameNonlocal = 64,  // declared
  kNameTypeParameter = 128,
};

// A name in a scope.
struct ScopedName {
  // In ScopeTable::names.
  std::uint32_t name;
  // Of this scope. Without any, a scope inside uses the name and a scope around provides it.
  std::uint8_t flags;
  NameScope scope;
  // A class binds the name, and a scope inside the class takes it from around the class.
  bool passes_through;
  // The scope whose variable it is: this one, or one around it; kOutside for globals and for what
  // functions around the text provide.
  std::uint32_t owner;

  // Calls `visit` with the word of each flag.
  template <typename Visit>
  void each_flag(Visit visit) const {
    constexpr std::string_view kFlags[] = {"bound",    "parameter",     "used",
                                           "imported", "annotated",     "global",
                                           "nonlocal", "type parameter"};
    for (unsigned bit = 0; bit < std::size(kFlags); ++bit) {
      if ((flags >> bit & 1) != 0) visit(kFlags[bit]);
    }
    if (passes_through) visit("passes through");
  }
};

struct Scope {
  ScopeKind kind;
  // In ScopeTable::scopes; of the module its own.
  std::uint32_t parent;
  // As `symtable` calls it, "top", "lambda", "listcomp", …; of a type parameter its name.
  std::string name;
  // Of the whole definition or expression, without decorators; in bytes.
  std::uint32_t begin;
  std::uint32_t end;
  std::uint32_t line;
  // Ordered by the first occurrence in the scope's text; those that only pass through are last.
  std::vector<ScopedName> names;
};

enum class NameUse : std::uint8_t { kRead, kBind, kUpdate, kDelete, kDeclare };

// "read", "bind", "update", "delete", "declare"; static storage.
std::string_view name_use_name(NameUse use);

// An identifier of the text that is a name, neither an attribute nor a keyword.
struct Occurrence {
  // In bytes.
  std::uint32_t begin;
  std::uint32_t end;
  std::uint32_t scope;
  // In the scope's names.
  std::uint32_t name;
  NameUse use;
};

struct ScopeTable {
  static constexpr std::uint32_t kOutside = ~std::uint32_t{0};

  std::vector<std::string> names;
  // The first one is the module. A scope is before those inside it, otherwise they are ordered by
  // where they begin.
  std::vector<Scope> scopes;
  // Ordered by `begin`.
  std::vector<Occurrence> occurrences;
  // Whether the parser made sense of all the text (index_source says where it did not).
  bool is_whole = true;
};

// What surrounds a text that was cut out of another.
struct ScopeSurroundings {
  // The innermost class around the text, for private names; or empty.
  std::string_view class_name;
  // Names that functions around the text provide; any order.
  std::span<const std::string> free;
  // Whether annotations stay strings although the text does not say so.
  bool string_annotations = false;
};

// Finds the scopes of a Python text.
//
// text     [<= kMaxSourceBytes] UTF-8, any line ends; not kept
// errors   as index_source
//          kLimitExceeded  offset 0; names pass through more than kMaxPassedNames scopes
// cost     linear in the text and in the names that pass through scopes. No recursion.
// source   CPython 3.11 to 3.13, Python/symtable.c
Result<ScopeTable> read_scopes(std::string_view text,
                               const ScopeSurroundings& surroundings = {});

// Counted once for each scope that a name passes through without a mention.
inline constexpr std::uint32_t kMaxPassedNames = 1U << 22;

// {"whole", "scopes": [{"kind", "name", "parent", "line", "begin", "end", "names": [{"name",
// "scope", "flags": ["bound", "parameter", …], "owner"}…]}…], "occurrences": [[begin, end, scope,
// name, use]…]}; an owner outside of the text is null.
std::string to_json(const ScopeTable& table);

}  // namespace reknot

#endif  // RK_CORE_SOURCE_SCOPES_H_
