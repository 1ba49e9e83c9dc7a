#include "core/freeze/value_digests.h"

#include <algorithm>
#include <span>
#include <utility>

#include "core/base/check.h"
#include "core/freeze/components.h"
#include "core/freeze/digest_forms.h"
#include "core/freeze/quotient.h"
#include "core/freeze/refine.h"

namespace reknot {
namespace {

// One of the nodes that are the same value; named by its index in classes_.
using ClassId = std::uint32_t;

// Three passes. The first walks the graph and digests what reaches no cycle. The second finds which
// of the other nodes are the same value (a class). The third digests the classes, component by
// component.
class ValueDigester {
 public:
  explicit ValueDigester(const TermGraph& graph)
      : graph_(graph),
        hasher_(graph),
        digests_(graph.size()),
        class_of_(graph.size(), kNew) {}

  std::vector<Digest> run() && {
    find_first_children();
    for (TermId node = 0; node < graph_.size(); ++node) walk_from(node);
    if (!cyclic_.empty()) {
      find_classes();
      digest_classes();
      for (const TermId node : cyclic_) digests_[node] = class_digests_[class_of_[node]];
    }
    return std::move(digests_);
  }

 private:
  // In class_of_, besides numbers of classes.
  static constexpr std::uint32_t kNew = ~std::uint32_t{0};
  static constexpr std::uint32_t kOpen = kNew - 1;     // on the walk's path
  static constexpr std::uint32_t kAcyclic = kNew - 2;  // reaches no cycle, has its digest
  static_assert(kNew - kAcyclic < TermGraph::kReservedIds);
  // A node on the walk's path, and how many of its children were looked at.
  struct Frame {
    TermId node;
    std::uint32_t next;
  };

  bool is_cyclic(TermId node) const { return class_of_[node] < kAcyclic; }

  // --- First pass.

  // On its way down the walk waits for memory at each node, where nodes lie in no order. This is
  // small and is asked first.
  void find_first_children() {
    first_children_.resize(graph_.size());
    for (TermId node = 0; node < graph_.size(); ++node) {
      const std::span<const TermId> children = graph_.children(node);
      first_children_[node] = children.empty() ? kNew : children[0];
    }
  }

  // What a node leads to is finished before it, but for what is open and so leads back to it.
  void walk_from(TermId root) {
    if (class_of_[root] != kNew) return;
    enter(root);
    while (!path_.empty()) {
      const TermId child = next_new(path_.back());
      if (child != kNew) {
        enter(child);
      } else {
        prefetch_path();
        leave(path_.back().node);
        path_.pop_back();
      }
    }
  }

  // The next child to enter, or kNew.
  TermId next_new(Frame& frame) const {
    if (frame.next == 0) {
      frame.next = 1;
      const TermId child = first_children_[frame.node];
      if (child == kNew || is_new(child)) return child;
    }
    const std::span<const TermId> children = graph_.children(frame.node);
    while (frame.next < children.size()) {
      const TermId child = children[frame.next++];
      if (is_new(child)) return child;
    }
    return kNew;
  }

  bool is_new(TermId node) const {
    RK_CHECK(node < class_of_.size());
    return class_of_[node] == kNew;
  }

  void enter(TermId node) {
    class_of_[node] = kOpen;
    path_.push_back({node, 0});
  }

  // On its way up the walk comes by the nodes of the path, so what it will ask for can be fetched
  // while others are hashed: that is as much work.
  void prefetch_path() const {
    const std::size_t depth = path_.size();
    if (depth > 6) graph_.prefetch(path_[depth - 7].node);
    if (depth > 4) {
      graph_.prefetch_parts(path_[depth - 5].node);
      __builtin_prefetch(&digests_[path_[depth - 5].node], 1);
    }
    if (depth > 2) {
      for (const TermId child : few_children(path_[depth - 3].node)) {
        __builtin_prefetch(&class_of_[child]);
      }
    }
    if (depth > 1) {
      for (const TermId child : few_children(path_[depth - 2].node)) {
        if (class_of_[child] == kAcyclic) __builtin_prefetch(&digests_[child]);
      }
    }
  }
  // What has many children is rare, and they would be fetched in vain.
  std::span<const TermId> few_children(TermId node) const {
    const std::span<const TermId> children = graph_.children(node);
    return children.first(std::min<std::size_t>(children.size(), 8));
  }

  // Also makes the key and the edges of what is cyclic, while the node is at hand.
  void leave(TermId node) {
    const std::span<const TermId> children = graph_.children(node);
    const auto digest_of = [this](TermId child) -> const Digest& {
      return digests_[child];
    };
    const auto is_acyclic = [this](TermId child) { return class_of_[child] == kAcyclic; };
    if (std::all_of(children.begin(), children.end(), is_acyclic)) {
      digests_[node] = hasher_.node(node, digest_of);
      class_of_[node] = kAcyclic;
      return;
    }
    keys_.push_back(hasher_.key(
        node, [&](TermId child) { return !is_acyclic(child); }, digest_of));
    const bool is_bag = graph_.kind(node) == TermKind::kBag;
    for (std::uint32_t i = 0; i < children.size(); ++i) {
      if (!is_acyclic(children[i])) {
        edges_.add_edge(children[i], is_bag ? kBagSymbol : i);
      }
    }
    edges_.add_source();
    class_of_[node] = static_cast<ClassId>(cyclic_.size());
    cyclic_.push_back(node);
  }

  // --- Second pass.

  void find_classes() {
    edges_.rename_targets([this](TermId node) { return class_of_[node]; });
    const std::span<const std::uint32_t> blocks = refiner_.refine(keys_, edges_);
    if (refiner_.block_count() == cyclic_.size()) {
      classes_ = cyclic_;
      ranks_.assign(blocks.begin(), blocks.end());
      return;
    }
    Quotient quotient = quotient_of(edges_, blocks, refiner_.block_count());
    // Firsts ascend, so no key is overwritten before it is read.
    for (ClassId id = 0; id < quotient.firsts.size(); ++id) {
      classes_.push_back(cyclic_[quotient.firsts[id]]);
      keys_[id] = keys_[quotient.firsts[id]];
    }
    edges_ = std::move(quotient.edges);
    for (const TermId node : cyclic_)
      class_of_[node] = quotient.block_of[class_of_[node]];
  }

  // --- Third pass.

  auto digest_of_child() const {
    return [this](TermId child) -> const Digest& {
      return is_cyclic(child) ? class_digests_[class_of_[child]] : digests_[child];
    };
  }

  void digest_classes() {
    class_digests_.resize(classes_.size());
    number_of_.resize(classes_.size());
    ComponentWalk walk(edges_);
    walk.run([&](std::span<const ClassId> members) {
      if (members.size() == 1 && !leads_to_itself(members[0])) {
        class_digests_[members[0]] =
            hasher_.node(classes_[members[0]], digest_of_child());
      } else if (members.size() == ranks_.size()) {
        digest_only_component();
      } else {
        digest_component(members, walk);
      }
    });
  }

  bool leads_to_itself(ClassId one) const {
    const std::span<const Edge> edges = edges_.from(one);
    return std::any_of(edges.begin(), edges.end(),
                       [&](const Edge& edge) { return edge.target == one; });
  }

  // If there is nothing but one component and no two of its nodes are equal, the second pass has
  // made its keys, its edges and its numbers.
  void digest_only_component() {
    const Digest digest = component_hasher_.component(keys_, edges_, ranks_);
    for (ClassId id = 0; id < ranks_.size(); ++id) {
      class_digests_[id] = member_digest(digest, ranks_[id]);
    }
  }

  // No two members are the same value, so refinement ends with each in a block of its own, and
  // numbers them.
  void digest_component(std::span<const ClassId> members, const ComponentWalk& walk) {
    const std::uint32_t component = walk.component_of(members[0]);
    const auto is_inside = [&](ClassId id) { return walk.component_of(id) == component; };
    for (std::uint32_t i = 0; i < members.size(); ++i) number_of_[members[i]] = i;
    inside_.clear();
    member_keys_.clear();
    for (const ClassId member : members) {
      const std::span<const Edge> edges = edges_.from(member);
      std::size_t count = 0;
      for (const Edge& edge : edges) {
        if (!is_inside(edge.target)) continue;
        inside_.add_edge(number_of_[edge.target], edge.symbol);
        ++count;
      }
      inside_.add_source();
      // Where all that is cyclic is inside, the second pass has made this key.
      member_keys_.push_back(count == edges.size()
                                 ? keys_[member]
                                 : hasher_.key(
                                       classes_[member],
                                       [&](TermId child) {
                                         return is_cyclic(child) &&
                                                is_inside(class_of_[child]);
                                       },
                                       digest_of_child()));
    }
    const std::span<const std::uint32_t> ranks = refiner_.refine(member_keys_, inside_);
    RK_CHECK(refiner_.block_count() == members.size());
    const Digest digest = component_hasher_.component(member_keys_, inside_, ranks);
    for (std::uint32_t i = 0; i < members.size(); ++i) {
      class_digests_[members[i]] = member_digest(digest, ranks[i]);
    }
  }

  const TermGraph& graph_;
  NodeHasher hasher_;
  ComponentHasher component_hasher_;
  Refiner refiner_;
  std::vector<Digest> digests_;
  // By node, but for the values above. Until there are classes: its index in cyclic_.
  std::vector<ClassId> class_of_;
  // What reaches a cycle, in the order in which the walk left it.
  std::vector<TermId> cyclic_;
  std::vector<Frame> path_;
  // By node; kNew if it has none.
  std::vector<TermId> first_children_;

  // By class, and by index in cyclic_ until there are classes: the key with all that is cyclic taken
  // for inside, and the edges to that. Then a node of each class, and, if each node is a class of its
  // own, its number among all.
  std::vector<Digest> keys_;
  EdgeTable edges_;
  std::vector<TermId> classes_;
  std::vector<std::uint32_t> ranks_;
  std::vector<Digest> class_digests_;
  // By class: its place among the members of the component that is being digested.
  std::vector<std::uint32_t> number_of_;

  // By that place: the key, and the edges inside the component.
  std::vector<Digest> member_keys_;
  EdgeTable inside_;
};

}  // namespace

std::vector<Digest> value_digests(const TermGraph& graph) {
  return ValueDigester(graph).run();
}

}  // namespace reknot
