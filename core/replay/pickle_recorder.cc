#include "core/replay/pickle_recorder.h"

#include <algorithm>
#include <array>
#include <string>

namespace reknot {
namespace {

constexpr auto kObjectFixed = slot_index(ObjectSlot::kCount);
constexpr auto kStateSlot = slot_index(ObjectSlot::kState);

bool is_object(Kind kind) { return kind == Kind::kInstance || kind == Kind::kCall; }

Error wrong_operand(std::string detail) {
  return {ErrorCode::kWrongOperand, 0, std::move(detail)};
}

// Whether the value on top of the stack after an opcode has to do with the opcode.
bool is_about_top(PickleOpcode opcode) {
  switch (opcode) {
    case PickleOpcode::kMARK:
    case PickleOpcode::kPOP:
    case PickleOpcode::kPOP_MARK:
    case PickleOpcode::kPROTO:
    case PickleOpcode::kFRAME:
    case PickleOpcode::kSTOP:
      return false;
    default:
      return true;
  }
}

}  // namespace

// --- Atoms -----------------------------------------------------------------------------------

Result<PickleValue> PickleRecorder::none() { return Value(Constant::kNone).bits(); }
Result<PickleValue> PickleRecorder::boolean(bool value) {
  return Value(value ? Constant::kTrue : Constant::kFalse).bits();
}
Result<PickleValue> PickleRecorder::integer(ByteView twos_complement) {
  return out_.graph.add_integer(twos_complement).bits();
}
Result<PickleValue> PickleRecorder::real(double value) {
  return out_.graph.add_float(value).bits();
}
Result<PickleValue> PickleRecorder::text(std::string_view utf8) {
  return out_.graph.add_text(utf8).bits();
}
Result<PickleValue> PickleRecorder::bytes(ByteView value) {
  return out_.graph.add_bytes(value).bits();
}
Result<PickleValue> PickleRecorder::byte_array(ByteView value) {
  const Value content = out_.graph.add_bytes(value);
  return made(out_.graph.add_node(Kind::kByteArray, {&content, 1}));
}

// --- Containers ------------------------------------------------------------------------------

Result<PickleValue> PickleRecorder::tuple(Values items) {
  return container(Kind::kTuple, items);
}
Result<PickleValue> PickleRecorder::list(Values items) {
  return container(Kind::kList, items);
}
Result<PickleValue> PickleRecorder::dict(Values items) {
  return container(Kind::kDict, items);
}
Result<PickleValue> PickleRecorder::empty_set() { return container(Kind::kSet, {}); }
Result<PickleValue> PickleRecorder::frozen_set(Values items) {
  return container(Kind::kFrozenSet, items);
}
Status PickleRecorder::append(PickleValue list, Values items) {
  return extend(list, Kind::kList, items);
}
Status PickleRecorder::set_items(PickleValue dict, Values items) {
  return extend(dict, Kind::kDict, items);
}
Status PickleRecorder::add_items(PickleValue set, Values items) {
  return extend(set, Kind::kSet, items);
}

std::span<const Value> PickleRecorder::as_values(Values items) {
  scratch_.clear();
  for (const PickleValue item : items) scratch_.push_back(Value::from_bits(item));
  return scratch_;
}

PickleValue PickleRecorder::made(NodeId node) {
  for (; made_ < out_.graph.size(); ++made_) {
    const bool object = is_object(out_.graph.kind(made_));
    const std::size_t size = object ? kStateSlot : out_.graph.slots(made_).size();
    out_.history.create(made_);
    out_.history.fill(made_, 0, static_cast<std::uint32_t>(size));
  }
  return Value::node(node).bits();
}

void PickleRecorder::note_appended(NodeId node, std::size_t before) {
  const auto begin = static_cast<std::uint32_t>(before);
  const auto end = static_cast<std::uint32_t>(out_.graph.slots(node).size());
  if (begin < end) out_.history.fill(node, begin, end);
}

Result<PickleValue> PickleRecorder::container(Kind kind, Values items) {
  return made(out_.graph.add_node(kind, as_values(items)));
}

Status PickleRecorder::extend(PickleValue target, Kind kind, Values items) {
  const Value value = Value::from_bits(target);
  const std::string wanted(kind_label(kind));
  if (!value.is_node()) return wrong_operand("an atom is not a " + wanted);
  const NodeId node = value.as_node();
  const Kind found = out_.graph.kind(node);
  const std::size_t before = out_.graph.slots(node).size();
  if (found == kind) {
    out_.graph.append_slots(node, as_values(items));
  } else if (!is_object(found) && found != Kind::kReference) {
    return wrong_operand("a " + std::string(kind_label(found)) + " is not a " + wanted);
  } else if (kind == Kind::kDict) {
    append_pairs(node, items);
  } else {
    append_items(node, items);
  }
  note_appended(node, before);
  return Unit{};
}

void PickleRecorder::append_items(NodeId node, Values items) {
  Graph& graph = out_.graph;
  const std::size_t fixed = is_object(graph.kind(node)) ? kObjectFixed : 2;
  const auto behind = static_cast<std::uint32_t>(graph.slots(node).size() - fixed);
  if (is_object(graph.kind(node)) && behind == graph.list_items(node)) {
    graph.append_slots(node, as_values(items));
    graph.set_list_items(node, behind + static_cast<std::uint32_t>(items.size()));
    return;
  }
  // There are pairs already, so these become pairs as well, numbered on.
  auto number = static_cast<std::int32_t>(behind);
  for (const PickleValue item : items) {
    const Value pair[] = {Value::small(number++), Value::from_bits(item)};
    graph.append_slots(node, pair);
  }
}

void PickleRecorder::append_pairs(NodeId node, Values pairs) {
  out_.graph.append_slots(node, as_values(pairs));
}

// --- Objects ---------------------------------------------------------------------------------

Result<PickleValue> PickleRecorder::global(std::string_view module,
                                           std::string_view name) {
  return made(out_.graph.reference(module, name));
}

Result<PickleValue> PickleRecorder::stack_global(PickleValue module, PickleValue name) {
  const Value values[] = {Value::from_bits(module), Value::from_bits(name)};
  for (const Value value : values) {
    if (value.tag() != Tag::kText) {
      return wrong_operand("a module and a name are texts");
    }
  }
  return global(std::string(out_.graph.text(values[0])),
                std::string(out_.graph.text(values[1])));
}

PickleValue PickleRecorder::object(Kind kind, PickleValue type, Value arguments,
                                   Value keywords) {
  const std::array<Value, kObjectFixed> slots = {Value::from_bits(type), arguments,
                                                 keywords, Constant::kAbsent};
  const NodeId node = out_.graph.add_node(kind, slots);
  return made(node);
}

Result<PickleValue> PickleRecorder::reduce(PickleValue callable, PickleValue arguments) {
  return object(Kind::kCall, callable, Value::from_bits(arguments), Constant::kAbsent);
}
Result<PickleValue> PickleRecorder::new_object(PickleValue type, PickleValue arguments) {
  return object(Kind::kInstance, type, Value::from_bits(arguments), Constant::kAbsent);
}
Result<PickleValue> PickleRecorder::new_object_ex(PickleValue type, PickleValue arguments,
                                                  PickleValue keywords) {
  return object(Kind::kInstance, type, Value::from_bits(arguments),
                Value::from_bits(keywords));
}
Result<PickleValue> PickleRecorder::instance(PickleValue type, Values arguments) {
  const NodeId tuple = out_.graph.add_node(Kind::kTuple, as_values(arguments));
  return object(Kind::kCall, type, Value::node(tuple), Constant::kAbsent);
}

Status PickleRecorder::build(PickleValue target, PickleValue state) {
  const Value value = Value::from_bits(target);
  if (!value.is_node()) return wrong_operand("an atom has no state");
  const NodeId node = value.as_node();
  const Kind kind = out_.graph.kind(node);
  if (!is_object(kind) && kind != Kind::kReference) {
    return wrong_operand("a " + std::string(kind_label(kind)) + " has no state");
  }
  if (is_object(kind) && out_.graph.slots(node)[kStateSlot].is(Constant::kAbsent)) {
    out_.graph.set_slot(node, kStateSlot, Value::from_bits(state));
    out_.history.fill(node, kStateSlot, kStateSlot + 1);
    return Unit{};
  }
  // A state more, or one of something imported.
  const Value pair[] = {out_.graph.add_text("state"), Value::from_bits(state)};
  const std::size_t before = out_.graph.slots(node).size();
  out_.graph.append_slots(node, pair);
  note_appended(node, before);
  return Unit{};
}

// --- What lies outside the pickle ------------------------------------------------------------

Result<PickleValue> PickleRecorder::persistent(PickleValue id) {
  RK_TRY_ASSIGN(const PickleValue load, global("Unpickler", "persistent_load"));
  return object(Kind::kCall, load, Value::from_bits(id), Constant::kAbsent);
}
Result<PickleValue> PickleRecorder::extension(std::uint32_t code) {
  return global("extension", std::to_string(code));
}
Result<PickleValue> PickleRecorder::next_buffer() {
  return global("buffer", std::to_string(buffers_++));
}
Result<PickleValue> PickleRecorder::readonly_buffer(PickleValue buffer) {
  RK_TRY_ASSIGN(const PickleValue make, global("memoryview", "toreadonly"));
  return object(Kind::kCall, make, Value::from_bits(buffer), Constant::kAbsent);
}

// --- Steps -----------------------------------------------------------------------------------

Status PickleRecorder::stop(PickleValue value) {
  const Value result = Value::from_bits(value);
  out_.history.bind("result", result);
  result_ = result;
  return Unit{};
}

void PickleRecorder::memoized(std::uint32_t key, PickleValue value) {
  out_.history.remember(key, Value::from_bits(value));
}

// An opcode drops values and marks from the stack and pushes one at most, so only the top can be
// another than before.
void PickleRecorder::note_stack(const StackView& stack) {
  const std::size_t depth = stack.values.size() + stack.marks.size();
  path_.resize(std::min(path_.size(), depth));
  if (depth == 0) return;
  const bool is_mark = !stack.marks.empty() && stack.marks.back() == stack.values.size();
  const std::uint32_t top = is_mark ? kStackMark : stack.values.back();
  if (path_.size() == depth) {
    if (out_.stack[path_.back()].bits == top) return;
    path_.pop_back();
  }
  const std::uint32_t below = path_.empty() ? 0 : path_.back();
  path_.push_back(static_cast<std::uint32_t>(out_.stack.size()));
  out_.stack.push_back({top, below, static_cast<std::uint32_t>(depth)});
}

void PickleRecorder::executed(const PickleOp& op, const StackView& stack) {
  note_stack(stack);
  Value value;
  if (op.info->opcode == PickleOpcode::kSTOP) value = result_;
  if (is_about_top(op.info->opcode)) value = Value::from_bits(stack.values.back());
  PickleRecording::Op done{static_cast<std::uint32_t>(op.offset), value,
                           path_.empty() ? 0 : path_.back(), 0, 0};
  if (value.is_node()) {
    const std::span<const Value> slots = out_.graph.slots(value.as_node());
    done.filled = static_cast<std::uint32_t>(slots.size()) & 0x7FFF'FFFF;
    done.has_state = is_object(out_.graph.kind(value.as_node())) &&
                     !slots[kStateSlot].is(Constant::kAbsent);
  }
  out_.ops.push_back(done);
  out_.history.end_step();
}

}  // namespace reknot
