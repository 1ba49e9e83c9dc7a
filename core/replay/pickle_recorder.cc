#include "core/replay/pickle_recorder.h"

#include <array>
#include <string>

namespace reknot {
namespace {

constexpr auto kObjectFixed = slot_index(ObjectSlot::kCount);

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
  const auto op = static_cast<std::uint32_t>(out_.ops.size());
  while (out_.created.size() < out_.graph.size()) {
    set_filled(static_cast<NodeId>(out_.created.size()));
    out_.created.push_back(op);
  }
  return Value::node(node).bits();
}

void PickleRecorder::set_filled(NodeId node) {
  write(PickleRow::kFilled, node,
        static_cast<std::uint32_t>(out_.graph.slots(node).size()));
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
  if (found == kind) {
    out_.graph.append_slots(node, as_values(items));
  } else if (!is_object(found) && found != Kind::kReference) {
    return wrong_operand("a " + std::string(kind_label(found)) + " is not a " + wanted);
  } else if (kind == Kind::kDict) {
    append_pairs(node, items);
  } else {
    append_items(node, items);
  }
  set_filled(node);
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
  constexpr std::uint32_t kState = slot_index(ObjectSlot::kState);
  if (is_object(kind) && out_.graph.slots(node)[kState].is(Constant::kAbsent)) {
    out_.graph.set_slot(node, kState, Value::from_bits(state));
    write(PickleRow::kState, node, 1);
    return Unit{};
  }
  // A state more, or one of something imported.
  const Value pair[] = {out_.graph.add_text("state"), Value::from_bits(state)};
  out_.graph.append_slots(node, pair);
  set_filled(node);
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
  out_.result = Value::from_bits(value);
  return Unit{};
}

void PickleRecorder::memoized(std::uint32_t key, PickleValue value) {
  const auto [place, is_new] =
      memo_places_.try_emplace(key, static_cast<std::uint32_t>(out_.memo_keys.size()));
  if (is_new) {
    out_.memo_keys.push_back(key);
    write(PickleRow::kMemo, 0, static_cast<std::uint32_t>(out_.memo_keys.size()));
  }
  write(PickleRow::kMemo, 1 + place->second, value);
}

// An opcode drops values and marks from the stack and pushes one at most, so only the top can be
// another than before.
void PickleRecorder::executed(const PickleOp& op, const StackView& stack) {
  const auto depth = static_cast<std::uint32_t>(stack.values.size() + stack.marks.size());
  write(PickleRow::kStack, 0, depth);
  if (depth > 0) {
    const bool is_mark =
        !stack.marks.empty() && stack.marks.back() == stack.values.size();
    write(PickleRow::kStack, depth, is_mark ? kPickleMark : stack.values.back());
  }
  Value value;
  if (op.info->opcode == PickleOpcode::kSTOP) value = out_.result;
  if (is_about_top(op.info->opcode)) value = Value::from_bits(stack.values.back());
  const auto read = [&](PickleRow row) {
    return value.is_node()
               ? out_.tape.read(static_cast<std::uint32_t>(row), value.as_node())
               : 0;
  };
  out_.ops.push_back({static_cast<std::uint32_t>(op.offset), value,
                      read(PickleRow::kFilled) & 0x7FFF'FFFF,
                      read(PickleRow::kState) & 1});
  out_.tape.end_step();
}

}  // namespace reknot
