#include "core/capture/capture.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "core/base/sort.h"
#include "core/capture/packed.h"
#include "core/graph/order.h"
#include "core/pickle/machine.h"

namespace reknot {
namespace {

// A stream writes names, code and dicts once and names them by the memo, and the graph has them as
// often as they are used. How many bytes that may be.
constexpr std::uint64_t kMaxRepeated = std::uint64_t{1} << 29;

// What was made of the tuples that stand for something, by the tuple's node.
class Meanings {
 public:
  enum class Kind : std::uint8_t { kNone, kSource, kCode, kNamespace };

  std::optional<std::uint32_t> find(NodeId tuple, Kind kind) const {
    if (tuple >= meanings_.size() || meanings_[tuple].kind != kind) return std::nullopt;
    return meanings_[tuple].index;
  }
  void set(NodeId tuple, Kind kind, std::uint32_t index) {
    if (tuple >= meanings_.size()) meanings_.resize(tuple + 1);
    meanings_[tuple] = {kind, index};
  }

 private:
  struct Meaning {
    Kind kind = Kind::kNone;
    std::uint32_t index = 0;
  };

  std::vector<Meaning> meanings_;
};

// What the reader knows of a CodeInfo of the graph.
struct Code {
  std::size_t cells;
  // In bytes.
  std::uint64_t size;
};

// What the pickle's values are: a Value of the graph, or, with the tag that no Value has, one of
// the constructors.
constexpr std::uint32_t kConstructorTag = 7;

constexpr PickleValue constructor_value(std::uint32_t index) {
  return index << 3 | kConstructorTag;
}
constexpr bool is_constructor(PickleValue value) { return value % 8 == kConstructorTag; }

// The machine adds the offset of the opcode, which says where to look.
Error not_ours(std::string_view what) {
  return Error{ErrorCode::kNotACaptureStream, 0, std::string(what)};
}

class StreamReader final : public PickleDelegate {
 public:
  StreamReader(std::size_t stream_size, StreamObserver* observer) : observer_(observer) {
    graph_.expect(stream_size);
    scratch_.reserve(kExpectedItems);
  }

  Graph take() && { return std::move(graph_); }

  Result<PickleValue> none() override { return Value(Constant::kNone).bits(); }
  Result<PickleValue> boolean(bool value) override {
    return Value(value ? Constant::kTrue : Constant::kFalse).bits();
  }
  Result<PickleValue> integer(ByteView value) override {
    return graph_.add_integer(value).bits();
  }
  Result<PickleValue> small_integer(std::int64_t value) override {
    return graph_.add_integer(value).bits();
  }
  Result<PickleValue> real(double value) override {
    return graph_.add_float(value).bits();
  }
  Result<PickleValue> text(std::string_view utf8) override {
    return graph_.add_text(utf8).bits();
  }
  Result<PickleValue> bytes(ByteView value) override {
    return graph_.add_bytes(value).bits();
  }
  Result<PickleValue> byte_array(ByteView value) override {
    const Value content = graph_.add_bytes(value);
    return Value::node(graph_.add_node(Kind::kByteArray, {&content, 1})).bits();
  }

  Result<PickleValue> tuple(std::span<const PickleValue> items) override {
    return container(Kind::kTuple, items);
  }
  Result<PickleValue> list(std::span<const PickleValue> items) override {
    return container(Kind::kList, items);
  }
  Result<PickleValue> dict(std::span<const PickleValue> items) override {
    return container(Kind::kDict, items);
  }
  Result<PickleValue> empty_set() override { return container(Kind::kSet, {}); }
  Result<PickleValue> frozen_set(std::span<const PickleValue> items) override {
    return container(Kind::kFrozenSet, items);
  }
  Status append(PickleValue list, std::span<const PickleValue> items) override {
    return extend(list, Kind::kList, items);
  }
  Status set_items(PickleValue dict, std::span<const PickleValue> items) override {
    return extend(dict, Kind::kDict, items);
  }
  Status add_items(PickleValue set, std::span<const PickleValue> items) override {
    return extend(set, Kind::kSet, items);
  }

  Result<PickleValue> global(std::string_view module, std::string_view name) override {
    // An artifact writes "module:name".
    if (!is_utf8(module) || !is_utf8(name) || module.find(':') != std::string::npos) {
      return not_ours("a module or a name that cannot be imported");
    }
    return Value::node(graph_.reference(module, name)).bits();
  }
  Result<PickleValue> stack_global(PickleValue module, PickleValue name) override {
    RK_TRY_ASSIGN(const std::string_view module_text, text_of(module));
    RK_TRY_ASSIGN(const std::string_view name_text, text_of(name));
    // Copied, because making the reference adds texts and so may move these.
    return global(std::string(module_text), std::string(name_text));
  }

  Result<PickleValue> reduce(PickleValue callable, PickleValue arguments) override {
    RK_TRY_ASSIGN(const NodeId tuple, node_of(arguments, Kind::kTuple));
    if (is_constructor(callable)) {
      load_arguments(tuple);
      return construct(static_cast<StreamConstructor>(callable >> 3));
    }
    RK_TRY_ASSIGN(const NodeId reference, node_of(callable, Kind::kReference));
    return Value::node(object(Kind::kCall, Value::node(reference), Value::node(tuple),
                              Constant::kAbsent))
        .bits();
  }
  Result<PickleValue> new_object(PickleValue, PickleValue) override {
    return not_ours("NEWOBJ");
  }
  Result<PickleValue> new_object_ex(PickleValue, PickleValue, PickleValue) override {
    return not_ours("NEWOBJ_EX");
  }
  Result<PickleValue> instance(PickleValue, std::span<const PickleValue>) override {
    return not_ours("INST");
  }
  Status build(PickleValue, PickleValue) override { return not_ours("BUILD"); }
  Result<PickleValue> persistent(PickleValue) override {
    return not_ours("a persistent id");
  }
  Result<PickleValue> extension(std::uint32_t) override {
    return not_ours("an extension");
  }
  Result<PickleValue> next_buffer() override { return not_ours("an out-of-band buffer"); }
  Result<PickleValue> readonly_buffer(PickleValue) override {
    return not_ours("an out-of-band buffer");
  }

  // The first pickle has the variables and the records, the second how many items that makes.
  Status stop(PickleValue value) override {
    switch (pickles_++) {
      case 0:
        return read_items(value);
      case 1:
        return check_count(Value::from_bits(value));
      default:
        return not_ours("a third pickle");
    }
  }

  bool watches() const override { return observer_ != nullptr; }
  void memoized(std::uint32_t key, PickleValue value) override {
    if (observer_ != nullptr) observer_->memoized(key, value);
  }
  void executed(const PickleOp& op, const StackView& stack) override {
    observer_->executed(op, stack);
  }

  bool is_whole() const { return pickles_ == 2; }

 private:
  // --- Values --------------------------------------------------------------------------------

  // A text that is no value of the user's, but a name, a path or source. Only the user's texts
  // may have surrogates.
  Result<std::string_view> text_of(PickleValue value) {
    const Value text = Value::from_bits(value);
    if (text.tag() != Tag::kText) return not_ours("a text was expected");
    const std::string_view utf8 = graph_.text(text);
    RK_TRY(count_repeated(sizeof(std::string) + utf8.size()));
    if (!is_utf8(utf8)) return not_ours("a name has surrogates");
    return utf8;
  }
  Result<std::string_view> text_of(Value value) { return text_of(value.bits()); }

  Status count_repeated(std::uint64_t bytes) {
    repeated_ += bytes;
    if (repeated_ <= kMaxRepeated) return Unit{};
    return Error{ErrorCode::kLimitExceeded, 0, "what is the same for many objects"};
  }

  Result<std::uint32_t> number_of(Value value) const {
    if (value.tag() != Tag::kSmall || value.as_small() < 0) {
      return not_ours("a number was expected");
    }
    return static_cast<std::uint32_t>(value.as_small());
  }

  Result<NodeId> node_of(PickleValue value, Kind kind) const {
    const Value node = Value::from_bits(value);
    if (!node.is_node() || graph_.kind(node.as_node()) != kind) {
      return not_ours(std::string("a ") + std::string(kind_label(kind)) +
                      " was expected");
    }
    return node.as_node();
  }
  Result<NodeId> node_of(Value value, Kind kind) const {
    return node_of(value.bits(), kind);
  }

  // The values of a pickle are the bits of values, so a run of the former is one of the latter.
  std::span<const Value> as_values(std::span<const PickleValue> items) {
    scratch_.clear();
    for (const PickleValue item : items) scratch_.push_back(Value::from_bits(item));
    return scratch_;
  }

  // Copied, because whoever reads the arguments adds nodes and with them slots.
  void load_arguments(NodeId tuple) {
    const std::span<const Value> slots = graph_.slots(tuple);
    arguments_.assign(slots.begin(), slots.end());
  }

  static Value or_absent(Value value) {
    return value.is(Constant::kNone) ? Value(Constant::kAbsent) : value;
  }

  Result<Value> optional_dict(Value value) const {
    if (value.is(Constant::kNone)) return Value();
    RK_TRY(node_of(value, Kind::kDict));
    return value;
  }

  // --- Containers ----------------------------------------------------------------------------

  Result<PickleValue> container(Kind kind, std::span<const PickleValue> items) {
    return Value::node(graph_.add_node(kind, as_values(items))).bits();
  }

  Status extend(PickleValue target, Kind kind, std::span<const PickleValue> items) {
    RK_TRY_ASSIGN(const NodeId node, node_of(target, kind));
    graph_.append_slots(node, as_values(items));
    return Unit{};
  }

  NodeId object(Kind kind, Value type, Value arguments, Value keywords) {
    // () is what there is when nothing is said, so that one object has one image.
    if (arguments.is_node() && graph_.slots(arguments.as_node()).empty()) {
      arguments = Constant::kAbsent;
    }
    const std::array<Value, slot_index(ObjectSlot::kCount)> slots = {
        type, arguments, keywords, Constant::kAbsent};
    return graph_.add_node(kind, slots);
  }

  // --- Constructors, with their arguments in arguments_ --------------------------------------

  Result<PickleValue> construct(StreamConstructor constructor) {
    switch (constructor) {
      case StreamConstructor::kFunction:
        return make_function();
      case StreamConstructor::kCell:
        return Value::node(graph_.add_node(Kind::kCell)).bits();
      case StreamConstructor::kClass:
        return make_class();
      case StreamConstructor::kModule:
        return make_module();
      case StreamConstructor::kMethod:
        RK_TRY(expect_arguments(2));
        return Value::node(graph_.add_node(Kind::kMethod, arguments_)).bits();
      case StreamConstructor::kInstance:
        return make_object(Kind::kInstance);
      case StreamConstructor::kCall:
        return make_object(Kind::kCall);
      case StreamConstructor::kRefused:
        return not_ours("the capture was refused");
    }
    return not_ours("no such constructor");
  }

  Status expect_arguments(std::size_t count) const {
    if (arguments_.size() != count) return not_ours("a constructor has other arguments");
    return Unit{};
  }

  // The bytes that a tuple has at `index`; `count` is how many parts it has.
  Result<ByteView> packed_of(NodeId tuple, std::size_t index, std::size_t count) {
    if (graph_.slots(tuple).size() != count) return not_ours("a tuple has other parts");
    const Value part = graph_.slots(tuple)[index];
    if (part.tag() != Tag::kBytes) return not_ours("packed bytes were expected");
    const ByteView packed = graph_.bytes(part);
    RK_TRY(count_repeated(packed.size() * kUnpackedSize));
    return packed;
  }

  // --- What is the same for many objects: tuples, each read once ------------------------------

  Result<SourceId> source_of(Value value) {
    RK_TRY_ASSIGN(const NodeId tuple, node_of(value, Kind::kTuple));
    if (const std::optional<SourceId> known =
            meanings_.find(tuple, Meanings::Kind::kSource))
      return *known;
    RK_TRY_ASSIGN(const ByteView packed, packed_of(tuple, 0, 1));
    RK_TRY_ASSIGN(Source source, unpack_source(packed));
    const SourceId id = graph_.add_source(std::move(source));
    meanings_.set(tuple, Meanings::Kind::kSource, id);
    return id;
  }

  Result<CodeId> code_of(Value value) {
    RK_TRY_ASSIGN(const NodeId tuple, node_of(value, Kind::kTuple));
    if (const std::optional<CodeId> known = meanings_.find(tuple, Meanings::Kind::kCode))
      return *known;
    RK_TRY_ASSIGN(const ByteView packed, packed_of(tuple, 1, 2));
    RK_TRY_ASSIGN(const SourceId source, source_of(graph_.slots(tuple)[0]));
    RK_TRY_ASSIGN(PackedCode code, unpack_code(packed));
    // A unit's globals are those of all captured functions in it.
    std::vector<std::string>& globals = graph_.source(source).globals;
    std::move(code.globals.begin(), code.globals.end(), std::back_inserter(globals));
    Code known{code.cells.size(), sizeof(CodeInfo) + code.path.size()};
    for (const std::string& cell : code.cells) known.size += sizeof cell + cell.size();
    const CodeId id =
        graph_.add_code({source, code.line, std::move(code.path), std::move(code.cells)});
    meanings_.set(tuple, Meanings::Kind::kCode, id);
    codes_.push_back(known);
    return id;
  }

  Result<NodeId> namespace_of(Value value) {
    RK_TRY_ASSIGN(const NodeId tuple, node_of(value, Kind::kTuple));
    if (const std::optional<NodeId> known =
            meanings_.find(tuple, Meanings::Kind::kNamespace))
      return *known;
    RK_TRY_ASSIGN(const ByteView packed, packed_of(tuple, 0, 1));
    // Copied, because adding texts may move what the graph holds.
    const Bytes copy(packed.begin(), packed.end());
    RK_TRY_ASSIGN(const PackedNamespace space, unpack_namespace(copy));
    const auto optional_text = [this](std::optional<std::string_view> text) {
      return text ? graph_.add_text(*text) : Value();
    };
    const Value module = graph_.add_text(space.module);
    const Value package = optional_text(space.package);
    const Value file = optional_text(space.file);
    const Value slots[] = {module, package, file};
    const NodeId node = graph_.add_node(Kind::kNamespace, slots);
    meanings_.set(tuple, Meanings::Kind::kNamespace, node);
    return node;
  }

  // --- Objects ---------------------------------------------------------------------------------

  Result<PickleValue> make_function() {
    RK_TRY(expect_arguments(3));
    RK_TRY_ASSIGN(const CodeId code, code_of(arguments_[0]));
    RK_TRY_ASSIGN(const NodeId space, namespace_of(arguments_[1]));
    std::vector<Value>& slots = slots_;
    slots.assign(slot_index(FunctionSlot::kCount), Value());
    slots[slot_index(FunctionSlot::kNamespace)] = Value::node(space);
    if (!arguments_[2].is(Constant::kNone)) {
      RK_TRY_ASSIGN(const NodeId cells, node_of(arguments_[2], Kind::kTuple));
      for (const Value cell : graph_.slots(cells)) {
        RK_TRY(node_of(cell, Kind::kCell));
        slots.push_back(cell);
      }
    }
    if (slots.size() != slot_index(FunctionSlot::kCount) + codes_[code].cells) {
      return not_ours("a function has as many cells as its code has free variables");
    }
    RK_TRY(count_repeated(codes_[code].size));
    return Value::node(graph_.add_code_node(Kind::kFunction, code, slots)).bits();
  }

  Result<PickleValue> make_class() {
    RK_TRY(expect_arguments(6));
    RK_TRY_ASSIGN(const CodeId code, code_of(arguments_[0]));
    RK_TRY(text_of(arguments_[1]));
    RK_TRY(node_of(arguments_[2], Kind::kTuple));
    RK_TRY_ASSIGN(const Value body, optional_dict(arguments_[5]));
    const std::array<Value, slot_index(ClassSlot::kCount)> slots = {
        arguments_[1], arguments_[2], or_absent(arguments_[3]), or_absent(arguments_[4]),
        body};
    RK_TRY(count_repeated(codes_[code].size));
    return Value::node(graph_.add_code_node(Kind::kClass, code, slots)).bits();
  }

  Result<PickleValue> make_module() {
    RK_TRY(expect_arguments(1));
    Value module = arguments_[0];
    if (module.tag() == Tag::kText) {
      RK_TRY(text_of(module));
    } else {
      RK_TRY_ASSIGN(const NodeId space, namespace_of(module));
      module = Value::node(space);
    }
    return Value::node(graph_.add_node(Kind::kModule, {&module, 1})).bits();
  }

  Result<PickleValue> make_object(Kind kind) {
    RK_TRY(expect_arguments(3));
    RK_TRY(node_of(arguments_[1], Kind::kTuple));
    RK_TRY_ASSIGN(const Value keywords, optional_dict(arguments_[2]));
    return Value::node(object(kind, arguments_[0], arguments_[1], keywords)).bits();
  }

  // --- Records -------------------------------------------------------------------------------

  Status read_items(PickleValue value) {
    RK_TRY_ASSIGN(const NodeId items, node_of(value, Kind::kList));
    item_count_ = graph_.slots(items).size();
    if (item_count_ < 2) return not_ours("the variables are missing");
    RK_TRY(read_variables(graph_.slots(items)[0]));
    for (std::size_t i = 2; i < item_count_; ++i) {
      RK_TRY(read_record(graph_.slots(items)[i]));
    }
    return Unit{};
  }

  Status check_count(Value count) const {
    RK_TRY_ASSIGN(const std::uint32_t number, number_of(count));
    if (number != item_count_) return not_ours("a record is missing");
    return Unit{};
  }

  Status read_variables(Value value) {
    RK_TRY_ASSIGN(const NodeId dict, node_of(value, Kind::kDict));
    std::vector<std::pair<std::string, Value>> variables;
    const std::span<const Value> slots = graph_.slots(dict);
    for (std::size_t i = 0; i < slots.size(); i += 2) {
      RK_TRY_ASSIGN(const std::string_view name, text_of(slots[i]));
      variables.emplace_back(name, slots[i + 1]);
    }
    sort_items(variables, [](const auto& a, const auto& b) { return a.first < b.first; });
    const auto same_name = [](const auto& a, const auto& b) {
      return a.first == b.first;
    };
    if (std::adjacent_find(variables.begin(), variables.end(), same_name) !=
        variables.end()) {
      return not_ours("two variables have the same name");
    }
    graph_.set_variables(std::move(variables));
    return Unit{};
  }

  Status read_record(Value record) {
    RK_TRY_ASSIGN(const NodeId tuple, node_of(record, Kind::kTuple));
    load_arguments(tuple);
    if (arguments_.empty()) return not_ours("an empty record");
    RK_TRY_ASSIGN(const std::uint32_t which, number_of(arguments_[0]));
    // Before the cast, which would drop the upper bits.
    if (which > static_cast<std::uint32_t>(StreamRecord::kObject)) {
      return not_ours("no such record");
    }
    switch (static_cast<StreamRecord>(which)) {
      case StreamRecord::kFunction:
        return complete_function();
      case StreamRecord::kCell:
        return complete_cell();
      case StreamRecord::kGlobals:
        return complete_namespace();
      case StreamRecord::kClass:
        return complete_class();
      case StreamRecord::kObject:
        return complete_object();
    }
    return not_ours("no such record");
  }

  Status complete_function() {
    RK_TRY(expect_arguments(7));
    RK_TRY_ASSIGN(const NodeId function, node_of(arguments_[1], Kind::kFunction));
    static constexpr std::pair<FunctionSlot, Kind> kSlots[] = {
        {FunctionSlot::kDefaults, Kind::kTuple},
        {FunctionSlot::kKwDefaults, Kind::kDict},
        {FunctionSlot::kAnnotations, Kind::kDict},
        {FunctionSlot::kAttributes, Kind::kDict},
        {FunctionSlot::kOverrides, Kind::kDict},
    };
    for (std::size_t i = 0; i < std::size(kSlots); ++i) {
      const Value value = or_absent(arguments_[2 + i]);
      if (!value.is(Constant::kAbsent)) RK_TRY(node_of(value, kSlots[i].second));
      graph_.set_slot(function, slot_index(kSlots[i].first), value);
    }
    return Unit{};
  }

  Status complete_cell() {
    RK_TRY(expect_arguments(3));
    RK_TRY_ASSIGN(const NodeId cell, node_of(arguments_[1], Kind::kCell));
    graph_.replace_slots(cell, {&arguments_[2], 1});
    return Unit{};
  }

  Status complete_namespace() {
    RK_TRY(expect_arguments(3));
    RK_TRY_ASSIGN(const NodeId space, namespace_of(arguments_[1]));
    return append_names(space, arguments_[2]);
  }

  Status complete_class() {
    RK_TRY(expect_arguments(3));
    RK_TRY_ASSIGN(const NodeId type, node_of(arguments_[1], Kind::kClass));
    return append_names(type, arguments_[2]);
  }

  // Appends the pairs of a dict whose keys are texts.
  Status append_names(NodeId node, Value dict) {
    RK_TRY_ASSIGN(const NodeId pairs, node_of(dict, Kind::kDict));
    const std::span<const Value> slots = graph_.slots(pairs);
    for (std::size_t i = 0; i < slots.size(); i += 2) RK_TRY(text_of(slots[i]));
    return append_copy(node, pairs);
  }

  // With nothing but a state the record is shorter.
  Status complete_object() {
    const bool only_state = arguments_.size() == 3;
    if (!only_state) RK_TRY(expect_arguments(6));
    const Value object = arguments_[1];
    if (!object.is_node() || (graph_.kind(object.as_node()) != Kind::kInstance &&
                              graph_.kind(object.as_node()) != Kind::kCall)) {
      return not_ours("an object was expected");
    }
    const NodeId node = object.as_node();
    if (graph_.slots(node).size() > slot_index(ObjectSlot::kCount)) {
      return not_ours("an object has its items already");
    }
    graph_.set_slot(node, slot_index(ObjectSlot::kState), or_absent(arguments_[2]));
    if (only_state) return Unit{};
    graph_.set_slot(node, slot_index(ObjectSlot::kSetter), or_absent(arguments_[5]));
    std::uint32_t list_items = 0;
    if (!arguments_[3].is(Constant::kNone)) {
      RK_TRY_ASSIGN(const NodeId list, node_of(arguments_[3], Kind::kList));
      list_items = static_cast<std::uint32_t>(graph_.slots(list).size());
      RK_TRY(append_copy(node, list));
    }
    if (!arguments_[4].is(Constant::kNone)) {
      RK_TRY_ASSIGN(const NodeId pairs, node_of(arguments_[4], Kind::kList));
      for (std::size_t i = 0; i < graph_.slots(pairs).size(); ++i) {
        RK_TRY_ASSIGN(const NodeId pair, node_of(graph_.slots(pairs)[i], Kind::kTuple));
        if (graph_.slots(pair).size() != 2) return not_ours("a pair was expected");
        RK_TRY(append_copy(node, pair));
      }
    }
    graph_.set_list_items(node, list_items);
    return Unit{};
  }

  Status append_copy(NodeId to, NodeId from) {
    const std::span<const Value> slots = graph_.slots(from);
    RK_TRY(count_repeated(slots.size() * sizeof(Value)));
    scratch_.assign(slots.begin(), slots.end());
    graph_.append_slots(to, scratch_);
    return Unit{};
  }

  // How much larger than its packed bytes a row of short texts becomes, at most.
  static constexpr std::uint64_t kUnpackedSize = sizeof(std::string) / 4;
  // In one container; more come in batches (pickle.py, _BATCHSIZE).
  static constexpr std::size_t kExpectedItems = 64;

  StreamObserver* const observer_;
  Graph graph_;
  Meanings meanings_;
  std::vector<Code> codes_;
  int pickles_ = 0;
  std::size_t item_count_ = 0;
  std::uint64_t repeated_ = 0;
  std::vector<Value> arguments_;
  std::vector<Value> slots_;
  std::vector<Value> scratch_;
};

// A constructor is nobody's value.
Status check_values(const Graph& graph) {
  const auto check = [](Value value) -> Status {
    if (is_constructor(value.bits())) return not_ours("a constructor is used as a value");
    return Unit{};
  };
  for (const auto& [name, value] : graph.variables()) RK_TRY(check(value));
  for (NodeId node = 0; node < graph.size(); ++node) {
    for (const Value slot : graph.slots(node)) RK_TRY(check(slot));
  }
  return Unit{};
}

// Once they are sorted.
Status check_names(const Graph& graph) {
  constexpr auto kFixed = slot_index(NamespaceSlot::kCount);
  for (NodeId node = 0; node < graph.size(); ++node) {
    if (graph.kind(node) != Kind::kNamespace) continue;
    const std::span<const Value> slots = graph.slots(node);
    for (std::size_t i = kFixed + 2; i < slots.size(); i += 2) {
      if (graph.text(slots[i - 2]) == graph.text(slots[i])) {
        return not_ours("a namespace has a name twice");
      }
    }
  }
  return Unit{};
}

void sort_unique(std::vector<std::string>& names) {
  sort_items(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
}

}  // namespace

Result<Graph> read_capture_stream(ByteView stream, StreamObserver* observer) {
  StreamReader reader(stream.size(), observer);
  std::array<PickleValue, kStreamConstructors> memo;
  for (std::uint32_t i = 0; i < memo.size(); ++i) memo[i] = constructor_value(i);
  RK_TRY(run_pickle(stream, PickleSequence::kSharedMemo, reader, {}, memo));
  if (!reader.is_whole()) return not_ours("the number of records is missing");
  Graph graph = std::move(reader).take();
  for (SourceId id = 0; id < graph.sources().size(); ++id) {
    sort_unique(graph.source(id).free);
    sort_unique(graph.source(id).future);
    sort_unique(graph.source(id).globals);
  }
  RK_TRY(check_values(graph));
  sort_names(graph);
  RK_TRY(check_names(graph));
  sort_sets(graph);
  return graph;
}

bool looks_like_capture_stream(ByteView bytes) {
  // STOP; PROTO 5, BININT, four bytes, STOP.
  constexpr std::size_t kEnd = 9;
  if (bytes.size() < kEnd) return false;
  const ByteView end = bytes.last(kEnd);
  return end[0] == '.' && end[1] == 0x80 && end[2] == 5 && end[3] == 'J' && end[8] == '.';
}

}  // namespace reknot
