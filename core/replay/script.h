// TimelineScript: what plans and pickles each do in their own way. Whatever they have in common is
// told by who asks them: core/replay/timeline.h, moment.h, marks.h, union_graph.h, recording.h.
#ifndef RK_CORE_REPLAY_SCRIPT_H_
#define RK_CORE_REPLAY_SCRIPT_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "core/replay/history.h"
#include "core/replay/names.h"
#include "core/replay/timeline.h"

namespace reknot {

// An entry of the stack, without words.
struct StackEntry {
  // Of a value, or kStackMark.
  std::uint32_t bits;
  // Whether the object exists; one that is waited for can stand on the stack before.
  bool exists;

  bool operator==(const StackEntry&) const = default;
};

// What a mark on a pickle's stack is; no value has these bits.
inline constexpr std::uint32_t kStackMark = 7;

// The newest entries of a stack, the top last, and how many there are in all.
struct StackView {
  std::uint32_t size = 0;
  std::vector<StackEntry> entries;
};

// How a step changes the stack: what goes, the top first, and what comes, the top last.
struct StackChange {
  std::vector<StackEntry> popped;
  std::vector<StackEntry> pushed;
};

// All stacks of a timeline, one after the other.
class StackWalk {
 public:
  virtual ~StackWalk() = default;
  // The change that the next step brings about, from the first step on.
  //
  // cost     O(the change), over the whole walk
  virtual StackChange next() = 0;
};

// Indices are in range; of the objects and steps that `history` tells of, everything else follows.
class TimelineScript {
 public:
  virtual ~TimelineScript() = default;

  virtual TimelineKind kind() const = 0;
  virtual const Names& names() const = 0;
  virtual const History& history() const = 0;
  // Why there are no steps after the last one though there should be; empty if there should not.
  virtual std::string_view refusal() const { return {}; }

  virtual TimelineStep step(std::uint32_t index) const = 0;
  // The step's `kind` as a number below 256, its `object` and its `label`, at less cost.
  virtual std::uint32_t kind_number(std::uint32_t index) const = 0;
  virtual std::optional<ObjectId> object(std::uint32_t index) const = 0;
  // How many bytes the step takes in what is followed; 0 for one of a plan.
  virtual std::uint32_t byte_size(std::uint32_t index) const {
    const std::optional<ByteSpan> bytes = step(index).bytes;
    return bytes ? bytes->size : 0;
  }
  virtual std::string step_label(std::uint32_t index) const { return step(index).label; }
  // The objects that the step touches, each once.
  virtual std::vector<ObjectId> touched(std::uint32_t index) const = 0;
  // Whether the step has the memo answer with an object.
  virtual bool memo_answers(std::uint32_t index) const = 0;

  // The stack after a step, and what the step changed of it.
  //
  // limit    how many entries are wanted at most
  // cost     O(depth) for a plan, O(what is returned) for a pickle
  virtual StackView stack(std::int64_t index, std::uint32_t limit) const = 0;
  virtual StackChange stack_change(std::uint32_t index) const = 0;
  virtual std::unique_ptr<StackWalk> walk_stacks() const = 0;
};

}  // namespace reknot

#endif  // RK_CORE_REPLAY_SCRIPT_H_
