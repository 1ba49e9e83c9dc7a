// Timeline: the making of objects as something that can be sought, forwards and backwards.
//
// Two things have a timeline: a plan, whose steps rebuild a graph, and any pickle, whose opcodes
// are followed without executing anything. Both keep what changes in a Tape (core/replay/tape.h),
// so that the state after a step costs no more than writing that state down, wherever one comes
// from.
#ifndef RK_CORE_REPLAY_TIMELINE_H_
#define RK_CORE_REPLAY_TIMELINE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/graph/graph.h"
#include "core/plan/plan.h"

namespace reknot {

enum class TimelineKind : std::uint8_t { kPlan, kPickle };

// Objects are named by numbers that stay the same through all steps of a timeline.
using ObjectId = std::uint32_t;

// Lines of a user's file, 1-based, both ends included.
struct SourceSpan {
  std::string file;
  std::uint32_t line;
  std::uint32_t end_line;
};

struct TimelineStep {
  std::uint32_t index;
  // Of a plan "create_function", "memoize", …; of a pickle the opcode's name.
  std::string kind;
  // What the step is about; nothing where that is no object but an atom, or a source unit.
  std::optional<ObjectId> object;
  std::string label;
  // One sentence for a reader who does not know the code of Reknot.
  std::string sentence;
  // The names of the object's slots that are empty after the step, the next to be filled first;
  // of many only the first kMaxPendingNames and how many more there are.
  std::vector<std::string> pending;
  std::optional<SourceSpan> source;
};

inline constexpr std::uint32_t kMaxPendingNames = 16;

struct SlotState {
  std::string name;
  // What the slot is for: "item", "key", "value", "cell", …; static storage.
  std::string_view role;
  bool filled;
  // What it holds, or will hold: an object, or the text of an atom.
  std::optional<ObjectId> target;
  std::string value;
};

struct ObjectState {
  ObjectId id;
  // Static storage.
  std::string_view kind;
  std::string label;
  bool complete;
  std::vector<SlotState> slots;
};

// Something that holds a value: a variable, an entry of the stack or of the memo.
struct Holder {
  std::string name;
  std::optional<ObjectId> target;
  // The object's label, or the text of an atom.
  std::string text;
};

struct TimelineState {
  std::int64_t step;
  // Those that exist, in the order in which they were made.
  std::vector<ObjectState> objects;
  struct MemoEntry {
    std::uint32_t key;
    Holder holder;
  };
  std::vector<MemoEntry> memo;
  // The top last.
  std::vector<Holder> stack;
  std::vector<Holder> variables;
  // The objects that the step touched, each once.
  std::vector<ObjectId> changed;
};

// What plans and pickles each do in their own way. Indices are in range.
class TimelineScript {
 public:
  virtual ~TimelineScript() = default;

  virtual TimelineKind kind() const = 0;
  virtual std::uint32_t size() const = 0;
  virtual TimelineStep step(std::uint32_t index) const = 0;
  virtual TimelineState state(std::int64_t index) = 0;
};

class Timeline {
 public:
  explicit Timeline(std::unique_ptr<TimelineScript> script)
      : script_(std::move(script)) {}

  TimelineKind kind() const { return script_->kind(); }
  // In steps.
  std::uint32_t size() const { return script_->size(); }

  // What happens in a step.
  //
  // errors   kStepOutOfRange  index >= size()
  // cost     O(what is returned)
  Result<TimelineStep> step(std::uint32_t index) const;

  // What there is after a step; -1 is before the first one. Moves the timeline there, which no
  // result depends on.
  //
  // errors   kStepOutOfRange  index < -1 or index >= size()
  // cost     O(what is returned)
  Result<TimelineState> state(std::int64_t index);

 private:
  std::unique_ptr<TimelineScript> script_;
};

// The timeline of a plan that make_plan made of this very graph; both are kept.
//
// cost     O(graph)
Result<Timeline> plan_timeline(Graph graph, Plan plan);

// The timeline of one pickle, one step an opcode. Globals are named, not imported; calls are
// recorded, not made.
//
// pickle   [n] copied
// errors   those of run_pickle (core/pickle/machine.h); kWrongOperand for an opcode that fills
//          what cannot be filled; kLimitExceeded beyond kMaxPickleSteps
// cost     O(n)
Result<Timeline> pickle_timeline(ByteView pickle);

// A step takes some 50 bytes.
inline constexpr std::uint64_t kMaxPickleSteps = 5'000'000;

}  // namespace reknot

#endif  // RK_CORE_REPLAY_TIMELINE_H_
