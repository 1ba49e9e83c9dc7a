#include "core/freeze/dominators.h"

#include <algorithm>
#include <numeric>

namespace reknot {
namespace {

// The semidominators, in descending order of the nodes. A node that is done is linked to its parent
// in the walk's tree; `jump` skips over links that were followed before.
class Semidominators {
 public:
  Semidominators(const std::vector<RootedId>& parents, const EdgeSources& sources)
      : semi_(parents.size()), best_(parents.size()), jump_(parents) {
    std::iota(semi_.begin(), semi_.end(), 0);
    best_ = semi_;
    for (auto node = static_cast<RootedId>(parents.size()); node-- > 1;) {
      RootedId semi = parents[node];
      for (const RootedId source : sources.of(node)) {
        semi = std::min(semi, semi_[best_above(source, node)]);
      }
      semi_[node] = semi;
    }
  }

  RootedId of(RootedId node) const { return semi_[node]; }

 private:
  // The node with the least semidominator among `node` and what it is linked to.
  //
  // last     what is greater has been linked
  RootedId best_above(RootedId node, RootedId last) {
    while (jump_[node] > last) {
      path_.push_back(node);
      node = jump_[node];
    }
    for (RootedId above = node; !path_.empty(); above = node) {
      node = path_.back();
      path_.pop_back();
      if (semi_[best_[above]] < semi_[best_[node]]) best_[node] = best_[above];
      jump_[node] = jump_[above];
    }
    return best_[node];
  }

  std::vector<RootedId> semi_;
  std::vector<RootedId> best_;
  std::vector<RootedId> jump_;
  std::vector<RootedId> path_;
};

}  // namespace

DominatorTree::DominatorTree(const std::vector<RootedId>& parents,
                             const EdgeSources& sources)
    : above_(parents.size()), places_(parents.size()), sizes_(parents.size(), 1) {
  const auto size = static_cast<RootedId>(parents.size());
  const Semidominators semidominators(parents, sources);
  for (RootedId node = 1; node < size; ++node) {
    RootedId above = parents[node];
    while (above > semidominators.of(node)) above = above_[above];
    above_[node] = above;
  }
  for (RootedId node = size; node-- > 1;) sizes_[above_[node]] += sizes_[node];
  // By node: the place of the next that is below it.
  std::vector<std::uint32_t> next(size, 1);
  for (RootedId node = 1; node < size; ++node) {
    places_[node] = next[above_[node]];
    next[above_[node]] += sizes_[node];
    next[node] = places_[node] + 1;
  }
}

}  // namespace reknot
