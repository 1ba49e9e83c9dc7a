// The 68 opcodes of pickle protocols 0 to 5, and a scanner that cuts a pickle into them.
//
// Source: CPython's Lib/pickletools.py; tests/python/test_opcodes.py holds opcodes.def
// against it.
#ifndef RK_CORE_PICKLE_OPCODES_H_
#define RK_CORE_PICKLE_OPCODES_H_

#include <cstdint>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace reknot {

// How the argument of an opcode is written.
enum class PickleArgument : std::uint8_t {
  kNone,
  kU1,            // 1 byte
  kU2,            // 2 bytes, little endian
  kI4,            // 4 bytes, little endian, signed
  kU4,            // 4 bytes, little endian
  kU8,            // 8 bytes, little endian
  kF8,            // 8 bytes, big-endian IEEE 754
  kDecimalInt,    // a line: decimal, or 00 / 01 for the booleans
  kDecimalLong,   // a line: decimal, perhaps with a trailing L
  kDecimalFloat,  // a line
  kLine,          // a line of text
  kTwoLines,      // module and name, each on a line
  kQuotedString,  // a line: a Python string literal
  kEscapedText,   // a line: raw-unicode-escape
  kBytes1,        // 1-byte length, bytes
  kBytes4,        // 4-byte length, bytes
  kBytes8,        // 8-byte length, bytes
  kText1,         // 1-byte length, UTF-8
  kText4,         // 4-byte length, UTF-8
  kText8,         // 8-byte length, UTF-8
  kLong1,         // 1-byte length, two's complement
  kLong4,         // 4-byte signed length, two's complement
};

enum class PickleOpcode : std::uint8_t {
#define RK_PICKLE_OPCODE(name, byte, argument, protocol, before, after, summary) \
  k##name = byte,
#include "core/pickle/opcodes.def"
#undef RK_PICKLE_OPCODE
};

// A row of opcodes.def.
struct PickleOpcodeInfo {
  std::string_view name;
  PickleOpcode opcode;
  PickleArgument argument;
  // The first protocol that has the opcode.
  std::uint8_t protocol;
  // The top of the stack before and after, in the notation of pickletools: "any any",
  // "mark stackslice", …
  std::string_view before;
  std::string_view after;
  // One sentence.
  std::string_view summary;
};

// The row of a byte, or null if no opcode has it; static storage.
const PickleOpcodeInfo* pickle_opcode_info(std::uint8_t byte);

// One opcode as it stands in a pickle.
struct PickleOp {
  const PickleOpcodeInfo* info;
  // Of the opcode's byte, and of the first byte after its argument.
  std::uint64_t offset;
  std::uint64_t end;
  // The argument without its length prefix or its newline(s); for kTwoLines both lines
  // with the newline between them. A view of the pickle.
  ByteView argument;
  // The argument as a number where it is one of kU1 … kU8, kI4 (then the two's complement
  // of 64 bits) or kF8 (then the bits of the double).
  std::uint64_t number;
};

// Reads the opcode at the front of `reader`.
//
// errors   kTruncated, kUnknownOpcode; kLimitExceeded for a length beyond 2^31 - 1; at the
//          opcode's offset
// cost     O(length of the argument), no copy
Result<PickleOp> read_pickle_op(ByteReader& reader);

// As read_pickle_op, into `op`, which is left in pieces by an error: for who reads millions.
Status read_pickle_op(ByteReader& reader, PickleOp& op);

}  // namespace reknot

#endif  // RK_CORE_PICKLE_OPCODES_H_
