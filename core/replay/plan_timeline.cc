#include <algorithm>
#include <array>
#include <span>

#include "core/replay/names.h"
#include "core/replay/sentences.h"
#include "core/replay/source_span.h"
#include "core/replay/tape.h"
#include "core/replay/timeline.h"

namespace reknot {
namespace {

constexpr std::uint32_t kNever = ~0U;
constexpr auto kFunctionFixed = slot_index(FunctionSlot::kCount);

// Slots [begin, end) of an object.
struct SlotRange {
  std::uint32_t begin;
  std::uint32_t end;
};

bool fills(const Step& step) {
  switch (step.kind) {
    case StepKind::kCreate:
    case StepKind::kFill:
    case StepKind::kBind:
    case StepKind::kDefine:
    case StepKind::kComplete:
      return true;
    case StepKind::kCompile:
    case StepKind::kMemoize:
    case StepKind::kRefer:
    case StepKind::kPublish:
      return false;
  }
  RK_CHECK(false);
}

// Steps of one kind, ascending: what they bring about stays to the end.
class Lasting {
 public:
  void add(std::uint32_t step) { steps_.push_back(step); }
  // Those up to a step.
  std::span<const std::uint32_t> until(std::int64_t step) const {
    const auto end = std::partition_point(steps_.begin(), steps_.end(),
                                          [step](std::uint32_t s) { return s <= step; });
    return {steps_.data(), static_cast<std::size_t>(end - steps_.begin())};
  }

 private:
  std::vector<std::uint32_t> steps_;
};

class PlanScript final : public TimelineScript {
 public:
  PlanScript(Graph graph, Plan plan)
      : graph_(std::move(graph)),
        plan_(std::move(plan)),
        names_(graph_),
        spans_(graph_),
        created_(graph_.size(), kNever),
        completed_(graph_.size(), kNever),
        next_filling_(plan_.steps.size(), kNever),
        pending_count_(plan_.steps.size(), 0) {
    place_registers();
    for (std::uint32_t i = 0; i < size(); ++i) record(i);
    look_ahead();
  }

  TimelineKind kind() const override { return TimelineKind::kPlan; }
  std::uint32_t size() const override {
    return static_cast<std::uint32_t>(plan_.steps.size());
  }

  TimelineStep step(std::uint32_t index) const override {
    const Step& step = plan_.steps[index];
    const std::vector<std::string> cells = empty_cells(index);
    return {index,
            kind_of(step),
            step.node == kNoNode ? std::nullopt : std::optional<ObjectId>(step.node),
            label_of(step),
            plan_sentence(names_, step, cells),
            pending(index, cells),
            source_of(step)};
  }

  TimelineState state(std::int64_t index) override {
    tape_.seek(index);
    TimelineState state;
    state.step = index;
    for (const std::uint32_t step : creations_.until(index)) {
      state.objects.push_back(object_state(plan_.steps[step].node, index));
    }
    for (const std::uint32_t step : memoizations_.until(index)) {
      const auto key = static_cast<std::uint32_t>(state.memo.size());
      state.memo.push_back({key, names_.holder({}, Value::node(plan_.steps[step].node))});
    }
    for (const std::uint32_t step : publications_.until(index)) {
      const auto& [name, value] = graph_.variables()[plan_.steps[step].begin];
      state.variables.push_back(names_.holder(name, value));
    }
    if (index >= 0) {
      state.stack = stack(static_cast<std::uint32_t>(index));
      state.changed = changed(plan_.steps[static_cast<std::size_t>(index)]);
    }
    return state;
  }

 private:
  // --- Recording -----------------------------------------------------------------------------

  // Gives every slot its register.
  void place_registers() {
    first_register_.reserve(graph_.size());
    std::uint32_t next = 0;
    for (NodeId node = 0; node < graph_.size(); ++node) {
      first_register_.push_back(next);
      next += static_cast<std::uint32_t>(graph_.slots(node).size());
    }
  }

  void record(std::uint32_t index) {
    const Step& step = plan_.steps[index];
    if (step.kind == StepKind::kCreate) {
      created_[step.node] = index;
      creations_.add(index);
    }
    if (step.kind == StepKind::kMemoize) memoizations_.add(index);
    if (step.kind == StepKind::kPublish) publications_.add(index);
    if (fills(step)) {
      completed_[step.node] = index;
      for (const SlotRange range : filled_by(step)) {
        for (std::uint32_t slot = range.begin; slot < range.end; ++slot) {
          tape_.write(0, first_register_[step.node] + slot, 1);
        }
      }
    }
    tape_.end_step();
  }

  // The slots that a filling step fills. A function is made around its cells.
  std::array<SlotRange, 2> filled_by(const Step& step) const {
    const bool has_cells =
        step.kind == StepKind::kCreate && graph_.kind(step.node) == Kind::kFunction;
    const auto end = static_cast<std::uint32_t>(graph_.slots(step.node).size());
    return {SlotRange{step.begin, step.end},
            has_cells ? SlotRange{kFunctionFixed, end} : SlotRange{0, 0}};
  }

  // Finds out, from the last step to the first, what each step leaves pending.
  void look_ahead() {
    std::vector<std::uint32_t> next(graph_.size(), kNever);
    std::vector<std::uint32_t> pending(graph_.size(), 0);
    for (std::uint32_t i = size(); i-- > 0;) {
      const Step& step = plan_.steps[i];
      if (step.node == kNoNode) continue;
      next_filling_[i] = next[step.node];
      pending_count_[i] = pending[step.node];
      if (!fills(step)) continue;
      next[step.node] = i;
      for (const SlotRange range : filled_by(step)) {
        pending[step.node] += shown_slots(step.node, range);
      }
    }
  }

  std::uint32_t shown_slots(NodeId node, SlotRange range) const {
    std::uint32_t count = 0;
    for (std::uint32_t slot = range.begin; slot < range.end; ++slot) {
      if (!names_.slot_role(node, slot).empty()) ++count;
    }
    return count;
  }

  // --- Steps ---------------------------------------------------------------------------------

  std::string kind_of(const Step& step) const {
    std::string kind(step_name(step.kind));
    if (step.kind == StepKind::kCreate) {
      kind += '_';
      kind += kind_label(graph_.kind(step.node));
    }
    return kind;
  }

  std::string label_of(const Step& step) const {
    if (step.kind == StepKind::kCompile) {
      return graph_.sources()[step.begin].qualified_name();
    }
    if (step.node == kNoNode) return graph_.variables()[step.begin].first;
    return names_.label(step.node);
  }

  std::optional<SourceSpan> source_of(const Step& step) const {
    if (step.kind == StepKind::kCompile) return source_span(graph_.sources()[step.begin]);
    if (step.node == kNoNode) return std::nullopt;
    const Kind kind = graph_.kind(step.node);
    if (kind != Kind::kFunction && kind != Kind::kClass) return std::nullopt;
    return spans_.code_span(graph_, step.node);
  }

  // The cells of a step's function that hold nothing yet, but will.
  std::vector<std::string> empty_cells(std::uint32_t index) const {
    const NodeId node = plan_.steps[index].node;
    if (node == kNoNode || graph_.kind(node) != Kind::kFunction) return {};
    const std::vector<std::string>& cells = graph_.code(node).cells;
    std::vector<std::string> empty;
    for (std::uint32_t i = 0; i < cells.size(); ++i) {
      const NodeId cell = graph_.slots(node)[kFunctionFixed + i].as_node();
      if (completed_[cell] > index && completed_[cell] != kNever)
        empty.push_back(cells[i]);
    }
    return empty;
  }

  // A function is not usable before its cells are filled, so these count as well.
  std::vector<std::string> pending(std::uint32_t index,
                                   const std::vector<std::string>& cells) const {
    std::vector<std::string> pending;
    const std::size_t count = cells.size() + pending_count_[index];
    for (const std::string& cell : cells) {
      if (pending.size() < kMaxPendingNames) pending.push_back("cell " + cell);
    }
    for (std::uint32_t i = next_filling_[index];
         i != kNever && pending.size() < std::min<std::size_t>(count, kMaxPendingNames);
         i = next_filling_[i]) {
      append_names(plan_.steps[i], pending);
    }
    if (count > pending.size()) {
      pending.push_back("… " + std::to_string(count - pending.size()) + " more");
    }
    return pending;
  }

  void append_names(const Step& step, std::vector<std::string>& names) const {
    for (std::uint32_t slot = step.begin;
         slot < step.end && names.size() < kMaxPendingNames; ++slot) {
      if (names_.slot_role(step.node, slot).empty()) continue;
      names.push_back(names_.slot_name(step.node, slot));
    }
  }

  // --- State ---------------------------------------------------------------------------------

  ObjectState object_state(NodeId node, std::int64_t index) const {
    ObjectState object{node,
                       kind_label(graph_.kind(node)),
                       names_.label(node),
                       completed_[node] <= index,
                       {}};
    const auto end = static_cast<std::uint32_t>(graph_.slots(node).size());
    for (std::uint32_t slot = 0; slot < end; ++slot) {
      if (names_.slot_role(node, slot).empty()) continue;
      const bool filled = tape_.read(0, first_register_[node] + slot) != 0;
      object.slots.push_back(names_.slot_state(node, slot, filled));
    }
    return object;
  }

  // The objects for whose sake the step is done, the outermost first. Those that are waited for
  // before they can exist have no id yet.
  std::vector<Holder> stack(std::uint32_t index) const {
    std::vector<Holder> stack;
    if (plan_.steps[index].kind == StepKind::kPublish) return stack;
    for (NodeId node = focus(index); node != kNoNode; node = plan_.parent[node]) {
      if (completed_[node] <= index) continue;
      Holder holder = names_.holder({}, Value::node(node));
      if (created_[node] > index) holder.target = std::nullopt;
      stack.push_back(std::move(holder));
    }
    std::reverse(stack.begin(), stack.end());
    return stack;
  }

  // The object that a step is about; a source is compiled for the object that is made next.
  NodeId focus(std::uint32_t index) const {
    while (index < size() && plan_.steps[index].kind == StepKind::kCompile) ++index;
    return index < size() ? plan_.steps[index].node : kNoNode;
  }

  std::vector<ObjectId> changed(const Step& step) const {
    if (step.node == kNoNode) return {};
    if (step.kind == StepKind::kRefer && step.begin != step.node) {
      return {step.node, step.begin};
    }
    return {step.node};
  }

  const Graph graph_;
  const Plan plan_;
  const Names names_;
  const SourceSpans spans_;
  // One register a slot of the graph: 1 when it is filled.
  Tape tape_;
  std::vector<std::uint32_t> first_register_;
  // By node: the step that makes it, and the last one that fills it.
  std::vector<std::uint32_t> created_;
  std::vector<std::uint32_t> completed_;
  Lasting creations_;
  Lasting memoizations_;
  Lasting publications_;
  // By step: the next one that fills the same object, and how many shown slots are left to fill.
  std::vector<std::uint32_t> next_filling_;
  std::vector<std::uint32_t> pending_count_;
};

}  // namespace

Result<Timeline> plan_timeline(Graph graph, Plan plan) {
  return Timeline(std::make_unique<PlanScript>(std::move(graph), std::move(plan)));
}

}  // namespace reknot
