#include <algorithm>

#include "core/base/check.h"
#include "core/replay/names.h"
#include "core/replay/pickle_recorder.h"
#include "core/replay/script.h"
#include "core/replay/sentences.h"

namespace reknot {
namespace {

constexpr auto kStateSlot = slot_index(ObjectSlot::kState);

class PickleScript final : public TimelineScript {
 public:
  PickleScript(ByteView pickle, PickleRecording recording, std::string refusal = {})
      : pickle_(pickle.begin(), pickle.end()),
        recording_(std::move(recording)),
        refusal_(std::move(refusal)),
        names_(recording_.graph) {
    recording_.history.finish(names_);
  }

  TimelineKind kind() const override { return TimelineKind::kPickle; }
  const Names& names() const override { return names_; }
  const History& history() const override { return recording_.history; }
  std::string_view refusal() const override { return refusal_; }

  TimelineStep step(std::uint32_t index) const override {
    const PickleRecording::Op& op = recording_.ops[index];
    const PickleOp read = read_op(op);
    const std::string text = step_label(index);
    return {index,
            std::string(read.info->name),
            target_of(op.value),
            text,
            pickle_sentence(read, text),
            op.value.is_node() ? pending(op) : std::vector<std::string>(),
            std::nullopt,
            ByteSpan{op.offset, static_cast<std::uint32_t>(read.end)}};
  }

  std::uint32_t kind_number(std::uint32_t index) const override {
    return pickle_[recording_.ops[index].offset];
  }

  std::optional<ObjectId> object(std::uint32_t index) const override {
    return target_of(recording_.ops[index].value);
  }

  std::uint32_t byte_size(std::uint32_t index) const override {
    return static_cast<std::uint32_t>(read_op(recording_.ops[index]).end);
  }

  std::string step_label(std::uint32_t index) const override {
    return names_.label(recording_.ops[index].value);
  }

  std::vector<ObjectId> touched(std::uint32_t index) const override {
    const Value value = recording_.ops[index].value;
    if (!value.is_node()) return {};
    return {value.as_node()};
  }

  bool memo_answers(std::uint32_t index) const override {
    switch (static_cast<PickleOpcode>(kind_number(index))) {
      case PickleOpcode::kGET:
      case PickleOpcode::kBINGET:
      case PickleOpcode::kLONG_BINGET:
        return recording_.ops[index].value.is_node();
      default:
        return false;
    }
  }

  StackView stack(std::int64_t index, std::uint32_t limit) const override {
    const Stacked* entry = &stacked(top_after(index));
    StackView view{entry->depth, {}};
    for (; entry->depth > 0 && limit > 0; --limit) {
      view.entries.push_back({entry->bits, true});
      entry = &stacked(entry->below);
    }
    std::reverse(view.entries.begin(), view.entries.end());
    return view;
  }

  StackChange stack_change(std::uint32_t index) const override {
    std::uint32_t before = top_after(std::int64_t{index} - 1);
    std::uint32_t after = top_after(index);
    StackChange change;
    while (before != after) {
      if (stacked(before).depth >= stacked(after).depth) {
        change.popped.push_back({stacked(before).bits, true});
        before = stacked(before).below;
      } else {
        change.pushed.push_back({stacked(after).bits, true});
        after = stacked(after).below;
      }
    }
    std::reverse(change.pushed.begin(), change.pushed.end());
    return change;
  }

  std::unique_ptr<StackWalk> walk_stacks() const override;

 private:
  using Stacked = PickleRecording::Stacked;

  const Stacked& stacked(std::uint32_t entry) const { return recording_.stack[entry]; }
  std::uint32_t top_after(std::int64_t index) const {
    return index < 0 ? 0 : recording_.ops[static_cast<std::size_t>(index)].top;
  }

  // Its offsets are counted from the opcode's first byte.
  PickleOp read_op(const PickleRecording::Op& op) const {
    ByteReader reader(ByteView(pickle_).subspan(op.offset));
    return read_pickle_op(reader).value();
  }

  bool is_state(NodeId node, std::uint32_t slot) const {
    const Kind kind = recording_.graph.kind(node);
    return slot == kStateSlot && (kind == Kind::kInstance || kind == Kind::kCall);
  }

  // What the rest of the pickle gives the object; its state usually comes last.
  std::vector<std::string> pending(const PickleRecording::Op& op) const {
    const NodeId node = op.value.as_node();
    const auto size = static_cast<std::uint32_t>(recording_.graph.slots(node).size());
    std::vector<std::string> pending;
    std::uint32_t slot = op.filled;
    for (; slot < size && pending.size() < kMaxPendingNames; ++slot) {
      if (names_.slot_role(node, slot).empty()) continue;
      pending.push_back(names_.slot_name(node, slot));
    }
    if (slot < size) pending.emplace_back("…");
    if (is_state(node, kStateSlot) && size > kStateSlot && op.has_state == 0 &&
        !names_.slot_role(node, kStateSlot).empty()) {
      pending.push_back(names_.slot_name(node, kStateSlot));
    }
    return pending;
  }

  const Bytes pickle_;
  PickleRecording recording_;
  const std::string refusal_;
  const Names names_;
};

class PickleStackWalk final : public StackWalk {
 public:
  explicit PickleStackWalk(const PickleScript& script) : script_(script) {}
  StackChange next() override { return script_.stack_change(step_++); }

 private:
  const PickleScript& script_;
  std::uint32_t step_ = 0;
};

std::unique_ptr<StackWalk> PickleScript::walk_stacks() const {
  return std::make_unique<PickleStackWalk>(*this);
}

}  // namespace

Result<Timeline> pickle_timeline(ByteView pickle) {
  PickleRecorder recorder;
  PickleLimits limits;
  limits.max_opcodes = kMaxPickleSteps;
  RK_TRY(run_pickle(pickle, PickleSequence::kOne, recorder, limits));
  return Timeline(std::make_unique<PickleScript>(pickle, std::move(recorder).take()));
}

Result<PartialTimeline> readable_timeline(ByteView pickle) {
  PickleLimits limits;
  limits.max_opcodes = kMaxPickleSteps;
  PickleRecorder whole;
  const Status status = run_pickle(pickle, PickleSequence::kOne, whole, limits);
  PickleRecording recording = std::move(whole).take();
  if (status.ok()) {
    return PartialTimeline{
        Timeline(std::make_unique<PickleScript>(pickle, std::move(recording))),
        std::nullopt};
  }
  if (recording.ops.empty()) return status.error();
  // The opcode that was refused may have left half its work: this time it is not begun.
  limits.max_opcodes = recording.ops.size();
  PickleRecorder until;
  RK_CHECK(!run_pickle(pickle, PickleSequence::kOne, until, limits).ok());
  const Error& error = status.error();
  std::string why = error.message();
  why += " (at byte " + std::to_string(error.offset) + ")";
  return PartialTimeline{Timeline(std::make_unique<PickleScript>(
                             pickle, std::move(until).take(), std::move(why))),
                         error};
}

}  // namespace reknot
