#include "core/freeze/freezer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <numeric>

#include "tests/core/freeze/freezer_check.h"
#include "tests/core/freeze/sample_terms.h"

namespace reknot {
namespace {

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

}  // namespace
}  // namespace reknot
