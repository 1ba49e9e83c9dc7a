#include "core/pickle/writer.h"

#include "core/base/integers.h"

namespace reknot {
namespace {

constexpr std::uint64_t kMaxU1 = 0xFF;
constexpr std::uint64_t kMaxU2 = 0xFFFF;
constexpr std::uint64_t kMaxU4 = 0xFFFF'FFFF;
constexpr unsigned kFrameLength = 8;

}  // namespace

void PickleWriter::begin() {
  number(PickleOpcode::kPROTO, 5, 1);
  op(PickleOpcode::kFRAME);
  frame_ = out_.size();
  out_.write_little(0, kFrameLength);
}

void PickleWriter::stop() {
  op(PickleOpcode::kSTOP);
  out_.rewrite_little(frame_, out_.size() - frame_ - kFrameLength, kFrameLength);
}

void PickleWriter::number(PickleOpcode opcode, std::uint64_t value, unsigned width) {
  op(opcode);
  out_.write_little(value, width);
}

void PickleWriter::counted(PickleOpcode opcode, unsigned width, ByteView value) {
  number(opcode, value.size(), width);
  out_.write_bytes(value);
}

void PickleWriter::integer(ByteView twos_complement) {
  if (twos_complement.size() <= 4) {
    integer(small_integer_of(twos_complement));
  } else if (twos_complement.size() <= kMaxU1) {
    counted(PickleOpcode::kLONG1, 1, twos_complement);
  } else {
    counted(PickleOpcode::kLONG4, 4, twos_complement);
  }
}

void PickleWriter::integer(std::int64_t value) {
  const auto bits = static_cast<std::uint64_t>(value);
  if (bits <= kMaxU1) {
    number(PickleOpcode::kBININT1, bits, 1);
  } else if (bits <= kMaxU2) {
    number(PickleOpcode::kBININT2, bits, 2);
  } else if (value == static_cast<std::int32_t>(value)) {
    number(PickleOpcode::kBININT, bits, 4);
  } else {
    counted(PickleOpcode::kLONG1, 1, SmallInteger(value).view());
  }
}

void PickleWriter::real(double value) {
  op(PickleOpcode::kBINFLOAT);
  out_.write_big(bits_of(value), 8);
}

void PickleWriter::text(std::string_view utf8) {
  if (utf8.size() <= kMaxU1) {
    counted(PickleOpcode::kSHORT_BINUNICODE, 1, as_bytes(utf8));
  } else if (utf8.size() <= kMaxU4) {
    counted(PickleOpcode::kBINUNICODE, 4, as_bytes(utf8));
  } else {
    counted(PickleOpcode::kBINUNICODE8, 8, as_bytes(utf8));
  }
}

void PickleWriter::bytes(ByteView value) {
  if (value.size() <= kMaxU1) {
    counted(PickleOpcode::kSHORT_BINBYTES, 1, value);
  } else if (value.size() <= kMaxU4) {
    counted(PickleOpcode::kBINBYTES, 4, value);
  } else {
    counted(PickleOpcode::kBINBYTES8, 8, value);
  }
}

void PickleWriter::byte_array(ByteView value) {
  counted(PickleOpcode::kBYTEARRAY8, 8, value);
}

void PickleWriter::global(std::string_view module, std::string_view name) {
  text(module);
  text(name);
  op(PickleOpcode::kSTACK_GLOBAL);
}

void PickleWriter::tuple(std::uint64_t size) {
  switch (size) {
    case 0:
      return op(PickleOpcode::kEMPTY_TUPLE);
    case 1:
      return op(PickleOpcode::kTUPLE1);
    case 2:
      return op(PickleOpcode::kTUPLE2);
    case 3:
      return op(PickleOpcode::kTUPLE3);
    default:
      return op(PickleOpcode::kTUPLE);
  }
}

void PickleWriter::put(std::uint32_t key) {
  if (key <= kMaxU1) {
    number(PickleOpcode::kBINPUT, key, 1);
  } else {
    number(PickleOpcode::kLONG_BINPUT, key, 4);
  }
}

void PickleWriter::get(std::uint32_t key) {
  if (key <= kMaxU1) {
    number(PickleOpcode::kBINGET, key, 1);
  } else {
    number(PickleOpcode::kLONG_BINGET, key, 4);
  }
}

}  // namespace reknot
