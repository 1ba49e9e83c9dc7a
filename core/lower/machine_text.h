// The text of a state machine while it is made: segments with labels, in nested regions. Private to
// this folder.
#ifndef RK_CORE_LOWER_MACHINE_TEXT_H_
#define RK_CORE_LOWER_MACHINE_TEXT_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace reknot {

// One of MachineText; its number in the output is known only at the end.
using Label = std::uint32_t;
inline constexpr Label kNoLabel = ~Label{0};

struct MachineLine {
  // Levels of indentation below its block.
  std::uint32_t depth = 0;
  // Further lines in it come out as they are: they stand in parentheses or in a string.
  std::string text;
  // Of the text that is lowered, from 1; or 0.
  std::uint32_t source = 0;
  // Written between `text` and `tail`.
  Label label = kNoLabel;
  std::string tail;
  // The beginning of the line is inside a string, so it is not indented.
  bool is_raw = false;
  // "label = N" that no statement of the program stands for.
  bool is_jump = false;
  // The line says where a `finally` goes on; it is left out where there is one place only.
  std::uint32_t continuation_of = ~std::uint32_t{0};
};
using MachineLines = std::vector<MachineLine>;

// Goes to the arm that has the label:
//
//   while True:                      of the outermost region, and of those with has_loop
//       if label == 3:
//           lines
//       elif 4 <= label <= 6:        an arm with a region of its own
//           before
//               if label == 4: …
//           after
//       else:                        not of the outermost region
//           break
struct MachineRegion {
  struct Arm {
    MachineLines lines;
    // Or else this, with what stands around it.
    std::unique_ptr<MachineRegion> region;
    MachineLines before;
    MachineLines after;
    // Whether it stays inside for as long as it can. Without, it goes round in the loop around: to
    // enter a `try` costs nothing, and CPython takes few blocks in one another.
    bool has_loop = false;
    // Set when numbered; the first and the last label in the arm.
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    bool is_target = false;
  };
  std::vector<std::unique_ptr<Arm>> arms;
};

// The names in the output that must not be names of the program.
struct MachineNames {
  std::string machine;
  std::string environment;
  std::string label;
  std::string value;
};

class MachineText {
 public:
  using Arm = MachineRegion::Arm;

  explicit MachineText(MachineNames names) : names_(std::move(names)), region_(&root_) {}

  Label new_label();
  // Begins a segment here. What stood before it goes on into it.
  void place(Label label);
  // The jump that was added last is a statement of the program: it stays, alone in its segment or not.
  void keep_jump();
  // Nothing follows in this segment.
  void close() { is_open_ = false; }
  // Whether what is written now can be reached. What cannot is not kept.
  bool is_open() const { return is_open_; }

  void add(MachineLine line);
  // "label = N"; the arm of this label is the next, wherever this one ends.
  void set(Label label, std::uint32_t depth, std::uint32_t source);
  // "label = N"; if it is not the last in its segment, then with "continue".
  void jump(Label label, bool is_last, std::uint32_t depth, std::uint32_t source);
  void use(Label label) { labels_[label].is_used = true; }

  // A region that begins with `label`, to which the segment before it goes on.
  Arm* begin_region(Label label);
  void end_region();

  // Writes behind a region that has ended, or where it was before that.
  void write_after(Arm* arm);
  void write_segments();

  // By number of what MachineLine::continuation_of names: whether there is one place only.
  void set_single_continuations(std::vector<bool> is_single) {
    is_single_ = std::move(is_single);
  }
  // All labels get their numbers. Nothing may be added any more.
  void number();
  std::uint32_t number_of(Label label) const;
  // The lines of the method's body, `depth` levels deep.
  MachineLines render(std::uint32_t depth) const;

 private:
  struct Place {
    Arm* arm = nullptr;
    bool is_used = false;
    // Set when numbered.
    Arm* target = nullptr;
  };

  Arm* target_of(const Place& place) const;
  const MachineLine* signpost_of(const Arm& arm) const;
  void leave_out_signposts(MachineRegion& region);
  bool is_left_out(const MachineLine& line) const;
  void number(MachineRegion& region, std::uint32_t& next);
  bool needs_loop(const MachineRegion& region) const;
  void render(const MachineRegion& region, std::uint32_t depth, bool has_loop,
              MachineLines& output) const;
  void render_arm(const Arm& arm, std::uint32_t depth, MachineLines& output) const;
  void render_lines(const MachineLines& lines, std::uint32_t depth,
                    MachineLines& output) const;

  const MachineNames names_;
  MachineRegion root_;
  MachineRegion* region_;
  // Those around `region_`.
  std::vector<MachineRegion*> around_;
  Arm* segment_ = nullptr;
  MachineLines* sink_ = nullptr;
  bool is_open_ = false;
  std::vector<Place> labels_;
  std::vector<bool> is_single_;
};

}  // namespace reknot

#endif  // RK_CORE_LOWER_MACHINE_TEXT_H_
