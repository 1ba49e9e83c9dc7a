#include "core/source/normal_form.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <utility>

#include "core/base/sort.h"
#include "core/source/form_encoder.h"
#include "core/source/form_writer.h"
#include "core/source/scope_reader.h"
#include "core/source/syntax.h"
#include "core/source/tree_index.h"

namespace reknot {
namespace {

// With "\n" alone at the ends of lines, as strings have it.
std::string plain_lines(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      plain.push_back(text[i]);
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      plain.push_back('\n');
    }
  }
  return plain;
}

std::vector<std::string> sorted(std::span<const std::string> names) {
  std::vector<std::string> result(names.begin(), names.end());
  sort_items(result);
  return result;
}

// What the grammar and CPython read in different ways -----------------------------------

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};
// Letters that NFKC leaves alone, whatever is beside them (Unicode, DerivedNormalizationProps.txt):
// Latin, Greek, Cyrillic, Kana, Han, Hangul. There are more.
constexpr std::array<Range, 9> kStableLetters = {{{0xC0, 0xD6},
                                                  {0xD8, 0xF6},
                                                  {0xF8, 0x131},
                                                  {0x391, 0x3A1},
                                                  {0x3A3, 0x3C9},
                                                  {0x410, 0x44F},
                                                  {0x3041, 0x3096},
                                                  {0x4E00, 0x9FA5},
                                                  {0xAC00, 0xD7A3}}};

// The first character, which is valid UTF-8, and how many bytes it has.
std::pair<std::uint32_t, std::size_t> first_character(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
  };
  const auto next = [&](std::size_t i) { return byte(i) & 0x3F; };
  if (byte(0) < 0x80) return {byte(0), 1};
  if (byte(0) < 0xE0) return {(byte(0) & 0x1F) << 6 | next(1), 2};
  if (byte(0) < 0xF0) return {(byte(0) & 0xF) << 12 | next(1) << 6 | next(2), 3};
  return {(byte(0) & 7) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4};
}

// Whether Unicode normalization could change an identifier.
bool may_change(std::string_view identifier) {
  while (!identifier.empty()) {
    const auto [point, size] = first_character(identifier);
    const bool is_stable =
        point < 0x80 ||
        std::any_of(kStableLetters.begin(), kStableLetters.end(),
                    [letter = point](const Range& range) {
                      return range.first <= letter && letter <= range.last;
                    });
    if (!is_stable) return true;
    identifier.remove_prefix(size);
  }
  return false;
}

// Whether a line begins with a tab after a space, or is continued within its indentation: there
// the grammar measures otherwise than CPython.
bool has_odd_indentation(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
    const std::size_t space = line.find(' ');
    const bool is_mixed =
        space < indent && line.substr(space, indent - space).find('\t') != line.npos;
    if (is_mixed || line.substr(indent).starts_with('\\')) return true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

bool is_readable(const SyntaxNodes& nodes, NodeIndex definition, std::string_view text) {
  if (has_odd_indentation(nodes.text_of(definition, text))) return false;
  for (NodeIndex i = definition; i < nodes[definition].end; ++i) {
    const bool is_identifier = nodes[i].syntax == Syntax::kIdentifier;
    if (is_identifier && may_change(nodes.text_of(i, text))) return false;
  }
  return true;
}

}  // namespace

// What is kept of a unit.
struct NormalForms::State {
  // Where a function is, by what `of` asks for.
  struct Place {
    std::uint32_t line;
    std::string path;
    NodeIndex node;

    bool operator<(const Place& other) const {
      return std::tie(line, path) < std::tie(other.line, other.path);
    }
  };

  std::string text;
  std::string class_name;
  std::vector<std::string> globals;
  SyntaxNodes nodes;
  SyntaxScopes scopes;
  std::vector<Place> places;

  void find_places(const SourceIndex& index);
  std::optional<NodeIndex> find(std::uint32_t line, std::string_view path) const;
  NormalForm verbatim(std::uint32_t line, std::string_view path,
                      std::span<const std::string> cells) const;
};

// The unit itself, and the methods of a class and of classes directly inside it.
void NormalForms::State::find_places(const SourceIndex& index) {
  std::vector<std::pair<std::uint32_t, NodeIndex>> bodies;
  for (NodeIndex i = 0; i < nodes.size(); ++i) {
    const Syntax owner = nodes.parent_syntax(i);
    const bool is_function =
        owner == Syntax::kFunctionDefinition || owner == Syntax::kLambda;
    if (is_function && nodes[i].field == SyntaxField::kBody) {
      bodies.emplace_back(nodes[i].begin_byte, nodes[i].parent);
    }
  }
  sort_items(bodies);
  // By unit, its path; empty where functions are around.
  std::vector<std::string> paths(index.units.size());
  for (std::size_t i = 0; i < index.units.size(); ++i) {
    const SourceUnit& unit = index.units[i];
    if (i == 0) {
      paths[i] = unit.name;
    } else if (unit.parent >= 0) {
      const auto parent = static_cast<std::size_t>(unit.parent);
      const bool is_in_class = index.units[parent].kind == SourceUnitKind::kClass;
      if (!is_in_class || paths[parent].empty()) continue;
      paths[i] = paths[parent];
      paths[i] += '.';
      paths[i] += unit.name;
    }
    if (paths[i].empty() || unit.kind == SourceUnitKind::kClass) continue;
    const auto body = std::lower_bound(bodies.begin(), bodies.end(),
                                       std::pair{unit.body_begin, NodeIndex{0}});
    if (body == bodies.end() || body->first != unit.body_begin) continue;
    places.push_back({unit.line - 1, paths[i], body->second});
  }
  sort_items(places);
}

std::optional<NodeIndex> NormalForms::State::find(std::uint32_t line,
                                                  std::string_view path) const {
  const Place wanted = {line, std::string(path), 0};
  const auto [first, last] = std::equal_range(places.begin(), places.end(), wanted);
  // Two of one name on a line cannot be told apart.
  if (last - first != 1) return std::nullopt;
  return first->node;
}

NormalForm NormalForms::State::verbatim(std::uint32_t line, std::string_view path,
                                        std::span<const std::string> cells) const {
  FormWriter out;
  out.letter('V');
  out.text(text);
  out.number(line);
  out.text(path);
  out.text(class_name);
  out.number(scopes.string_annotations ? 1 : 0);
  NormalForm form = {{}, sorted(cells), globals};
  for (const std::vector<std::string>* names : {&form.cells, &form.globals}) {
    out.number(names->size());
    for (const std::string& name : *names) out.text(name);
  }
  form.bytes = std::move(out).take();
  return form;
}

NormalForms::NormalForms(std::unique_ptr<State> state) : state_(std::move(state)) {}
NormalForms::NormalForms(NormalForms&&) noexcept = default;
NormalForms& NormalForms::operator=(NormalForms&&) noexcept = default;
NormalForms::~NormalForms() = default;

Result<NormalForms> NormalForms::read(const NormalUnit& unit) {
  auto state = std::make_unique<State>();
  state->text = plain_lines(unit.text);
  // Between parentheses a lambda may have line ends of its own.
  if (unit.kind == SourceUnitKind::kLambda) {
    state->text.insert(state->text.begin(), '(');
    state->text += "\n)";
  }
  state->class_name = unit.class_name;
  state->globals = sorted(unit.globals);
  RK_TRY_ASSIGN(const SyntaxTree tree, parse_python(state->text));
  state->nodes = flatten(tree.get());
  const ScopeSurroundings surroundings = {state->class_name, unit.free,
                                          unit.string_annotations};
  state->scopes = read_syntax_scopes(state->nodes, state->text, surroundings);
  resolve_names(state->scopes.table, unit.free);
  state->find_places(index_tree(tree.get(), state->text));
  return NormalForms(std::move(state));
}

NormalForm NormalForms::of(std::uint32_t line, std::string_view path,
                           std::span<const std::string> cells) const {
  const State& state = *state_;
  const std::optional<NodeIndex> node = state.find(line, path);
  if (state.nodes.is_whole && node && is_readable(state.nodes, *node, state.text)) {
    std::optional<NormalForm> form =
        FormEncoder(state.nodes, state.text, state.scopes, *node).run(cells);
    if (form) return *std::move(form);
  }
  return state.verbatim(line, path, cells);
}

}  // namespace reknot
