#include "core/source/syntax.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace reknot {
namespace {

struct Row {
  std::string_view type;
  bool is_node;
  Syntax syntax;
};

constexpr bool kToken = false;
constexpr bool kNode = true;
constexpr std::array kRows = {
#define RK_SYNTAX(number, name, type, kind) Row{type, k##kind, Syntax::k##name},
#include "core/source/normal_form.def"
#undef RK_SYNTAX
};

constexpr std::array<std::pair<std::string_view, Field>, 12> kFields = {{
    {"alias", Field::kAlias},
    {"attribute", Field::kAttribute},
    {"body", Field::kBody},
    {"left", Field::kLeft},
    {"name", Field::kName},
    {"parameters", Field::kParameters},
    {"return_type", Field::kReturnType},
    {"right", Field::kRight},
    {"superclasses", Field::kSuperclasses},
    {"type", Field::kType},
    {"type_parameters", Field::kTypeParameters},
    {"value", Field::kValue},
}};

// The grammar's numbers for types and fields, and ours.
class Numbers {
 public:
  Numbers() {
    const TSLanguage* language = python_language();
    for (std::uint32_t i = 0; i < ts_language_symbol_count(language); ++i) {
      const auto symbol = static_cast<TSSymbol>(i);
      const TSSymbolType kind = ts_language_symbol_type(language, symbol);
      const bool is_seen = kind == TSSymbolTypeRegular || kind == TSSymbolTypeAnonymous;
      symbols_.push_back(is_seen ? syntax_of(ts_language_symbol_name(language, symbol),
                                             kind == TSSymbolTypeRegular)
                                 : Syntax::kUnknown);
    }
    fields_.resize(ts_language_field_count(language) + 1, Field::kNone);
    for (const auto& [name, field] : kFields) {
      const TSFieldId id = ts_language_field_id_for_name(
          language, name.data(), static_cast<std::uint32_t>(name.size()));
      if (id != 0) fields_[id] = field;
    }
  }

  Syntax syntax(TSNode node) const {
    const TSSymbol symbol = ts_node_symbol(node);
    return symbol < symbols_.size() ? symbols_[symbol] : Syntax::kUnknown;
  }
  Field field(TSFieldId id) const { return fields_[id]; }

 private:
  std::vector<Syntax> symbols_;
  std::vector<Field> fields_;
};

bool is_opaque(Syntax syntax) {
  return syntax == Syntax::kStringContent || syntax == Syntax::kTokenIsNot ||
         syntax == Syntax::kTokenNotIn;
}

// Read only, once it is made.
const Numbers& numbers() {
  static const Numbers made;
  return made;
}

// Copies a tree into an array. `tree` must outlive the walk.
class Flattener {
 public:
  explicit Flattener(const TSTree* tree)
      : cursor_(ts_tree_cursor_new(ts_tree_root_node(tree))) {
    result_.is_whole = !ts_node_has_error(ts_tree_root_node(tree));
  }
  Flattener(const Flattener&) = delete;
  Flattener& operator=(const Flattener&) = delete;
  ~Flattener() { ts_tree_cursor_delete(&cursor_); }

  SyntaxNodes run() && {
    do {
      enter(ts_tree_cursor_current_node(&cursor_));
    } while (descend() || advance());
    return std::move(result_);
  }

 private:
  // An extra node is entered too, but leaves nothing behind.
  static constexpr NodeIndex kNothing = ~NodeIndex{0};

  void enter(TSNode node) {
    if (ts_node_is_extra(node)) {
      open_.push_back(kNothing);
      return;
    }
    const NodeIndex index = result_.size();
    // Nothing is inside an extra node, so what is open around is never kNothing.
    const NodeIndex parent = open_.empty() ? index : open_.back();
    result_.nodes.push_back({numbers().syntax(node),
                             numbers().field(ts_tree_cursor_current_field_id(&cursor_)),
                             parent, index + 1, ts_node_start_byte(node),
                             ts_node_end_byte(node)});
    open_.push_back(index);
  }

  bool descend() {
    const NodeIndex index = open_.back();
    if (index == kNothing || is_opaque(result_[index].syntax)) return false;
    return ts_tree_cursor_goto_first_child(&cursor_);
  }

  bool advance() {
    for (;;) {
      if (open_.back() != kNothing) result_.nodes[open_.back()].end = result_.size();
      open_.pop_back();
      if (ts_tree_cursor_goto_next_sibling(&cursor_)) return true;
      if (!ts_tree_cursor_goto_parent(&cursor_)) return false;
    }
  }

  TSTreeCursor cursor_;
  std::vector<NodeIndex> open_;
  SyntaxNodes result_;
};

}  // namespace

Syntax syntax_of(std::string_view type, bool is_node) {
  const auto row = std::find_if(kRows.begin(), kRows.end(), [&](const Row& candidate) {
    return candidate.is_node == is_node && candidate.type == type;
  });
  return row == kRows.end() ? Syntax::kUnknown : row->syntax;
}

NodeIndex SyntaxNodes::child_in(NodeIndex index, Field field) const {
  NodeIndex child = first_child(index);
  while (child < nodes[index].end && nodes[child].field != field)
    child = nodes[child].end;
  return child;
}

NodeIndex SyntaxNodes::child_of(NodeIndex index, Syntax syntax) const {
  NodeIndex child = first_child(index);
  while (child < nodes[index].end && nodes[child].syntax != syntax) {
    child = nodes[child].end;
  }
  return child;
}

bool SyntaxNodes::is_type_alias(NodeIndex index) const {
  const NodeIndex left = child_in(index, Field::kLeft);
  if (left == nodes[index].end || is_leaf(left)) return false;
  const Syntax named = nodes[first_child(left)].syntax;
  return named == Syntax::kIdentifier || named == Syntax::kGenericType;
}

SyntaxNodes flatten(const TSTree* tree) { return Flattener(tree).run(); }

}  // namespace reknot
