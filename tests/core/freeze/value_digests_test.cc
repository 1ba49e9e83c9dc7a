#include "core/freeze/value_digests.h"

#include <gtest/gtest.h>

#include <functional>
#include <random>
#include <set>

#include "tests/core/freeze/oracle.h"

namespace reknot {
namespace {

std::vector<Digest> digests_of(const SampleTerms& terms) {
  return value_digests(graph_of(terms));
}
Digest digest_of(const SampleTerms& terms, TermId node = 0) {
  return digests_of(terms)[node];
}

// Compares all graphs of `nodes` nodes, each of which is one of `choices`.
void compare_all(const std::vector<SampleTerm>& choices, std::size_t nodes) {
  Comparison comparison(static_cast<int>(2 * nodes));
  bool good = true;
  for_each_graph(choices, nodes, [&](const SampleTerms& terms) {
    good = good && comparison.show(terms, digests_of(terms));
  });
  EXPECT_TRUE(good);
  EXPECT_TRUE(comparison.tells_apart());
}

TEST(ValueDigestsExhaustive, OrderedGraphsOfFourNodes) {
  compare_all(all_terms("", TermKind::kOrdered, 4, 2), 4);
}

// A quarter of an hour; run it with --gtest_also_run_disabled_tests.
TEST(ValueDigestsExhaustive, DISABLED_OrderedGraphsOfFiveNodes) {
  compare_all(all_terms("", TermKind::kOrdered, 5, 2), 5);
}

TEST(ValueDigestsExhaustive, BagsOfFourNodes) {
  compare_all(all_terms("", TermKind::kBag, 4, 2), 4);
}

TEST(ValueDigestsExhaustive, BagsOfThreeAndOrderedNodesOfTwo) {
  std::vector<SampleTerm> choices = all_terms("", TermKind::kOrdered, 3, 2);
  append(choices, all_terms("", TermKind::kBag, 3, 3));
  compare_all(choices, 3);
}

TEST(ValueDigestsExhaustive, TwoLabelsAndThreeNodes) {
  std::vector<SampleTerm> choices = all_terms("a", TermKind::kOrdered, 3, 2);
  append(choices, all_terms("b", TermKind::kOrdered, 3, 2));
  compare_all(choices, 3);
}

TEST(ValueDigests, AgreeWithTheOracleOnRandomGraphs) {
  Random random(1);
  Comparison comparison(40);
  for (int i = 0; i < 3000; ++i) {
    const SampleTerms terms = random_terms(random, 1 + below(random, 20));
    ASSERT_TRUE(comparison.show(terms, digests_of(terms))) << i;
  }
  EXPECT_TRUE(comparison.tells_apart());
  EXPECT_GT(comparison.looks(), 5000U);
}

// Every digest of `copies` is that of the node it is a copy of.
void expect_copies(const SampleTerms& terms, const SampleTerms& copies,
                   const std::vector<TermId>& copy_of, int round) {
  const std::vector<Digest> expected = digests_of(terms);
  const std::vector<Digest> digests = digests_of(copies);
  for (std::size_t node = 0; node < copies.size(); ++node) {
    ASSERT_EQ(digests[node], expected[copy_of[node]]) << round << ", node " << node;
  }
}

TEST(ValueDigests, KeepWhenNodesAreRenumbered) {
  Random random(2);
  std::vector<TermId> was;
  for (int i = 0; i < 1000; ++i) {
    const SampleTerms terms = random_terms(random, 1 + below(random, 60));
    expect_copies(terms, renumbered(random, terms, was), was, i);
  }
}

TEST(ValueDigests, KeepWhenPartsAreUnrolledAndCopied) {
  Random random(3);
  std::vector<TermId> copy_of;
  for (int i = 0; i < 1000; ++i) {
    const SampleTerms terms = random_terms(random, 1 + below(random, 40));
    expect_copies(terms, unrolled(random, terms, 1 + below(random, 4), copy_of), copy_of,
                  i);
  }
}

TEST(ValueDigests, KeepWhateverElseIsInTheGraph) {
  Random random(4);
  for (int i = 0; i < 1000; ++i) {
    const SampleTerms terms = random_terms(random, 1 + below(random, 30));
    SampleTerms more = joined(terms, random_terms(random, 1 + below(random, 30)));
    // What comes later may also lead to what was there before.
    for (std::size_t node = terms.size(); node < more.size(); ++node) {
      more[node].children.push_back(below(random, more.size()));
    }
    std::vector<Digest> digests = digests_of(more);
    digests.resize(terms.size());
    ASSERT_EQ(digests, digests_of(terms)) << i;
  }
}

// A copy in which one label differs somewhere: equal exactly where the oracle says so.
TEST(ValueDigests, AgreeWithTheOracleOnCopiesThatDifferInOnePlace) {
  Random random(5);
  std::vector<TermId> copy_of;
  for (int i = 0; i < 500; ++i) {
    const SampleTerms terms = random_terms(random, 2 + below(random, 10));
    SampleTerms copies = unrolled(random, terms, 2, copy_of);
    copies[below(random, copies.size())].label += "y";
    const SampleTerms both = joined(terms, copies);
    Comparison comparison(static_cast<int>(both.size()));
    ASSERT_TRUE(comparison.show(both, digests_of(both))) << i;
    ASSERT_TRUE(comparison.tells_apart()) << i;
  }
}

TEST(ValueDigests, AreEqualForRingsOfOneTwoAndThreeEqualNodes) {
  EXPECT_EQ(digest_of(ring(1)), digest_of(ring(2)));
  EXPECT_EQ(digest_of(ring(1)), digest_of(ring(3)));
  EXPECT_EQ(digest_of(ring(1)), digest_of({ordered("n", {1}), ordered("n", {1})}));
}

// The smallest example of each rule of FORMAT.md: what must differ, differs.
TEST(ValueDigests, TellApartLabelsKindsOrderAndCounts) {
  const std::vector<SampleTerms> different = {
      {ordered("", {})},
      {ordered("a", {})},
      {bag("", {})},
      {ordered("", {1, 2}), ordered("a", {}), ordered("b", {})},
      {ordered("", {2, 1}), ordered("a", {}), ordered("b", {})},
      {bag("", {1, 2}), ordered("a", {}), ordered("b", {})},
      {bag("", {1}), ordered("a", {})},
      {bag("", {1, 1}), ordered("a", {})},
      {ordered("", {0})},
      {bag("", {0})},
      {bag("", {0, 0})},
      {ordered("", {0, 1}), ordered("a", {})},
      {ordered("", {1, 0}), ordered("a", {})},
      {bag("", {0, 0, 1}), ordered("a", {})},
      {bag("", {0, 1, 1}), ordered("a", {})},
      // Two nodes of a cycle, by which is the first.
      {ordered("a", {1}), ordered("b", {0})},
      {ordered("b", {1}), ordered("a", {0})},
      // Where a label ends and what follows begins.
      {ordered(std::string("a\0", 2), {})},
      {ordered(std::string("a\0\0\0\0", 5), {})},
  };
  std::set<Digest> digests;
  for (const SampleTerms& terms : different) digests.insert(digest_of(terms));
  EXPECT_EQ(digests.size(), different.size());
}

TEST(ValueDigests, AreEqualForBagsInAnyOrder) {
  const SampleTerms terms = {bag("", {0, 1, 2, 2}), ordered("a", {}), ordered("b", {0})};
  SampleTerms other = terms;
  while (std::next_permutation(other[0].children.begin(), other[0].children.end())) {
    EXPECT_EQ(digests_of(other), digests_of(terms));
  }
}

std::string hex(ByteView bytes) {
  std::string text;
  for (const std::uint8_t byte : bytes) {
    text += {"0123456789abcdef"[byte >> 4], "0123456789abcdef"[byte & 15]};
  }
  return text;
}

// FORMAT.md §7.
TEST(ValueDigestsFormat, AreThoseOfTheWorkedExample) {
  const std::vector<Digest> digests =
      digests_of({ordered("x", {1, 0, 2}), bag("y", {0, 2, 0}), ordered("z", {})});
  EXPECT_EQ(hex(digests[0]),
            "1bff807ad4b355053613c41bd24c7331b5e1521f4ab1230a995d08af23d536f0");
  EXPECT_EQ(hex(digests[1]),
            "521e316f83fd4e013dd7fa94110919a0a16c3a7739f7d273dcb64617237bd925");
  EXPECT_EQ(hex(digests[2]),
            "7d8756c641a3d302b605c239bfe71fd8c8842cce9c5eadd63f2df505e421dd04");
}

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

// The digest of all digests of 200 graphs, as an implementation made from FORMAT.md alone has it:
// what no comparison of digests with each other shows, such as which part of a block is renumbered.
TEST(ValueDigestsFormat, AreThoseOfVersionOne) {
  PinnedRandom random;
  Blake2b hash;
  for (int i = 0; i < 200; ++i) {
    SampleTerms terms(1 + random.below(30));
    const std::uint32_t labels = 1 + random.below(3);
    for (SampleTerm& term : terms) {
      term.kind = random.below(2) == 0 ? TermKind::kOrdered : TermKind::kBag;
      term.label = std::string(random.below(labels), 'x');
      term.children.resize(random.below(4));
      for (TermId& child : term.children) {
        child = random.below(static_cast<std::uint32_t>(terms.size()));
      }
    }
    for (const Digest& digest : digests_of(terms)) hash.update(digest);
  }
  EXPECT_EQ(hex(hash.finish()),
            "85df8bcfd69311514a9ec2ea4978cba9910e15c4162069119836194da602e39c");
}

// --- The examples of "How and why to freeze a recursive object".

// An object is its class, its data and its member.
TermId add_object(SampleTerms& terms, const std::string& data, TermId member) {
  const auto node = static_cast<TermId>(terms.size());
  terms.push_back(ordered("object", {node + 1, member}));
  terms.push_back(ordered(data, {}));
  return node;
}

TEST(ValueDigestsOfObjects, DifferWhereTheCycleClosesElsewhere) {
  SampleTerms obj0;  // 1 -> 2 -> 1
  add_object(obj0, "1", 2);
  add_object(obj0, "2", 0);
  SampleTerms obj1;  // 1 -> 2 -> 2
  add_object(obj1, "1", 2);
  add_object(obj1, "2", 2);
  EXPECT_NE(digest_of(obj0), digest_of(obj1));
}

TEST(ValueDigestsOfObjects, DifferAboveACycleAndOnOne) {
  SampleTerms obj2;  // 42 -> 1 -> 2 -> 1
  add_object(obj2, "42", 2);
  add_object(obj2, "1", 4);
  add_object(obj2, "2", 2);
  SampleTerms obj3;  // 42 -> 1 -> 2 -> 42
  add_object(obj3, "42", 2);
  add_object(obj3, "1", 4);
  add_object(obj3, "2", 0);
  SampleTerms obj0;
  add_object(obj0, "1", 2);
  add_object(obj0, "2", 0);
  EXPECT_NE(digest_of(obj2), digest_of(obj3));
  EXPECT_EQ(digest_of(obj2, 2), digest_of(obj0));
}

TEST(ValueDigestsOfObjects, DifferByWhatAnEqualLookingMemberHas) {
  // c -> b1 -> a and c -> b2, where b2 has nothing.
  EXPECT_NE(digest_of({ordered("c", {1}), ordered("b", {2}), ordered("a", {})}),
            digest_of({ordered("c", {1}), ordered("b", {})}));
}

TEST(ValueDigestsOfObjects, AreEqualForCousinsThatAreEqual) {
  const auto family = [](TermId cousin, const std::string& second) {
    return SampleTerms{ordered("root", {1, 2, 3}), ordered("c1", {}), ordered(second, {}),
                       ordered("c3", {cousin})};
  };
  EXPECT_EQ(digest_of(family(1, "c1")), digest_of(family(2, "c1")));
  EXPECT_NE(digest_of(family(1, "c2")), digest_of(family(2, "c2")));
}

TEST(ValueDigestsOfObjects, DifferForFooBarBazByWhereBazLeads) {
  const auto functions = [](TermId last) {
    return SampleTerms{ordered("foo", {1}), ordered("bar", {2}), ordered("baz", {last})};
  };
  EXPECT_NE(digest_of(functions(0)), digest_of(functions(1)));
}

TEST(ValueDigestsOfObjects, AreEqualForFunctionsThatCallEachOtherOrThemselves) {
  // even and odd with equal bodies, and one function that calls itself.
  EXPECT_EQ(digest_of({ordered("body", {1}), ordered("body", {0})}),
            digest_of({ordered("body", {0})}));
}

// Unison's issue 2787: which of a cycle's functions has which name does not count.
TEST(ValueDigestsOfObjects, DoNotDependOnTheOrderOfACyclesFunctions) {
  const SampleTerms cycle = {ordered("f", {1, 2}), ordered("f", {2, 0}),
                             ordered("g", {0, 1})};
  std::set<Digest> expected;
  for (const Digest& digest : digests_of(cycle)) expected.insert(digest);
  EXPECT_EQ(expected.size(), 3U);
  std::vector<TermId> was;
  Random random(6);
  for (int i = 0; i < 20; ++i) {
    const std::vector<Digest> digests = digests_of(renumbered(random, cycle, was));
    EXPECT_EQ(std::set<Digest>(digests.begin(), digests.end()), expected);
  }
}

// --- Size.

constexpr std::uint32_t kDeep = 1'000'000;

TEST(ValueDigestsOfDeepGraphs, ChainsRingsAndDoublyLinkedLists) {
  const struct {
    const char* name;
    std::function<std::vector<TermId>(TermId)> children;
    std::size_t different;
  } kShapes[] = {
      {"chain",
       [](TermId i) {
         return i + 1 < kDeep ? std::vector<TermId>{i + 1} : std::vector<TermId>{};
       },
       kDeep},
      {"ring", [](TermId i) { return std::vector<TermId>{(i + 1) % kDeep}; }, 1},
      {"chain that ends in a ring of two",
       [](TermId i) { return std::vector<TermId>{i + 1 < kDeep ? i + 1 : i - 1}; }, 1},
      {"doubly linked list",
       [](TermId i) {
         std::vector<TermId> children;
         if (i > 0) children.push_back(i - 1);
         if (i + 1 < kDeep) children.push_back(i + 1);
         return children;
       },
       kDeep},
  };
  for (const auto& shape : kShapes) {
    TermGraph graph;
    for (TermId i = 0; i < kDeep; ++i) {
      graph.add_node(TermKind::kOrdered, as_bytes("n"), shape.children(i));
    }
    std::vector<Digest> digests = value_digests(graph);
    std::sort(digests.begin(), digests.end());
    digests.erase(std::unique(digests.begin(), digests.end()), digests.end());
    EXPECT_EQ(digests.size(), shape.different) << shape.name;
  }
}

}  // namespace
}  // namespace reknot
