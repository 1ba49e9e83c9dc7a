#include "core/replay/capture_timeline.h"

#include <algorithm>

#include "core/artifact/artifact.h"
#include "core/replay/capture_sentences.h"
#include "core/replay/capture_steps.h"
#include "core/replay/script.h"
#include "core/replay/source_span.h"

namespace reknot {
namespace {

class CaptureScript final : public TimelineScript {
 public:
  CaptureScript(Graph graph, CaptureSteps steps)
      : graph_(std::move(graph)),
        names_(graph_),
        spans_(graph_),
        steps_(std::move(steps)) {
    steps_.history.finish(names_);
  }

  TimelineKind kind() const override { return TimelineKind::kCapture; }
  const Names& names() const override { return names_; }
  const History& history() const override { return steps_.history; }

  TimelineStep step(std::uint32_t index) const override {
    const CaptureStep& step = steps_.steps[index];
    return {index,
            std::string(capture_step_name(step.kind)),
            object(index),
            label(step),
            capture_sentence(names_, steps_, index),
            pending(index),
            source(step),
            step.bytes};
  }

  std::uint32_t kind_number(std::uint32_t index) const override {
    return static_cast<std::uint32_t>(steps_.steps[index].kind);
  }

  std::optional<ObjectId> object(std::uint32_t index) const override {
    const CaptureStep& step = steps_.steps[index];
    if (step.kind == CaptureStepKind::kSource) return std::nullopt;
    if (step.kind != CaptureStepKind::kBind) return step.object;
    return target_of(graph_.variables()[step.object].second);
  }

  std::uint32_t byte_size(std::uint32_t index) const override {
    return steps_.steps[index].bytes.size;
  }

  std::vector<ObjectId> touched(std::uint32_t index) const override {
    const std::optional<ObjectId> about = object(index);
    if (!about) return {};
    const ObjectId holder = steps_.steps[index].place.holder;
    if (holder == CapturePlace::kNoHolder || holder == *about) return {*about};
    return {*about, holder};
  }

  bool memo_answers(std::uint32_t index) const override {
    return steps_.steps[index].kind == CaptureStepKind::kMemo;
  }

  StackView stack(std::int64_t index, std::uint32_t limit) const override {
    StackView view;
    std::uint32_t frame = frame_after(index);
    view.size = depth(frame);
    while (frame != CaptureFrame::kNone && view.entries.size() < limit) {
      view.entries.push_back(entry(frame));
      frame = steps_.frames[frame].outer;
    }
    std::reverse(view.entries.begin(), view.entries.end());
    return view;
  }

  StackChange stack_change(std::uint32_t index) const override {
    StackChange change;
    std::uint32_t before = frame_after(std::int64_t{index} - 1);
    std::uint32_t after = frame_after(index);
    while (before != after) {
      if (depth(before) >= depth(after)) {
        change.popped.push_back(entry(before));
        before = steps_.frames[before].outer;
      } else {
        change.pushed.push_back(entry(after));
        after = steps_.frames[after].outer;
      }
    }
    std::reverse(change.pushed.begin(), change.pushed.end());
    return change;
  }

  std::unique_ptr<StackWalk> walk_stacks() const override {
    return std::make_unique<Walk>(*this);
  }

 private:
  // Each frame is pushed once and popped once.
  class Walk final : public StackWalk {
   public:
    explicit Walk(const CaptureScript& script) : script_(script) {}
    StackChange next() override { return script_.stack_change(step_++); }

   private:
    const CaptureScript& script_;
    std::uint32_t step_ = 0;
  };

  std::uint32_t frame_after(std::int64_t index) const {
    if (index < 0) return CaptureFrame::kNone;
    return steps_.steps[static_cast<std::size_t>(index)].frame;
  }
  std::uint32_t depth(std::uint32_t frame) const {
    return frame == CaptureFrame::kNone ? 0 : steps_.frames[frame].depth;
  }
  StackEntry entry(std::uint32_t frame) const {
    return {Value::node(steps_.frames[frame].object).bits(), true};
  }

  std::string label(const CaptureStep& step) const {
    if (step.kind == CaptureStepKind::kBind) return graph_.variables()[step.object].first;
    if (step.kind == CaptureStepKind::kSource) {
      return graph_.sources()[step.object].qualified_name();
    }
    return names_.label(step.object);
  }

  std::optional<SourceSpan> source(const CaptureStep& step) const {
    if (step.kind == CaptureStepKind::kBind) return std::nullopt;
    if (step.kind == CaptureStepKind::kSource) {
      return source_span(graph_.sources()[step.object]);
    }
    const Kind kind = graph_.kind(step.object);
    if (kind != Kind::kFunction && kind != Kind::kClass) return std::nullopt;
    return spans_.code_span(graph_, step.object);
  }

  // Of the object whose content the step is about: its slots that are empty after it.
  std::vector<std::string> pending(std::uint32_t index) const {
    std::vector<std::string> pending;
    const CaptureStep& step = steps_.steps[index];
    const bool is_open = step.kind == CaptureStepKind::kMeet ||
                         step.kind == CaptureStepKind::kDefer ||
                         step.kind == CaptureStepKind::kResume;
    if (!is_open) return pending;
    const auto size = static_cast<std::uint32_t>(graph_.slots(step.object).size());
    for (std::uint32_t slot = 0; slot < size; ++slot) {
      if (names_.slot_role(step.object, slot).empty()) continue;
      if (history().filled(step.object, slot) <= index) continue;
      if (pending.size() == kMaxPendingNames) {
        pending.emplace_back("…");
        break;
      }
      pending.push_back(names_.slot_name(step.object, slot));
    }
    return pending;
  }

  const Graph graph_;
  const Names names_;
  const SourceSpans spans_;
  CaptureSteps steps_;
};

struct Followed {
  Graph graph;
  CaptureSteps steps;
};

Result<Followed> follow(ByteView stream) {
  CaptureTrace trace;
  RK_TRY_ASSIGN(const Graph met, read_capture_stream(stream, &trace));
  if (!trace.is_whole()) {
    return Error{ErrorCode::kLimitExceeded, 0, "too many values"};
  }
  RK_TRY_ASSIGN(const Bytes written, write_artifact(met, DocumentForm::kCompact));
  RK_TRY_ASSIGN(Artifact artifact, read_artifact(written));
  RK_TRY_ASSIGN(CaptureSteps steps, capture_steps(met, trace, artifact.graph));
  return Followed{std::move(artifact.graph), std::move(steps)};
}

}  // namespace

Result<Timeline> capture_timeline(ByteView stream) {
  RK_TRY_ASSIGN(Followed followed, follow(stream));
  return Timeline(std::make_unique<CaptureScript>(std::move(followed.graph),
                                                  std::move(followed.steps)));
}

}  // namespace reknot
