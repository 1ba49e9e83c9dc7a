#include "core/freeze/cycles.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/base/sort.h"
#include "core/freeze/components.h"

namespace reknot {
namespace {

bool leads_to_itself(const PlaceGraph& places, PlaceId place) {
  const std::span<const Edge> edges = places.edges(place);
  return std::any_of(edges.begin(), edges.end(),
                     [place](const Edge& edge) { return edge.target == place; });
}

}  // namespace

std::vector<ObjectCycle> find_cycles(const PlaceGraph& places) {
  const auto comes_before = [&](PlaceId a, PlaceId b) {
    return places.order(a) < places.order(b);
  };
  std::vector<ObjectCycle> cycles;
  ComponentWalk(places.edge_table()).run([&](std::span<const std::uint32_t> members) {
    if (members.size() == 1 && !leads_to_itself(places, members[0])) return;
    ObjectCycle cycle;
    std::copy_if(members.begin(), members.end(), std::back_inserter(cycle),
                 [&](PlaceId place) { return places.is_seen(place); });
    sort_items(cycle, comes_before);
    if (!cycle.empty()) cycles.push_back(std::move(cycle));
  });
  sort_items(cycles, [&](const ObjectCycle& a, const ObjectCycle& b) {
    return comes_before(a[0], b[0]);
  });
  return cycles;
}

}  // namespace reknot
