// Shows pickles opcode by opcode, without running them.
#ifndef RK_CORE_PICKLE_DISASSEMBLE_H_
#define RK_CORE_PICKLE_DISASSEMBLE_H_

#include <cstdint>
#include <string>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/pickle/opcodes.h"

namespace reknot {

// The most opcodes that are shown: each takes some 200 bytes of JSON.
inline constexpr std::uint64_t kMaxDisassembledOpcodes = 500'000;

// The opcodes of `bytes` as JSON:
//   {"ops":[{"offset","end","name","argument","before","after","summary"}...]}
// "argument" is readable_argument(), or null for an opcode that has none; "before" and
// "after" are the top of the stack in the notation of pickletools.
//
// bytes    [n] one pickle, or several in a row; the last opcode is a STOP
// errors   those of read_pickle_op at the opcode's offset; kStopMissing at n;
//          kLimitExceeded beyond kMaxDisassembledOpcodes
Result<std::string> disassemble(ByteView bytes);

// The argument of an opcode for a person to read, in at most some 100 characters of
// valid UTF-8: numbers in decimal, long integers in hexadecimal, text and bytes as Python
// literals. What is malformed is shown as it stands; empty if there is no argument.
std::string readable_argument(const PickleOp& op);

}  // namespace reknot

#endif  // RK_CORE_PICKLE_DISASSEMBLE_H_
