// Which objects a drawing has, and which of them it shows as one node.
// The words of a request: core/view/VIEW.md.
#ifndef RK_CORE_VIEW_FOLDS_H_
#define RK_CORE_VIEW_FOLDS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/view/subject.h"
#include "core/view/weights.h"

namespace reknot {

struct Fold {
  enum class By : std::uint8_t { kKind, kModule, kDepth, kUnder };

  By by;
  // As it was asked for: "kind:cell".
  std::string line;
  // Of kKind and kModule.
  std::string name;
  // Of kDepth and kUnder.
  std::uint32_t number = 0;
};

struct Focus {
  ObjectId object;
  std::uint32_t distance;
};

struct ViewRequest {
  // An object belongs to the first one that it fits.
  std::vector<Fold> folds;
  // Objects that are not folded.
  std::vector<ObjectId> open;
  std::optional<Focus> focus;

  bool needs_weights() const;
};

// Reads the lines of `folds`, and `focus`: "ID/K", or nothing.
//
// errors   kBadRequest     offset 0; a line that is none, a number that names no object
//          kLimitExceeded  offset 0; more than 256 folds
Result<ViewRequest> read_view_request(const ViewSubject& subject, std::string_view folds,
                                      std::string_view focus);

// A node of a drawing.
struct FoldedNode {
  // In ascending order; one, unless they are folded.
  std::vector<ObjectId> objects;
  // Null for an object that stands for itself.
  const Fold* fold;
};

struct FoldedGraph {
  // Objects by number, then groups by their first object.
  std::vector<FoldedNode> nodes;
  // By object: its node, or kHidden.
  std::vector<std::uint32_t> node_of;
  static constexpr std::uint32_t kHidden = ~std::uint32_t{0};
};

// Folds objects that belong to the same fold and refer to each other, or are referred to by the same
// object, into one node; what stays alone stays as it is.
//
// weights  may be null unless the request needs them
// returns  keeps addresses within `request`
// cost     O(objects + references)
FoldedGraph fold_objects(const ViewSubject& subject, const Weights* weights,
                         const ViewRequest& request);

}  // namespace reknot

#endif  // RK_CORE_VIEW_FOLDS_H_
