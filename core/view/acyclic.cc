#include "core/view/acyclic.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/view/adjacency.h"

namespace reknot {
namespace {

constexpr std::uint32_t kNone = ~std::uint32_t{0};
constexpr std::uint32_t kSiftings = 4;
// A move takes as long as there are nodes between.
constexpr std::size_t kMaxSifted = 2000;

Adjacency edges_from(const LayoutGraph& graph) {
  return {graph.nodes.size(), graph.edges.size(),
          [&](std::uint32_t edge) { return graph.edges[edge].from; }};
}

// By node: its place in a breadth-first walk from the roots, and how far away from them it is; what
// they do not reach comes behind.
struct Reading {
  std::vector<std::uint32_t> places;
  std::vector<std::uint32_t> distances;
};

Reading read_from_roots(const LayoutGraph& graph, const Adjacency& out) {
  Reading reading;
  reading.places.assign(graph.nodes.size(), kNone);
  reading.distances.assign(graph.nodes.size(), 0);
  std::vector<std::uint32_t> found;
  const auto find = [&](std::uint32_t node, std::uint32_t distance) {
    if (reading.places[node] != kNone) return;
    reading.places[node] = static_cast<std::uint32_t>(found.size());
    reading.distances[node] = distance;
    found.push_back(node);
  };
  std::size_t next = 0;
  const auto walk = [&] {
    for (; next < found.size(); ++next) {
      const std::uint32_t distance = reading.distances[found[next]] + 1;
      for (const std::uint32_t edge : out.of(found[next])) {
        find(graph.edges[edge].to, distance);
      }
    }
  };
  for (const std::uint32_t root : graph.roots) find(root, 0);
  walk();
  for (std::uint32_t node = 0; node < graph.nodes.size(); ++node) {
    find(node, 0);
    walk();
  }
  return reading;
}

// By node: the number of its strongly connected component (Tarjan 1972, with a stack of its own).
class Components {
 public:
  Components(const LayoutGraph& graph, const Adjacency& out)
      : graph_(graph),
        out_(out),
        index_(graph.nodes.size(), kNone),
        low_(graph.nodes.size(), 0),
        next_edge_(graph.nodes.size(), 0),
        component_(graph.nodes.size(), kNone) {
    for (std::uint32_t node = 0; node < graph.nodes.size(); ++node) {
      if (index_[node] == kNone) walk(node);
    }
  }

  bool together(std::uint32_t a, std::uint32_t b) const {
    return component_[a] == component_[b];
  }

 private:
  void walk(std::uint32_t start) {
    enter(start);
    while (!path_.empty()) {
      const std::uint32_t node = path_.back();
      const auto edges = out_.of(node);
      if (next_edge_[node] == edges.size()) {
        leave(node);
        continue;
      }
      const std::uint32_t to = graph_.edges[edges[next_edge_[node]++]].to;
      if (index_[to] == kNone) {
        enter(to);
      } else if (component_[to] == kNone) {
        low_[node] = std::min(low_[node], index_[to]);
      }
    }
  }

  void enter(std::uint32_t node) {
    index_[node] = low_[node] = count_++;
    path_.push_back(node);
    open_.push_back(node);
  }

  void leave(std::uint32_t node) {
    path_.pop_back();
    if (!path_.empty()) low_[path_.back()] = std::min(low_[path_.back()], low_[node]);
    if (low_[node] != index_[node]) return;
    while (component_[node] == kNone) {
      component_[open_.back()] = node;
      open_.pop_back();
    }
  }

  const LayoutGraph& graph_;
  const Adjacency& out_;
  std::vector<std::uint32_t> index_;
  std::vector<std::uint32_t> low_;
  std::vector<std::uint32_t> next_edge_;
  std::vector<std::uint32_t> component_;
  std::vector<std::uint32_t> path_;
  std::vector<std::uint32_t> open_;
  std::uint32_t count_ = 0;
};

// Moves nodes in the reading order, within their components, to where fewer edges lead back. By
// distance, a node that is to pass what is nearer to the roots, or further away, must save two at
// least: one edge that is led back reads better than a drawing that begins in the middle.
class Sifter {
 public:
  Sifter(const LayoutGraph& graph, const Adjacency& out, const Components& components,
         Turning turning, Reading& reading)
      : graph_(graph),
        out_(out),
        in_(graph.nodes.size(), graph.edges.size(),
            [&](std::uint32_t edge) { return graph.edges[edge].to; }),
        components_(components),
        least_gain_(turning == Turning::kFew ? 1 : 2),
        places_(reading.places),
        distances_(reading.distances),
        order_(places_.size()) {
    for (std::uint32_t node = 0; node < places_.size(); ++node) {
      order_[places_[node]] = node;
    }
  }

  void run() {
    for (std::uint32_t pass = 0; pass < kSiftings; ++pass) {
      bool better = false;
      for (std::uint32_t node = 0; node < places_.size(); ++node) {
        better = sift(node) || better;
      }
      if (!better) return;
    }
  }

 private:
  struct Move {
    std::uint32_t to;
    std::int32_t gain;
  };
  struct Neighbour {
    std::uint32_t place;
    // What is gained when the node comes from behind it to before it.
    std::int32_t gain;
  };

  bool sift(std::uint32_t node) {
    read_neighbours(node);
    const std::uint32_t place = places_[node];
    Move best = {place, 0};
    const auto consider = [&](std::uint32_t to, std::int32_t gain) {
      const bool leaves = distances_[order_[to]] != distances_[node];
      if (gain > best.gain && (gain >= least_gain_ || !leaves)) best = {to, gain};
    };
    const auto behind =
        std::partition_point(neighbours_.begin(), neighbours_.end(),
                             [&](const Neighbour& other) { return other.place < place; });
    std::int32_t gain = 0;
    for (auto other = behind; other != neighbours_.begin();) {
      --other;
      gain += other->gain;
      consider(other->place, gain);
    }
    gain = 0;
    for (auto other = behind; other != neighbours_.end(); ++other) {
      gain -= other->gain;
      consider(other->place, gain);
    }
    move(place, best.to);
    return best.gain > 0;
  }

  void read_neighbours(std::uint32_t node) {
    neighbours_.clear();
    for (const std::uint32_t edge : out_.of(node)) add(node, graph_.edges[edge].to, 1);
    for (const std::uint32_t edge : in_.of(node)) add(node, graph_.edges[edge].from, -1);
    sort_items(neighbours_,
               [](const Neighbour& a, const Neighbour& b) { return a.place < b.place; });
  }

  void add(std::uint32_t node, std::uint32_t other, std::int32_t gain) {
    if (other == node || !components_.together(node, other)) return;
    neighbours_.push_back({places_[other], gain});
  }

  void move(std::uint32_t from, std::uint32_t to) {
    const auto begin = order_.begin();
    if (to < from) std::rotate(begin + to, begin + from, begin + from + 1);
    if (to > from) std::rotate(begin + from, begin + from + 1, begin + to + 1);
    for (std::uint32_t i = std::min(from, to); i <= std::max(from, to); ++i) {
      places_[order_[i]] = i;
    }
  }

  const LayoutGraph& graph_;
  const Adjacency& out_;
  const Adjacency in_;
  const Components& components_;
  // For leaving the nodes that are as far away from the roots.
  const std::int32_t least_gain_;
  std::vector<std::uint32_t>& places_;
  const std::vector<std::uint32_t>& distances_;
  std::vector<std::uint32_t> order_;
  std::vector<Neighbour> neighbours_;
};

}  // namespace

std::vector<std::uint8_t> turned_edges(const LayoutGraph& graph, Turning turning) {
  const Adjacency out = edges_from(graph);
  Reading reading = read_from_roots(graph, out);
  const Components components(graph, out);
  if (graph.nodes.size() <= kMaxSifted) {
    Sifter(graph, out, components, turning, reading).run();
  }
  std::vector<std::uint8_t> turned(graph.edges.size(), 0);
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    const auto [from, to, port] = graph.edges[i];
    turned[i] = reading.places[to] < reading.places[from] && components.together(from, to)
                    ? 1
                    : 0;
  }
  return turned;
}

}  // namespace reknot
