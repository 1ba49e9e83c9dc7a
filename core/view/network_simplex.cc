#include "core/view/network_simplex.h"

#include <algorithm>
#include <limits>

#include "core/base/check.h"
#include "core/view/adjacency.h"

namespace reknot {
namespace {

constexpr std::uint32_t kNone = ~std::uint32_t{0};
// Of the tree's edges that could leave, how many are looked at before one is chosen.
constexpr std::uint32_t kCandidates = 24;

// A spanning tree of tight edges, each node with the edge to its parent. The cut value of that edge
// is what moving the node's subtree would save a pixel: since edges within the subtree cancel out, it
// is the sum of the weights that come into its nodes less those that go out, counted once a node.
class Simplex {
 public:
  Simplex(std::span<const SimplexEdge> edges, std::vector<std::int32_t>& places)
      : edges_(edges),
        places_(places),
        incident_(incident_edges(edges, places.size())),
        parent_(places.size(), kNone),
        parent_edge_(places.size(), kNone),
        first_child_(places.size(), kNone),
        next_sibling_(places.size(), kNone),
        previous_sibling_(places.size(), kNone),
        pull_(places.size(), 0),
        in_subtree_(places.size(), 0) {
    grow_tree();
    sum_pulls();
  }

  // Exchanges one edge of the tree; false if none would make it better.
  bool pivot() {
    const std::uint32_t node = leaving();
    if (node == kNone) return false;
    collect(node);
    const std::uint32_t edge = entering(node);
    // The sum has no least value; no constraint holds the subtree.
    RK_CHECK(edge != kNone);
    move_subtree(edge);
    hang(node, edge);
    for (const std::uint32_t below : subtree_) in_subtree_[below] = 0;
    return true;
  }

 private:
  // Every edge at both of its ends.
  static Adjacency incident_edges(std::span<const SimplexEdge> edges, std::size_t nodes) {
    return {nodes, 2 * edges.size(), [edges](std::uint32_t end) {
              const SimplexEdge& edge = edges[end / 2];
              return end % 2 == 0 ? edge.from : edge.to;
            }};
  }

  std::int32_t slack(const SimplexEdge& edge) const {
    return places_[edge.to] - places_[edge.from] - edge.length;
  }

  // --- The first tree --------------------------------------------------------------------------

  // Grows a tree from node 0 over tight edges; where none leads on, the tree moves as a whole until
  // the nearest edge is tight.
  void grow_tree() {
    std::vector<std::uint32_t> tree = {0};
    std::vector<std::uint8_t> in_tree(places_.size(), 0);
    in_tree[0] = 1;
    std::vector<std::uint32_t> front;
    std::size_t next = 0;
    while (true) {
      for (; next < tree.size(); ++next) {
        for (const std::uint32_t end : incident_.of(tree[next])) {
          const std::uint32_t number = end / 2;
          const std::uint32_t other = other_end(number, tree[next]);
          if (in_tree[other] != 0) continue;
          if (slack(edges_[number]) != 0) {
            front.push_back(number);
            continue;
          }
          in_tree[other] = 1;
          attach(other, tree[next], number);
          tree.push_back(other);
        }
      }
      if (tree.size() == places_.size()) return;
      const std::uint32_t nearest = nearest_of(front, in_tree);
      RK_CHECK(nearest != kNone);
      const SimplexEdge& edge = edges_[nearest];
      const bool forwards = in_tree[edge.from] != 0;
      const std::int32_t shift = forwards ? slack(edge) : -slack(edge);
      for (const std::uint32_t node : tree) places_[node] += shift;
      const std::uint32_t inside = forwards ? edge.from : edge.to;
      const std::uint32_t outside = forwards ? edge.to : edge.from;
      in_tree[outside] = 1;
      attach(outside, inside, nearest);
      tree.push_back(outside);
    }
  }

  // The edge with the least slack among those that lead out of the tree; drops those that do not.
  std::uint32_t nearest_of(std::vector<std::uint32_t>& front,
                           const std::vector<std::uint8_t>& in_tree) const {
    std::uint32_t best = kNone;
    std::size_t kept = 0;
    for (const std::uint32_t number : front) {
      const SimplexEdge& edge = edges_[number];
      if (in_tree[edge.from] == in_tree[edge.to]) continue;
      front[kept++] = number;
      if (best == kNone || slack(edge) < slack(edges_[best])) best = number;
    }
    front.resize(kept);
    return best;
  }

  std::uint32_t other_end(std::uint32_t number, std::uint32_t node) const {
    const SimplexEdge& edge = edges_[number];
    return edge.from == node ? edge.to : edge.from;
  }

  void sum_pulls() {
    for (const SimplexEdge& edge : edges_) {
      pull_[edge.from] -= edge.weight;
      pull_[edge.to] += edge.weight;
    }
    collect(0);
    for (std::size_t i = subtree_.size(); i-- > 1;) {
      pull_[parent_[subtree_[i]]] += pull_[subtree_[i]];
    }
    for (const std::uint32_t node : subtree_) in_subtree_[node] = 0;
  }

  // --- A pivot ---------------------------------------------------------------------------------

  // Below 0 if it helps to pull the ends of a node's tree edge apart.
  std::int64_t cut_value(std::uint32_t node) const {
    return edges_[parent_edge_[node]].to == node ? pull_[node] : -pull_[node];
  }

  // A node whose tree edge has a low cut value, kNone if no value is below 0.
  std::uint32_t leaving() {
    std::uint32_t best = kNone;
    std::uint32_t seen = 0;
    for (std::size_t i = 0; i < places_.size() && seen < kCandidates; ++i) {
      if (++scan_ >= places_.size()) scan_ = 0;
      if (parent_[scan_] == kNone || cut_value(scan_) >= 0) continue;
      ++seen;
      if (best == kNone || cut_value(scan_) < cut_value(best)) best = scan_;
    }
    return best;
  }

  void collect(std::uint32_t top) {
    subtree_.assign(1, top);
    for (std::size_t i = 0; i < subtree_.size(); ++i) {
      const std::uint32_t node = subtree_[i];
      in_subtree_[node] = 1;
      for (std::uint32_t child = first_child_[node]; child != kNone;
           child = next_sibling_[child]) {
        subtree_.push_back(child);
      }
    }
  }

  // The tightest edge that keeps the subtree of `top` from moving to where it is drawn.
  std::uint32_t entering(std::uint32_t top) const {
    // The subtree moves up the line if the edge that leaves comes into it.
    const bool grows = edges_[parent_edge_[top]].to == top;
    std::uint32_t best = kNone;
    for (const std::uint32_t node : subtree_) {
      for (const std::uint32_t end : incident_.of(node)) {
        const std::uint32_t number = end / 2;
        const SimplexEdge& edge = edges_[number];
        if ((grows ? edge.from : edge.to) != node) continue;
        if (in_subtree_[grows ? edge.to : edge.from] != 0) continue;
        if (best != kNone) {
          const std::int32_t less = slack(edge) - slack(edges_[best]);
          if (less > 0 || (less == 0 && number > best)) continue;
        }
        best = number;
      }
    }
    return best;
  }

  void move_subtree(std::uint32_t number) {
    const SimplexEdge& edge = edges_[number];
    const std::int32_t shift = in_subtree_[edge.from] != 0 ? slack(edge) : -slack(edge);
    if (shift == 0) return;
    for (const std::uint32_t node : subtree_) places_[node] += shift;
  }

  // Hangs the subtree of `top` on the tree by `number` instead.
  void hang(std::uint32_t top, std::uint32_t number) {
    const std::int64_t pull = pull_[top];
    for (std::uint32_t node = parent_[top]; node != kNone; node = parent_[node]) {
      pull_[node] -= pull;
    }
    const SimplexEdge& edge = edges_[number];
    const bool from_inside = in_subtree_[edge.from] != 0;
    std::uint32_t node = from_inside ? edge.from : edge.to;
    std::uint32_t parent = from_inside ? edge.to : edge.from;
    for (std::uint32_t above = parent; above != kNone; above = parent_[above]) {
      pull_[above] += pull;
    }
    // Turns the way from the new edge up to `top` round.
    std::int64_t below = 0;
    while (true) {
      const std::uint32_t old_parent = parent_[node];
      const std::uint32_t old_edge = parent_edge_[node];
      const std::int64_t old_pull = pull_[node];
      detach(node);
      attach(node, parent, number);
      pull_[node] = pull - below;
      if (node == top) return;
      below = old_pull;
      parent = node;
      node = old_parent;
      number = old_edge;
    }
  }

  void attach(std::uint32_t node, std::uint32_t parent, std::uint32_t edge) {
    parent_[node] = parent;
    parent_edge_[node] = edge;
    previous_sibling_[node] = kNone;
    next_sibling_[node] = first_child_[parent];
    if (first_child_[parent] != kNone) previous_sibling_[first_child_[parent]] = node;
    first_child_[parent] = node;
  }

  void detach(std::uint32_t node) {
    const std::uint32_t previous = previous_sibling_[node];
    const std::uint32_t next = next_sibling_[node];
    if (previous == kNone) {
      first_child_[parent_[node]] = next;
    } else {
      next_sibling_[previous] = next;
    }
    if (next != kNone) previous_sibling_[next] = previous;
  }

  std::span<const SimplexEdge> edges_;
  std::vector<std::int32_t>& places_;
  const Adjacency incident_;
  // The tree, rooted in node 0.
  std::vector<std::uint32_t> parent_;
  std::vector<std::uint32_t> parent_edge_;
  std::vector<std::uint32_t> first_child_;
  std::vector<std::uint32_t> next_sibling_;
  std::vector<std::uint32_t> previous_sibling_;
  // By node: the weights into its subtree less those out of it.
  std::vector<std::int64_t> pull_;
  // The subtree at hand, parents first.
  std::vector<std::uint32_t> subtree_;
  std::vector<std::uint8_t> in_subtree_;
  std::size_t scan_ = 0;
};

}  // namespace

void network_simplex(std::span<const SimplexEdge> edges, std::uint32_t max_pivots,
                     std::vector<std::int32_t>& places) {
  if (places.size() < 2) return;
  Simplex simplex(edges, places);
  for (std::uint32_t i = 0; i < max_pivots && simplex.pivot(); ++i) {
  }
}

}  // namespace reknot
