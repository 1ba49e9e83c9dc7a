// Writes the state machine of one function. Private to this folder.
//
// What it leaves in the machine between two segments are attributes, all with a number behind a
// letter; CPython has the same on the frame's stack of values:
//
//   t   a value of half an expression: `machine.take(1)` is its one use
//   i   the iterator of a loop
//   w   the `__exit__` or `__aexit__` of a `with`
//   x   the exception that is handled
//   j   where the body of a `finally` goes on; r, if that is a `return`, with what
#ifndef RK_CORE_LOWER_MACHINE_WRITER_H_
#define RK_CORE_LOWER_MACHINE_WRITER_H_

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/lower/generators.h"
#include "core/lower/machine_text.h"
#include "core/lower/source_lines.h"
#include "core/lower/suspensions.h"
#include "core/source/syntax.h"

namespace reknot {

// The text that is lowered; outlives the writer.
struct MachineSource {
  std::string_view text;
  const SyntaxNodes& nodes;
  const Suspensions& suspensions;
  const SourceLines& lines;
};

enum class MachineFlow : std::uint8_t { kGenerator, kCoroutine, kAsyncGenerator };

class MachineWriter {
 public:
  MachineWriter(const MachineSource& source, MachineNames names, MachineFlow flow,
                bool is_awaitable_generator);

  // The lines of the method's body, `depth` levels deep, from statements of a function.
  //
  // errors   kLimitExceeded  where statements or expressions with suspensions are nested deeper
  //          than kMaxSuspensionDepth, and beyond kMaxMachineLines
  Result<MachineLines> write(const std::vector<NodeIndex>& statements,
                             std::uint32_t depth);

  // Once it is written.
  std::vector<ResumePoint> resume_points() const;
  // What is wrong; then the lines are of no use.
  const std::vector<MachineProblem>& problems() const { return problems_; }
  // What of the runtime it uses.
  const std::set<std::string>& runtime() const { return runtime_; }

 private:
  using Arm = MachineText::Arm;

  // What stands around the statement at hand and outlives a suspension.
  struct Scope {
    enum class Kind : std::uint8_t {
      kLoop,
      kNativeLoop,  // one that is copied
      kFinal,       // something is to be done by whoever leaves
      kHandled,     // an exception is being handled
      kAfterFinal,  // the body of a `finally` that nothing was raised into
    };
    Kind kind;
    Label break_label = kNoLabel;
    Label continue_label = kNoLabel;
    // Attributes of the machine that are there.
    std::vector<std::string> held;
    // Of finals_.
    std::uint32_t final = 0;
  };
  enum class Leave : std::uint8_t { kNext, kBreak, kContinue, kReturn };
  // A `finally` or the exit of a `with`, and where control goes from there.
  struct Final {
    Label label;
    std::string number;
    std::vector<std::pair<Leave, Label>> continuations;
  };
  struct Operand {
    NodeIndex node;
    std::string text;
  };
  struct Resume {
    Label label;
    NodeIndex node;
    std::vector<std::string> live;
  };
  class Nesting;

  // Statements (machine_statements.cc)
  void block(NodeIndex block);
  void statement(NodeIndex node);
  void copied_statement(NodeIndex node);
  bool must_be_cut(NodeIndex node) const;
  void cut_statement(NodeIndex node);
  void opened_statement(NodeIndex node);
  std::string header(NodeIndex node) const;
  void assert_statement(NodeIndex node);
  void delete_statement(NodeIndex node);
  void leave(Leave how, const std::string& value, NodeIndex node);
  void leave_final(std::uint32_t final, Leave how, const std::string& value,
                   const std::vector<std::string>& held, NodeIndex node);
  void go(Label label, NodeIndex node);
  bool has_final() const;

  // Compound statements (machine_compound.cc)
  void cut_if(NodeIndex node);
  void cut_while(NodeIndex node);
  void cut_for(NodeIndex node);
  void loop_end(NodeIndex node, Label otherwise, Label after);
  void cut_match(NodeIndex node);
  std::string case_header(NodeIndex clause, NodeIndex guard) const;
  void cut_class(NodeIndex node);

  // `try` and `with` (machine_protected.cc)
  void cut_try(NodeIndex node);
  void cut_handlers(NodeIndex node);
  void cut_finally(NodeIndex node, NodeIndex clause);
  void except_clause(NodeIndex clause, const std::string& number, Label label,
                     Label after, const std::vector<std::string>& inside);
  void handler(NodeIndex clause, const std::string& number, Label label, Label after);
  void finally_raised(NodeIndex clause, Arm* arm, const std::string& number,
                      const std::vector<std::string>& inside);
  void cut_with(NodeIndex node);
  void with_items(NodeIndex node, const std::vector<NodeIndex>& items, std::size_t index);
  void exit_raised(NodeIndex node, Arm* arm, const std::string& number, Label after,
                   const std::vector<std::string>& inside);
  void exit_raised_async(NodeIndex node, const std::string& number, Label label,
                         Label after);
  Arm* begin_protected();
  std::vector<std::string> end_protected();
  void begin_clause(Arm* arm);
  void end_clause();
  void begin_handled(Label label, const std::string& number, const std::string& name);
  void end_handled();
  std::uint32_t begin_final(const std::string& number);
  void begin_after_final(std::uint32_t final);
  void end_after_final(std::uint32_t final, NodeIndex node);
  std::string next_number() const { return std::to_string(scopes_.size() + 1); }

  // Expressions (machine_expressions.cc). The text that they return is evaluated next.
  std::string value(NodeIndex node);
  std::string enclosed(NodeIndex node);
  std::string operands(NodeIndex node, const std::vector<NodeIndex>& parts);
  std::vector<Operand> evaluated(const std::vector<NodeIndex>& parts);
  std::string operand(NodeIndex node);
  std::string composed(std::uint32_t begin, std::uint32_t end,
                       std::vector<Operand> replaced) const;
  std::vector<NodeIndex> parts_of(NodeIndex node) const;
  void add_parts(NodeIndex node, std::vector<NodeIndex>& parts) const;
  std::vector<NodeIndex> parts_of_call(NodeIndex node) const;
  void add_arguments(NodeIndex list, std::vector<NodeIndex>& parts) const;
  std::string yield_value(NodeIndex node);
  std::string await_value(NodeIndex node);
  std::string delegated(NodeIndex node, const std::string& source, std::string_view step);
  std::string format_string(NodeIndex node);
  std::string put_away(const std::string& text, NodeIndex node);
  std::string temporary() const { return "t" + std::to_string(live_.size() + 1); }
  std::string receive();
  void resume_at(Label label, NodeIndex node, bool has_source);

  // Conditions (machine_conditions.cc)
  std::string boolean(NodeIndex node);
  std::vector<NodeIndex> boolean_parts(NodeIndex node) const;
  std::string comparison(NodeIndex node);
  std::string conditional(NodeIndex node);
  void branch(NodeIndex node, bool when, Label target);
  void branch_boolean(NodeIndex node, bool when, Label target);

  // Assignments (machine_assignments.cc)
  void assignment(NodeIndex node);
  void augmented_assignment(NodeIndex node);
  void assign(NodeIndex target, const std::string& text);
  void assign_each(NodeIndex target, const std::string& text);
  std::string index_text(NodeIndex subscript);
  std::string pure(NodeIndex node);

  // Small things (machine_writer.cc)
  bool suspends(NodeIndex node) const { return source_.suspensions.suspends(node); }
  Syntax syntax(NodeIndex node) const { return source_.nodes[node].syntax; }
  std::string_view text_of(NodeIndex node) const {
    return source_.nodes.text_of(node, source_.text);
  }
  // Those of the grammar's tokens left out.
  std::vector<NodeIndex> children(NodeIndex node) const;
  NodeIndex child_of(NodeIndex node, Syntax syntax) const;
  NodeIndex child_in(NodeIndex node, SyntaxField field) const;
  std::uint32_t line_of(NodeIndex node) const {
    return source_.lines.line_of(source_.nodes[node].begin_byte);
  }
  void emit(std::string text, NodeIndex node);
  void jump(Label label, NodeIndex node);
  void jump_last(Label label, NodeIndex node);
  // An attribute of the machine is there from here on, until the scope ends or it is dropped.
  void hold(std::string name);
  void drop(const std::vector<std::string>& names, NodeIndex node);
  std::string attribute(const std::string& name) const {
    return names_.machine + "." + name;
  }
  std::string use(std::string_view name) { return *runtime_.emplace(name).first; }
  // An error, after which nothing more is written.
  void refuse(NodeIndex node, std::string why);
  // A problem, of which there may be others.
  void note_problem(NodeIndex node, std::string message, std::string hint);

  static constexpr NodeIndex kNone = ~NodeIndex{0};

  const MachineSource source_;
  const MachineNames names_;
  const MachineFlow flow_;
  const bool is_awaitable_generator_;
  MachineText text_;
  // Levels inside a statement that is copied around others.
  std::uint32_t depth_ = 0;
  // Where a segment or a clause has its statements.
  std::uint32_t floor_ = 0;
  std::uint32_t nesting_ = 0;
  std::uint32_t emitted_ = 0;
  std::vector<Scope> scopes_;
  std::vector<Final> finals_;
  // Values of half expressions, the first one evaluated first.
  std::vector<std::string> live_;
  // Which of live_ are functions that are attributes of what they are called on.
  std::set<std::size_t> methods_;
  // Constants of half an expression, which CPython has on its stack and a machine writes out: before
  // which of live_ each one comes.
  std::vector<std::size_t> constants_;
  // By protected region that is open: what was held in it.
  std::vector<std::set<std::string>> held_;
  std::vector<Resume> resumes_;
  std::set<std::string> runtime_;
  std::vector<MachineProblem> problems_;
  std::optional<Error> error_;
};

}  // namespace reknot

#endif  // RK_CORE_LOWER_MACHINE_WRITER_H_
