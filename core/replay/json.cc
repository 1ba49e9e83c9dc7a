#include "core/replay/json.h"

#include "core/base/json_writer.h"
#include "core/replay/json_parts.h"

namespace reknot {
namespace {

void write_slot(JsonWriter& json, const SlotState& slot) {
  json.begin_object();
  json.member("name", slot.name);
  json.member("role", slot.role);
  json.member("status", slot.filled ? "filled" : "pending");
  write_target(json, "target", slot.target);
  write_value(json, slot.target, slot.value);
  json.end_object();
}

void write_object(JsonWriter& json, const ObjectState& object) {
  json.begin_object();
  json.member("id", std::int64_t{object.id});
  json.member("kind", object.kind);
  json.member("label", object.label);
  json.member("status", object.complete ? "complete" : "pending");
  json.key("slots");
  json.begin_array();
  for (const SlotState& slot : object.slots) write_slot(json, slot);
  json.end_array();
  if (object.more_slots > 0) json.member("more_slots", std::int64_t{object.more_slots});
  json.end_object();
}

void write_memo_entry(JsonWriter& json, const TimelineState::MemoEntry& entry) {
  json.begin_object();
  json.member("index", std::int64_t{entry.key});
  write_target(json, "object", entry.holder.target);
  json.member("label", entry.holder.text);
  json.end_object();
}

void write_stack_entry(JsonWriter& json, const Holder& entry) {
  json.begin_object();
  write_target(json, "object", entry.target);
  json.member("label", entry.text);
  json.end_object();
}

void write_variable(JsonWriter& json, const Holder& variable) {
  json.begin_object();
  json.member("name", variable.name);
  write_target(json, "target", variable.target);
  write_value(json, variable.target, variable.text);
  json.end_object();
}

void write_id(JsonWriter& json, const ObjectId& id) { json.number(id); }

void write_change(JsonWriter& json, const Change& change) {
  json.begin_object();
  json.member("what", change.what);
  write_target(json, "object", change.object);
  write_text(json, "slot", change.slot);
  write_target(json, "target", change.target);
  write_text(json, "text", change.text);
  json.end_object();
}

void write_totals(JsonWriter& json, const Moment::Totals& totals) {
  json.key("totals");
  json.begin_object();
  json.member("objects", std::int64_t{totals.objects});
  json.member("pending_slots", std::int64_t{totals.pending_slots});
  json.member("memo", std::int64_t{totals.memo});
  json.member("stack", std::int64_t{totals.stack});
  json.member("variables", std::int64_t{totals.variables});
  json.member("changes", std::int64_t{totals.changes});
  json.end_object();
}

void write_state(JsonWriter& json, const TimelineState& state) {
  write_all(json, "objects", state.objects, write_object);
  write_all(json, "memo", state.memo, write_memo_entry);
  write_all(json, "stack", state.stack, write_stack_entry);
  write_all(json, "variables", state.variables, write_variable);
  write_all(json, "changed", state.changed, write_id);
}

}  // namespace

std::string steps_json(const Timeline& timeline, std::uint32_t from, std::uint32_t to) {
  JsonWriter json;
  json.begin_object();
  json.key("steps");
  json.begin_array();
  for (std::uint32_t i = from; i < to; ++i) write_step(json, timeline.step(i).value());
  json.end_array();
  json.end_object();
  return std::move(json).take();
}

std::string state_json(const Timeline& timeline, std::int64_t step) {
  JsonWriter json;
  json.begin_object();
  json.member("step", step);
  write_state(json, timeline.state(step).value());
  json.end_object();
  return std::move(json).take();
}

std::string moment_json(const Moment& moment) {
  JsonWriter json;
  json.begin_object();
  json.member("step", moment.state.step);
  json.key("done");
  if (moment.done) {
    write_step(json, *moment.done);
  } else {
    json.null();
  }
  write_state(json, moment.state);
  write_all(json, "changes", moment.changes, write_change);
  write_totals(json, moment.totals);
  json.end_object();
  return std::move(json).take();
}

std::string events_json(std::span<const std::uint32_t> steps) {
  JsonWriter json;
  json.begin_object();
  json.key("steps");
  json.begin_array();
  for (const std::uint32_t step : steps) json.number(step);
  json.end_array();
  json.end_object();
  return std::move(json).take();
}

std::string found_json(std::optional<std::uint32_t> step) {
  JsonWriter json;
  json.begin_object();
  write_target(json, "step", step);
  json.end_object();
  return std::move(json).take();
}

}  // namespace reknot
