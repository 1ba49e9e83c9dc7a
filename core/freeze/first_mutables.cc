#include "core/freeze/first_mutables.h"

#include "core/base/check.h"
#include "core/freeze/components.h"

namespace reknot {
namespace {

TermId both(TermId a, TermId b) {
  if (a == FirstMutables::kNone || a == b) return b;
  return b == FirstMutables::kNone ? a : FirstMutables::kSeveral;
}

}  // namespace

FirstMutables::FirstMutables(const TermGraph& graph) : met_(graph.size(), kNone) {
  std::vector<TermId> immutable;
  std::vector<std::uint32_t> index_of(graph.size());
  for (TermId node = 0; node < graph.size(); ++node) {
    for (const TermId child : graph.children(node)) RK_CHECK(child < graph.size());
    if (graph.is_mutable(node)) {
      met_[node] = node;
    } else {
      index_of[node] = static_cast<std::uint32_t>(immutable.size());
      immutable.push_back(node);
    }
  }
  EdgeTable edges;
  for (const TermId node : immutable) {
    for (const TermId child : graph.children(node)) {
      if (!graph.is_mutable(child)) edges.add_edge(index_of[child], 0);
    }
    edges.add_source();
  }
  // All of a component meet the same; what is not in it has been visited before.
  ComponentWalk(edges).run([&](std::span<const std::uint32_t> members) {
    TermId met = kNone;
    for (const std::uint32_t member : members) {
      for (const TermId child : graph.children(immutable[member])) {
        met = both(met, met_[child]);
      }
    }
    for (const std::uint32_t member : members) met_[immutable[member]] = met;
  });
}

}  // namespace reknot
