// How much a Freezer does, counted, and how large and deep a graph may be.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/core/freeze/freezer_check.h"

namespace reknot {
namespace {

using Children = std::vector<TermId>;

void add_node(Freezer& freezer, const Children& children, std::string_view label = "n") {
  freezer.add_node(TermKind::kOrdered, as_bytes(label), children);
}
void change_node(Freezer& freezer, TermId node, const Children& children,
                 std::string_view label = "n") {
  freezer.change_node(node, TermKind::kOrdered, as_bytes(label), children);
}
void relabel(Freezer& freezer, TermId node, std::string_view label) {
  const std::span<const TermId> children = freezer.graph().children(node);
  change_node(freezer, node, {children.begin(), children.end()}, label);
}

// How many nodes the next refreeze() digests.
std::uint64_t digested_by_refreeze(Freezer& freezer) {
  const std::uint64_t before = freezer.digested();
  freezer.refreeze();
  return freezer.digested() - before;
}

// A binary tree with the root 0 and `levels` levels.
void add_tree(Freezer& freezer, unsigned levels) {
  const TermId inner = (TermId{1} << (levels - 1)) - 1;
  for (TermId node = 0; node < 2 * inner + 1; ++node) {
    add_node(freezer, node < inner ? Children{2 * node + 1, 2 * node + 2} : Children{});
  }
}

TEST(FreezerWork, DigestsANodeOnceHoweverManyLeadToIt) {
  Freezer freezer;
  add_tree(freezer, 12);
  EXPECT_EQ(digested_by_refreeze(freezer), freezer.graph().size());
  EXPECT_EQ(digested_by_refreeze(freezer), 0U);
}

TEST(FreezerWork, DigestsOnlyTheAncestorsOfANodeThatChangesInATree) {
  Freezer freezer;
  add_tree(freezer, 16);
  freezer.refreeze();
  const TermId leaf = freezer.graph().size() - 1;
  relabel(freezer, leaf, "m");
  EXPECT_EQ(digested_by_refreeze(freezer), 16U);
  EXPECT_TRUE(is_right(freezer));
  // Its sibling shares all of them, and the root's other half none but the root.
  relabel(freezer, leaf, "k");
  relabel(freezer, leaf - 1, "k");
  EXPECT_EQ(digested_by_refreeze(freezer), 17U);
  relabel(freezer, leaf, "j");
  relabel(freezer, leaf / 2, "j");
  EXPECT_EQ(digested_by_refreeze(freezer), 31U);
  EXPECT_TRUE(is_right(freezer));
}

TEST(FreezerWork, DigestsNothingForAChangeIntoTheSame) {
  Freezer freezer;
  add_tree(freezer, 4);
  freezer.refreeze();
  change_node(freezer, 0, {1, 2});
  EXPECT_EQ(digested_by_refreeze(freezer), 0U);
}

TEST(FreezerWork, StopsWhereDigestsComeOutAsTheyWere) {
  Freezer freezer;
  add_tree(freezer, 10);
  freezer.refreeze();
  // To another child that has the same value, and to a bag in another order.
  change_node(freezer, 3, {8, 7});
  EXPECT_EQ(digested_by_refreeze(freezer), 1U);
  const Children all = {1, 2, 3};
  freezer.add_node(TermKind::kBag, as_bytes("n"), all);
  const TermId bag = freezer.graph().size() - 1;
  add_node(freezer, {bag});
  freezer.refreeze();
  const Children other_order = {3, 1, 2};
  freezer.change_node(bag, TermKind::kBag, as_bytes("n"), other_order);
  EXPECT_EQ(digested_by_refreeze(freezer), 1U);
  EXPECT_TRUE(is_right(freezer));
}

TEST(FreezerWork, StopsAboveAComponentWhoseDigestsComeOutAsTheyWere) {
  // A ring of two equal nodes is cut down to one, below a chain.
  Freezer freezer;
  add_node(freezer, {1});
  add_node(freezer, {0});
  for (TermId node = 2; node < 50; ++node) add_node(freezer, {node - 1}, "chain");
  freezer.refreeze();
  change_node(freezer, 0, {0});
  EXPECT_EQ(digested_by_refreeze(freezer), 1U);
  EXPECT_TRUE(is_right(freezer));
}

TEST(FreezerWork, StopsAlsoAboveAnUnrolling) {
  // y = [y, y], a = [b, y], b = [y, a], and a chain on top of a.
  Freezer freezer;
  add_node(freezer, {0, 0});
  add_node(freezer, {2, 0});
  add_node(freezer, {0, 1});
  for (TermId node = 3; node < 50; ++node) {
    add_node(freezer, {node == 3 ? 1 : node - 1}, "chain");
  }
  freezer.refreeze();
  EXPECT_EQ(freezer.jointly_refined().size(), 1U);
  change_node(freezer, 1, {0, 2});
  EXPECT_EQ(digested_by_refreeze(freezer), 2U);
  EXPECT_EQ(freezer.jointly_refined().size(), 1U);
  EXPECT_TRUE(is_right(freezer));
}

TEST(FreezerWork, DigestsOnlyWhatIsNewOnTop) {
  Freezer freezer;
  add_tree(freezer, 12);
  freezer.refreeze();
  const TermId size = freezer.graph().size();
  add_node(freezer, {0, 1, size + 1}, "top");
  add_node(freezer, {size}, "top");
  EXPECT_EQ(digested_by_refreeze(freezer), 2U);
  EXPECT_TRUE(is_right(freezer));
}

// The first of each ring of five leads to the ring before.
void add_rings(Freezer& freezer, TermId rings) {
  for (TermId node = 0; node < 5 * rings; ++node) {
    const TermId next = node % 5 == 4 ? node - 4 : node + 1;
    add_node(freezer,
             node % 5 == 0 && node > 0 ? Children{next, node - 5} : Children{next});
  }
}

TEST(FreezerWork, DigestsTheRingsAboveOneThatChanges) {
  Freezer freezer;
  add_rings(freezer, 400);
  EXPECT_EQ(digested_by_refreeze(freezer), 2000U);
  relabel(freezer, 5 * 390 + 2, "m");
  EXPECT_EQ(digested_by_refreeze(freezer), 50U);
  EXPECT_TRUE(is_right(freezer));
  // Cut open, and closed again.
  change_node(freezer, 5 * 390 + 3, {});
  EXPECT_EQ(digested_by_refreeze(freezer), 50U);
  EXPECT_TRUE(is_right(freezer));
  change_node(freezer, 5 * 390 + 3, {5 * 390 + 4});
  EXPECT_EQ(digested_by_refreeze(freezer), 50U);
  EXPECT_TRUE(is_right(freezer));
}

// --- Size.

constexpr TermId kDeep = 1'000'000;

TEST(FreezerOfDeepGraphs, FollowsChangesAtBothEndsOfAChain) {
  Freezer freezer;
  for (TermId node = 0; node < kDeep; ++node) {
    add_node(freezer, node > 0 ? Children{node - 1} : Children{});
  }
  freezer.refreeze();
  relabel(freezer, kDeep - 1, "m");
  EXPECT_EQ(digested_by_refreeze(freezer), 1U);
  relabel(freezer, 0, "m");
  EXPECT_EQ(digested_by_refreeze(freezer), kDeep);
  EXPECT_TRUE(is_right(freezer));
  // Closed to one ring.
  change_node(freezer, 0, {kDeep - 1});
  EXPECT_EQ(digested_by_refreeze(freezer), kDeep);
  EXPECT_TRUE(is_right(freezer));
  change_node(freezer, kDeep / 2, {});
  EXPECT_EQ(digested_by_refreeze(freezer), kDeep);
  EXPECT_TRUE(is_right(freezer));
}

TEST(FreezerOfDeepGraphs, RefinesALongChainOfUnrollingsOnce) {
  // Rings of two on top of each other, all unrollings of the first node.
  Freezer freezer;
  add_node(freezer, {0, 0});
  for (TermId node = 1; node + 1 < kDeep; node += 2) {
    add_node(freezer, {node + 1, node - 1});
    add_node(freezer, {node - 1, node});
  }
  freezer.refreeze();
  EXPECT_EQ(freezer.jointly_refined().size(), 1U);
  EXPECT_EQ(freezer.record_count(), 1U);
  const TermId last = freezer.graph().size() - 1;
  EXPECT_EQ(Digest(freezer.digest(last)), Digest(freezer.digest(0)));
}

TEST(FreezerOfDeepGraphs, FollowsChangesInALongListThatIsLinkedBothWays) {
  Freezer freezer;
  for (TermId node = 0; node < kDeep; ++node) {
    Children children;
    if (node > 0) children.push_back(node - 1);
    if (node + 1 < kDeep) children.push_back(node + 1);
    add_node(freezer, children);
  }
  freezer.refreeze();
  relabel(freezer, kDeep / 3, "m");
  EXPECT_EQ(digested_by_refreeze(freezer), kDeep);
  EXPECT_TRUE(is_right(freezer));
}

}  // namespace
}  // namespace reknot
