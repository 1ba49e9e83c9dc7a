// Generator expressions and comprehensions.

#include <algorithm>

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

std::string ClosureWriter::fresh_attribute(std::uint32_t scope,
                                           std::string wanted) const {
  const std::vector<std::string>& taken = plan_[scope].attributes;
  while (std::find(taken.begin(), taken.end(), wanted) != taken.end()) wanted += '_';
  return wanted;
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
  const NodeIndex first = nodes_.child_of(node, Syntax::kForInClause);
  const std::string items = fresh_attribute(scope, "items");
  const std::string result = fresh_attribute(scope, "result");
  make_environment(scope, is_generator ? std::vector{items} : std::vector{items, result});

  const std::string parameters =
      plan_.takes_environment(scope) ? items + ", *, " + plan_.environment_parameter()
                                     : items;
  const SectionId section = hoist_function(scope, python_name(plan.kind),
                                           plan.lowered_name + "(" + parameters + "):");
  const std::string environment = plan.environment + ".";
  const Output home = output_;
  output_ = {section, false, 0, {}};
  const std::string separator = "\n" + std::string(kStep);
  write(separator);
  for (const std::string& line : prologue(scope)) write(line + separator);
  write(environment + items + " = " + items);
  if (!is_generator) {
    const bool is_list = plan.kind == ScopeKind::kListComprehension;
    const bool is_set = plan.kind == ScopeKind::kSetComprehension;
    write(separator + environment + result + " = " +
          (is_list  ? "[]"
           : is_set ? "set()"
                    : "{}"));
  }
  write("\n");
  end_prologue(scope);
  output_ = home;

  const std::string_view iterate =
      is_asynchronous(nodes_, first) ? "lowered_aiter" : "lowered_iter";
  note_runtime(iterate);
  write((is_generator ? "(" : "(await ") + plan.lowered_name + "(" +
        std::string(iterate) + "(");
  const std::string end = ")" + passed_environment(scope, ", ") + "))";
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
  std::string indentation(kStep);
  bool is_first = true;
  for (NodeIndex i = nodes_.first_child(node); i < nodes_[node].end; i = nodes_[i].end) {
    if (nodes_[i].syntax == Syntax::kForInClause) {
      walk_clause(i, section, indentation, is_first ? items : "");
      if (is_first) {
        const NodeIndex right = nodes_.child_in(i, Field::kRight);
        before(right, [this, right, home] { resume_at(right, home); });
        after(right, [this] { drop(); });
      }
      is_first = false;
    } else if (nodes_[i].syntax == Syntax::kIfClause) {
      walk_part(nodes_[nodes_.first_child(i)].end, section, indentation + "if (", "):\n");
    } else {
      continue;
    }
    indentation += kStep;
  }
}

void ClosureWriter::walk_clause(NodeIndex clause, SectionId section,
                                const std::string& indentation,
                                const std::string& items) {
  const NodeIndex left = nodes_.child_in(clause, Field::kLeft);
  const bool is_long = spans_lines(left);
  std::string end = is_long ? ") in " : " in ";
  if (!items.empty()) end += items + ":\n";
  const std::string begin =
      indentation + (is_asynchronous(nodes_, clause) ? "async for " : "for ");
  walk_part(left, section, begin + (is_long ? "(" : ""), end);
  if (!items.empty()) return;
  const NodeIndex right = nodes_.child_in(clause, Field::kRight);
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

void ClosureWriter::walk_element(NodeIndex node, std::uint32_t scope, SectionId section,
                                 const std::string& result) {
  const NodeIndex element = nodes_.child_in(node, Field::kBody);
  const SectionId written = sections_.add();
  const ScopeKind kind = plan_[scope].kind;
  std::string begin;
  std::string end = ")\n";
  switch (kind) {
    case ScopeKind::kListComprehension:
      begin = result + ".append(";
      break;
    case ScopeKind::kSetComprehension:
      begin = result + ".add(";
      break;
    case ScopeKind::kDictComprehension: {
      // An assignment would evaluate the value before the key.
      begin = result + ".__setitem__(";
      const NodeIndex value = nodes_.child_in(element, Field::kValue);
      walk_part(nodes_.first_child(element), written, "", ", ");
      walk_part(value, written, "", "");
      break;
    }
    default:
      begin = spans_lines(element) ? "yield (" : "yield ";
      end = spans_lines(element) ? ")" : "";
  }
  if (kind != ScopeKind::kDictComprehension) walk_part(element, written, "", "");
  std::string indentation(kStep);
  for (NodeIndex i = nodes_.first_child(node); i < nodes_[node].end; i = nodes_[i].end) {
    const Syntax syntax = nodes_[i].syntax;
    if (syntax == Syntax::kForInClause || syntax == Syntax::kIfClause) {
      indentation += kStep;
    }
  }
  const bool has_result = kind != ScopeKind::kGeneratorExpression;
  const std::uint32_t origin = nodes_[element].begin_byte;
  after(node, [this, section, written, begin, end, indentation, has_result, result,
               origin] {
    sections_.write(section, indentation + begin, origin);
    sections_.insert(section, written);
    sections_.write(section, end, origin);
    if (has_result) {
      sections_.write(section, std::string(kStep) + "return " + result, origin);
    }
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
  const NodeIndex right = nodes_.child_in(first, Field::kRight);
  const std::string items = names_.take("items");
  const SectionId iterable = sections_.add();
  const std::string environment = new_environment(
      scope, plan_.environment_name(plan_[scope].parent));
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
