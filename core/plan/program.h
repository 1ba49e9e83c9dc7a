// The plan as pickles, for the two executors.
//
// Both load pickles that name no globals: the constructors of core/python/reknot/rebuild.py
// (constructors.def) stand in the unpickler's memo before the first opcode. For the fast executor
// there is one program, in which the memo holds the objects as well, and what is used once is made
// where it is used (in_place.h); for the stepwise executor there is one pickle a step, in which
// objects are persistent ids. One writer makes both, so that they cannot mean different things.
#ifndef RK_CORE_PLAN_PROGRAM_H_
#define RK_CORE_PLAN_PROGRAM_H_

#include <cstdint>
#include <string_view>

#include "core/base/bytes.h"
#include "core/graph/graph.h"
#include "core/plan/plan.h"

namespace reknot {

// Its number is its key in the memo.
enum class Constructor : std::uint8_t {
#define RK_CONSTRUCTOR(Name, name) k##Name,
#include "core/plan/constructors.def"
#undef RK_CONSTRUCTOR
  kCount
};

// One pickle that evaluates to a dict of the graph's variables.
//
// cost     O(graph)
Bytes write_program(const Graph& graph, const Plan& plan);

// One pickle a step, concatenated. Each evaluates to
//
//   (key, object)   the step has made (or compiled) an object; its persistent id is `key`
//   None            anything else; a Publish has called rebuild.publish(name, value)
//
// Keys of objects are their nodes; those of source units are -1 - source.
Bytes write_step_programs(const Graph& graph, const Plan& plan);

}  // namespace reknot

#endif  // RK_CORE_PLAN_PROGRAM_H_
