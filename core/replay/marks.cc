#include "core/replay/marks.h"

#include "core/replay/union_graph.h"

namespace reknot {
namespace {

void add(std::uint8_t& marks, StepMark mark) { marks |= static_cast<std::uint8_t>(mark); }

// Calls `visit` with every reference that a fill makes.
template <typename Visit>
void for_each_target(const TimelineScript& script, const Effect& fill, Visit visit) {
  const Names& names = script.names();
  const std::span<const Value> slots = names.graph().slots(fill.object);
  for (std::uint32_t slot = fill.begin; slot < fill.end; ++slot) {
    if (slots[slot].is_node() && !names.slot_role(fill.object, slot).empty()) {
      visit(slots[slot].as_node());
    }
  }
}

class StepMarks {
 public:
  explicit StepMarks(const TimelineScript& script)
      : script_(script),
        marks_(script.history().steps(), 0),
        referred_(script.names().graph().size(), false) {}

  std::vector<std::uint8_t> run() && {
    for (std::uint32_t step = 0; step < marks_.size(); ++step) {
      if (script_.memo_answers(step)) add(marks_[step], StepMark::kReferenceBack);
      for (const Effect& effect : script_.history().effects(step)) {
        see(effect, marks_[step]);
      }
    }
    for (const UnionReference& reference : union_graph(script_).references) {
      if (reference.closes) add(marks_[reference.filled], StepMark::kCycleClosed);
    }
    if (!script_.refusal().empty()) add(marks_.back(), StepMark::kRefused);
    return std::move(marks_);
  }

 private:
  void see(const Effect& effect, std::uint8_t& marks) {
    switch (effect.kind) {
      case Effect::Kind::kCreate:
        return add(marks, StepMark::kCreates);
      case Effect::Kind::kFill:
        return see_fill(effect, marks);
      case Effect::Kind::kBind: {
        const Value value = script_.history().variable(effect.begin).value;
        if (value.is_node()) referred_[value.as_node()] = true;
        return add(marks, StepMark::kBinds);
      }
      case Effect::Kind::kRemember:
        return;
    }
  }

  void see_fill(const Effect& fill, std::uint8_t& marks) {
    for (std::uint32_t slot = fill.begin; slot < fill.end; ++slot) {
      if (script_.names().slot_role(fill.object, slot).empty()) continue;
      add(marks, StepMark::kFills);
      break;
    }
    // Of a pickle it is the memo that says so, a step before.
    if (script_.kind() != TimelineKind::kPlan) return;
    for_each_target(script_, fill, [&](ObjectId target) {
      if (referred_[target]) add(marks, StepMark::kReferenceBack);
      referred_[target] = true;
    });
  }

  const TimelineScript& script_;
  std::vector<std::uint8_t> marks_;
  // By object: whether a slot or a variable refers to it.
  std::vector<bool> referred_;
};

// Calls `visit` with every object that a step has to do with; some come more than once.
template <typename Visit>
void for_each_event(const TimelineScript& script, Visit visit) {
  for (std::uint32_t step = 0; step < script.history().steps(); ++step) {
    for (const Effect& effect : script.history().effects(step)) {
      if (effect.kind == Effect::Kind::kCreate) visit(effect.object, step);
      if (effect.kind != Effect::Kind::kFill) continue;
      visit(effect.object, step);
      for_each_target(script, effect, [&](ObjectId target) { visit(target, step); });
    }
  }
}

}  // namespace

std::vector<std::uint8_t> step_marks(const TimelineScript& script) {
  return StepMarks(script).run();
}

ObjectEvents::ObjectEvents(const TimelineScript& script) {
  const std::uint32_t objects = script.names().graph().size();
  std::vector<std::uint32_t> newest(objects, kNeverStep);
  ends_.assign(std::size_t{objects} + 1, 0);
  for_each_event(script, [&](ObjectId object, std::uint32_t step) {
    if (newest[object] != step) ++ends_[object + 1];
    newest[object] = step;
  });
  for (std::uint32_t i = 0; i < objects; ++i) ends_[i + 1] += ends_[i];
  steps_.resize(ends_.back());
  newest.assign(objects, kNeverStep);
  // ends_ moves on from the beginning of each object's events to their end.
  for_each_event(script, [&](ObjectId object, std::uint32_t step) {
    if (newest[object] != step) steps_[ends_[object]++] = step;
    newest[object] = step;
  });
}

std::span<const std::uint32_t> ObjectEvents::of(ObjectId object) const {
  const std::uint32_t begin = object == 0 ? 0 : ends_[object - 1];
  return {steps_.data() + begin, ends_[object] - begin};
}

}  // namespace reknot
