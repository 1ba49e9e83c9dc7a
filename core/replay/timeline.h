// Timeline: the making of objects as something that can be sought, forwards and backwards.
//
// Three things have a timeline: a plan, whose steps rebuild a graph; any pickle, whose opcodes are
// followed without executing anything; and a capture (core/replay/capture_timeline.h), in which
// objects are met and written. All write down what happens in a History
// (core/replay/history.h), so that what there is after a step costs no more than telling it,
// wherever one comes from. core/replay/REPLAY.md says what is told.
#ifndef RK_CORE_REPLAY_TIMELINE_H_
#define RK_CORE_REPLAY_TIMELINE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/graph/graph.h"
#include "core/plan/plan.h"

namespace reknot {

enum class TimelineKind : std::uint8_t { kPlan, kPickle, kCapture };

// "plan", "pickle", "capture"; static storage.
std::string_view timeline_name(TimelineKind kind);

// Objects are named by numbers that stay the same through all steps of a timeline.
using ObjectId = std::uint32_t;

// The step of what never happens.
inline constexpr std::uint32_t kNeverStep = 0xffffffff;

// Lines of a user's file, 1-based, both ends included.
struct SourceSpan {
  std::string file;
  std::uint32_t line;
  std::uint32_t end_line;
};

struct ByteSpan {
  std::uint32_t offset;
  std::uint32_t size;
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
  // Where the step stands in what is followed; nothing for one of a plan.
  std::optional<ByteSpan> bytes;
  // Bits of core/replay/marks.h.
  std::uint8_t marks = 0;
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
  // All that are shown, or the first of them, and how many there are besides.
  std::vector<SlotState> slots;
  std::uint32_t more_slots = 0;
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

class ObjectEvents;
class TimelineScript;

class Timeline {
 public:
  explicit Timeline(std::unique_ptr<TimelineScript> script);
  ~Timeline();
  Timeline(Timeline&& other) noexcept;
  Timeline& operator=(Timeline&& other) noexcept;

  TimelineKind kind() const;
  // In steps.
  std::uint32_t size() const;
  // How many objects are made; every ObjectId is less than object_bound().
  std::uint32_t object_count() const;
  std::uint32_t object_bound() const;

  // What happens in a step.
  //
  // errors   kStepOutOfRange  index >= size()
  // cost     O(what is returned), and once that of marks()
  Result<TimelineStep> step(std::uint32_t index) const;

  // Whether there is a state after a step; -1 is before the first one.
  //
  // errors   kStepOutOfRange  index < -1 or index >= size()
  Status check_state(std::int64_t index) const;

  // What there is after a step.
  //
  // errors   those of check_state
  // cost     O(what is returned)
  Result<TimelineState> state(std::int64_t index) const;

  // One object after a step, with its first `max_slots` slots; nothing if it does not exist then.
  //
  // index    [-1, size())
  // cost     O(what is returned)
  std::optional<ObjectState> object(ObjectId id, std::int64_t index,
                                    std::uint32_t max_slots = ~0U) const;

  // By step: the bits of core/replay/marks.h. Made when they are first asked for.
  //
  // cost     once O(steps + references log references)
  const std::vector<std::uint8_t>& marks() const;

  // The steps that make, fill or complete an object, or fill a slot with it; ascending.
  //
  // id       < object_bound()
  // returns  valid as long as the timeline
  // cost     once O(steps + references)
  std::span<const std::uint32_t> events(ObjectId id) const;

  // For the rest of core/replay, which tells what plans and pickles have in common.
  const TimelineScript& script() const { return *script_; }

 private:
  std::unique_ptr<TimelineScript> script_;
  mutable std::unique_ptr<const std::vector<std::uint8_t>> marks_;
  mutable std::unique_ptr<const ObjectEvents> events_;
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

struct PartialTimeline {
  Timeline timeline;
  // Why there is no more; nothing if this is all.
  std::optional<Error> refusal;
};

// The timeline of a pickle's opcodes up to the one that cannot be read or followed, or all of them. The
// last step has the mark kRefused then, and its sentence says why reading stops.
//
// errors   those of pickle_timeline, if it is the first opcode
// cost     at most twice that of pickle_timeline
Result<PartialTimeline> readable_timeline(ByteView pickle);

// A step takes some 60 bytes.
inline constexpr std::uint64_t kMaxPickleSteps = 5'000'000;

}  // namespace reknot

#endif  // RK_CORE_REPLAY_TIMELINE_H_
