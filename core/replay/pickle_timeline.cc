#include <algorithm>

#include "core/replay/names.h"
#include "core/replay/pickle_recorder.h"
#include "core/replay/sentences.h"
#include "core/replay/timeline.h"

namespace reknot {
namespace {

constexpr auto kStateSlot = slot_index(ObjectSlot::kState);

class PickleScript final : public TimelineScript {
 public:
  PickleScript(ByteView pickle, PickleRecording recording)
      : pickle_(pickle.begin(), pickle.end()),
        recording_(std::move(recording)),
        names_(recording_.graph) {}

  TimelineKind kind() const override { return TimelineKind::kPickle; }
  std::uint32_t size() const override {
    return static_cast<std::uint32_t>(recording_.ops.size());
  }

  TimelineStep step(std::uint32_t index) const override {
    const PickleRecording::Op& op = recording_.ops[index];
    ByteReader reader(ByteView(pickle_).subspan(op.offset));
    const PickleOp read = read_pickle_op(reader).value();
    const std::string label = names_.label(op.value);
    return {index,
            std::string(read.info->name),
            target_of(op.value),
            label,
            pickle_sentence(read, label),
            op.value.is_node() ? pending(op) : std::vector<std::string>(),
            std::nullopt};
  }

  TimelineState state(std::int64_t index) override {
    recording_.tape.seek(index);
    TimelineState state;
    state.step = index;
    const auto made = static_cast<NodeId>(
        std::partition_point(recording_.created.begin(), recording_.created.end(),
                             [index](std::uint32_t step) { return step <= index; }) -
        recording_.created.begin());
    for (NodeId node = 0; node < made; ++node) {
      state.objects.push_back(object_state(node));
    }
    for (std::uint32_t i = 0; i < read(PickleRow::kMemo, 0); ++i) {
      const Value value = Value::from_bits(read(PickleRow::kMemo, 1 + i));
      state.memo.push_back({recording_.memo_keys[i], names_.holder({}, value)});
    }
    for (std::uint32_t i = 0; i < read(PickleRow::kStack, 0); ++i) {
      state.stack.push_back(stack_entry(read(PickleRow::kStack, 1 + i)));
    }
    if (index + 1 == std::int64_t{size()}) {
      state.variables.push_back(names_.holder("result", recording_.result));
    }
    if (index >= 0) {
      const Value value = recording_.ops[static_cast<std::size_t>(index)].value;
      if (value.is_node()) state.changed.push_back(value.as_node());
    }
    return state;
  }

 private:
  std::uint32_t read(PickleRow row, std::uint32_t index) const {
    return recording_.tape.read(static_cast<std::uint32_t>(row), index);
  }

  Holder stack_entry(std::uint32_t bits) const {
    if (bits == kPickleMark) return {{}, std::nullopt, "mark"};
    return names_.holder({}, Value::from_bits(bits));
  }

  bool is_state(NodeId node, std::uint32_t slot) const {
    const Kind kind = recording_.graph.kind(node);
    return slot == kStateSlot && (kind == Kind::kInstance || kind == Kind::kCall);
  }

  ObjectState object_state(NodeId node) const {
    const Graph& graph = recording_.graph;
    ObjectState object{node, kind_label(graph.kind(node)), names_.label(node), true, {}};
    const std::uint32_t filled_slots = read(PickleRow::kFilled, node);
    for (std::uint32_t slot = 0; slot < graph.slots(node).size(); ++slot) {
      if (names_.slot_role(node, slot).empty()) continue;
      const bool filled =
          is_state(node, slot) ? read(PickleRow::kState, node) != 0 : slot < filled_slots;
      object.complete = object.complete && filled;
      object.slots.push_back(names_.slot_state(node, slot, filled));
    }
    return object;
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
  const Names names_;
};

}  // namespace

Result<Timeline> pickle_timeline(ByteView pickle) {
  PickleRecorder recorder;
  PickleLimits limits;
  limits.max_opcodes = kMaxPickleSteps;
  RK_TRY(run_pickle(pickle, PickleSequence::kOne, recorder, limits));
  return Timeline(std::make_unique<PickleScript>(pickle, std::move(recorder).take()));
}

}  // namespace reknot
