#include "core/freeze/skeleton_classes.h"

#include <numeric>
#include <string_view>
#include <unordered_map>

#include "core/freeze/value_digests.h"

namespace reknot {
namespace {

constexpr std::uint32_t kNone = ~std::uint32_t{0};

// What may be of one class, as a graph in which what has a name is a leaf. Nodes without a name
// come first.
class UnnamedNodes {
 public:
  explicit UnnamedNodes(const Skeleton& skeleton)
      : skeleton_(skeleton), node_of_(skeleton.size(), kNone) {
    for (Place node = 0; node < skeleton.size(); ++node) {
      const Standing standing = skeleton.standing(node);
      if (standing == Standing::kMutable || standing == Standing::kClosed) continue;
      node_of_[node] = size();
      places_.push_back(node);
    }
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(places_.size()); }
  std::span<const Place> places() const { return places_; }

  // The first size() are those of the nodes without a name.
  std::vector<Digest> digests(std::span<const Digest> keys) {
    TermGraph graph;
    std::vector<Place> named;
    std::vector<TermId> children;
    for (const Place node : places_) {
      children.clear();
      for (const RootedId child : skeleton_.children(node)) {
        if (child == RootedGraph::kConstant) continue;
        std::uint32_t& name = node_of_[skeleton_.place_of(child)];
        if (name == kNone) {
          name = size() + static_cast<std::uint32_t>(named.size());
          named.push_back(skeleton_.place_of(child));
        }
        children.push_back(name);
      }
      graph.add_node(skeleton_.graph().kind(skeleton_.term(node)), keys[node], children);
    }
    // No key has four bytes.
    for (const Place node : named) {
      std::uint8_t name[sizeof node];
      std::memcpy(name, &node, sizeof node);
      graph.add_node(TermKind::kOrdered, name, {});
    }
    return value_digests(graph);
  }

 private:
  const Skeleton& skeleton_;
  std::vector<Place> places_;
  // By place: its node in the graph.
  std::vector<std::uint32_t> node_of_;
};

}  // namespace

SkeletonClasses classes_of(const Skeleton& skeleton, std::span<const Digest> keys) {
  // By place: the first node of its class.
  std::vector<Place> first(skeleton.size());
  std::iota(first.begin(), first.end(), 0);
  UnnamedNodes unnamed(skeleton);
  if (unnamed.size() > 1) {
    const std::vector<Digest> digests = unnamed.digests(keys);
    std::unordered_map<std::string_view, Place> first_of;
    first_of.reserve(unnamed.size());
    for (std::uint32_t i = 0; i < unnamed.size(); ++i) {
      const Place place = unnamed.places()[i];
      first[place] = first_of.try_emplace(as_text(digests[i]), place).first->second;
    }
  }
  SkeletonClasses classes;
  classes.class_of.resize(skeleton.size());
  for (Place node = 0; node < skeleton.size(); ++node) {
    if (first[node] == node) {
      classes.class_of[node] = static_cast<std::uint32_t>(classes.members.size());
      classes.members.push_back(node);
    } else {
      classes.class_of[node] = classes.class_of[first[node]];
    }
  }
  return classes;
}

}  // namespace reknot
