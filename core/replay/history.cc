#include "core/replay/history.h"

#include <algorithm>

namespace reknot {
namespace {

// How many elements of an ascending sequence are dated no later than a step.
template <typename T, typename StepOf>
std::size_t count_until(std::span<const T> elements, std::int64_t step, StepOf step_of) {
  const auto end = std::partition_point(
      elements.begin(), elements.end(),
      [&](const T& element) { return std::int64_t{step_of(element)} <= step; });
  return static_cast<std::size_t>(end - elements.begin());
}

}  // namespace

// --- Recording -------------------------------------------------------------------------------

void History::create(ObjectId object) {
  effects_.push_back({Effect::Kind::kCreate, object, 0, 0});
  made_.push_back(object);
}

void History::fill(ObjectId object, std::uint32_t begin, std::uint32_t end) {
  effects_.push_back({Effect::Kind::kFill, object, begin, end});
}

void History::remember(std::uint32_t key, Value value) {
  const auto [found, is_new] = memo_places_.try_emplace(key, memo_places());
  if (is_new) memo_keys_.push_back(key);
  effects_.push_back({Effect::Kind::kRemember, 0, found->second, value.bits()});
}

void History::bind(std::string name, Value value) {
  const auto variable = static_cast<std::uint32_t>(variables_.size());
  variables_.push_back({steps(), std::move(name), value});
  effects_.push_back({Effect::Kind::kBind, 0, variable, 0});
}

void History::end_step() { ends_.push_back(static_cast<std::uint32_t>(effects_.size())); }

void History::finish(const Names& names) {
  const Graph& graph = names.graph();
  lives_.resize(graph.size());
  std::uint32_t slots = 0;
  for (NodeId node = 0; node < graph.size(); ++node) {
    lives_[node].first_slot = slots;
    slots += static_cast<std::uint32_t>(graph.slots(node).size());
  }
  filled_.assign(slots, kNeverStep);
  for (std::uint32_t step = 0; step < steps(); ++step) {
    for (const Effect& effect : effects(step)) date(effect, step);
  }
  count_pending(names);
  sort_memo();
}

void History::date(const Effect& effect, std::uint32_t step) {
  if (effect.kind != Effect::Kind::kCreate && effect.kind != Effect::Kind::kFill) return;
  Life& life = lives_[effect.object];
  if (effect.kind == Effect::Kind::kCreate) life.created = step;
  life.completed = step;
  std::fill(filled_.begin() + life.first_slot + effect.begin,
            filled_.begin() + life.first_slot + effect.end, step);
}

void History::count_pending(const Names& names) {
  const Graph& graph = names.graph();
  // Unsigned on purpose: a difference that wraps is one that is taken away.
  pending_.assign(steps(), 0);
  for (const ObjectId object : made_) {
    for (std::uint32_t slot = 0; slot < graph.slots(object).size(); ++slot) {
      if (names.slot_role(object, slot).empty()) continue;
      ++lives_[object].shown_slots;
      ++pending_[created(object)];
      if (filled(object, slot) != kNeverStep) --pending_[filled(object, slot)];
    }
  }
  for (std::uint32_t step = 1; step < steps(); ++step) {
    pending_[step] += pending_[step - 1];
  }
}

// Groups the writes by place; within one they stay in the order of their steps.
void History::sort_memo() {
  memo_ends_.assign(memo_places(), 0);
  for (const Effect& effect : effects_) {
    if (effect.kind == Effect::Kind::kRemember) ++memo_ends_[effect.begin];
  }
  std::uint32_t end = 0;
  for (std::uint32_t& count : memo_ends_) {
    const std::uint32_t begin = end;
    end += count;
    count = begin;
  }
  memo_writes_.resize(end);
  for (std::uint32_t step = 0; step < steps(); ++step) {
    for (const Effect& effect : effects(step)) {
      if (effect.kind != Effect::Kind::kRemember) continue;
      memo_writes_[memo_ends_[effect.begin]++] = {step, Value::from_bits(effect.end)};
    }
  }
  memo_places_ = {};
}

// --- Asking ----------------------------------------------------------------------------------

std::span<const Effect> History::effects(std::uint32_t step) const {
  const std::uint32_t begin = step == 0 ? 0 : ends_[step - 1];
  return {effects_.data() + begin, ends_[step] - begin};
}

std::span<const ObjectId> History::objects(std::int64_t step) const {
  const std::span<const ObjectId> made(made_);
  return made.first(
      count_until(made, step, [this](ObjectId object) { return created(object); }));
}

std::uint32_t History::memo_size(std::int64_t step) const {
  // Places are numbered by their first writes, so these ascend.
  std::uint32_t low = 0;
  std::uint32_t high = memo_places();
  while (low < high) {
    const std::uint32_t middle = (low + high) / 2;
    if (std::int64_t{memo_writes(middle)[0].step} <= step) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

std::span<const History::MemoWrite> History::memo_writes(std::uint32_t place) const {
  const std::uint32_t begin = place == 0 ? 0 : memo_ends_[place - 1];
  return {memo_writes_.data() + begin, memo_ends_[place] - begin};
}

History::MemoEntry History::memo_entry(std::uint32_t place, std::int64_t step) const {
  const std::span<const MemoWrite> writes = memo_writes(place);
  const std::size_t count =
      count_until(writes, step, [](const MemoWrite& write) { return write.step; });
  return {memo_keys_[place], writes[count - 1].value};
}

std::span<const History::Variable> History::variables(std::int64_t step) const {
  const std::span<const Variable> bound(variables_);
  return bound.first(
      count_until(bound, step, [](const Variable& variable) { return variable.step; }));
}

}  // namespace reknot
