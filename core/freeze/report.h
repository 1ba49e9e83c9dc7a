// What is frozen, for a person to look at.
#ifndef RK_CORE_FREEZE_REPORT_H_
#define RK_CORE_FREEZE_REPORT_H_

#include <optional>
#include <span>
#include <string>

#include "core/base/blake2b.h"
#include "core/freeze/terms.h"

namespace reknot {

// How many cycles, and objects of one, are told in full.
inline constexpr std::size_t kMaxToldCycles = 100;
inline constexpr std::size_t kMaxToldObjects = 100;

// identities  [graph.variables()] in identity mode; nothing where there is too much alike
// digests     [terms.graph.size()] VALUE digests
// returns     {"variables": [{"name", "value", "identity"}], "cycle_count", "cycles": [{"size", "objects":
//             [{"path", "what", "value"}]}]}: a cycle is a largest set of objects each of which leads to
//             each; its objects are those that a reader of Python sees, in the order in which one comes
//             to them from the variables, and cycles in the order of their first; digests in
//             hexadecimal, or null
// cost        O(terms + edges), and that of the paths that are told
std::string freeze_report(const Graph& graph, const Terms& terms, FunctionForms& forms,
                          std::span<const std::optional<Digest>> identities,
                          std::span<const Digest> digests);

}  // namespace reknot

#endif  // RK_CORE_FREEZE_REPORT_H_
