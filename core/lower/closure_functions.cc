// `def` and `lambda`.

#include <utility>

#include "core/base/check.h"
#include "core/lower/closure_writer.h"

namespace reknot {
namespace {

constexpr std::string_view kIndent = "    ";
constexpr std::string_view kBetween = "\n\n\n";

std::string in_quotes(std::string_view name) { return '"' + std::string(name) + '"'; }

std::string_view prefix_of(ParameterKind kind) {
  switch (kind) {
    case ParameterKind::kPlain:
      return "";
    case ParameterKind::kSlash:
      return "/";
    case ParameterKind::kStar:
    case ParameterKind::kPositionals:
      return "*";
    case ParameterKind::kKeywords:
      return "**";
  }
  RK_CHECK(false);
}

bool is_simple_decorator(Syntax syntax) {
  return syntax == Syntax::kIdentifier || syntax == Syntax::kAttribute ||
         syntax == Syntax::kCall;
}

}  // namespace

// Environments ------------------------------------------------------------------------

void ClosureWriter::make_environment(std::uint32_t scope,
                                     const std::vector<std::string>& more) {
  const ScopePlan& plan = plan_[scope];
  if (!plan.owns_environment) return;
  std::vector<std::string> slots = plan.attributes;
  slots.insert(slots.end(), more.begin(), more.end());
  if (plan.needs_environment) slots.emplace_back(ClosurePlan::kParent);
  std::string list;
  for (const std::string& slot : slots) {
    list += (list.empty() ? "" : ", ") + in_quotes(slot);
  }
  if (slots.size() == 1) list += ",";
  note_runtime("LoweredEnvironment");
  environment_classes_.push_back(plan.environment_class);
  const std::string text = "class " + plan.environment_class +
                           "(LoweredEnvironment):\n    __slots__ = (" + list + ")";
  sections_.write(hoist_section(), text, TextSections::kNowhere);
}

std::string ClosureWriter::new_environment(std::uint32_t scope,
                                           std::string_view parent) const {
  const ScopePlan& plan = plan_[scope];
  return plan.environment_class + "(" +
         std::string(plan.needs_environment ? parent : "") + ")";
}

std::string ClosureWriter::passed_environment(std::uint32_t scope,
                                              std::string_view before) const {
  if (!plan_.takes_environment(scope)) return {};
  return std::string(before) + plan_.environment_parameter() + "=" +
         plan_.environment_name(plan_[scope].parent);
}

std::vector<std::string> ClosureWriter::prologue(std::uint32_t scope) const {
  const ScopePlan& plan = plan_[scope];
  if (!plan.owns_environment) return {};
  const std::string& environment = plan.environment;
  std::vector<std::string> result = {environment + " = " +
                                     new_environment(scope, environment)};
  const auto add = [&](const std::string& attribute, const std::string& name) {
    result.push_back(environment + "." + attribute + " = " + name);
  };
  for (const auto& [name, attribute] : plan.adopted) {
    add(attribute, scopes_.table.names[name]);
  }
  for (const ScopedName& name : scopes_.table.scopes[scope].names) {
    if ((name.flags & kNameParameter) == 0) continue;
    const ClosurePlan::Place place = plan_.place(scope, name.owner, name.name);
    if (place) add(place.attribute, scopes_.table.names[name.name]);
  }
  return result;
}

void ClosureWriter::begin_suspending(std::uint32_t scope, SectionId section) {
  if (!plan_[scope].is_suspending) return;
  suspending_of_[scope] = suspending_.size();
  suspending_.push_back({sections_.mark(section), 0, scope});
}

void ClosureWriter::end_prologue(std::uint32_t scope) {
  const auto found = suspending_of_.find(scope);
  if (found != suspending_of_.end()) {
    suspending_[found->second].body = sections_.mark(output_.section);
  }
}

void ClosureWriter::write_prologue(std::uint32_t scope, std::string_view separator) {
  for (const std::string& line : prologue(scope)) {
    write_for(line, nodes_[plan_[scope].node].begin_byte);
    write(separator);
  }
  end_prologue(scope);
}

// Inserts the prologue behind the docstring. Statements on the line of the `def` stay there, unless the
// function is lifted.
void ClosureWriter::begin_body(NodeIndex block, std::uint32_t scope) {
  if (!plan_[scope].owns_environment) return;
  const NodeIndex first = first_statement(block);
  if (first == nodes_[block].end) {
    after(block, [this, scope] {
      write_line_end();
      write_prologue(scope, "\n" + indentation_);
      write("pass");
    });
    return;
  }
  before(first, [this, first, scope] {
    pass_gap(first);
    const bool is_alone = plan_[scope].is_lifted || stands_alone(first);
    write_prologue(scope, is_alone ? "\n" + indentation_ : "; ");
  });
}

// Whether nothing but white space stands before a statement in its line.
bool ClosureWriter::stands_alone(NodeIndex statement) const {
  const std::string_view before_it = text_.substr(0, nodes_[statement].begin_byte);
  const std::size_t last = before_it.find_last_not_of(" \t\f");
  return last == std::string_view::npos || before_it[last] == '\n';
}

// Lifting -----------------------------------------------------------------------------

std::string ClosureWriter::header(NodeIndex node, std::uint32_t scope) const {
  std::string list;
  bool is_keyword_only = false;
  const auto add = [&](const std::string& parameter) {
    list += (list.empty() ? "" : ", ") + parameter;
  };
  const auto add_environment = [&] {
    if (!plan_.takes_environment(scope)) return;
    if (!is_keyword_only) add("*");
    add(plan_.environment_parameter());
  };
  bool is_complete = false;
  for (const Parameter& parameter : read_parameters(nodes_, text_, node)) {
    if (parameter.kind == ParameterKind::kKeywords) {
      add_environment();
      is_complete = true;
    }
    is_keyword_only |= parameter.kind == ParameterKind::kStar ||
                       parameter.kind == ParameterKind::kPositionals;
    std::string text(prefix_of(parameter.kind));
    text += spelled(scope, parameter.name);
    if (scopes_.string_annotations && parameter.annotation != Parameter::kNone) {
      text += ": " + std::string(text_of(parameter.annotation));
    }
    add(text);
  }
  if (!is_complete) add_environment();
  const NodeIndex returned = nodes_.child_in(node, SyntaxField::kReturnType);
  const bool is_annotated = scopes_.string_annotations && returned != nodes_[node].end;
  return plan_[scope].lowered_name + "(" + list + ")" +
         (is_annotated ? " -> " + std::string(text_of(returned)) : "") + ":";
}

SectionId ClosureWriter::hoist_section() {
  sections_.write(hoisted_, std::exchange(space_before_hoisted_, {}),
                  TextSections::kNowhere);
  const SectionId section = sections_.add();
  sections_.insert(hoisted_, section);
  sections_.write(hoisted_, kBetween, TextSections::kNowhere);
  return section;
}

// The section of a function of the module, its first line written.
SectionId ClosureWriter::hoist_function(std::uint32_t scope, std::string_view name,
                                        const std::string& header) {
  const SectionId section = hoist_section();
  const ScopePlan& plan = plan_[scope];
  const std::uint32_t origin = nodes_[plan.node].begin_byte;
  functions_.push_back({plan.lowered_name, std::string(name), plan.qualname});
  note_runtime("lowered_function");
  sections_.write(
      section,
      "@lowered_function(" + in_quotes(name) + ", " + in_quotes(plan.qualname) + ")\n",
      origin);
  begin_suspending(scope, section);
  sections_.write(section, (plan.is_asynchronous ? "async def " : "def ") + header,
                  origin);
  return section;
}

void ClosureWriter::enter_decorated(NodeIndex node) {
  pass_gap(node);
  const NodeIndex definition = nodes_.child_of(node, Syntax::kFunctionDefinition);
  if (definition == nodes_[node].end) return;
  if (!plan_[scopes_.inside[definition]].is_lifted) return;
  write(target(nodes_.child_in(definition, SyntaxField::kName)) + " = ");
  for (NodeIndex i = nodes_.first_child(node); i < definition; i = nodes_[i].end) {
    if (nodes_[i].syntax != Syntax::kDecorator) continue;
    const NodeIndex at = nodes_.first_child(i);
    const NodeIndex expression = nodes_[at].end;
    const bool is_simple = is_simple_decorator(nodes_[expression].syntax);
    before(at, [this, at] {
      pass_gap(at);
      cursor_ = nodes_[at].end_byte;
      drop();
    });
    before(expression, [this, expression, is_simple] {
      resume_at(expression, output_);
      if (!is_simple) write("(");
    });
    after(expression, [this, is_simple] { write(is_simple ? "(" : ")("); });
  }
}

std::size_t ClosureWriter::decorator_count(NodeIndex definition) const {
  const NodeIndex around = nodes_[definition].parent;
  if (nodes_[around].syntax != Syntax::kDecoratedDefinition) return 0;
  std::size_t count = 0;
  for (NodeIndex i = nodes_.first_child(around); i < definition; i = nodes_[i].end) {
    if (nodes_[i].syntax == Syntax::kDecorator) ++count;
  }
  return count;
}

void ClosureWriter::enter_definition(NodeIndex node) {
  const std::uint32_t scope = scopes_.inside[node];
  pass_gap(node);
  if (!plan_[scope].is_lifted) return place(node, scope);
  const std::size_t decorators = decorator_count(node);
  const NodeIndex name = nodes_.child_in(node, SyntaxField::kName);
  if (decorators == 0) write(target(name) + " = ");
  lift(node, text_of(name), std::string(decorators, ')'));
}

void ClosureWriter::enter_lambda(NodeIndex node) {
  const std::uint32_t scope = scopes_.inside[node];
  pass_gap(node);
  if (plan_[scope].is_lifted) return lift(node, "<lambda>", "");
  keep_parameters(node, scope);
}

// Writes a call that makes the function in the place of its definition, and the definition before the
// statement of the module.
void ClosureWriter::lift(NodeIndex node, std::string_view name,
                         const std::string& call_end) {
  const std::uint32_t scope = scopes_.inside[node];
  make_environment(scope, {});
  const std::vector<Parameter> parameters = read_parameters(nodes_, text_, node);
  const std::string end = passed_environment(scope, ", ") + ")" +
                          lift_annotations(node, parameters) + call_end;
  const SectionId section = hoist_function(scope, name, header(node, scope));
  note_runtime("lowered_closure");
  write("lowered_closure(" + plan_[scope].lowered_name);
  walk_defaults(scope, parameters);
  const NodeIndex body = nodes_.child_in(node, SyntaxField::kBody);
  const Output home = output_;
  drop();
  before(body, [this, body, scope, section, home, end] {
    const std::uint32_t reached = cursor_;
    output_ = home;
    write(end);
    cursor_ = reached;
    if (nodes_[body].syntax == Syntax::kBlock) {
      lift_block(body, scope, section);
    } else {
      lift_expression(body, scope, section);
    }
  });
  after(body, [this, home] { output_ = home; });
}

void ClosureWriter::walk_defaults(std::uint32_t scope,
                                  const std::vector<Parameter>& parameters) {
  const Output home = output_;
  bool is_keyword_only = false;
  for (const Parameter& parameter : parameters) {
    is_keyword_only |= parameter.kind == ParameterKind::kStar ||
                       parameter.kind == ParameterKind::kPositionals;
    const NodeIndex value = parameter.default_value;
    if (value == Parameter::kNone) continue;
    const std::string name =
        is_keyword_only ? spelled(scope, parameter.name) + "=" : std::string();
    before(value, [this, value, name, home] {
      resume_at(value, home);
      write(", " + name);
    });
    after(value, [this] { drop(); });
  }
}

// Annotations are evaluated where and when Python does it: at the `def`, or when they are asked for.
//
// returns  how the call goes on that makes the function
std::string ClosureWriter::lift_annotations(NodeIndex node,
                                            const std::vector<Parameter>& parameters) {
  if (scopes_.string_annotations) return {};
  std::vector<std::pair<NodeIndex, std::string>> annotations;
  const std::uint32_t scope = scopes_.inside[node];
  for (const Parameter& parameter : parameters) {
    if (parameter.annotation == Parameter::kNone) continue;
    annotations.emplace_back(parameter.annotation, spelled(scope, parameter.name));
  }
  const NodeIndex returned = nodes_.child_in(node, SyntaxField::kReturnType);
  if (returned != nodes_[node].end) annotations.emplace_back(returned, "return");
  if (annotations.empty()) return {};

  const ScopePlan& frame = plan_[plan_[scopes_.around[node]].frame];
  const bool takes = frame.owns_environment || frame.needs_environment;
  const std::string& environment = plan_.environment_parameter();
  const std::string name = names_.take(plan_[scope].lowered_name + "_annotations");
  const SectionId section = hoist_section();
  sections_.write(
      section,
      "def " + name + "(" + (takes ? "*, " + environment : "") + "):\n    return {",
      nodes_[node].begin_byte);
  std::string separator;
  for (const auto& [annotation, key] : annotations) {
    walk_annotation(annotation, separator + in_quotes(key) + ": ", section);
    separator = ", ";
  }
  after(node, [this, section] { sections_.write(section, "}", TextSections::kNowhere); });
  note_runtime("lowered_annotated");
  write("lowered_annotated(");
  return ", lowered_closure(" + name +
         (takes ? ", " + environment + "=" + environment : "") + "))";
}

void ClosureWriter::walk_annotation(NodeIndex annotation, const std::string& begin,
                                    SectionId section) {
  before(annotation, [this, annotation, begin, section] {
    const Output dropped = output_;
    resume_at(annotation, {section, false, 0, {}});
    write(begin);
    after(annotation, [this, dropped] { output_ = dropped; });
  });
}

void ClosureWriter::lift_block(NodeIndex block, std::uint32_t scope, SectionId section) {
  const NodeIndex first = nodes_.first_child(block);
  const std::uint32_t begin = nodes_[first].begin_byte;
  const std::string_view gap = text_.substr(cursor_, begin - cursor_);
  const std::size_t line = gap.rfind('\n');
  indentation_ = kIndent;
  if (line == std::string_view::npos) {
    resume_at(first, {section, false, 0, std::string(kIndent)});
    write_line_end();
  } else {
    output_ = {section, false, gap.size() - line - 1, std::string(kIndent)};
  }
  begin_body(block, scope);
}

void ClosureWriter::lift_expression(NodeIndex body, std::uint32_t scope,
                                    SectionId section) {
  const std::string home_indentation = indentation_;
  indentation_ = kIndent;
  resume_at(body, {section, false, 0, std::string(kIndent)});
  write_line_end();
  write_prologue(scope, "\n" + indentation_);
  const bool is_long = spans_lines(body);
  write(is_long ? "return (" : "return ");
  if (is_long) after(body, [this] { write(")"); });
  after(body, [this, home_indentation] { indentation_ = home_indentation; });
}

// Functions that stay where they are ----------------------------------------------------

void ClosureWriter::place(NodeIndex node, std::uint32_t scope) {
  const ScopePlan& plan = plan_[scope];
  if (plan.is_moved) {
    const std::string_view name = text_of(nodes_.child_in(node, SyntaxField::kName));
    note_runtime("lowered_function");
    write("@lowered_function(" + in_quotes(name) + ", " + in_quotes(plan.qualname) + ")");
    write_line_end();
  }
  make_environment(scope, {});
  begin_suspending(scope, output_.section);
  keep_parameters(node, scope);
  begin_body(nodes_.child_in(node, SyntaxField::kBody), scope);
}

// Parameters stay as they are. The environment of the place is the default of one more, which is
// evaluated there.
void ClosureWriter::keep_parameters(NodeIndex node, std::uint32_t scope) {
  const std::vector<Parameter> parameters = read_parameters(nodes_, text_, node);
  for (const Parameter& parameter : parameters) kept_.insert(parameter.name_node);
  if (!plan_.takes_environment(scope)) return;
  const std::string passed = passed_environment(scope, "");
  bool is_keyword_only = false;
  for (const Parameter& parameter : parameters) {
    is_keyword_only |= parameter.kind == ParameterKind::kStar ||
                       parameter.kind == ParameterKind::kPositionals;
    if (parameter.kind != ParameterKind::kKeywords) continue;
    const NodeIndex at = parameter.node;
    const std::string text = (is_keyword_only ? "" : "*, ") + passed + ", ";
    return before(at, [this, at, text] {
      pass_gap(at);
      write(text);
    });
  }
  const std::string text = (is_keyword_only ? "" : "*, ") + passed;
  const NodeIndex list = nodes_.child_in(node, SyntaxField::kParameters);
  if (list == nodes_[node].end) {
    return after(nodes_.first_child(node), [this, text] { write(" " + text); });
  }
  NodeIndex last = nodes_.first_child(list);
  for (NodeIndex i = last; i < nodes_[list].end; i = nodes_[i].end) {
    if (nodes_[i].syntax != Syntax::kTokenCloseParenthesis) last = i;
  }
  const bool needs_comma =
      !parameters.empty() && nodes_[last].syntax != Syntax::kTokenComma;
  after(last, [this, text, needs_comma] { write((needs_comma ? ", " : "") + text); });
}

}  // namespace reknot
