// Statements. Those without a suspension are copied; those with one are cut into segments; those
// that only leave what is cut are copied around what is written anew.

#include <algorithm>

#include "core/lower/machine_writer.h"
#include "core/lower/nesting.h"

namespace reknot {

// Dispatch ------------------------------------------------------------------------------

void MachineWriter::block(NodeIndex block) {
  for (const NodeIndex each : children(block)) statement(each);
}

void MachineWriter::statement(NodeIndex node) {
  if (!text_.is_open()) {
    if (floor_ > 0) return;
    // It is never reached, but has its lines, as all others.
    const Label nowhere = text_.new_label();
    text_.use(nowhere);
    text_.place(nowhere);
  }
  const Nesting nesting(*this, node);
  if (!nesting) return;
  if (must_be_cut(node)) {
    cut_statement(node);
  } else if (source_.suspensions.escapes(node)) {
    opened_statement(node);
  } else {
    copied_statement(node);
  }
  live_.clear();
}

// A `return` that a `finally` waits for goes on at a label, which cannot be done in a loop of Python.
bool MachineWriter::must_be_cut(NodeIndex node) const {
  return suspends(node) || (source_.suspensions.returns_from_loop(node) && has_final());
}

bool MachineWriter::has_final() const {
  return std::any_of(scopes_.begin(), scopes_.end(), [](const Scope& scope) {
    return scope.kind == Scope::Kind::kFinal;
  });
}

void MachineWriter::copied_statement(NodeIndex node) {
  // It stands at the top of the method.
  if (syntax(node) == Syntax::kGlobalStatement) return;
  const SyntaxNode& copied = source_.nodes[node];
  const std::string_view indentation = source_.lines.indentation(copied.begin_byte);
  for (MachineLine& line :
       source_.lines.copy(copied.begin_byte, copied.end_byte, indentation)) {
    line.depth = depth_;
    text_.add(std::move(line));
  }
  if (syntax(node) == Syntax::kRaiseStatement && depth_ == floor_) text_.close();
}

void MachineWriter::cut_statement(NodeIndex node) {
  switch (syntax(node)) {
    case Syntax::kIfStatement:
      return cut_if(node);
    case Syntax::kWhileStatement:
      return cut_while(node);
    case Syntax::kForStatement:
      return cut_for(node);
    case Syntax::kTryStatement:
      return cut_try(node);
    case Syntax::kWithStatement:
      return cut_with(node);
    case Syntax::kMatchStatement:
      return cut_match(node);
    case Syntax::kClassDefinition:
    case Syntax::kDecoratedDefinition:
      return cut_class(node);
    case Syntax::kAssertStatement:
      return assert_statement(node);
    case Syntax::kDeleteStatement:
      return delete_statement(node);
    case Syntax::kReturnStatement:
      return leave(Leave::kReturn, enclosed(children(node).front()), node);
    case Syntax::kExpressionStatement: {
      const NodeIndex inner = children(node).front();
      if (syntax(inner) == Syntax::kAssignment) return assignment(inner);
      if (syntax(inner) == Syntax::kAugmentedAssignment)
        return augmented_assignment(inner);
      return emit(operands(node, parts_of(node)), node);
    }
    case Syntax::kRaiseStatement:
      emit(operands(node, parts_of(node)), node);
      return text_.close();
    default:
      return emit(operands(node, parts_of(node)), node);
  }
}

// Others that are taken apart -----------------------------------------------------------------

void MachineWriter::assert_statement(NodeIndex node) {
  const std::vector<NodeIndex> parts = children(node);
  const Label after = text_.new_label();
  emit("if not __debug__:", node);
  ++depth_;
  jump(after, node);
  --depth_;
  branch(parts[0], true, after);
  live_.clear();
  std::string error = use("lowered_assertion_error");
  if (parts.size() > 1) error += "(" + enclosed(parts[1]) + ")";
  emit("raise " + error, node);
  text_.close();
  text_.place(after);
}

void MachineWriter::delete_statement(NodeIndex node) {
  std::vector<NodeIndex> targets = children(node);
  while (targets.size() == 1) {
    const Syntax only = syntax(targets[0]);
    if (only != Syntax::kExpressionList && only != Syntax::kTuple &&
        only != Syntax::kList && only != Syntax::kParenthesizedExpression) {
      break;
    }
    targets = children(targets[0]);
  }
  for (const NodeIndex target : targets) {
    emit("del " + operands(target, parts_of(target)), target);
    live_.clear();
  }
}

// Statements that are copied around others ---------------------------------------------------

// Up to the colon.
std::string MachineWriter::header(NodeIndex node) const {
  return composed(source_.nodes[node].begin_byte,
                  source_.nodes[child_of(node, Syntax::kTokenColon)].end_byte, {});
}

void MachineWriter::opened_statement(NodeIndex node) {
  const Nesting nesting(*this, node);
  if (!nesting) return;
  switch (syntax(node)) {
    case Syntax::kBreakStatement:
      return leave(Leave::kBreak, {}, node);
    case Syntax::kContinueStatement:
      return leave(Leave::kContinue, {}, node);
    case Syntax::kReturnStatement: {
      const std::vector<NodeIndex> parts = children(node);
      return leave(Leave::kReturn, parts.empty() ? "None" : enclosed(parts[0]), node);
    }
    default:
      break;
  }
  const bool is_loop =
      syntax(node) == Syntax::kForStatement || syntax(node) == Syntax::kWhileStatement;
  emit(header(node), node);
  ++depth_;
  bool has_statements = false;
  for (const NodeIndex part : children(node)) {
    if (syntax(part) != Syntax::kBlock) continue;
    if (is_loop) scopes_.push_back({Scope::Kind::kNativeLoop, kNoLabel, kNoLabel, {}, 0});
    for (const NodeIndex each : children(part)) {
      has_statements = has_statements || syntax(each) != Syntax::kGlobalStatement;
      if (syntax(each) == Syntax::kCaseClause) {
        opened_statement(each);
      } else {
        statement(each);
      }
    }
    if (is_loop) scopes_.pop_back();
  }
  if (!has_statements) emit("pass", node);
  --depth_;
  for (const NodeIndex part : children(node)) {
    switch (syntax(part)) {
      case Syntax::kElifClause:
      case Syntax::kElseClause:
      case Syntax::kExceptClause:
      case Syntax::kFinallyClause:
        opened_statement(part);
        break;
      default:
        break;
    }
  }
}

// Leaving ---------------------------------------------------------------------------------------

void MachineWriter::go(Label label, NodeIndex node) {
  if (depth_ == floor_) {
    jump_last(label, node);
  } else {
    jump(label, node);
  }
}

// `break`, `continue` and `return`, from where the writer stands.
void MachineWriter::leave(Leave how, const std::string& value, NodeIndex node) {
  if (how == Leave::kReturn && !has_final()) {
    emit("return " + attribute("done(") + value + ")", node);
    if (depth_ == floor_) text_.close();
    return;
  }
  std::vector<std::string> held;
  for (std::size_t i = scopes_.size(); i-- > 0;) {
    const Scope& scope = scopes_[i];
    if (scope.kind == Scope::Kind::kFinal) {
      return leave_final(scope.final, how, value, held, node);
    }
    if (scope.kind == Scope::Kind::kNativeLoop && how != Leave::kReturn) {
      return emit(how == Leave::kBreak ? "break" : "continue", node);
    }
    const bool is_target = scope.kind == Scope::Kind::kLoop && how != Leave::kReturn;
    if (!is_target || how == Leave::kBreak) {
      held.insert(held.end(), scope.held.begin(), scope.held.end());
    }
    if (is_target) {
      drop(held, node);
      go(how == Leave::kBreak ? scope.break_label : scope.continue_label, node);
      return text_.keep_jump();
    }
  }
}

// What is left waits until the body of the `finally` is done. `held` is what is given up before.
void MachineWriter::leave_final(std::uint32_t final, Leave how, const std::string& value,
                                const std::vector<std::string>& held, NodeIndex node) {
  if (!text_.is_open()) return;
  const std::string number = finals_[final].number;
  if (how == Leave::kReturn) emit(attribute("r" + number) + " = " + value, node);
  drop(held, node);
  auto& continuations = finals_[final].continuations;
  auto found =
      std::find_if(continuations.begin(), continuations.end(),
                   [&](const auto& continuation) { return continuation.first == how; });
  if (found == continuations.end()) {
    continuations.emplace_back(how, text_.new_label());
    found = continuations.end() - 1;
  }
  text_.use(found->second);
  MachineLine line;
  line.depth = depth_;
  line.text = attribute("j" + number) + " = ";
  line.source = line_of(node);
  line.label = found->second;
  line.continuation_of = final;
  text_.add(std::move(line));
  go(finals_[final].label, node);
  if (how != Leave::kNext) text_.keep_jump();
}

}  // namespace reknot
