#include "core/freeze/skeleton.h"

namespace reknot {

void Skeleton::collect(RootedId top) {
  for (const RootedId node : nodes_) places_[node] = kNew;
  nodes_.clear();
  standings_.clear();
  has_bags_ = false;
  immutable_count_ = 0;
  add(top, reached_.is_mutable(top) ? Standing::kMutable : Standing::kImmutable);
  for (Place node = 0; node < size(); ++node) {
    if (standings_[node] == Standing::kImmutable) ++immutable_count_;
    if (is_closed(node)) continue;
    if (reached_.kind(nodes_[node]) == TermKind::kBag) has_bags_ = true;
    for (const RootedId child : reached_.children(nodes_[node])) {
      if (child == RootedGraph::kConstant || places_[child] != kNew) continue;
      add(child, closed_[child] != 0          ? Standing::kClosed
                 : reached_.is_mutable(child) ? Standing::kMutable
                                              : Standing::kImmutable);
    }
  }
}

void Skeleton::add(RootedId node, Standing standing) {
  places_[node] = size();
  nodes_.push_back(node);
  standings_.push_back(standing);
}

void Skeleton::mark_met_once() {
  const std::vector<std::uint8_t> again = met_again();
  for (Place node = 0; node < size(); ++node) {
    if (again[node] != 0) continue;
    if (standings_[node] == Standing::kMutable) {
      standings_[node] = Standing::kMutableMetOnce;
    } else if (standings_[node] == Standing::kClosed) {
      standings_[node] = Standing::kClosedMetOnce;
    }
  }
}

// By place, whether a node is met several times when each mutable node is unfolded once, and an
// immutable one wherever it is met.
std::vector<std::uint8_t> Skeleton::met_again() const {
  std::vector<std::uint8_t> met(size(), 0);
  std::vector<std::uint8_t> again(size(), 0);
  // Immutable nodes that are met again, and have not handed that on yet.
  std::vector<Place> work;
  const auto meet = [&](Place node) {
    if (met[node] == 0) {
      met[node] = 1;
    } else if (again[node] == 0) {
      again[node] = 1;
      if (standings_[node] == Standing::kImmutable) work.push_back(node);
    }
  };
  const auto meet_children = [&](Place node) {
    for (const RootedId child : children(node)) {
      if (child != RootedGraph::kConstant) meet(places_[child]);
    }
  };
  meet(0);
  for (Place node = 0; node < size(); ++node) meet_children(node);
  while (!work.empty()) {
    const Place node = work.back();
    work.pop_back();
    meet_children(node);
  }
  return again;
}

}  // namespace reknot
