// The plan as pickles, for the two executors.
//
// Both load pickles whose only globals are the constructors of core/python/reknot/rebuild.py: the
// fast executor one program, in which the unpickler's memo holds the objects; the stepwise
// executor one pickle a step, in which objects are persistent ids. One writer makes both, so that
// they cannot mean different things.
#ifndef RK_CORE_PLAN_PROGRAM_H_
#define RK_CORE_PLAN_PROGRAM_H_

#include "core/base/bytes.h"
#include "core/graph/graph.h"
#include "core/plan/plan.h"

namespace reknot {

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
