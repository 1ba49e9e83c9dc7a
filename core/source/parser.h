// Python text to a tree-sitter tree, within limits. Private to core/source and core/lower: whoever is
// outside includes core/source/index.h.
#ifndef RK_CORE_SOURCE_PARSER_H_
#define RK_CORE_SOURCE_PARSER_H_

#include <tree_sitter/api.h>

#include <memory>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace reknot {

struct SyntaxTreeDeleter {
  void operator()(TSTree* tree) const { ts_tree_delete(tree); }
};
using SyntaxTree = std::unique_ptr<TSTree, SyntaxTreeDeleter>;

// The Python grammar; static storage.
const TSLanguage* python_language();

// The text with "\n" in the place of each "\r" that stands alone. "\r\n" may stay, since the parser
// takes "\r" for a space; so no offset changes.
std::string with_newlines(std::string_view text);

// Parses a text in which only "\n" and "\r\n" end lines.
//
// text     UTF-8; not kept
// returns  a tree for any text, with error nodes where it is broken
// errors   as index_source
Result<SyntaxTree> parse_python(std::string_view text);

// The same for a text that was edited.
//
// old      the tree of the text before, to which ts_tree_edit has told the edit; not kept
// returns  what parse_python does, if the old text and the new one parse without an error; others
//          may be recovered from in another way than afresh
// cost     that of what the edit touched, and a look at all of the text
Result<SyntaxTree> reparse_python(std::string_view text, const TSTree* old);

}  // namespace reknot

#endif  // RK_CORE_SOURCE_PARSER_H_
