// Finding the next or the previous step that a reader names.
#ifndef RK_CORE_REPLAY_FIND_H_
#define RK_CORE_REPLAY_FIND_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/result.h"
#include "core/replay/timeline.h"

namespace reknot {

enum class Direction : std::uint8_t { kNext, kPrevious };

// The nearest step after or before `from` that a query names, or nothing.
//
//   kind:K               the step's kind is K
//   object:ID            it works on that object, or is an event of it (Timeline::events)
//   name:TEXT            its label is TEXT, or a slot that it fills has that name
//   slot:ID/NAME         it fills that slot
//   text:TEXT            its label or its sentence contains TEXT; upper and lower case letters of
//                        ASCII are the same
//   mark:reference_back  and mark:cycle_closed: it has that mark
//
// from     [-1, timeline.size()] what lies there is not looked at
// errors   kBadRequest      the query is none of these, at the byte where it ceases to be one
//          kStepOutOfRange  from
// cost     O(steps in between); for name and text, of which labels and sentences are made on the
//          way, some microseconds a step
Result<std::optional<std::uint32_t>> find_step(const Timeline& timeline,
                                               std::string_view query, std::int64_t from,
                                               Direction direction);

}  // namespace reknot

#endif  // RK_CORE_REPLAY_FIND_H_
