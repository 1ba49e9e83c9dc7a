#include "core/freeze/pairing.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

#include "core/base/sort.h"

namespace reknot {
namespace {

// A child of a bag, and what it is found by.
struct Keyed {
  const Digest* key;
  std::uint32_t edge;
};

bool comes_before(const Keyed& a, const Keyed& b) {
  if (*a.key != *b.key) return *a.key < *b.key;
  return a.edge < b.edge;
}

// Takes out of both, which are sorted, what each has once under a key that both have.
template <typename Use>
void take_pairs(std::vector<Keyed>& left, std::vector<Keyed>& right, Use use) {
  std::vector<Keyed> left_rest;
  std::vector<Keyed> right_rest;
  const auto end_of_run = [](const std::vector<Keyed>& all, std::size_t begin) {
    std::size_t end = begin + 1;
    while (end < all.size() && *all[end].key == *all[begin].key) ++end;
    return end;
  };
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < left.size() && j < right.size()) {
    const std::size_t left_end = end_of_run(left, i);
    const std::size_t right_end = end_of_run(right, j);
    if (*left[i].key == *right[j].key) {
      if (left_end == i + 1 && right_end == j + 1) use(left[i], right[j]);
      i = left_end;
      j = right_end;
    } else if (*left[i].key < *right[j].key) {
      left_rest.insert(left_rest.end(), left.begin() + static_cast<std::ptrdiff_t>(i),
                       left.begin() + static_cast<std::ptrdiff_t>(left_end));
      i = left_end;
    } else {
      right_rest.insert(right_rest.end(), right.begin() + static_cast<std::ptrdiff_t>(j),
                        right.begin() + static_cast<std::ptrdiff_t>(right_end));
      j = right_end;
    }
  }
  left_rest.insert(left_rest.end(), left.begin() + static_cast<std::ptrdiff_t>(i),
                   left.end());
  right_rest.insert(right_rest.end(), right.begin() + static_cast<std::ptrdiff_t>(j),
                    right.end());
  left = std::move(left_rest);
  right = std::move(right_rest);
}

std::vector<Keyed> children_of(const PairedSide& side, PlaceId bag) {
  std::vector<Keyed> children;
  const std::span<const Edge> edges = side.places.edges(bag);
  for (std::uint32_t i = 0; i < edges.size(); ++i) {
    children.push_back({&side.digests[edges[i].target], i});
  }
  sort_items(children, comes_before);
  return children;
}

// Of the entries among them, by their keys.
std::vector<Keyed> by_key(const PairedSide& side, PlaceId bag,
                          const std::vector<Keyed>& children) {
  std::vector<Keyed> entries;
  const Terms& terms = side.places.terms();
  for (const Keyed& child : children) {
    const TermId entry = side.places.edges(bag)[child.edge].target;
    const TermRole role = terms.origins[entry].role;
    if (role != TermRole::kEntry && role != TermRole::kOrderedEntry) continue;
    entries.push_back({&side.digests[terms.graph.children(entry)[0]], child.edge});
  }
  sort_items(entries, comes_before);
  return entries;
}

}  // namespace

Pairing::Pairing(const PairedSide& left, const PairedSide& right)
    : left_(left),
      right_(right),
      left_size_(left.places.size()),
      parents_(left.places.size() + right.places.size()),
      sizes_(parents_.size()),
      partners_(left.places.size(), kNone) {
  std::iota(parents_.begin(), parents_.end(), 0);
  for (PlaceId place = 0; place < left_size_; ++place) {
    sizes_[place].left = left.places.has_identity(place) ? 1 : 0;
  }
  for (PlaceId place = 0; place < right.places.size(); ++place) {
    sizes_[left_size_ + place].right = right.places.has_identity(place) ? 1 : 0;
  }
  pair_variables();
  for (std::size_t i = 0; i < pairs_.size(); ++i) {
    const Pair pair = pairs_[i];
    visit(pair);
  }
  pairs_.clear();
}

// Both have them in ascending order of their names.
void Pairing::pair_variables() {
  const auto& left = left_.places.graph().variables();
  const auto& right = right_.places.graph().variables();
  std::uint32_t i = 0;
  std::uint32_t j = 0;
  while (i < left.size() && j < right.size()) {
    if (left[i].first == right[j].first) {
      pairs_.push_back({left_.places.terms().variables[i],
                        right_.places.terms().variables[j], kNone, i});
      ++i;
      ++j;
    } else {
      ++(left[i].first < right[j].first ? i : j);
    }
  }
}

void Pairing::visit(const Pair& pair) {
  if (partners_[pair.left] == kNone) partners_[pair.left] = pair.right;
  if (!is_alike(pair.left, pair.right)) return;
  if (!unite(pair.left, left_size_ + pair.right)) return;
  const Sizes& both = sizes_[root_of(pair.left)];
  if (left_.places.has_identity(pair.left) && (both.left > 1 || both.right > 1)) {
    const auto from =
        pair.from == kNone ? std::nullopt : std::optional<PlaceId>(pair.from);
    partings_.push_back({from, pair.edge, pair.left, pair.right});
  }
  enter(pair.left, pair.right);
}

bool Pairing::is_alike(PlaceId left, PlaceId right) const {
  const bool is_term = left_.places.is_term(left);
  if (is_term != right_.places.is_term(right)) return false;
  if (!is_term) return true;
  const TermGraph& a = left_.places.terms().graph;
  const TermGraph& b = right_.places.terms().graph;
  const ByteView left_label = a.label(left);
  const ByteView right_label = b.label(right);
  if (a.kind(left) != b.kind(right) || a.is_mutable(left) != b.is_mutable(right) ||
      !std::equal(left_label.begin(), left_label.end(), right_label.begin(),
                  right_label.end())) {
    return false;
  }
  return a.kind(left) == TermKind::kBag ||
         a.children(left).size() == b.children(right).size();
}

void Pairing::enter(PlaceId left, PlaceId right) {
  const bool is_bag = left_.places.is_term(left) &&
                      left_.places.terms().graph.kind(left) == TermKind::kBag;
  if (is_bag) return enter_bags(left, right);
  const std::span<const Edge> from_left = left_.places.edges(left);
  const std::span<const Edge> from_right = right_.places.edges(right);
  for (std::uint32_t i = 0; i < std::min(from_left.size(), from_right.size()); ++i) {
    pairs_.push_back({from_left[i].target, from_right[i].target, left, i});
  }
}

void Pairing::enter_bags(PlaceId left, PlaceId right) {
  const std::span<const Edge> from_left = left_.places.edges(left);
  const std::span<const Edge> from_right = right_.places.edges(right);
  const std::size_t begin = pairs_.size();
  const auto push = [&](const Keyed& a, const Keyed& b) {
    pairs_.push_back({from_left[a.edge].target, from_right[b.edge].target, left, a.edge});
  };
  std::vector<Keyed> left_rest = children_of(left_, left);
  std::vector<Keyed> right_rest = children_of(right_, right);
  take_pairs(left_rest, right_rest, push);
  left_rest = by_key(left_, left, left_rest);
  right_rest = by_key(right_, right, right_rest);
  take_pairs(left_rest, right_rest, push);
  // In the order in which they stand, not in that of digests.
  sort_items(std::span(pairs_).subspan(begin),
             [](const Pair& a, const Pair& b) { return a.edge < b.edge; });
}

std::uint32_t Pairing::root_of(std::uint32_t member) const {
  while (parents_[member] != member) {
    parents_[member] = parents_[parents_[member]];
    member = parents_[member];
  }
  return member;
}

// Into the larger one; whether they were two.
bool Pairing::unite(std::uint32_t left, std::uint32_t right) {
  std::uint32_t kept = root_of(left);
  std::uint32_t joined = root_of(right);
  if (kept == joined) return false;
  if (sizes_[kept].members < sizes_[joined].members) std::swap(kept, joined);
  parents_[joined] = kept;
  sizes_[kept].left += sizes_[joined].left;
  sizes_[kept].right += sizes_[joined].right;
  sizes_[kept].members += sizes_[joined].members;
  return true;
}

std::optional<PlaceId> Pairing::partner(PlaceId left) const {
  if (partners_[left] == kNone) return std::nullopt;
  return partners_[left];
}

}  // namespace reknot
