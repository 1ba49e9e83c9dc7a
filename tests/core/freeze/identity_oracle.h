// What identity digests are held to: all bijections of mutable nodes, tried one after the other.
#ifndef RK_TESTS_CORE_FREEZE_IDENTITY_ORACLE_H_
#define RK_TESTS_CORE_FREEZE_IDENTITY_ORACLE_H_

#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/core/freeze/oracle.h"

namespace reknot {

// SampleTerms, and which of them are mutable.
struct IdentitySample {
  SampleTerms terms;
  std::vector<char> is_mutable;

  TermId size() const { return static_cast<TermId>(terms.size()); }
  TermId add(SampleTerm term, bool term_is_mutable) {
    terms.push_back(std::move(term));
    is_mutable.push_back(term_is_mutable ? 1 : 0);
    return size() - 1;
  }
};

inline TermGraph graph_of(const IdentitySample& sample) {
  TermGraph graph;
  for (TermId node = 0; node < sample.size(); ++node) {
    const SampleTerm& term = sample.terms[node];
    graph.add_node(
        term.kind, as_bytes(term.label), term.children,
        sample.is_mutable[node] != 0 ? TermIdentity::kMutable : TermIdentity::kImmutable);
  }
  return graph;
}

// Numbers what nodes look like in identity mode: the least of what an Unfolder sees over all ways to
// name the mutable nodes with the numbers below `names`. For graphs of at most `names` mutable nodes
// and `nodes` nodes.
class IdentityLooks {
 public:
  IdentityLooks(std::uint32_t names, int nodes) : names_(names), unfolder_(2 * nodes) {}

  // By node.
  std::vector<std::uint32_t> looks(const IdentitySample& sample) {
    std::vector<TermId> named;
    for (TermId node = 0; node < sample.size(); ++node) {
      if (sample.is_mutable[node] != 0) named.push_back(node);
    }
    std::vector<std::uint32_t> least(sample.size(), ~std::uint32_t{0});
    std::vector<std::uint32_t> names(names_);
    std::iota(names.begin(), names.end(), 0);
    do {
      SampleTerms terms = sample.terms;
      for (std::size_t i = 0; i < named.size(); ++i) {
        terms[named[i]].label += "#" + std::to_string(names[i]);
      }
      const std::vector<std::uint32_t> seen = unfolder_.looks(terms);
      for (TermId node = 0; node < sample.size(); ++node) {
        least[node] = std::min(least[node], seen[node]);
      }
      // Only the first names are given: the others need not be tried in every order.
      std::reverse(names.begin() + static_cast<std::ptrdiff_t>(named.size()),
                   names.end());
    } while (std::next_permutation(names.begin(), names.end()));
    return least;
  }

 private:
  std::uint32_t names_;
  Unfolder unfolder_;
};

// Whether two nodes of graphs without bags are equal in identity mode: they are walked side by side,
// which leaves no choice.
inline bool is_same_walk(const IdentitySample& a, TermId root_a, const IdentitySample& b,
                         TermId root_b) {
  std::map<TermId, TermId> to;
  std::map<TermId, TermId> from;
  std::set<std::pair<TermId, TermId>> seen;
  std::vector<std::pair<TermId, TermId>> work{{root_a, root_b}};
  while (!work.empty()) {
    const auto [x, y] = work.back();
    work.pop_back();
    if (!seen.insert({x, y}).second) continue;
    const SampleTerm& left = a.terms[x];
    const SampleTerm& right = b.terms[y];
    if (left.label != right.label || left.children.size() != right.children.size() ||
        a.is_mutable[x] != b.is_mutable[y]) {
      return false;
    }
    if (a.is_mutable[x] != 0 && (to.try_emplace(x, y).first->second != y ||
                                 from.try_emplace(y, x).first->second != x)) {
      return false;
    }
    for (std::size_t i = 0; i < left.children.size(); ++i) {
      work.emplace_back(left.children[i], right.children[i]);
    }
  }
  return true;
}

}  // namespace reknot

#endif  // RK_TESTS_CORE_FREEZE_IDENTITY_ORACLE_H_
