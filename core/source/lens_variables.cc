// Which variables functions capture, from where, and who writes to them.

#include <algorithm>

#include "core/base/sort.h"
#include "core/source/lens_parts.h"

namespace reknot {
namespace {

constexpr std::uint32_t kNone = LensContext::kNone;

class VariableReader {
 public:
  VariableReader(const LensContext& context, LensBudget& budget, Lens& lens)
      : context_(context), nodes_(context.nodes), budget_(budget), lens_(lens) {}

  Status run() && {
    find_captured();
    if (lens_.variables.empty()) return Unit{};
    find_loops();
    add_occurrences();
    for (LensVariable& variable : lens_.variables) finish(variable);
    return pay();
  }

 private:
  // Who captures what ------------------------------------------------------------------

  struct Found {
    std::uint32_t variable;
    std::uint32_t function;
  };

  void find_captured() {
    std::vector<Found> found;
    for (std::uint32_t i = 0; i < lens_.functions.size(); ++i) {
      const std::uint32_t scope = lens_.functions[i].scope;
      const std::vector<ScopedName>& names = context_.table.scopes[scope].names;
      for (std::uint32_t place = 0; place < names.size(); ++place) {
        const std::uint32_t variable = context_.variable(scope, place);
        if (names[place].scope == NameScope::kFree && variable != kNone) {
          found.push_back({variable, i});
        }
      }
    }
    sort_items(found, [this](const Found& a, const Found& b) {
      if (a.variable == b.variable) return a.function < b.function;
      return comes_before(a.variable, b.variable);
    });
    add_captured(found);
  }

  bool comes_before(std::uint32_t a, std::uint32_t b) const {
    const std::uint32_t owner = context_.owner_of(a);
    const std::uint32_t other = context_.owner_of(b);
    if (owner != other) return owner < other;
    return context_.rank(context_.name_of(a)) < context_.rank(context_.name_of(b));
  }

  void add_captured(const std::vector<Found>& found) {
    numbers_.assign(context_.variable_count(), kNone);
    for (const Found& item : found) {
      if (numbers_[item.variable] == kNone) {
        numbers_[item.variable] = static_cast<std::uint32_t>(lens_.variables.size());
        LensVariable& added = lens_.variables.emplace_back();
        added.name = context_.name_of(item.variable);
        added.owner = context_.owner_of(item.variable);
      }
      lens_.variables[numbers_[item.variable]].captured_by.push_back(item.function);
      lens_.functions[item.function].captures.push_back(
          {context_.name_of(item.variable), numbers_[item.variable]});
    }
    for (LensFunction& function : lens_.functions) {
      sort_items(function.captures, [this](const Capture& a, const Capture& b) {
        return context_.rank(a.name) < context_.rank(b.name);
      });
    }
  }

  // Who writes -------------------------------------------------------------------------

  // By node: whether it may run more than once in a call of what is around it.
  void find_loops() {
    in_loop_.assign(nodes_.size(), false);
    for (NodeIndex node = 1; node < nodes_.size(); ++node) {
      const NodeIndex parent = nodes_[node].parent;
      const std::uint32_t scope = context_.syntax.around[node];
      if (scope != context_.syntax.around[parent]) {
        in_loop_[node] = is_comprehension(context_.kind_of(scope));
      } else {
        in_loop_[node] = in_loop_[parent] || is_repeated(node, parent);
      }
    }
  }

  bool is_repeated(NodeIndex node, NodeIndex parent) const {
    const SyntaxField field = nodes_[node].field;
    switch (nodes_[parent].syntax) {
      case Syntax::kForStatement:
        return field == SyntaxField::kLeft || field == SyntaxField::kBody;
      case Syntax::kWhileStatement:
        return nodes_[node].syntax != Syntax::kElseClause;
      default:
        return false;
    }
  }

  void add_occurrences() {
    for (std::uint32_t i = 0; i < context_.table.scopes.size(); ++i) {
      const bool is_passed = is_comprehension(context_.kind_of(i));
      const std::uint32_t parent = context_.table.scopes[i].parent;
      not_comprehensions_.push_back(is_passed ? not_comprehensions_[parent] : i);
    }
    for (std::uint32_t i = 0; i < context_.table.occurrences.size(); ++i) {
      const Occurrence& occurrence = context_.table.occurrences[i];
      const std::uint32_t found = context_.variable(occurrence);
      if (found == kNone || numbers_[found] == kNone) continue;
      LensVariable& variable = lens_.variables[numbers_[found]];
      variable.occurrences.push_back({context_.place(occurrence.begin, occurrence.end),
                                      occurrence.scope, occurrence.use});
      if (!writes(occurrence.use)) continue;
      const NodeIndex node = context_.occurrence_nodes[i];
      const bool is_again = !variable.written_by.empty();
      if (is_again || in_loop_[node] || is_deleted_after(node)) {
        variable.is_reassigned = true;
      }
      variable.written_by.push_back(writer(occurrence.scope, variable.owner));
    }
  }

  // `except E as name` deletes the name at its end.
  bool is_deleted_after(NodeIndex node) const {
    NodeIndex target = nodes_[node].parent;
    if (nodes_[target].syntax == Syntax::kExceptClause) return true;
    if (nodes_[target].syntax != Syntax::kAsPatternTarget) return false;
    return nodes_.parent_syntax(nodes_[target].parent) == Syntax::kExceptClause;
  }

  // A walrus in a comprehension is an act of the function around it.
  std::uint32_t writer(std::uint32_t scope, std::uint32_t owner) const {
    return scope == owner ? scope : not_comprehensions_[scope];
  }

  void finish(LensVariable& variable) {
    std::sort(variable.written_by.begin(), variable.written_by.end());
    const auto end = std::unique(variable.written_by.begin(), variable.written_by.end());
    variable.written_by.erase(end, variable.written_by.end());
    variable.definition = definition(variable);
    if (variable.captured_by.size() > 1) variable.colour = colours_++;
  }

  TextPlace definition(const LensVariable& variable) const {
    // That of `__class__` is the class.
    const NodeIndex node = context_.syntax.opened_by[variable.owner];
    TextPlace place = context_.place_of(node);
    const NodeIndex name = nodes_.child_in(node, SyntaxField::kName);
    if (name != nodes_[node].end) {
      place = context_.place(nodes_[name].begin_byte, nodes_[name].end_byte);
    }
    bool is_found = false;
    for (const LensVariable::Occurrence& occurrence : variable.occurrences) {
      if (!writes(occurrence.use)) continue;
      if (occurrence.scope == variable.owner) return occurrence.place;
      if (!is_found) place = occurrence.place;
      is_found = true;
    }
    return place;
  }

  Status pay() {
    for (const LensVariable& variable : lens_.variables) {
      std::uint64_t size = lens_.scopes[variable.owner].qualname.size();
      for (const std::uint32_t scope : variable.written_by) {
        size += lens_.scopes[scope].qualname.size();
      }
      RK_TRY(budget_.spend(size * (1 + variable.captured_by.size())));
    }
    return Unit{};
  }

  const LensContext& context_;
  const SyntaxNodes& nodes_;
  LensBudget& budget_;
  Lens& lens_;
  // By variable of the context: its index in Lens::variables, or kNone.
  std::vector<std::uint32_t> numbers_;
  std::vector<bool> in_loop_;
  // By scope: itself, or the innermost one around that is no comprehension.
  std::vector<std::uint32_t> not_comprehensions_;
  std::uint32_t colours_ = 0;
};

}  // namespace

Status read_variables(const LensContext& context, LensBudget& budget, Lens& lens) {
  return VariableReader(context, budget, lens).run();
}

}  // namespace reknot
