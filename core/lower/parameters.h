// The parameters of a `def` or a `lambda`. Private to this folder.
#ifndef RK_CORE_LOWER_PARAMETERS_H_
#define RK_CORE_LOWER_PARAMETERS_H_

#include <string_view>
#include <vector>

#include "core/source/syntax.h"

namespace reknot {

enum class ParameterKind : std::uint8_t {
  kPlain,
  kSlash,        // what is before it is positional only
  kStar,         // what is behind it is keyword only
  kPositionals,  // *args
  kKeywords,     // **kwargs
};

struct Parameter {
  static constexpr NodeIndex kNone = 0;

  ParameterKind kind;
  NodeIndex node;
  // The identifier, and as it is spelled; none for separators.
  NodeIndex name_node = kNone;
  std::string_view name = {};
  // kNone if there is none.
  NodeIndex default_value = kNone;
  NodeIndex annotation = kNone;
};

// Of the function_definition or lambda `node`, in the order of the text.
std::vector<Parameter> read_parameters(const SyntaxNodes& nodes, std::string_view text,
                                       NodeIndex node);

}  // namespace reknot

#endif  // RK_CORE_LOWER_PARAMETERS_H_
