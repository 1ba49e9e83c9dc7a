#include "core/freeze/freezer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <numeric>

#include "core/freeze/value_digests.h"
#include "tests/core/freeze/sample_terms.h"

namespace reknot {
namespace {

void add(Freezer& freezer, const SampleTerm& term) {
  freezer.add_node(term.kind, as_bytes(term.label), term.children);
}
void add_all(Freezer& freezer, const SampleTerms& terms) {
  for (const SampleTerm& term : terms) add(freezer, term);
}
void change(Freezer& freezer, TermId node, const SampleTerm& term) {
  freezer.change_node(node, term.kind, as_bytes(term.label), term.children);
}

bool refines_each_record_once(const Freezer& freezer) {
  const std::span<const RecordId> refined = freezer.jointly_refined();
  std::vector<RecordId> sorted(refined.begin(), refined.end());
  std::sort(sorted.begin(), sorted.end());
  return std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end();
}

// Whether the digests are those that the graph has when it is digested as a whole.
[[nodiscard]] bool is_right(Freezer& freezer) {
  const std::vector<Digest> expected = value_digests(freezer.graph());
  bool good = true;
  for (TermId node = 0; node < expected.size(); ++node) {
    good = good && freezer.digest(node) == expected[node];
  }
  return good && refines_each_record_once(freezer);
}

// The nodes in such an order that those which the first one leads to come first, then those which
// the second one leads to, and so on: `ends` has how many there are of each.
SampleTerms in_stages(const SampleTerms& terms, const std::vector<TermId>& roots,
                      std::vector<std::size_t>& ends) {
  constexpr TermId kNone = ~TermId{0};
  std::vector<TermId> is(terms.size(), kNone);
  std::vector<TermId> was;
  ends.clear();
  const auto find = [&](TermId node) {
    if (is[node] != kNone) return;
    is[node] = static_cast<TermId>(was.size());
    was.push_back(node);
  };
  for (const TermId root : roots) {
    const std::size_t begin = was.size();
    find(root);
    for (std::size_t i = begin; i < was.size(); ++i) {
      for (const TermId child : terms[was[i]].children) find(child);
    }
    if (was.size() > begin) ends.push_back(was.size());
  }
  SampleTerms result;
  for (const TermId node : was) {
    result.push_back(terms[node]);
    for (TermId& child : result.back().children) child = is[child];
  }
  return result;
}

// Digests a graph stage by stage, each on top of those before.
[[nodiscard]] bool is_right_in_stages(const SampleTerms& terms,
                                      const std::vector<TermId>& roots) {
  std::vector<std::size_t> ends;
  const SampleTerms ordered = in_stages(terms, roots, ends);
  Freezer freezer;
  std::size_t begin = 0;
  bool good = true;
  for (const std::size_t end : ends) {
    for (; begin < end; ++begin) add(freezer, ordered[begin]);
    freezer.refreeze();
    good = good && refines_each_record_once(freezer);
  }
  return good && is_right(freezer);
}

// All graphs, each built with one order of its roots, which the next graph has another of.
void build_all_in_stages(const std::vector<SampleTerm>& choices, std::size_t nodes) {
  std::vector<TermId> roots(nodes);
  std::iota(roots.begin(), roots.end(), 0);
  bool good = true;
  for_each_graph(choices, nodes, [&](const SampleTerms& terms) {
    good = good && is_right_in_stages(terms, roots);
    std::next_permutation(roots.begin(), roots.end());
  });
  EXPECT_TRUE(good);
}

// From each graph to the next, node by node.
void change_through_all(const std::vector<SampleTerm>& choices, std::size_t nodes) {
  Freezer freezer;
  add_all(freezer, SampleTerms(nodes, choices[0]));
  bool good = true;
  for_each_graph(choices, nodes, [&](const SampleTerms& terms) {
    for (TermId node = 0; node < nodes; ++node) change(freezer, node, terms[node]);
    good = good && is_right(freezer);
  });
  EXPECT_TRUE(good);
}

std::vector<SampleTerm> bags_and_ordered() {
  std::vector<SampleTerm> choices = all_terms("", TermKind::kOrdered, 3, 2);
  append(choices, all_terms("", TermKind::kBag, 3, 3));
  return choices;
}

TEST(FreezerExhaustive, BuildsOrderedGraphsOfFourNodesInStages) {
  build_all_in_stages(all_terms("", TermKind::kOrdered, 4, 2), 4);
}

TEST(FreezerExhaustive, BuildsBagsAndOrderedNodesInStages) {
  build_all_in_stages(bags_and_ordered(), 3);
}

TEST(FreezerExhaustive, ChangesThroughOrderedGraphsOfFourNodes) {
  change_through_all(all_terms("", TermKind::kOrdered, 4, 2), 4);
}

TEST(FreezerExhaustive, ChangesThroughBagsAndOrderedNodes) {
  change_through_all(bags_and_ordered(), 3);
}

std::vector<TermId> random_order(Random& random, std::size_t count) {
  std::vector<TermId> order(count);
  std::iota(order.begin(), order.end(), 0);
  std::shuffle(order.begin(), order.end(), random);
  return order;
}

TEST(Freezer, BuildsRandomGraphsInStages) {
  Random random(1);
  for (int i = 0; i < 2000; ++i) {
    const SampleTerms terms = random_terms(random, 1 + below(random, 30));
    ASSERT_TRUE(is_right_in_stages(terms, random_order(random, terms.size()))) << i;
  }
}

TEST(Freezer, BuildsUnrollingsInStages) {
  Random random(2);
  std::vector<TermId> copy_of;
  for (int i = 0; i < 2000; ++i) {
    const SampleTerms terms =
        unrolled(random, random_terms(random, 1 + below(random, 12)),
                 1 + below(random, 5), copy_of);
    ASSERT_TRUE(is_right_in_stages(terms, random_order(random, terms.size()))) << i;
  }
}

// Adds copies of some nodes. They lead to copies, this layer's or earlier ones, or to what they are
// copies of; one in `broken` of them, if that is not 0, to something else or with another label.
void add_layer(Random& random, SampleTerms& terms, std::vector<TermId>& copy_of,
               std::uint32_t broken) {
  const auto old_size = static_cast<TermId>(terms.size());
  std::vector<std::vector<TermId>> copies(copy_of.empty() ? 0 : old_size);
  for (TermId node = 0; node < old_size; ++node) copies[copy_of[node]].push_back(node);
  const TermId originals = *std::max_element(copy_of.begin(), copy_of.end()) + TermId{1};
  const std::uint32_t share = 1 + below(random, 4);
  for (TermId original = 0; original < originals; ++original) {
    if (below(random, share) > 0) continue;
    copies[original].push_back(static_cast<TermId>(copy_of.size()));
    copy_of.push_back(original);
  }
  for (TermId node = old_size; node < copy_of.size(); ++node) {
    terms.push_back(terms[copy_of[node]]);
    SampleTerm& term = terms.back();
    for (TermId& child : term.children) {
      const std::vector<TermId>& equal = copies[copy_of[child]];
      child = below(random, 3) == 0 ? equal[below(random, equal.size())] : equal.back();
      if (broken > 0 && below(random, broken) == 0) child = below(random, copy_of.size());
    }
    if (broken > 0 && below(random, broken) == 0) term.label += "y";
  }
}

void stress_with_layers(unsigned seed, bool breaks) {
  Random random(seed);
  std::size_t joint = 0;
  for (int i = 0; i < 1500; ++i) {
    SampleTerms terms = random_terms(random, 1 + below(random, 8));
    std::vector<TermId> copy_of(terms.size());
    std::iota(copy_of.begin(), copy_of.end(), 0);
    const std::vector<TermId> roots = random_order(random, terms.size());
    Freezer freezer;
    add_all(freezer, terms);
    if (below(random, 4) > 0) freezer.refreeze();
    for (std::uint32_t layer = 1 + below(random, 5); layer > 0; --layer) {
      const std::size_t begin = terms.size();
      add_layer(random, terms, copy_of, breaks ? 3 + below(random, 20) : 0);
      for (std::size_t node = begin; node < terms.size(); ++node) {
        add(freezer, terms[node]);
      }
      if (below(random, 2) == 0) continue;
      ASSERT_TRUE(is_right(freezer)) << i;
      joint += freezer.jointly_refined().size();
    }
    ASSERT_TRUE(is_right(freezer)) << i;
  }
  EXPECT_GT(joint, 300U);
}

TEST(Freezer, BuildsLayersOfPartialCopies) { stress_with_layers(3, false); }

TEST(Freezer, BuildsLayersOfBrokenCopies) { stress_with_layers(4, true); }

// Another term than it was, or the same in other words.
void mutate(Random& random, SampleTerms& terms, TermId node) {
  SampleTerm& term = terms[node];
  switch (below(random, 6)) {
    case 0:
      term.label = std::string(below(random, 3), 'x');
      break;
    case 1:
      term.kind = below(random, 2) == 0 ? TermKind::kBag : TermKind::kOrdered;
      break;
    case 2:
      term = terms[below(random, terms.size())];
      break;
    case 3:
      term.children.resize(below(random, 4), below(random, terms.size()));
      break;
    default:
      if (term.children.empty()) term.children.push_back(0);
      term.children[below(random, term.children.size())] = below(random, terms.size());
  }
}

void mutate_and_compare(unsigned seed, int graphs, std::uint32_t most_changes,
                        const std::function<SampleTerms(Random&)>& make) {
  Random random(seed);
  for (int i = 0; i < graphs; ++i) {
    SampleTerms terms = make(random);
    Freezer freezer(graph_of(terms));
    for (int step = 0; step < 20; ++step) {
      for (std::uint32_t left = 1 + below(random, most_changes); left > 0; --left) {
        const TermId node = below(random, terms.size());
        mutate(random, terms, node);
        change(freezer, node, terms[node]);
      }
      if (below(random, 8) == 0) {
        terms.push_back(terms[below(random, terms.size())]);
        add(freezer, terms.back());
      }
      ASSERT_TRUE(is_right(freezer)) << i << ", step " << step;
    }
    const std::vector<Digest> expected = value_digests(graph_of(terms));
    ASSERT_EQ(expected, value_digests(freezer.graph())) << i;
  }
}

TEST(Freezer, FollowsSingleChangesOfRandomGraphs) {
  mutate_and_compare(5, 1500, 1, [](Random& random) {
    return random_terms(random, 1 + below(random, 25));
  });
}

TEST(Freezer, FollowsManyChangesAtOnce) {
  mutate_and_compare(6, 1000, 6, [](Random& random) {
    return random_terms(random, 1 + below(random, 40));
  });
}

TEST(Freezer, FollowsChangesOfUnrollings) {
  std::vector<TermId> copy_of;
  mutate_and_compare(7, 1500, 2, [&](Random& random) {
    return unrolled(random, random_terms(random, 1 + below(random, 8)), 4, copy_of);
  });
}

// --- The rules of FORMAT.md §6, by their smallest examples.

// `first` is digested before the rest is added.
bool is_right_on_top(const SampleTerms& first, const SampleTerms& rest) {
  Freezer freezer;
  add_all(freezer, first);
  freezer.refreeze();
  add_all(freezer, rest);
  return is_right(freezer);
}

TEST(FreezerRules, ANodeThatLeadsLikeAMemberIsThatMember) {
  // y = [y], x = [y]
  Freezer freezer;
  add_all(freezer, {ordered("", {0}), ordered("", {0})});
  EXPECT_EQ(freezer.digest(0), freezer.digest(1));
  EXPECT_TRUE(is_right_on_top({ordered("", {0})}, {ordered("", {0})}));
  EXPECT_TRUE(
      is_right_on_top({bag("", {0, 0, 1}), ordered("", {})}, {bag("", {0, 1, 0})}));
  // These are not: another label, another position, another number.
  EXPECT_TRUE(is_right_on_top({ordered("", {0})}, {ordered("a", {0})}));
  EXPECT_TRUE(is_right_on_top({ordered("", {1, 0}), ordered("a", {0, 1})},
                              {ordered("", {0, 1}), ordered("a", {1, 0})}));
  EXPECT_TRUE(
      is_right_on_top({bag("", {0, 0, 1}), ordered("", {})}, {bag("", {0, 1, 1})}));
}

TEST(FreezerRules, AComponentThatUnrollsARecordHasItsDigests) {
  // y = [y, y], a = [b, y], b = [y, a]
  Freezer freezer;
  add_all(freezer, {ordered("", {0, 0})});
  freezer.refreeze();
  add_all(freezer, {ordered("", {2, 0}), ordered("", {0, 1})});
  EXPECT_EQ(freezer.digest(1), freezer.digest(0));
  EXPECT_EQ(freezer.digest(2), freezer.digest(0));
  EXPECT_EQ(freezer.jointly_refined().size(), 1U);
  EXPECT_EQ(freezer.record_count(), 1U);
}

TEST(FreezerRules, AComponentIsMinimizedBeforeItIsNumbered) {
  // A ring of f, f, g, twice round.
  const SampleTerms once = {ordered("f", {1}), ordered("f", {2}), ordered("g", {0})};
  const SampleTerms twice = {ordered("f", {1}), ordered("f", {2}), ordered("g", {3}),
                             ordered("f", {4}), ordered("f", {5}), ordered("g", {0})};
  Freezer freezer;
  add_all(freezer, joined(once, twice));
  EXPECT_TRUE(is_right(freezer));
  EXPECT_EQ(freezer.record_count(), 1U);
}

TEST(FreezerRules, EqualComponentsAreOneRecord) {
  // Two rings of their own, and a component that leads to both and unrolls them.
  const SampleTerms ring = {ordered("", {0, 0})};
  EXPECT_TRUE(is_right_on_top(joined(ring, ring), {ordered("", {0, 1})}));
  EXPECT_TRUE(
      is_right_on_top(joined(ring, ring), {ordered("", {3, 0}), ordered("", {1, 2})}));
}

TEST(FreezerRules, OnlyTheHighestRecordBelowMayBeUnrolled) {
  // r = [r], s = [s, r], and what is like s leads to both.
  const SampleTerms kept = {ordered("", {0}), ordered("", {1, 0})};
  EXPECT_TRUE(is_right_on_top(kept, {ordered("", {1, 0})}));
  EXPECT_TRUE(is_right_on_top(kept, {ordered("", {3, 0}), ordered("", {2, 0})}));
  EXPECT_TRUE(is_right_on_top(kept, {ordered("", {3, 0}), ordered("", {1, 0})}));
}

// A ring of `count` equal nodes, each of which leads to `child` as well.
SampleTerms ring_above(TermId first, TermId count, TermId child) {
  SampleTerms terms;
  for (TermId i = 0; i < count; ++i) {
    terms.push_back(ordered("", {first + (i + 1) % count, child}));
  }
  return terms;
}

TEST(FreezerRules, ARecordIsRefinedWithAllThatMayUnrollIt) {
  // Rings of two that lead to y = [y, y] or to the ring before.
  Freezer freezer;
  add(freezer, ordered("", {0, 0}));
  freezer.refreeze();
  Random random(8);
  for (TermId first = 1; first < 1001; first += 2) {
    add_all(freezer, ring_above(first, 2, below(random, first)));
  }
  EXPECT_TRUE(is_right(freezer));
  EXPECT_EQ(freezer.jointly_refined().size(), 1U);
}

// Records s1 = [s1, s1, leaf], s2 = [s2, s2, s1] and so on; then, at once, rings of two that unroll
// them, each on top of what is kept or of other unrollings.
TEST(FreezerRules, LowerRecordsAreRefinedFirst) {
  Random random(9);
  constexpr TermId kLevels = 6;
  for (int i = 0; i < 200; ++i) {
    Freezer freezer;
    std::vector<std::vector<TermId>> equal(kLevels + 1);
    const auto some = [&](TermId level) {
      return equal[level][below(random, equal[level].size())];
    };
    const auto add_to = [&](TermId level, SampleTerm term) {
      equal[level].push_back(freezer.graph().size());
      term.label = std::string(level, 'x');
      add(freezer, term);
    };
    add_to(0, ordered("", {}));
    for (TermId level = 1; level <= kLevels; ++level) {
      add_to(level, ordered("", {level, level, level - 1}));
    }
    freezer.refreeze();
    for (TermId level = 1; level <= kLevels; ++level) {
      for (std::uint32_t left = 1 + below(random, 3); left > 0; --left) {
        const TermId first = freezer.graph().size();
        const TermId inside = some(level);
        add_to(level, ordered("", {first + 1, inside, some(level - 1)}));
        add_to(level, ordered("", {first, inside, some(level - 1)}));
      }
    }
    ASSERT_TRUE(is_right(freezer)) << i;
    EXPECT_EQ(freezer.jointly_refined().size(), kLevels) << i;
    EXPECT_EQ(freezer.record_count(), kLevels) << i;
  }
}

TEST(FreezerRules, FingerprintsTellMostComponentsFromARecord) {
  // A chain of rings with one letter more in each.
  Freezer freezer;
  for (TermId first = 0; first < 500; first += 5) {
    SampleTerms ring = ring_above(first, 5, first == 0 ? 0 : first - 1);
    ring[0].label = std::string(first, 'x');
    add_all(freezer, ring);
  }
  EXPECT_TRUE(is_right(freezer));
  EXPECT_TRUE(freezer.jointly_refined().empty());
}

TEST(FreezerRules, RecordsAreDroppedWithTheLastNodeThatHasTheirValue) {
  Freezer freezer;
  add_all(freezer, {ordered("a", {0}), ordered("b", {1}), ordered("a", {0})});
  freezer.refreeze();
  EXPECT_EQ(freezer.record_count(), 2U);
  change(freezer, 1, ordered("b", {}));
  freezer.refreeze();
  EXPECT_EQ(freezer.record_count(), 1U);
  change(freezer, 0, ordered("a", {1}));
  EXPECT_TRUE(is_right(freezer));
  EXPECT_EQ(freezer.record_count(), 0U);
}

}  // namespace
}  // namespace reknot
