// Statements and expressions that bind names in ways of their own, and `super`.

#include <map>

#include "core/lower/closure_writer.h"
#include "core/source/docstring.h"

namespace reknot {
// Statements of a block ---------------------------------------------------------------

bool ClosureWriter::is_nonlocal_left_out(NodeIndex statement) const {
  for (NodeIndex i = statement; i < nodes_[statement].end; ++i) {
    if (nodes_[i].syntax == Syntax::kIdentifier && !place_of(i)) return false;
  }
  return true;
}

// Whether a statement leaves no trace: a `nonlocal` on a line of its own, others beside it.
bool ClosureWriter::is_left_out(NodeIndex statement) const {
  if (nodes_[statement].syntax != Syntax::kNonlocalStatement) return false;
  const NodeIndex block = nodes_[statement].parent;
  const bool is_only = nodes_.first_child(block) == statement &&
                       nodes_[statement].end == nodes_[block].end;
  if (is_only || !stands_alone(statement)) return false;
  const NodeIndex next = nodes_[statement].end;
  const bool goes_on =
      next < nodes_[block].end && nodes_[next].syntax == Syntax::kTokenSemicolon;
  return !goes_on && is_nonlocal_left_out(statement);
}

NodeIndex ClosureWriter::first_statement(NodeIndex block) const {
  NodeIndex statement = nodes_.first_child(block);
  const NodeIndex end = nodes_[block].end;
  if (statement < end && is_docstring(nodes_, text_, statement))
    statement = nodes_[statement].end;
  while (statement < end && (nodes_[statement].syntax == Syntax::kTokenSemicolon ||
                             is_left_out(statement))) {
    statement = nodes_[statement].end;
  }
  return statement;
}

void ClosureWriter::copy_after(NodeIndex statement, NodeIndex name,
                               const std::string& separator) {
  const ClosurePlan::Place place = place_of(name);
  if (!place) return;
  kept_.insert(name);
  const std::string text = separator + place.text() + " = " + spelled(name);
  after(statement, [this, text] { write(text); });
}

void ClosureWriter::enter_nonlocal(NodeIndex node) {
  const Output home = output_;
  if (is_left_out(node)) {
    cursor_ = nodes_[node].begin_byte;
  } else {
    pass_gap(node);
    std::string kept;
    for (NodeIndex i = node; i < nodes_[node].end; ++i) {
      if (nodes_[i].syntax != Syntax::kIdentifier || place_of(i)) continue;
      kept += (kept.empty() ? "nonlocal " : ", ") + spelled(i);
    }
    write(kept.empty() ? "pass" : kept);
  }
  drop();
  after(node, [this, home] { output_ = home; });
}

void ClosureWriter::enter_class(NodeIndex node) {
  pass_gap(node);
  const NodeIndex around = nodes_[node].parent;
  const bool is_decorated = nodes_[around].syntax == Syntax::kDecoratedDefinition;
  copy_after(is_decorated ? around : node, nodes_.child_in(node, SyntaxField::kName),
             "\n" + indentation_);
  const ScopePlan& plan = plan_[scopes_.inside[node]];
  if (!plan.is_moved) return;
  const NodeIndex first = first_statement(nodes_.child_in(node, SyntaxField::kBody));
  if (first >= nodes_[node].end) return;
  const std::string line = "__qualname__ = \"" + plan.qualname + "\"";
  before(first, [this, first, line] {
    pass_gap(first);
    write(line + (stands_alone(first) ? "\n" + indentation_ : "; "));
  });
}

void ClosureWriter::enter_import(NodeIndex node) {
  pass_gap(node);
  for (NodeIndex i = nodes_[node].end; i-- > node;) {
    if (nodes_[i].syntax == Syntax::kIdentifier) copy_after(node, i, "; ");
  }
}

void ClosureWriter::enter_type_alias(NodeIndex node) {
  if (!nodes_.is_type_alias(node)) return;
  pass_gap(node);
  NodeIndex name = nodes_.child_in(node, SyntaxField::kLeft);
  while (!nodes_.is_leaf(name)) name = nodes_.first_child(name);
  copy_after(node, name, "; ");
}

// The name is deleted when the handler ends, however it ends. CPython does so itself, but not for
// an attribute, nor for a global where the function is going to be cut.
void ClosureWriter::enter_except(NodeIndex node) {
  const NodeIndex caught = nodes_.child_of(node, Syntax::kAsPattern);
  if (caught == nodes_[node].end) return;
  const NodeIndex target_node = nodes_.child_of(caught, Syntax::kAsPatternTarget);
  if (target_node == nodes_[caught].end) return;
  const NodeIndex name = nodes_.first_child(target_node);
  const ClosurePlan::Place place = place_of(name);
  if (!place && !plan_[scopes_.around[name]].is_suspending) return;
  const std::string bound = target(name);
  kept_.insert(name);
  const NodeIndex block = nodes_.child_of(node, Syntax::kBlock);
  const NodeIndex first = nodes_.first_child(block);
  const std::string assignment = place ? bound + " = " + spelled(name) : std::string();
  const std::string removal = bound + " = None; del " + bound;
  before(first, [this, first, block, assignment, removal] {
    const Output home = output_;
    if (stands_alone(first)) {
      pass_gap(first);
    } else {
      indentation_ += "    ";
      write_line_end();
      cursor_ = nodes_[first].begin_byte;
    }
    const std::string indentation = indentation_;
    output_.from = lines_.locate(nodes_[first].begin_byte).column;
    output_.to = indentation + "    ";
    if (!assignment.empty()) {
      write(assignment);
      write_line_end();
    }
    write("try:");
    indentation_ = output_.to;
    write_line_end();
    after(block, [this, home, indentation, removal] {
      output_ = home;
      indentation_ = indentation;
      write_line_end();
      write("finally:\n" + indentation + "    " + removal);
    });
  });
}

// Patterns bind variables only; they are copied before the guard is evaluated.
void ClosureWriter::enter_case(NodeIndex node) {
  std::vector<NodeIndex> names;
  NodeIndex colon = node;
  for (NodeIndex i = nodes_.first_child(node); i < nodes_[node].end; i = nodes_[i].end) {
    if (nodes_[i].syntax == Syntax::kTokenColon) colon = i;
    if (nodes_[i].syntax != Syntax::kCasePattern) continue;
    for (NodeIndex j = i; j < nodes_[i].end; ++j) {
      const std::uint32_t occurrence = scopes_.occurrence[j];
      if (occurrence == SyntaxScopes::kNone || !place_of(j)) continue;
      if (scopes_.table.occurrences[occurrence].use != NameUse::kBind) continue;
      kept_.insert(j);
      names.push_back(j);
    }
  }
  if (names.empty()) return;
  const NodeIndex guard = nodes_.child_of(node, Syntax::kIfClause);
  if (guard == nodes_[node].end) {
    return before(colon, [this, names] {
      write(" if ");
      write_pattern_names(names);
    });
  }
  const NodeIndex condition = nodes_[nodes_.first_child(guard)].end;
  before(condition, [this, condition, names] {
    pass_gap(condition);
    write_pattern_names(names);
    write(" and (");
  });
  after(condition, [this] { write(")"); });
}

void ClosureWriter::write_pattern_names(const std::vector<NodeIndex>& names) {
  std::map<std::string, std::map<std::string, std::string>> bound;
  for (const NodeIndex name : names) {
    const ClosurePlan::Place place = place_of(name);
    bound[place.environment][place.attribute] = spelled(name);
  }
  note_runtime("lowered_bind");
  std::string text;
  for (const auto& [environment, values] : bound) {
    text += (text.empty() ? "lowered_bind(" : " and lowered_bind(") + environment;
    for (const auto& [attribute, value] : values) text += ", " + attribute + "=" + value;
    text += ")";
  }
  write(text);
}

// Expressions -------------------------------------------------------------------------

void ClosureWriter::enter_named_expression(NodeIndex node) {
  const NodeIndex name = nodes_.child_in(node, SyntaxField::kName);
  const NodeIndex value = nodes_.child_in(node, SyntaxField::kValue);
  if (name == nodes_[node].end || value == nodes_[node].end) return;
  const ClosurePlan::Place place = place_of(name);
  if (!place) return;
  pass_gap(node);
  note_runtime("lowered_set");
  write("lowered_set(" + place.environment + ", " + quoted(place.attribute) + ", ");
  const Output home = output_;
  drop();
  before(value, [this, value, home] { resume_at(value, home); });
  after(node, [this] { write(")"); });
}

// An unbound variable of the function itself is told before the statement would ask for another's.
void ClosureWriter::guard_targets(NodeIndex node) {
  const bool is_delete = nodes_[node].syntax == Syntax::kDeleteStatement;
  const NameUse wanted = is_delete ? NameUse::kDelete : NameUse::kUpdate;
  pass_gap(node);
  for (NodeIndex i = node; i < nodes_[node].end; ++i) {
    const std::uint32_t occurrence = scopes_.occurrence[i];
    if (occurrence == SyntaxScopes::kNone) continue;
    if (scopes_.table.occurrences[occurrence].use != wanted) continue;
    const ClosurePlan::Place place = place_of(i);
    if (!place || !is_unsure(i, place)) continue;
    note_runtime("lowered_local");
    write("lowered_local(" + place.environment + ", " + quoted(place.attribute) + "); ");
  }
}

std::string ClosureWriter::first_parameter(std::uint32_t scope) const {
  const std::uint32_t frame = plan_[scope].frame;
  for (const Parameter& parameter : read_parameters(nodes_, text_, plan_[frame].node)) {
    if (parameter.kind != ParameterKind::kPlain) break;
    const std::string name = spelled(frame, parameter.name);
    for (const ScopedName& candidate : scopes_.table.scopes[frame].names) {
      if (scopes_.table.names[candidate.name] != name) continue;
      const auto place = plan_.place(scope, candidate.owner, candidate.name);
      if (place) return place.text();
    }
    return name;
  }
  return {};
}

// Some built-ins look at the function that calls them when they have no arguments.
void ClosureWriter::enter_call(NodeIndex node) {
  const NodeIndex function = nodes_.first_child(node);
  if (nodes_[function].syntax != Syntax::kIdentifier) return;
  if (used(function).owner != ScopeTable::kOutside) return;
  const NodeIndex arguments = nodes_[function].end;
  if (nodes_[arguments].syntax != Syntax::kArgumentList ||
      nodes_[arguments].end != arguments + 3) {
    return;
  }
  const std::string_view name = text_of(function);
  if (name == "super") return enter_super(node, arguments);
  if (name == "locals" || name == "vars") return enter_locals(node);
}

// `super` looks for `__class__` and the first argument.
void ClosureWriter::enter_super(NodeIndex node, NodeIndex arguments) {
  const std::uint32_t scope = scopes_.around[node];
  for (const ScopedName& name : scopes_.table.scopes[scope].names) {
    if (scopes_.table.names[name.name] != "__class__") continue;
    const ClosurePlan::Place place = plan_.place(scope, name.owner, name.name);
    const std::string first = first_parameter(scope);
    if (!place || first.empty()) return;
    const std::string text = place.text() + ", " + first;
    after(arguments + 1, [this, text] { write(text); });
  }
}

// `locals` lacks what is in environments, and has what is ours.
void ClosureWriter::enter_locals(NodeIndex node) {
  const std::uint32_t scope = scopes_.around[node];
  if (scope != plan_[scope].frame) return;
  std::string places;
  for (const ScopedName& name : scopes_.table.scopes[scope].names) {
    const ClosurePlan::Place place = plan_.place(scope, name.owner, name.name);
    if (!place) continue;
    places += ", " + scopes_.table.names[name.name] + "=(" + place.environment + ", " +
              quoted(place.attribute) + ")";
  }
  if (places.empty()) return;
  pass_gap(node);
  note_runtime("lowered_locals");
  write("lowered_locals(");
  const std::string end = ", " + quoted(plan_.environment_parameter()) + places + ")";
  // A body that is moved has none of its function's variables left.
  if (!plan_[scope].is_suspending) return after(node, [this, end] { write(end); });
  write("{}" + end);
  const Output home = output_;
  drop();
  after(node, [this, home] { output_ = home; });
}

bool ClosureWriter::changes_names(NodeIndex node) const {
  for (NodeIndex i = node; i < nodes_[node].end; ++i) {
    const std::uint32_t inside = scopes_.inside[i];
    if (inside != scopes_.around[i] && plan_[inside].is_lifted) return true;
    if (nodes_[i].syntax == Syntax::kIdentifier && target(i) != text_of(i)) return true;
  }
  return false;
}

// `f"{x=}"` shows the expression's text, which must stay that of the original.
void ClosureWriter::enter_interpolation(NodeIndex node) {
  const NodeIndex equals = nodes_.child_of(node, Syntax::kTokenEqual);
  if (equals == nodes_[node].end || !changes_names(node)) return;
  const NodeIndex after_equals = nodes_[equals].end;
  const std::uint32_t begin = nodes_[node].begin_byte + 1;
  const std::uint32_t end = nodes_[after_equals].begin_byte;
  pass_gap(node);
  for (const char c : text_.substr(begin, end - begin)) {
    write(std::string(c == '{' || c == '}' ? 2 : 1, c));
  }
  before(equals, [this, equals] {
    pass_gap(equals);
    drop();
  });
  const Output home = output_;
  const bool is_plain = nodes_[after_equals].syntax == Syntax::kTokenCloseBrace;
  before(after_equals, [this, after_equals, home, is_plain] {
    resume_at(after_equals, home);
    if (is_plain) write("!r");
  });
}

}  // namespace reknot
