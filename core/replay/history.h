// History: what the steps of a timeline do, written down once, and what there is after any of them.
//
// A slot is filled once and for all, and so is an object complete, so that one number a slot and two
// an object tell all states; nothing has to be sought. Only the memo may be written over: every entry
// keeps the steps that wrote it.
#ifndef RK_CORE_REPLAY_HISTORY_H_
#define RK_CORE_REPLAY_HISTORY_H_

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/replay/names.h"

namespace reknot {

// One thing that a step does.
struct Effect {
  enum class Kind : std::uint8_t { kCreate, kFill, kRemember, kBind };

  Kind kind;
  // Of kCreate and kFill.
  ObjectId object;
  // kFill: the slots [begin, end) of the graph, of which some may not be shown. kRemember: begin is
  // the place of the memo's entry, end the bits of the value. kBind: begin is the variable.
  std::uint32_t begin;
  std::uint32_t end;
};

class History {
 public:
  // Recording: what is written belongs to the step that the next end_step ends.
  //
  // fill     a slot once; an empty range where something is done without a slot. An object is complete
  //          with the last fill, or its creation
  // cost     O(1), amortised
  void create(ObjectId object);
  void fill(ObjectId object, std::uint32_t begin, std::uint32_t end);
  void remember(std::uint32_t key, Value value);
  void bind(std::string name, Value value);
  void end_step();
  // Ends the recording. Everything below is to be asked only then.
  //
  // cost     O(graph + steps)
  void finish(const Names& names);

  std::uint32_t steps() const { return static_cast<std::uint32_t>(ends_.size()); }
  std::span<const Effect> effects(std::uint32_t step) const;

  // The objects that exist after a step, in the order of their making; -1 is before the first one.
  //
  // cost     O(log objects)
  std::span<const ObjectId> objects(std::int64_t step) const;
  // Of any object of the graph: the step that makes it, and the one after which none of its slots
  // is empty any more; kNeverStep if there is none.
  std::uint32_t created(ObjectId object) const { return lives_[object].created; }
  std::uint32_t completed(ObjectId object) const { return lives_[object].completed; }
  // The step that fills a slot of the graph, or kNeverStep.
  std::uint32_t filled(ObjectId object, std::uint32_t slot) const {
    return filled_[lives_[object].first_slot + slot];
  }
  // How many of its slots are shown.
  std::uint32_t shown_slots(ObjectId object) const { return lives_[object].shown_slots; }
  // How many slots are shown and empty after a step.
  std::uint32_t pending_slots(std::int64_t step) const {
    return step < 0 ? 0 : pending_[static_cast<std::size_t>(step)];
  }

  // How many entries the memo has after a step; they are numbered as they came.
  //
  // cost     O(log entries)
  std::uint32_t memo_size(std::int64_t step) const;
  struct MemoEntry {
    std::uint32_t key;
    Value value;
  };
  // One of them as it is after a step.
  //
  // cost     O(log how often it was written)
  MemoEntry memo_entry(std::uint32_t place, std::int64_t step) const;
  // All that is ever written to an entry.
  struct MemoWrite {
    std::uint32_t step;
    Value value;
  };
  std::uint32_t memo_places() const {
    return static_cast<std::uint32_t>(memo_keys_.size());
  }
  std::uint32_t memo_key(std::uint32_t place) const { return memo_keys_[place]; }
  std::span<const MemoWrite> memo_writes(std::uint32_t place) const;

  struct Variable {
    std::uint32_t step;
    std::string name;
    Value value;
  };
  // Those that are bound after a step, in the order of their binding.
  std::span<const Variable> variables(std::int64_t step) const;
  const Variable& variable(std::uint32_t index) const { return variables_[index]; }

 private:
  struct Life {
    std::uint32_t created = kNeverStep;
    std::uint32_t completed = kNeverStep;
    // Where its slots begin in filled_.
    std::uint32_t first_slot = 0;
    std::uint32_t shown_slots = 0;
  };

  void date(const Effect& effect, std::uint32_t step);
  void count_pending(const Names& names);
  void sort_memo();

  std::vector<Effect> effects_;
  // By step: how many effects there are up to its end.
  std::vector<std::uint32_t> ends_;
  std::vector<Life> lives_;
  std::vector<std::uint32_t> filled_;
  // In the order of their making.
  std::vector<ObjectId> made_;
  std::vector<std::uint32_t> pending_;
  // By place: its key, and where its writes end.
  std::vector<std::uint32_t> memo_keys_;
  std::vector<std::uint32_t> memo_ends_;
  std::vector<MemoWrite> memo_writes_;
  std::unordered_map<std::uint32_t, std::uint32_t> memo_places_;
  std::vector<Variable> variables_;
};

}  // namespace reknot

#endif  // RK_CORE_REPLAY_HISTORY_H_
