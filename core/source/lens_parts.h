// The parts of the lens, in the order in which they are made. Private to this folder.
#ifndef RK_CORE_SOURCE_LENS_PARTS_H_
#define RK_CORE_SOURCE_LENS_PARTS_H_

#include <string_view>

#include "core/source/lens.h"
#include "core/source/lens_context.h"
#include "core/source/parser.h"

namespace reknot {

// Lens::scopes and Lens::functions, without captures and recursion.
Status read_functions(const LensContext& context, LensBudget& budget, Lens& lens);

// Lens::variables, and the captures of the functions.
Status read_variables(const LensContext& context, LensBudget& budget, Lens& lens);

// The recursion of each function.
Status read_recursion(const LensContext& context, LensBudget& budget, Lens& lens);

// Lens::diagnostics.
void read_diagnostics(const LensContext& context, Lens& lens);

// The lens of a text whose tree is there.
//
// nodes  those of `tree`
// text   that `tree` was parsed from
Result<Lens> read_tree_lens(const TSTree* tree, const SyntaxNodes& nodes,
                            std::string_view text);

}  // namespace reknot

#endif  // RK_CORE_SOURCE_LENS_PARTS_H_
