#include "core/source/lens_fix.h"

#include <string>

#include "core/source/docstring.h"

namespace reknot {
namespace {

constexpr std::uint32_t kNone = LensContext::kNone;

}  // namespace

FixFinder::FixFinder(const LensContext& context)
    : context_(context), nodes_(context.nodes), uses_(context.variable_count()) {
  for (const Occurrence& occurrence : context.table.occurrences) {
    const std::uint32_t variable = context.variable(occurrence);
    if (variable == kNone) continue;
    Uses& uses = uses_[variable];
    const std::uint32_t function = context.function[occurrence.scope];
    if (writes(occurrence.use)) {
      ++uses.writes;
    } else if (occurrence.use == NameUse::kDeclare || function == kNone ||
               (uses.reader != kNone && uses.reader != function)) {
      uses.is_read_elsewhere = true;
    } else {
      uses.reader = function;
    }
  }
}

std::optional<Diagnostic::Fix> FixFinder::move_into_function(
    NodeIndex call, NodeIndex target, std::uint32_t function) const {
  const std::string_view text = context_.text;
  const NodeIndex statement = own_statement(call, target);
  const NodeIndex first = first_statement(function);
  const bool is_possible = statement != 0 && first != 0 &&
                           is_used_in(context_.variable_at(target), function) &&
                           means_the_same_in(call, function);
  if (!is_possible) return std::nullopt;
  const std::uint32_t begin = context_.lines.begin_of(context_.place_of(statement).line);
  const std::size_t line_end = text.find('\n', nodes_[statement].end_byte);
  const bool is_last = line_end == std::string_view::npos;
  const auto end = static_cast<std::uint32_t>(is_last ? text.size() : line_end + 1);
  const bool is_crlf = !is_last && line_end > 0 && text[line_end - 1] == '\r';

  const std::string_view name =
      context_.table.scopes[context_.function_scopes[function]].name;
  Diagnostic::Fix fix;
  fix.title = "make it in '" + std::string(name) + "', anew in each call";
  fix.edits.push_back({begin, end, {}});
  std::string inserted(context_.text_of(statement));
  inserted += is_crlf ? "\r\n" : "\n";
  inserted += *indentation(first);
  const std::uint32_t at = nodes_[first].begin_byte;
  fix.edits.push_back({at, at, std::move(inserted)});
  return fix;
}

bool FixFinder::is_used_in(std::uint32_t variable, std::uint32_t function) const {
  const Uses& uses = uses_[variable];
  return uses.writes == 1 && !uses.is_read_elsewhere && uses.reader == function;
}

bool FixFinder::means_the_same_in(NodeIndex call, std::uint32_t function) const {
  const std::uint32_t inside = context_.function_scopes[function];
  const std::uint32_t around = context_.syntax.around[call];
  for (NodeIndex node = call; node < nodes_[call].end; ++node) {
    const Syntax syntax = nodes_[node].syntax;
    if (syntax == Syntax::kYield || syntax == Syntax::kAwait ||
        context_.syntax.inside[node] != around) {
      return false;
    }
    const std::uint32_t occurrence = context_.syntax.occurrence[node];
    if (occurrence == kNone) continue;
    const Occurrence& found = context_.table.occurrences[occurrence];
    const std::uint32_t variable = context_.variable(found);
    if (found.use != NameUse::kRead || variable == kNone ||
        !context_.is_global(variable) || uses_[variable].writes > 1) {
      return false;
    }
    for (const ScopedName& name : context_.table.scopes[inside].names) {
      const bool is_global = name.scope == NameScope::kGlobalExplicit ||
                             name.scope == NameScope::kGlobalImplicit;
      if (name.name == context_.name_of(variable) && !is_global) return false;
    }
  }
  return true;
}

NodeIndex FixFinder::own_statement(NodeIndex call, NodeIndex target) const {
  const NodeIndex assignment = nodes_[call].parent;
  const NodeIndex statement = nodes_[assignment].parent;
  const bool is_binding =
      nodes_[assignment].syntax == Syntax::kAssignment &&
      nodes_.first_child(assignment) == target &&
      nodes_.child_in(assignment, SyntaxField::kType) == nodes_[assignment].end &&
      nodes_[statement].syntax == Syntax::kExpressionStatement;
  if (!is_binding || !indentation(statement)) return 0;
  // Not under a condition, in a loop or a `with`, and not all that there is.
  const NodeIndex around = nodes_[statement].parent;
  const bool is_module = nodes_[around].syntax == Syntax::kModule;
  const bool is_body = nodes_[around].syntax == Syntax::kBlock &&
                       nodes_.parent_syntax(around) == Syntax::kFunctionDefinition;
  const bool is_all = nodes_.first_child(around) == statement &&
                      nodes_[statement].end == nodes_[around].end;
  if (!is_module && (!is_body || is_all)) return 0;
  const std::string_view rest = context_.text.substr(nodes_[statement].end_byte);
  const std::string_view line = rest.substr(0, rest.find('\n'));
  return line.find_first_not_of(" \t\r") == std::string_view::npos ? statement : 0;
}

NodeIndex FixFinder::first_statement(std::uint32_t function) const {
  const NodeIndex node = context_.syntax.opened_by[context_.function_scopes[function]];
  const NodeIndex block = nodes_.child_in(node, SyntaxField::kBody);
  if (nodes_[node].syntax != Syntax::kFunctionDefinition || block == nodes_[node].end ||
      nodes_.is_leaf(block)) {
    return 0;
  }
  NodeIndex first = nodes_.first_child(block);
  if (is_docstring(nodes_, context_.text, first)) first = nodes_[first].end;
  return first < nodes_[block].end && indentation(first) ? first : 0;
}

std::optional<std::string_view> FixFinder::indentation(NodeIndex node) const {
  const std::uint32_t at = nodes_[node].begin_byte;
  const std::uint32_t begin = context_.lines.begin_of(context_.lines.locate(at).line);
  const std::string_view before = context_.text.substr(begin, at - begin);
  if (before.find_first_not_of(" \t") != std::string_view::npos) return std::nullopt;
  return before;
}

}  // namespace reknot
