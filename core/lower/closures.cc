#include "core/lower/closures.h"

#include "core/base/sort.h"
#include "core/lower/closure_writer.h"
#include "core/source/docstring.h"

namespace reknot {
namespace {

bool is_clause(Syntax syntax) {
  switch (syntax) {
    case Syntax::kElifClause:
    case Syntax::kElseClause:
    case Syntax::kExceptClause:
    case Syntax::kFinallyClause:
    case Syntax::kCaseClause:
    case Syntax::kDecorator:
      return true;
    default:
      return false;
  }
}

std::string class_suffix(const ScopePlan& scope) {
  if (!scope.is_asynchronous) return "_generator";
  return scope.yields ? "_async_generator" : "_coroutine";
}

}  // namespace

LoweredClosures lower_closures(const SyntaxNodes& nodes, std::string_view text,
                               const SyntaxScopes& scopes, const ClosurePlan& plan,
                               FreshNames& names) {
  return ClosureWriter(nodes, text, scopes, plan, names).run();
}

ClosureWriter::ClosureWriter(const SyntaxNodes& nodes, std::string_view text,
                             const SyntaxScopes& scopes, const ClosurePlan& plan,
                             FreshNames& names)
    : nodes_(nodes),
      text_(text),
      scopes_(scopes),
      plan_(plan),
      names_(names),
      lines_(text),
      bound_(nodes, scopes),
      root_(sections_.add()),
      hoisted_(sections_.add()) {
  output_ = {root_, false, 0, {}};
}

LoweredClosures ClosureWriter::run() && {
  for (NodeIndex i = 1; i < nodes_.size(); ++i) {
    while (!open_.empty() && nodes_[open_.back()].end <= i) leave(open_.back());
    enter(i);
  }
  while (!open_.empty()) leave(open_.back());
  sections_.copy(root_, text_.substr(cursor_), cursor_);
  if (!imports_) imports_ = sections_.mark(root_);
  TextSections::Joined joined = sections_.join(root_, lines_);
  LoweredClosures result;
  sort_items(suspending_, [&](const auto& a, const auto& b) {
    return joined.marks[a.begin] < joined.marks[b.begin];
  });
  for (const Suspending& function : suspending_) {
    const ScopePlan& scope = plan_[function.scope];
    result.suspending.push_back({joined.marks[function.begin],
                                 joined.marks[function.body],
                                 names_.take(scope.lowered_name + class_suffix(scope)),
                                 scope.environment, scope.qualname});
    result.suspending_scopes.push_back(function.scope);
  }
  result.import_at = joined.marks[*imports_];
  result.origins = std::move(joined.origins);
  result.environment_classes = std::move(environment_classes_);
  result.functions = std::move(functions_);
  result.text = std::move(joined.text);
  result.text.runtime.assign(runtime_.begin(), runtime_.end());
  return result;
}

// Whether a node is the first one of a line that is no continuation of another.
bool ClosureWriter::begins_line(NodeIndex node) const {
  const Syntax around = nodes_.parent_syntax(node);
  return around == Syntax::kBlock || around == Syntax::kModule ||
         around == Syntax::kDecoratedDefinition || is_clause(nodes_[node].syntax);
}

void ClosureWriter::before(NodeIndex node, Action action) {
  before_[node].push_back(std::move(action));
}

void ClosureWriter::after(NodeIndex node, Action action) {
  after_[node].push_back(std::move(action));
}

void ClosureWriter::enter(NodeIndex node) {
  if (begins_line(node)) line_begin_ = nodes_[node].begin_byte;
  if (nodes_[node].parent == 0) begin_module_statement(node);
  if (const auto found = before_.extract(node)) {
    for (const Action& action : found.mapped()) action();
  }
  bound_.enter(node);
  if (nodes_[node].syntax == Syntax::kString) {
    quotes_.push_back(text_of(nodes_.first_child(node)).back());
  }
  if (!output_.is_dropped) enter_syntax(node);
  if (nodes_.is_leaf(node)) pass_token(node);
  open_.push_back(node);
}

void ClosureWriter::leave(NodeIndex node) {
  open_.pop_back();
  bound_.leave(node);
  if (nodes_[node].syntax == Syntax::kString) quotes_.pop_back();
  // What was asked for last belongs to what is inside.
  if (const auto found = after_.extract(node)) {
    std::vector<Action>& actions = found.mapped();
    for (std::size_t i = actions.size(); i-- > 0;) actions[i]();
  }
}

void ClosureWriter::enter_syntax(NodeIndex node) {
  switch (nodes_[node].syntax) {
    case Syntax::kFunctionDefinition:
      return enter_definition(node);
    case Syntax::kDecoratedDefinition:
      return enter_decorated(node);
    case Syntax::kLambda:
      if (!nodes_.is_leaf(node)) enter_lambda(node);
      return;
    case Syntax::kGeneratorExpression:
    case Syntax::kListComprehension:
    case Syntax::kSetComprehension:
    case Syntax::kDictionaryComprehension:
      return enter_comprehension(node);
    case Syntax::kClassDefinition:
      return enter_class(node);
    case Syntax::kNonlocalStatement:
      return enter_nonlocal(node);
    case Syntax::kExceptClause:
      return enter_except(node);
    case Syntax::kCaseClause:
      return enter_case(node);
    case Syntax::kNamedExpression:
      return enter_named_expression(node);
    case Syntax::kImportStatement:
    case Syntax::kImportFromStatement:
      return enter_import(node);
    case Syntax::kTypeAliasStatement:
      return enter_type_alias(node);
    case Syntax::kCall:
      return enter_call(node);
    case Syntax::kInterpolation:
      return enter_interpolation(node);
    case Syntax::kAugmentedAssignment:
    case Syntax::kDeleteStatement:
      return guard_targets(node);
    default:
      return;
  }
}

void ClosureWriter::pass_token(NodeIndex node) {
  pass_gap(node);
  if (!output_.is_dropped) {
    if (nodes_[node].syntax == Syntax::kIdentifier) {
      enter_identifier(node);
    } else {
      sections_.copy(output_.section, text_of(node), nodes_[node].begin_byte);
    }
  }
  cursor_ = nodes_[node].end_byte;
}

void ClosureWriter::enter_identifier(NodeIndex node) {
  const ClosurePlan::Place place = place_of(node);
  if (!place || kept_.count(node) != 0) return write(spelled(node));
  const Occurrence& at = scopes_.table.occurrences[scopes_.occurrence[node]];
  if (at.use != NameUse::kRead || !is_unsure(node, place)) return write(place.text());
  note_runtime("lowered_local");
  write("lowered_local(" + place.environment + ", " + quoted(place.attribute) + ")");
}

// Functions that the statement contains go before it, and before the comments that belong to it.
void ClosureWriter::begin_module_statement(NodeIndex node) {
  const std::uint32_t begin = nodes_[node].begin_byte;
  const std::string_view gap = text_.substr(cursor_, begin - cursor_);
  const bool is_first = cursor_ == 0;
  std::size_t split = gap.rfind('\n') + 1;
  if (split == 0 && !is_first) return;
  while (!is_first && split > 1) {
    const std::size_t line = gap.rfind('\n', split - 2) + 1;
    if (line == 0 || gap[line] != '#') break;
    split = line;
  }
  sections_.copy(root_, gap.substr(0, split), cursor_);
  cursor_ += static_cast<std::uint32_t>(split);
  const std::size_t last = text_.substr(0, cursor_).find_last_not_of('\n');
  const std::size_t ends = last == std::string_view::npos ? 3 : cursor_ - last - 1;
  space_before_hoisted_ = std::string(ends < 3 ? 3 - ends : 0, '\n');
  if (!imports_ && !is_prelude(node)) imports_ = sections_.mark(root_);
  hoisted_ = sections_.add();
  sections_.insert(root_, hoisted_);
}

// Whether a statement of the module has to be before all others.
bool ClosureWriter::is_prelude(NodeIndex node) const {
  const bool is_first = nodes_.first_child(0) == node;
  return nodes_[node].syntax == Syntax::kFutureImportStatement ||
         (is_first && is_docstring(nodes_, text_, node));
}

}  // namespace reknot
