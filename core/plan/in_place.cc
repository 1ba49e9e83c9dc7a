#include "core/plan/in_place.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace reknot {
namespace {

// What NEWOBJ and BUILD look up in the class of an instance that has a dict as its state.
constexpr std::array<std::string_view, 5> kHooks = {
    "__new__", "__setstate__", "__getattr__", "__getattribute__", "__dict__"};

bool may_be_in_place(Kind kind) {
  switch (kind) {
    case Kind::kTuple:
    case Kind::kFrozenSet:
    case Kind::kList:
    case Kind::kSet:
    case Kind::kDict:
    case Kind::kByteArray:
    case Kind::kInstance:
      return true;
    default:
      return false;
  }
}

// Calls `visit` with each value that a step puts somewhere.
template <typename Visit>
void for_each_operand(const Graph& graph, const Step& step, Visit visit) {
  if (step.kind == StepKind::kPublish) {
    return visit(graph.variables()[step.begin].second);
  }
  if (step.node == kNoNode || step.kind == StepKind::kMemoize ||
      step.kind == StepKind::kRefer) {
    return;
  }
  const std::span<const Value> slots = graph.slots(step.node);
  for (std::uint32_t i = step.begin; i < step.end; ++i) visit(slots[i]);
}

}  // namespace

PlainInstances::PlainInstances(const Graph& graph, const Plan& plan)
    : graph_(graph), plan_(plan), answers_(graph.size(), Answer::kUnknown) {}

bool PlainInstances::contains(NodeId instance) {
  const std::span<const Value> slots = graph_.slots(instance);
  const Value type = slots[slot_index(ObjectSlot::kType)];
  const Value state = slots[slot_index(ObjectSlot::kState)];
  return slots.size() == slot_index(ObjectSlot::kCount) &&
         slots[slot_index(ObjectSlot::kArguments)].is(Constant::kAbsent) &&
         slots[slot_index(ObjectSlot::kKeywords)].is(Constant::kAbsent) &&
         slots[slot_index(ObjectSlot::kSetter)].is(Constant::kAbsent) &&
         (state.is(Constant::kAbsent) ||
          (state.is_node() && graph_.kind(state.as_node()) == Kind::kDict &&
           plan_.uses[state.as_node()] == 1)) &&
         type.is_node() && is_plain_class(type.as_node());
}

bool PlainInstances::is_plain_class(NodeId type) {
  if (graph_.kind(type) == Kind::kReference) return is_object(type);
  if (graph_.kind(type) != Kind::kClass) return false;
  std::vector<NodeId> pending = {type};
  while (!pending.empty()) {
    const NodeId next = pending.back();
    if (answers_[next] == Answer::kUnknown) {
      // A class comes before its bases, and again after them.
      answers_[next] = Answer::kAsked;
      for_each_base(next, [&](NodeId base) {
        if (graph_.kind(base) == Kind::kClass && answers_[base] == Answer::kUnknown) {
          pending.push_back(base);
        }
      });
      continue;
    }
    pending.pop_back();
    if (answers_[next] != Answer::kAsked) continue;
    bool is_plain = has_plain_attributes(next);
    for_each_base(next, [&](NodeId base) {
      is_plain &= graph_.kind(base) == Kind::kClass
                      ? answers_[base] == Answer::kYes
                      : graph_.kind(base) == Kind::kReference && is_object(base);
    });
    answers_[next] = is_plain ? Answer::kYes : Answer::kNo;
  }
  return answers_[type] == Answer::kYes;
}

template <typename Visit>
void PlainInstances::for_each_base(NodeId type, Visit visit) const {
  const NodeId bases = graph_.slot(type, ClassSlot::kBases).as_node();
  for (const Value base : graph_.slots(bases)) {
    if (base.is_node()) visit(base.as_node());
  }
}

bool PlainInstances::has_plain_attributes(NodeId type) const {
  const std::span<const Value> slots = graph_.slots(type);
  if (!slots[slot_index(ClassSlot::kMetaclass)].is(Constant::kAbsent)) return false;
  for (std::size_t i = slot_index(ClassSlot::kCount); i < slots.size(); i += 2) {
    const std::string_view name = graph_.text(slots[i]);
    if (std::find(kHooks.begin(), kHooks.end(), name) != kHooks.end()) return false;
  }
  return true;
}

bool PlainInstances::is_object(NodeId reference) const {
  const std::span<const Value> slots = graph_.slots(reference);
  return graph_.text(slots[0]) == "builtins" && graph_.text(slots[1]) == "object";
}

std::vector<bool> made_in_place(const Graph& graph, const Plan& plan,
                                PlainInstances& plain) {
  // By node: the last step that makes or fills it.
  constexpr std::uint32_t kNever = ~std::uint32_t{0};
  std::vector<std::uint32_t> done_at(graph.size(), kNever);
  for (std::uint32_t i = 0; i < plan.steps.size(); ++i) {
    const Step& step = plan.steps[i];
    if (step.kind == StepKind::kCreate || step.kind == StepKind::kFill) {
      done_at[step.node] = i;
    }
  }
  std::vector<bool> in_place(graph.size(), false);
  for (std::uint32_t i = 0; i < plan.steps.size(); ++i) {
    for_each_operand(graph, plan.steps[i], [&](Value value) {
      if (!value.is_node()) return;
      const NodeId node = value.as_node();
      if (plan.uses[node] != 1 || done_at[node] >= i) return;
      const Kind kind = graph.kind(node);
      if (!may_be_in_place(kind)) return;
      in_place[node] = kind != Kind::kInstance || plain.contains(node);
    });
  }
  return in_place;
}

}  // namespace reknot
