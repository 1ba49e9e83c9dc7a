#include "core/replay/words.h"

#include <algorithm>

namespace reknot {

ObjectState object_state(const TimelineScript& script, ObjectId id, std::int64_t step,
                         std::uint32_t max_slots) {
  const Names& names = script.names();
  const History& history = script.history();
  const auto until = [step](std::uint32_t date) {
    return date != kNeverStep && std::int64_t{date} <= step;
  };
  ObjectState object{id,
                     kind_label(names.graph().kind(id)),
                     names.label(id),
                     until(history.completed(id)),
                     {}};
  const std::uint32_t shown = std::min(history.shown_slots(id), max_slots);
  object.more_slots = history.shown_slots(id) - shown;
  for (std::uint32_t slot = 0; object.slots.size() < shown; ++slot) {
    if (names.slot_role(id, slot).empty()) continue;
    object.slots.push_back(names.slot_state(id, slot, until(history.filled(id, slot))));
  }
  return object;
}

std::vector<TimelineState::MemoEntry> memo_entries(const TimelineScript& script,
                                                   std::int64_t step,
                                                   std::uint32_t limit) {
  const History& history = script.history();
  const std::uint32_t size = history.memo_size(step);
  std::vector<TimelineState::MemoEntry> entries;
  for (std::uint32_t place = size - std::min(size, limit); place < size; ++place) {
    const auto [key, value] = history.memo_entry(place, step);
    entries.push_back({key, script.names().holder({}, value)});
  }
  return entries;
}

Holder stack_holder(const Names& names, const StackEntry& entry) {
  if (entry.bits == kStackMark) return {{}, std::nullopt, "mark"};
  Holder holder = names.holder({}, Value::from_bits(entry.bits));
  if (!entry.exists) holder.target = std::nullopt;
  return holder;
}

std::vector<Holder> stack_holders(const TimelineScript& script, std::int64_t step,
                                  std::uint32_t limit) {
  std::vector<Holder> holders;
  for (const StackEntry& entry : script.stack(step, limit).entries) {
    holders.push_back(stack_holder(script.names(), entry));
  }
  return holders;
}

std::vector<Holder> bound_variables(const TimelineScript& script, std::int64_t step,
                                    std::uint32_t limit) {
  const std::span<const History::Variable> variables = script.history().variables(step);
  std::vector<Holder> holders;
  for (const auto& [bound, name, value] :
       variables.last(std::min<std::size_t>(variables.size(), limit))) {
    holders.push_back(script.names().holder(name, value));
  }
  return holders;
}

}  // namespace reknot
