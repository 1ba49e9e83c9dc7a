// Timelines as text that a test can be read by.
#ifndef RK_TESTS_CORE_REPLAY_TIMELINE_TEXT_H_
#define RK_TESTS_CORE_REPLAY_TIMELINE_TEXT_H_

#include <string>

#include "core/plan/plan.h"
#include "core/replay/json.h"
#include "core/replay/timeline.h"

namespace reknot {

inline Timeline timeline_of(Graph graph) {
  Plan plan = make_plan(graph).value();
  return plan_timeline(std::move(graph), std::move(plan)).value();
}

inline std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out;
}

// A step a line: its kind, its sentence, and in brackets what it leaves pending.
inline std::string steps_text(const Timeline& timeline) {
  std::string out;
  for (std::uint32_t i = 0; i < timeline.size(); ++i) {
    const TimelineStep step = timeline.step(i).value();
    out += step.kind + ": " + step.sentence;
    if (!step.pending.empty()) out += " [" + joined(step.pending) + "]";
    out += '\n';
  }
  return out;
}

// The stack after every step, a step a line; an object that does not exist yet in brackets.
inline std::string stacks_text(Timeline& timeline) {
  std::string out;
  for (std::uint32_t i = 0; i < timeline.size(); ++i) {
    std::vector<std::string> entries;
    const TimelineState state = timeline.state(i).value();
    for (const Holder& holder : state.stack) {
      const bool exists = holder.target.has_value();
      entries.push_back(exists ? holder.text : "(" + holder.text + ")");
    }
    out += joined(entries) + '\n';
  }
  return out;
}

// The objects after a step, one a line: "list of 2 pending: 0 -> list of 2, 1 = 1?"; a question
// mark stands behind what is pending.
inline std::string objects_text(const TimelineState& state) {
  std::string out;
  for (const ObjectState& object : state.objects) {
    std::vector<std::string> slots;
    for (const SlotState& slot : object.slots) {
      const std::string value =
          slot.target ? " -> " + std::to_string(*slot.target) : " = " + slot.value;
      slots.push_back(slot.name + value + (slot.filled ? "" : "?"));
    }
    out += std::to_string(object.id) + ' ' + std::string(object.kind) + ' ' +
           object.label + (object.complete ? "" : " pending") + ": " + joined(slots) +
           '\n';
  }
  return out;
}

}  // namespace reknot

#endif  // RK_TESTS_CORE_REPLAY_TIMELINE_TEXT_H_
