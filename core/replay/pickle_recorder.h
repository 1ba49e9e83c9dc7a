// What a pickle would do, followed opcode by opcode and written down; nothing is executed.
//
// Objects become nodes of a Graph, in the layouts of core/graph/kinds.def: a global is a
// reference, REDUCE, INST and OBJ make calls, NEWOBJ and NEWOBJ_EX instances. What lies outside
// the pickle is named after how an unpickler gets it:
//
//   persistent id      a call of Unpickler:persistent_load
//   extension 5        the reference extension:5
//   buffer             the reference buffer:0, buffer:1, …
//   read-only buffer   a call of memoryview:toreadonly
#ifndef RK_CORE_REPLAY_PICKLE_RECORDER_H_
#define RK_CORE_REPLAY_PICKLE_RECORDER_H_

#include <vector>

#include "core/graph/graph.h"
#include "core/pickle/machine.h"
#include "core/replay/history.h"
#include "core/replay/script.h"

namespace reknot {

struct PickleRecording {
  struct Op {
    // Of the opcode in the pickle.
    std::uint32_t offset;
    // The value that the opcode pushes, changes, stores or ends with; absent if there is none.
    Value value;
    // The top of the stack afterwards: an index of `stack`.
    std::uint32_t top;
    // If the value is an object: how many of its slots are filled afterwards, and whether it has
    // been given its state.
    std::uint32_t filled : 31;
    std::uint32_t has_state : 1;
  };
  // Whatever lies on the stack at any time, each entry above one that came before it: a stack is the
  // way from its top down to the first of all, which is no entry but the empty stack.
  struct Stacked {
    // Of a value, or kStackMark.
    std::uint32_t bits;
    std::uint32_t below;
    std::uint32_t depth;
  };

  Graph graph;
  History history;
  std::vector<Op> ops;
  std::vector<Stacked> stack = {{0, 0, 0}};
};

class PickleRecorder final : public PickleDelegate {
 public:
  using Values = std::span<const PickleValue>;

  PickleRecording take() && { return std::move(out_); }

  Result<PickleValue> none() override;
  Result<PickleValue> boolean(bool value) override;
  Result<PickleValue> integer(ByteView twos_complement) override;
  Result<PickleValue> real(double value) override;
  Result<PickleValue> text(std::string_view utf8) override;
  Result<PickleValue> bytes(ByteView value) override;
  Result<PickleValue> byte_array(ByteView value) override;

  Result<PickleValue> tuple(Values items) override;
  Result<PickleValue> list(Values items) override;
  Result<PickleValue> dict(Values items) override;
  Result<PickleValue> empty_set() override;
  Result<PickleValue> frozen_set(Values items) override;
  Status append(PickleValue list, Values items) override;
  Status set_items(PickleValue dict, Values items) override;
  Status add_items(PickleValue set, Values items) override;

  Result<PickleValue> global(std::string_view module, std::string_view name) override;
  Result<PickleValue> stack_global(PickleValue module, PickleValue name) override;
  Result<PickleValue> reduce(PickleValue callable, PickleValue arguments) override;
  Result<PickleValue> new_object(PickleValue type, PickleValue arguments) override;
  Result<PickleValue> new_object_ex(PickleValue type, PickleValue arguments,
                                    PickleValue keywords) override;
  Result<PickleValue> instance(PickleValue type, Values arguments) override;
  Status build(PickleValue object, PickleValue state) override;

  Result<PickleValue> persistent(PickleValue id) override;
  Result<PickleValue> extension(std::uint32_t code) override;
  Result<PickleValue> next_buffer() override;
  Result<PickleValue> readonly_buffer(PickleValue buffer) override;

  Status stop(PickleValue value) override;
  bool watches() const override { return true; }
  void memoized(std::uint32_t key, PickleValue value) override;
  void executed(const PickleOp& op, const StackView& stack) override;

 private:
  // Kept for the call only.
  std::span<const Value> as_values(Values items);
  // Notes every new node, with the slots that it has by now.
  PickleValue made(NodeId node);
  Result<PickleValue> container(Kind kind, Values items);
  PickleValue object(Kind kind, PickleValue type, Value arguments, Value keywords);
  // Gives items to a `kind`, or to anything that a pickle may take for one.
  Status extend(PickleValue target, Kind kind, Values items);
  // Gives an object items behind its fixed slots: list items, or pairs.
  void append_items(NodeId node, Values items);
  void append_pairs(NodeId node, Values pairs);
  // Notes what an object holds now that it did not before.
  void note_appended(NodeId node, std::size_t before);
  void note_stack(const StackView& stack);

  PickleRecording out_;
  std::vector<Value> scratch_;
  // The entries of the present stack, the bottom first.
  std::vector<std::uint32_t> path_;
  // How many nodes have been noted.
  NodeId made_ = 0;
  Value result_;
  std::uint32_t buffers_ = 0;
};

}  // namespace reknot

#endif  // RK_CORE_REPLAY_PICKLE_RECORDER_H_
