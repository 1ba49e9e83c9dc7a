// The drawing of a timeline's objects: core/view/VIEW.md, `graph_view`.
#ifndef RK_CORE_VIEW_GRAPH_VIEW_H_
#define RK_CORE_VIEW_GRAPH_VIEW_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/view/cards.h"
#include "core/view/folds.h"
#include "core/view/layout.h"

namespace reknot {

// Above this many nodes cards have no rows and edges are straight; and nothing is laid out.
inline constexpr std::uint32_t kMaxCardNodes = 500;
inline constexpr std::uint32_t kMaxDrawnNodes = 20'000;

struct ViewNode {
  // The object's, or -1, -2, … for groups.
  std::int64_t id;
  FoldedNode folded;
  std::string kind;
  std::string label;
  Point corner;
  Card card;
  std::uint32_t created;
  // kNeverStep if one of its objects is never complete.
  std::uint32_t completed;
  std::vector<std::string> names;
};

struct ViewEdge {
  // Numbers of nodes.
  std::uint32_t from;
  std::uint32_t to;
  // Of the only reference that it stands for.
  std::optional<std::uint32_t> slot;
  std::string slot_name;
  std::uint32_t count;
  std::uint32_t appears;
  std::uint32_t filled;
  bool closes;
  std::vector<Point> route;
};

struct GraphView {
  std::int32_t width = 0;
  std::int32_t height = 0;
  // How many objects there are, and nodes after folding.
  std::uint32_t objects = 0;
  std::uint32_t shown = 0;
  bool too_many = false;
  std::vector<ViewNode> nodes;
  std::vector<ViewEdge> edges;
};

// weights  may be null unless the request needs them
// returns  keeps addresses within `request`
// cost     that of fold_objects, then that of the layout (core/view/layout.h)
GraphView graph_view(const ViewSubject& subject, const Weights* weights,
                     const ViewRequest& request);

}  // namespace reknot

#endif  // RK_CORE_VIEW_GRAPH_VIEW_H_
