// What the two strict modes of the lowering refuse. Private to this folder.
#ifndef RK_CORE_LOWER_STRICT_H_
#define RK_CORE_LOWER_STRICT_H_

#include <string>
#include <vector>

#include "core/lower/closure_plan.h"

namespace reknot {

// A place in the text that a mode refuses.
struct Refused {
  std::uint32_t begin;
  std::string name;
};

// Every binding that may run after a function has captured the variable: by another function, behind
// the function that captures it, or in a loop around both. One binding alone is none, for recursion
// needs it: a function that is bound after it, or another one, has captured its name.
//
// returns  places of names, in the order of the text
// cost     O(n log n). No recursion.
std::vector<Refused> find_mutations(const SyntaxNodes& nodes, const SyntaxScopes& scopes,
                                    const ClosurePlan& plan);

// Every `def` and `lambda` that stands in another one, in the order of the text.
std::vector<Refused> find_nested(const SyntaxNodes& nodes, const ClosurePlan& plan);

}  // namespace reknot

#endif  // RK_CORE_LOWER_STRICT_H_
