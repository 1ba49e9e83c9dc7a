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

// Constants are children, but no nodes.
class RootedGraph {
 public:
  // A child that is constant; which one, the term says.
  static constexpr RootedId kConstant = ~RootedId{0};

  explicit RootedGraph(const TermGraph& graph)
      : graph_(graph), node_of_(graph.size(), kNew) {}

  // Replaces what is here by what is reached from `root`.
  //
  // is_constant  (TermId) what is left out; not the root
  // is_leaf      (TermId) whether a node's children are left out
  // cost         O(what is reached, and what was reached before)
  template <typename IsConstant, typename IsLeaf>
  void walk(TermId root, IsConstant is_constant, IsLeaf is_leaf) {
    clear();
    enter(root, 0, is_leaf(root));
    while (!path_.empty()) {
      Frame& top = path_.back();
      if (top.next == top.children.size()) {
        path_.pop_back();
        continue;
      }
      const TermId child = top.children[top.next++];
      if (node_of_[child] == kNew && !is_constant(child)) {
        enter(child, top.node, is_leaf(child));
      }
    }
    add_edges(is_constant);
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(terms_.size()); }
  TermId term(RootedId node) const { return terms_[node]; }
  // Of a term that was reached.
  RootedId node_of(TermId term) const { return node_of_[term]; }
  // From where the walk came to `node`; less than it, but for the root.
  RootedId parent(RootedId node) const { return parents_[node]; }
  bool is_leaf(RootedId node) const { return is_leaf_[node] != 0; }
  // As the term has them; none if the node is a leaf.
  std::span<const RootedId> children(RootedId node) const {
    return {children_.data() + begins_[node], begins_[node + 1] - begins_[node]};
  }

 private:
  static constexpr RootedId kNew = ~RootedId{0};
  struct Frame {
    RootedId node;
    std::uint32_t next;
    std::span<const TermId> children;
  };

  void clear() {
    for (const TermId term : terms_) node_of_[term] = kNew;
    terms_.clear();
    parents_.clear();
    is_leaf_.clear();
  }

  void enter(TermId term, RootedId parent, bool is_leaf) {
    const RootedId node = size();
    node_of_[term] = node;
    terms_.push_back(term);
    parents_.push_back(parent);
    is_leaf_.push_back(is_leaf ? 1 : 0);
    if (!is_leaf) path_.push_back({node, 0, graph_.children(term)});
  }

  template <typename IsConstant>
  void add_edges(IsConstant is_constant) {
    begins_.assign(1, 0);
    children_.clear();
    for (RootedId node = 0; node < size(); ++node) {
      if (!is_leaf(node)) {
        for (const TermId child : graph_.children(terms_[node])) {
          children_.push_back(is_constant(child) ? kConstant : node_of_[child]);
        }
      }
      begins_.push_back(static_cast<std::uint32_t>(children_.size()));
    }
  }

  const TermGraph& graph_;
  // By term.
  std::vector<RootedId> node_of_;
  // By node.
  std::vector<TermId> terms_;
  std::vector<RootedId> parents_;
  std::vector<std::uint8_t> is_leaf_;
  std::vector<std::uint32_t> begins_;
  std::vector<RootedId> children_;
  std::vector<Frame> path_;
};

}  // namespace reknot

#endif  // RK_CORE_FREEZE_ROOTED_GRAPH_H_
