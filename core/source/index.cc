#include "core/source/index.h"

#include <algorithm>
#include <utility>

#include "core/base/json_writer.h"
#include "core/source/parser.h"
#include "core/source/syntax_issue.h"
#include "core/source/text_lines.h"
#include "core/source/tree_index.h"

namespace reknot {
namespace {

// The numbers that the grammar gave to what matters here.
struct Grammar {
  static TSSymbol symbol(std::string_view type) {
    return ts_language_symbol_for_name(python_language(), type.data(),
                                       static_cast<std::uint32_t>(type.size()), true);
  }
  static TSFieldId field(std::string_view name) {
    return ts_language_field_id_for_name(python_language(), name.data(),
                                         static_cast<std::uint32_t>(name.size()));
  }

  TSSymbol function_definition = symbol("function_definition");
  TSSymbol class_definition = symbol("class_definition");
  TSSymbol lambda = symbol("lambda");
  TSSymbol decorated_definition = symbol("decorated_definition");
  TSSymbol decorator = symbol("decorator");
  TSSymbol parenthesized_expression = symbol("parenthesized_expression");
  TSSymbol generator_expression = symbol("generator_expression");
  TSFieldId name = field("name");
  TSFieldId body = field("body");
  TSFieldId definition = field("definition");
};

// Walks over the tree with a cursor, not by recursion, and makes a unit of each node that
// is one. `tree` and `text`, which it was parsed from, must outlive the walk.
class Indexer {
 public:
  Indexer(const TSTree* tree, std::string_view text)
      : text_(text), cursor_(ts_tree_cursor_new(ts_tree_root_node(tree))) {}
  Indexer(const Indexer&) = delete;
  Indexer& operator=(const Indexer&) = delete;
  ~Indexer() { ts_tree_cursor_delete(&cursor_); }

  SourceIndex run() && {
    do {
      enter(ts_tree_cursor_current_node(&cursor_));
    } while (descend() || advance());
    if (has_error_) index_.error = issue_at(error_);
    return std::move(index_);
  }

 private:
  // A unit whose node the walk is inside of.
  struct Open {
    std::int32_t unit;
    std::uint32_t depth;
    // The node holds decorators and a definition. The definition's own node is yet to
    // come, and takes over.
    bool is_decorated;
    bool in_body;
  };

  // Moves. Both are false where there is nowhere to go.
  bool descend();
  bool advance();

  // Each node is entered once and left once.
  void enter(TSNode node);
  void leave();
  void read_token(TSNode token);

  void enter_body(TSNode body);
  void enter_decorated(TSNode whole);
  void enter_definition(TSNode definition, SourceUnitKind kind);
  void enter_generator_expression(TSNode node);
  void open_unit(TSNode whole, TSNode definition, SourceUnitKind kind);
  void close_unit();

  bool at_body() const;
  bool is_first_error(TSNode node) const;
  std::optional<SourceUnitKind> kind_of(TSNode node) const;
  std::string name_of(TSNode definition, SourceUnitKind kind) const;
  std::uint32_t column_of(TSPoint point) const;
  SyntaxIssue issue_at(TSNode node) const;
  SourceUnit& unit(std::int32_t index) {
    return index_.units[static_cast<std::size_t>(index)];
  }

  const Grammar grammar_;
  const std::string_view text_;
  TSTreeCursor cursor_;
  SourceIndex index_;
  std::vector<Open> open_;
  std::uint32_t depth_ = 0;
  // The unit in whose body the walk is.
  std::int32_t scope_ = SourceUnit::kNoParent;
  // The unit whose first decorator is about to be met, or kNoParent.
  std::int32_t awaits_decorator_ = SourceUnit::kNoParent;
  // Where the last token ended; comments and empty tokens (line ends, dedents) left out.
  std::uint32_t token_end_ = 0;
  TSPoint token_end_point_ = {0, 0};
  bool has_error_ = false;
  TSNode error_ = {};
};

bool Indexer::descend() {
  if (ts_tree_cursor_goto_first_child(&cursor_)) {
    ++depth_;
    return true;
  }
  read_token(ts_tree_cursor_current_node(&cursor_));
  return false;
}

bool Indexer::advance() {
  for (;;) {
    leave();
    if (ts_tree_cursor_goto_next_sibling(&cursor_)) return true;
    if (!ts_tree_cursor_goto_parent(&cursor_)) return false;
    --depth_;
  }
}

void Indexer::enter(TSNode node) {
  if (at_body()) enter_body(node);
  if (is_first_error(node)) {
    has_error_ = true;
    error_ = node;
  }
  if (!ts_node_is_named(node) || ts_node_is_extra(node)) return;
  const TSSymbol symbol = ts_node_symbol(node);
  // CPython's line is that of the decorator's expression, and parentheses around an
  // expression leave no trace there.
  if (awaits_decorator_ != SourceUnit::kNoParent && symbol != grammar_.decorator &&
      symbol != grammar_.parenthesized_expression) {
    unit(awaits_decorator_).line = ts_node_start_point(node).row + 1;
    awaits_decorator_ = SourceUnit::kNoParent;
  }
  if (symbol == grammar_.decorated_definition) {
    enter_decorated(node);
  } else if (const std::optional<SourceUnitKind> kind = kind_of(node)) {
    enter_definition(node, *kind);
  } else if (symbol == grammar_.generator_expression) {
    enter_generator_expression(node);
  }
}

void Indexer::enter_generator_expression(TSNode node) {
  const TSPoint start = ts_node_start_point(node);
  const TSPoint end = ts_node_end_point(node);
  const std::uint32_t begin = ts_node_start_byte(node);
  index_.generator_expressions.push_back({SourceUnitKind::kLambda, "<genexpr>", scope_,
                                          start.row + 1, start.row + 1, column_of(start),
                                          begin, ts_node_end_byte(node), end.row + 1,
                                          column_of(end), begin});
}

void Indexer::leave() {
  // Both at once where a lambda is the body of another.
  if (!open_.empty() && open_.back().depth == depth_) close_unit();
  if (!open_.empty() && open_.back().in_body && open_.back().depth + 1 == depth_) {
    open_.back().in_body = false;
    scope_ = unit(open_.back().unit).parent;
  }
}

void Indexer::read_token(TSNode token) {
  const std::uint32_t end = ts_node_end_byte(token);
  if (ts_node_is_extra(token) || end == ts_node_start_byte(token)) return;
  token_end_ = end;
  token_end_point_ = ts_node_end_point(token);
}

bool Indexer::at_body() const {
  return !open_.empty() && open_.back().depth + 1 == depth_ &&
         ts_tree_cursor_current_field_id(&cursor_) == grammar_.body;
}

void Indexer::enter_body(TSNode body) {
  Open& open = open_.back();
  open.in_body = true;
  scope_ = open.unit;
  unit(open.unit).body_begin = ts_node_start_byte(body);
}

void Indexer::enter_decorated(TSNode whole) {
  const TSNode definition = ts_node_child_by_field_id(whole, grammar_.definition);
  if (ts_node_is_null(definition)) return;
  const std::optional<SourceUnitKind> kind = kind_of(definition);
  if (!kind) return;
  open_unit(whole, definition, *kind);
  open_.back().is_decorated = true;
  awaits_decorator_ = open_.back().unit;
}

void Indexer::enter_definition(TSNode definition, SourceUnitKind kind) {
  if (!open_.empty() && open_.back().is_decorated && open_.back().depth + 1 == depth_) {
    open_.back().is_decorated = false;
    open_.back().depth = depth_;
    return;
  }
  open_unit(definition, definition, kind);
}

void Indexer::open_unit(TSNode whole, TSNode definition, SourceUnitKind kind) {
  const std::uint32_t def_line = ts_node_start_point(definition).row + 1;
  const auto index = static_cast<std::int32_t>(index_.units.size());
  SourceUnit opened = {};
  opened.kind = kind;
  opened.name = name_of(definition, kind);
  opened.parent = scope_;
  opened.line = def_line;
  opened.def_line = def_line;
  opened.column = column_of(ts_node_start_point(whole));
  opened.begin = ts_node_start_byte(whole);
  index_.units.push_back(std::move(opened));
  open_.push_back({index, depth_, false, false});
}

void Indexer::close_unit() {
  SourceUnit& closed = unit(open_.back().unit);
  open_.pop_back();
  closed.end = token_end_;
  closed.end_line = token_end_point_.row + 1;
  closed.end_column = column_of(token_end_point_);
  // Only broken text has a unit without a body, or with an empty one.
  if (closed.body_begin == 0) closed.body_begin = closed.end;
  closed.body_begin = std::min(closed.body_begin, closed.end);
}

bool Indexer::is_first_error(TSNode node) const {
  if (!ts_node_is_error(node) && !ts_node_is_missing(node)) return false;
  if (!has_error_) return true;
  // An error node that spans lines, sometimes all of them, says less than one within it.
  return ts_node_start_point(error_).row < ts_node_end_point(error_).row &&
         ts_node_start_byte(node) < ts_node_end_byte(error_);
}

std::optional<SourceUnitKind> Indexer::kind_of(TSNode node) const {
  const TSSymbol symbol = ts_node_symbol(node);
  if (symbol == grammar_.function_definition) return SourceUnitKind::kFunction;
  if (symbol == grammar_.class_definition) return SourceUnitKind::kClass;
  if (symbol == grammar_.lambda && ts_node_is_named(node)) return SourceUnitKind::kLambda;
  return std::nullopt;
}

std::string Indexer::name_of(TSNode definition, SourceUnitKind kind) const {
  if (kind == SourceUnitKind::kLambda) return "<lambda>";
  const TSNode name = ts_node_child_by_field_id(definition, grammar_.name);
  if (ts_node_is_null(name)) return {};
  const std::uint32_t begin = ts_node_start_byte(name);
  return std::string(text_.substr(begin, ts_node_end_byte(name) - begin));
}

std::uint32_t Indexer::column_of(TSPoint point) const {
  const bool after_mark = point.row == 0 && text_.starts_with(kByteOrderMark);
  const auto mark = static_cast<std::uint32_t>(kByteOrderMark.size());
  return after_mark && point.column >= mark ? point.column - mark : point.column;
}

SyntaxIssue Indexer::issue_at(TSNode node) const {
  Complaint complaint = complain(node, text_);
  const TSPoint start = ts_node_start_point(complaint.where);
  return {start.row + 1, column_of(start), std::move(complaint.message)};
}

void write_unit(JsonWriter& json, const SourceUnit& unit) {
  json.begin_object();
  json.member("kind", source_unit_kind_name(unit.kind));
  json.member("name", unit.name);
  json.member("parent", std::int64_t{unit.parent});
  json.member("line", std::int64_t{unit.line});
  json.member("def_line", std::int64_t{unit.def_line});
  json.member("column", std::int64_t{unit.column});
  json.member("begin", std::int64_t{unit.begin});
  json.member("end", std::int64_t{unit.end});
  json.member("end_line", std::int64_t{unit.end_line});
  json.member("end_column", std::int64_t{unit.end_column});
  json.end_object();
}

void write_issue(JsonWriter& json, const SyntaxIssue& issue) {
  json.begin_object();
  json.member("line", std::int64_t{issue.line});
  json.member("column", std::int64_t{issue.column});
  json.member("message", issue.message);
  json.end_object();
}

}  // namespace

std::string_view source_unit_kind_name(SourceUnitKind kind) {
  switch (kind) {
    case SourceUnitKind::kFunction:
      return "function";
    case SourceUnitKind::kLambda:
      return "lambda";
    case SourceUnitKind::kClass:
      return "class";
  }
  RK_CHECK(false);
}

SourceIndex index_tree(const TSTree* tree, std::string_view text) {
  return Indexer(tree, text).run();
}

Result<SourceIndex> index_source(std::string_view text) {
  const std::string parsed = with_newlines(text);
  RK_TRY_ASSIGN(const SyntaxTree tree, parse_python(parsed));
  return index_tree(tree.get(), parsed);
}

std::string to_json(const SourceIndex& index) {
  JsonWriter json;
  json.begin_object();
  json.key("units");
  json.begin_array();
  for (const SourceUnit& unit : index.units) write_unit(json, unit);
  json.end_array();
  json.key("generator_expressions");
  json.begin_array();
  for (const SourceUnit& unit : index.generator_expressions) write_unit(json, unit);
  json.end_array();
  json.key("error");
  if (index.error) {
    write_issue(json, *index.error);
  } else {
    json.null();
  }
  json.end_object();
  return std::move(json).take();
}

}  // namespace reknot
