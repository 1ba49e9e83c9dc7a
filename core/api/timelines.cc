#include "core/api/timelines.h"

#include <string>
#include <utility>

#include "core/api/arguments.h"
#include "core/artifact/artifact.h"
#include "core/base/json_writer.h"
#include "core/capture/capture.h"
#include "core/plan/plan.h"
#include "core/replay/capture_timeline.h"
#include "core/replay/find.h"
#include "core/replay/json.h"
#include "core/replay/moment.h"
#include "core/replay/recording.h"
#include "core/view/json.h"

namespace reknot {
namespace {

Error unknown(std::int64_t id) {
  return Error{ErrorCode::kUnknownHandle, 0, std::to_string(id)};
}

Result<Bytes> record_timeline(const Timeline& timeline) {
  RK_TRY_ASSIGN(const std::string recording,
                recording_json(timeline, drawing_json(timeline)));
  return to_bytes(recording);
}

}  // namespace

Result<Timeline> timeline_of(ByteView bytes) {
  if (looks_like_capture_stream(bytes)) return capture_timeline(bytes);
  if (!looks_like_artifact(bytes)) return pickle_timeline(bytes);
  RK_TRY_ASSIGN(Artifact artifact, read_artifact(bytes));
  RK_TRY_ASSIGN(Plan plan, make_plan(artifact.graph));
  return plan_timeline(std::move(artifact.graph), std::move(plan));
}

Result<Bytes> Timelines::open(ByteView bytes) {
  RK_TRY_ASSIGN(Timeline timeline, timeline_of(bytes));
  return add(std::move(timeline));
}

Result<Bytes> Timelines::open_capture(ByteView stream) {
  RK_TRY_ASSIGN(Timeline timeline, capture_timeline(stream));
  return add(std::move(timeline));
}

Result<Bytes> Timelines::open_readable(ByteView pickle) {
  RK_TRY_ASSIGN(PartialTimeline read, readable_timeline(pickle));
  JsonWriter json;
  json.begin_object();
  add(std::move(read.timeline), json);
  json.key("refusal");
  if (read.refusal) {
    write_refusal(json, *read.refusal);
  } else {
    json.null();
  }
  json.end_object();
  return to_bytes(std::move(json).take());
}

Result<Bytes> Timelines::add(Timeline timeline) {
  JsonWriter json;
  json.begin_object();
  add(std::move(timeline), json);
  json.end_object();
  return to_bytes(std::move(json).take());
}

void Timelines::add(Timeline timeline, JsonWriter& json) {
  const std::int64_t id = next_++;
  json.member("timeline", id);
  json.member("kind", timeline_name(timeline.kind()));
  json.member("steps", std::int64_t{timeline.size()});
  json.member("objects", std::int64_t{timeline.object_count()});
  timelines_.emplace(id, std::move(timeline));
}

Result<Bytes> Timelines::close(ByteView id) {
  RK_TRY_ASSIGN(const std::int64_t number, read_number(id));
  if (timelines_.erase(number) == 0) return unknown(number);
  return Bytes();
}

Result<Timeline*> Timelines::find(ByteView id) {
  RK_TRY_ASSIGN(const std::int64_t number, read_number(id));
  const auto found = timelines_.find(number);
  if (found == timelines_.end()) return unknown(number);
  return &found->second;
}

Result<Bytes> Timelines::steps(ByteView id, ByteView from, ByteView to) {
  RK_TRY_ASSIGN(Timeline* const timeline, find(id));
  RK_TRY_ASSIGN(const std::int64_t begin, read_number(from));
  RK_TRY_ASSIGN(const std::int64_t end, read_number(to));
  if (begin < 0 || end < begin || end > std::int64_t{timeline->size()}) {
    return Error{ErrorCode::kStepOutOfRange, 0,
                 std::to_string(begin) + " to " + std::to_string(end)};
  }
  return to_bytes(steps_json(*timeline, static_cast<std::uint32_t>(begin),
                             static_cast<std::uint32_t>(end)));
}

Result<Bytes> Timelines::state(ByteView id, ByteView step) {
  RK_TRY_ASSIGN(Timeline* const timeline, find(id));
  RK_TRY_ASSIGN(const std::int64_t index, read_number(step));
  RK_TRY(timeline->check_state(index));
  return to_bytes(state_json(*timeline, index));
}

Result<Bytes> Timelines::moment(ByteView id, ByteView step, ByteView objects,
                                ByteView window) {
  RK_TRY_ASSIGN(Timeline* const timeline, find(id));
  RK_TRY_ASSIGN(const std::int64_t index, read_number(step));
  std::optional<std::vector<ObjectId>> wanted;
  if (as_text(objects) != "all") {
    RK_TRY_ASSIGN(wanted, read_ids(objects));
  }
  RK_TRY_ASSIGN(const std::uint32_t limit, read_count(window));
  RK_TRY_ASSIGN(const Moment there, reknot::moment(*timeline, index, wanted, limit));
  return to_bytes(moment_json(there));
}

Result<Bytes> Timelines::marks(ByteView id) {
  RK_TRY_ASSIGN(Timeline* const timeline, find(id));
  return timeline->marks();
}

Result<Bytes> Timelines::events(ByteView id, ByteView object) {
  RK_TRY_ASSIGN(Timeline* const timeline, find(id));
  RK_TRY_ASSIGN(const std::int64_t wanted, read_number(object));
  if (wanted < 0) return bad_request("an object's number is not less than 0");
  std::span<const std::uint32_t> events;
  if (wanted < std::int64_t{timeline->object_bound()}) {
    events = timeline->events(static_cast<ObjectId>(wanted));
  }
  return to_bytes(events_json(events));
}

Result<Bytes> Timelines::find_step(ByteView id, ByteView query, ByteView from,
                                   ByteView direction) {
  RK_TRY_ASSIGN(Timeline* const timeline, find(id));
  RK_TRY_ASSIGN(const std::int64_t begin, read_number(from));
  const bool next = as_text(direction) == "next";
  if (!next && as_text(direction) != "previous") {
    return bad_request("the direction is neither next nor previous");
  }
  RK_TRY_ASSIGN(const std::optional<std::uint32_t> step,
                reknot::find_step(*timeline, as_text(query), begin,
                                  next ? Direction::kNext : Direction::kPrevious));
  return to_bytes(found_json(step));
}

Result<Bytes> Timelines::record(ByteView subject) {
  if (read_number(subject).ok()) {
    RK_TRY_ASSIGN(Timeline* const timeline, find(subject));
    return record_timeline(*timeline);
  }
  RK_TRY_ASSIGN(const Timeline timeline, timeline_of(subject));
  return record_timeline(timeline);
}

}  // namespace reknot
