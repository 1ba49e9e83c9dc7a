#include "core/plan/program.h"

#include <unordered_map>

#include "core/pickle/writer.h"
#include "core/plan/in_place.h"

namespace reknot {
namespace {

// Writes the opcodes of steps. What differs between the executors is how an object is named.
class StepWriter {
 public:
  StepWriter(const Graph& graph, const Plan& plan)
      : graph_(graph), plan_(plan), plain_(graph, plan) {}
  virtual ~StepWriter() = default;

 protected:
  virtual void push_object(NodeId node) = 0;
  virtual void push_source(SourceId source) = 0;
  // What makes the functions of one code object.
  virtual void push_functions(CodeId code) = 0;
  // A text or a byte string.
  virtual void push_atom(Value value) = 0;

  // Leaves what the step makes on the stack; for a filling step that is the object it fills or
  // None.
  void write_step(const Step& step) {
    switch (step.kind) {
      case StepKind::kCompile:
        return write_source(graph_.sources()[step.begin]);
      case StepKind::kCreate:
        return write_create(step.node);
      case StepKind::kFill:
        return write_fill(step);
      case StepKind::kBind:
      case StepKind::kDefine:
        return write_named(step);
      case StepKind::kComplete:
        return write_complete(step);
      case StepKind::kMemoize:
      case StepKind::kRefer:
      case StepKind::kPublish:
        break;
    }
    RK_CHECK(false);
  }

  // Whether a step has an effect of its own.
  bool does_something(const Step& step) const {
    if (step.kind == StepKind::kMemoize || step.kind == StepKind::kRefer) return false;
    if (step.kind != StepKind::kComplete) return true;
    for (std::uint32_t i = step.begin; i < step.end; ++i) {
      if (!graph_.slots(step.node)[i].is(Constant::kAbsent)) return true;
    }
    return false;
  }

  virtual void push(Value value) {
    switch (value.tag()) {
      case Tag::kNode:
        return push_object(value.as_node());
      case Tag::kSmall:
        return out_.integer(value.as_small());
      case Tag::kConstant:
        if (value.is(Constant::kTrue) || value.is(Constant::kFalse)) {
          return out_.boolean(value.is(Constant::kTrue));
        }
        return out_.none();
      case Tag::kText:
      case Tag::kBytes:
        return push_atom(value);
      case Tag::kFloat:
        return out_.real(graph_.real(value));
      case Tag::kBigInt:
        return out_.integer(graph_.bytes(value));
    }
  }

  // A long atom is one object wherever it is used.
  bool is_long(Value value) const {
    const bool is_text = value.tag() == Tag::kText;
    const std::size_t size =
        is_text ? graph_.text(value).size() : graph_.bytes(value).size();
    return size >= Graph::kLongAtom;
  }

  void write_atom(Value value) {
    if (value.tag() == Tag::kText) {
      out_.text(graph_.text(value));
    } else {
      out_.bytes(graph_.bytes(value));
    }
  }

  void push_constructor(Constructor constructor) {
    out_.get(static_cast<std::uint32_t>(constructor));
  }

  void write_create(NodeId node) {
    const std::span<const Value> slots = graph_.slots(node);
    switch (graph_.kind(node)) {
      case Kind::kTuple:
        return push_tuple(slots);
      case Kind::kFrozenSet:
        out_.op(PickleOpcode::kMARK);
        push_all(slots);
        return out_.op(PickleOpcode::kFROZENSET);
      case Kind::kList:
        return out_.op(PickleOpcode::kEMPTY_LIST);
      case Kind::kSet:
        return out_.op(PickleOpcode::kEMPTY_SET);
      case Kind::kDict:
        return out_.op(PickleOpcode::kEMPTY_DICT);
      case Kind::kByteArray:
        return out_.byte_array(graph_.bytes(slots[0]));
      case Kind::kReference:
        return write_call(Constructor::kReference, slots);
      case Kind::kModule:
        return write_call(Constructor::kModule, slots);
      case Kind::kNamespace:
        return write_call(Constructor::kNamespace,
                          slots.first(slot_index(NamespaceSlot::kCount)));
      case Kind::kCell:
        return write_call(Constructor::kCell, slots.first(0));
      case Kind::kFunction:
        return write_function(node);
      case Kind::kClass:
        return write_class(node);
      case Kind::kMethod:
        return write_call(Constructor::kMethod, slots);
      case Kind::kInstance:
        if (plain_.contains(node)) return write_new(node);
        return write_call(Constructor::kInstance,
                          slots.first(slot_index(ObjectSlot::kState)));
      case Kind::kCall:
        return write_call(Constructor::kCall,
                          slots.first(slot_index(ObjectSlot::kState)));
    }
  }

  void write_call(Constructor constructor, std::span<const Value> arguments) {
    begin_call(constructor, arguments.size());
    push_all(arguments);
    end_call(arguments.size());
  }

  void write_functions(CodeId code) {
    const CodeInfo& info = graph_.codes()[code];
    begin_call(Constructor::kFunctions, 4);
    push_code(info);
    push_texts(info.cells);
    end_call(4);
  }

  const Graph& graph_;
  const Plan& plan_;
  PlainInstances plain_;
  PickleWriter out_;

 private:
  void push_all(std::span<const Value> values) {
    for (const Value value : values) push(value);
  }

  // A tuple of what `push_items` pushes.
  void push_tuple(std::span<const Value> items) {
    if (items.size() > 3) out_.op(PickleOpcode::kMARK);
    push_all(items);
    out_.tuple(items.size());
  }

  void push_texts(const std::vector<std::string>& texts) {
    if (texts.size() > 3) out_.op(PickleOpcode::kMARK);
    for (const std::string& text : texts) out_.text(text);
    out_.tuple(texts.size());
  }

  // Calls the constructor with the `count` values pushed since begin_call.
  void begin_call(Constructor constructor, std::size_t count) {
    push_constructor(constructor);
    if (count > 3) out_.op(PickleOpcode::kMARK);
  }
  void end_call(std::size_t count) {
    out_.tuple(count);
    out_.op(PickleOpcode::kREDUCE);
  }

  void write_source(const Source& source) {
    begin_call(Constructor::kSource, 10);
    out_.text(form_name(source.form));
    out_.text(source.module);
    out_.text(source.name);
    out_.text(source.file);
    out_.integer(std::int64_t{source.line});
    out_.integer(std::int64_t{source.column});
    if (source.context.size() > 3) out_.op(PickleOpcode::kMARK);
    for (const Source::Level& level : source.context) {
      out_.text(form_name(level.form));
      out_.text(level.name);
      out_.tuple(2);
    }
    out_.tuple(source.context.size());
    push_texts(source.free);
    push_texts(source.future);
    out_.text(source.text);
    end_call(10);
  }

  void write_function(NodeId node) {
    // The arguments of types.FunctionType after the first: globals, name, defaults, cells.
    push_functions(graph_.code_id(node));
    out_.op(PickleOpcode::kMARK);
    push(graph_.slot(node, FunctionSlot::kNamespace));
    out_.none();
    out_.none();
    const std::span<const Value> cells =
        graph_.slots(node).subspan(slot_index(FunctionSlot::kCount));
    if (cells.empty()) {
      out_.none();
    } else {
      push_tuple(cells);
    }
    end_call(4);
  }

  void write_class(NodeId node) {
    constexpr std::size_t kCount = 3 + slot_index(ClassSlot::kCount);
    begin_call(Constructor::kClass, kCount);
    push_code(graph_.code(node));
    push_all(graph_.slots(node).first(slot_index(ClassSlot::kCount)));
    end_call(kCount);
  }

  void write_new(NodeId node) {
    push(graph_.slot(node, ObjectSlot::kType));
    out_.op(PickleOpcode::kEMPTY_TUPLE);
    out_.op(PickleOpcode::kNEWOBJ);
  }

  void push_code(const CodeInfo& code) {
    push_source(code.source);
    out_.integer(std::int64_t{code.line});
    out_.text(code.path);
  }

  // --- Fill ----------------------------------------------------------------------------------

  void write_fill(const Step& step) {
    const std::span<const Value> slots =
        graph_.slots(step.node).subspan(step.begin, step.end - step.begin);
    switch (graph_.kind(step.node)) {
      case Kind::kList:
        return write_items(step.node, slots, PickleOpcode::kAPPENDS);
      case Kind::kSet:
        return write_items(step.node, slots, PickleOpcode::kADDITEMS);
      case Kind::kDict:
        return write_items(step.node, slots, PickleOpcode::kSETITEMS);
      case Kind::kCell:
        begin_call(Constructor::kFillCell, 2);
        push_object(step.node);
        push_all(slots);
        return end_call(2);
      default:
        return write_state(step.node, slots);
    }
  }

  void write_items(NodeId node, std::span<const Value> items, PickleOpcode opcode) {
    push_object(node);
    out_.op(PickleOpcode::kMARK);
    push_all(items);
    out_.op(opcode);
  }

  // The state, its setter, the list items and the dict items of an instance or a call.
  void write_state(NodeId node, std::span<const Value> slots) {
    const std::uint32_t list_items = graph_.list_items(node);
    const std::span<const Value> items = slots.subspan(2, list_items);
    const std::span<const Value> pairs = slots.subspan(2 + list_items);
    if (plain_.contains(node)) {
      push_object(node);
      push(slots[0]);
      return out_.op(PickleOpcode::kBUILD);
    }
    begin_call(Constructor::kFillObject, 6);
    push_object(node);
    out_.integer(static_cast<std::int64_t>(state_use(slots[0])));
    push_all(slots.first(2));
    push_list(items);
    push_list(pairs);
    end_call(6);
  }

  // How an object has its state; rebuild.py has the same numbers.
  enum class StateUse : std::uint8_t { kNone, kOwn, kShared };

  StateUse state_use(Value state) const {
    if (state.is(Constant::kAbsent)) return StateUse::kNone;
    const bool is_shared = state.is_node() && plan_.uses[state.as_node()] > 1;
    return is_shared ? StateUse::kShared : StateUse::kOwn;
  }

  void push_list(std::span<const Value> items) {
    out_.op(PickleOpcode::kEMPTY_LIST);
    if (items.empty()) return;
    out_.op(PickleOpcode::kMARK);
    push_all(items);
    out_.op(PickleOpcode::kAPPENDS);
  }

  void write_named(const Step& step) {
    const std::span<const Value> named =
        graph_.slots(step.node).subspan(step.begin - 1, 2);
    if (step.kind == StepKind::kBind) {
      push_object(step.node);
      push_all(named);
      return out_.op(PickleOpcode::kSETITEM);
    }
    begin_call(Constructor::kDefine, 3);
    push_object(step.node);
    push_all(named);
    end_call(3);
  }

  void write_complete(const Step& step) {
    const std::size_t count = 1 + step.end - step.begin;
    begin_call(Constructor::kCompleteFunction, count);
    push_object(step.node);
    push_all(graph_.slots(step.node).subspan(step.begin, step.end - step.begin));
    end_call(count);
  }
};

// Memo keys: the constructors, then nodes, sources and makers of functions as they come.
class ProgramWriter final : StepWriter {
 public:
  ProgramWriter(const Graph& graph, const Plan& plan)
      : StepWriter(graph, plan),
        in_place_(made_in_place(graph, plan, plain_)),
        node_keys_(graph.size(), 0),
        source_keys_(graph.sources().size(), 0),
        functions_keys_(graph.codes().size(), 0) {}

  Bytes write() && {
    out_.begin();
    out_.op(PickleOpcode::kEMPTY_DICT);
    for (const Step& step : plan_.steps) {
      if (step.kind == StepKind::kPublish) {
        const auto& [name, value] = graph_.variables()[step.begin];
        out_.text(name);
        push(value);
        out_.op(PickleOpcode::kSETITEM);
      } else if (has_content_at_once(step)) {
        if (step.kind == StepKind::kFill) continue;
        write_call(Constructor::kCell, graph_.slots(step.node));
        remember(node_keys_[step.node]);
        out_.op(PickleOpcode::kPOP);
      } else if (does_something(step) && !is_done_in_place(step)) {
        write_step(step);
        if (step.kind == StepKind::kCreate) remember(node_keys_[step.node]);
        if (step.kind == StepKind::kCompile) remember(source_keys_[step.begin]);
        out_.op(PickleOpcode::kPOP);
      }
    }
    out_.stop();
    return std::move(out_).take();
  }

 private:
  // Whether a step makes or fills a cell whose content needs no object.
  bool has_content_at_once(const Step& step) const {
    return step.node != kNoNode && graph_.kind(step.node) == Kind::kCell &&
           step.kind != StepKind::kMemoize && step.kind != StepKind::kRefer &&
           !graph_.slots(step.node).empty() && !graph_.slots(step.node)[0].is_node();
  }

  bool is_done_in_place(const Step& step) const {
    return step.node != kNoNode && in_place_[step.node];
  }

  void remember(std::uint32_t& key) {
    key = next_key_++;
    out_.put(key);
  }

  void push(Value value) override {
    if (value.is_node() && in_place_[value.as_node()]) {
      push_in_place(value.as_node());
    } else {
      StepWriter::push(value);
    }
  }

  // An object that is made in place, and all that is made in place inside it.
  void push_in_place(NodeId root) {
    const std::size_t depth = frames_.size();
    open(root);
    while (frames_.size() > depth) {
      Frame& frame = frames_.back();
      if (frame.next == frame.end) {
        close(frame.node);
        frames_.pop_back();
        continue;
      }
      const Value value = graph_.slots(frame.node)[frame.next++];
      if (value.is_node() && in_place_[value.as_node()]) {
        open(value.as_node());
      } else {
        StepWriter::push(value);
      }
    }
  }

  // Writes what comes before the parts of an object.
  void open(NodeId node) {
    const auto size = static_cast<std::uint32_t>(graph_.slots(node).size());
    Frame frame{node, 0, size};
    switch (graph_.kind(node)) {
      case Kind::kTuple:
        if (size > 3) out_.op(PickleOpcode::kMARK);
        break;
      case Kind::kFrozenSet:
        out_.op(PickleOpcode::kMARK);
        break;
      case Kind::kInstance:
        write_create(node);
        frame.next = slot_index(ObjectSlot::kState);
        frame.end =
            frame.next + (graph_.slots(node)[frame.next].is(Constant::kAbsent) ? 0 : 1);
        break;
      case Kind::kByteArray:
        write_create(node);
        frame.end = 0;
        break;
      default:
        write_create(node);
        if (size > 0) out_.op(PickleOpcode::kMARK);
        break;
    }
    frames_.push_back(frame);
  }

  // Writes what comes after them.
  void close(NodeId node) {
    const std::size_t size = graph_.slots(node).size();
    switch (graph_.kind(node)) {
      case Kind::kTuple:
        return out_.tuple(size);
      case Kind::kFrozenSet:
        return out_.op(PickleOpcode::kFROZENSET);
      case Kind::kList:
        if (size > 0) out_.op(PickleOpcode::kAPPENDS);
        return;
      case Kind::kSet:
        if (size > 0) out_.op(PickleOpcode::kADDITEMS);
        return;
      case Kind::kDict:
        if (size > 0) out_.op(PickleOpcode::kSETITEMS);
        return;
      case Kind::kInstance:
        if (!graph_.slot(node, ObjectSlot::kState).is(Constant::kAbsent)) {
          out_.op(PickleOpcode::kBUILD);
        }
        return;
      default:
        return;
    }
  }

  void push_object(NodeId node) override { out_.get(node_keys_[node]); }
  void push_source(SourceId source) override { out_.get(source_keys_[source]); }
  void push_functions(CodeId code) override {
    std::uint32_t& key = functions_keys_[code];
    if (key != 0) return out_.get(key);
    write_functions(code);
    remember(key);
  }
  // A long atom is one object wherever it is used.
  void push_atom(Value value) override {
    if (!is_long(value)) return write_atom(value);
    const auto [found, is_new] = atom_keys_.try_emplace(value.bits());
    if (!is_new) return out_.get(found->second);
    write_atom(value);
    remember(found->second);
  }

  // An object that is being made in place: which of its slots comes next.
  struct Frame {
    NodeId node;
    std::uint32_t next;
    std::uint32_t end;
  };

  const std::vector<bool> in_place_;
  std::vector<Frame> frames_;
  std::uint32_t next_key_ = static_cast<std::uint32_t>(Constructor::kCount);
  std::vector<std::uint32_t> node_keys_;
  std::vector<std::uint32_t> source_keys_;
  // 0 for those that there are not yet.
  std::vector<std::uint32_t> functions_keys_;
  std::unordered_map<std::uint32_t, std::uint32_t> atom_keys_;
};

class StepProgramsWriter final : StepWriter {
 public:
  using StepWriter::StepWriter;

  Bytes write() && {
    for (const Step& step : plan_.steps) {
      out_.begin();
      write_one(step);
      out_.stop();
    }
    return std::move(out_).take();
  }

 private:
  void write_one(const Step& step) {
    if (step.kind == StepKind::kPublish) return write_publish(step);
    if (!does_something(step)) return out_.none();
    const bool makes = step.kind == StepKind::kCreate || step.kind == StepKind::kCompile;
    if (makes) {
      out_.integer(step.kind == StepKind::kCreate ? std::int64_t{step.node}
                                                  : -1 - std::int64_t{step.begin});
    }
    write_step(step);
    if (makes) {
      out_.tuple(2);
    } else {
      out_.op(PickleOpcode::kPOP);
      out_.none();
    }
  }

  void write_publish(const Step& step) {
    const auto& [name, value] = graph_.variables()[step.begin];
    push_constructor(Constructor::kPublish);
    out_.text(name);
    push(value);
    out_.tuple(2);
    out_.op(PickleOpcode::kREDUCE);
  }

  void push_atom(Value value) override {
    if (!is_long(value)) return write_atom(value);
    push_constructor(Constructor::kAtom);
    write_atom(value);
    out_.tuple(1);
    out_.op(PickleOpcode::kREDUCE);
  }
  void push_key(std::int64_t key) {
    out_.integer(key);
    out_.op(PickleOpcode::kBINPERSID);
  }
  void push_object(NodeId node) override { push_key(std::int64_t{node}); }
  void push_source(SourceId source) override { push_key(-1 - std::int64_t{source}); }
  void push_functions(CodeId code) override { write_functions(code); }
};

}  // namespace

Bytes write_program(const Graph& graph, const Plan& plan) {
  return ProgramWriter(graph, plan).write();
}

Bytes write_step_programs(const Graph& graph, const Plan& plan) {
  return StepProgramsWriter(graph, plan).write();
}

}  // namespace reknot
