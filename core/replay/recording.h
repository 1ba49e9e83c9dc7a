// Recording: a timeline as one document that plays without the core. core/replay/REPLAY.md,
// "Recording", says what is in it.
#ifndef RK_CORE_REPLAY_RECORDING_H_
#define RK_CORE_REPLAY_RECORDING_H_

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/replay/timeline.h"

namespace reknot {

inline constexpr std::size_t kMaxRecordingBytes = std::size_t{128} << 20;

// view     the JSON of what is drawn, or "null"
// returns  JSON
// errors   kLimitExceeded  beyond kMaxRecordingBytes, or half as much for the stack alone
// cost     O(what is returned), and once that of Timeline::marks()
Result<std::string> recording_json(const Timeline& timeline, std::string_view view);

}  // namespace reknot

#endif  // RK_CORE_REPLAY_RECORDING_H_
