// The rules of FORMAT.md §6, by their smallest examples.
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/core/freeze/freezer_check.h"

namespace reknot {
namespace {

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
