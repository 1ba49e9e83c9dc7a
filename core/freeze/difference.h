// Where two frozen values part.
#ifndef RK_CORE_FREEZE_DIFFERENCE_H_
#define RK_CORE_FREEZE_DIFFERENCE_H_

#include <optional>
#include <span>
#include <string>

#include "core/base/blake2b.h"
#include "core/freeze/access_path.h"
#include "core/freeze/terms.h"

namespace reknot {

// `path`, such as ".member.member.data"; empty where the values themselves have nothing in common.
struct Difference {
  std::string path;
  // What is there on either side, for a person to read: "1" and "2".
  std::string left;
  std::string right;
};

// One of the two values.
struct FrozenSide {
  const Graph& graph;
  const Terms& terms;
  FunctionForms& forms;
  // VALUE digests of all terms.
  std::span<const Digest> digests;
  TermId root;
};

// The end of a shortest access path at which the values differ; the first of several in the order
// of the left side's children. Nothing if they are the same value.
//
// cost   O(terms + edges) of what both sides lead to
// source core/freeze/FORMAT.md §15
std::optional<Difference> value_difference(const FrozenSide& left,
                                           const FrozenSide& right);

// Of values that are the same: the end of a shortest access path at which one side has an object
// that it has met before, and the other another one. Nothing if there is none, or if it takes more
// than a look at each object: what is alike in a set is not looked at.
//
// cost   as value_difference
std::optional<Difference> identity_difference(const FrozenSide& left,
                                              const FrozenSide& right);

}  // namespace reknot

#endif  // RK_CORE_FREEZE_DIFFERENCE_H_
