// What there is after a step, in the words of the script's graph.
#ifndef RK_CORE_REPLAY_WORDS_H_
#define RK_CORE_REPLAY_WORDS_H_

#include "core/replay/script.h"

namespace reknot {

// An object that exists after `step`, with its first `max_slots` slots.
ObjectState object_state(const TimelineScript& script, ObjectId id, std::int64_t step,
                         std::uint32_t max_slots);

// The newest `limit` entries of the memo and the stack, and the newest variables; the newest last.
std::vector<TimelineState::MemoEntry> memo_entries(const TimelineScript& script,
                                                   std::int64_t step,
                                                   std::uint32_t limit);
std::vector<Holder> stack_holders(const TimelineScript& script, std::int64_t step,
                                  std::uint32_t limit);
std::vector<Holder> bound_variables(const TimelineScript& script, std::int64_t step,
                                    std::uint32_t limit);

Holder stack_holder(const Names& names, const StackEntry& entry);

}  // namespace reknot

#endif  // RK_CORE_REPLAY_WORDS_H_
