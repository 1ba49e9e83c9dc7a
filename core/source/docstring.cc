#include "core/source/docstring.h"

#include "core/source/literals.h"

namespace reknot {

bool is_docstring(const SyntaxNodes& nodes, std::string_view text, NodeIndex statement) {
  if (nodes[statement].syntax != Syntax::kExpressionStatement) return false;
  NodeIndex inside = nodes.first_child(statement);
  const bool is_only =
      inside < nodes[statement].end && nodes[inside].end == nodes[statement].end;
  if (!is_only) return false;
  while (nodes[inside].syntax == Syntax::kParenthesizedExpression) inside += 2;
  const bool is_string = nodes[inside].syntax == Syntax::kString ||
                         nodes[inside].syntax == Syntax::kConcatenatedString;
  if (!is_string) return false;
  for (NodeIndex i = inside; i < nodes[inside].end; ++i) {
    if (nodes[i].syntax != Syntax::kStringStart) continue;
    const StringPrefix prefix = string_prefix(nodes.text_of(i, text));
    if (prefix.is_bytes || prefix.has_interpolations()) return false;
  }
  return true;
}

}  // namespace reknot
