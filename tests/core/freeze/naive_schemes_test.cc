// Ways to digest graphs that suggest themselves and are wrong, so that it is seen that the oracle
// tells them from right ones: all on the same graphs, of three nodes with two labels.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "core/freeze/value_digests.h"
#include "tests/core/freeze/oracle.h"

namespace reknot {
namespace {

using Digests = std::vector<Digest>;
using Scheme = std::function<Digests(const SampleTerms&)>;

struct Mistakes {
  bool one_value_has_two_digests = false;
  bool two_values_have_one_digest = false;
};

Mistakes mistakes_of(const Scheme& scheme) {
  std::vector<SampleTerm> choices = all_terms("a", TermKind::kOrdered, 3, 2);
  append(choices, all_terms("b", TermKind::kOrdered, 3, 1));
  Comparison comparison(6);
  Mistakes mistakes;
  for_each_graph(choices, 3, [&](const SampleTerms& terms) {
    if (!comparison.show(terms, scheme(terms))) mistakes.one_value_has_two_digests = true;
  });
  mistakes.two_values_have_one_digest = !comparison.tells_apart();
  return mistakes;
}

template <typename AddChild>
Digest hash_term(const SampleTerm& term, AddChild add_child) {
  Blake2b hash;
  hash.update(as_bytes(term.label));
  hash.update_u32(static_cast<std::uint32_t>(term.children.size()));
  for (const TermId child : term.children) add_child(hash, child);
  return hash.finish();
}

// What the node looks like to a fixed depth.
Digests by_three_rounds(const SampleTerms& terms) {
  Digests digests(terms.size());
  for (int round = 0; round < 3; ++round) {
    Digests next;
    for (const SampleTerm& term : terms) {
      next.push_back(hash_term(
          term, [&](Blake2b& hash, TermId child) { hash.update(digests[child]); }));
    }
    digests.swap(next);
  }
  return digests;
}

// Walks the unfolding; a node that is on the path already becomes a mark.
class PathWalk {
 public:
  enum class Mark { kNone, kDepth };

  PathWalk(const SampleTerms& terms, Mark mark, bool is_cached)
      : terms_(terms), mark_(mark), is_cached_(is_cached), cache_(terms.size()) {}

  Digests run() {
    Digests digests;
    for (TermId node = 0; node < terms_.size(); ++node) digests.push_back(walk(node));
    return digests;
  }

 private:
  Digest walk(TermId node) {
    if (cache_[node]) return *cache_[node];
    path_.push_back(node);
    const Digest digest = hash_term(terms_[node], [&](Blake2b& hash, TermId child) {
      const auto found = std::find(path_.rbegin(), path_.rend(), child);
      if (found == path_.rend()) {
        hash.update(walk(child));
      } else {
        hash.update_u8('^');
        if (mark_ == Mark::kDepth) {
          hash.update_u32(static_cast<std::uint32_t>(found - path_.rbegin()));
        }
      }
    });
    path_.pop_back();
    if (is_cached_) cache_[node] = digest;
    return digest;
  }

  const SampleTerms& terms_;
  Mark mark_;
  bool is_cached_;
  std::vector<TermId> path_;
  std::vector<std::optional<Digest>> cache_;
};

Scheme by_path(PathWalk::Mark mark, bool is_cached) {
  return [=](const SampleTerms& terms) { return PathWalk(terms, mark, is_cached).run(); };
}

// Digests a component of the nodes, not minimised, with its members in the order of their hash with
// the cycle left out; equals stay in the order of the nodes. So Unison did.
class BySortedComponents {
 public:
  explicit BySortedComponents(const SampleTerms& terms)
      : terms_(terms),
        reaches_(terms.size(), std::vector<bool>(terms.size(), false)),
        digests_(terms.size()) {
    for (TermId from = 0; from < terms_.size(); ++from) reach(from, from);
  }

  Digests run() {
    for (TermId node = 0; node < terms_.size(); ++node) digest(node);
    Digests digests;
    for (const std::optional<Digest>& digest : digests_) digests.push_back(*digest);
    return digests;
  }

 private:
  void reach(TermId from, TermId node) {
    for (const TermId child : terms_[node].children) {
      if (reaches_[from][child]) continue;
      reaches_[from][child] = true;
      reach(from, child);
    }
  }
  bool is_together(TermId a, TermId b) const {
    return a == b || (reaches_[a][b] && reaches_[b][a]);
  }

  void digest(TermId node) {
    if (digests_[node]) return;
    std::vector<std::pair<Digest, TermId>> members;
    for (TermId member = 0; member < terms_.size(); ++member) {
      if (!is_together(node, member)) continue;
      members.emplace_back(hash_term(terms_[member],
                                     [&](Blake2b& hash, TermId child) {
                                       if (is_together(node, child)) return;
                                       digest(child);
                                       hash.update(*digests_[child]);
                                     }),
                           member);
    }
    std::sort(members.begin(), members.end());
    Blake2b component;
    for (const auto& [key, member] : members) {
      component.update(key);
      for (const TermId child : terms_[member].children) {
        const auto at =
            std::find_if(members.begin(), members.end(),
                         [&](const auto& one) { return one.second == child; });
        component.update_u32(static_cast<std::uint32_t>(at - members.begin()));
      }
    }
    const Digest whole = component.finish();
    for (std::uint32_t i = 0; i < members.size(); ++i) {
      Blake2b hash;
      hash.update(whole);
      hash.update_u32(i);
      digests_[members[i].second] = hash.finish();
    }
  }

  const SampleTerms& terms_;
  std::vector<std::vector<bool>> reaches_;
  std::vector<std::optional<Digest>> digests_;
};

TEST(NaiveSchemes, WholeDigestsMakeNoMistake) {
  const Mistakes mistakes = mistakes_of(
      [](const SampleTerms& terms) { return value_digests(graph_of(terms)); });
  EXPECT_FALSE(mistakes.one_value_has_two_digests);
  EXPECT_FALSE(mistakes.two_values_have_one_digest);
}

TEST(NaiveSchemes, ThreeRoundsOfHashingMixValuesUp) {
  const Mistakes mistakes = mistakes_of(by_three_rounds);
  EXPECT_FALSE(mistakes.one_value_has_two_digests);
  EXPECT_TRUE(mistakes.two_values_have_one_digest);
}

TEST(NaiveSchemes, AMarkForEachCycleMixesValuesUp) {
  const Mistakes mistakes = mistakes_of(by_path(PathWalk::Mark::kNone, false));
  EXPECT_TRUE(mistakes.one_value_has_two_digests);
  EXPECT_TRUE(mistakes.two_values_have_one_digest);
}

TEST(NaiveSchemes, TheDepthOfACycleTellsEqualValuesApart) {
  const Mistakes mistakes = mistakes_of(by_path(PathWalk::Mark::kDepth, false));
  EXPECT_TRUE(mistakes.one_value_has_two_digests);
  EXPECT_FALSE(mistakes.two_values_have_one_digest);
}

TEST(NaiveSchemes, TheDepthOfACycleMixesValuesUpWhereItIsKept) {
  const Mistakes mistakes = mistakes_of(by_path(PathWalk::Mark::kDepth, true));
  EXPECT_TRUE(mistakes.one_value_has_two_digests);
  EXPECT_TRUE(mistakes.two_values_have_one_digest);
}

TEST(NaiveSchemes, SortedComponentsTellEqualValuesApart) {
  const Mistakes mistakes = mistakes_of(
      [](const SampleTerms& terms) { return BySortedComponents(terms).run(); });
  EXPECT_TRUE(mistakes.one_value_has_two_digests);
  EXPECT_FALSE(mistakes.two_values_have_one_digest);
}

}  // namespace
}  // namespace reknot
