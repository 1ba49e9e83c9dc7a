#include "core/freeze/numbering.h"

#include <algorithm>
#include <utility>

#include "core/base/sort.h"
#include "core/freeze/skeleton_hasher.h"

namespace reknot {

Numbering::Numbering(std::vector<Digest> keys, const EdgeTable& edges,
                     std::uint64_t most_coloured)
    : keys_(std::move(keys)),
      edges_(edges),
      most_coloured_(
          std::max(most_coloured, kFreeRounds * (keys_.size() + edges.all().size()))),
      number_of_(keys_.size(), kNone),
      edges_to_(keys_.size(), 0) {
  for (const Edge& edge : edges.all()) ++edges_to_[edge.target];
  give_number(0);
}

Result<Digest> Numbering::least_digest(const DigestOf& digest_of) {
  do {
    RK_TRY_ASSIGN(std::vector<std::uint32_t> members, number_on());
    while (!members.empty()) {
      const std::uint32_t first = members[0];
      choices_.push_back({order_.size(), std::move(members), 0, false, {}});
      give_number(first);
      RK_TRY_ASSIGN(members, number_on());
    }
    add_digest(digest_of(number_of_));
  } while (try_next());
  return *least_;
}

void Numbering::give_number(std::uint32_t node) {
  number_of_[node] = static_cast<std::uint32_t>(order_.size());
  order_.push_back(node);
}

void Numbering::take_back_numbers(std::size_t count) {
  while (order_.size() > count) {
    number_of_[order_.back()] = kNone;
    order_.pop_back();
  }
}

// --- Numbers that leave no choice.

// Until all have numbers, or returns those of which any could be the next.
Result<std::vector<std::uint32_t>> Numbering::number_on() {
  std::vector<std::uint32_t> members;
  while (order_.size() < keys_.size() && members.empty()) {
    round_begin_ = order_.size();
    has_colours_ = false;
    RK_TRY(follow_edges());
    if (order_.size() == round_begin_) members = number_by_bags();
  }
  return members;
}

// From what has a number, in order; what gets one on the way is followed in turn.
Status Numbering::follow_edges() {
  for (std::size_t i = 0; i < order_.size(); ++i) {
    const std::uint32_t node = order_[i];
    if (is_bag(node)) {
      RK_TRY(follow_bag(node));
      continue;
    }
    for (const Edge& edge : edges_.from(node)) {
      if (!is_numbered(edge.target)) give_number(edge.target);
    }
  }
  return Unit{};
}

// Of the children without a number, numbers those whose colour no other has.
Status Numbering::follow_bag(std::uint32_t node) {
  found_.clear();
  for (const Edge& edge : edges_.from(node)) {
    if (!is_numbered(edge.target)) found_.push_back(edge.target);
  }
  std::sort(found_.begin(), found_.end());
  found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
  if (found_.size() > 1) {
    RK_TRY(colour());
    sort_items(found_, [this](std::uint32_t a, std::uint32_t b) {
      return colours_[a] < colours_[b];
    });
  }
  const auto is_same = [&](std::size_t i, std::size_t j) {
    return j < found_.size() && colours_[found_[i]] == colours_[found_[j]];
  };
  for (std::size_t i = 0; i < found_.size(); ++i) {
    const bool is_alone =
        found_.size() == 1 || (!is_same(i, i + 1) && (i == 0 || !is_same(i, i - 1)));
    if (is_alone) give_number(found_[i]);
  }
  return Unit{};
}

// Once a round, and only if asked for: what has a number has a colour of its own, and the rest
// follows.
Status Numbering::colour() {
  if (has_colours_) return Unit{};
  coloured_ += keys_.size() + edges_.all().size();
  if (coloured_ > most_coloured_) {
    return Error{ErrorCode::kTooMuchAlike, 0,
                 std::to_string(most_coloured_) + " nodes and references were looked at"};
  }
  std::vector<Digest> keys = keys_;
  for (std::size_t i = 0; i < round_begin_; ++i) {
    keys[order_[i]] = SkeletonHasher::numbered_key(static_cast<std::uint32_t>(i));
  }
  const std::span<const std::uint32_t> blocks = refiner_.refine(keys, edges_);
  colours_.assign(blocks.begin(), blocks.end());
  has_colours_ = true;
  return Unit{};
}

// --- Nodes that only bags lead to.

// A cell is what has one colour and is in the same bags, as far as these have numbers. Numbers what
// is alone in its cell, or else all of the smallest cell if they are interchangeable; or else returns
// that cell.
std::vector<std::uint32_t> Numbering::number_by_bags() {
  const std::vector<Candidate> all = candidates();
  const auto is_same = [this](const Candidate& a, const Candidate& b) {
    const std::span<const std::uint32_t> left = bags_of(a);
    const std::span<const std::uint32_t> right = bags_of(b);
    return a.colour == b.colour &&
           std::equal(left.begin(), left.end(), right.begin(), right.end());
  };
  std::span<const Candidate> smallest;
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin + 1;
    while (end < all.size() && is_same(all[begin], all[end])) ++end;
    if (end - begin == 1) {
      give_number(all[begin].node);
    } else if (smallest.empty() || end - begin < smallest.size()) {
      smallest = std::span<const Candidate>(all).subspan(begin, end - begin);
    }
    begin = end;
  }
  std::vector<std::uint32_t> members;
  if (order_.size() > round_begin_) return members;
  for (const Candidate& member : smallest) members.push_back(member.node);
  if (!are_interchangeable(smallest)) return members;
  for (const std::uint32_t member : members) give_number(member);
  return {};
}

// By colour and bags.
std::vector<Numbering::Candidate> Numbering::candidates() {
  // A node, and the number of a bag that it is in.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
  for (std::uint32_t number = 0; number < order_.size(); ++number) {
    for (const Edge& edge : edges_.from(order_[number])) {
      if (!is_numbered(edge.target)) found.emplace_back(edge.target, number);
    }
  }
  sort_items(found);
  std::vector<Candidate> all;
  bags_.clear();
  for (const auto& [node, bag] : found) {
    const auto place = static_cast<std::uint32_t>(bags_.size());
    if (all.empty() || all.back().node != node) {
      all.push_back({colours_[node], node, place, place});
    }
    bags_.push_back(bag);
    ++all.back().end;
  }
  sort_items(all, [this](const Candidate& a, const Candidate& b) {
    if (a.colour != b.colour) return a.colour < b.colour;
    const std::span<const std::uint32_t> left = bags_of(a);
    const std::span<const std::uint32_t> right = bags_of(b);
    return std::lexicographical_compare(left.begin(), left.end(), right.begin(),
                                        right.end());
  });
  return all;
}

std::span<const std::uint32_t> Numbering::bags_of(const Candidate& candidate) const {
  return {bags_.data() + candidate.begin, candidate.end - candidate.begin};
}

// Whether nothing but the bags that have numbers leads to the members of the cell, and all of them
// lead to the same.
bool Numbering::are_interchangeable(std::span<const Candidate> cell) const {
  const auto targets = [this](std::uint32_t node) {
    std::vector<std::uint32_t> result;
    for (const Edge& edge : edges_.from(node)) result.push_back(edge.target);
    if (is_bag(node)) std::sort(result.begin(), result.end());
    return result;
  };
  const std::vector<std::uint32_t> expected = targets(cell[0].node);
  return std::all_of(cell.begin(), cell.end(), [&](const Candidate& member) {
    return edges_to_[member.node] == member.end - member.begin &&
           targets(member.node) == expected;
  });
}

// --- Choices.

// If the first digest with a choice's member is one that an earlier member of the choice has led to,
// then there is an automorphism that takes the one to the other and keeps all numbers given before:
// nothing new can come of this member.
void Numbering::add_digest(const Digest& digest) {
  if (!least_ || digest < *least_) least_ = digest;
  const auto repeated =
      std::find_if(choices_.begin(), choices_.end(), [&](const Choice& choice) {
        return !choice.has_digest && choice.digests.count(digest) != 0;
      });
  if (repeated != choices_.end()) choices_.erase(repeated + 1, choices_.end());
  for (Choice& choice : choices_) {
    choice.has_digest = true;
    choice.digests.insert(digest);
  }
}

// Goes on with the next member of the last choice that has one; false if none has.
bool Numbering::try_next() {
  while (!choices_.empty()) {
    Choice& choice = choices_.back();
    if (++choice.tried < choice.members.size()) {
      take_back_numbers(choice.numbered);
      choice.has_digest = false;
      give_number(choice.members[choice.tried]);
      return true;
    }
    choices_.pop_back();
  }
  return false;
}

}  // namespace reknot
