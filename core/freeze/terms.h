// The term graph of captured objects: what of an object counts, and what does not.
//
// Labels and children: core/freeze/FORMAT.md §13. Change one, change the other.
#ifndef RK_CORE_FREEZE_TERMS_H_
#define RK_CORE_FREEZE_TERMS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/freeze/function_forms.h"
#include "core/freeze/term_graph.h"
#include "core/graph/graph.h"

namespace reknot {

// What a term stands for.
enum class TermRole : std::uint8_t {
  kValue,          // `value`
  kEntry,          // `value` under `key`, in a dict, a class or a module
  kOrderedEntry,   // the same, where the order of dicts below counts
  kOrderedDict,    // the dict `value`, the order of which counts, and that of dicts in it
  kSetArguments,   // the tuple `value` of what a subclass of set is made from
  kUnorderedList,  // the list `value` in such a tuple
  kAttributes,     // those of the class `value`
  kVariables,      // those of the namespace `value`
  kItems,          // the list items of the instance or call `value`
  kPairs,          // its dict items
  kUnbound,        // the global name `name`, which its namespace does not have
};

struct TermOrigin {
  TermRole role = TermRole::kValue;
  Value value;
  Value key;
  // An index in Terms::names.
  std::uint32_t name = 0;
};

// The terms of a graph.
struct Terms {
  TermGraph graph;
  // [graph.size()]
  std::vector<TermOrigin> origins;
  // [graph.variables()], in their order.
  std::vector<TermId> variables;
  std::vector<std::string> names;
};

enum class DictOrder : std::uint8_t { kIgnored, kCounts };

// Makes the terms of all that hangs on the variables of a graph.
//
// graph    not kept
// forms    what it makes is kept in there, for the next time
// errors   those of FunctionForms::of
// cost     O(graph), and reading the source of functions that `forms` does not know
Result<Terms> make_terms(const Graph& graph, DictOrder order, FunctionForms& forms);

}  // namespace reknot

#endif  // RK_CORE_FREEZE_TERMS_H_
