// What to say about a place that the parser could not make sense of. Private to this
// folder.
#ifndef RK_CORE_SOURCE_SYNTAX_ISSUE_H_
#define RK_CORE_SOURCE_SYNTAX_ISSUE_H_

#include <tree_sitter/api.h>

#include <string>
#include <string_view>

namespace reknot {

struct Complaint {
  // The node to point at: `node`, or the token in it that is the likely cause.
  TSNode where;
  std::string message;
};

// Judges an error node or a missing one. `text` is the text that was parsed.
//
// cost  linear in the number of children
Complaint complain(TSNode node, std::string_view text);

}  // namespace reknot

#endif  // RK_CORE_SOURCE_SYNTAX_ISSUE_H_
