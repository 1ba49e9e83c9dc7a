// Generators, coroutines and asynchronous generators as state machines: the second half of the
// lowering. The first one (closures.h) has put every local variable of such a function into its
// environment, so that a body can be cut at each `yield` and go on in another call.
#ifndef RK_CORE_LOWER_GENERATORS_H_
#define RK_CORE_LOWER_GENERATORS_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/lower/lowered_text.h"

namespace reknot {

// A `def` or `async def` with a `yield` or an `await` of its own, as closures.h leaves it:
//
//   def countdown(n):
//       """The docstring, if there is one."""
//       env = countdown_env()              the prologue
//       env.n = n
//       while env.n > 0:                   from here on `body_begin`
//           yield env.n
//           env.n -= 1
//
// The body reads and binds no names but `environment`, globals and builtins, and names that no `yield` or
// `await` stands between the binding and the uses of (`import m as x` and `env.x = x` at once). It
// contains no `def` and no `lambda`, and no comprehension with `await` or `async for`; it may contain
// classes, whose methods may be in the list themselves. Private names are spelled out and `super`
// has its arguments, so the body may stand anywhere in the module.
struct SuspendingFunction {
  // Of the definition without its decorators, in bytes.
  std::uint32_t begin;
  std::uint32_t body_begin;
  // Free in the text; of the class to be made.
  std::string class_name;
  // The variable that holds the environment.
  std::string environment;
  // As CPython has it in the original.
  std::string qualname;
};

// Where a machine stands while it is suspended.
struct ResumePoint {
  std::uint32_t label;
  // Of the `yield`, `await`, `async for` or `async with` in the text, in bytes.
  std::uint32_t begin;
  std::uint32_t end;
  // The attributes of the machine that hold what CPython has on the frame's stack of values and
  // blocks, outermost first; what the letters mean is in machine_writer.h. "source" is the iterator
  // of a `yield from` or an `await`. "method t1" is a bound method, which CPython may keep as a function
  // and the object; "constant" is on its stack only.
  std::vector<std::string> live;
};

struct LoweredMachine {
  std::string class_name;
  // The class of the runtime that it derives from.
  std::string base;
  // Ordered by label. There is none for label 0, the beginning.
  std::vector<ResumePoint> points;
};

// A suspension that no machine has a place for.
struct MachineProblem {
  // In the text, in bytes.
  std::uint32_t begin;
  std::string message;
  // What to do about it.
  std::string hint;
};

// Either problems, ordered by place, or a text.
struct LoweredGenerators {
  std::vector<MachineProblem> problems;
  LoweredText lowered;
  // In the order of the functions.
  std::vector<LoweredMachine> machines;
};

// How deep statements and expressions that suspend may be nested: an error there is kLimitExceeded.
inline constexpr std::uint32_t kMaxSuspensionDepth = 256;

// How many lines a machine may have: a `finally` in a `finally` in a `finally` is written often.
inline constexpr std::uint32_t kMaxMachineLines = 1U << 17;

// Gives each of the functions a class whose object goes on where the last call left; the class
// stands before the statement of the module that contains the function.
//
// text       what closures.h made; [<= kMaxSourceBytes]
// functions  ordered by `begin`
// returns    the new text, whose map is to the lines of `text`; or suspensions in the class after
//            `except`, or in a handler of `except*`
// errors     as parse_python
//            kLimitExceeded  kMaxSuspensionDepth, kMaxMachineLines
//            kBadRequest     no function begins at a `begin`
// cost       linear, but that a `finally` with a `yield` is written twice
Result<LoweredGenerators> lower_to_machines(
    std::string_view text, std::span<const SuspendingFunction> functions);

}  // namespace reknot

#endif  // RK_CORE_LOWER_GENERATORS_H_
