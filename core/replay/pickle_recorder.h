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

#include <optional>
#include <unordered_map>
#include <vector>

#include "core/graph/graph.h"
#include "core/pickle/machine.h"
#include "core/replay/tape.h"

namespace reknot {

// The rows of a recording's tape.
enum class PickleRow : std::uint32_t {
  // By node: how many of its slots are filled, the state of an object aside.
  kFilled,
  // By node: 1 when the object has been given its state.
  kState,
  // How deep the stack is; then its entries, the top last, as values or kMark.
  kStack,
  // How many entries the memo has; then their values, in the order of PickleRecording::memo_keys.
  kMemo,
};

// What a mark on the stack is; no value has these bits.
inline constexpr std::uint32_t kPickleMark = 7;

struct PickleRecording {
  struct Op {
    // Of the opcode in the pickle.
    std::uint32_t offset;
    // The value that the opcode pushes, changes, stores or ends with; absent if there is none.
    Value value;
    // If that is an object: how many of its slots are filled afterwards, and whether it has been
    // given its state.
    std::uint32_t filled : 31;
    std::uint32_t has_state : 1;
  };

  Graph graph;
  Tape tape;
  std::vector<Op> ops;
  // By node, ascending: the opcode that makes it.
  std::vector<std::uint32_t> created;
  std::vector<std::uint32_t> memo_keys;
  Value result;
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
  // Gives every new node the present opcode, and counts the slots that it has by now.
  PickleValue made(NodeId node);
  Result<PickleValue> container(Kind kind, Values items);
  PickleValue object(Kind kind, PickleValue type, Value arguments, Value keywords);
  // Gives items to a `kind`, or to anything that a pickle may take for one.
  Status extend(PickleValue target, Kind kind, Values items);
  // Gives an object items behind its fixed slots: list items, or pairs.
  void append_items(NodeId node, Values items);
  void append_pairs(NodeId node, Values pairs);
  void set_filled(NodeId node);
  void write(PickleRow row, std::uint32_t index, std::uint32_t value) {
    out_.tape.write(static_cast<std::uint32_t>(row), index, value);
  }

  PickleRecording out_;
  std::vector<Value> scratch_;
  // By key: the position in memo_keys.
  std::unordered_map<std::uint32_t, std::uint32_t> memo_places_;
  std::uint32_t buffers_ = 0;
};

}  // namespace reknot

#endif  // RK_CORE_REPLAY_PICKLE_RECORDER_H_
