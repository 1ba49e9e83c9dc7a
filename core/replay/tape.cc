#include "core/replay/tape.h"

#include <algorithm>

#include "core/base/check.h"

namespace reknot {

void Tape::write(std::uint32_t row, std::uint32_t index, std::uint32_t value) {
  RK_CHECK(position_ == steps() && row < kRows && index < 1U << 30);
  std::vector<std::uint32_t>& registers = rows_[row];
  if (index >= registers.size()) registers.resize(std::size_t{index} + 1);
  const std::uint32_t flipped = registers[index] ^ value;
  if (flipped == 0) return;
  registers[index] = value;
  deltas_.push_back({index << 2 | row, flipped});
}

void Tape::end_step() {
  ends_.push_back(static_cast<std::uint32_t>(deltas_.size()));
  position_ = steps();
  delta_position_ = ends_.back();
  const std::size_t last = keyframes_.empty() ? 0 : keyframes_.back().deltas;
  if (deltas_.size() - last >= std::max<std::size_t>(kMinSpacing, register_count())) {
    keyframes_.push_back({position_, delta_position_, rows_});
  }
}

std::size_t Tape::register_count() const {
  std::size_t count = 0;
  for (const auto& row : rows_) count += row.size();
  return count;
}

void Tape::seek(std::int64_t step) {
  RK_CHECK(step >= -1 && step < static_cast<std::int64_t>(steps()));
  const auto target = static_cast<std::uint32_t>(step + 1);
  const std::uint32_t to = deltas_before(target);
  const auto distance = [to](std::uint32_t from) {
    return from < to ? to - from : from - to;
  };
  // The nearest keyframes are the last one up to the target and the first one after it.
  const auto after = std::partition_point(
      keyframes_.begin(), keyframes_.end(),
      [target](const Keyframe& keyframe) { return keyframe.steps <= target; });
  const Keyframe* best = nullptr;
  std::size_t cost = distance(delta_position_);
  const auto consider = [&](const Keyframe& keyframe) {
    const std::size_t other = register_count() + distance(keyframe.deltas);
    if (other >= cost) return;
    best = &keyframe;
    cost = other;
  };
  if (after != keyframes_.begin()) consider(*(after - 1));
  if (after != keyframes_.end()) consider(*after);
  if (best != nullptr) load(*best);
  apply(delta_position_, to);
  position_ = target;
  delta_position_ = to;
}

void Tape::load(const Keyframe& keyframe) {
  for (std::uint32_t row = 0; row < kRows; ++row) {
    const auto& kept = keyframe.rows[row];
    std::fill(std::copy(kept.begin(), kept.end(), rows_[row].begin()), rows_[row].end(),
              0);
  }
  delta_position_ = keyframe.deltas;
}

// A delta is its own inverse.
void Tape::apply(std::uint32_t from, std::uint32_t to) {
  const auto begin = deltas_.begin() + std::min(from, to);
  const auto end = deltas_.begin() + std::max(from, to);
  for (auto delta = begin; delta != end; ++delta) {
    rows_[delta->place & 3][delta->place >> 2] ^= delta->flipped;
  }
}

}  // namespace reknot
