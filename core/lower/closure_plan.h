// What the lowering of closures does with each scope and each variable of a text. Private to this
// folder.
//
// A *frame* is a scope that has a code object of its own in the lowered text: a function, a lambda,
// a generator expression, a comprehension with `await`. Other comprehensions, classes and type
// parameters stay inside the frame around them.
//
// A variable is *promoted* when a frame other than its own uses it, or when its frame suspends: it
// becomes an attribute of the environment of its scope. What is no function's variable, `__class__`
// and type parameters, is promoted by the outermost frame that sees it.
#ifndef RK_CORE_LOWER_CLOSURE_PLAN_H_
#define RK_CORE_LOWER_CLOSURE_PLAN_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/base/result.h"
#include "core/source/scope_reader.h"
#include "core/source/syntax.h"

namespace reknot {

// Names that occur nowhere in the text, for what the lowering adds to it.
class FreshNames {
 public:
  FreshNames(const SyntaxNodes& nodes, std::string_view text);

  // `wanted` itself, or with the first number behind it that makes it new.
  std::string take(const std::string& wanted);

 private:
  std::unordered_set<std::string> taken_;
  std::unordered_map<std::string, std::uint32_t> counts_;
};

struct ScopePlan {
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  // The node that opens the scope.
  NodeIndex node = 0;
  std::uint32_t parent = 0;
  ScopeKind kind = ScopeKind::kModule;
  // Of the scopes above, this one counted.
  bool is_frame = false;
  std::uint32_t frame = 0;
  // Frames around this one.
  std::uint32_t depth = 0;
  // Has a `yield` or an `await` of its own, or is asynchronous.
  bool is_suspending = false;
  bool is_asynchronous = false;
  bool yields = false;
  // Becomes a function of the module.
  bool is_lifted = false;
  // What is in it is moved out of the classes around it, so private names are spelled out.
  bool is_spelled_out = false;
  // Its code is moved into another function, which shows in names that Python makes.
  bool is_moved = false;
  // Whether it makes an environment, and whether one from around is used in it.
  bool owns_environment = false;
  bool needs_environment = false;
  // As CPython has it. Comprehensions leave no trace in it, as from Python 3.12 on.
  std::string qualname;
  // Of the function of the module, if it is lifted; else what names of those inside begin with.
  std::string lowered_name;
  std::string environment_class;
  // The variable that holds the environment that it makes.
  std::string environment;
  // Attributes of that environment, in the order of the names in the scope.
  std::vector<std::string> attributes;
  // What it promotes of classes and type parameters around: name and attribute.
  std::vector<std::pair<std::uint32_t, std::string>> adopted;
};

// An attribute for the lowering's own use in the environment of a scope.
std::string fresh_attribute(const ScopePlan& scope, std::string wanted);

// That of what a lifted comprehension or generator expression goes over.
inline std::string items_attribute(const ScopePlan& scope) {
  return fresh_attribute(scope, "items");
}

class ClosurePlan {
 public:
  // Frames around each other; so names that Python makes, and the way to an environment, stay short.
  static constexpr std::uint32_t kMaxDepth = 100;

  // errors   kLimitExceeded  offset of a function that more than kMaxDepth others contain
  // cost     linear in the text and in the depth of its functions
  static Result<ClosurePlan> make(const SyntaxNodes& nodes, const SyntaxScopes& scopes,
                                  FreshNames& names);

  const ScopePlan& operator[](std::uint32_t scope) const { return scopes_[scope]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(scopes_.size()); }

  // The link from an environment to the one around it.
  static constexpr std::string_view kParent = "parent";
  // The parameter that brings an environment.
  const std::string& environment_parameter() const { return environment_; }

  // The scope whose environment is visible in `scope`; kNone if there is none.
  std::uint32_t environment_of(std::uint32_t scope) const;
  // The variable that holds it.
  const std::string& environment_name(std::uint32_t scope) const;
  // Whether a frame takes an environment from the scope around it.
  bool takes_environment(std::uint32_t frame) const {
    return scopes_[frame].needs_environment;
  }

  struct Place {
    // How the environment is reached that holds the variable.
    std::string environment;
    std::string attribute;
    // The scope whose environment it is; kNone if the variable stays one.
    std::uint32_t owner = ScopePlan::kNone;

    explicit operator bool() const { return owner != ScopePlan::kNone; }
    std::string text() const { return environment + "." + attribute; }
  };
  // Where a name is that `scope` uses.
  //
  // owner  as in ScopedName
  // name   in ScopeTable::names
  Place place(std::uint32_t scope, std::uint32_t owner, std::uint32_t name) const;

  // Whether code in `scope` shares the local variables of `owner`, so that an unbound one is an
  // UnboundLocalError.
  bool is_own(std::uint32_t scope, std::uint32_t owner) const {
    return scopes_[scope].frame == scopes_[owner].frame;
  }

  // Functions with a name that cannot be promoted, since the class or type parameter that it comes
  // from ends where a lifted function begins.
  const std::vector<NodeIndex>& unreachable() const { return unreachable_; }

 private:
  friend class ClosurePlanner;

  static std::uint64_t key(std::uint32_t owner, std::uint32_t name) {
    return std::uint64_t{owner} << 32 | name;
  }

  std::vector<ScopePlan> scopes_;
  // By owner and name.
  std::unordered_map<std::uint64_t, std::string> attributes_;
  std::string environment_;
  std::vector<NodeIndex> unreachable_;
};

}  // namespace reknot

#endif  // RK_CORE_LOWER_CLOSURE_PLAN_H_
