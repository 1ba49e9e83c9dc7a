// Timelines as the page and the command line read them; core/replay/REPLAY.md says what the fields
// mean.
#ifndef RK_CORE_REPLAY_JSON_H_
#define RK_CORE_REPLAY_JSON_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "core/replay/moment.h"
#include "core/replay/timeline.h"

namespace reknot {

// The steps `from` <= index < `to`, which must be in range: {"steps": [Step…]}.
std::string steps_json(const Timeline& timeline, std::uint32_t from, std::uint32_t to);

// The state after `step`, which must be in range; -1 is before the first one: {"step", "objects",
// "memo", "stack", "variables", "changed"}.
std::string state_json(const Timeline& timeline, std::int64_t step);

std::string moment_json(const Moment& moment);

// {"steps": [index…]} and {"step": index | null}.
std::string events_json(std::span<const std::uint32_t> steps);
std::string found_json(std::optional<std::uint32_t> step);

}  // namespace reknot

#endif  // RK_CORE_REPLAY_JSON_H_
