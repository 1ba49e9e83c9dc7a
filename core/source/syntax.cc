#include "core/source/syntax.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>

#include "core/base/sort.h"

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

constexpr std::array<std::pair<std::string_view, SyntaxField>, 12> kFields = {{
    {"alias", SyntaxField::kAlias},
    {"attribute", SyntaxField::kAttribute},
    {"body", SyntaxField::kBody},
    {"left", SyntaxField::kLeft},
    {"name", SyntaxField::kName},
    {"parameters", SyntaxField::kParameters},
    {"return_type", SyntaxField::kReturnType},
    {"right", SyntaxField::kRight},
    {"superclasses", SyntaxField::kSuperclasses},
    {"type", SyntaxField::kType},
    {"type_parameters", SyntaxField::kTypeParameters},
    {"value", SyntaxField::kValue},
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
    fields_.resize(ts_language_field_count(language) + 1, SyntaxField::kNone);
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
  SyntaxField field(TSFieldId id) const { return fields_[id]; }

 private:
  std::vector<Syntax> symbols_;
  std::vector<SyntaxField> fields_;
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

// Parts with fewer nodes are walked rather than looked up.
constexpr NodeIndex kMinSharedNodes = 24;

// Copies a tree into an array. `tree` must outlive the walk.
class Flattener {
 public:
  // before, shared  null, or the nodes to take over from and those to fill; kept
  Flattener(const TSTree* tree, const SharedNodes* before, SharedNodes* shared)
      : cursor_(ts_tree_cursor_new(ts_tree_root_node(tree))),
        before_(before),
        shared_(shared) {
    result_.is_whole = !ts_node_has_error(ts_tree_root_node(tree));
    if (before == nullptr) return;
    result_.nodes.reserve(before->nodes.size() + kMinSharedNodes);
    for (const SharedNodes::Part& part : before->parts) {
      known_.try_emplace(part.id, part.index);
    }
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

  struct Open {
    NodeIndex index;
    const void* part;
  };

  void enter(TSNode node) {
    if (ts_node_is_extra(node)) {
      open_.push_back({kNothing, nullptr});
      return;
    }
    const NodeIndex index = result_.size();
    // Nothing is inside an extra node, so what is open around is never kNothing.
    const NodeIndex parent = open_.empty() ? index : open_.back().index;
    result_.nodes.push_back({numbers().syntax(node),
                             numbers().field(ts_tree_cursor_current_field_id(&cursor_)),
                             parent, index + 1, ts_node_start_byte(node),
                             ts_node_end_byte(node)});
    open_.push_back({index, node.id});
    is_taken_ = before_ != nullptr && take_over(index, node.id);
  }

  // Copies what is inside a node that the tree before had, too. Nothing inside it depends on what
  // is around, but its place does.
  bool take_over(NodeIndex index, const void* part) {
    const auto found = known_.find(part);
    if (found == known_.end()) return false;
    const NodeIndex from = found->second;
    const NodeIndex end = before_->nodes[from].end;
    // Both may be less than before; unsigned numbers come out right.
    const NodeIndex shift = index - from;
    const std::uint32_t moved =
        result_[index].begin_byte - before_->nodes[from].begin_byte;
    for (NodeIndex i = from + 1; i < end; ++i) {
      SyntaxNode node = before_->nodes[i];
      node.parent += shift;
      node.end += shift;
      node.begin_byte += moved;
      node.end_byte += moved;
      result_.nodes.push_back(node);
    }
    const auto after = [](NodeIndex at, const SharedNodes::Part& it) {
      return at < it.index;
    };
    auto inner =
        std::upper_bound(before_->parts.begin(), before_->parts.end(), from, after);
    for (; inner != before_->parts.end() && inner->index < end; ++inner) {
      shared_->parts.push_back({inner->index + shift, inner->id});
    }
    return true;
  }

  bool descend() {
    const NodeIndex index = open_.back().index;
    if (index == kNothing || is_taken_ || is_opaque(result_[index].syntax)) return false;
    return ts_tree_cursor_goto_first_child(&cursor_);
  }

  bool advance() {
    for (;;) {
      if (open_.back().index != kNothing) leave(open_.back());
      open_.pop_back();
      if (ts_tree_cursor_goto_next_sibling(&cursor_)) return true;
      if (!ts_tree_cursor_goto_parent(&cursor_)) return false;
    }
  }

  void leave(const Open& open) {
    SyntaxNode& node = result_.nodes[open.index];
    node.end = result_.size();
    if (shared_ != nullptr && node.end - open.index >= kMinSharedNodes) {
      shared_->parts.push_back({open.index, open.part});
    }
  }

  TSTreeCursor cursor_;
  const SharedNodes* before_;
  SharedNodes* shared_;
  // The parts of `before_`; only looked up.
  std::unordered_map<const void*, NodeIndex> known_;
  std::vector<Open> open_;
  // The node that was entered last is there with all that is inside it.
  bool is_taken_ = false;
  SyntaxNodes result_;
};

}  // namespace

Syntax syntax_of(std::string_view type, bool is_node) {
  const auto row = std::find_if(kRows.begin(), kRows.end(), [&](const Row& candidate) {
    return candidate.is_node == is_node && candidate.type == type;
  });
  return row == kRows.end() ? Syntax::kUnknown : row->syntax;
}

NodeIndex SyntaxNodes::child_in(NodeIndex index, SyntaxField field) const {
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
  const NodeIndex left = child_in(index, SyntaxField::kLeft);
  if (left == nodes[index].end || is_leaf(left)) return false;
  const Syntax named = nodes[first_child(left)].syntax;
  return named == Syntax::kIdentifier || named == Syntax::kGenericType;
}

SyntaxNodes flatten(const TSTree* tree) {
  return Flattener(tree, nullptr, nullptr).run();
}

SharedNodes flatten_shared(const TSTree* tree, const SharedNodes& before) {
  SharedNodes shared;
  shared.nodes = Flattener(tree, &before, &shared).run();
  sort_items(shared.parts, [](const SharedNodes::Part& a, const SharedNodes::Part& b) {
    return a.index < b.index;
  });
  return shared;
}

}  // namespace reknot
