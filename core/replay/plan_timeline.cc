#include <algorithm>
#include <array>
#include <span>

#include "core/replay/names.h"
#include "core/replay/plan_stack.h"
#include "core/replay/script.h"
#include "core/replay/sentences.h"
#include "core/replay/source_span.h"

namespace reknot {
namespace {

constexpr std::uint32_t kFirstCreation = 64;
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

class PlanScript final : public TimelineScript {
 public:
  PlanScript(Graph graph, Plan plan)
      : graph_(std::move(graph)),
        plan_(std::move(plan)),
        names_(graph_),
        spans_(graph_),
        focus_(plan_focus(plan_)),
        next_filling_(plan_.steps.size(), kNeverStep),
        pending_count_(plan_.steps.size(), 0) {
    for (const Step& step : plan_.steps) record(step);
    history_.finish(names_);
    look_ahead();
  }

  TimelineKind kind() const override { return TimelineKind::kPlan; }
  const Names& names() const override { return names_; }
  const History& history() const override { return history_; }

  TimelineStep step(std::uint32_t index) const override {
    const Step& step = plan_.steps[index];
    const std::vector<std::string> cells = empty_cells(index);
    return {index,
            kind_of(step),
            object(index),
            step_label(index),
            plan_sentence(names_, history_, step, index),
            pending(index, cells),
            source_of(step),
            std::nullopt};
  }

  // The kinds of what is created stand behind those of the steps.
  std::uint32_t kind_number(std::uint32_t index) const override {
    const Step& step = plan_.steps[index];
    if (step.kind != StepKind::kCreate) return static_cast<std::uint32_t>(step.kind);
    return kFirstCreation + static_cast<std::uint32_t>(graph_.kind(step.node));
  }

  std::optional<ObjectId> object(std::uint32_t index) const override {
    const NodeId node = plan_.steps[index].node;
    return node == kNoNode ? std::nullopt : std::optional<ObjectId>(node);
  }

  std::string step_label(std::uint32_t index) const override {
    const Step& step = plan_.steps[index];
    if (step.kind == StepKind::kCompile) {
      return graph_.sources()[step.begin].qualified_name();
    }
    if (step.node == kNoNode) return graph_.variables()[step.begin].first;
    return names_.label(step.node);
  }

  std::vector<ObjectId> touched(std::uint32_t index) const override {
    const Step& step = plan_.steps[index];
    if (step.node == kNoNode) return {};
    if (step.kind == StepKind::kRefer && step.begin != step.node) {
      return {step.node, step.begin};
    }
    return {step.node};
  }

  bool memo_answers(std::uint32_t index) const override {
    return plan_.steps[index].kind == StepKind::kRefer;
  }

  StackView stack(std::int64_t index, std::uint32_t limit) const override {
    StackView view;
    if (index < 0) return view;
    const auto step = static_cast<std::uint32_t>(index);
    for (NodeId node = focus_[step]; node != kNoNode; node = plan_.parent[node]) {
      if (history_.completed(node) <= step) continue;
      if (view.size++ >= limit) continue;
      view.entries.push_back({Value::node(node).bits(), history_.created(node) <= step});
    }
    std::reverse(view.entries.begin(), view.entries.end());
    return view;
  }

  StackChange stack_change(std::uint32_t index) const override {
    const std::vector<StackEntry> before = stack(std::int64_t{index} - 1, ~0U).entries;
    const std::vector<StackEntry> after = stack(index, ~0U).entries;
    const auto [gone, come] =
        std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    return {{before.rbegin(), std::make_reverse_iterator(gone)}, {come, after.end()}};
  }

  std::unique_ptr<StackWalk> walk_stacks() const override {
    return std::make_unique<PlanStackWalk>(plan_, history_, focus_);
  }

 private:
  // --- Recording -----------------------------------------------------------------------------

  void record(const Step& step) {
    if (step.kind == StepKind::kCreate) history_.create(step.node);
    if (step.kind == StepKind::kMemoize) {
      history_.remember(memoized_++, Value::node(step.node));
    }
    if (step.kind == StepKind::kPublish) {
      const auto& [name, value] = graph_.variables()[step.begin];
      history_.bind(name, value);
    }
    if (fills(step)) {
      const auto [own, cells] = filled_by(step);
      history_.fill(step.node, own.begin, own.end);
      if (cells.begin < cells.end) history_.fill(step.node, cells.begin, cells.end);
    }
    history_.end_step();
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
    std::vector<std::uint32_t> next(graph_.size(), kNeverStep);
    std::vector<std::uint32_t> pending(graph_.size(), 0);
    for (std::size_t i = plan_.steps.size(); i-- > 0;) {
      const Step& step = plan_.steps[i];
      if (step.node == kNoNode) continue;
      next_filling_[i] = next[step.node];
      pending_count_[i] = pending[step.node];
      if (!fills(step)) continue;
      next[step.node] = static_cast<std::uint32_t>(i);
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
      const std::uint32_t completed = history_.completed(cell);
      if (completed > index && completed != kNeverStep) empty.push_back(cells[i]);
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
         i != kNeverStep &&
         pending.size() < std::min<std::size_t>(count, kMaxPendingNames);
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

  const Graph graph_;
  const Plan plan_;
  const Names names_;
  const SourceSpans spans_;
  History history_;
  std::uint32_t memoized_ = 0;
  const std::vector<NodeId> focus_;
  // By step: the next one that fills the same object, and how many shown slots are left to fill.
  std::vector<std::uint32_t> next_filling_;
  std::vector<std::uint32_t> pending_count_;
};

}  // namespace

Result<Timeline> plan_timeline(Graph graph, Plan plan) {
  return Timeline(std::make_unique<PlanScript>(std::move(graph), std::move(plan)));
}

}  // namespace reknot
