// Marks: what a step stands out by, and which steps have to do with an object.
#ifndef RK_CORE_REPLAY_MARKS_H_
#define RK_CORE_REPLAY_MARKS_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/replay/script.h"

namespace reknot {

// The bits of a step's mark; core/replay/REPLAY.md says what they mean.
enum class StepMark : std::uint8_t {
  kReferenceBack = 1 << 0,
  kCycleClosed = 1 << 1,
  kCreates = 1 << 2,
  kFills = 1 << 3,
  kBinds = 1 << 4,
  kRefused = 1 << 5,
};

constexpr bool has_mark(std::uint8_t marks, StepMark mark) {
  return (marks & static_cast<std::uint8_t>(mark)) != 0;
}

// By step.
//
// cost     O(steps + references log references)
std::vector<std::uint8_t> step_marks(const TimelineScript& script);

// By object, ascending: the steps that make, fill or complete it, or fill a slot with it.
class ObjectEvents {
 public:
  // cost     O(steps + references)
  explicit ObjectEvents(const TimelineScript& script);

  std::span<const std::uint32_t> of(ObjectId object) const;

 private:
  // Where the events of an object end.
  std::vector<std::uint32_t> ends_;
  std::vector<std::uint32_t> steps_;
};

}  // namespace reknot

#endif  // RK_CORE_REPLAY_MARKS_H_
