#include "core/pickle/disassemble.h"

#include "core/base/integers.h"
#include "core/base/json_writer.h"

namespace reknot {
namespace {

constexpr char kHex[] = "0123456789abcdef";

// What is longer is cut, with a note of how long it was.
constexpr std::size_t kMaxShownBytes = 60;

std::string note_of_cut(std::size_t shown, std::size_t size) {
  return shown == size ? "" : "... (" + std::to_string(size) + " bytes)";
}

// The front of `text`, cut between two UTF-8 sequences.
std::string_view front_of(std::string_view text) {
  if (text.size() <= kMaxShownBytes) return text;
  std::size_t size = kMaxShownBytes;
  while (size > kMaxShownBytes - 3 && (text[size] & 0xC0) == 0x80) --size;
  return text.substr(0, size);
}

enum class Style : std::uint8_t { kLine, kTextLiteral, kBytesLiteral };

std::string escaped(std::string_view text, Style style) {
  const bool keeps_characters = style != Style::kBytesLiteral && is_utf8(text);
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<std::uint8_t>(c);
    const bool shows = byte < 0x80 ? byte >= 0x20 && byte != 0x7F : keeps_characters;
    if (!shows) {
      out += {'\\', 'x', kHex[byte >> 4], kHex[byte & 15]};
      continue;
    }
    if (style != Style::kLine && (c == '\\' || c == '\'')) out += '\\';
    out += c;
  }
  return out;
}

std::string literal(ByteView bytes, Style style) {
  const std::string_view shown = front_of(as_text(bytes));
  const char* open = style == Style::kBytesLiteral ? "b'" : "'";
  return open + escaped(shown, style) + "'" + note_of_cut(shown.size(), bytes.size());
}

std::string line(ByteView bytes) {
  const std::string_view shown = front_of(as_text(bytes));
  return escaped(shown, Style::kLine) + note_of_cut(shown.size(), bytes.size());
}

// Module and name with a space between them, as pickletools shows them.
std::string two_lines(ByteView bytes) {
  const auto newline = static_cast<std::size_t>(as_text(bytes).find('\n'));
  return line(bytes.first(newline)) + ' ' + line(bytes.subspan(newline + 1));
}

std::string long_integer(ByteView argument) {
  const IntegerText integer = integer_text(argument, kMaxShownBytes / 2);
  return integer.text + note_of_cut(integer.shown, integer.size);
}

void write_op(JsonWriter& json, const PickleOp& op) {
  json.begin_object();
  json.member("offset", static_cast<std::int64_t>(op.offset));
  json.member("end", static_cast<std::int64_t>(op.end));
  json.member("name", op.info->name);
  json.key("argument");
  if (op.info->argument == PickleArgument::kNone) {
    json.null();
  } else {
    json.text(readable_argument(op));
  }
  json.member("before", op.info->before);
  json.member("after", op.info->after);
  json.member("summary", op.info->summary);
  json.end_object();
}

}  // namespace

std::string readable_argument(const PickleOp& op) {
  switch (op.info->argument) {
    case PickleArgument::kNone:
      return {};
    case PickleArgument::kU1:
    case PickleArgument::kU2:
    case PickleArgument::kU4:
    case PickleArgument::kU8:
      return std::to_string(op.number);
    case PickleArgument::kI4:
      return std::to_string(static_cast<std::int64_t>(op.number));
    case PickleArgument::kF8:
      return float_text(double_of(op.number));
    case PickleArgument::kDecimalInt:
    case PickleArgument::kDecimalLong:
    case PickleArgument::kDecimalFloat:
    case PickleArgument::kLine:
    case PickleArgument::kQuotedString:
    case PickleArgument::kEscapedText:
      return line(op.argument);
    case PickleArgument::kTwoLines:
      return two_lines(op.argument);
    case PickleArgument::kBytes1:
    case PickleArgument::kBytes4:
    case PickleArgument::kBytes8:
      return literal(op.argument, Style::kBytesLiteral);
    case PickleArgument::kText1:
    case PickleArgument::kText4:
    case PickleArgument::kText8:
      return literal(op.argument, Style::kTextLiteral);
    case PickleArgument::kLong1:
    case PickleArgument::kLong4:
      return long_integer(op.argument);
  }
  RK_CHECK(false);
}

Result<std::string> disassemble(ByteView bytes) {
  ByteReader reader(bytes);
  JsonWriter json;
  json.begin_object();
  json.key("ops");
  json.begin_array();
  bool stopped = false;
  for (std::uint64_t count = 0; !reader.at_end(); ++count) {
    RK_TRY_ASSIGN(const PickleOp op, read_pickle_op(reader));
    if (count == kMaxDisassembledOpcodes) {
      return Error{ErrorCode::kLimitExceeded, op.offset, "too many opcodes to show"};
    }
    write_op(json, op);
    stopped = op.info->opcode == PickleOpcode::kSTOP;
  }
  if (!stopped) return Error{ErrorCode::kStopMissing, reader.offset(), {}};
  json.end_array();
  json.end_object();
  return std::move(json).take();
}

}  // namespace reknot
