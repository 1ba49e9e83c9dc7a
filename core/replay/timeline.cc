#include "core/replay/timeline.h"

#include "core/replay/marks.h"
#include "core/replay/script.h"
#include "core/replay/words.h"

namespace reknot {
namespace {

constexpr std::uint32_t kAll = ~0U;

Error no_such_step(std::int64_t index) {
  return {ErrorCode::kStepOutOfRange, 0, std::to_string(index)};
}

}  // namespace

std::string_view timeline_name(TimelineKind kind) {
  switch (kind) {
    case TimelineKind::kPlan:
      return "plan";
    case TimelineKind::kPickle:
      return "pickle";
    case TimelineKind::kCapture:
      return "capture";
  }
  RK_CHECK(false);
}

Timeline::Timeline(std::unique_ptr<TimelineScript> script) : script_(std::move(script)) {}
Timeline::~Timeline() = default;
Timeline::Timeline(Timeline&& other) noexcept = default;
Timeline& Timeline::operator=(Timeline&& other) noexcept = default;

TimelineKind Timeline::kind() const { return script_->kind(); }
std::uint32_t Timeline::size() const { return script_->history().steps(); }
std::uint32_t Timeline::object_bound() const { return script_->names().graph().size(); }
std::uint32_t Timeline::object_count() const {
  return static_cast<std::uint32_t>(
      script_->history().objects(std::int64_t{size()} - 1).size());
}

Result<TimelineStep> Timeline::step(std::uint32_t index) const {
  if (index >= size()) return no_such_step(index);
  TimelineStep step = script_->step(index);
  step.marks = marks()[index];
  if (has_mark(step.marks, StepMark::kCycleClosed)) {
    step.sentence.replace(step.sentence.size() - 1, 1, "; here a circle closes.");
  }
  if (has_mark(step.marks, StepMark::kRefused)) {
    step.sentence += " Then reading stops: ";
    step.sentence += script_->refusal();
    step.sentence += ".";
  }
  return step;
}

Status Timeline::check_state(std::int64_t index) const {
  if (index < -1 || index >= std::int64_t{size()}) return no_such_step(index);
  return Unit{};
}

Result<TimelineState> Timeline::state(std::int64_t index) const {
  RK_TRY(check_state(index));
  TimelineState state;
  state.step = index;
  for (const ObjectId id : script_->history().objects(index)) {
    state.objects.push_back(object_state(*script_, id, index, kAll));
  }
  state.memo = memo_entries(*script_, index, kAll);
  state.stack = stack_holders(*script_, index, kAll);
  state.variables = bound_variables(*script_, index, kAll);
  if (index >= 0) state.changed = script_->touched(static_cast<std::uint32_t>(index));
  return state;
}

std::optional<ObjectState> Timeline::object(ObjectId id, std::int64_t index,
                                            std::uint32_t max_slots) const {
  if (id >= object_bound()) return std::nullopt;
  const std::uint32_t created = script_->history().created(id);
  if (created == kNeverStep || std::int64_t{created} > index) return std::nullopt;
  return object_state(*script_, id, index, max_slots);
}

const std::vector<std::uint8_t>& Timeline::marks() const {
  if (!marks_) {
    marks_ = std::make_unique<const std::vector<std::uint8_t>>(step_marks(*script_));
  }
  return *marks_;
}

std::span<const std::uint32_t> Timeline::events(ObjectId id) const {
  if (!events_) events_ = std::make_unique<const ObjectEvents>(*script_);
  return events_->of(id);
}

}  // namespace reknot
