#include "core/lower/machine_text.h"

#include <algorithm>

#include "core/base/result.h"

namespace reknot {

Label MachineText::new_label() {
  labels_.emplace_back();
  return static_cast<Label>(labels_.size() - 1);
}

void MachineText::place(Label label) {
  RK_CHECK(labels_[label].arm == nullptr);
  if (!is_open_ && !labels_[label].is_used) return;
  // A segment that is empty yet has both labels.
  if (!is_open_ || segment_ == nullptr || !segment_->lines.empty()) {
    if (is_open_ && segment_ != nullptr) jump(label, true, 0, 0);
    region_->arms.push_back(std::make_unique<Arm>());
    segment_ = region_->arms.back().get();
    sink_ = &segment_->lines;
  }
  labels_[label].arm = segment_;
  is_open_ = true;
}

void MachineText::add(MachineLine line) {
  if (is_open_) sink_->push_back(std::move(line));
}

void MachineText::set(Label label, std::uint32_t depth, std::uint32_t source) {
  if (!is_open_) return;
  use(label);
  MachineLine line;
  line.depth = depth;
  line.text = names_.label + " = ";
  line.source = source;
  line.label = label;
  line.is_jump = true;
  sink_->push_back(std::move(line));
}

void MachineText::jump(Label label, bool is_last, std::uint32_t depth,
                       std::uint32_t source) {
  set(label, depth, source);
  if (is_last) {
    is_open_ = false;
    return;
  }
  MachineLine next;
  next.depth = depth;
  next.text = "continue";
  next.source = source;
  add(std::move(next));
}

void MachineText::keep_jump() {
  if (sink_ == nullptr) return;
  const auto last = std::find_if(sink_->rbegin(), sink_->rend(),
                                 [](const MachineLine& line) { return line.is_jump; });
  if (last != sink_->rend()) last->is_jump = false;
}

MachineRegion::Arm* MachineText::begin_region(Label label) {
  if (is_open_) jump(label, true, 0, 0);
  region_->arms.push_back(std::make_unique<Arm>());
  Arm* arm = region_->arms.back().get();
  arm->region = std::make_unique<MachineRegion>();
  around_.push_back(region_);
  region_ = arm->region.get();
  segment_ = nullptr;
  use(label);
  place(label);
  return arm;
}

void MachineText::end_region() {
  region_ = around_.back();
  around_.pop_back();
  segment_ = nullptr;
  is_open_ = false;
}

void MachineText::write_after(Arm* arm) {
  sink_ = &arm->after;
  is_open_ = true;
}

void MachineText::write_segments() {
  sink_ = nullptr;
  is_open_ = false;
}

void MachineText::number() {
  for (Place& place : labels_) {
    place.target = target_of(place);
    if (place.target != nullptr) place.target->is_target = true;
  }
  leave_out_signposts(root_);
  std::uint32_t next = 0;
  number(root_, next);
}

// Where one gets to from a label: not to a segment that only says where to go on.
MachineText::Arm* MachineText::target_of(const Place& place) const {
  Arm* arm = place.arm;
  for (std::size_t steps = 0; arm != nullptr && steps < labels_.size(); ++steps) {
    const MachineLine* signpost = signpost_of(*arm);
    if (signpost == nullptr) return arm;
    arm = labels_[signpost->label].arm;
  }
  // They lead in a circle.
  return place.arm;
}

// The one line of such a segment. The first segment is where label 0 is, so it is none.
const MachineLine* MachineText::signpost_of(const Arm& arm) const {
  if (arm.region != nullptr || &arm == root_.arms.front().get()) return nullptr;
  const MachineLine* only = nullptr;
  for (const MachineLine& line : arm.lines) {
    if (is_left_out(line)) continue;
    if (only != nullptr || !line.is_jump) return nullptr;
    only = &line;
  }
  return only;
}

void MachineText::leave_out_signposts(MachineRegion& region) {
  for (const std::unique_ptr<Arm>& arm : region.arms) {
    if (arm->region != nullptr) leave_out_signposts(*arm->region);
  }
  std::erase_if(region.arms, [&](const std::unique_ptr<Arm>& arm) {
    // Nothing is done where a `try` protects nothing.
    if (arm->region != nullptr) return arm->region->arms.empty();
    return !arm->is_target && signpost_of(*arm) != nullptr;
  });
}

bool MachineText::is_left_out(const MachineLine& line) const {
  return line.continuation_of < is_single_.size() && is_single_[line.continuation_of];
}

// Regions are nested no deeper than statements, which have a limit.
void MachineText::number(MachineRegion& region, std::uint32_t& next) {
  for (const std::unique_ptr<Arm>& arm : region.arms) {
    arm->first = next;
    if (arm->region != nullptr) {
      number(*arm->region, next);
    } else {
      ++next;
    }
    arm->last = next - 1;
  }
}

std::uint32_t MachineText::number_of(Label label) const {
  RK_CHECK(labels_[label].target != nullptr);
  return labels_[label].target->first;
}

MachineLines MachineText::render(std::uint32_t depth) const {
  MachineLines output;
  if (needs_loop(root_)) {
    MachineLine line;
    line.depth = depth;
    line.text = names_.label + " = " + names_.machine + ".label";
    output.push_back(std::move(line));
  }
  render(root_, depth, true, output);
  for (MachineLine& line : output) {
    if (line.label != kNoLabel) line.text += std::to_string(number_of(line.label));
    line.text += line.tail;
  }
  return output;
}

// One segment needs no loop: what leaves it goes on in the loop around.
bool MachineText::needs_loop(const MachineRegion& region) const {
  if (region.arms.size() != 1 || region.arms.front()->region != nullptr) return true;
  if (&region != &root_) return false;
  const MachineLines& lines = region.arms.front()->lines;
  return std::any_of(lines.begin(), lines.end(),
                     [](const MachineLine& line) { return line.label != kNoLabel; });
}

void MachineText::render(const MachineRegion& region, std::uint32_t depth, bool has_loop,
                         MachineLines& output) const {
  if (!needs_loop(region)) {
    return render_lines(region.arms.front()->lines, depth, output);
  }
  const auto put = [&](std::uint32_t at, std::string text) {
    MachineLine line;
    line.depth = at;
    line.text = std::move(text);
    output.push_back(std::move(line));
  };
  const std::uint32_t inside = has_loop ? depth + 1 : depth;
  if (has_loop) put(depth, "while True:");
  bool is_first = true;
  for (const std::unique_ptr<Arm>& arm : region.arms) {
    const std::string first = std::to_string(arm->first);
    const std::string test =
        arm->first == arm->last
            ? names_.label + " == " + first
            : first + " <= " + names_.label + " <= " + std::to_string(arm->last);
    put(inside, (is_first ? "if " : "elif ") + test + ":");
    is_first = false;
    render_arm(*arm, inside + 1, output);
  }
  if (&region == &root_ || !has_loop) return;
  put(inside, "else:");
  put(inside + 1, "break");
}

void MachineText::render_arm(const Arm& arm, std::uint32_t depth,
                             MachineLines& output) const {
  if (arm.region == nullptr) return render_lines(arm.lines, depth, output);
  render_lines(arm.before, depth, output);
  render(*arm.region, depth + 1, arm.has_loop, output);
  render_lines(arm.after, depth, output);
}

void MachineText::render_lines(const MachineLines& lines, std::uint32_t depth,
                               MachineLines& output) const {
  for (const MachineLine& line : lines) {
    if (is_left_out(line)) continue;
    output.push_back(line);
    output.back().depth += depth;
  }
}

}  // namespace reknot
