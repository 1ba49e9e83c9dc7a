#include "core/replay/timeline.h"

namespace reknot {
namespace {

Error no_such_step(std::int64_t index) {
  return {ErrorCode::kStepOutOfRange, 0, std::to_string(index)};
}

}  // namespace

Result<TimelineStep> Timeline::step(std::uint32_t index) const {
  if (index >= size()) return no_such_step(index);
  return script_->step(index);
}

Result<TimelineState> Timeline::state(std::int64_t index) {
  if (index < -1 || index >= std::int64_t{size()}) return no_such_step(index);
  return script_->state(index);
}

}  // namespace reknot
