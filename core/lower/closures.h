// Functions that capture variables, without closures: the first half of the lowering.
//
// Each function whose variables others capture gets a class for its environment; the functions in it
// become functions of the module that take the environment as a keyword-only parameter, which is
// filled when the `def` or `lambda` is evaluated. The text of everything else stays as it is, comments
// and layout included. The pattern is that of mypyc's env_class.py; what differs is that the functions
// stay functions, that an unbound variable raises what CPython raises, and that methods and classes
// stay where they are.
//
// What is known to differ from the original: `inspect.signature`, `__kwdefaults__`, `__code__` and
// `__closure__` show the environment; `eval` and `exec` without a namespace of their own, `dir()` and frames
// lack the variables that are in one; tracebacks have the lines of the lowered text. Identifiers
// that are spelled in two ways which Unicode's NFKC makes one are two.
#ifndef RK_CORE_LOWER_CLOSURES_H_
#define RK_CORE_LOWER_CLOSURES_H_

#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/lower/closure_plan.h"
#include "core/lower/generators.h"
#include "core/lower/lowered_text.h"
#include "core/lower/text_sections.h"
#include "core/source/scope_reader.h"
#include "core/source/syntax.h"

namespace reknot {

struct LoweredClosures {
  LoweredText text;
  // Those whose bodies lower_to_machines is to cut; in the order of `text`.
  std::vector<SuspendingFunction> suspending;
  // The scopes of these functions, in the same order.
  std::vector<std::uint32_t> suspending_scopes;
  // Which places of `text` are copied, and from where.
  Origins origins;
  // What was added to the module.
  std::vector<std::string> environment_classes;
  std::vector<LoweredFunction> functions;
  // Where in `text` an import may go before all but the docstring and imports from __future__.
  std::uint32_t import_at = 0;
};

// text     what `nodes` and `scopes` were read from; it parses
// cost     linear in the text, but for names: a function within others has a long one
LoweredClosures lower_closures(const SyntaxNodes& nodes, std::string_view text,
                               const SyntaxScopes& scopes, const ClosurePlan& plan,
                               FreshNames& names);

}  // namespace reknot

#endif  // RK_CORE_LOWER_CLOSURES_H_
