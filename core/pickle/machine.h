// The pickle machine: runs the stack, the marks and the memo of a pickle without
// executing anything. What the values *are* is the delegate's business: a Graph under
// construction, a timeline, a verdict.
//
// Source: CPython's Lib/pickle.py (class _Unpickler) and Lib/pickletools.py; the opcodes
// stand in core/pickle/opcodes.def.
#ifndef RK_CORE_PICKLE_MACHINE_H_
#define RK_CORE_PICKLE_MACHINE_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/integers.h"
#include "core/base/result.h"
#include "core/pickle/opcodes.h"

namespace reknot {

// A value as the delegate names it. The machine only copies it around.
using PickleValue = std::uint32_t;

// Makes the values and applies the effects. Views are valid during the call only. A
// delegate refuses by returning an Error; the machine fills in the offset of the opcode.
class PickleDelegate {
 public:
  virtual ~PickleDelegate() = default;

  // Atoms.
  virtual Result<PickleValue> none() = 0;
  virtual Result<PickleValue> boolean(bool value) = 0;
  // Two's complement, least significant byte first, in the fewest bytes; zero is empty
  // (the encoding of LONG1, whatever the opcode was).
  virtual Result<PickleValue> integer(ByteView twos_complement) = 0;
  // What an opcode with a fixed width says. The default hands it to integer().
  virtual Result<PickleValue> small_integer(std::int64_t value) {
    return integer(SmallInteger(value).view());
  }
  virtual Result<PickleValue> real(double value) = 0;
  // UTF-8, surrogates allowed (is_utf8_or_surrogates holds).
  virtual Result<PickleValue> text(std::string_view utf8) = 0;
  virtual Result<PickleValue> bytes(ByteView value) = 0;
  virtual Result<PickleValue> byte_array(ByteView value) = 0;

  // Containers. `items` of a dict alternate key, value.
  virtual Result<PickleValue> tuple(std::span<const PickleValue> items) = 0;
  virtual Result<PickleValue> list(std::span<const PickleValue> items) = 0;
  virtual Result<PickleValue> dict(std::span<const PickleValue> items) = 0;
  virtual Result<PickleValue> empty_set() = 0;
  virtual Result<PickleValue> frozen_set(std::span<const PickleValue> items) = 0;
  virtual Status append(PickleValue list, std::span<const PickleValue> items) = 0;
  virtual Status set_items(PickleValue dict, std::span<const PickleValue> items) = 0;
  virtual Status add_items(PickleValue set, std::span<const PickleValue> items) = 0;

  // Objects.
  virtual Result<PickleValue> global(std::string_view module, std::string_view name) = 0;
  // STACK_GLOBAL: both operands are values.
  virtual Result<PickleValue> stack_global(PickleValue module, PickleValue name) = 0;
  virtual Result<PickleValue> reduce(PickleValue callable, PickleValue arguments) = 0;
  // NEWOBJ; NEWOBJ_EX.
  virtual Result<PickleValue> new_object(PickleValue type, PickleValue arguments) = 0;
  virtual Result<PickleValue> new_object_ex(PickleValue type, PickleValue arguments,
                                            PickleValue keywords) = 0;
  // INST and OBJ.
  virtual Result<PickleValue> instance(PickleValue type,
                                       std::span<const PickleValue> arguments) = 0;
  virtual Status build(PickleValue object, PickleValue state) = 0;

  // What lies outside the pickle.
  virtual Result<PickleValue> persistent(PickleValue id) = 0;
  virtual Result<PickleValue> extension(std::uint32_t code) = 0;
  virtual Result<PickleValue> next_buffer() = 0;
  virtual Result<PickleValue> readonly_buffer(PickleValue buffer) = 0;

  // The value of a pickle, at its STOP.
  virtual Status stop(PickleValue value) = 0;

  // Watching: whether the rest is called at all, which is asked once, before the first opcode.
  virtual bool watches() const { return false; }
  virtual void memoized(std::uint32_t /*key*/, PickleValue /*value*/) {}
  // After every opcode, with the stack as it is now.
  struct StackView {
    std::span<const PickleValue> values;
    // Positions in `values` before which a mark lies, ascending.
    std::span<const std::uint32_t> marks;
  };
  virtual void executed(const PickleOp& /*op*/, const StackView& /*stack*/) {}
};

struct PickleLimits {
  std::uint64_t max_opcodes = 500'000'000;
  // Values on the stack plus marks.
  std::uint64_t max_stack = 50'000'000;
  // The largest key of an explicit PUT; MEMOIZE counts up by itself.
  std::uint64_t max_memo_key = 50'000'000;
};

enum class PickleSequence : std::uint8_t {
  // Exactly one pickle, and nothing after its STOP.
  kOne,
  // One or more pickles with one memo, as several dump() calls of one Pickler write them.
  kSharedMemo,
};

// Runs `bytes` from the first byte to the last.
//
// bytes    [n] one pickle, or several; not kept
// memo     what the memo holds before the first opcode, under the keys 0, 1, …; not kept
// errors   kTruncated, kUnknownOpcode, kUnsupportedProtocol, kBadArgument, kBadUtf8,
//          kStackUnderflow, kNoMark, kMarkOnStack, kBadMemoKey, kStopMissing,
//          kTrailingBytes, kLimitExceeded, and what the delegate refuses; at the offset
//          of the opcode
// cost     O(n), no recursion
Status run_pickle(ByteView bytes, PickleSequence sequence, PickleDelegate& delegate,
                  const PickleLimits& limits = {},
                  std::span<const PickleValue> memo = {});

}  // namespace reknot

#endif  // RK_CORE_PICKLE_MACHINE_H_
