#include "core/plan/plan.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace reknot {

std::string_view step_name(StepKind kind) {
  switch (kind) {
#define RK_STEP(name, text, summary) \
  case StepKind::k##name:            \
    return text;
#include "core/plan/steps.def"
#undef RK_STEP
  }
  RK_CHECK(false);
}

namespace {

constexpr auto kFunctionFixed = slot_index(FunctionSlot::kCount);
constexpr auto kNamespaceFixed = slot_index(NamespaceSlot::kCount);
constexpr auto kClassFixed = slot_index(ClassSlot::kCount);
// How many parts of keys and states are looked at beyond the first of each: more than one has in
// earnest.
constexpr std::size_t kMaxReadParts = 1000;

// Visits objects depth first, with a stack of its own. A visit is a list of tasks: what an object
// needs before it can be created, its creation, what it needs after, and its filling.
class Planner {
 public:
  explicit Planner(const Graph& graph)
      : graph_(graph),
        state_(graph.size(), State::kNew),
        completing_(graph.size(), false),
        compiled_(graph.sources().size(), false) {
    plan_.parent.assign(graph.size(), kNoNode);
    plan_.uses.assign(graph.size(), 0);
  }

  Result<Plan> run() && {
    const std::vector<NodeId> reachable = reachable_nodes(graph_);
    for (const NodeId node : reachable) {
      for (const Value slot : graph_.slots(node)) count(slot);
    }
    const auto& variables = graph_.variables();
    for (const auto& [name, value] : variables) count(value);
    for (std::uint32_t i = 0; i < variables.size(); ++i) {
      const Value value = variables[i].second;
      visit(value);
      const NodeId node = value.is_node() ? value.as_node() : kNoNode;
      plan_.steps.push_back({StepKind::kPublish, node, i, i + 1});
    }
    // Names that no source unit uses: a function may still ask for them when it runs.
    for (const NodeId node : reachable) {
      if (graph_.kind(node) == Kind::kNamespace) push_all_names(node);
    }
    work_off();
    if (!waiting_.empty()) return cyclic_arguments();
    return std::move(plan_);
  }

 private:
  enum class State : std::uint8_t { kNew, kStarted, kCreated, kDone };

  // What is still to be done, in the order of the rows below.
  enum class Task : std::uint8_t {
    kVisit,   // bring a value into being, and complete it
    kMake,    // bring an object into being, no more: it is completed by another task
    kCreate,  // the step, once the object's parts are there
    kFill,    // a filling step, once the values of the slots are there
    kFinish,  // nothing is pending any more
  };
  struct Work {
    Task task;
    StepKind kind;  // of a kFill
    NodeId node;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    NodeId parent = kNoNode;
    // Of a kCreate or kFill: from begin on, the slots whose values are known to exist.
    std::uint32_t known = 0;
  };
  using Waiting = std::unordered_map<NodeId, std::vector<Work>>;

  void count(Value value) {
    if (value.is_node()) ++plan_.uses[value.as_node()];
  }

  void visit(Value value) {
    if (!value.is_node()) return;
    todo_.push_back({Task::kVisit, {}, value.as_node()});
    work_off();
    if (unfinished_.empty()) return;
    hurried_ = true;
    while (!unfinished_.empty()) {
      release(unfinished_, unfinished_.begin()->first);
      work_off();
    }
    hurried_ = false;
  }

  void work_off() {
    while (!todo_.empty()) {
      const Work work = todo_.back();
      todo_.pop_back();
      switch (work.task) {
        case Task::kVisit:
          open(work, true);
          break;
        case Task::kMake:
          open(work, false);
          break;
        case Task::kCreate:
          create(work);
          break;
        case Task::kFill:
          fill(work);
          break;
        case Task::kFinish:
          finish(work);
          break;
      }
    }
  }

  // --- Opening: what an object needs, pushed in reverse --------------------------------------

  void open(const Work& work, bool complete) {
    const NodeId node = work.node;
    const bool is_new = state_[node] == State::kNew;
    // What was made before, for somebody's sake, is completed now.
    if (complete && !completing_[node]) push_completion(node);
    if (!is_new) return;
    plan_.parent[node] = work.parent;
    state_[node] = State::kStarted;
    todo_.push_back({Task::kCreate, {}, node, 0, required_end(node)});
    push_requirements(node);
  }

  void push_visit(Value value, NodeId parent) {
    if (value.is_node())
      todo_.push_back({Task::kVisit, {}, value.as_node(), 0, 0, parent});
  }
  void push_make(Value value, NodeId parent) {
    if (value.is_node())
      todo_.push_back({Task::kMake, {}, value.as_node(), 0, 0, parent});
  }
  void push_visits(NodeId node, std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t i = end; i-- > begin;) push_visit(graph_.slots(node)[i], node);
  }

  // What must be there before the object can be created.
  void push_requirements(NodeId node) {
    const std::span<const Value> slots = graph_.slots(node);
    switch (graph_.kind(node)) {
      case Kind::kTuple:
      case Kind::kFrozenSet:
      case Kind::kMethod:
        push_visits(node, 0, static_cast<std::uint32_t>(slots.size()));
        break;
      case Kind::kFunction:
        for (std::size_t i = slots.size(); i-- > kFunctionFixed;)
          push_make(slots[i], node);
        push_make(graph_.slot(node, FunctionSlot::kNamespace), node);
        break;
      case Kind::kClass:
        // First of all, so that syntax which a Python does not know is what it stumbles over,
        // not the objects that the syntax made (type parameters, among the bases).
        compile(graph_.code(node).source);
        push_visits(node, slot_index(ClassSlot::kBases), kClassFixed);
        break;
      case Kind::kModule:
        push_make(slots[0], node);
        break;
      case Kind::kInstance:
        push_visits(node, slot_index(ObjectSlot::kArguments),
                    slot_index(ObjectSlot::kState));
        push_make(graph_.slot(node, ObjectSlot::kType), node);
        break;
      case Kind::kCall:
        push_visits(node, slot_index(ObjectSlot::kType), slot_index(ObjectSlot::kState));
        break;
      case Kind::kList:
      case Kind::kSet:
      case Kind::kDict:
      case Kind::kByteArray:
      case Kind::kReference:
      case Kind::kNamespace:
      case Kind::kCell:
        break;
    }
  }

  // What is left to do once the object exists.
  void push_completion(NodeId node) {
    const auto size = static_cast<std::uint32_t>(graph_.slots(node).size());
    completing_[node] = true;
    todo_.push_back({Task::kFinish, {}, node});
    switch (graph_.kind(node)) {
      case Kind::kList:
      case Kind::kSet:
      case Kind::kDict:
      case Kind::kCell:
        push_filling(StepKind::kFill, node, 0, size);
        break;
      case Kind::kNamespace:
        push_all_names(node);
        break;
      case Kind::kModule:
        push_visits(node, 0, size);
        break;
      case Kind::kFunction:
        push_function_state(node);
        break;
      case Kind::kClass:
        for (std::uint32_t i = size; i > kClassFixed; i -= 2) {
          push_filling(StepKind::kDefine, node, i - 1, i);
        }
        break;
      case Kind::kInstance:
        push_filling(StepKind::kFill, node, slot_index(ObjectSlot::kState), size);
        push_visits(node, slot_index(ObjectSlot::kType),
                    slot_index(ObjectSlot::kArguments));
        break;
      case Kind::kCall:
        push_filling(StepKind::kFill, node, slot_index(ObjectSlot::kState), size);
        break;
      case Kind::kTuple:
      case Kind::kFrozenSet:
      case Kind::kByteArray:
      case Kind::kReference:
      case Kind::kMethod:
        break;
    }
  }

  // A filling step, preceded by the visits of what it puts into the slots.
  void push_filling(StepKind kind, NodeId node, std::uint32_t begin, std::uint32_t end) {
    const std::span<const Value> slots = graph_.slots(node).subspan(begin, end - begin);
    const bool empty = std::all_of(slots.begin(), slots.end(),
                                   [](Value slot) { return slot.is(Constant::kAbsent); });
    if (empty && kind != StepKind::kComplete) return;
    todo_.push_back({Task::kFill, kind, node, begin, end});
    push_visits(node, begin, end);
  }

  void push_function_state(NodeId node) {
    const std::span<const Value> slots = graph_.slots(node);
    push_filling(StepKind::kComplete, node, slot_index(FunctionSlot::kDefaults),
                 kFunctionFixed);
    for (std::size_t i = slots.size(); i-- > kFunctionFixed;) push_visit(slots[i], node);
    push_used_names(node);
  }

  // The names that the function's source uses, bound once for all functions of the namespace.
  void push_used_names(NodeId function) {
    const NodeId space = graph_.slot(function, FunctionSlot::kNamespace).as_node();
    const SourceId source = graph_.code(function).source;
    if (!names_done_.insert(std::uint64_t{space} << 32 | source).second) return;
    const std::vector<std::string>& names = graph_.sources()[source].globals;
    for (std::size_t i = names.size(); i-- > 0;) {
      const std::uint32_t slot = find_name(space, names[i]);
      if (slot != 0) push_name(space, slot, function);
    }
  }

  void push_all_names(NodeId space) {
    const auto size = static_cast<std::uint32_t>(graph_.slots(space).size());
    for (std::uint32_t i = size; i > kNamespaceFixed; i -= 2)
      push_name(space, i - 1, space);
  }

  void push_name(NodeId space, std::uint32_t slot, NodeId parent) {
    if (!names_bound_.insert(std::uint64_t{space} << 32 | slot).second) return;
    todo_.push_back({Task::kFill, StepKind::kBind, space, slot, slot + 1});
    push_visit(graph_.slots(space)[slot], parent);
  }

  // The slot of a name's value, or 0. Names ascend.
  std::uint32_t find_name(NodeId space, std::string_view name) const {
    const std::span<const Value> slots = graph_.slots(space);
    std::size_t low = 0;
    std::size_t high = (slots.size() - kNamespaceFixed) / 2;
    while (low < high) {
      const std::size_t middle = (low + high) / 2;
      const std::string_view here = graph_.text(slots[kNamespaceFixed + 2 * middle]);
      if (here == name)
        return static_cast<std::uint32_t>(kNamespaceFixed + 2 * middle + 1);
      (here < name ? low : high) = here < name ? middle + 1 : middle;
    }
    return 0;
  }

  // --- Steps ---------------------------------------------------------------------------------

  // The next value that a creation or a filling needs and that does not exist yet, or kNoNode.
  NodeId missing_part(Work& work) const {
    const std::span<const Value> slots = graph_.slots(work.node);
    for (; work.begin + work.known < work.end; ++work.known) {
      const Value slot = slots[work.begin + work.known];
      if (slot.is_node() && state_[slot.as_node()] < State::kCreated) {
        return slot.as_node();
      }
    }
    return kNoNode;
  }

  // A part that is missing is under construction further down the stack, or waits itself.
  void create(Work work) {
    const NodeId missing = missing_part(work);
    if (missing != kNoNode) {
      waiting_[missing].push_back(work);
      return;
    }
    const NodeId node = work.node;
    const Kind kind = graph_.kind(node);
    if (kind == Kind::kFunction) compile(graph_.code(node).source);
    state_[node] = State::kCreated;
    plan_.steps.push_back({StepKind::kCreate, node, work.begin, work.end});
    if (plan_.uses[node] > 1 || kind == Kind::kFunction || kind == Kind::kClass) {
      plan_.steps.push_back({StepKind::kMemoize, node});
    }
    release(waiting_, node);
  }

  // Behind the last slot that the creation of the object needs.
  std::uint32_t required_end(NodeId node) const {
    switch (graph_.kind(node)) {
      case Kind::kTuple:
      case Kind::kFrozenSet:
      case Kind::kMethod:
      case Kind::kModule:
      case Kind::kByteArray:
      case Kind::kReference:
        return static_cast<std::uint32_t>(graph_.slots(node).size());
      case Kind::kNamespace:
        return kNamespaceFixed;
      case Kind::kClass:
        return kClassFixed;
      case Kind::kInstance:
      case Kind::kCall:
        return slot_index(ObjectSlot::kState);
      case Kind::kFunction:
        return slot_index(FunctionSlot::kDefaults);
      case Kind::kList:
      case Kind::kSet:
      case Kind::kDict:
      case Kind::kCell:
        return 0;
    }
    return 0;
  }

  void compile(SourceId source) {
    if (compiled_[source]) return;
    compiled_[source] = true;
    plan_.steps.push_back({StepKind::kCompile, kNoNode, source, source + 1});
  }

  void fill(Work work) {
    NodeId missing = missing_part(work);
    if (missing == kNoNode && state_[work.node] < State::kCreated) missing = work.node;
    if (missing != kNoNode) {
      park(waiting_, missing, work);
      return;
    }
    const NodeId unfinished = hurried_ ? kNoNode : unfinished_part(work);
    if (unfinished != kNoNode) {
      park(unfinished_, unfinished, work);
      return;
    }
    for (std::uint32_t i = work.begin; i < work.end; ++i) {
      const Value slot = graph_.slots(work.node)[i];
      if (slot.is_node() && state_[slot.as_node()] == State::kCreated &&
          plan_.uses[slot.as_node()] > 1 && completing_[slot.as_node()]) {
        plan_.steps.push_back({StepKind::kRefer, work.node, slot.as_node(), 0});
      }
    }
    plan_.steps.push_back({work.kind, work.node, work.begin, work.end});
    if (parked_.erase(work.node) > 0) todo_.push_back({Task::kFinish, {}, work.node});
  }

  // What a filling reads, and not only refers to, before it has its own content, or kNoNode: a
  // set's elements and a dict's keys, whose hash may come from their state, and an object's state,
  // from which attributes are taken.
  NodeId unfinished_part(const Work& work) const {
    if (work.kind != StepKind::kFill) return kNoNode;
    const std::span<const Value> slots = graph_.slots(work.node);
    std::uint32_t end = work.end;
    std::uint32_t step = 1;
    switch (graph_.kind(work.node)) {
      case Kind::kSet:
        break;
      case Kind::kDict:
        step = 2;
        break;
      case Kind::kInstance:
      case Kind::kCall:
        end = work.begin + 1;
        break;
      default:
        return kNoNode;
    }
    std::size_t budget = slots.size() + kMaxReadParts;
    for (std::uint32_t i = work.begin; i < end; i += step) {
      if (!slots[i].is_node()) continue;
      const NodeId unfinished = unfinished_in(slots[i], budget);
      if (unfinished != kNoNode) return unfinished;
    }
    return kNoNode;
  }

  // The first part of a value that is not complete yet, through tuples and their like; `budget` is
  // how many parts may still be looked at.
  NodeId unfinished_in(Value value, std::size_t& budget) const {
    std::vector<Value> pending = {value};
    while (!pending.empty() && budget > 0) {
      --budget;
      const Value next = pending.back();
      pending.pop_back();
      if (!next.is_node()) continue;
      const NodeId node = next.as_node();
      switch (graph_.kind(node)) {
        case Kind::kList:
        case Kind::kSet:
        case Kind::kDict:
        case Kind::kInstance:
        case Kind::kCall:
          if (state_[node] != State::kDone && completing_[node]) return node;
          break;
        case Kind::kTuple:
        case Kind::kFrozenSet:
        case Kind::kMethod:
          for (const Value part : graph_.slots(node)) pending.push_back(part);
          break;
        default:
          break;
      }
    }
    return kNoNode;
  }

  void finish(const Work& work) {
    if (state_[work.node] < State::kCreated) {
      waiting_[work.node].push_back(work);
    } else if (parked_.count(work.node) == 0) {
      state_[work.node] = State::kDone;
      release(unfinished_, work.node);
    }
  }

  // Puts a filling off until `node` is there, or complete.
  void park(Waiting& waiting, NodeId node, const Work& work) {
    waiting[node].push_back(work);
    parked_.insert(work.node);
  }

  // Once all is done, what still waits for its creation waits for itself.
  Error cyclic_arguments() const {
    NodeId node = 0;
    while (state_[node] != State::kStarted) ++node;
    std::vector<bool> seen(graph_.size(), false);
    while (!seen[node]) {
      seen[node] = true;
      Work work{Task::kCreate, {}, node, 0, required_end(node)};
      node = missing_part(work);
    }
    return {ErrorCode::kCyclicArguments, 0,
            "a " + std::string(kind_label(graph_.kind(node))) + " that contains itself"};
  }

  // Does what waited for the object.
  void release(Waiting& waiting, NodeId node) {
    const auto found = waiting.find(node);
    if (found == waiting.end()) return;
    const std::vector<Work> works = std::move(found->second);
    waiting.erase(found);
    todo_.insert(todo_.end(), works.rbegin(), works.rend());
  }

  const Graph& graph_;
  Plan plan_;
  std::vector<State> state_;
  // Whether the object's completion has been pushed.
  std::vector<bool> completing_;
  std::vector<bool> compiled_;
  std::vector<Work> todo_;
  // By object: what waits for it to exist.
  Waiting waiting_;
  // By object: what waits for it to be complete, because it reads it.
  Waiting unfinished_;
  // The objects whose filling has been put off.
  std::unordered_set<NodeId> parked_;
  // Whether objects that wait for each other are taken as they are.
  bool hurried_ = false;
  std::unordered_set<std::uint64_t> names_done_;
  std::unordered_set<std::uint64_t> names_bound_;
};

}  // namespace

Result<Plan> make_plan(const Graph& graph) { return Planner(graph).run(); }

}  // namespace reknot
