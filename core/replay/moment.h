// Moment: what a page shows of one step. core/replay/REPLAY.md, "Moment", says what is in it.
#ifndef RK_CORE_REPLAY_MOMENT_H_
#define RK_CORE_REPLAY_MOMENT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/replay/timeline.h"

namespace reknot {

inline constexpr std::uint32_t kMaxMomentSlots = 64;
inline constexpr std::uint32_t kMaxChanges = 256;

struct Change {
  // "created", "filled", …; static storage.
  std::string_view what;
  std::optional<ObjectId> object = std::nullopt;
  std::optional<std::string> slot = std::nullopt;
  std::optional<ObjectId> target = std::nullopt;
  std::optional<std::string> text = std::nullopt;
};

struct Moment {
  // Its objects are those that were asked for and exist, its lists are cut to the window.
  TimelineState state;
  // Nothing before the first step.
  std::optional<TimelineStep> done;
  // In the order in which they happen; at most kMaxChanges.
  std::vector<Change> changes;
  struct Totals {
    std::uint32_t objects;
    std::uint32_t pending_slots;
    std::uint32_t memo;
    std::uint32_t stack;
    std::uint32_t variables;
    std::uint32_t changes;
  } totals;
};

// What there is after a step, and what the step did.
//
// objects  the ids that are wanted, in their order, or nothing for all in the order of their making;
//          ids that name nothing are passed over
// window   how many entries of memo, stack and variables are wanted at most
// errors   kStepOutOfRange  step < -1 or step >= timeline.size()
// cost     O(what is returned), and O(depth) for the stack of a plan
Result<Moment> moment(const Timeline& timeline, std::int64_t step,
                      const std::optional<std::vector<ObjectId>>& objects,
                      std::uint32_t window);

}  // namespace reknot

#endif  // RK_CORE_REPLAY_MOMENT_H_
