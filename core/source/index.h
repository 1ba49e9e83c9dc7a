// Every function, lambda and class of a Python text, cut exactly.
//
// The text is read by an error-tolerant parser (tree-sitter, which this header hides), so
// one that is being typed is indexed as far as it parses. Positions are CPython's: lines
// from 1, columns in UTF-8 bytes from 0, ends exclusive, all as `ast` and code objects
// have them. Byte offsets count from the first byte of the text that was given.
//
//   line ends     "\n", "\r\n" and "\r" each end a line, as in CPython
//   byte order    a mark at the front counts in byte offsets, not in columns
//   mark
//   form feed     one byte of its line, as in CPython
//   identifiers   as spelled; CPython applies NFKC to get `co_name`
//   grammar       the parser takes more than any one Python does (`print x` as well as
//                 `type X = int`), so no error here does not mean that Python compiles
//                 it; and it trips where, within brackets, a line ends in "." and the
//                 next one is indented less than the block
#ifndef RK_CORE_SOURCE_INDEX_H_
#define RK_CORE_SOURCE_INDEX_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace reknot {

enum class SourceUnitKind : std::uint8_t { kFunction, kLambda, kClass };

// "function", "lambda" or "class"; static storage.
std::string_view source_unit_kind_name(SourceUnitKind kind);

// A piece of a text that makes a code object of its own: `def`, `async def`, `lambda` or
// `class`. Comprehensions are no units.
struct SourceUnit {
  static constexpr std::int32_t kNoParent = -1;

  SourceUnitKind kind;
  // As spelled in the text; "<lambda>" for a lambda.
  std::string name;
  // Index of the nearest unit in whose *body* this one stands, or kNoParent. Decorators,
  // defaults, annotations, type parameters and base classes belong to the scope around.
  std::int32_t parent;
  // Where CPython says that the code object begins (`co_firstlineno`): the line of the
  // first decorator, or else def_line.
  std::uint32_t line;
  // The line of `async`, `def`, `class` or `lambda`.
  std::uint32_t def_line;
  // The column of the text's start, at `begin`.
  std::uint32_t column;
  // [begin, end) in bytes: from the first decorator's "@", or else from the keyword, to
  // the end of the last token; comments and line ends that follow are left out, a
  // semicolon is not.
  std::uint32_t begin;
  std::uint32_t end;
  std::uint32_t end_line;
  std::uint32_t end_column;
  // Where the first token of the body begins.
  std::uint32_t body_begin;
};

// The first place that the parser could not make sense of.
struct SyntaxIssue {
  std::uint32_t line;
  std::uint32_t column;
  std::string message;
};

struct SourceIndex {
  // Ordered by `begin`, the outer before the inner.
  std::vector<SourceUnit> units;
  // A generator expression is an object of its own while it runs: kLambda, "<genexpr>"; parents are
  // among `units`, never among these. Ordered by `begin`.
  std::vector<SourceUnit> generator_expressions;
  // If set, the units around and after this place are the parser's best guess.
  std::optional<SyntaxIssue> error;
};

// What one call takes in, in bytes and in different widths of indentation (CPython takes
// 100 levels).
inline constexpr std::uint32_t kMaxSourceBytes = 8U << 20;
inline constexpr std::uint32_t kMaxIndentWidths = 380;

// Finds the units of a Python text.
//
// text     [<= kMaxSourceBytes] UTF-8, any line ends; not kept
// returns  the units, and the first syntax error if there is one
// errors   kBadUtf8        offset of the first byte that is not UTF-8
//          kLimitExceeded  offset kMaxSourceBytes; the text is longer
//          kLimitExceeded  offset of a line's first token; the width of its indentation
//                          is one too many
//          kLimitExceeded  offset that the parser had reached when it was stopped, since
//                          the text is made, or broken, so that reading it takes seconds
// cost     linear for text that parses, some 7 MB/s; bounded for any other. No recursion.
Result<SourceIndex> index_source(std::string_view text);

// {"units": [{"kind", "name", "parent", "line", "def_line", "column", "begin", "end",
// "end_line", "end_column"}...], "generator_expressions": [the same...], "error": null | {"line", "column", "message"}}
std::string to_json(const SourceIndex& index);

}  // namespace reknot

#endif  // RK_CORE_SOURCE_INDEX_H_
