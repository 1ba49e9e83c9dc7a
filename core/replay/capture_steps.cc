#include "core/replay/capture_steps.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "core/plan/plan.h"
#include "core/replay/closing_edges.h"

namespace reknot {
namespace {

constexpr ObjectId kNoObject = ~0U;
constexpr auto kFunctionFixed = slot_index(FunctionSlot::kCount);
constexpr auto kNamespaceFixed = slot_index(NamespaceSlot::kCount);
constexpr auto kClassFixed = slot_index(ClassSlot::kCount);
constexpr auto kObjectFixed = slot_index(ObjectSlot::kCount);

// What a node of the stream is read as; all but kContent and kCallParts are carriers, which are no
// objects.
enum class Role : std::uint8_t {
  kItems,      // the variables, None, and the records
  kVariables,  // a dict of variables
  kBind,       // nothing: the variable is written by now
  kContent,    // the object itself: its positions are its slots
  kCallParts,  // a call: its callable and its arguments
  kArguments,  // of a constructor
  kCode,       // a tuple of source and code
  kCells,      // the tuple of a function's cells
  kRecord,     // a tuple that completes an object
  kNames,      // a dict of names of a namespace
  kAttributes, // a dict of attributes of a class
  kListItems,  // a list of an object's list items
  kPairs,      // a list of an object's dict items
  kPair,       // one of those
};

struct Frame {
  Role role;
  // Only what the stream has here: the rest of the object is written elsewhere.
  bool partial = false;
  StreamRecord record = StreamRecord::kFunction;
  // Whose slots are filled; of kVariables and kBind a variable.
  ObjectId object = kNoObject;
  // The node of the stream whose slots are the positions.
  NodeId node = kNoNode;
  // Of the positions that are looked at without an expression.
  std::uint32_t cursor = 0;
  std::uint32_t end = 0;
  // Of a kPair, the slot of its first position.
  std::uint32_t base = 0;
  ExpressionId part = kNoExpression;
  // Those that complete what is written here.
  ByteSpan bytes{0, 0};
};

// A position of a frame, and what is there.
struct Part {
  std::uint32_t position;
  Value value;
  ExpressionId expression;
};

bool is_unordered(Kind kind) { return kind == Kind::kSet || kind == Kind::kFrozenSet; }

// Whether the memo knows an object of this kind before it knows what the object holds.
bool begins_in_memo(Kind kind) {
  switch (kind) {
    case Kind::kList:
    case Kind::kSet:
    case Kind::kDict:
    case Kind::kByteArray:
    case Kind::kNamespace:
      return true;
    default:
      return false;
  }
}

bool is_container(Kind kind) {
  switch (kind) {
    case Kind::kTuple:
    case Kind::kFrozenSet:
    case Kind::kList:
    case Kind::kSet:
    case Kind::kDict:
    case Kind::kByteArray:
      return true;
    default:
      return false;
  }
}

class CaptureWalker {
 public:
  CaptureWalker(const Graph& stream, const CaptureTrace& trace, const Graph& artifact)
      : stream_(stream),
        trace_(trace),
        artifact_(artifact),
        objects_(stream.size(), kNoObject),
        awaited_(stream.size(), 0),
        nodes_(artifact.size(), kNoNode),
        records_(artifact.size(), 0),
        in_memo_(artifact.size(), false),
        sent_(artifact.sources().size(), false) {
    out_.places.assign(artifact.size(), {CapturePlace::kNoHolder, 0});
    first_slots_.reserve(artifact.size());
    std::size_t slots = 0;
    for (NodeId node = 0; node < artifact.size(); ++node) {
      first_slots_.push_back(slots);
      slots += artifact.slots(node).size();
    }
    filled_.assign(slots, false);
  }

  Result<CaptureSteps> run() && {
    if (trace_.root() != kNoExpression) open_root();
    while (!frames_.empty()) {
      if (out_.steps.size() > kMaxPickleSteps) {
        return Error{ErrorCode::kLimitExceeded, 0, "too many steps"};
      }
      if (const std::optional<Part> part = next_part(frames_.back())) {
        read_part(*part);
      } else {
        const Frame done = frames_.back();
        frames_.pop_back();
        close(done);
      }
    }
    end_step();
    mark_closing();
    return std::move(out_);
  }

 private:
  // --- Steps ---------------------------------------------------------------------------------

  void mark_closing() {
    std::vector<AddedEdge> edges;
    std::vector<std::uint32_t> steps;
    for (std::uint32_t i = 0; i < out_.steps.size(); ++i) {
      const CaptureStep& step = out_.steps[i];
      if (step.place.holder == CapturePlace::kNoHolder) continue;
      edges.push_back({step.place.holder, step.object});
      steps.push_back(i);
    }
    const std::vector<bool> closes = closing_edges(artifact_.size(), edges);
    for (std::size_t i = 0; i < steps.size(); ++i) out_.steps[steps[i]].closes = closes[i];
  }

  void emit(CaptureStepKind kind, ObjectId object, ByteSpan bytes, bool fetched = false,
            CapturePlace place = {CapturePlace::kNoHolder, 0}) {
    end_step();
    out_.steps.push_back({kind, fetched, false, object, place, bytes, frame_});
    for (const auto& [holder, begin, end] : atoms_) out_.history.fill(holder, begin, end);
    atoms_.clear();
  }
  void end_step() {
    if (!out_.steps.empty()) out_.history.end_step();
  }

  // A step has the stack that it leaves.
  void enter(ObjectId object) {
    const std::uint32_t depth =
        frame_ == CaptureFrame::kNone ? 1 : out_.frames[frame_].depth + 1;
    out_.frames.push_back({object, frame_, depth});
    frame_ = static_cast<std::uint32_t>(out_.frames.size() - 1);
  }
  void leave() { frame_ = out_.frames[frame_].outer; }

  void remember(ObjectId object, NodeId node) {
    const std::optional<std::uint32_t> key = trace_.memo_key(carrier_of(node));
    if (!key || in_memo_[object]) return;
    in_memo_[object] = true;
    out_.history.remember(*key, Value::node(object));
  }

  // Whether the slot was empty.
  bool take(ObjectId object, std::uint32_t slot) {
    const std::size_t place = first_slots_[object] + slot;
    if (filled_[place]) return false;
    filled_[place] = true;
    return true;
  }

  // Atoms are written with the step that follows them.
  void fill_atom(ObjectId object, std::uint32_t slot) {
    if (artifact_.slots(object)[slot].is(Constant::kAbsent) || !take(object, slot)) return;
    if (!atoms_.empty() && atoms_.back().object == object && atoms_.back().end == slot) {
      ++atoms_.back().end;
    } else {
      atoms_.push_back({object, slot, slot + 1});
    }
  }

  // --- Frames --------------------------------------------------------------------------------

  ByteSpan all_bytes(ExpressionId id) const {
    if (id == kNoExpression) return frames_.empty() ? ByteSpan{0, 0} : frames_.back().bytes;
    return {trace_[id].begin, trace_[id].end - trace_[id].begin};
  }
  ByteSpan head_bytes(ExpressionId id) const {
    return {trace_[id].begin, trace_[id].head - trace_[id].begin};
  }
  ByteSpan tail_bytes(ExpressionId id) const {
    if (id == kNoExpression || trace_[id].fetched) return all_bytes(id);
    return {trace_[id].tail, trace_[id].end - trace_[id].tail};
  }

  // No bytes, behind those of an expression.
  ByteSpan after(ExpressionId id) const {
    const ByteSpan all = all_bytes(id);
    return {all.offset + all.size, 0};
  }

  void open_root() {
    const NodeId items = trace_[trace_.root()].node;
    for (const Value item : stream_.slots(items)) {
      if (const NodeId subject = subject_of(item); subject != kNoNode) ++awaited_[subject];
    }
    open(Role::kItems, kNoObject, items, trace_.root());
  }

  // What a record completes, of a namespace the tuple that stands for it; kNoNode if it is no record,
  // since the second pickle of a hostile stream may add to the list.
  NodeId subject_of(Value item) const {
    if (!item.is_node() || stream_.kind(item.as_node()) != Kind::kTuple) return kNoNode;
    const std::span<const Value> record = stream_.slots(item.as_node());
    const bool is_record = record.size() > 2 && record[0].tag() == Tag::kSmall &&
                           record[1].is_node();
    return is_record ? record[1].as_node() : kNoNode;
  }

  // The text that stands before a value in a dict, if it is one.
  std::optional<std::string_view> key_of(const Frame& frame, const Part& part) const {
    const std::span<const Value> slots = stream_.slots(frame.node);
    if (part.position % 2 == 0 || part.position >= slots.size()) return std::nullopt;
    const Value key = slots[part.position - 1];
    if (key.tag() != Tag::kText) return std::nullopt;
    return stream_.text(key);
  }

  Frame& open(Role role, ObjectId object, NodeId node, ExpressionId expression) {
    Frame frame;
    frame.role = role;
    frame.object = object;
    frame.node = node;
    frame.end = static_cast<std::uint32_t>(stream_.slots(node).size());
    frame.bytes = tail_bytes(expression);
    if (expression != kNoExpression) frame.part = trace_[expression].first_part;
    frames_.push_back(frame);
    return frames_.back();
  }

  std::optional<Part> next_part(Frame& frame) {
    const bool in_order =
        frame.role != Role::kContent || !is_unordered(stream_.kind(frame.node));
    if (frame.part != kNoExpression) {
      const Expression& part = trace_[frame.part];
      if (!in_order || frame.partial || part.position <= frame.cursor ||
          frame.cursor >= frame.end) {
        const ExpressionId expression = frame.part;
        frame.part = part.next;
        if (part.position == frame.cursor && in_order) ++frame.cursor;
        return Part{part.position, Value::node(part.node), expression};
      }
    }
    if (frame.partial || frame.cursor >= frame.end) return std::nullopt;
    const std::uint32_t position = frame.cursor++;
    return Part{position, stream_.slots(frame.node)[position], kNoExpression};
  }

  void close(const Frame& frame) {
    switch (frame.role) {
      case Role::kContent:
        if (frame.partial) {
          leave();
        } else {
          complete(frame);
        }
        return remember(frame.object, frame.node);
      case Role::kCallParts:
      case Role::kArguments:
        return frame.partial ? leave() : end_small_form(frame);
      case Role::kRecord:
        return end_record(frame);
      case Role::kBind:
        return bind(frame.object, frame.bytes);
      default:
        return;
    }
  }

  void complete(const Frame& frame) {
    leave();
    emit(CaptureStepKind::kWrite, frame.object, frame.bytes);
    // Dates the object's completion, whatever was filled last.
    out_.history.fill(frame.object, 0, 0);
  }

  // What the constructor needs is written, and the memo knows the object.
  void end_small_form(const Frame& frame) {
    const Kind kind = artifact_.kind(frame.object);
    const NodeId node = nodes_[frame.object];
    if (records_[frame.object] == 0) return open_rest(frame.object, frame.bytes);
    leave();
    if (kind == Kind::kFunction || kind == Kind::kClass) {
      emit(CaptureStepKind::kDefer, frame.object, frame.bytes);
    }
    remember(frame.object, node);
  }

  void end_record(const Frame& frame) {
    if (--records_[frame.object] == 0) return open_rest(frame.object, frame.bytes);
    leave();
  }

  // Whatever is not written by now, which is nothing in a stream of the Python half, and with that the
  // end of an object.
  void open_rest(ObjectId object, ByteSpan bytes) {
    open(Role::kContent, object, nodes_[object], kNoExpression).bytes = bytes;
  }

  // --- Parts ---------------------------------------------------------------------------------

  void read_part(const Part& part) {
    const Frame frame = frames_.back();
    switch (frame.role) {
      case Role::kItems:
        return read_item(part);
      case Role::kVariables:
        return read_variable(frame, part);
      case Role::kBind:
        return;
      case Role::kContent:
        return use(frame.object, content_slot(frame, part), part);
      case Role::kCallParts:
      case Role::kPair:
        return use(frame.object, frame.base + part.position, part);
      case Role::kArguments:
        return read_argument(frame, part);
      case Role::kCode:
        return read_source(frame, part);
      case Role::kCells:
        return use(frame.object, kFunctionFixed + part.position, part);
      case Role::kRecord:
        return read_record(frame, part);
      case Role::kNames:
        return read_name(frame, part);
      case Role::kAttributes:
        return use(frame.object, kClassFixed + part.position, part);
      case Role::kListItems:
        return use(frame.object, kObjectFixed + part.position, part);
      case Role::kPairs:
        if (!part.value.is_node()) return;
        carry(Role::kPair, frame.object, part);
        frames_.back().base = kObjectFixed + artifact_.list_items(frame.object) +
                              2 * part.position;
        return;
    }
  }

  // Opens what is no object of its own.
  void carry(Role role, ObjectId object, const Part& part) {
    if (part.value.is_node()) open(role, object, part.value.as_node(), part.expression);
  }

  // The slots of sets stand in canonical order, not in that of the stream.
  std::uint32_t content_slot(const Frame& frame, const Part& part) {
    if (part.expression == kNoExpression || !is_unordered(stream_.kind(frame.node))) {
      return part.position;
    }
    if (frame.cursor == 0 && indexed_.insert(frame.node).second) index_elements(frame.node);
    const auto found = element_slots_.find(element_key(frame.node, part.value));
    return found == element_slots_.end() ? ~0U : found->second;
  }

  void read_item(const Part& part) {
    if (part.position == 0) return carry(Role::kVariables, kNoObject, part);
    const NodeId subject = subject_of(part.value);
    if (subject == kNoNode) return;
    --awaited_[subject];
    const ObjectId object = objects_[subject];
    if (object == kNoObject || records_[object] == 0) return;
    enter(object);
    emit(CaptureStepKind::kResume, object, subject_bytes(part.expression));
    carry(Role::kRecord, object, part);
    frames_.back().record =
        static_cast<StreamRecord>(stream_.slots(part.value.as_node())[0].as_small());
  }

  // A record begins with the number of its kind, and with what it completes.
  ByteSpan subject_bytes(ExpressionId record) const {
    if (record == kNoExpression) return all_bytes(record);
    const ExpressionId subject = trace_[record].first_part;
    return subject == kNoExpression ? head_bytes(record) : all_bytes(subject);
  }

  void read_variable(const Frame& frame, const Part& part) {
    const std::optional<std::string_view> name = key_of(frame, part);
    if (!name) return;
    const auto& variables = artifact_.variables();
    const auto found =
        std::lower_bound(variables.begin(), variables.end(), *name,
                         [](const auto& variable, std::string_view wanted) {
                           return variable.first < wanted;
                         });
    if (found == variables.end() || found->first != *name) return;
    const auto index = static_cast<std::uint32_t>(found - variables.begin());
    Frame binding;
    binding.role = Role::kBind;
    binding.object = index;
    binding.bytes = trace_.variable(part.position / 2);
    frames_.push_back(binding);
    if (found->second.is_node() && part.value.is_node()) {
      reach({CapturePlace::kNoHolder, index}, found->second.as_node(), part);
    }
  }

  void bind(std::uint32_t variable, ByteSpan bytes) {
    emit(CaptureStepKind::kBind, variable, bytes);
    const auto& [name, value] = artifact_.variables()[variable];
    out_.history.bind(name, value);
  }

  void read_argument(const Frame& frame, const Part& part) {
    switch (artifact_.kind(frame.object)) {
      case Kind::kFunction:
        if (part.position == 0) return carry(Role::kCode, frame.object, part);
        if (part.position == 1) {
          return use_namespace(frame, slot_index(FunctionSlot::kNamespace), part);
        }
        return carry(Role::kCells, frame.object, part);
      case Kind::kClass:
        if (part.position == 0) return carry(Role::kCode, frame.object, part);
        return use(frame.object, part.position - 1, part);
      case Kind::kModule:
        if (part.value.is_node()) return use_namespace(frame, 0, part);
        return use(frame.object, part.position, part);
      default:
        return use(frame.object, part.position, part);
    }
  }

  // A tuple stands for the namespace.
  void use_namespace(const Frame& frame, std::uint32_t slot, const Part& part) {
    const Value space = stream_.slots(nodes_[frame.object])[slot];
    const NodeId tuple = part.value.as_node();
    carriers_.try_emplace(space.as_node(), tuple);
    use(frame.object, slot, {part.position, space, part.expression});
    objects_[tuple] = objects_[space.as_node()];
  }

  // What the memo and the records know a node of the stream by.
  NodeId carrier_of(NodeId node) const {
    const auto found = carriers_.find(node);
    return found == carriers_.end() ? node : found->second;
  }

  void read_source(const Frame& frame, const Part& part) {
    if (part.position != 0 || part.expression == kNoExpression) return;
    const SourceId source = artifact_.code(frame.object).source;
    if (trace_[part.expression].fetched || sent_[source]) return;
    sent_[source] = true;
    emit(CaptureStepKind::kSource, source, all_bytes(part.expression));
  }

  void read_record(const Frame& frame, const Part& part) {
    if (part.position < 2) return;
    const std::uint32_t position = part.position - 2;
    switch (frame.record) {
      case StreamRecord::kFunction:
        return use(frame.object, slot_index(FunctionSlot::kDefaults) + position, part);
      case StreamRecord::kCell:
        return use(frame.object, 0, part);
      case StreamRecord::kGlobals:
        return carry(Role::kNames, frame.object, part);
      case StreamRecord::kClass:
        return carry(Role::kAttributes, frame.object, part);
      case StreamRecord::kObject:
        return read_object_record(frame, position, part);
    }
  }

  void read_object_record(const Frame& frame, std::uint32_t position, const Part& part) {
    if (position == 0) {
      return use(frame.object, slot_index(ObjectSlot::kState), part);
    }
    if (!part.value.is_node()) return;
    if (position == 1) return carry(Role::kListItems, frame.object, part);
    if (position == 2) return carry(Role::kPairs, frame.object, part);
    return use(frame.object, slot_index(ObjectSlot::kSetter), part);
  }

  void read_name(const Frame& frame, const Part& part) {
    if (part.position % 2 == 0) return;
    const std::string_view name =
        stream_.text(stream_.slots(frame.node)[part.position - 1]);
    const std::span<const Value> slots = artifact_.slots(frame.object);
    std::size_t low = 0;
    std::size_t high = (slots.size() - kNamespaceFixed) / 2;
    while (low < high) {
      const std::size_t middle = (low + high) / 2;
      if (artifact_.text(slots[kNamespaceFixed + 2 * middle]) < name) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    use(frame.object, static_cast<std::uint32_t>(kNamespaceFixed + 2 * low + 1), part);
  }

  // --- Objects -------------------------------------------------------------------------------

  // What the stream has at a part is what the artifact has in a slot; no hostile stream gets further
  // than to a slot that is left alone.
  void use(ObjectId object, std::uint32_t slot, const Part& part) {
    if (slot >= artifact_.slots(object).size()) return;
    const Value held = artifact_.slots(object)[slot];
    if (held.is_node() != part.value.is_node()) return;
    if (!held.is_node()) return fill_atom(object, slot);
    if (!filled_[first_slots_[object] + slot]) {
      reach({object, slot}, held.as_node(), part);
    }
  }

  void reach(CapturePlace place, ObjectId object, const Part& part) {
    const NodeId node = part.value.as_node();
    const bool is_met = nodes_[object] != kNoNode;
    const ObjectId known = objects_[node];
    const bool is_same = known == object || (!is_met && is_written_at_each_use(object));
    if (artifact_.kind(object) != stream_.kind(node)) return;
    if (known != kNoObject && !is_same) return;
    if (is_met && known != object) return;
    if (is_met) {
      answer(place, object, part);
    } else {
      meet(place, object, part);
    }
  }

  bool is_written_at_each_use(ObjectId object) const {
    const Kind kind = artifact_.kind(object);
    return kind == Kind::kModule ||
           (kind == Kind::kTuple && artifact_.slots(object).empty());
  }

  void follow(CapturePlace place) {
    if (place.holder == CapturePlace::kNoHolder) return;
    take(place.holder, place.slot);
    out_.history.fill(place.holder, place.slot, place.slot + 1);
  }

  bool is_fetched(ExpressionId id) const {
    return id == kNoExpression || trace_[id].fetched;
  }

  void answer(CapturePlace place, ObjectId object, const Part& part) {
    const bool fetched = is_fetched(part.expression);
    const bool has_parts =
        !fetched && trace_[part.expression].first_part != kNoExpression;
    if (!has_parts || artifact_.kind(object) == Kind::kNamespace) {
      emit(CaptureStepKind::kMemo, object, all_bytes(part.expression), fetched, place);
      return follow(place);
    }
    enter(object);
    emit(CaptureStepKind::kMemo, object, head_bytes(part.expression), false, place);
    follow(place);
    open_content(object, part.value.as_node(), part.expression);
    frames_.back().partial = true;
  }

  void meet(CapturePlace place, ObjectId object, const Part& part) {
    const NodeId node = part.value.as_node();
    const bool fetched = is_fetched(part.expression);
    nodes_[object] = node;
    if (objects_[node] == kNoObject) objects_[node] = object;
    out_.places[object] = place;
    if (is_by_name(object)) {
      emit(CaptureStepKind::kName, object, all_bytes(part.expression), fetched, place);
      follow(place);
      out_.history.create(object);
      return remember(object, node);
    }
    enter(object);
    emit(CaptureStepKind::kMeet, object,
         fetched ? all_bytes(part.expression) : head_bytes(part.expression), fetched,
         place);
    follow(place);
    out_.history.create(object);
    if (begins_in_memo(artifact_.kind(object))) remember(object, node);
    records_[object] = awaited_[carrier_of(node)];
    open_content(object, node, part.expression);
  }

  bool is_by_name(ObjectId object) const {
    const Kind kind = artifact_.kind(object);
    return kind == Kind::kReference ||
           (kind == Kind::kModule && !artifact_.slots(object)[0].is_node());
  }

  void open_content(ObjectId object, NodeId node, ExpressionId expression) {
    const Kind kind = stream_.kind(node);
    if (kind == Kind::kNamespace) {
      return records_[object] == 0 ? open_rest(object, after(expression)) : leave();
    }
    if (is_container(kind)) {
      open(Role::kContent, object, node, expression);
      return;
    }
    const ExpressionId call = made_by_call(node, expression);
    if (call == kNoExpression) {
      // It was made where it was of no use, so that its records may be past.
      records_[object] = 0;
      return open_rest(object, all_bytes(expression));
    }
    const ExpressionId first = trace_[call].first_part;
    if (trace_[first].position == 0) {
      Frame& frame = open(Role::kCallParts, object, node, call);
      frame.end = 2;
      return;
    }
    open(Role::kArguments, object, trace_[first].node, first).bytes = tail_bytes(call);
  }

  // The expression that calls what makes an object, if this is one or has one that was dropped.
  ExpressionId made_by_call(NodeId node, ExpressionId expression) const {
    while (expression != kNoExpression && trace_[expression].fetched) {
      expression = trace_[expression].first_part;
    }
    if (expression == kNoExpression || trace_[expression].node != node) {
      return kNoExpression;
    }
    return trace_[expression].first_part == kNoExpression ? kNoExpression : expression;
  }

  static std::uint64_t element_key(NodeId set, Value element) {
    return std::uint64_t{set} << 32 | element.bits();
  }

  void index_elements(NodeId set) {
    const std::span<const Value> slots = stream_.slots(set);
    for (std::uint32_t i = 0; i < slots.size(); ++i) {
      if (slots[i].is_node()) element_slots_.try_emplace(element_key(set, slots[i]), i);
    }
  }

  struct AtomRun {
    ObjectId object;
    std::uint32_t begin;
    std::uint32_t end;
  };

  const Graph& stream_;
  const CaptureTrace& trace_;
  const Graph& artifact_;
  CaptureSteps out_;
  std::vector<Frame> frames_;
  std::uint32_t frame_ = CaptureFrame::kNone;
  // By node of the stream: the object that it was first met as, and how many records complete it.
  std::vector<ObjectId> objects_;
  std::vector<std::uint32_t> awaited_;
  // By object: its node in the stream once it was met, and how many records are to come.
  std::vector<NodeId> nodes_;
  std::vector<std::uint32_t> records_;
  std::vector<bool> in_memo_;
  // By source of the artifact.
  std::vector<bool> sent_;
  // By slot of the artifact.
  std::vector<std::size_t> first_slots_;
  std::vector<bool> filled_;
  // Those that no step has written yet.
  std::vector<AtomRun> atoms_;
  // By namespace of the stream: the tuple that stands for it.
  std::unordered_map<NodeId, NodeId> carriers_;
  // Where the elements of a set stand.
  std::unordered_set<NodeId> indexed_;
  std::unordered_map<std::uint64_t, std::uint32_t> element_slots_;
};

}  // namespace

std::string_view capture_step_name(CaptureStepKind kind) {
  switch (kind) {
    case CaptureStepKind::kMeet:
      return "meet";
    case CaptureStepKind::kMemo:
      return "memo";
    case CaptureStepKind::kName:
      return "name";
    case CaptureStepKind::kSource:
      return "source";
    case CaptureStepKind::kDefer:
      return "defer";
    case CaptureStepKind::kResume:
      return "resume";
    case CaptureStepKind::kWrite:
      return "write";
    case CaptureStepKind::kBind:
      return "bind";
  }
  RK_CHECK(false);
}

Result<CaptureSteps> capture_steps(const Graph& stream, const CaptureTrace& trace,
                                   const Graph& artifact) {
  return CaptureWalker(stream, trace, artifact).run();
}

}  // namespace reknot
