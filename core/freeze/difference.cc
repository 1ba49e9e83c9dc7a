#include "core/freeze/difference.h"

#include <algorithm>
#include <deque>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/base/hash.h"
#include "core/base/sort.h"
#include "core/freeze/source_lines.h"

namespace reknot {
namespace {

constexpr TermId kNothing = ~TermId{0};

// A term of either side, found by the same steps; kNothing where one side has none.
struct Pair {
  TermId left;
  TermId right;
  AccessContext context;
  std::uint32_t arrival;
};

// Goes over pairs of terms, breadth first; steps that are not shown cost nothing.
class PairWalk {
 public:
  PairWalk(const FrozenSide& left, const FrozenSide& right)
      : left_(left),
        right_(right),
        left_steps_(left.graph, left.terms, left.forms),
        right_steps_(right.graph, right.terms, right.forms) {
    arrivals_.push_back({0, {}});
    pending_.push_back({left_.root, right_.root, AccessContext::kItems, 0});
  }

 protected:
  // The next pair that has not been met; false once there is none.
  bool next(Pair& pair) {
    while (!pending_.empty()) {
      pair = pending_.front();
      pending_.pop_front();
      const std::uint64_t both = std::uint64_t{pair.left} << 32 | pair.right;
      if (met_.insert(mix(both)).second) return true;
    }
    return false;
  }

  // Has the children at these places of either side be looked at.
  void enter(const Pair& from, std::uint32_t left_place, std::uint32_t right_place) {
    AccessStep step = left_steps_.step(from.left, left_place, from.context);
    Pair pair = {left_children(from)[left_place], right_children(from)[right_place],
                 step.context, from.arrival};
    if (step.text.empty()) {
      pending_.push_front(pair);
    } else {
      pair.arrival = arrive(from, std::move(step.text));
      pending_.push_back(pair);
    }
  }

  // The value of an entry, which the other side has not.
  void enter_alone(const Pair& from, const FrozenSide& side, const AccessSteps& steps,
                   TermId parent, std::uint32_t place) {
    const AccessStep step = steps.step(parent, place, from.context);
    const TermId entry = side.terms.graph.children(parent)[place];
    const TermId value = side.terms.graph.children(entry)[1];
    const std::uint32_t arrival = arrive(from, steps.step(entry, 1, step.context).text);
    const bool is_left = &side == &left_;
    pending_.push_back({is_left ? value : kNothing, is_left ? kNothing : value,
                        AccessContext::kItems, arrival});
  }

  std::uint32_t arrive(const Pair& from, std::string text) {
    arrivals_.push_back({from.arrival, std::move(text)});
    return static_cast<std::uint32_t>(arrivals_.size() - 1);
  }

  std::span<const TermId> left_children(const Pair& pair) const {
    return left_.terms.graph.children(pair.left);
  }
  std::span<const TermId> right_children(const Pair& pair) const {
    return right_.terms.graph.children(pair.right);
  }

  Difference told(const Pair& pair, std::string left, std::string right) const {
    return {path_to(arrivals_, pair.arrival), std::move(left), std::move(right)};
  }

  const FrozenSide& left_;
  const FrozenSide& right_;
  const AccessSteps left_steps_;
  const AccessSteps right_steps_;
  std::vector<Arrival> arrivals_;

 private:
  std::deque<Pair> pending_;
  std::unordered_set<std::uint64_t> met_;  // mix() has no collisions
};

// The places of a bag's children, by their digests.
std::vector<std::uint32_t> in_order(const FrozenSide& side,
                                    std::span<const TermId> children) {
  std::vector<std::uint32_t> places(children.size());
  for (std::uint32_t i = 0; i < places.size(); ++i) places[i] = i;
  sort_items(places, [&](std::uint32_t a, std::uint32_t b) {
    return side.digests[children[a]] < side.digests[children[b]];
  });
  return places;
}

class ValueWalk : PairWalk {
 public:
  using PairWalk::PairWalk;

  std::optional<Difference> run() && {
    Pair pair;
    while (next(pair)) {
      if (pair.left == kNothing || pair.right == kNothing) return tell(pair);
      if (left_.digests[pair.left] == right_.digests[pair.right]) continue;
      if (differs_by_itself(pair)) return tell(pair);
      if (left_.terms.graph.kind(pair.left) == TermKind::kOrdered) {
        enter_children(pair);
      } else if (std::optional<Difference> found = compare_bags(pair)) {
        return found;
      }
    }
    return std::nullopt;
  }

 private:
  bool differs_by_itself(const Pair& pair) const {
    const TermGraph& left = left_.terms.graph;
    const TermGraph& right = right_.terms.graph;
    const ByteView left_label = left.label(pair.left);
    const ByteView right_label = right.label(pair.right);
    if (left.kind(pair.left) != right.kind(pair.right) ||
        !std::equal(left_label.begin(), left_label.end(), right_label.begin(),
                    right_label.end())) {
      return true;
    }
    return left.kind(pair.left) == TermKind::kOrdered &&
           left_children(pair).size() != right_children(pair).size();
  }

  void enter_children(const Pair& pair) {
    // Steps that are not shown are taken at once, the last entered first.
    for (auto i = static_cast<std::uint32_t>(left_children(pair).size()); i-- > 0;) {
      if (!is_same(pair, i) && is_hidden(pair, i)) enter(pair, i, i);
    }
    for (std::uint32_t i = 0; i < left_children(pair).size(); ++i) {
      if (!is_same(pair, i) && !is_hidden(pair, i)) enter(pair, i, i);
    }
  }
  bool is_same(const Pair& pair, std::uint32_t i) const {
    return left_.digests[left_children(pair)[i]] ==
           right_.digests[right_children(pair)[i]];
  }
  bool is_hidden(const Pair& pair, std::uint32_t i) const {
    return left_steps_.step(pair.left, i, pair.context).text.empty();
  }

  std::optional<Difference> compare_bags(const Pair& pair) {
    std::vector<std::uint32_t> only_left;
    std::vector<std::uint32_t> only_right;
    take_common(pair, only_left, only_right);
    if (!has_entries(pair, only_left, only_right)) {
      return told(pair, has(left_steps_, left_children(pair), only_left),
                  has(right_steps_, right_children(pair), only_right));
    }
    std::unordered_map<std::string_view, std::uint32_t> right_by_key;
    for (const std::uint32_t i : only_right) {
      right_by_key.emplace(key_of(right_, right_children(pair)[i]), i);
    }
    // Each step is hidden, so the last is taken first.
    std::reverse(only_left.begin(), only_left.end());
    for (const std::uint32_t i : only_left) {
      const auto found = right_by_key.find(key_of(left_, left_children(pair)[i]));
      if (found == right_by_key.end()) {
        enter_alone(pair, left_, left_steps_, pair.left, i);
      } else {
        enter(pair, i, found->second);
        right_by_key.erase(found);
      }
    }
    for (const std::uint32_t i : only_right) {
      if (right_by_key.count(key_of(right_, right_children(pair)[i])) != 0) {
        enter_alone(pair, right_, right_steps_, pair.right, i);
      }
    }
    return std::nullopt;
  }

  // The places of the children that the other side does not have, ascending.
  void take_common(const Pair& pair, std::vector<std::uint32_t>& only_left,
                   std::vector<std::uint32_t>& only_right) const {
    const std::vector<std::uint32_t> left = in_order(left_, left_children(pair));
    const std::vector<std::uint32_t> right = in_order(right_, right_children(pair));
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < left.size() || j < right.size()) {
      const Digest* a =
          i < left.size() ? &left_.digests[left_children(pair)[left[i]]] : nullptr;
      const Digest* b =
          j < right.size() ? &right_.digests[right_children(pair)[right[j]]] : nullptr;
      if (a != nullptr && b != nullptr && *a == *b) {
        ++i;
        ++j;
      } else if (b == nullptr || (a != nullptr && *a < *b)) {
        only_left.push_back(left[i++]);
      } else {
        only_right.push_back(right[j++]);
      }
    }
    std::sort(only_left.begin(), only_left.end());
    std::sort(only_right.begin(), only_right.end());
  }

  bool has_entries(const Pair& pair, const std::vector<std::uint32_t>& only_left,
                   const std::vector<std::uint32_t>& only_right) const {
    const auto is_entry = [](const FrozenSide& side, TermId term) {
      const TermRole role = side.terms.origins[term].role;
      return role == TermRole::kEntry || role == TermRole::kOrderedEntry;
    };
    if (!only_left.empty()) return is_entry(left_, left_children(pair)[only_left[0]]);
    return is_entry(right_, right_children(pair)[only_right[0]]);
  }

  // The digest of an entry's key.
  static std::string_view key_of(const FrozenSide& side, TermId entry) {
    return as_text(side.digests[side.terms.graph.children(entry)[0]]);
  }

  static std::string has(const AccessSteps& steps, std::span<const TermId> children,
                         const std::vector<std::uint32_t>& places) {
    return places.empty() ? "does not" : "has " + steps.noun(children[places[0]]);
  }

  Difference tell(const Pair& pair) const {
    std::string left = pair.left == kNothing ? "nothing" : left_steps_.noun(pair.left);
    std::string right =
        pair.right == kNothing ? "nothing" : right_steps_.noun(pair.right);
    if (const std::optional<LinePair> lines = differing_lines(pair)) {
      left += ": " + lines->left;
      right += ": " + lines->right;
    }
    return told(pair, std::move(left), std::move(right));
  }

  // Where two functions do not do the same: the first lines that differ.
  std::optional<LinePair> differing_lines(const Pair& pair) const {
    const std::optional<std::string_view> left = code_text(left_, pair.left);
    const std::optional<std::string_view> right = code_text(right_, pair.right);
    if (!left || !right) return std::nullopt;
    return first_differing_lines(*left, *right);
  }
  static std::optional<std::string_view> code_text(const FrozenSide& side, TermId term) {
    if (term == kNothing) return std::nullopt;
    const TermOrigin& origin = side.terms.origins[term];
    if (origin.role != TermRole::kValue || !origin.value.is_node() ||
        side.graph.kind(origin.value.as_node()) != Kind::kFunction) {
      return std::nullopt;
    }
    const CodeInfo& code = side.graph.code(origin.value.as_node());
    return text_from_line(side.graph.sources()[code.source].text, code.line);
  }
};

class IdentityWalk : PairWalk {
 public:
  using PairWalk::PairWalk;

  std::optional<Difference> run() && {
    std::uint64_t looks = 4 * (std::uint64_t{left_.terms.graph.size()} + 1);
    Pair pair;
    while (next(pair) && looks-- > 0) {
      if (left_.terms.graph.is_mutable(pair.left)) {
        const auto left = met_left_.try_emplace(pair.left, pair);
        const auto right = met_right_.try_emplace(pair.right, pair);
        if (!left.second || !right.second) {
          return told(pair, met_as(left), met_as(right));
        }
      }
      enter_children(pair);
    }
    return std::nullopt;
  }

 private:
  using Met = std::unordered_map<TermId, Pair>;

  std::string met_as(const std::pair<Met::iterator, bool>& found) const {
    if (found.second) return "an object of its own";
    const std::string path = path_to(arrivals_, found.first->second.arrival);
    return path.empty() ? "the whole" : "the same as " + path;
  }

  void enter_children(const Pair& pair) {
    const std::span<const TermId> left = left_children(pair);
    if (left_.terms.graph.kind(pair.left) == TermKind::kOrdered) {
      for (std::uint32_t i = 0; i < left.size(); ++i) enter(pair, i, i);
      return;
    }
    const std::vector<std::uint32_t> left_places = in_order(left_, left);
    const std::vector<std::uint32_t> right_places =
        in_order(right_, right_children(pair));
    const auto is_same = [&](std::size_t a, std::size_t b) {
      return left_.digests[left[left_places[a]]] == left_.digests[left[left_places[b]]];
    };
    for (std::size_t i = 0; i < left.size(); ++i) {
      const bool is_alone =
          (i == 0 || !is_same(i - 1, i)) && (i + 1 == left.size() || !is_same(i, i + 1));
      if (is_alone) enter(pair, left_places[i], right_places[i]);
    }
  }

  Met met_left_;
  Met met_right_;
};

}  // namespace

std::optional<Difference> value_difference(const FrozenSide& left,
                                           const FrozenSide& right) {
  return ValueWalk(left, right).run();
}

std::optional<Difference> identity_difference(const FrozenSide& left,
                                              const FrozenSide& right) {
  return IdentityWalk(left, right).run();
}

}  // namespace reknot
