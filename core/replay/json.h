// Timelines as the page and the command line read them.
#ifndef RK_CORE_REPLAY_JSON_H_
#define RK_CORE_REPLAY_JSON_H_

#include <cstdint>
#include <string>

#include "core/replay/timeline.h"

namespace reknot {

// The steps `from` <= index < `to`, which must be in range:
//   {"steps": [{"index", "kind", "object": id | null, "label", "sentence", "pending": [name],
//               "source": null | {"file", "line", "end_line"}}]}
std::string steps_json(const Timeline& timeline, std::uint32_t from, std::uint32_t to);

// The state after `step`, which must be in range; -1 is before the first one:
//   {"step",
//    "objects": [{"id", "kind", "label", "status": "pending" | "complete",
//                 "slots": [{"name", "role", "status": "pending" | "filled",
//                            "target": id | null, "value": text | null}]}],
//    "memo": [{"index", "object": id | null, "label"}],
//    "stack": [{"object": id | null, "label"}],
//    "variables": [{"name", "target": id | null, "value": text | null}],
//    "changed": [id]}
std::string state_json(Timeline& timeline, std::int64_t step);

}  // namespace reknot

#endif  // RK_CORE_REPLAY_JSON_H_
