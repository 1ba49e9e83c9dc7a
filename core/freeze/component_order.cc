#include "core/freeze/component_order.h"

#include <algorithm>

#include "core/freeze/components.h"
#include "core/freeze/edges.h"

namespace reknot {

void ComponentOrder::update(const TermGraph& graph, ParentTable& parents,
                            std::span<const TermId> moved) {
  levels_.resize(graph.size(), kNew);
  next_.resize(graph.size());
  places_.resize(graph.size(), kNew);
  std::vector<TermId> out_of_order;
  for (const TermId node : moved) {
    if (!is_in_order(graph, node)) out_of_order.push_back(node);
  }
  if (!out_of_order.empty()) order(graph, parents.ancestors(out_of_order));
}

// Whether a node is a component by itself and may keep its level.
bool ComponentOrder::is_in_order(const TermGraph& graph, TermId node) const {
  if (levels_[node] == kNew || next_[node] != node) return false;
  const std::span<const TermId> children = graph.children(node);
  return std::all_of(children.begin(), children.end(),
                     [&](TermId child) { return levels_[child] < levels_[node]; });
}

// nodes    with all that lead to them
void ComponentOrder::order(const TermGraph& graph, std::span<const TermId> nodes) {
  for (std::uint32_t i = 0; i < nodes.size(); ++i) places_[nodes[i]] = i;
  EdgeTable edges;
  for (const TermId node : nodes) {
    for (const TermId child : graph.children(node)) {
      if (places_[child] != kNew) edges.add_edge(places_[child], 0);
    }
    edges.add_source();
  }
  for (const TermId node : nodes) levels_[node] = 0;
  ComponentWalk walk(edges);
  walk.run([&](std::span<const std::uint32_t> members) {
    const std::uint32_t component = walk.component_of(members[0]);
    std::uint32_t level = 0;
    for (std::size_t i = 0; i < members.size(); ++i) {
      next_[nodes[members[i]]] = nodes[members[(i + 1) % members.size()]];
      for (const TermId child : graph.children(nodes[members[i]])) {
        const std::uint32_t place = places_[child];
        const bool is_inside = place != kNew && walk.component_of(place) == component;
        if (!is_inside) level = std::max(level, levels_[child] + 1);
      }
    }
    for (const std::uint32_t member : members) levels_[nodes[member]] = level;
  });
  for (const TermId node : nodes) places_[node] = kNew;
}

}  // namespace reknot
