// The stack of a plan: the objects for whose sake a step is done, the outermost first, as far as they
// are not complete.
#ifndef RK_CORE_REPLAY_PLAN_STACK_H_
#define RK_CORE_REPLAY_PLAN_STACK_H_

#include <vector>

#include "core/plan/plan.h"
#include "core/replay/history.h"
#include "core/replay/script.h"

namespace reknot {

// By step: the object that it is about; a source is compiled for the object that is made next, and
// publishing is done for none (kNoNode).
std::vector<NodeId> plan_focus(const Plan& plan);

// All stacks of a plan, in one walk. Objects once complete stay so, which is why for each of them the
// nearest one around it that is not can be remembered and found again as in a union-find structure.
//
// source   Tarjan, "Efficiency of a good but not linear set union algorithm", 1975
class PlanStackWalk final : public StackWalk {
 public:
  // All are kept by reference.
  PlanStackWalk(const Plan& plan, const History& history,
                const std::vector<NodeId>& focus);

  StackChange next() override;

 private:
  static constexpr std::uint32_t kNoPlace = ~0U;

  bool is_open(NodeId node) const { return history_.completed(node) > step_; }
  // The object itself, or else the nearest around it that is not complete; kNoNode if there is none.
  NodeId nearest_open(NodeId node);
  StackEntry entry_of(NodeId node) const;
  void push(NodeId node, StackChange& change);
  void pop(StackChange& change);

  const History& history_;
  const std::vector<NodeId>& focus_;
  std::uint32_t step_ = 0;
  // By object: the one around it, or one further out if those between are complete.
  std::vector<NodeId> around_;
  // By object: where it lies in stack_.
  std::vector<std::uint32_t> place_;
  std::vector<StackEntry> stack_;
};

}  // namespace reknot

#endif  // RK_CORE_REPLAY_PLAN_STACK_H_
