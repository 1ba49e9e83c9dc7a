// What is reached from a root, numbered anew in the order of a depth-first walk.
#ifndef RK_CORE_FREEZE_ROOTED_GRAPH_H_
#define RK_CORE_FREEZE_ROOTED_GRAPH_H_

#include <cstdint>
#include <span>
#include <vector>

#include "core/freeze/term_graph.h"

namespace reknot {

// Of a node of a RootedGraph; the root has 0.
using RootedId = std::uint32_t;

// Constants are children, but no nodes. Has what is asked of nodes at hand: in memory terms lie in no
// order, and to fetch one takes as long as to hash it.
class RootedGraph {
 public:
  // A child that is constant; which one, the term says.
  static constexpr RootedId kConstant = ~RootedId{0};

  // graph        kept by reference
  // is_constant  (TermId)
  template <typename IsConstant>
  RootedGraph(const TermGraph& graph, IsConstant is_constant)
      : graph_(graph), node_of_(graph.size(), kNew) {
    for (TermId term = 0; term < graph.size(); ++term) {
      if (is_constant(term)) node_of_[term] = kConstant;
    }
  }

  // Replaces what is here by what is reached from `root`.
  //
  // root     not a constant
  // is_leaf  (TermId) whether a node's children are left out
  // cost     O(what is reached, and what was reached before)
  template <typename IsLeaf>
  void walk(TermId root, IsLeaf is_leaf) {
    clear();
    enter(root, 0, is_leaf(root));
    while (!path_.empty()) {
      Frame& top = path_.back();
      if (top.next == begins_[top.node + 1]) {
        path_.pop_back();
        continue;
      }
      const TermId child = children_[top.next++];
      if (node_of_[child] == kNew) enter(child, top.node, is_leaf(child));
    }
    for (RootedId& child : children_) child = node_of_[child];
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }
  TermId term(RootedId node) const { return nodes_[node].term; }
  TermKind kind(RootedId node) const { return nodes_[node].kind; }
  bool is_mutable(RootedId node) const { return nodes_[node].is_mutable; }
  // Of a term that was reached.
  RootedId node_of(TermId term) const { return node_of_[term]; }
  // From where the walk came to `node`; less than it, but for the root.
  RootedId parent(RootedId node) const { return nodes_[node].parent; }
  // As the term has them; none if the node is a leaf.
  std::span<const RootedId> children(RootedId node) const {
    return {children_.data() + begins_[node], begins_[node + 1] - begins_[node]};
  }

 private:
  static constexpr RootedId kNew = kConstant - 1;
  static_assert(kConstant - kNew < TermGraph::kReservedIds);
  struct Node {
    TermId term;
    RootedId parent;
    TermKind kind;
    bool is_mutable;
  };
  struct Frame {
    RootedId node;
    std::uint32_t next;
  };

  void clear() {
    for (const Node& node : nodes_) node_of_[node.term] = kNew;
    nodes_.clear();
    children_.clear();
    begins_.assign(1, 0);
  }

  void enter(TermId term, RootedId parent, bool is_leaf) {
    const RootedId node = size();
    node_of_[term] = node;
    nodes_.push_back({term, parent, graph_.kind(term), graph_.is_mutable(term)});
    if (!is_leaf) {
      const std::span<const TermId> children = graph_.children(term);
      path_.push_back({node, begins_.back()});
      children_.insert(children_.end(), children.begin(), children.end());
    }
    begins_.push_back(static_cast<std::uint32_t>(children_.size()));
  }

  const TermGraph& graph_;
  // By term.
  std::vector<RootedId> node_of_;
  std::vector<Node> nodes_;
  // The children of a node begin at begins_[node]. During the walk they are terms.
  std::vector<std::uint32_t> begins_;
  std::vector<RootedId> children_;
  std::vector<Frame> path_;
};

}  // namespace reknot

#endif  // RK_CORE_FREEZE_ROOTED_GRAPH_H_
