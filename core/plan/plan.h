// The plan: the ordered steps that rebuild a graph.
//
// Create every object in its smallest form, then fill it: the two phases of pickle's deferred
// state, for every kind of object. An object that exists only whole (a tuple) is created once its
// parts exist; if one of its parts leads back to it, what that part needs waits until then.
#ifndef RK_CORE_PLAN_PLAN_H_
#define RK_CORE_PLAN_PLAN_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/graph/graph.h"

namespace reknot {

enum class StepKind : std::uint8_t {
#define RK_STEP(name, text, summary) k##name,
#include "core/plan/steps.def"
#undef RK_STEP
};

// The row's name; static storage.
std::string_view step_name(StepKind kind);

inline constexpr NodeId kNoNode = ~NodeId{0};

struct Step {
  StepKind kind;
  // The object that the step is about; kNoNode for Compile, and for the Publish of an atom.
  NodeId node = kNoNode;
  // By kind: the slots [begin, end) of `node` that the step fills; for Create those that it
  // needs. For Refer, begin is the object that is referred to. For Compile, begin is the source.
  // For Publish, begin is the variable.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct Plan {
  std::vector<Step> steps;
  // By node: the object for whose sake it was made first, or kNoNode. Following it from a step's
  // object gives the objects that are under construction around it.
  std::vector<NodeId> parent;
  // By node: how many slots and variables lead to it.
  std::vector<std::uint32_t> uses;
};

// Orders the steps that rebuild everything that hangs on the graph's variables.
//
// errors   kCyclicArguments  an object that exists only whole is needed for its own creation, as
//                            no live object is
// cost     O(graph), no recursion
Result<Plan> make_plan(const Graph& graph);

}  // namespace reknot

#endif  // RK_CORE_PLAN_PLAN_H_
