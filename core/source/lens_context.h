// What the parts of the lens look at together. Private to this folder.
#ifndef RK_CORE_SOURCE_LENS_CONTEXT_H_
#define RK_CORE_SOURCE_LENS_CONTEXT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/source/lens.h"
#include "core/source/scope_reader.h"
#include "core/source/syntax.h"
#include "core/source/text_lines.h"

namespace reknot {

// What is written more than once is paid for, so that no answer grows without bounds.
class LensBudget {
 public:
  Status spend(std::uint64_t bytes) {
    if (bytes > left_) {
      return Error{ErrorCode::kLimitExceeded, 0,
                   "functions stand in each other too deep"};
    }
    left_ -= bytes;
    return Unit{};
  }

 private:
  std::uint64_t left_ = kMaxLensBytes;
};

// A text, its tree and its scopes, with what leads from one to the other. What it is given must outlive
// it.
class LensContext {
 public:
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  LensContext(std::string_view text, const SyntaxNodes& nodes,
              const SyntaxScopes& scopes);

  const std::string_view text;
  const SyntaxNodes& nodes;
  const SyntaxScopes& syntax;
  const ScopeTable& table;
  const TextLines lines;

  // Functions are counted in the order of their scopes. By function: its scope.
  std::vector<std::uint32_t> function_scopes;
  // By scope: the innermost function whose code it is part of, or kNone.
  std::vector<std::uint32_t> function;
  // By occurrence.
  std::vector<NodeIndex> occurrence_nodes;

  TextPlace place(std::uint32_t begin, std::uint32_t end) const;
  // From the first token to the last: the comments after it are left out.
  TextPlace place_of(NodeIndex node) const;
  std::string_view text_of(NodeIndex node) const { return nodes.text_of(node, text); }

  const ScopedName& scoped(const Occurrence& occurrence) const {
    return table.scopes[occurrence.scope].names[occurrence.name];
  }
  // Variables are counted in the order in which scopes mention them. What no scope of the text
  // provides is kNone; a global is the module's.
  std::uint32_t variable_count() const {
    return static_cast<std::uint32_t>(owners_.size());
  }
  std::uint32_t variable(const Occurrence& occurrence) const {
    return variables_[first_name_[occurrence.scope] + occurrence.name];
  }
  // place  in the scope's names
  std::uint32_t variable(std::uint32_t scope, std::uint32_t place) const {
    return variables_[first_name_[scope] + place];
  }
  // That which an identifier means, if it is a name.
  std::uint32_t variable_at(NodeIndex node) const {
    const std::uint32_t occurrence = syntax.occurrence[node];
    return occurrence == kNone ? kNone : variable(table.occurrences[occurrence]);
  }
  // Its scope, and its name in ScopeTable::names.
  std::uint32_t owner_of(std::uint32_t variable) const { return owners_[variable]; }
  std::uint32_t name_of(std::uint32_t variable) const { return names_[variable]; }
  // How names compare by their spelling.
  std::uint32_t rank(std::uint32_t name) const { return ranks_[name]; }

  bool is_global(std::uint32_t variable) const { return owners_[variable] == 0; }
  ScopeKind kind_of(std::uint32_t scope) const { return table.scopes[scope].kind; }
  // The scope around a definition; that of its type parameters is passed over.
  std::uint32_t around(std::uint32_t scope) const;

 private:
  void count_functions();
  void count_variables();
  void rank_names();

  std::vector<std::uint32_t> first_name_;
  std::vector<std::uint32_t> variables_;
  std::vector<std::uint32_t> owners_;
  std::vector<std::uint32_t> names_;
  std::vector<std::uint32_t> ranks_;
};

inline bool writes(NameUse use) {
  return use == NameUse::kBind || use == NameUse::kUpdate || use == NameUse::kDelete;
}

}  // namespace reknot

#endif  // RK_CORE_SOURCE_LENS_CONTEXT_H_
