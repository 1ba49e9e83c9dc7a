#include "core/lower/resumable.h"

#include <algorithm>

#include "core/base/json_writer.h"
#include "core/lower/closure_plan.h"
#include "core/lower/closures.h"
#include "core/lower/generators.h"
#include "core/source/parser.h"
#include "core/source/scope_reader.h"
#include "core/source/syntax.h"
#include "core/source/text_lines.h"

namespace reknot {
namespace {

bool is_called(const ScopePlan& plan, const Scope& scope, std::string_view name) {
  if (plan.kind == ScopeKind::kGeneratorExpression) return name == "<genexpr>";
  return plan.kind == ScopeKind::kFunction && plan.is_suspending && scope.name == name;
}

// The scope of a function that stands on a line; kNone if there is none.
std::uint32_t find_function(const SyntaxNodes& nodes, const SyntaxScopes& scopes,
                            const ClosurePlan& plan, const TextLines& lines,
                            std::string_view name, std::uint32_t line) {
  for (std::uint32_t i = 1; i < plan.size(); ++i) {
    if (!is_called(plan[i], scopes.table.scopes[i], name)) continue;
    const NodeIndex node = plan[i].node;
    const NodeIndex around = nodes[node].parent;
    const bool is_decorated = nodes[around].syntax == Syntax::kDecoratedDefinition;
    const std::uint32_t own = lines.locate(nodes[node].begin_byte).line;
    const std::uint32_t first =
        is_decorated ? lines.locate(nodes[around].begin_byte).line : own;
    if (own == line || first == line) return i;
  }
  return ScopePlan::kNone;
}

Resumable::Environment environment_of(const SyntaxScopes& scopes, const ClosurePlan& plan,
                                      std::uint32_t scope) {
  std::vector<Resumable::Variable> variables;
  for (const auto& [name, attribute] : plan[scope].adopted) {
    variables.emplace_back(scopes.table.names[name], attribute);
  }
  for (const ScopedName& name : scopes.table.scopes[scope].names) {
    const ClosurePlan::Place place = plan.place(scope, name.owner, name.name);
    if (place.owner == scope && name.owner == scope) {
      variables.emplace_back(scopes.table.names[name.name], place.attribute);
    }
  }
  if (plan[scope].kind == ScopeKind::kGeneratorExpression) {
    variables.emplace_back(".0", items_attribute(plan[scope]));
  }
  return {plan[scope].environment_class, std::move(variables)};
}

// begin  of a generator expression in the text, whose `yield` is nowhere in it
void add_points(const LoweredMachine& machine, const LoweredClosures& closures,
                const TextLines& lines, std::optional<std::uint32_t> begin,
                Resumable& result) {
  for (const ResumePoint& point : machine.points) {
    const auto origin = begin ? begin : closures.origins.find(point.begin);
    if (!origin) continue;
    const LineColumn at = lines.locate(*origin);
    result.points.push_back({at.line, at.column, point.label, point.live});
  }
}

void write_strings(JsonWriter& json, const std::vector<std::string>& strings) {
  json.begin_array();
  for (const std::string& each : strings) json.text(each);
  json.end_array();
}

void write_environments(JsonWriter& json, const Resumable& resumable) {
  json.begin_array();
  for (const Resumable::Environment& environment : resumable.environments) {
    json.begin_object();
    json.member("class", environment.class_name);
    json.key("variables");
    json.begin_array();
    for (const auto& [name, attribute] : environment.variables) {
      write_strings(json, {name, attribute});
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
}

void write_point(JsonWriter& json, const Resumable::Point& point) {
  json.begin_object();
  json.member("line", std::int64_t{point.line});
  json.member("column", std::int64_t{point.column});
  json.member("label", std::int64_t{point.label});
  json.key("live");
  write_strings(json, point.live);
  json.end_object();
}

}  // namespace

Result<Resumable> make_resumable(std::string_view given, std::string_view name,
                                 std::uint32_t line) {
  const std::string text = with_newlines(given);
  RK_TRY_ASSIGN(const SyntaxTree tree, parse_python(text));
  const SyntaxNodes nodes = flatten(tree.get());
  if (!nodes.is_whole) return Error{ErrorCode::kBadRequest, 0, "the text does not parse"};
  SyntaxScopes scopes = read_syntax_scopes(nodes, text, {});
  resolve_names(scopes.table, {});
  FreshNames names(nodes, text);
  RK_TRY_ASSIGN(const ClosurePlan plan, ClosurePlan::make(nodes, scopes, names));
  const TextLines lines(text);
  const std::uint32_t scope = find_function(nodes, scopes, plan, lines, name, line);
  if (scope == ScopePlan::kNone || !plan.unreachable().empty()) {
    return Error{ErrorCode::kBadRequest, 0,
                 "there is no generator function " + std::string(name) + " on this line"};
  }
  LoweredClosures closures = lower_closures(nodes, text, scopes, plan, names);
  RK_TRY_ASSIGN(LoweredGenerators machines,
                lower_to_machines(closures.text.text, closures.suspending));
  if (!machines.problems.empty()) {
    const MachineProblem& problem = machines.problems.front();
    return Error{ErrorCode::kBadRequest, closures.origins.find(problem.begin).value_or(0),
                 problem.message};
  }

  Resumable result;
  const auto found = std::find(closures.suspending_scopes.begin(),
                               closures.suspending_scopes.end(), scope);
  RK_CHECK(found != closures.suspending_scopes.end());
  const auto index = static_cast<std::size_t>(found - closures.suspending_scopes.begin());
  result.class_name = machines.machines[index].class_name;
  for (std::uint32_t i = scope; i != ScopePlan::kNone;) {
    result.environments.push_back(environment_of(scopes, plan, i));
    i = plan[i].needs_environment ? plan.environment_of(plan[i].parent)
                                  : ScopePlan::kNone;
  }
  std::optional<std::uint32_t> begin;
  if (plan[scope].kind == ScopeKind::kGeneratorExpression) {
    begin = nodes[plan[scope].node].begin_byte;
  }
  add_points(machines.machines[index], closures, lines, begin, result);
  result.lowered = std::move(machines.lowered);
  result.lowered.lines = compose(closures.text.lines, result.lowered.lines);
  for (const LoweredMachine& machine : machines.machines) {
    result.machine_classes.emplace_back(machine.class_name, machine.base);
  }
  result.environment_classes = std::move(closures.environment_classes);
  result.functions = std::move(closures.functions);
  return result;
}

std::string to_json(const Resumable& resumable) {
  JsonWriter json;
  json.begin_object();
  json.member("text", resumable.lowered.text);
  json.member("class", resumable.class_name);
  json.key("environments");
  write_environments(json, resumable);
  json.key("points");
  json.begin_array();
  for (const Resumable::Point& point : resumable.points) write_point(json, point);
  json.end_array();
  json.key("environment_classes");
  write_strings(json, resumable.environment_classes);
  json.key("machine_classes");
  json.begin_array();
  for (const auto& [name, base] : resumable.machine_classes) {
    write_strings(json, {name, base});
  }
  json.end_array();
  json.key("functions");
  json.begin_array();
  for (const LoweredFunction& function : resumable.functions) {
    write_strings(json, {function.lowered_name, function.name, function.qualname});
  }
  json.end_array();
  json.end_object();
  return std::move(json).take();
}

}  // namespace reknot
