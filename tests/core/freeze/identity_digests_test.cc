#include "core/freeze/identity_digests.h"

#include <gtest/gtest.h>

#include <functional>
#include <random>

#include "core/freeze/value_digests.h"
#include "tests/core/freeze/identity_oracle.h"

namespace reknot {
namespace {

using Random = std::mt19937;

std::uint32_t below(Random& random, std::size_t bound) {
  return static_cast<std::uint32_t>(random() % bound);
}

SampleTerm ordered(std::string label, std::vector<TermId> children) {
  return {std::move(label), TermKind::kOrdered, std::move(children)};
}
SampleTerm bag(std::string label, std::vector<TermId> children) {
  return {std::move(label), TermKind::kBag, std::move(children)};
}

IdentitySample mutable_sample(SampleTerms terms) {
  std::vector<char> is_mutable(terms.size(), 1);
  return {std::move(terms), std::move(is_mutable)};
}
IdentitySample immutable_sample(SampleTerms terms) {
  std::vector<char> is_mutable(terms.size(), 0);
  return {std::move(terms), std::move(is_mutable)};
}

std::vector<Digest> digests_of(const IdentitySample& sample) {
  Result<std::vector<Digest>> digests = identity_digests(graph_of(sample));
  EXPECT_TRUE(digests.ok());
  return std::move(digests).value();
}
// By a digester that has digested nothing else.
Digest digest_of(const IdentitySample& sample, TermId node = 0) {
  const TermGraph graph = graph_of(sample);
  IdentityDigester digester(graph);
  const Result<Digest> digest = digester.digest(node);
  EXPECT_TRUE(digest.ok());
  return digest.value();
}

using Comparison = ComparisonOf<IdentityLooks>;

// --- All small graphs.

// All terms of a kind that lead to two or fewer of `nodes` nodes. Of bags only those with ascending
// children: the order in which a bag is written has a test of its own.
std::vector<SampleTerm> all_terms(TermKind kind, TermId nodes) {
  std::vector<SampleTerm> terms{{"", kind, {}}};
  for (TermId first = 0; first < nodes; ++first) {
    terms.push_back({"", kind, {first}});
    for (TermId second = kind == TermKind::kBag ? first : 0; second < nodes; ++second) {
      terms.push_back({"", kind, {first, second}});
    }
  }
  return terms;
}

// Compares every `step`-th of all graphs of `nodes` nodes, each of which is one of `choices`.
void compare_all(const IdentitySample& choices, std::uint32_t nodes, std::uint64_t step) {
  Comparison comparison(nodes, static_cast<int>(nodes));
  std::uint64_t count = 1;
  for (std::uint32_t i = 0; i < nodes; ++i) count *= choices.size();
  for (std::uint64_t graph = 0; graph < count; graph += step) {
    IdentitySample sample;
    std::uint64_t rest = graph;
    for (std::uint32_t i = 0; i < nodes; ++i, rest /= choices.size()) {
      const std::uint64_t choice = rest % choices.size();
      sample.add(choices.terms[choice], choices.is_mutable[choice] != 0);
    }
    ASSERT_TRUE(comparison.show(sample, digests_of(sample))) << graph;
  }
  EXPECT_TRUE(comparison.tells_apart());
}

IdentitySample all_of(TermId nodes, bool has_immutable, bool has_bags) {
  IdentitySample choices;
  for (const bool is_mutable : {true, false}) {
    if (!is_mutable && !has_immutable) continue;
    for (const TermKind kind : {TermKind::kOrdered, TermKind::kBag}) {
      if (kind == TermKind::kBag && !has_bags) continue;
      for (const SampleTerm& term : all_terms(kind, nodes)) choices.add(term, is_mutable);
    }
  }
  return choices;
}

TEST(IdentityDigestsExhaustive, AllGraphsOfThreeNodes) {
  compare_all(all_of(3, true, true), 3, 1);
}

TEST(IdentityDigestsExhaustive, SomeOrderedGraphsOfFourMutableNodes) {
  compare_all(all_of(4, false, false), 4, 29);
}
// A minute; run it with --gtest_also_run_disabled_tests.
TEST(IdentityDigestsExhaustive, DISABLED_OrderedGraphsOfFourMutableNodes) {
  compare_all(all_of(4, false, false), 4, 1);
}

TEST(IdentityDigestsExhaustive, SomeBagsOfFourMutableNodes) {
  IdentitySample choices;
  for (const SampleTerm& term : all_terms(TermKind::kBag, 4)) choices.add(term, true);
  compare_all(choices, 4, 5);
}

// --- Random graphs.

// Few labels and short arities, so that much is alike. Of `reach`, how far children are from a node:
// the less, the more is dominated.
IdentitySample random_sample(Random& random, std::uint32_t nodes, bool has_bags) {
  const std::uint32_t labels = 1 + below(random, 3);
  const std::uint32_t mutable_of_four = below(random, 5);
  const std::uint32_t reach = below(random, 2) == 0 ? nodes : 1 + below(random, 4);
  IdentitySample sample;
  for (TermId node = 0; node < nodes; ++node) {
    SampleTerm term{std::string(below(random, labels), 'x'), TermKind::kOrdered, {}};
    if (has_bags && below(random, 2) == 0) term.kind = TermKind::kBag;
    term.children.resize(below(random, 4));
    for (TermId& child : term.children) {
      const bool is_near = below(random, 8) != 0;
      child = is_near ? (node + below(random, reach + 1)) % nodes : below(random, nodes);
    }
    sample.add(std::move(term), below(random, 4) < mutable_of_four);
  }
  return sample;
}

// Several copies of each immutable node and one of each mutable, with each edge to any copy, in any
// order; copy_of says of which a copy is.
IdentitySample copied(Random& random, const IdentitySample& sample,
                      std::uint32_t most_copies, std::vector<TermId>& copy_of) {
  copy_of.clear();
  for (TermId node = 0; node < sample.size(); ++node) {
    const std::uint32_t copies =
        sample.is_mutable[node] != 0 ? 1 : 1 + below(random, most_copies);
    copy_of.insert(copy_of.end(), copies, node);
  }
  std::shuffle(copy_of.begin(), copy_of.end(), random);
  std::vector<std::vector<TermId>> copies(sample.size());
  for (TermId copy = 0; copy < copy_of.size(); ++copy) {
    copies[copy_of[copy]].push_back(copy);
  }
  IdentitySample result;
  for (const TermId original : copy_of) {
    SampleTerm term = sample.terms[original];
    for (TermId& child : term.children) {
      child = copies[child][below(random, copies[child].size())];
    }
    if (term.kind == TermKind::kBag) {
      std::shuffle(term.children.begin(), term.children.end(), random);
    }
    result.add(std::move(term), sample.is_mutable[original] != 0);
  }
  return result;
}

TEST(IdentityDigests, AgreeWithTheOracleOnRandomGraphs) {
  Random random(1);
  Comparison comparison(5, 8);
  for (int i = 0; i < 2000; ++i) {
    IdentitySample sample = random_sample(random, 1 + below(random, 8), true);
    std::uint32_t left = 5;
    for (char& is_mutable : sample.is_mutable) {
      if (is_mutable != 0 && left-- == 0) is_mutable = 0, left = 0;
    }
    ASSERT_TRUE(comparison.show(sample, digests_of(sample))) << i;
  }
  EXPECT_TRUE(comparison.tells_apart());
  EXPECT_GT(comparison.looks(), 2000U);
}

TEST(IdentityDigests, KeepWhenNodesAreRenumberedAndImmutableOnesCopied) {
  Random random(2);
  std::vector<TermId> copy_of;
  for (int i = 0; i < 3000; ++i) {
    const IdentitySample sample = random_sample(random, 1 + below(random, 40), true);
    const IdentitySample copies = copied(random, sample, 1 + below(random, 3), copy_of);
    const std::vector<Digest> expected = digests_of(sample);
    const std::vector<Digest> digests = digests_of(copies);
    for (TermId node = 0; node < copies.size(); ++node) {
      ASSERT_EQ(digests[node], expected[copy_of[node]]) << i << ", node " << node;
    }
  }
}

// Copies in which one edge leads elsewhere: equal exactly where a walk side by side says so.
TEST(IdentityDigests, AgreeWithAWalkOnOrderedGraphsThatDifferInOneEdge) {
  Random random(3);
  std::vector<TermId> copy_of;
  std::size_t different = 0;
  for (int i = 0; i < 2000; ++i) {
    const IdentitySample sample = random_sample(random, 2 + below(random, 30), false);
    IdentitySample copies = copied(random, sample, 2, copy_of);
    std::vector<TermId>& children = copies.terms[below(random, copies.size())].children;
    if (!children.empty()) {
      children[below(random, children.size())] = below(random, copies.size());
    }
    const std::vector<Digest> left = digests_of(sample);
    const std::vector<Digest> right = digests_of(copies);
    for (TermId node = 0; node < copies.size(); ++node) {
      const bool same = is_same_walk(sample, copy_of[node], copies, node);
      ASSERT_EQ(left[copy_of[node]] == right[node], same) << i << ", node " << node;
      if (!same) ++different;
    }
  }
  EXPECT_GT(different, 3000U);
}

TEST(IdentityDigests, DoNotDependOnWhatWasDigestedBefore) {
  Random random(4);
  for (int i = 0; i < 2000; ++i) {
    const IdentitySample sample = random_sample(random, 1 + below(random, 40), true);
    const TermGraph graph = graph_of(sample);
    IdentityDigester digester(graph);
    for (int j = 0; j < 12; ++j) {
      const TermId node = below(random, sample.size());
      const Result<Digest> digest = digester.digest(node);
      ASSERT_TRUE(digest.ok());
      ASSERT_EQ(digest.value(), digest_of(sample, node)) << i << ", node " << node;
    }
  }
}

TEST(IdentityDigests, KeepWhateverElseIsInTheGraph) {
  Random random(5);
  for (int i = 0; i < 1000; ++i) {
    const IdentitySample sample = random_sample(random, 1 + below(random, 20), true);
    IdentitySample more = sample;
    const IdentitySample other = random_sample(random, 1 + below(random, 20), true);
    // What comes later may also lead to what was there before.
    for (TermId node = 0; node < other.size(); ++node) {
      SampleTerm term = other.terms[node];
      for (TermId& child : term.children) child += sample.size();
      term.children.push_back(below(random, sample.size() + other.size()));
      more.add(std::move(term), other.is_mutable[node] != 0);
    }
    std::vector<Digest> digests = digests_of(more);
    digests.resize(sample.size());
    ASSERT_EQ(digests, digests_of(sample)) << i;
  }
}

TEST(IdentityDigests, AreThoseOfTheValueModeWhereNothingIsMutable) {
  Random random(6);
  for (int i = 0; i < 500; ++i) {
    IdentitySample sample = random_sample(random, 1 + below(random, 30), true);
    sample.is_mutable.assign(sample.size(), 0);
    ASSERT_EQ(digests_of(sample), value_digests(graph_of(sample))) << i;
  }
}

// --- Bags of what looks alike.

// A generator that is the same everywhere, for graphs whose digests are pinned.
class PinnedRandom {
 public:
  std::uint32_t below(std::uint32_t bound) {
    state_ = state_ * 6364136223846793005 + 1442695040888963407;
    return static_cast<std::uint32_t>((state_ >> 33) % bound);
  }

 private:
  std::uint64_t state_ = 0;
};

// Objects that few things tell apart, in a few containers.
IdentitySample look_alikes(PinnedRandom& random) {
  const std::uint32_t containers = 1 + random.below(4);
  const std::uint32_t objects = 1 + random.below(6);
  const std::uint32_t root_children = containers + random.below(2) * objects;
  const auto kind = [&] {
    return random.below(3) == 0 ? TermKind::kOrdered : TermKind::kBag;
  };
  IdentitySample sample;
  SampleTerm root{"root", kind(), {}};
  for (TermId child = 1; child <= root_children; ++child) root.children.push_back(child);
  sample.add(std::move(root), true);
  for (std::uint32_t i = 0; i < containers; ++i) {
    SampleTerm term{"container", kind(), {}};
    term.children.resize(1 + random.below(4));
    for (TermId& child : term.children) child = 1 + containers + random.below(objects);
    sample.add(std::move(term), true);
  }
  for (std::uint32_t i = 0; i < objects; ++i) {
    SampleTerm term{"object", kind(), {}};
    term.children.resize(random.below(3));
    for (TermId& child : term.children) child = 1 + random.below(containers + objects);
    sample.add(std::move(term), true);
  }
  return sample;
}

TEST(IdentityDigestsOfBags, KeepWhenNodesAreRenumbered) {
  PinnedRandom pinned;
  Random random(7);
  std::vector<TermId> copy_of;
  for (int i = 0; i < 5000; ++i) {
    const IdentitySample sample = look_alikes(pinned);
    const std::vector<Digest> expected = digests_of(sample);
    const std::vector<Digest> digests = digests_of(copied(random, sample, 1, copy_of));
    for (TermId node = 0; node < sample.size(); ++node) {
      ASSERT_EQ(digests[node], expected[copy_of[node]]) << i << ", node " << node;
    }
  }
}

// Undirected graphs, each vertex a bag of its neighbours: as many digests as there are graphs up to
// isomorphism (OEIS A000088).
std::size_t count_neighbour_sets(std::uint32_t vertices) {
  std::vector<std::pair<TermId, TermId>> pairs;
  for (TermId a = 1; a <= vertices; ++a) {
    for (TermId b = a + 1; b <= vertices; ++b) pairs.emplace_back(a, b);
  }
  IdentitySample empty;
  empty.add(bag("all", {}), false);
  for (TermId vertex = 1; vertex <= vertices; ++vertex) {
    empty.terms[0].children.push_back(vertex);
    empty.add(bag("vertex", {}), true);
  }
  std::set<Digest> digests;
  for (std::uint32_t edges = 0; edges < 1U << pairs.size(); ++edges) {
    IdentitySample sample = empty;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      if ((edges >> i & 1) == 0) continue;
      sample.terms[pairs[i].first].children.push_back(pairs[i].second);
      sample.terms[pairs[i].second].children.push_back(pairs[i].first);
    }
    digests.insert(digest_of(sample));
  }
  return digests.size();
}

TEST(IdentityDigestsOfBags, AreAsManyAsThereAreGraphs) {
  EXPECT_EQ(count_neighbour_sets(3), 4U);
  EXPECT_EQ(count_neighbour_sets(4), 11U);
  EXPECT_EQ(count_neighbour_sets(5), 34U);
  EXPECT_EQ(count_neighbour_sets(6), 156U);
}

// Rings of vertices that are bags of their neighbours, all in one bag.
IdentitySample rings(const std::vector<std::uint32_t>& sizes) {
  IdentitySample sample;
  sample.add(bag("all", {}), false);
  for (const std::uint32_t size : sizes) {
    const TermId first = sample.size();
    for (std::uint32_t i = 0; i < size; ++i) {
      sample.add(bag("vertex", {first + (i + 1) % size, first + (i + size - 1) % size}),
                 true);
      sample.terms[0].children.push_back(first + i);
    }
  }
  return sample;
}

TEST(IdentityDigestsOfBags, TellApartRingsByTheirSizesOnly) {
  EXPECT_NE(digest_of(rings({3, 3})), digest_of(rings({6})));
  EXPECT_NE(digest_of(rings({3, 5})), digest_of(rings({4, 4})));
  EXPECT_EQ(digest_of(rings({3, 4, 5})), digest_of(rings({5, 3, 4})));
}

TEST(IdentityDigestsOfBags, AreRefusedWhereTooMuchLooksAlike) {
  const TermGraph graph = graph_of(rings(std::vector<std::uint32_t>(20, 3)));
  IdentityDigester digester(graph, {10'000});
  const Result<Digest> digest = digester.digest(0);
  ASSERT_FALSE(digest.ok());
  EXPECT_EQ(digest.error().code, ErrorCode::kTooMuchAlike);
  EXPECT_EQ(digest.error().offset, 0U);
  EXPECT_FALSE(identity_digests(graph, {10'000}).ok());
  IdentityDigester patient(graph);
  EXPECT_TRUE(patient.digest(0).ok());
}

// Limits that leave no room for trying.
Digest digest_at_once(const IdentitySample& sample) {
  const TermGraph graph = graph_of(sample);
  IdentityDigester digester(graph, {0});
  const Result<Digest> digest = digester.digest(0);
  EXPECT_TRUE(digest.ok());
  return digest.ok() ? digest.value() : Digest{};
}

// `count` equal objects in the bags and the list that node 0 leads to.
IdentitySample in_all(TermId count, const std::vector<TermKind>& kinds) {
  IdentitySample sample;
  sample.add(ordered("root", {}), true);
  for (const TermKind kind : kinds) {
    SampleTerm term{"container", kind, {}};
    for (TermId i = 0; i < count; ++i) {
      term.children.push_back(static_cast<TermId>(1 + kinds.size() + i));
    }
    sample.terms[0].children.push_back(sample.size());
    sample.add(std::move(term), true);
  }
  for (TermId i = 0; i < count; ++i) sample.add(ordered("object", {}), true);
  return sample;
}

TEST(IdentityDigestsOfBags, TakeNoTryingWhereObjectsAreInterchangeable) {
  digest_at_once(in_all(1000, {TermKind::kBag}));
  digest_at_once(in_all(1000, {TermKind::kBag, TermKind::kBag}));
}

TEST(IdentityDigestsOfBags, TakeNoTryingWhereSomethingOrderedTellsObjectsApart) {
  digest_at_once(in_all(1000, {TermKind::kBag, TermKind::kOrdered}));
}

TEST(IdentityDigestsOfBags, TakeNoTryingWhereChildrenLeadBackToTheirBag) {
  IdentitySample family;
  family.add(bag("parent", {}), true);
  for (TermId i = 1; i <= 1000; ++i) {
    family.terms[0].children.push_back(i);
    family.add(ordered("child", {0}), true);
  }
  digest_at_once(family);
}

// Each child has attributes of its own, which lead back as well.
TEST(IdentityDigestsOfBags, TakeNoTryingWhereAllButTheBagIsMetOnce) {
  IdentitySample family;
  family.add(bag("parent", {}), true);
  for (TermId i = 0; i < 1000; ++i) {
    family.terms[0].children.push_back(1 + 2 * i);
    family.add(ordered("child", {2 + 2 * i}), true);
    family.add(ordered("attributes", {0}), true);
  }
  digest_at_once(family);
}

TEST(IdentityDigestsOfBags, TakeNoTryingWhereBagsTellObjectsApart) {
  // Object i is in bags i and i + 1 only.
  IdentitySample sample;
  sample.add(ordered("root", {}), true);
  for (TermId i = 0; i < 100; ++i) {
    sample.terms[0].children.push_back(1 + i);
    sample.add(bag("bag", {101 + i, 101 + (i + 1) % 100}), true);
  }
  for (TermId i = 0; i < 100; ++i) sample.add(ordered("object", {}), true);
  digest_at_once(sample);
}

TEST(IdentityDigestsOfBags, AreEqualForBagsInAnyOrder) {
  const IdentitySample sample = mutable_sample(
      {bag("", {0, 1, 2, 2, 3}), ordered("a", {2}), ordered("a", {1}), ordered("b", {})});
  IdentitySample other = sample;
  std::vector<TermId>& children = other.terms[0].children;
  while (std::next_permutation(children.begin(), children.end())) {
    EXPECT_EQ(digests_of(other), digests_of(sample));
  }
}

// What is met once is merged with its equals, but stays another than what is met twice.
TEST(IdentityDigestsOfBags, DifferForAnObjectThatIsThereTwiceAndTwoEqualOnes) {
  const SampleTerm some_bag = bag("bag", {0});
  EXPECT_NE(
      digest_of(mutable_sample({ordered("", {1, 2, 2}), some_bag, ordered("x", {0})})),
      digest_of(mutable_sample(
          {ordered("", {1, 2, 3}), some_bag, ordered("x", {0}), ordered("x", {0})})));
  EXPECT_NE(
      digest_of(mutable_sample({ordered("", {1, 2, 2}), some_bag, ordered("x", {})})),
      digest_of(mutable_sample(
          {ordered("", {1, 2, 3}), some_bag, ordered("x", {}), ordered("x", {})})));
}

// Objects in the same bags that lead to objects that look alike are not interchangeable.
TEST(IdentityDigestsOfBags, DependOnHowManyObjectsLeadToOneAndNotOnWhich) {
  const auto pairs = [](std::vector<TermId> to) {
    IdentitySample sample = mutable_sample(
        {ordered("root", {1, 2}), bag("bag", {3, 4, 5, 6}), bag("bag", {3, 4, 5, 6})});
    for (const TermId shared : to) sample.add(ordered("object", {7 + shared}), true);
    sample.add(ordered("shared", {}), true);
    sample.add(ordered("shared", {}), true);
    return sample;
  };
  EXPECT_EQ(digest_of(pairs({0, 0, 1, 1})), digest_of(pairs({0, 1, 0, 1})));
  EXPECT_EQ(digest_of(pairs({0, 0, 1, 1})), digest_of(pairs({1, 0, 0, 1})));
  EXPECT_NE(digest_of(pairs({0, 0, 1, 1})), digest_of(pairs({0, 0, 0, 1})));
}

// An immutable node that is met twice meets what it leads to twice, however it is written down.
TEST(IdentityDigestsOfBags, CountHowOftenAnObjectIsMetByWaysAndNotByReferences) {
  IdentitySample shared =
      immutable_sample({bag("", {1, 1}), ordered("t", {2}), ordered("x", {})});
  shared.is_mutable[2] = 1;
  IdentitySample copies = immutable_sample(
      {bag("", {1, 2}), ordered("t", {3}), ordered("t", {3}), ordered("x", {})});
  copies.is_mutable[3] = 1;
  IdentitySample two =
      immutable_sample({bag("", {1, 2}), ordered("t", {3}), ordered("t", {4}),
                        ordered("x", {}), ordered("x", {})});
  two.is_mutable[3] = two.is_mutable[4] = 1;
  EXPECT_EQ(digest_of(shared), digest_of(copies));
  EXPECT_NE(digest_of(shared), digest_of(two));
}
// --- The smallest example of each rule of FORMAT.md §8.

TEST(IdentityDigests, DifferForAnObjectThatIsThereTwiceAndTwoEqualOnes) {
  const SampleTerms twice = {ordered("", {1, 1}), ordered("x", {})};
  const SampleTerms copy = {ordered("", {1, 2}), ordered("x", {}), ordered("x", {})};
  EXPECT_NE(digest_of(mutable_sample(twice)), digest_of(mutable_sample(copy)));
  EXPECT_EQ(digest_of(immutable_sample(twice)), digest_of(immutable_sample(copy)));
}

TEST(IdentityDigests, DifferForRingsOfOneAndTwoEqualObjects) {
  const SampleTerms one = {ordered("n", {0})};
  const SampleTerms two = {ordered("n", {1}), ordered("n", {0})};
  EXPECT_NE(digest_of(mutable_sample(one)), digest_of(mutable_sample(two)));
  EXPECT_EQ(digest_of(immutable_sample(one)), digest_of(immutable_sample(two)));
}

TEST(IdentityDigests, DifferForWhatIsMutableAndWhatIsNot) {
  for (const SampleTerm& term : {ordered("x", {}), bag("x", {})}) {
    EXPECT_NE(digest_of(mutable_sample({term})), digest_of(immutable_sample({term})));
    // Also where it is met once, beneath something that is mutable anyhow.
    IdentitySample sample = mutable_sample({bag("", {1}), ordered("y", {2}), term});
    const Digest both = digest_of(sample);
    sample.is_mutable[1] = 0;
    EXPECT_NE(digest_of(sample), both);
  }
}

TEST(IdentityDigests, KeepWhetherImmutableNodesAreSharedCopiedOrUnrolled) {
  // Cycles of functions that see one cell.
  const auto functions = [](std::uint32_t count) {
    IdentitySample sample;
    for (std::uint32_t i = 0; i < count; ++i) {
      sample.add(ordered("f", {(i + 1) % count, count}), false);
    }
    sample.add(ordered("cell", {}), true);
    return sample;
  };
  EXPECT_EQ(digest_of(functions(1)), digest_of(functions(2)));
  EXPECT_EQ(digest_of(functions(1)), digest_of(functions(3)));
}

// x is met again through t, but only by itself: what leads there from outside does no harm, and x
// is digested alone. It is when t leads elsewhere that x is not.
TEST(IdentityDigests, AreOneWhereATupleLeadsBackToWhatHoldsIt) {
  IdentitySample alone = mutable_sample({ordered("x", {1}), ordered("t", {0})});
  alone.is_mutable[1] = 0;
  IdentitySample inside = alone;
  const TermId root = inside.add(ordered("r", {0, 1}), false);
  EXPECT_EQ(digest_of(inside, 0), digest_of(alone));
  IdentitySample copies = inside;
  copies.add(ordered("t", {0}), false);
  copies.terms[root].children[1] = 3;
  EXPECT_EQ(digest_of(copies, root), digest_of(inside, root));
}

// --- The examples of "How and why to freeze a recursive object", where all is mutable.

TEST(IdentityDigestsOfObjects, DifferWhereTheCycleClosesElsewhere) {
  EXPECT_NE(digest_of(mutable_sample({ordered("1", {1}), ordered("2", {0})})),
            digest_of(mutable_sample({ordered("1", {1}), ordered("2", {1})})));
}

TEST(IdentityDigestsOfObjects, AreThoseOfTheSameObjectUnderAnother) {
  const IdentitySample obj2 =
      mutable_sample({ordered("42", {1}), ordered("1", {2}), ordered("2", {1})});
  const IdentitySample obj3 =
      mutable_sample({ordered("42", {1}), ordered("1", {2}), ordered("2", {0})});
  const IdentitySample obj0 = mutable_sample({ordered("1", {1}), ordered("2", {0})});
  EXPECT_NE(digest_of(obj2), digest_of(obj3));
  EXPECT_EQ(digests_of(obj2)[1], digest_of(obj0));
}

TEST(IdentityDigestsOfObjects, DifferForCousinsThatAreEqual) {
  const auto family = [](TermId cousin) {
    return mutable_sample({ordered("root", {1, 2, 3}), ordered("c", {}), ordered("c", {}),
                           ordered("c3", {cousin})});
  };
  EXPECT_NE(digest_of(family(1)), digest_of(family(2)));
}

TEST(IdentityDigestsOfObjects, DifferForFunctionsThatShareACellAndThatDoNot) {
  IdentitySample shared = immutable_sample(
      {ordered("", {1, 2}), ordered("f", {3}), ordered("f", {3}), ordered("cell", {})});
  shared.is_mutable[3] = 1;
  IdentitySample apart = shared;
  apart.terms[2].children[0] = apart.add(ordered("cell", {}), true);
  EXPECT_NE(digest_of(shared), digest_of(apart));
}

TEST(IdentityDigestsOfObjects, DifferForFooBarBazByWhereBazLeads) {
  const auto functions = [](TermId last) {
    return mutable_sample(
        {ordered("foo", {1}), ordered("bar", {2}), ordered("baz", {last})});
  };
  EXPECT_NE(digest_of(functions(0)), digest_of(functions(1)));
}

// --- Exact digests.

std::string hex(ByteView bytes) {
  std::string text;
  for (const std::uint8_t byte : bytes) {
    text += {"0123456789abcdef"[byte >> 4], "0123456789abcdef"[byte & 15]};
  }
  return text;
}

// FORMAT.md §12.
IdentitySample worked_example() {
  IdentitySample sample;
  sample.add(ordered("x", {1, 2, 3}), true);
  sample.add(bag("y", {0, 2, 3, 4, 4}), true);
  sample.add(ordered("z", {}), true);
  sample.add(ordered("c", {}), false);
  sample.add(ordered("w", {}), true);
  return sample;
}

TEST(IdentityDigestsFormat, AreThoseOfTheWorkedExample) {
  const std::vector<Digest> digests = digests_of(worked_example());
  EXPECT_EQ(hex(digests[0]),
            "9460e1605fbb370728cdb982dc1398c4f564fad13a7e1f5e9f151cfe0cacf912");
  EXPECT_EQ(hex(digests[2]),
            "fb52ad73d99141d2306abc10f7a3823e581c8d7e04463ec1519df0c230b991fa");
  EXPECT_EQ(hex(digests[3]),
            "cfa9aeb3e72f4da12b8929b3b7269ccc55cbdb95b9f7db2206587491795c1202");
  EXPECT_EQ(hex(digests[4]),
            "ab89c563cb6a80f0b1c4d865d5f4cd77ba9b43dc3184780aebf6e870df0b7eb4");
}

IdentitySample pinned_sample(PinnedRandom& random) {
  IdentitySample sample;
  const std::uint32_t nodes = 1 + random.below(20);
  const std::uint32_t labels = 1 + random.below(3);
  for (std::uint32_t i = 0; i < nodes; ++i) {
    SampleTerm term;
    term.kind = random.below(2) == 0 ? TermKind::kOrdered : TermKind::kBag;
    term.label = std::string(random.below(labels), 'x');
    term.children.resize(random.below(4));
    for (TermId& child : term.children) child = random.below(nodes);
    sample.add(std::move(term), random.below(3) != 0);
  }
  return sample;
}

// The digest of all digests of 600 graphs, as an implementation made from FORMAT.md alone has it.
TEST(IdentityDigestsFormat, AreThoseOfVersionOne) {
  PinnedRandom random;
  Blake2b hash;
  for (int i = 0; i < 300; ++i) {
    for (const Digest& digest : digests_of(pinned_sample(random))) hash.update(digest);
    for (const Digest& digest : digests_of(look_alikes(random))) hash.update(digest);
  }
  EXPECT_EQ(hex(hash.finish()),
            "2311fc0c39faf4069bf97c0db7d7f59ccf7b56f050026d9271d89dbb9a598a90");
}

TEST(IdentityDigestsFormat, AreTheLeastOfThoseThatAreTried) {
  EXPECT_EQ(hex(digest_of(rings({3, 3, 4}))),
            "4be04069f8b55bb898183944fc570a1ba2a58d4ef59b2dbf26a6609087b85e36");
}

TEST(IdentityDigestsFormat, NumberTheSmallestCellFirst) {
  EXPECT_EQ(
      hex(digest_of(mutable_sample(
          {ordered("root", {1, 2, 3}), bag("bag", {4, 5, 6, 7, 8}), bag("bag", {4, 5, 6}),
           bag("bag", {7, 8}), ordered("object", {}), ordered("object", {}),
           ordered("object", {}), ordered("object", {}), ordered("object", {})}))),
      "428b8c0b42ee95aa7cfdd2cdd7351eea50708285ae7c1a91283bde114c208fcf");
}

// --- Size.

void expect_deep(const char* name, TermKind kind, TermIdentity identity, TermId count,
                 std::function<std::vector<TermId>(TermId)> children) {
  SCOPED_TRACE(name);
  TermGraph graph;
  for (TermId i = 0; i < count; ++i) {
    graph.add_node(kind, as_bytes("n"), children(i), identity);
  }
  graph.add_node(kind, as_bytes("n"), {}, TermIdentity::kMutable);
  IdentityDigester digester(graph);
  const Result<Digest> first = digester.digest(0);
  const Result<Digest> third = digester.digest(2);
  ASSERT_TRUE(first.ok() && third.ok());
  EXPECT_EQ(first.value() == third.value(), std::string_view(name) == "ring");
}

void expect_deep_shapes(TermKind kind, TermId count) {
  const auto next = [](TermId i) { return std::vector<TermId>{i + 1}; };
  expect_deep("chain", kind, TermIdentity::kMutable, count, next);
  expect_deep("immutable chain that leads to something mutable", kind,
              TermIdentity::kImmutable, count, next);
  expect_deep("ring", kind, TermIdentity::kMutable, count,
              [count](TermId i) { return std::vector<TermId>{(i + 1) % count}; });
  expect_deep("doubly linked list", kind, TermIdentity::kMutable, count,
              [count](TermId i) {
                std::vector<TermId> children;
                if (i > 0) children.push_back(i - 1);
                if (i + 1 < count) children.push_back(i + 1);
                return children;
              });
}

TEST(IdentityDigestsOfDeepGraphs, OrderedChainsRingsAndDoublyLinkedLists) {
  expect_deep_shapes(TermKind::kOrdered, 1'000'000);
}

TEST(IdentityDigestsOfDeepGraphs, BagsInChainsRingsAndDoublyLinkedLists) {
  expect_deep_shapes(TermKind::kBag, 200'000);
}

}  // namespace
}  // namespace reknot
