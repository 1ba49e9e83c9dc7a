// The objects of a timeline by what they are: core/view/VIEW.md, `type_graph`.
#ifndef RK_CORE_VIEW_TYPE_GRAPH_H_
#define RK_CORE_VIEW_TYPE_GRAPH_H_

#include <cstdint>
#include <string>
#include <vector>

#include "core/view/layout.h"
#include "core/view/subject.h"
#include "core/view/weights.h"

namespace reknot {

inline constexpr std::uint32_t kMaxTypes = 60;

struct TypeGraph {
  struct Node {
    std::string kind;
    std::string label;
    std::uint32_t count = 0;
    std::uint64_t bytes = 0;
    Point corner = {0, 0};
    std::int32_t width = 0;
    std::int32_t height = 0;
  };
  struct Edge {
    std::uint32_t from;
    std::uint32_t to;
    std::uint32_t count;
    std::vector<Point> route;
  };
  std::int32_t width = 0;
  std::int32_t height = 0;
  // By falling count, then kind and label; of many the last is "others".
  std::vector<Node> nodes;
  // By nodes.
  std::vector<Edge> edges;
};

// cost     O(objects + references), then that of layered_layout of at most kMaxTypes nodes
TypeGraph type_graph(const ViewSubject& subject, const Weights& weights);

std::string to_json(const TypeGraph& graph);

}  // namespace reknot

#endif  // RK_CORE_VIEW_TYPE_GRAPH_H_
