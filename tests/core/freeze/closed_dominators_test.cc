#include "core/freeze/closed_dominators.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/core/freeze/identity_oracle.h"

namespace reknot {
namespace {

using Random = std::mt19937;

IdentitySample random_sample(Random& random) {
  const auto nodes = static_cast<TermId>(1 + random() % 12);
  IdentitySample sample;
  for (TermId node = 0; node < nodes; ++node) {
    SampleTerm term;
    term.children.resize(random() % 4);
    for (TermId& child : term.children) {
      child = static_cast<TermId>(random() % 4 == 0 ? random() % nodes
                                                    : (node + random() % 4) % nodes);
    }
    sample.add(std::move(term), random() % 2 == 0);
  }
  return sample;
}

// What is reached from a node, itself with it, without passing another.
std::vector<char> reached_without(const IdentitySample& sample, TermId from,
                                  TermId without) {
  std::vector<char> is_reached(sample.size(), 0);
  std::vector<TermId> work;
  if (from != without) work.push_back(from);
  while (!work.empty()) {
    const TermId node = work.back();
    work.pop_back();
    if (is_reached[node] != 0) continue;
    is_reached[node] = 1;
    for (const TermId child : sample.terms[node].children) {
      if (child != without) work.push_back(child);
    }
  }
  return is_reached;
}

constexpr TermId kNothing = ~TermId{0};

bool is_constant(const IdentitySample& sample, TermId node) {
  const std::vector<char> is_reached = reached_without(sample, node, kNothing);
  for (TermId other = 0; other < sample.size(); ++other) {
    if (is_reached[other] != 0 && sample.is_mutable[other] != 0) return false;
  }
  return true;
}

// Word by word what the definition says.
bool is_closed(const IdentitySample& sample, TermId root, TermId node) {
  if (node == root || sample.is_mutable[node] == 0) return false;
  const std::vector<char> without = reached_without(sample, root, node);
  const std::vector<char> below = reached_without(sample, node, kNothing);
  for (TermId other = 0; other < sample.size(); ++other) {
    if (below[other] != 0 && without[other] != 0 && sample.is_mutable[other] != 0) {
      return false;
    }
  }
  return true;
}

TEST(ClosedDominators, AreThoseThatTheDefinitionNames) {
  Random random(1);
  std::size_t closed_count = 0;
  for (int i = 0; i < 5000; ++i) {
    const IdentitySample sample = random_sample(random);
    if (is_constant(sample, 0)) continue;
    const TermGraph graph = graph_of(sample);
    const FirstMutables first_mutables(graph);
    RootedGraph reached(graph,
                        [&](TermId term) { return first_mutables.is_constant(term); });
    reached.walk(0, [](TermId) { return false; });
    const std::vector<std::uint8_t> closed =
        closed_dominators(first_mutables, reached, DominatorTree(reached));
    for (RootedId node = 0; node < reached.size(); ++node) {
      const TermId term = reached.term(node);
      ASSERT_EQ(closed[node] != 0, is_closed(sample, 0, term)) << i << ", node " << term;
      closed_count += closed[node];
    }
  }
  EXPECT_GT(closed_count, 2000U);
}

TEST(DominatorTree, HasThroughWhatAllWaysGo) {
  Random random(2);
  for (int i = 0; i < 2000; ++i) {
    const IdentitySample sample = random_sample(random);
    const TermGraph graph = graph_of(sample);
    RootedGraph reached(graph, [](TermId) { return false; });
    reached.walk(0, [](TermId) { return false; });
    const DominatorTree tree(reached);
    for (RootedId top = 0; top < reached.size(); ++top) {
      const std::vector<char> without =
          reached_without(sample, reached.term(0), reached.term(top));
      for (RootedId node = 0; node < reached.size(); ++node) {
        ASSERT_EQ(tree.is_within(node, top), without[reached.term(node)] == 0) << i;
      }
      if (top != 0) {
        ASSERT_TRUE(tree.is_within(top, tree.above(top)) && tree.above(top) < top);
      }
    }
  }
}

TEST(FirstMutables, AreMetOnAllWaysOrSeveral) {
  Random random(3);
  for (int i = 0; i < 3000; ++i) {
    const IdentitySample sample = random_sample(random);
    const FirstMutables first_mutables(graph_of(sample));
    for (TermId node = 0; node < sample.size(); ++node) {
      ASSERT_EQ(first_mutables.is_constant(node), is_constant(sample, node)) << i;
      const TermId met = first_mutables.met_from(node);
      for (TermId other = 0; other < sample.size(); ++other) {
        if (sample.is_mutable[other] == 0 || sample.is_mutable[node] != 0) continue;
        // Whether without `other` nothing mutable is reached.
        const std::vector<char> without = reached_without(sample, node, other);
        bool is_only = !is_constant(sample, node);
        for (TermId third = 0; third < sample.size(); ++third) {
          if (without[third] != 0 && sample.is_mutable[third] != 0) is_only = false;
        }
        ASSERT_EQ(met == other, is_only) << i << ", node " << node;
      }
    }
  }
}

}  // namespace
}  // namespace reknot
