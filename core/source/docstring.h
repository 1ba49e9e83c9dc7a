// What a definition says of itself. Private to core/source and core/lower.
#ifndef RK_CORE_SOURCE_DOCSTRING_H_
#define RK_CORE_SOURCE_DOCSTRING_H_

#include <string_view>

#include "core/source/syntax.h"

namespace reknot {

// Whether a statement is a docstring, should it be the first of its block: nothing but a string,
// perhaps in parentheses, that is neither bytes nor has interpolations.
//
// source   CPython 3.11, Python/ast.c, _PyAST_GetDocString
bool is_docstring(const SyntaxNodes& nodes, std::string_view text, NodeIndex statement);

}  // namespace reknot

#endif  // RK_CORE_SOURCE_DOCSTRING_H_
