#include "core/source/document.h"

#include <algorithm>
#include <utility>

#include "core/base/bytes.h"
#include "core/source/lens_parts.h"
#include "core/source/parser.h"
#include "core/source/syntax.h"

namespace reknot {
namespace {

bool is_boundary(std::string_view text, std::uint64_t offset) {
  if (offset == text.size()) return true;
  return (static_cast<std::uint8_t>(text[offset]) & 0xC0U) != 0x80;
}

Status check_edit(std::string_view text, std::uint64_t begin, std::uint64_t end,
                  std::string_view replacement) {
  if (begin > end || end > text.size()) {
    return Error{ErrorCode::kBadRequest, begin,
                 "the text has " + std::to_string(text.size()) + " bytes"};
  }
  if (!is_boundary(text, begin)) return Error{ErrorCode::kBadUtf8, begin, {}};
  if (!is_boundary(text, end)) return Error{ErrorCode::kBadUtf8, end, {}};
  if (!is_utf8(replacement)) return Error{ErrorCode::kBadUtf8, begin, {}};
  if (text.size() - (end - begin) + replacement.size() > kMaxSourceBytes) {
    return Error{ErrorCode::kLimitExceeded, kMaxSourceBytes, "the source is too long"};
  }
  return Unit{};
}

// Where `offset` is, as tree-sitter counts.
TSPoint point_at(std::string_view text, std::uint32_t offset) {
  const std::string_view before = text.substr(0, offset);
  const auto row = std::count(before.begin(), before.end(), '\n');
  const std::size_t last = before.rfind('\n');
  const std::size_t start = last == std::string_view::npos ? 0 : last + 1;
  return {static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(offset - start)};
}

bool has_error(const SyntaxTree& tree) {
  return ts_node_has_error(ts_tree_root_node(tree.get()));
}

}  // namespace

struct SourceDocument::State {
  std::string text;
  // With "\n" for each "\r" that stands alone.
  std::string parsed;
  SyntaxTree tree;
  SharedNodes nodes;
};

SourceDocument::SourceDocument(std::unique_ptr<State> state) : state_(std::move(state)) {}
SourceDocument::SourceDocument(SourceDocument&&) noexcept = default;
SourceDocument& SourceDocument::operator=(SourceDocument&&) noexcept = default;
SourceDocument::~SourceDocument() = default;

Result<SourceDocument> SourceDocument::open(std::string_view text) {
  auto state = std::make_unique<State>();
  state->text = text;
  state->parsed = with_newlines(text);
  RK_TRY_ASSIGN(state->tree, parse_python(state->parsed));
  state->nodes = flatten_shared(state->tree.get(), {});
  return SourceDocument(std::move(state));
}

std::string_view SourceDocument::text() const { return state_->text; }

Status SourceDocument::edit(std::uint64_t begin, std::uint64_t end,
                            std::string_view replacement) {
  RK_TRY(check_edit(state_->text, begin, end, replacement));
  State next;
  next.text = state_->text;
  next.text.replace(begin, end - begin, replacement);
  next.parsed = with_newlines(next.text);
  if (has_error(state_->tree)) {
    RK_TRY_ASSIGN(next.tree, parse_python(next.parsed));
  } else {
    // What a "\r" before the edit was taken for depends on what follows it.
    const bool is_after_return = begin > 0 && state_->text[begin - 1] == '\r';
    const auto from = static_cast<std::uint32_t>(begin - (is_after_return ? 1 : 0));
    const auto old_end = static_cast<std::uint32_t>(end);
    const auto new_end = static_cast<std::uint32_t>(begin + replacement.size());
    const TSInputEdit edit = {from,
                              old_end,
                              new_end,
                              point_at(next.parsed, from),
                              point_at(state_->parsed, old_end),
                              point_at(next.parsed, new_end)};
    const SyntaxTree old(ts_tree_copy(state_->tree.get()));
    ts_tree_edit(old.get(), &edit);
    RK_TRY_ASSIGN(next.tree, reparse_python(next.parsed, old.get()));
    if (has_error(next.tree)) {
      RK_TRY_ASSIGN(next.tree, parse_python(next.parsed));
    }
  }
  // The tree before is still there, and with it the parts that both share.
  next.nodes = flatten_shared(next.tree.get(), state_->nodes);
  *state_ = std::move(next);
  return Unit{};
}

Result<Lens> SourceDocument::analyze() const {
  return read_tree_lens(state_->tree.get(), state_->nodes.nodes, state_->parsed);
}

}  // namespace reknot
