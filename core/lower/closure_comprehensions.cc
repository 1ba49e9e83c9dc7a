// Generator expressions and comprehensions.

#include "core/lower/closure_writer.h"

namespace reknot {
namespace {

constexpr std::string_view kStep = "    ";

std::string_view python_name(ScopeKind kind) {
  switch (kind) {
    case ScopeKind::kListComprehension:
      return "<listcomp>";
    case ScopeKind::kSetComprehension:
      return "<setcomp>";
    case ScopeKind::kDictComprehension:
      return "<dictcomp>";
    default:
      return "<genexpr>";
  }
}

std::string empty_result(ScopeKind kind) {
  if (kind == ScopeKind::kListComprehension) return "[]";
  return kind == ScopeKind::kSetComprehension ? "set()" : "{}";
}

// What stands around an element.
struct ElementText {
  std::string begin;
  std::string end;
};

ElementText element_text(ScopeKind kind, const std::string& result, bool is_long) {
  std::string end(")\n    return ");
  end += result;
  switch (kind) {
    case ScopeKind::kListComprehension:
      return {result + ".append(", end};
    case ScopeKind::kSetComprehension:
      return {result + ".add(", end};
    case ScopeKind::kDictComprehension:
      // An assignment would evaluate the value before the key.
      return {result + ".__setitem__(", end};
    default:
      if (is_long) return {"yield (", ")"};
      return {"yield ", ""};
  }
}

// How far an element stands in, behind all clauses.
std::string clause_indentation(const SyntaxNodes& nodes, NodeIndex node) {
  std::string indentation(kStep);
  for (NodeIndex i = nodes.first_child(node); i < nodes[node].end; i = nodes[i].end) {
    const Syntax syntax = nodes[i].syntax;
    const bool is_clause = syntax == Syntax::kForInClause || syntax == Syntax::kIfClause;
    if (is_clause) indentation += kStep;
  }
  return indentation;
}

bool is_asynchronous(const SyntaxNodes& nodes, NodeIndex clause) {
  return nodes.has_child(clause, Syntax::kTokenAsync);
}

}  // namespace

void ClosureWriter::enter_comprehension(NodeIndex node) {
  const std::uint32_t scope = scopes_.inside[node];
  pass_gap(node);
  if (plan_[scope].is_lifted) return lift_comprehension(node, scope);
  if (plan_[scope].owns_environment) keep_comprehension(node, scope);
}

// Lifted ------------------------------------------------------------------------------

// A comprehension becomes a coroutine that returns its result, a generator expression a generator:
//
//   def total_genexpr(items, *, env):
//       env = total_genexpr_env(env)
//       env.items = items
//       for env.x in env.items:
//           if env.x:
//               yield env.x
void ClosureWriter::lift_comprehension(NodeIndex node, std::uint32_t scope) {
  const ScopePlan& plan = plan_[scope];
  const bool is_generator = plan.kind == ScopeKind::kGeneratorExpression;
  const std::string items = items_attribute(plan);
  const std::string result = fresh_attribute(plan, "result");
  std::vector<std::string> attributes = {items};
  if (!is_generator) attributes.push_back(result);
  make_environment(scope, attributes);

  std::string parameters = items;
  if (plan_.takes_environment(scope)) {
    parameters += ", *, ";
    parameters += plan_.environment_parameter();
  }
  const SectionId section = hoist_function(scope, python_name(plan.kind),
                                           plan.lowered_name + "(" + parameters + "):");
  const Output home = output_;
  output_ = {section, false, 0, {}};
  std::vector<std::string> lines = prologue(scope);
  const std::string environment = plan.environment + ".";
  lines.push_back(environment + items + " = " + items);
  if (!is_generator) {
    lines.push_back(environment + result + " = " + empty_result(plan.kind));
  }
  for (const std::string& line : lines) {
    write("\n");
    write(kStep);
    write(line);
  }
  write("\n");
  write(kStep);
  end_prologue(scope);
  output_ = home;

  const NodeIndex first = nodes_.child_of(node, Syntax::kForInClause);
  const std::string_view iterate =
      is_asynchronous(nodes_, first) ? "lowered_async_iter" : "lowered_iterator";
  note_runtime(iterate);
  write(is_generator ? "(" : "(await ");
  write(plan.lowered_name);
  write("(");
  write(iterate);
  write("(");
  std::string end(")");
  end += passed_environment(scope, ", ");
  end += "))";
  after(node, [this, home, end] {
    output_ = home;
    write(end);
  });
  walk_clauses(node, section, environment + items);
  walk_element(node, scope, section, environment + result);
  drop();
}

// What is iterated over first is evaluated where the comprehension stands; all else goes into the
// function.
void ClosureWriter::walk_clauses(NodeIndex node, SectionId section,
                                 const std::string& items) {
  const Output home = output_;
  // The first clause stands where the prologue has ended.
  std::string indentation;
  bool is_first = true;
  for (NodeIndex i = nodes_.first_child(node); i < nodes_[node].end; i = nodes_[i].end) {
    if (nodes_[i].syntax == Syntax::kForInClause) {
      walk_clause(i, section, indentation, is_first ? items : "");
      if (is_first) {
        const NodeIndex right = nodes_.child_in(i, SyntaxField::kRight);
        before(right, [this, right, home] { resume_at(right, home); });
        after(right, [this] { drop(); });
      }
      is_first = false;
    } else if (nodes_[i].syntax == Syntax::kIfClause) {
      walk_part(nodes_[nodes_.first_child(i)].end, section, indentation + "if (", "):\n");
    } else {
      continue;
    }
    indentation += indentation.empty() ? "        " : kStep;
  }
}

void ClosureWriter::walk_clause(NodeIndex clause, SectionId section,
                                const std::string& indentation,
                                const std::string& items) {
  const NodeIndex left = nodes_.child_in(clause, SyntaxField::kLeft);
  const bool is_long = spans_lines(left);
  std::string end = is_long ? ") in " : " in ";
  if (!items.empty()) end += items + ":\n";
  const std::string begin =
      indentation + (is_asynchronous(nodes_, clause) ? "async for " : "for ");
  walk_part(left, section, begin + (is_long ? "(" : ""), end);
  if (!items.empty()) return;
  const NodeIndex right = nodes_.child_in(clause, SyntaxField::kRight);
  const bool is_simple = nodes_[right].syntax == Syntax::kIdentifier ||
                         nodes_[right].syntax == Syntax::kCall;
  walk_part(right, section, is_simple ? "" : "(", is_simple ? ":\n" : "):\n");
}

// Writes a node into `section`, between two texts.
void ClosureWriter::walk_part(NodeIndex node, SectionId section, const std::string& begin,
                              const std::string& end) {
  before(node, [this, node, section, begin] {
    resume_at(node, {section, false, 0, {}});
    write(begin);
  });
  after(node, [this, end] {
    write(end);
    drop();
  });
}

// What is made of an element comes first in the text, and last in the function.
void ClosureWriter::walk_element(NodeIndex node, std::uint32_t scope, SectionId section,
                                 const std::string& result) {
  const NodeIndex element = nodes_.child_in(node, SyntaxField::kBody);
  const SectionId written = sections_.add();
  if (plan_[scope].kind == ScopeKind::kDictComprehension) {
    walk_part(nodes_.first_child(element), written, "", ", ");
    walk_part(nodes_.child_in(element, SyntaxField::kValue), written, "", "");
  } else {
    walk_part(element, written, "", "");
  }
  const ElementText text = element_text(plan_[scope].kind, result, spans_lines(element));
  std::string begin = clause_indentation(nodes_, node);
  begin += text.begin;
  const std::uint32_t origin = nodes_[element].begin_byte;
  after(node, [this, section, written, begin, end = text.end, origin] {
    sections_.write(section, begin, origin);
    sections_.insert(section, written);
    sections_.write(section, end, origin);
  });
}

// Kept --------------------------------------------------------------------------------

// The environment is made by a clause before the others. What they iterate over first is evaluated
// with it, since it belongs to the scope around:
//
//   [lambda: i for i in items]
//   [lowered_closure(…, env=env_2) for env_2, items_2 in [(…_env(), items)] for env_2.i in items_2]
void ClosureWriter::keep_comprehension(NodeIndex node, std::uint32_t scope) {
  make_environment(scope, {});
  const NodeIndex first = nodes_.child_of(node, Syntax::kForInClause);
  const NodeIndex right = nodes_.child_in(first, SyntaxField::kRight);
  const std::string items = names_.take("items");
  const SectionId iterable = sections_.add();
  const std::string environment =
      new_environment(scope, plan_.environment_name(plan_[scope].parent));
  before(first, [this, first, scope, items, iterable, environment] {
    pass_gap(first);
    write("for " + plan_[scope].environment + ", " + items + " in [(" + environment +
          ", ");
    sections_.insert(output_.section, iterable);
    write(")] ");
  });
  before(right, [this, right, items, iterable] {
    pass_gap(right);
    const Output home = output_;
    resume_at(right, {iterable, false, 0, {}});
    after(right, [this, home, items] {
      output_ = home;
      write(items);
    });
  });
}

}  // namespace reknot
