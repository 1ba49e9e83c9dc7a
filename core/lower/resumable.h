// One generator function, or generator expression, as a class whose objects can be put where another interpreter's generator has
// stopped: what a suspended generator travels by.
//
// A generator of CPython keeps its variables, its iterators and the like in its frame. Its machine has
// the same in attributes, so a generator that has stopped at a `yield` is its function, the place
// of that `yield`, its variables, and what else the frame holds (core/python/reknot/suspended.py).
#ifndef RK_CORE_LOWER_RESUMABLE_H_
#define RK_CORE_LOWER_RESUMABLE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/lower/lowered_text.h"

namespace reknot {

struct Resumable {
  // The whole text, lowered, without an import of the runtime.
  LoweredText lowered;
  // The machine's class.
  std::string class_name;

  // A variable, and the attribute of the environment that holds it.
  using Variable = std::pair<std::string, std::string>;
  struct Environment {
    std::string class_name;
    // With ".0", as CPython calls what a generator expression goes over.
    std::vector<Variable> variables;
  };
  // The machine's own, then the one that its `parent` is, and so on.
  std::vector<Environment> environments;

  // Where it can stop, in lines and columns of the original. A generator expression stops in one place,
  // which is where it begins.
  struct Point {
    std::uint32_t line;
    // In UTF-8 bytes from 0, as CPython counts.
    std::uint32_t column;
    // As in ResumePoint. A `finally` is there several times, so one place may have several labels.
    std::uint32_t label;
    std::vector<std::string> live;
  };
  std::vector<Point> points;

  // What the text defines, besides its own functions and classes.
  std::vector<std::string> environment_classes;
  // By name: the class of the runtime that it derives from.
  std::vector<std::pair<std::string, std::string>> machine_classes;
  std::vector<LoweredFunction> functions;
};

// Lowers a text for the sake of one function.
//
// text     a source unit in its headers (core/python/reknot/units.py); not kept
// name     of the function, or "<genexpr>"; line, from 1: its own or that of its first decorator
// errors   as lower; and as lower_to_machines
//          kBadRequest  the text does not parse or cannot be lowered, or has no such function
// cost     that of lower
Result<Resumable> make_resumable(std::string_view text, std::string_view name,
                                 std::uint32_t line);

// {"text", "class", "environments": [{"class", "variables": [[name, attribute]…]}…], "points": [{"line",
// "column", "label", "live"}…], "environment_classes", "machine_classes": [[name, base]…], "functions":
// [[lowered name, name, qualname]…]}
std::string to_json(const Resumable& resumable);

}  // namespace reknot

#endif  // RK_CORE_LOWER_RESUMABLE_H_
