// How a program can be changed so that it travels. Private to this folder.
#ifndef RK_CORE_SOURCE_LENS_FIX_H_
#define RK_CORE_SOURCE_LENS_FIX_H_

#include <optional>
#include <vector>

#include "core/source/lens.h"
#include "core/source/lens_context.h"

namespace reknot {

class FixFinder {
 public:
  explicit FixFinder(const LensContext& context);

  // Moves `name = call(…)` into the function that alone uses the name. There is no such fix where
  // the call would mean something else there, may not run at all, or shares its line.
  //
  // call, target  the call and the identifier that it is bound to
  // function      in Lens::functions
  // cost          linear in the call and in the names of the function
  std::optional<Diagnostic::Fix> move_into_function(NodeIndex call, NodeIndex target,
                                                    std::uint32_t function) const;

 private:
  struct Uses {
    std::uint32_t writes = 0;
    // The only function that reads it, if there is one.
    std::uint32_t reader = LensContext::kNone;
    bool is_read_elsewhere = false;
  };

  bool is_used_in(std::uint32_t variable, std::uint32_t function) const;
  bool means_the_same_in(NodeIndex call, std::uint32_t function) const;
  // The statement that does nothing but bind, on lines of its own and always run; or 0.
  NodeIndex own_statement(NodeIndex call, NodeIndex target) const;
  // The first statement after the docstring, on a line of its own; or 0.
  NodeIndex first_statement(std::uint32_t function) const;
  // What stands between the beginning of a node's line and the node; nothing if that is no space.
  std::optional<std::string_view> indentation(NodeIndex node) const;

  const LensContext& context_;
  const SyntaxNodes& nodes_;
  // By variable of the context.
  std::vector<Uses> uses_;
};

}  // namespace reknot

#endif  // RK_CORE_SOURCE_LENS_FIX_H_
