// Tape: rows of 32-bit registers that remember how they came about.
//
// Every write is kept as the bits that it flipped, so the same delta leads forwards and backwards.
// Now and then all registers are kept as well, a keyframe. Seeking starts from the nearest of the
// keyframes and the present position and applies the deltas in between. A keyframe is as far from
// the one before, in deltas, as the registers are many: keyframes take no more memory than deltas,
// and no seek takes longer than reading all registers would.
#ifndef RK_CORE_REPLAY_TAPE_H_
#define RK_CORE_REPLAY_TAPE_H_

#include <array>
#include <cstdint>
#include <vector>

namespace reknot {

class Tape {
 public:
  static constexpr std::uint32_t kRows = 4;

  // Recording, which ends with the first seek: writes belong to the step that the next end_step
  // ends. A register that was never written is 0. At most 2^30 registers a row.
  //
  // cost     O(1), amortised
  void write(std::uint32_t row, std::uint32_t index, std::uint32_t value);
  void end_step();

  // Takes the registers to what they were after a step; -1 is before the first one.
  //
  // cost     O(min(deltas on the way from the present position, registers))
  void seek(std::int64_t step);

  // As of the present position, at first that of the last step.
  std::uint32_t read(std::uint32_t row, std::uint32_t index) const {
    return index < rows_[row].size() ? rows_[row][index] : 0;
  }
  std::uint32_t steps() const { return static_cast<std::uint32_t>(ends_.size()); }

 private:
  using Rows = std::array<std::vector<std::uint32_t>, kRows>;
  struct Delta {
    // index << 2 | row
    std::uint32_t place;
    // The bits that differ.
    std::uint32_t flipped;
  };
  struct Keyframe {
    // How many steps, and deltas, lie before it.
    std::uint32_t steps;
    std::uint32_t deltas;
    Rows rows;
  };
  static constexpr std::uint32_t kMinSpacing = 4096;

  std::uint32_t deltas_before(std::uint32_t steps) const {
    return steps == 0 ? 0 : ends_[steps - 1];
  }
  std::size_t register_count() const;
  void apply(std::uint32_t from, std::uint32_t to);
  void load(const Keyframe& keyframe);

  Rows rows_;
  std::vector<Delta> deltas_;
  // By step: how many deltas there are up to its end.
  std::vector<std::uint32_t> ends_;
  std::vector<Keyframe> keyframes_;
  // How many steps lie before the present position, and how many deltas.
  std::uint32_t position_ = 0;
  std::uint32_t delta_position_ = 0;
};

}  // namespace reknot

#endif  // RK_CORE_REPLAY_TAPE_H_
