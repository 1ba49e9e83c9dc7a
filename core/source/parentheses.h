// Which parentheses say nothing. Private to this folder.
#ifndef RK_CORE_SOURCE_PARENTHESES_H_
#define RK_CORE_SOURCE_PARENTHESES_H_

#include "core/source/syntax.h"

namespace reknot {

// Whether a text means the same without the parentheses of a parenthesized_expression that is in no
// other one directly.
//
// Judged is by the operators inside and those beside it as Python ranks them, not by how the tree
// is nested, in which the grammar makes mistakes: `await a ** b` is read as `await (a ** b)`, and
// `x := a if b else c` as `(x := a) if b else c`.
//
// begin, end  of the statement or definition around: what is outside is not beside
// cost        linear in what is inside, but for what is in brackets there; amortized over all
//             parentheses of a text linear
bool is_redundant(const SyntaxNodes& nodes, NodeIndex parentheses, NodeIndex begin,
                  NodeIndex end);

}  // namespace reknot

#endif  // RK_CORE_SOURCE_PARENTHESES_H_
