#include "core/replay/union_graph.h"

#include "core/replay/closing_edges.h"
#include "core/replay/script.h"

namespace reknot {
namespace {

void add_objects(const TimelineScript& script, UnionGraph& united) {
  const Graph& graph = script.names().graph();
  const History& history = script.history();
  united.objects.reserve(graph.size());
  for (ObjectId id = 0; id < graph.size(); ++id) {
    const bool made = history.created(id) != kNeverStep;
    united.objects.push_back({made ? kind_label(graph.kind(id)) : std::string_view(),
                              history.created(id), history.completed(id)});
  }
}

void add_references(const TimelineScript& script, UnionGraph& united) {
  const Names& names = script.names();
  const History& history = script.history();
  for (ObjectId id = 0; id < names.graph().size(); ++id) {
    if (history.created(id) == kNeverStep) continue;
    const std::span<const Value> slots = names.graph().slots(id);
    std::uint32_t shown = 0;
    for (std::uint32_t slot = 0; slot < slots.size(); ++slot) {
      if (names.slot_role(id, slot).empty()) continue;
      const std::uint32_t filled = history.filled(id, slot);
      if (slots[slot].is_node() && filled != kNeverStep) {
        united.references.push_back(
            {id, shown, slots[slot].as_node(), history.created(id), filled, false});
      }
      ++shown;
    }
  }
}

// The references in the order of their filling; one step fills those of an object in their order.
std::vector<std::uint32_t> in_order_of_filling(const UnionGraph& united,
                                               std::uint32_t steps) {
  std::vector<std::uint32_t> next(std::size_t{steps} + 1, 0);
  for (const UnionReference& reference : united.references) ++next[reference.filled + 1];
  for (std::uint32_t step = 0; step < steps; ++step) next[step + 1] += next[step];
  std::vector<std::uint32_t> order(united.references.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    order[next[united.references[i].filled]++] = i;
  }
  return order;
}

void mark_closing(std::uint32_t steps, UnionGraph& united) {
  const std::vector<std::uint32_t> order = in_order_of_filling(united, steps);
  std::vector<AddedEdge> edges;
  edges.reserve(order.size());
  for (const std::uint32_t i : order) {
    edges.push_back({united.references[i].from, united.references[i].to});
  }
  const std::vector<bool> closes =
      closing_edges(static_cast<std::uint32_t>(united.objects.size()), edges);
  for (std::size_t i = 0; i < order.size(); ++i) {
    united.references[order[i]].closes = closes[i];
  }
}

void add_variables(const TimelineScript& script, UnionGraph& united) {
  const std::int64_t last = std::int64_t{script.history().steps()} - 1;
  for (const auto& [step, name, value] : script.history().variables(last)) {
    if (value.is_node()) united.variables.push_back({name, value.as_node()});
  }
}

}  // namespace

UnionGraph union_graph(const TimelineScript& script) {
  UnionGraph united;
  add_objects(script, united);
  add_references(script, united);
  mark_closing(script.history().steps(), united);
  add_variables(script, united);
  return united;
}

}  // namespace reknot
