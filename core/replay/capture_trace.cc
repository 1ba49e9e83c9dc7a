#include "core/replay/capture_trace.h"

#include <algorithm>

namespace reknot {
namespace {

bool is_node(PickleValue value) { return Value::from_bits(value).is_node(); }

bool is_fetch(PickleOpcode opcode) {
  switch (opcode) {
    case PickleOpcode::kGET:
    case PickleOpcode::kBINGET:
    case PickleOpcode::kLONG_BINGET:
    case PickleOpcode::kDUP:
      return true;
    default:
      return false;
  }
}

}  // namespace

void CaptureTrace::memoized(std::uint32_t key, PickleValue value) {
  if (!is_node(value)) return;
  const NodeId node = Value::from_bits(value).as_node();
  if (node >= memo_keys_.size()) memo_keys_.resize(node + 1, kNoKey);
  if (memo_keys_[node] == kNoKey) memo_keys_[node] = key;
}

void CaptureTrace::executed(const PickleOp& op, const PickleDelegate::StackView& stack) {
  if (!is_whole()) return;
  switch (op.info->opcode) {
    case PickleOpcode::kPROTO:
    case PickleOpcode::kFRAME:
      return;
    case PickleOpcode::kMARK:
      marks_.push_back(static_cast<std::uint32_t>(op.offset));
      return;
    case PickleOpcode::kPOP:
    case PickleOpcode::kPOP_MARK:
      drop(stack.values.size());
      break;
    case PickleOpcode::kMEMOIZE:
    case PickleOpcode::kPUT:
    case PickleOpcode::kBINPUT:
    case PickleOpcode::kLONG_BINPUT:
      stretch(op);
      break;
    case PickleOpcode::kAPPEND:
    case PickleOpcode::kAPPENDS:
    case PickleOpcode::kSETITEM:
    case PickleOpcode::kSETITEMS:
    case PickleOpcode::kADDITEMS:
      extend(op, stack.values.size());
      break;
    case PickleOpcode::kSTOP:
      return stop();
    default:
      push(op, stack);
  }
  marks_.resize(stack.marks.size());
}

// Whatever lay from the top's place on are the operands of the opcode.
void CaptureTrace::push(const PickleOp& op, const PickleDelegate::StackView& stack) {
  const std::size_t depth = stack.values.size() - 1;
  const bool has_operands = depth < stack_.size();
  const bool has_mark = marks_.size() > stack.marks.size();
  const auto end = static_cast<std::uint32_t>(op.end);
  auto begin = static_cast<std::uint32_t>(op.offset);
  auto tail = begin;
  if (has_mark) {
    begin = marks_.back();
  } else if (has_operands) {
    begin = stack_[depth].begin;
  } else {
    tail = end;
  }
  ExpressionId made = kNoExpression;
  if (is_node(stack.values.back())) {
    std::uint32_t head = has_mark ? begin + 1 : begin;
    if (!has_mark && !has_operands) head = end;
    if (op.info->opcode == PickleOpcode::kREDUCE) head = stack_[depth + 1].begin;
    made = static_cast<ExpressionId>(expressions_.size());
    Expression expression{Value::from_bits(stack.values.back()).as_node(),
                          begin,
                          head,
                          tail,
                          end,
                          kNoExpression,
                          kNoExpression,
                          kNoExpression,
                          0,
                          0,
                          is_fetch(op.info->opcode)};
    add_dropped(expression, static_cast<std::uint32_t>(depth));
    add_operands(expression, depth, 0);
    expressions_.push_back(expression);
  }
  dropped_.clear();
  stack_.resize(depth);
  stack_.push_back({begin, made});
}

void CaptureTrace::drop(std::size_t depth) {
  for (std::size_t i = stack_.size(); i-- > depth;) {
    if (stack_[i].expression == kNoExpression) continue;
    dropped_.push_back({static_cast<std::uint32_t>(i), stack_[i].expression});
  }
  stack_.resize(depth);
}

void CaptureTrace::extend(const PickleOp& op, std::size_t depth) {
  const ExpressionId id = stack_[depth - 1].expression;
  // The root's first item is the dict of the variables.
  const bool is_variables = root_ == kNoExpression && depth == 2 &&
                            stack_[0].expression != kNoExpression &&
                            expressions_[stack_[0].expression].positions == 0;
  if (is_variables) note_variables(depth, static_cast<std::uint32_t>(op.offset));
  if (id != kNoExpression) {
    Expression& whole = expressions_[id];
    add_operands(whole, depth, whole.positions);
    whole.tail = static_cast<std::uint32_t>(op.offset);
    whole.end = static_cast<std::uint32_t>(op.end);
  }
  stack_.resize(depth);
}

void CaptureTrace::note_variables(std::size_t depth, std::uint32_t end) {
  for (std::size_t i = depth; i < stack_.size(); i += 2) {
    const std::uint32_t next = i + 2 < stack_.size() ? stack_[i + 2].begin : end;
    variables_.push_back({stack_[i].begin, next - stack_[i].begin});
  }
}

void CaptureTrace::stretch(const PickleOp& op) {
  const ExpressionId id = stack_.back().expression;
  if (id == kNoExpression) return;
  Expression& expression = expressions_[id];
  if (expression.end != op.offset) return;
  const auto end = static_cast<std::uint32_t>(op.end);
  const bool is_begun_only =
      expression.head == expression.end && expression.positions == 0;
  if (is_begun_only) expression.head = expression.tail = end;
  expression.end = end;
}

void CaptureTrace::stop() {
  if (root_ == kNoExpression && !stack_.empty()) root_ = stack_.back().expression;
  stack_.clear();
  marks_.clear();
  dropped_.clear();
}

void CaptureTrace::add_part(Expression& whole, ExpressionId part,
                            std::uint32_t position) {
  expressions_[part].position = position;
  if (whole.first_part == kNoExpression) {
    whole.first_part = part;
  } else {
    expressions_[whole.last_part].next = part;
  }
  whole.last_part = part;
}

void CaptureTrace::add_operands(Expression& whole, std::size_t depth,
                                std::uint32_t first_position) {
  const auto count =
      static_cast<std::uint32_t>(stack_.size() - std::min(depth, stack_.size()));
  for (std::uint32_t i = 0; i < count; ++i) {
    const ExpressionId part = stack_[depth + i].expression;
    if (part != kNoExpression) add_part(whole, part, first_position + i);
  }
  whole.positions = first_position + count;
}

void CaptureTrace::add_dropped(Expression& whole, std::uint32_t depth) {
  // The top was dropped first.
  for (std::size_t i = dropped_.size(); i-- > 0;) {
    const Dropped& dropped = dropped_[i];
    if (dropped.depth < depth) continue;
    whole.begin = std::min(whole.begin, expressions_[dropped.expression].begin);
    add_part(whole, dropped.expression, dropped.depth - depth);
  }
}

std::optional<std::uint32_t> CaptureTrace::memo_key(NodeId node) const {
  if (node >= memo_keys_.size() || memo_keys_[node] == kNoKey) return std::nullopt;
  return memo_keys_[node];
}

ByteSpan CaptureTrace::variable(std::uint32_t place) const {
  return place < variables_.size() ? variables_[place] : ByteSpan{0, 0};
}

}  // namespace reknot
