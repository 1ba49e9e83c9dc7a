// The source index of a tree that is there. Private to this folder.
#ifndef RK_CORE_SOURCE_TREE_INDEX_H_
#define RK_CORE_SOURCE_TREE_INDEX_H_

#include <string_view>

#include "core/source/index.h"
#include "core/source/parser.h"

namespace reknot {

// As index_source.
//
// text  that `tree` was parsed from
SourceIndex index_tree(const TSTree* tree, std::string_view text);

}  // namespace reknot

#endif  // RK_CORE_SOURCE_TREE_INDEX_H_
