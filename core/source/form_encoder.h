// The normal form of one definition. Private to this folder.
#ifndef RK_CORE_SOURCE_FORM_ENCODER_H_
#define RK_CORE_SOURCE_FORM_ENCODER_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/source/form_names.h"
#include "core/source/form_writer.h"
#include "core/source/literals.h"
#include "core/source/normal_form.h"
#include "core/source/private_name.h"
#include "core/source/scope_reader.h"
#include "core/source/syntax.h"

namespace reknot {

// Writes tokens in the order of the text, without those that say nothing, and with names and
// literals in one form each. Whether two texts are the same program is for their tokens to say; the
// tree is asked what a token is, not how operators nest. What it is given must outlive it.
class FormEncoder {
 public:
  // nodes   of a text that is whole
  // scopes  with names resolved
  // root    a function_definition or lambda
  FormEncoder(const SyntaxNodes& nodes, std::string_view text, const SyntaxScopes& scopes,
              NodeIndex root)
      : nodes_(nodes),
        text_(text),
        scopes_(scopes),
        root_(root),
        names_(scopes, scopes.inside[root]) {}

  // cells    as NormalForms::of
  // returns  nothing where the grammar is known to be wrong about something in the definition
  // cost     linear in the definition. No recursion.
  std::optional<NormalForm> run(std::span<const std::string> cells) &&;

 private:
  // What is to be written behind a node.
  enum class Closer : std::uint8_t {
    kBlock,
    kStatement,
    kList,  // of expressions or patterns
    kString,
    kInterpolation,
    kFormatExpression,
  };
  struct Open {
    NodeIndex node;
    Closer closer;
  };

  // Writes a node or its front; returns where to go on.
  NodeIndex enter(NodeIndex index);
  NodeIndex enter_token(NodeIndex index);
  NodeIndex enter_identifier(NodeIndex index);
  // Writes what may go without parentheses with them.
  NodeIndex enter_list(NodeIndex index);
  NodeIndex enter_parentheses(NodeIndex index);
  NodeIndex enter_integer(NodeIndex index);
  void close(NodeIndex index);
  void close(const Open& open);

  // What a part of the function itself is, which is an object of its own: a default, an annotation.
  bool is_dropped(NodeIndex index) const;
  bool is_default(NodeIndex index) const;
  bool is_in_root_parameter(NodeIndex index) const;

  // Statements (form_statements.cc).
  NodeIndex enter_statement(NodeIndex index);
  NodeIndex enter_import(NodeIndex index);
  NodeIndex enter_from_import(NodeIndex index);
  bool says_nothing(NodeIndex statement) const;
  bool is_docstring(NodeIndex statement) const;
  bool drops_annotation(NodeIndex assignment) const;

  // Strings (form_strings.cc).
  NodeIndex enter_string(NodeIndex index);
  NodeIndex enter_interpolation(NodeIndex index);
  void write_prefix(NodeIndex string);
  void close_string(NodeIndex string);
  void close_interpolation(NodeIndex index);
  void read_characters(NodeIndex before);
  void write_format_text(NodeIndex before);
  void flush_characters();

  // Names as they are.
  void write_spelled(Mark mark, NodeIndex index);
  std::string private_name(NodeIndex index) const {
    return mangled(spelled(index), scopes_.class_name[scopes_.around[index]]);
  }

  bool is_trailing(NodeIndex comma) const;
  bool is_tuple_subscript(NodeIndex subscript) const {
    return nodes_.has_child(subscript, Syntax::kTokenComma);
  }
  bool is_parameter(NodeIndex identifier) const;
  std::string_view spelled(NodeIndex index) const { return nodes_.text_of(index, text_); }
  Syntax parent_of(NodeIndex index) const { return nodes_.parent_syntax(index); }
  NodeIndex behind(NodeIndex index) const { return nodes_[index].end; }
  bool has_occurrence(NodeIndex index) const {
    return scopes_.occurrence[index] != SyntaxScopes::kNone;
  }
  void write_occurrence(NodeIndex index) {
    names_.write(out_, scopes_.table.occurrences[scopes_.occurrence[index]]);
  }

  const SyntaxNodes& nodes_;
  const std::string_view text_;
  const SyntaxScopes& scopes_;
  const NodeIndex root_;
  FormNames names_;
  FormWriter out_;
  std::vector<Open> open_;
  std::vector<NodeIndex> statements_;
  std::vector<StringPrefix> strings_;
  // Characters that are yet to be written, since more may join them.
  std::vector<StringPart> parts_;
  // Nodes whose parentheses stay.
  std::unordered_set<NodeIndex> kept_;
  bool understood_ = true;
};

}  // namespace reknot

#endif  // RK_CORE_SOURCE_FORM_ENCODER_H_
