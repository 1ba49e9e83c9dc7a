#include "core/pickle/opcodes.h"

#include <array>

namespace reknot {
namespace {

constexpr PickleOpcodeInfo kRows[] = {
#define RK_PICKLE_OPCODE(name, byte, argument, protocol, before, after, summary)     \
  {#name,  PickleOpcode::k##name, PickleArgument::argument, protocol, before, after, \
   summary},
#include "core/pickle/opcodes.def"
#undef RK_PICKLE_OPCODE
};

// The row of every byte, or null.
constexpr auto kRowOfByte = [] {
  std::array<const PickleOpcodeInfo*, 256> rows{};
  for (const PickleOpcodeInfo& row : kRows) {
    rows[static_cast<std::uint8_t>(row.opcode)] = &row;
  }
  return rows;
}();

// The largest length of an argument; a signed 4-byte length that is negative is above it.
constexpr std::uint64_t kMaxLength = 0x7FFF'FFFF;

std::uint64_t little_number(ByteView bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) number = number << 8 | bytes[i];
  return number;
}

std::uint64_t sign_extended(std::uint64_t number) {
  return static_cast<std::uint64_t>(
      static_cast<std::int64_t>(static_cast<std::int32_t>(number)));
}

Status read_raw(ByteReader& reader, std::uint64_t count, PickleOp& op) {
  if (reader.take_bytes(count, op.argument)) return Unit{};
  return Error{ErrorCode::kTruncated, 0, {}};
}

// Sets the argument to the next `width` bytes, and the number to what they say.
Status read_number(ByteReader& reader, unsigned width, PickleOp& op) {
  RK_TRY(read_raw(reader, width, op));
  op.number = little_number(op.argument);
  return Unit{};
}

Status read_double(ByteReader& reader, PickleOp& op) {
  RK_TRY(read_raw(reader, 8, op));
  RK_TRY_ASSIGN(op.number, ByteReader(op.argument).read_big(8));
  return Unit{};
}

// Sets the argument to the bytes after a length of `width` bytes.
Status read_counted(ByteReader& reader, unsigned width, PickleOp& op) {
  RK_TRY(read_number(reader, width, op));
  if (op.number > kMaxLength) {
    return Error{ErrorCode::kLimitExceeded, 0,
                 "an argument of " + std::to_string(op.number) + " bytes"};
  }
  return read_raw(reader, op.number, op);
}

// Sets the argument to a line, or to two lines with the newline between them.
Status read_lines(ByteReader& reader, unsigned count, PickleOp& op) {
  RK_TRY_ASSIGN(std::string_view lines, reader.read_line());
  if (count == 2) {
    RK_TRY_ASSIGN(const std::string_view second, reader.read_line());
    lines = {lines.data(), lines.size() + 1 + second.size()};
  }
  op.argument = as_bytes(lines);
  return Unit{};
}

Status read_argument(ByteReader& reader, PickleOp& op) {
  switch (op.info->argument) {
    case PickleArgument::kNone:
      return Unit{};
    case PickleArgument::kU1:
      return read_number(reader, 1, op);
    case PickleArgument::kU2:
      return read_number(reader, 2, op);
    case PickleArgument::kI4:
      RK_TRY(read_number(reader, 4, op));
      op.number = sign_extended(op.number);
      return Unit{};
    case PickleArgument::kU4:
      return read_number(reader, 4, op);
    case PickleArgument::kU8:
      return read_number(reader, 8, op);
    case PickleArgument::kF8:
      return read_double(reader, op);
    case PickleArgument::kDecimalInt:
    case PickleArgument::kDecimalLong:
    case PickleArgument::kDecimalFloat:
    case PickleArgument::kLine:
    case PickleArgument::kQuotedString:
    case PickleArgument::kEscapedText:
      return read_lines(reader, 1, op);
    case PickleArgument::kTwoLines:
      return read_lines(reader, 2, op);
    case PickleArgument::kBytes1:
    case PickleArgument::kText1:
    case PickleArgument::kLong1:
      return read_counted(reader, 1, op);
    case PickleArgument::kBytes4:
    case PickleArgument::kText4:
    case PickleArgument::kLong4:
      return read_counted(reader, 4, op);
    case PickleArgument::kBytes8:
    case PickleArgument::kText8:
      return read_counted(reader, 8, op);
  }
  RK_CHECK(false);
}

std::string hex_byte(std::uint8_t byte) {
  static constexpr char kHex[] = "0123456789abcdef";
  return {'0', 'x', kHex[byte >> 4], kHex[byte & 15]};
}

}  // namespace

const PickleOpcodeInfo* pickle_opcode_info(std::uint8_t byte) { return kRowOfByte[byte]; }

Status read_pickle_op(ByteReader& reader, PickleOp& op) {
  op.offset = reader.offset();
  ByteView byte;
  if (!reader.take_bytes(1, byte)) return Error{ErrorCode::kTruncated, op.offset, {}};
  op.info = kRowOfByte[byte[0]];
  if (op.info == nullptr) {
    return Error{ErrorCode::kUnknownOpcode, op.offset, hex_byte(byte[0])};
  }
  op.argument = {};
  if (op.info->argument == PickleArgument::kNone) {
    op.end = reader.offset();
    return Unit{};
  }
  Status argument = read_argument(reader, op);
  if (!argument.ok()) {
    Error error = argument.take_error();
    error.offset = op.offset;
    if (error.detail.empty()) error.detail = op.info->name;
    return error;
  }
  op.end = reader.offset();
  return Unit{};
}

Result<PickleOp> read_pickle_op(ByteReader& reader) {
  PickleOp op{};
  RK_TRY(read_pickle_op(reader, op));
  return op;
}

}  // namespace reknot
