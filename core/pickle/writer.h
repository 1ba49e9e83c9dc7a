// Writes pickles, protocol 5, each in one frame: what the fast executor and the stepwise one load.
// From a stream without frames CPython's unpickler would fetch every argument with a call of `read`
// (_pickle.c, _Unpickler_ReadFromFile).
//
// The writer knows opcodes only; that the operands are on the stack is the caller's to
// see to.
#ifndef RK_CORE_PICKLE_WRITER_H_
#define RK_CORE_PICKLE_WRITER_H_

#include <cstdint>
#include <string_view>

#include "core/base/bytes.h"
#include "core/pickle/opcodes.h"

namespace reknot {

class PickleWriter {
 public:
  // PROTO 5, FRAME.
  void begin();
  // STOP, and with it the end of the frame.
  void stop();

  // Any opcode that has no argument.
  void op(PickleOpcode opcode) { out_.write_u8(static_cast<std::uint8_t>(opcode)); }

  void none() { op(PickleOpcode::kNONE); }
  void boolean(bool value) {
    op(value ? PickleOpcode::kNEWTRUE : PickleOpcode::kNEWFALSE);
  }
  // As PickleDelegate::integer.
  void integer(ByteView twos_complement);
  void integer(std::int64_t value);
  void real(double value);
  void text(std::string_view utf8);
  void bytes(ByteView value);
  void byte_array(ByteView value);
  // Two strings and STACK_GLOBAL.
  void global(std::string_view module, std::string_view name);
  // The shortest form of a tuple of `size` values on top of the stack; above 3 the caller
  // has put a mark before them.
  void tuple(std::uint64_t size);
  // BINPUT or LONG_BINPUT; BINGET or LONG_BINGET.
  void put(std::uint32_t key);
  void get(std::uint32_t key);

  std::size_t size() const { return out_.size(); }
  Bytes take() && { return std::move(out_).take(); }

 private:
  // An opcode and its argument, or the length of its argument, in `width` bytes.
  void number(PickleOpcode opcode, std::uint64_t value, unsigned width);
  // An opcode, a length of `width` bytes, and the bytes.
  void counted(PickleOpcode opcode, unsigned width, ByteView value);

  ByteWriter out_;
  // Where the frame's length stands.
  std::size_t frame_ = 0;
};

}  // namespace reknot

#endif  // RK_CORE_PICKLE_WRITER_H_
