// What can be seen of a Python program in its text alone: functions, what they capture from where, how
// they recur, and what of them will not travel. LENS.md specifies the answer.
#ifndef RK_CORE_SOURCE_LENS_H_
#define RK_CORE_SOURCE_LENS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/source/index.h"
#include "core/source/scopes.h"

namespace reknot {

// [begin, end) in bytes; lines from 1, columns in UTF-8 bytes from 0.
struct TextPlace {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t line = 1;
  std::uint32_t column = 0;
  std::uint32_t end_line = 1;
  std::uint32_t end_column = 0;
};

enum class FunctionKind : std::uint8_t { kFunction, kMethod, kLambda };
enum class FunctionFlow : std::uint8_t {
  kPlain,
  kGenerator,
  kCoroutine,
  kAsyncGenerator,
};
enum class RecursionKind : std::uint8_t {
  kNone,
  kDirect,       // through its own global name
  kMutual,       // through globals of several
  kLocal,        // through a cell that holds the function itself
  kLocalMutual,  // through cells of several
  kMethod,       // through `self`, or the name of the class
};
enum class Severity : std::uint8_t { kError, kWarning, kHint };

// What belongs to the scope of the same index in ScopeTable::scopes.
struct LensScope {
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  std::string qualname;
  TextPlace place;
  // In Lens::functions: the one whose scope it is; or kNone.
  std::uint32_t function = kNone;
};

// A variable of a scope around that a function uses.
struct Capture {
  // In ScopeTable::names.
  std::uint32_t name;
  // In Lens::variables.
  std::uint32_t variable;
};

// The shortest way from a function back to itself.
struct Recursion {
  // The function by its index in Lens::functions, and where it names the next one; the last one
  // names the first.
  struct Step {
    std::uint32_t function;
    TextPlace place;
  };
  RecursionKind kind = RecursionKind::kNone;
  std::vector<Step> cycle;
};

// A `def`, an `async def` or a `lambda`.
struct LensFunction {
  FunctionKind kind;
  FunctionFlow flow;
  bool is_nested;
  bool contains_nested;
  // In Lens::scopes.
  std::uint32_t scope;
  TextPlace name_place;
  // CPython's co_firstlineno.
  std::uint32_t line;
  // In ScopeTable::names, ordered by spelling.
  std::vector<std::uint32_t> locals;
  std::vector<std::uint32_t> cells;
  std::vector<std::uint32_t> free;
  std::vector<std::uint32_t> globals;
  std::vector<std::uint32_t> builtins;
  // In the order of `free`, without those that nothing binds.
  std::vector<Capture> captures;
  Recursion recursion;
};

// A variable that functions inside its owner capture.
struct LensVariable {
  static constexpr std::uint32_t kNoColour = ~std::uint32_t{0};

  struct Occurrence {
    TextPlace place;
    std::uint32_t scope;
    NameUse use;
  };

  // In ScopeTable::names.
  std::uint32_t name;
  // In Lens::scopes.
  std::uint32_t owner;
  TextPlace definition;
  std::uint32_t colour = kNoColour;
  bool is_reassigned = false;
  // In Lens::scopes; those whose code binds or deletes it, in the order of the text.
  std::vector<std::uint32_t> written_by;
  // In Lens::functions.
  std::vector<std::uint32_t> captured_by;
  std::vector<Occurrence> occurrences;
};

struct Diagnostic {
  struct Related {
    std::string message;
    TextPlace place;
  };
  struct Edit {
    // In bytes.
    std::uint32_t begin;
    std::uint32_t end;
    std::string text;
  };
  struct Fix {
    std::string title;
    std::vector<Edit> edits;
  };

  std::string code;
  Severity severity;
  std::string message;
  TextPlace place;
  // In Lens::functions, or LensScope::kNone.
  std::uint32_t function;
  std::vector<Related> related;
  std::vector<Fix> fixes;
};

struct Lens {
  std::optional<SyntaxIssue> error;
  ScopeTable table;
  std::vector<LensScope> scopes;
  std::vector<LensFunction> functions;
  std::vector<LensVariable> variables;
  std::vector<Diagnostic> diagnostics;
};

// Looks at the text of a module. What does not parse is left out; what does is there.
//
// text     [<= kMaxSourceBytes] UTF-8, any line ends; not kept
// errors   as read_scopes
//          kLimitExceeded  offset 0; names in the answer repeat beyond kMaxLensBytes, or the
//                          functions name each other in too many ways
// cost     linear in the text and in the answer. No recursion.
// source   core/source/LENS.md
Result<Lens> read_lens(std::string_view text);

// What qualified names and lists of them may take, in bytes: they grow with the square of a text in
// which functions stand in each other.
inline constexpr std::uint64_t kMaxLensBytes = 1U << 26;

// As LENS.md has it.
std::string to_json(const Lens& lens);

}  // namespace reknot

#endif  // RK_CORE_SOURCE_LENS_H_
