#include "core/pickle/machine.h"

#include <algorithm>
#include <string>

#include "core/base/integers.h"
#include "core/pickle/memo.h"
#include "core/pickle/text_forms.h"

namespace reknot {
namespace {

constexpr std::uint64_t kHighestProtocol = 5;
// As deep as most stacks get.
constexpr std::size_t kExpectedStack = 64;
constexpr std::uint64_t kMaxKey = 0xFFFF'FFFF;
// BININT.
constexpr std::uint64_t kLongestPlainOp = 5;
constexpr std::uint64_t kMaxExtension = 0x7FFF'FFFF;

Error refusal(ErrorCode code, const char* detail) { return {code, 0, detail}; }

// Whether `count` values can be keys and values by turns.
Status check_pairs(std::size_t count) {
  if (count % 2 == 0) return Unit{};
  return refusal(ErrorCode::kStackUnderflow, "a key without a value");
}

struct QualifiedName {
  std::string_view module;
  std::string_view name;
};

// The two lines of GLOBAL and INST, neither of which may be empty.
Result<QualifiedName> split_name(std::string_view lines) {
  const std::size_t newline = lines.find('\n');
  const QualifiedName name{lines.substr(0, newline), lines.substr(newline + 1)};
  if (!name.module.empty() && !name.name.empty()) return name;
  return refusal(ErrorCode::kBadArgument, "an empty name");
}

// One run over one input. Errors leave execute() without an offset; run_one() knows it.
class Machine {
 public:
  Machine(ByteView bytes, PickleDelegate& delegate, const PickleLimits& limits,
          std::span<const PickleValue> memo)
      : reader_(bytes),
        delegate_(delegate),
        watched_(delegate.watches()),
        limits_(limits) {
    values_.reserve(kExpectedStack);
    marks_.reserve(kExpectedStack);
    for (const PickleValue value : memo) memo_.put(memo_.size(), value);
  }

  Status run(PickleSequence sequence) {
    do {
      RK_TRY(run_one());
    } while (sequence == PickleSequence::kSharedMemo && !reader_.at_end());
    if (reader_.at_end()) return Unit{};
    return Error{ErrorCode::kTrailingBytes, reader_.offset(), {}};
  }

 private:
  using Values = std::span<const PickleValue>;
  using Maker = Result<PickleValue> (PickleDelegate::*)(Values);
  using Extender = Status (PickleDelegate::*)(PickleValue, Values);

  // Up to and including STOP.
  Status run_one();
  // Executes opcodes of plain data up to the first that is none, or that cannot be executed: that
  // one is left to execute(), which says why. Of the millions that a pickle may have most are plain
  // data, and need neither the table nor an argument of their own.
  void run_plain();
  // The size of the opcode that `rest` begins with, or 0.
  std::size_t execute_plain(ByteView rest);
  bool push_plain(const Result<PickleValue>& made);
  Status execute(const PickleOp& op);

  // The stack. Values below the last mark cannot be reached.
  std::size_t fence() const { return marks_.empty() ? 0 : marks_.back(); }
  // Refuses unless `count` values can be reached.
  Status need(std::size_t count) const;
  Status need_room() const;
  PickleValue top(std::size_t depth = 0) const {
    return values_[values_.size() - 1 - depth];
  }
  Values from(std::size_t first) const { return Values(values_).subspan(first); }
  Status push(Result<PickleValue>&& made);
  Status pop(std::size_t count);
  // Drops the values from position `first` on and pushes `made`.
  Status replace(std::size_t first, Result<PickleValue>&& made);
  Status push_mark();
  // The position of the first value above the mark.
  Result<std::size_t> pop_mark();

  // Families of opcodes.
  Status push_integer(std::int64_t value) { return push(delegate_.small_integer(value)); }
  Status push_int_line(std::string_view line);
  Status push_long_line(std::string_view line);
  Status push_float_line(std::string_view line);
  Status push_string_line(std::string_view line);
  Status push_unicode_line(std::string_view line);
  Status push_text(std::string_view utf8);
  // What Python 2 wrote as str, decoded as CPython does unless told otherwise.
  Status push_ascii(std::string_view text, const char* detail);
  Status push_top_tuple(std::size_t size);
  // Makes one value of everything above the mark.
  Status collect(Maker make);
  Status collect_dict();
  // Gives the `count` values on top to the container below them.
  Status extend(std::size_t count, Extender extender);
  Status extend_from_mark(Extender extender);
  Status set_items_from_mark();

  // Single opcodes.
  Status duplicate();
  Status pop_value_or_mark();
  Status drop_to_mark();
  Status get(std::uint64_t key);
  Status get_line(std::string_view line);
  Status put(std::uint64_t key);
  Status put_line(std::string_view line);
  Status memoize(std::uint32_t key);
  Status extension(std::uint64_t code);
  Status global(std::string_view lines);
  Status stack_global();
  Status reduce();
  Status new_object();
  Status new_object_ex();
  Status build();
  Status instance_of_name(std::string_view lines);
  Status instance_of_value();
  Status persistent_line(std::string_view line);
  Status persistent();
  Status readonly_buffer();
  Status begin_protocol(std::uint64_t version);
  Status begin_frame(std::uint64_t length) const;
  Status stop();

  ByteReader reader_;
  PickleDelegate& delegate_;
  const bool watched_;
  const PickleLimits& limits_;
  std::uint64_t executed_ = 0;
  std::vector<PickleValue> values_;
  std::vector<std::uint32_t> marks_;
  PickleMemo memo_;
};

Status Machine::run_one() {
  values_.clear();
  marks_.clear();
  PickleOp op{};
  while (!reader_.at_end()) {
    if (!watched_) run_plain();
    if (reader_.at_end()) break;
    RK_TRY(read_pickle_op(reader_, op));
    if (executed_++ == limits_.max_opcodes) {
      return Error{ErrorCode::kLimitExceeded, op.offset, "too many opcodes"};
    }
    Status status = execute(op);
    if (!status.ok()) {
      Error error = status.take_error();
      error.offset = op.offset;
      return error;
    }
    if (watched_) delegate_.executed(op, {values_, marks_});
    if (op.info->opcode == PickleOpcode::kSTOP) return Unit{};
  }
  return Error{ErrorCode::kStopMissing, reader_.offset(), {}};
}

void Machine::run_plain() {
  const std::uint64_t stacked = values_.size() + marks_.size();
  const std::uint64_t room =
      std::min(limits_.max_stack - std::min(limits_.max_stack, stacked),
               limits_.max_opcodes - std::min(limits_.max_opcodes, executed_));
  const ByteView rest = reader_.rest();
  std::uint64_t at = 0;
  std::uint64_t done = 0;
  while (done < room && rest.size() - at >= kLongestPlainOp) {
    const std::size_t size = execute_plain(rest.subspan(at));
    if (size == 0) break;
    at += size;
    ++done;
  }
  executed_ += done;
  reader_.skip(at);
}

std::size_t Machine::execute_plain(ByteView rest) {
  const std::uint8_t* op = rest.data();
  switch (static_cast<PickleOpcode>(op[0])) {
    case PickleOpcode::kBININT1:
      return push_plain(delegate_.small_integer(op[1])) ? 2 : 0;
    case PickleOpcode::kBININT2:
      return push_plain(delegate_.small_integer(op[1] | op[2] << 8)) ? 3 : 0;
    case PickleOpcode::kBININT: {
      const std::uint32_t bits =
          op[1] | op[2] << 8 | op[3] << 16 | std::uint32_t{op[4]} << 24;
      return push_plain(delegate_.small_integer(static_cast<std::int32_t>(bits))) ? 5 : 0;
    }
    case PickleOpcode::kSHORT_BINUNICODE: {
      const std::size_t end = 2 + std::size_t{op[1]};
      if (end > rest.size()) return 0;
      const std::string_view text = as_text(rest.subspan(2, op[1]));
      return is_ascii(text) && push_plain(delegate_.text(text)) ? end : 0;
    }
    case PickleOpcode::kEMPTY_LIST:
      return push_plain(delegate_.list({})) ? 1 : 0;
    case PickleOpcode::kMARK:
      marks_.push_back(static_cast<std::uint32_t>(values_.size()));
      return 1;
    case PickleOpcode::kMEMOIZE:
      if (values_.size() == fence()) return 0;
      memo_.put(memo_.size(), values_.back());
      return 1;
    default:
      return 0;
  }
}

bool Machine::push_plain(const Result<PickleValue>& made) {
  if (made.ok()) values_.push_back(made.value());
  return made.ok();
}

Status Machine::execute(const PickleOp& op) {
  const std::string_view text = as_text(op.argument);
  switch (op.info->opcode) {
    case PickleOpcode::kINT:
      return push_int_line(text);
    case PickleOpcode::kBININT:
    case PickleOpcode::kBININT1:
    case PickleOpcode::kBININT2:
      return push_integer(static_cast<std::int64_t>(op.number));
    case PickleOpcode::kLONG:
      return push_long_line(text);
    case PickleOpcode::kLONG1:
    case PickleOpcode::kLONG4:
      return push(delegate_.integer(fewest_bytes(op.argument)));
    case PickleOpcode::kSTRING:
      return push_string_line(text);
    case PickleOpcode::kBINSTRING:
    case PickleOpcode::kSHORT_BINSTRING:
      return push_ascii(text, "a Python 2 string that is not ASCII");
    case PickleOpcode::kBINBYTES:
    case PickleOpcode::kSHORT_BINBYTES:
    case PickleOpcode::kBINBYTES8:
      return push(delegate_.bytes(op.argument));
    case PickleOpcode::kBYTEARRAY8:
      return push(delegate_.byte_array(op.argument));
    case PickleOpcode::kNEXT_BUFFER:
      return push(delegate_.next_buffer());
    case PickleOpcode::kREADONLY_BUFFER:
      return readonly_buffer();
    case PickleOpcode::kNONE:
      return push(delegate_.none());
    case PickleOpcode::kNEWTRUE:
      return push(delegate_.boolean(true));
    case PickleOpcode::kNEWFALSE:
      return push(delegate_.boolean(false));
    case PickleOpcode::kUNICODE:
      return push_unicode_line(text);
    case PickleOpcode::kSHORT_BINUNICODE:
    case PickleOpcode::kBINUNICODE:
    case PickleOpcode::kBINUNICODE8:
      return push_text(text);
    case PickleOpcode::kFLOAT:
      return push_float_line(text);
    case PickleOpcode::kBINFLOAT:
      return push(delegate_.real(double_of(op.number)));
    case PickleOpcode::kEMPTY_LIST:
      return push(delegate_.list({}));
    case PickleOpcode::kAPPEND:
      return extend(1, &PickleDelegate::append);
    case PickleOpcode::kAPPENDS:
      return extend_from_mark(&PickleDelegate::append);
    case PickleOpcode::kLIST:
      return collect(&PickleDelegate::list);
    case PickleOpcode::kEMPTY_TUPLE:
      return push(delegate_.tuple({}));
    case PickleOpcode::kTUPLE:
      return collect(&PickleDelegate::tuple);
    case PickleOpcode::kTUPLE1:
      return push_top_tuple(1);
    case PickleOpcode::kTUPLE2:
      return push_top_tuple(2);
    case PickleOpcode::kTUPLE3:
      return push_top_tuple(3);
    case PickleOpcode::kEMPTY_DICT:
      return push(delegate_.dict({}));
    case PickleOpcode::kDICT:
      return collect_dict();
    case PickleOpcode::kSETITEM:
      return extend(2, &PickleDelegate::set_items);
    case PickleOpcode::kSETITEMS:
      return set_items_from_mark();
    case PickleOpcode::kEMPTY_SET:
      return push(delegate_.empty_set());
    case PickleOpcode::kADDITEMS:
      return extend_from_mark(&PickleDelegate::add_items);
    case PickleOpcode::kFROZENSET:
      return collect(&PickleDelegate::frozen_set);
    case PickleOpcode::kPOP:
      return pop_value_or_mark();
    case PickleOpcode::kDUP:
      return duplicate();
    case PickleOpcode::kMARK:
      return push_mark();
    case PickleOpcode::kPOP_MARK:
      return drop_to_mark();
    case PickleOpcode::kGET:
      return get_line(text);
    case PickleOpcode::kBINGET:
    case PickleOpcode::kLONG_BINGET:
      return get(op.number);
    case PickleOpcode::kPUT:
      return put_line(text);
    case PickleOpcode::kBINPUT:
    case PickleOpcode::kLONG_BINPUT:
      return put(op.number);
    case PickleOpcode::kMEMOIZE:
      return memoize(memo_.size());
    case PickleOpcode::kEXT1:
    case PickleOpcode::kEXT2:
    case PickleOpcode::kEXT4:
      return extension(op.number);
    case PickleOpcode::kGLOBAL:
      return global(text);
    case PickleOpcode::kSTACK_GLOBAL:
      return stack_global();
    case PickleOpcode::kREDUCE:
      return reduce();
    case PickleOpcode::kBUILD:
      return build();
    case PickleOpcode::kINST:
      return instance_of_name(text);
    case PickleOpcode::kOBJ:
      return instance_of_value();
    case PickleOpcode::kNEWOBJ:
      return new_object();
    case PickleOpcode::kNEWOBJ_EX:
      return new_object_ex();
    case PickleOpcode::kPROTO:
      return begin_protocol(op.number);
    case PickleOpcode::kSTOP:
      return stop();
    case PickleOpcode::kFRAME:
      return begin_frame(op.number);
    case PickleOpcode::kPERSID:
      return persistent_line(text);
    case PickleOpcode::kBINPERSID:
      return persistent();
  }
  RK_CHECK(false);
}

// --- The stack -------------------------------------------------------------------------

Status Machine::need(std::size_t count) const {
  if (values_.size() - fence() >= count) return Unit{};
  const ErrorCode code =
      marks_.empty() ? ErrorCode::kStackUnderflow : ErrorCode::kMarkOnStack;
  return Error{code, 0, {}};
}

Status Machine::need_room() const {
  if (values_.size() + marks_.size() < limits_.max_stack) return Unit{};
  return refusal(ErrorCode::kLimitExceeded, "too many values on the stack");
}

Status Machine::push(Result<PickleValue>&& made) {
  if (!made.ok()) return made.take_error();
  RK_TRY(need_room());
  values_.push_back(made.value());
  return Unit{};
}

Status Machine::pop(std::size_t count) {
  RK_TRY(need(count));
  values_.resize(values_.size() - count);
  return Unit{};
}

Status Machine::replace(std::size_t first, Result<PickleValue>&& made) {
  values_.resize(first);
  return push(std::move(made));
}

Status Machine::push_mark() {
  RK_TRY(need_room());
  marks_.push_back(static_cast<std::uint32_t>(values_.size()));
  return Unit{};
}

Result<std::size_t> Machine::pop_mark() {
  if (marks_.empty()) return Error{ErrorCode::kNoMark, 0, {}};
  const std::size_t first = marks_.back();
  marks_.pop_back();
  return first;
}

Status Machine::duplicate() {
  RK_TRY(need(1));
  return push(top());
}

Status Machine::pop_value_or_mark() {
  if (marks_.empty() || marks_.back() != values_.size()) return pop(1);
  marks_.pop_back();
  return Unit{};
}

Status Machine::drop_to_mark() {
  RK_TRY_ASSIGN(const std::size_t first, pop_mark());
  values_.resize(first);
  return Unit{};
}

// --- Atoms -----------------------------------------------------------------------------

Status Machine::push_int_line(std::string_view line) {
  RK_TRY_ASSIGN(const Bytes value, parse_int_line(line));
  if (spells_boolean(line, value)) return push(delegate_.boolean(!value.empty()));
  return push(delegate_.integer(value));
}

Status Machine::push_long_line(std::string_view line) {
  RK_TRY_ASSIGN(const Bytes value, parse_long_line(line));
  return push(delegate_.integer(value));
}

Status Machine::push_float_line(std::string_view line) {
  RK_TRY_ASSIGN(const double value, parse_float_line(line));
  return push(delegate_.real(value));
}

Status Machine::push_string_line(std::string_view line) {
  RK_TRY_ASSIGN(const std::string value, parse_string_line(line));
  return push_ascii(value, "a Python 2 string that is not ASCII");
}

Status Machine::push_unicode_line(std::string_view line) {
  RK_TRY_ASSIGN(const std::string value, parse_unicode_line(line));
  return push(delegate_.text(value));
}

Status Machine::push_text(std::string_view utf8) {
  if (!is_utf8_or_surrogates(utf8)) return Error{ErrorCode::kBadUtf8, 0, {}};
  return push(delegate_.text(utf8));
}

Status Machine::push_ascii(std::string_view text, const char* detail) {
  if (!is_ascii(text)) return refusal(ErrorCode::kBadArgument, detail);
  return push(delegate_.text(text));
}

// --- Containers ------------------------------------------------------------------------

Status Machine::push_top_tuple(std::size_t size) {
  RK_TRY(need(size));
  const std::size_t first = values_.size() - size;
  return replace(first, delegate_.tuple(from(first)));
}

Status Machine::collect(Maker make) {
  RK_TRY_ASSIGN(const std::size_t first, pop_mark());
  return replace(first, (delegate_.*make)(from(first)));
}

Status Machine::collect_dict() {
  RK_TRY_ASSIGN(const std::size_t first, pop_mark());
  RK_TRY(check_pairs(values_.size() - first));
  return replace(first, delegate_.dict(from(first)));
}

Status Machine::extend(std::size_t count, Extender extender) {
  RK_TRY(need(count + 1));
  if (count == 0) return Unit{};
  const std::size_t first = values_.size() - count;
  RK_TRY((delegate_.*extender)(values_[first - 1], from(first)));
  values_.resize(first);
  return Unit{};
}

Status Machine::extend_from_mark(Extender extender) {
  RK_TRY_ASSIGN(const std::size_t first, pop_mark());
  return extend(values_.size() - first, extender);
}

Status Machine::set_items_from_mark() {
  RK_TRY_ASSIGN(const std::size_t first, pop_mark());
  RK_TRY(check_pairs(values_.size() - first));
  return extend(values_.size() - first, &PickleDelegate::set_items);
}

// --- The memo --------------------------------------------------------------------------

Status Machine::get(std::uint64_t key) {
  if (key <= kMaxKey) {
    const auto value = memo_.find(static_cast<std::uint32_t>(key));
    if (value) return push(*value);
  }
  return Error{ErrorCode::kBadMemoKey, 0, std::to_string(key)};
}

Status Machine::get_line(std::string_view line) {
  RK_TRY_ASSIGN(const std::int64_t key, parse_memo_key_line(line));
  if (key >= 0) return get(static_cast<std::uint64_t>(key));
  return Error{ErrorCode::kBadMemoKey, 0, std::to_string(key)};
}

Status Machine::put(std::uint64_t key) {
  if (key > std::min(limits_.max_memo_key, kMaxKey)) {
    return refusal(ErrorCode::kLimitExceeded, "a memo key that is too large");
  }
  return memoize(static_cast<std::uint32_t>(key));
}

Status Machine::put_line(std::string_view line) {
  RK_TRY_ASSIGN(const std::int64_t key, parse_memo_key_line(line));
  if (key < 0) return refusal(ErrorCode::kBadArgument, "a negative memo key");
  return put(static_cast<std::uint64_t>(key));
}

Status Machine::memoize(std::uint32_t key) {
  RK_TRY(need(1));
  memo_.put(key, top());
  if (watched_) delegate_.memoized(key, top());
  return Unit{};
}

// --- Objects ---------------------------------------------------------------------------

Status Machine::global(std::string_view lines) {
  RK_TRY_ASSIGN(const QualifiedName name, split_name(lines));
  if (!is_utf8(lines)) return Error{ErrorCode::kBadUtf8, 0, {}};
  return push(delegate_.global(name.module, name.name));
}

Status Machine::stack_global() {
  RK_TRY(need(2));
  return replace(values_.size() - 2, delegate_.stack_global(top(1), top()));
}

Status Machine::reduce() {
  RK_TRY(need(2));
  return replace(values_.size() - 2, delegate_.reduce(top(1), top()));
}

Status Machine::new_object() {
  RK_TRY(need(2));
  return replace(values_.size() - 2, delegate_.new_object(top(1), top()));
}

Status Machine::new_object_ex() {
  RK_TRY(need(3));
  return replace(values_.size() - 3, delegate_.new_object_ex(top(2), top(1), top()));
}

Status Machine::build() {
  RK_TRY(need(2));
  RK_TRY(delegate_.build(top(1), top()));
  return pop(1);
}

Status Machine::instance_of_name(std::string_view lines) {
  RK_TRY_ASSIGN(const std::size_t first, pop_mark());
  RK_TRY_ASSIGN(const QualifiedName name, split_name(lines));
  // Only Python 2 wrote INST, and it had no other identifiers.
  if (!is_ascii(lines)) {
    return refusal(ErrorCode::kBadArgument, "a class name that is not ASCII");
  }
  RK_TRY_ASSIGN(const PickleValue type, delegate_.global(name.module, name.name));
  return replace(first, delegate_.instance(type, from(first)));
}

Status Machine::instance_of_value() {
  RK_TRY_ASSIGN(const std::size_t first, pop_mark());
  if (first == values_.size()) {
    return refusal(ErrorCode::kStackUnderflow, "no class above the mark");
  }
  return replace(first, delegate_.instance(values_[first], from(first + 1)));
}

// --- What lies outside the pickle ------------------------------------------------------

Status Machine::persistent_line(std::string_view line) {
  if (!is_ascii(line)) {
    return refusal(ErrorCode::kBadArgument, "a persistent identifier that is not ASCII");
  }
  RK_TRY_ASSIGN(const PickleValue id, delegate_.text(line));
  return push(delegate_.persistent(id));
}

Status Machine::persistent() {
  RK_TRY(need(1));
  return replace(values_.size() - 1, delegate_.persistent(top()));
}

Status Machine::extension(std::uint64_t code) {
  if (code == 0 || code > kMaxExtension) {
    return refusal(ErrorCode::kBadArgument, "an extension code that is not positive");
  }
  return push(delegate_.extension(static_cast<std::uint32_t>(code)));
}

Status Machine::readonly_buffer() {
  RK_TRY(need(1));
  return replace(values_.size() - 1, delegate_.readonly_buffer(top()));
}

// --- The pickle itself -----------------------------------------------------------------

Status Machine::begin_protocol(std::uint64_t version) {
  if (version <= kHighestProtocol) return Unit{};
  return Error{ErrorCode::kUnsupportedProtocol, 0, std::to_string(version)};
}

// A frame only tells readers of streams how much to fetch: as in CPython's C code, an
// opcode may reach over its end, but the frame may not reach over the input's.
Status Machine::begin_frame(std::uint64_t length) const {
  if (length <= reader_.remaining()) return Unit{};
  return refusal(ErrorCode::kTruncated, "FRAME");
}

Status Machine::stop() {
  RK_TRY(need(1));
  RK_TRY(delegate_.stop(top()));
  return pop(1);
}

}  // namespace

Status run_pickle(ByteView bytes, PickleSequence sequence, PickleDelegate& delegate,
                  const PickleLimits& limits, std::span<const PickleValue> memo) {
  return Machine(bytes, delegate, limits, memo).run(sequence);
}

}  // namespace reknot
