// Atoms as a reader of Python would write them, cut where they are long.
#ifndef RK_CORE_GRAPH_VALUE_TEXT_H_
#define RK_CORE_GRAPH_VALUE_TEXT_H_

#include <string>
#include <string_view>

#include "core/graph/graph.h"

namespace reknot {

// What is longer ends in "…": texts in code points, byte strings and big ints in bytes.
inline constexpr std::size_t kMaxShownText = 60;
inline constexpr std::size_t kMaxShownBytes = 32;

// As Python's repr has it; ints beyond 64 bits in hexadecimal. Empty for an absent value.
//
// value    not a node
// cost     O(1)
std::string value_text(const Graph& graph, Value value);

// A text as Python's repr has it, but only control characters, quotes, backslashes and surrogates
// are escaped.
std::string quoted_text(std::string_view utf8);

}  // namespace reknot

#endif  // RK_CORE_GRAPH_VALUE_TEXT_H_
