// How the text without closures is written: a walk over the tree in the order of the text that copies
// what it passes, and leaves it out, changes it, or writes it elsewhere where a node asks for that.
// Private to this folder: others include core/lower/closures.h.
#ifndef RK_CORE_LOWER_CLOSURE_WRITER_H_
#define RK_CORE_LOWER_CLOSURE_WRITER_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/lower/bound_names.h"
#include "core/lower/closure_plan.h"
#include "core/lower/closures.h"
#include "core/lower/parameters.h"
#include "core/lower/text_sections.h"

namespace reknot {

class ClosureWriter {
 public:
  ClosureWriter(const SyntaxNodes& nodes, std::string_view text,
                const SyntaxScopes& scopes, const ClosurePlan& plan, FreshNames& names);

  LoweredClosures run() &&;

 private:
  using Action = std::function<void()>;

  // Where text goes, and how its lines are indented.
  struct Output {
    SectionId section;
    bool is_dropped;
    // Lines that begin with `from` bytes of white space begin with `to` instead.
    std::size_t from;
    std::string to;
  };
  // The walk: closures.cc --------------------------------------------------------------
  void enter(NodeIndex node);
  void enter_syntax(NodeIndex node);
  void leave(NodeIndex node);
  void pass_token(NodeIndex node);
  void enter_identifier(NodeIndex node);
  void before(NodeIndex node, Action action);
  void after(NodeIndex node, Action action);
  bool begins_line(NodeIndex node) const;
  void begin_module_statement(NodeIndex node);
  bool is_prelude(NodeIndex node) const;

  // Text: closure_text.cc --------------------------------------------------------------
  std::string_view text_of(NodeIndex node) const { return nodes_.text_of(node, text_); }
  bool spans_lines(NodeIndex node) const;
  // Writes what stands between the last token and `node`.
  void pass_gap(NodeIndex node);
  void write(std::string_view text) { write_for(text, cursor_); }
  void write_for(std::string_view text, std::uint32_t origin);
  // Ends the line and begins one with the same indentation.
  void write_line_end();
  void drop() { output_.is_dropped = true; }
  // From here on text is written again, to where it went before or to `section`.
  void resume_at(NodeIndex node, const Output& output);
  std::string reindented(std::string_view gap) const;
  void note_runtime(std::string_view name) { runtime_.emplace(name); }
  // `name` in quotes that no string around has.
  std::string quoted(std::string_view name) const;

  // Names: closure_text.cc -------------------------------------------------------------
  struct Used {
    std::uint32_t owner;
    std::uint32_t name;
  };
  // What an identifier means; owner is kOutside where it is no variable of a function.
  Used used(NodeIndex node) const;
  ClosurePlan::Place place_of(NodeIndex node) const;
  // As it is spelled where it is moved to.
  std::string spelled(std::uint32_t scope, std::string_view name) const;
  std::string spelled(NodeIndex node) const {
    return spelled(scopes_.around[node], text_of(node));
  }
  // How a statement binds a name: the attribute or the variable.
  std::string target(NodeIndex name_node) const;
  // Whether reading it here may find it unbound, as a variable of this very function.
  bool is_unsure(NodeIndex node, const ClosurePlan::Place& place) const;

  // Functions: closure_functions.cc ----------------------------------------------------
  void enter_definition(NodeIndex node);
  void enter_decorated(NodeIndex node);
  std::size_t decorator_count(NodeIndex definition) const;
  void enter_lambda(NodeIndex node);
  void make_environment(std::uint32_t scope, const std::vector<std::string>& more);
  // The call that makes it; `parent` is where the one around it is.
  std::string new_environment(std::uint32_t scope, std::string_view parent) const;
  std::string passed_environment(std::uint32_t scope, std::string_view before) const;
  std::vector<std::string> prologue(std::uint32_t scope) const;
  void write_prologue(std::uint32_t scope, std::string_view separator);
  void begin_body(NodeIndex block, std::uint32_t scope);
  bool stands_alone(NodeIndex statement) const;
  void begin_suspending(std::uint32_t scope, SectionId section);
  void end_prologue(std::uint32_t scope);
  std::string header(NodeIndex node, std::uint32_t scope) const;
  SectionId hoist_section();
  SectionId hoist_function(std::uint32_t scope, std::string_view name,
                           const std::string& header);
  void lift(NodeIndex node, std::string_view name, const std::string& call_end);
  void walk_defaults(std::uint32_t scope, const std::vector<Parameter>& parameters);
  std::string lift_annotations(NodeIndex node, const std::vector<Parameter>& parameters);
  void walk_annotation(NodeIndex annotation, const std::string& begin, SectionId section);
  void lift_block(NodeIndex block, std::uint32_t scope, SectionId section);
  void lift_expression(NodeIndex body, std::uint32_t scope, SectionId section);
  void place(NodeIndex node, std::uint32_t scope);
  void keep_parameters(NodeIndex node, std::uint32_t scope);

  // Comprehensions: closure_comprehensions.cc ------------------------------------------
  void enter_comprehension(NodeIndex node);
  void lift_comprehension(NodeIndex node, std::uint32_t scope);
  void walk_clauses(NodeIndex node, SectionId section, const std::string& items);
  void walk_clause(NodeIndex clause, SectionId section, const std::string& indentation,
                   const std::string& items);
  void walk_part(NodeIndex node, SectionId section, const std::string& begin,
                 const std::string& end);
  void walk_element(NodeIndex node, std::uint32_t scope, SectionId section,
                    const std::string& result);
  void keep_comprehension(NodeIndex node, std::uint32_t scope);

  // Statements: closure_statements.cc --------------------------------------------------
  void enter_class(NodeIndex node);
  void enter_nonlocal(NodeIndex node);
  void enter_except(NodeIndex node);
  void enter_case(NodeIndex node);
  void enter_named_expression(NodeIndex node);
  void enter_import(NodeIndex node);
  void enter_type_alias(NodeIndex node);
  void enter_call(NodeIndex node);
  void enter_super(NodeIndex node, NodeIndex arguments);
  void enter_locals(NodeIndex node);
  void enter_interpolation(NodeIndex node);
  void guard_targets(NodeIndex node);
  // Copies a name that only a variable can take to its attribute, once the statement is over.
  void copy_after(NodeIndex statement, NodeIndex name, const std::string& separator);
  void write_pattern_names(const std::vector<NodeIndex>& names);
  bool changes_names(NodeIndex node) const;
  std::string first_parameter(std::uint32_t scope) const;
  // The first statement of a block that is neither a docstring nor left out.
  NodeIndex first_statement(NodeIndex block) const;
  bool is_left_out(NodeIndex statement) const;
  bool is_nonlocal_left_out(NodeIndex statement) const;

  const SyntaxNodes& nodes_;
  const std::string_view text_;
  const SyntaxScopes& scopes_;
  const ClosurePlan& plan_;
  FreshNames& names_;
  const TextLines lines_;
  BoundNames bound_;
  TextSections sections_;

  Output output_;
  SectionId root_;
  // What goes before the statement of the module that is being read.
  SectionId hoisted_;
  // What is missing of two empty lines before it.
  std::string space_before_hoisted_;
  // Where an import may go, once that is known.
  std::optional<MarkId> imports_;
  // How far the text is read.
  std::uint32_t cursor_ = 0;
  // Of the last line that was begun.
  std::string indentation_;
  // Where a statement or a clause begins.
  std::uint32_t line_begin_ = ~std::uint32_t{0};
  // Quotes of the strings around.
  std::vector<char> quotes_;
  std::vector<NodeIndex> open_;
  std::unordered_map<NodeIndex, std::vector<Action>> before_;
  std::unordered_map<NodeIndex, std::vector<Action>> after_;
  // Identifiers that have to stay variables.
  std::unordered_set<NodeIndex> kept_;
  std::set<std::string, std::less<>> runtime_;

  struct Suspending {
    MarkId begin;
    MarkId body;
    std::uint32_t scope;
  };
  std::vector<Suspending> suspending_;
  std::vector<std::string> environment_classes_;
  std::vector<LoweredFunction> functions_;
  // By scope: its place in suspending_.
  std::unordered_map<std::uint32_t, std::size_t> suspending_of_;
};

}  // namespace reknot

#endif  // RK_CORE_LOWER_CLOSURE_WRITER_H_
