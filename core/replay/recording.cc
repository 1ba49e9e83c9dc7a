#include "core/replay/recording.h"

#include "core/replay/json_parts.h"
#include "core/replay/script.h"
#include "core/replay/words.h"

namespace reknot {
namespace {

// An entry of the stack, from the step that puts it there to the one that takes it away.
struct StackSpan {
  StackEntry entry;
  std::uint32_t depth;
  std::uint32_t from;
  std::uint32_t to;
};

// No entry of the stack takes less JSON.
constexpr std::size_t kStackEntryBytes = 64;

void write_date(JsonWriter& json, std::string_view key, std::uint32_t step) {
  json.key(key);
  if (step == kNeverStep) {
    json.null();
  } else {
    json.number(step);
  }
}

class RecordingWriter {
 public:
  explicit RecordingWriter(const Timeline& timeline)
      : timeline_(timeline),
        names_(timeline.script().names()),
        history_(timeline.script().history()) {}

  Result<std::string> run(std::string_view view) && {
    json_.begin_object();
    json_.member("replay", std::int64_t{1});
    json_.member("kind", timeline_name(timeline_.kind()));
    RK_TRY(write_steps());
    RK_TRY(write_objects());
    RK_TRY(write_memo());
    RK_TRY(write_stack());
    RK_TRY(write_variables());
    json_.key("view");
    json_.raw(view);
    json_.end_object();
    return std::move(json_).take();
  }

 private:
  static Error too_large() {
    return {ErrorCode::kLimitExceeded, 0, "a recording of more than 128 MiB"};
  }
  Status check_size() const {
    if (json_.size() > kMaxRecordingBytes) return too_large();
    return Unit{};
  }

  void begin_list(std::string_view key) {
    json_.key(key);
    json_.begin_array();
  }

  Status write_steps() {
    begin_list("steps");
    for (std::uint32_t step = 0; step < timeline_.size(); ++step) {
      write_step(json_, timeline_.step(step).value());
      RK_TRY(check_size());
    }
    json_.end_array();
    return Unit{};
  }

  Status write_objects() {
    begin_list("objects");
    for (const ObjectId id : history_.objects(std::int64_t{timeline_.size()} - 1)) {
      RK_TRY(write_object(id));
    }
    json_.end_array();
    return Unit{};
  }

  Status write_object(ObjectId id) {
    json_.begin_object();
    json_.member("id", std::int64_t{id});
    json_.member("kind", kind_label(names_.graph().kind(id)));
    json_.member("label", names_.label(id));
    write_date(json_, "created", history_.created(id));
    write_date(json_, "completed", history_.completed(id));
    begin_list("slots");
    for (std::uint32_t slot = 0; slot < names_.graph().slots(id).size(); ++slot) {
      if (names_.slot_role(id, slot).empty()) continue;
      write_slot(id, slot);
      RK_TRY(check_size());
    }
    json_.end_array();
    json_.end_object();
    return Unit{};
  }

  void write_slot(ObjectId id, std::uint32_t slot) {
    const std::uint32_t filled = history_.filled(id, slot);
    const SlotState state = names_.slot_state(id, slot, filled != kNeverStep);
    json_.begin_object();
    json_.member("name", state.name);
    json_.member("role", state.role);
    write_target(json_, "target", state.target);
    write_value(json_, state.target, state.value);
    write_date(json_, "from", history_.created(id));
    write_date(json_, "filled", filled);
    write_date(json_, "to", kNeverStep);
    json_.end_object();
  }

  void write_span(std::uint32_t from, std::uint32_t to) {
    write_date(json_, "from", from);
    write_date(json_, "to", to);
    json_.end_object();
  }

  Status write_memo() {
    begin_list("memo");
    for (std::uint32_t place = 0; place < history_.memo_places(); ++place) {
      const std::span<const History::MemoWrite> writes = history_.memo_writes(place);
      for (std::size_t i = 0; i < writes.size(); ++i) {
        const bool is_last = i + 1 == writes.size();
        json_.begin_object();
        json_.member("index", std::int64_t{history_.memo_key(place)});
        write_target(json_, "object", target_of(writes[i].value));
        json_.member("label", names_.label(writes[i].value));
        write_span(writes[i].step, is_last ? kNeverStep : writes[i + 1].step);
        RK_TRY(check_size());
      }
    }
    json_.end_array();
    return Unit{};
  }

  Status write_stack() {
    RK_TRY_ASSIGN(const std::vector<StackSpan> spans, stack_spans());
    begin_list("stack");
    for (const StackSpan& span : spans) {
      const Holder holder = stack_holder(names_, span.entry);
      json_.begin_object();
      json_.member("depth", std::int64_t{span.depth});
      write_target(json_, "object", holder.target);
      json_.member("label", holder.text);
      write_span(span.from, span.to);
      RK_TRY(check_size());
    }
    json_.end_array();
    return Unit{};
  }

  // In the order in which they are put on the stack.
  Result<std::vector<StackSpan>> stack_spans() const {
    std::vector<StackSpan> spans;
    std::vector<std::size_t> present;
    const std::unique_ptr<StackWalk> walk = timeline_.script().walk_stacks();
    for (std::uint32_t step = 0; step < timeline_.size(); ++step) {
      const StackChange change = walk->next();
      for (std::size_t i = 0; i < change.popped.size(); ++i) {
        spans[present.back()].to = step;
        present.pop_back();
      }
      for (const StackEntry& entry : change.pushed) {
        const auto depth = static_cast<std::uint32_t>(present.size());
        present.push_back(spans.size());
        spans.push_back({entry, depth, step, kNeverStep});
      }
      if (spans.size() > kMaxRecordingBytes / 2 / kStackEntryBytes) return too_large();
    }
    return spans;
  }

  Status write_variables() {
    begin_list("variables");
    for (const auto& [step, name, value] :
         history_.variables(std::int64_t{timeline_.size()} - 1)) {
      const Holder variable = names_.holder(name, value);
      json_.begin_object();
      json_.member("name", variable.name);
      write_target(json_, "target", variable.target);
      write_value(json_, variable.target, variable.text);
      write_span(step, kNeverStep);
      RK_TRY(check_size());
    }
    json_.end_array();
    return Unit{};
  }

  const Timeline& timeline_;
  const Names& names_;
  const History& history_;
  JsonWriter json_;
};

}  // namespace

Result<std::string> recording_json(const Timeline& timeline, std::string_view view) {
  return RecordingWriter(timeline).run(view);
}

}  // namespace reknot
