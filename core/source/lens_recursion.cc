// Which functions lead back to themselves by what they name.
//
// The graph has two sorts of nodes, functions and the variables that hold them, so that it stays
// as small as the text: a function leads to the variables that it reads, a variable to the functions
// that are bound to it. Methods are held by the names of their class.

#include <algorithm>
#include <string>
#include <unordered_map>

#include "core/source/lens_parts.h"
#include "core/source/private_name.h"

namespace reknot {
namespace {

constexpr std::uint32_t kNone = LensContext::kNone;

// Edges that are looked at in the search for shortest cycles, all in all.
constexpr std::uint64_t kMaxSteps = 1U << 24;

enum class Way : std::uint8_t { kGlobal, kLocal, kClass };

struct Edge {
  std::uint32_t variable;
  NodeIndex node;
  Way way;
};

// What a function names, and which functions a variable holds.
struct NameGraph {
  // By function; in the order of the text.
  std::vector<std::vector<Edge>> edges;
  // By variable of the context, ascending.
  std::vector<std::vector<std::uint32_t>> held;
  // By function: the variables that hold it.
  std::vector<std::vector<std::uint32_t>> holders;
};

class GraphReader {
 public:
  GraphReader(const LensContext& context, LensBudget& budget, const Lens& lens)
      : context_(context), nodes_(context.nodes), budget_(budget), lens_(lens) {}

  Result<NameGraph> run() && {
    graph_.edges.resize(lens_.functions.size());
    graph_.holders.resize(lens_.functions.size());
    graph_.held.resize(context_.variable_count());
    for (std::uint32_t i = 0; i < lens_.functions.size(); ++i) hold(i);
    find_classes();
    for (std::uint32_t i = 0; i < context_.table.occurrences.size(); ++i) {
      const Occurrence& occurrence = context_.table.occurrences[i];
      if (occurrence.use == NameUse::kRead) RK_TRY(read(i, occurrence));
    }
    return std::move(graph_);
  }

 private:
  // What is held -----------------------------------------------------------------------

  void hold(std::uint32_t function) {
    const NodeIndex node = context_.syntax.opened_by[lens_.functions[function].scope];
    if (nodes_[node].syntax == Syntax::kLambda) return hold_lambda(node, function);
    const NodeIndex name = nodes_.child_in(node, SyntaxField::kName);
    if (name != nodes_[node].end) bind(name, function);
  }

  // `f = g = (lambda: 1)` and `(f := lambda: 1)`.
  void hold_lambda(NodeIndex node, std::uint32_t function) {
    for (NodeIndex parent = nodes_[node].parent;; parent = nodes_[parent].parent) {
      const Syntax syntax = nodes_[parent].syntax;
      if (syntax == Syntax::kAssignment && nodes_[node].field == SyntaxField::kRight) {
        bind(nodes_.first_child(parent), function);
      } else if (syntax == Syntax::kNamedExpression) {
        bind(nodes_.first_child(parent), function);
      } else if (syntax != Syntax::kParenthesizedExpression) {
        return;
      }
      node = parent;
    }
  }

  void bind(NodeIndex name, std::uint32_t function) {
    const std::uint32_t variable = context_.variable_at(name);
    if (nodes_[name].syntax != Syntax::kIdentifier || variable == kNone) return;
    graph_.held[variable].push_back(function);
    graph_.holders[function].push_back(variable);
  }

  void find_classes() {
    classes_.assign(context_.variable_count(), kNone);
    self_classes_.assign(context_.variable_count(), kNone);
    own_class_.assign(context_.table.scopes.size(), kNone);
    for (std::uint32_t i = 1; i < context_.table.scopes.size(); ++i) {
      own_class_[i] = own_class_[context_.table.scopes[i].parent];
      if (is_function(context_.kind_of(i))) find_self(i);
      if (context_.kind_of(i) != ScopeKind::kClass) continue;
      own_class_[i] = i;
      const NodeIndex node = context_.syntax.opened_by[i];
      const NodeIndex name = nodes_.child_in(node, SyntaxField::kName);
      const std::uint32_t variable =
          name == nodes_[node].end ? kNone : context_.variable_at(name);
      if (variable != kNone) classes_[variable] = i;
    }
    for (std::uint32_t variable = 0; variable < context_.variable_count(); ++variable) {
      const std::uint32_t owner = context_.owner_of(variable);
      if (graph_.held[variable].empty() || context_.kind_of(owner) != ScopeKind::kClass) {
        continue;
      }
      members_.try_emplace(
          member_key(owner, context_.table.names[context_.name_of(variable)]), variable);
    }
  }

  static std::string member_key(std::uint32_t scope, std::string_view name) {
    return std::to_string(scope) + '.' + std::string(name);
  }

  // What is read -----------------------------------------------------------------------

  Status read(std::uint32_t index, const Occurrence& occurrence) {
    const std::uint32_t variable = context_.variable(occurrence);
    if (variable == kNone || context_.function[occurrence.scope] == kNone) return Unit{};
    const NodeIndex node = context_.occurrence_nodes[index];
    if (!graph_.held[variable].empty()) {
      const Way way = context_.is_global(variable) ? Way::kGlobal : Way::kLocal;
      RK_TRY(add(occurrence.scope, {variable, node, way}));
    }
    const std::uint32_t member = member_of(occurrence, variable, node);
    if (member == kNone) return Unit{};
    return add(occurrence.scope, {member, nodes_[node].parent, Way::kClass});
  }

  // The variable that `self.name` or `Class.name` means, of the class around.
  std::uint32_t member_of(const Occurrence& occurrence, std::uint32_t variable,
                          NodeIndex node) const {
    const NodeIndex parent = nodes_[node].parent;
    const std::uint32_t own = own_class_[occurrence.scope];
    const bool is_object = own != kNone && nodes_[parent].syntax == Syntax::kAttribute &&
                           nodes_.first_child(parent) == node;
    if (!is_object || (classes_[variable] != own && self_classes_[variable] != own)) {
      return kNone;
    }
    const NodeIndex name = nodes_.child_in(parent, SyntaxField::kAttribute);
    if (name == nodes_[parent].end) return kNone;
    const std::string spelled =
        mangled(context_.text_of(name), context_.syntax.class_name[own]);
    const auto found = members_.find(member_key(own, spelled));
    return found == members_.end() ? kNone : found->second;
  }

  // Notes the first parameter of a method.
  void find_self(std::uint32_t scope) {
    const std::uint32_t around = context_.around(scope);
    if (context_.kind_of(around) != ScopeKind::kClass || is_static(scope)) return;
    // A scope's names begin with its parameters.
    const std::vector<ScopedName>& names = context_.table.scopes[scope].names;
    if (names.empty() || (names.front().flags & kNameParameter) == 0) return;
    self_classes_[context_.variable(scope, 0)] = around;
  }

  bool is_static(std::uint32_t scope) const {
    const NodeIndex parent = nodes_[context_.syntax.opened_by[scope]].parent;
    if (nodes_[parent].syntax != Syntax::kDecoratedDefinition) return false;
    for (NodeIndex child = nodes_.first_child(parent);
         nodes_[child].syntax == Syntax::kDecorator; child = nodes_[child].end) {
      const bool is_named = child + 2 < nodes_[child].end;
      if (is_named && context_.text_of(child + 2) == "staticmethod") return true;
    }
    return false;
  }

  // A lambda is part of the functions around it as far as the next `def`.
  Status add(std::uint32_t scope, const Edge& edge) {
    for (std::uint32_t function = context_.function[scope]; function != kNone;) {
      RK_TRY(budget_.spend(1));
      graph_.edges[function].push_back(edge);
      const LensFunction& found = lens_.functions[function];
      if (found.kind != FunctionKind::kLambda) break;
      function = context_.function[context_.table.scopes[found.scope].parent];
    }
    return Unit{};
  }

  const LensContext& context_;
  const SyntaxNodes& nodes_;
  LensBudget& budget_;
  const Lens& lens_;
  NameGraph graph_;
  // By variable: the class that it is the name of, and the one whose method's first parameter it
  // is; or kNone.
  std::vector<std::uint32_t> classes_;
  std::vector<std::uint32_t> self_classes_;
  // By scope: the innermost class around it.
  std::vector<std::uint32_t> own_class_;
  // The variables of classes that hold functions.
  std::unordered_map<std::string, std::uint32_t> members_;
};

// The strongly connected components of functions and variables, by Tarjan's algorithm with a
// stack of its own.
class Components {
 public:
  explicit Components(const NameGraph& graph)
      : graph_(graph), functions_(static_cast<std::uint32_t>(graph.edges.size())) {
    const std::size_t count = graph.edges.size() + graph.held.size();
    number_.assign(count, kNone);
    low_.assign(count, kNone);
    component_.assign(count, kNone);
    for (std::uint32_t node = 0; node < functions_; ++node) {
      if (number_[node] == kNone) search(node);
    }
  }

  bool are_together(std::uint32_t function, std::uint32_t other) const {
    return component_[function] == component_[other];
  }
  // A function with a variable that leads back to it is not alone.
  bool is_alone(std::uint32_t function) const {
    return sizes_[component_[function]] == 1;
  }

 private:
  struct Frame {
    std::uint32_t node;
    std::uint32_t next;
  };

  std::uint32_t degree(std::uint32_t node) const {
    return static_cast<std::uint32_t>(node < functions_
                                          ? graph_.edges[node].size()
                                          : graph_.held[node - functions_].size());
  }
  std::uint32_t target(std::uint32_t node, std::uint32_t edge) const {
    return node < functions_ ? functions_ + graph_.edges[node][edge].variable
                             : graph_.held[node - functions_][edge];
  }

  void open(std::uint32_t node) {
    number_[node] = low_[node] = count_++;
    path_.push_back(node);
    frames_.push_back({node, 0});
  }

  void search(std::uint32_t start) {
    open(start);
    while (!frames_.empty()) {
      Frame& frame = frames_.back();
      const std::uint32_t node = frame.node;
      if (frame.next < degree(node)) {
        const std::uint32_t next = target(node, frame.next++);
        if (number_[next] == kNone) {
          open(next);
        } else if (component_[next] == kNone) {
          low_[node] = std::min(low_[node], number_[next]);
        }
        continue;
      }
      frames_.pop_back();
      if (!frames_.empty()) {
        std::uint32_t& low = low_[frames_.back().node];
        low = std::min(low, low_[node]);
      }
      if (low_[node] == number_[node]) close(node);
    }
  }

  void close(std::uint32_t node) {
    const auto component = static_cast<std::uint32_t>(sizes_.size());
    sizes_.push_back(0);
    std::uint32_t last = kNone;
    while (last != node) {
      last = path_.back();
      path_.pop_back();
      component_[last] = component;
      ++sizes_.back();
    }
  }

  const NameGraph& graph_;
  const std::uint32_t functions_;
  std::vector<std::uint32_t> number_;
  std::vector<std::uint32_t> low_;
  std::vector<std::uint32_t> component_;
  std::vector<std::uint32_t> sizes_;
  std::vector<std::uint32_t> path_;
  std::vector<Frame> frames_;
  std::uint32_t count_ = 0;
};

// Finds the shortest cycle of each function; of several, the one whose names come first.
class CycleFinder {
 public:
  CycleFinder(const LensContext& context, LensBudget& budget, const NameGraph& graph,
              Lens& lens)
      : context_(context),
        budget_(budget),
        graph_(graph),
        lens_(lens),
        components_(graph) {}

  Status run() && {
    reached_by_.assign(lens_.functions.size(), {kNone, 0});
    seen_variable_.assign(graph_.held.size(), kNone);
    seen_function_.assign(lens_.functions.size(), kNone);
    for (std::uint32_t i = 0; i < lens_.functions.size(); ++i) {
      if (!components_.is_alone(i)) RK_TRY(search(i));
    }
    return Unit{};
  }

 private:
  // How the search came to a function.
  struct Reached {
    std::uint32_t from;
    std::uint32_t edge;
  };

  Status search(std::uint32_t start) {
    std::vector<std::uint32_t> queue = {start};
    for (std::size_t next = 0; next < queue.size(); ++next) {
      const std::uint32_t function = queue[next];
      const std::vector<Edge>& edges = graph_.edges[function];
      for (std::uint32_t edge = 0; edge < edges.size(); ++edge) {
        if (++steps_ > kMaxSteps) return too_much();
        if (seen_variable_[edges[edge].variable] == start) continue;
        seen_variable_[edges[edge].variable] = start;
        if (holds(edges[edge].variable, start)) return write(start, {function, edge});
        for (const std::uint32_t held : graph_.held[edges[edge].variable]) {
          if (++steps_ > kMaxSteps) return too_much();
          if (seen_function_[held] == start || !components_.are_together(held, start)) {
            continue;
          }
          seen_function_[held] = start;
          reached_by_[held] = {function, edge};
          queue.push_back(held);
        }
      }
    }
    return Unit{};
  }

  bool holds(std::uint32_t variable, std::uint32_t function) const {
    const std::vector<std::uint32_t>& holders = graph_.holders[function];
    return std::find(holders.begin(), holders.end(), variable) != holders.end();
  }

  static Error too_much() {
    return Error{ErrorCode::kLimitExceeded, 0,
                 "the functions name each other in too many ways"};
  }

  Status write(std::uint32_t start, Reached last) {
    Recursion& recursion = lens_.functions[start].recursion;
    bool is_local = false;
    bool is_class = false;
    for (Reached at = last;; at = reached_by_[at.from]) {
      const Edge& edge = graph_.edges[at.from][at.edge];
      const SyntaxNode& node = context_.nodes[edge.node];
      is_local = is_local || edge.way == Way::kLocal;
      is_class = is_class || edge.way == Way::kClass;
      recursion.cycle.push_back(
          {at.from, context_.place(node.begin_byte, node.end_byte)});
      const std::uint32_t scope = lens_.functions[at.from].scope;
      RK_TRY(budget_.spend(lens_.scopes[scope].qualname.size() + sizeof(TextPlace)));
      if (at.from == start) break;
    }
    std::reverse(recursion.cycle.begin(), recursion.cycle.end());
    const bool is_one = recursion.cycle.size() == 1;
    if (is_local) {
      recursion.kind = is_one ? RecursionKind::kLocal : RecursionKind::kLocalMutual;
    } else if (is_class) {
      recursion.kind = RecursionKind::kMethod;
    } else {
      recursion.kind = is_one ? RecursionKind::kDirect : RecursionKind::kMutual;
    }
    return Unit{};
  }

  const LensContext& context_;
  LensBudget& budget_;
  const NameGraph& graph_;
  Lens& lens_;
  const Components components_;
  std::vector<Reached> reached_by_;
  // By which search they were seen last.
  std::vector<std::uint32_t> seen_variable_;
  std::vector<std::uint32_t> seen_function_;
  std::uint64_t steps_ = 0;
};

}  // namespace

Status read_recursion(const LensContext& context, LensBudget& budget, Lens& lens) {
  RK_TRY_ASSIGN(const NameGraph graph, GraphReader(context, budget, lens).run());
  return CycleFinder(context, budget, graph, lens).run();
}

}  // namespace reknot
