// Python without closures and generators: source in, source out, that does the same.
#ifndef RK_CORE_LOWER_LOWER_H_
#define RK_CORE_LOWER_LOWER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/lower/lowered_text.h"

namespace reknot {

enum class LoweringMode : std::uint8_t {
  // Everything is lowered.
  kFull,
  // Captured variables keep the one value that they were given; binding one again is a problem.
  kReadOnly,
  // Functions within functions are a problem.
  kReject,
};

// "full", "read-only" or "reject"; nothing for any other name.
std::optional<LoweringMode> lowering_mode(std::string_view name);

// Why a text is not lowered.
struct LoweringProblem {
  // From 1; in UTF-8 bytes from 0.
  std::uint32_t line;
  std::uint32_t column;
  std::string message;
  // What to do about it; may be empty.
  std::string hint;
};

// Either problems, ordered by place, or a text.
struct Lowering {
  std::vector<LoweringProblem> problems;
  LoweredText text;
};

// Lowers a module. The text imports what it needs at run time from reknot.lowered
// (core/python/reknot/lowered/), behind the docstring and the imports from __future__.
//
// text     [<= kMaxSourceBytes] UTF-8, any line ends; not kept
// errors   as index_source
//          kLimitExceeded  offset of a function that stands in too many others, or of a suspension
//                          beyond the limits of generators.h
// cost     linear in the text, but that a `finally` with a `yield` is written twice
Result<Lowering> lower(std::string_view text, LoweringMode mode);

// {"text", "lines": [line or 0…], "runtime": [name…]}, or
// {"errors": [{"line", "column", "message", "hint"}…]}.
std::string to_json(const Lowering& lowering);

}  // namespace reknot

#endif  // RK_CORE_LOWER_LOWER_H_
