#include "core/replay/closing_edges.h"

#include <algorithm>
#include <span>

#include "core/freeze/components.h"

namespace reknot {
namespace {

class EdgeCloser {
 public:
  EdgeCloser(std::uint32_t nodes, const std::vector<AddedEdge>& edges)
      : closes_(edges.size(), false), local_(nodes, kNone) {
    edges_.reserve(edges.size());
    for (std::uint32_t i = 0; i < edges.size(); ++i) {
      edges_.push_back({edges[i].from, edges[i].to, i});
    }
  }

  std::vector<bool> run() && {
    const auto end = static_cast<std::uint32_t>(edges_.size());
    const std::span<TimedEdge> cyclic = split(edges_, end);
    solve(cyclic, 0, end);
    return std::move(closes_);
  }

 private:
  static constexpr std::uint32_t kNone = ~0U;
  struct TimedEdge {
    std::uint32_t from;
    std::uint32_t to;
    std::uint32_t time;
  };

  // The ends of all edges lie in one component with each other at some time in [begin, end), and at
  // none before: where they do so before, they are one node by now.
  void solve(std::span<TimedEdge> edges, std::uint32_t begin, std::uint32_t end) {
    if (edges.empty()) return;
    // One edge alone makes a cycle of itself only.
    if (edges.size() == 1) begin = edges[0].time;
    if (end - begin == 1 || edges.size() == 1) {
      for (const TimedEdge& edge : edges) {
        if (edge.time == begin) closes_[edge.time] = true;
      }
      return;
    }
    const std::uint32_t middle = begin + (end - begin) / 2;
    const std::span<TimedEdge> early = split(edges, middle);
    solve(early, begin, middle);
    solve(settle(edges.subspan(early.size())), middle, end);
  }

  // Moves those to the front that were added before `until` and whose ends the edges up to then
  // connect; returns these. The others get components for nodes.
  std::span<TimedEdge> split(std::span<TimedEdge> edges, std::uint32_t until) {
    number_nodes(edges);
    add_edges(edges, until);
    ComponentWalk walk(table_);
    walk.run([](std::span<const std::uint32_t>) {});
    const auto component = [&](std::uint32_t node) {
      return walk.component_of(local_[node]);
    };
    const auto late =
        std::stable_partition(edges.begin(), edges.end(), [&](const TimedEdge& edge) {
          return edge.time < until && component(edge.from) == component(edge.to);
        });
    name_components(walk);
    std::for_each(late, edges.end(), [&](TimedEdge& edge) {
      edge.from = names_[component(edge.from)];
      edge.to = names_[component(edge.to)];
    });
    for (const std::uint32_t node : nodes_) local_[node] = kNone;
    return {edges.begin(), late};
  }

  // An edge within a node closes a cycle for sure, and connects nothing.
  std::span<TimedEdge> settle(std::span<TimedEdge> edges) {
    const auto rest =
        std::stable_partition(edges.begin(), edges.end(),
                              [](const TimedEdge& edge) { return edge.from == edge.to; });
    for (auto edge = edges.begin(); edge != rest; ++edge) closes_[edge->time] = true;
    return {rest, edges.end()};
  }

  void number_nodes(std::span<const TimedEdge> edges) {
    nodes_.clear();
    for (const TimedEdge& edge : edges) {
      for (const std::uint32_t node : {edge.from, edge.to}) {
        if (local_[node] != kNone) continue;
        local_[node] = static_cast<std::uint32_t>(nodes_.size());
        nodes_.push_back(node);
      }
    }
  }

  // Groups the edges that were added before `until` by their beginnings.
  void add_edges(std::span<const TimedEdge> edges, std::uint32_t until) {
    ends_.assign(nodes_.size() + 1, 0);
    for (const TimedEdge& edge : edges) {
      if (edge.time < until) ++ends_[local_[edge.from] + 1];
    }
    for (std::size_t i = 1; i < ends_.size(); ++i) ends_[i] += ends_[i - 1];
    targets_.resize(ends_.back());
    for (const TimedEdge& edge : edges) {
      if (edge.time < until) targets_[ends_[local_[edge.from]]++] = local_[edge.to];
    }
    table_.clear();
    std::uint32_t next = 0;
    for (std::size_t node = 0; node < nodes_.size(); ++node) {
      for (; next < ends_[node]; ++next) table_.add_edge(targets_[next], 0);
      table_.add_source();
    }
  }

  // A component is called after one of its nodes.
  void name_components(const ComponentWalk& walk) {
    names_.resize(nodes_.size());
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      names_[walk.component_of(i)] = nodes_[i];
    }
  }

  std::vector<bool> closes_;
  std::vector<TimedEdge> edges_;
  // Of the edges at hand: their nodes, and by node its place among these.
  std::vector<std::uint32_t> nodes_;
  std::vector<std::uint32_t> local_;
  std::vector<std::uint32_t> ends_;
  std::vector<std::uint32_t> targets_;
  EdgeTable table_;
  std::vector<std::uint32_t> names_;
};

}  // namespace

std::vector<bool> closing_edges(std::uint32_t nodes,
                                const std::vector<AddedEdge>& edges) {
  return EdgeCloser(nodes, edges).run();
}

}  // namespace reknot
