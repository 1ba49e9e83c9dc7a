#include "core/replay/plan_stack.h"

namespace reknot {

std::vector<NodeId> plan_focus(const Plan& plan) {
  std::vector<NodeId> focus(plan.steps.size(), kNoNode);
  NodeId next = kNoNode;
  for (std::size_t i = plan.steps.size(); i-- > 0;) {
    const Step& step = plan.steps[i];
    if (step.kind == StepKind::kPublish) {
      next = kNoNode;
    } else if (step.kind != StepKind::kCompile) {
      next = step.node;
    }
    focus[i] = next;
  }
  return focus;
}

PlanStackWalk::PlanStackWalk(const Plan& plan, const History& history,
                             const std::vector<NodeId>& focus)
    : history_(history),
      focus_(focus),
      around_(plan.parent),
      place_(plan.parent.size(), kNoPlace) {}

NodeId PlanStackWalk::nearest_open(NodeId node) {
  NodeId open = node;
  while (open != kNoNode && !is_open(open)) open = around_[open];
  while (node != open) {
    const NodeId next = around_[node];
    around_[node] = open;
    node = next;
  }
  return open;
}

StackEntry PlanStackWalk::entry_of(NodeId node) const {
  return {Value::node(node).bits(), history_.created(node) <= step_};
}

void PlanStackWalk::push(NodeId node, StackChange& change) {
  place_[node] = static_cast<std::uint32_t>(stack_.size());
  stack_.push_back(entry_of(node));
  change.pushed.push_back(stack_.back());
}

void PlanStackWalk::pop(StackChange& change) {
  place_[Value::from_bits(stack_.back().bits).as_node()] = kNoPlace;
  change.popped.push_back(stack_.back());
  stack_.pop_back();
}

// What lies below the lowest new entry stays: all of it is around the new ones, and what the step
// has completed is its own focus, which nothing lies on.
StackChange PlanStackWalk::next() {
  std::vector<NodeId> missing;
  NodeId node = nearest_open(focus_[step_]);
  while (node != kNoNode && place_[node] == kNoPlace) {
    missing.push_back(node);
    node = nearest_open(around_[node]);
  }
  // An object that has come into being since is another entry than the one that was waited for.
  std::uint32_t kept = node == kNoNode ? 0 : place_[node] + 1;
  if (node != kNoNode && !(stack_[place_[node]] == entry_of(node))) {
    missing.push_back(node);
    --kept;
  }
  StackChange change;
  while (stack_.size() > kept) pop(change);
  while (!missing.empty()) {
    push(missing.back(), change);
    missing.pop_back();
  }
  ++step_;
  return change;
}

}  // namespace reknot
