#include "core/replay/source_span.h"

#include <algorithm>

namespace reknot {
namespace {

// What a line of text is, as far as blocks are concerned.
struct TextLine {
  std::uint32_t indent;
  bool is_decorator;
  bool is_header;
  // Has code, be it only a bracket.
  bool is_code;
  // Is code that ends a block indented as deep.
  bool ends_blocks;
};

TextLine read_line(std::string_view line) {
  const std::size_t indent = std::min(line.find_first_not_of(" \t\r\f"), line.size());
  const std::string_view code = line.substr(indent);
  const bool is_code = !code.empty() && code[0] != '#';
  return {static_cast<std::uint32_t>(indent), code.starts_with('@'),
          code.starts_with("def ") || code.starts_with("class ") ||
              code.starts_with("async "),
          is_code, is_code && std::string_view(")]}").find(code[0]) == code.npos};
}

std::vector<TextLine> read_lines(std::string_view text) {
  std::vector<TextLine> lines;
  while (!text.empty()) {
    const std::size_t newline = text.find('\n');
    lines.push_back(read_line(text.substr(0, newline)));
    if (newline == std::string_view::npos) break;
    text.remove_prefix(newline + 1);
  }
  return lines;
}

}  // namespace

SourceSpan source_span(const Source& source) {
  std::string_view text = source.text;
  if (text.ends_with('\n')) text.remove_suffix(1);
  const auto newlines = std::count(text.begin(), text.end(), '\n');
  return {source.file, source.line, source.line + static_cast<std::uint32_t>(newlines)};
}

DefinitionEnds::DefinitionEnds(std::string_view text) {
  const std::vector<TextLine> lines = read_lines(text);
  const auto size = static_cast<std::uint32_t>(lines.size());
  lines_.resize(size);
  // By line, and behind the last one: the last line of code before it.
  std::vector<std::uint32_t> code_before(size + 1, 0);
  for (std::uint32_t i = 0; i < size; ++i) {
    code_before[i + 1] = lines[i].is_code ? i : code_before[i];
  }
  // The lines below that can end a block, the nearest on top. Of two lines the lower one matters
  // only if it is indented less, so each is indented no less than the one under it on the stack.
  std::vector<std::uint32_t> enders;
  std::uint32_t header = 0;
  for (std::uint32_t i = size; i-- > 0;) {
    lines_[i] = {i, i};
    if (!lines[i].ends_blocks) continue;
    while (!enders.empty() && lines[enders.back()].indent > lines[i].indent) {
      enders.pop_back();
    }
    if (lines[i].is_header) {
      header = i;
      lines_[i].end = code_before[enders.empty() ? size : enders.back()];
    } else if (lines[i].is_decorator && header > i) {
      lines_[i].header = header;
    }
    enders.push_back(i);
  }
}

std::uint32_t DefinitionEnds::end_of(std::uint32_t line) const {
  return line < lines_.size() ? lines_[lines_[line].header].end : line;
}

SourceSpans::SourceSpans(const Graph& graph) {
  for (const Source& source : graph.sources()) ends_.emplace_back(source.text);
}

SourceSpan SourceSpans::code_span(const Graph& graph, NodeId code_node) const {
  const CodeInfo& code = graph.code(code_node);
  const Source& source = graph.sources()[code.source];
  if (code.line == 0) return source_span(source);
  return {source.file, source.line + code.line,
          source.line + ends_[code.source].end_of(code.line)};
}

}  // namespace reknot
