#include "core/replay/moment.h"

#include <algorithm>

#include "core/replay/script.h"
#include "core/replay/words.h"

namespace reknot {
namespace {

class Changes {
 public:
  Changes(const TimelineScript& script, std::uint32_t step)
      : names_(script.names()),
        history_(script.history()),
        step_(step),
        stack_(script.stack_change(step)) {
    leave_out_what_stays();
    for (const StackEntry& entry : stack_.popped) add_entry("popped", entry);
    const std::span<const Effect> effects = history_.effects(step);
    for (std::size_t i = 0; i < effects.size(); ++i) {
      add_effect(effects[i], effects.subspan(i + 1));
    }
    for (const StackEntry& entry : stack_.pushed) add_entry("pushed", entry);
  }

  void move_to(Moment& moment) && {
    moment.changes = std::move(changes_);
    moment.totals.changes = count_;
  }

 private:
  // What was waited for on the stack and has come into being lies there as before.
  void leave_out_what_stays() {
    if (stack_.popped.empty() || stack_.pushed.empty()) return;
    if (stack_.popped.back().bits != stack_.pushed.front().bits) return;
    stack_.popped.pop_back();
    stack_.pushed.erase(stack_.pushed.begin());
  }

  bool has_room() const { return changes_.size() < kMaxChanges; }

  void add(Change change) {
    ++count_;
    if (has_room()) changes_.push_back(std::move(change));
  }

  void add_entry(std::string_view what, const StackEntry& entry) {
    Holder holder = stack_holder(names_, entry);
    Change change{what, holder.target};
    if (!holder.target) change.text = std::move(holder.text);
    add(std::move(change));
  }

  void add_effect(const Effect& effect, std::span<const Effect> later) {
    switch (effect.kind) {
      case Effect::Kind::kCreate:
        add({"created", effect.object});
        return add_completion(effect, later);
      case Effect::Kind::kFill:
        add_fillings(effect);
        return add_completion(effect, later);
      case Effect::Kind::kRemember:
        return add_memo(history_.memo_key(effect.begin), Value::from_bits(effect.end));
      case Effect::Kind::kBind:
        return add_variable(history_.variable(effect.begin));
    }
  }

  void add_fillings(const Effect& effect) {
    const std::span<const Value> slots = names_.graph().slots(effect.object);
    std::uint32_t slot = effect.begin;
    for (; slot < effect.end && has_room(); ++slot) {
      if (names_.slot_role(effect.object, slot).empty()) continue;
      Change change{"filled", effect.object, names_.slot_name(effect.object, slot)};
      put_value(slots[slot], change);
      add(std::move(change));
    }
    count_ += shown_slots(effect.object, slot, effect.end);
  }

  // Counts the smaller part of an object's slots, these or the others.
  std::uint32_t shown_slots(ObjectId object, std::uint32_t begin,
                            std::uint32_t end) const {
    const auto size = static_cast<std::uint32_t>(names_.graph().slots(object).size());
    if (end - begin <= size / 2) return count_shown(object, begin, end);
    return history_.shown_slots(object) - count_shown(object, 0, begin) -
           count_shown(object, end, size);
  }

  std::uint32_t count_shown(ObjectId object, std::uint32_t begin,
                            std::uint32_t end) const {
    std::uint32_t count = 0;
    for (std::uint32_t slot = begin; slot < end; ++slot) {
      if (!names_.slot_role(object, slot).empty()) ++count;
    }
    return count;
  }

  // Behind the last thing that the step does to the object.
  void add_completion(const Effect& effect, std::span<const Effect> later) {
    if (history_.completed(effect.object) != step_) return;
    const bool is_last =
        std::none_of(later.begin(), later.end(), [&](const Effect& other) {
          return other.kind == Effect::Kind::kFill && other.object == effect.object;
        });
    if (is_last) add({"completed", effect.object});
  }

  void add_memo(std::uint32_t key, Value value) {
    Change change{"remembered", target_of(value), std::to_string(key)};
    if (!value.is_node()) change.text = names_.label(value);
    add(std::move(change));
  }

  void add_variable(const History::Variable& variable) {
    Change change{"bound", std::nullopt, variable.name};
    put_value(variable.value, change);
    add(std::move(change));
  }

  void put_value(Value value, Change& change) const {
    change.target = target_of(value);
    if (!value.is_node()) change.text = names_.label(value);
  }

  const Names& names_;
  const History& history_;
  const std::uint32_t step_;
  StackChange stack_;
  std::vector<Change> changes_;
  std::uint32_t count_ = 0;
};

void add_objects(const Timeline& timeline, std::span<const ObjectId> ids,
                 TimelineState& state) {
  for (const ObjectId id : ids) {
    std::optional<ObjectState> object = timeline.object(id, state.step, kMaxMomentSlots);
    if (object) state.objects.push_back(*std::move(object));
  }
}

}  // namespace

Result<Moment> moment(const Timeline& timeline, std::int64_t step,
                      const std::optional<std::vector<ObjectId>>& objects,
                      std::uint32_t window) {
  RK_TRY(timeline.check_state(step));
  const TimelineScript& script = timeline.script();
  const History& history = script.history();
  const std::span<const ObjectId> existing = history.objects(step);
  Moment moment;
  moment.state.step = step;
  add_objects(timeline, objects ? std::span<const ObjectId>(*objects) : existing,
              moment.state);
  moment.state.memo = memo_entries(script, step, window);
  const StackView stack = script.stack(step, window);
  for (const StackEntry& entry : stack.entries) {
    moment.state.stack.push_back(stack_holder(script.names(), entry));
  }
  moment.state.variables = bound_variables(script, step, window);
  moment.totals = {static_cast<std::uint32_t>(existing.size()),
                   history.pending_slots(step),
                   history.memo_size(step),
                   stack.size,
                   static_cast<std::uint32_t>(history.variables(step).size()),
                   0};
  if (step < 0) return moment;
  const auto index = static_cast<std::uint32_t>(step);
  moment.state.changed = script.touched(index);
  moment.done = timeline.step(index).value();
  Changes(script, index).move_to(moment);
  return moment;
}

}  // namespace reknot
