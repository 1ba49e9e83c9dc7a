// What digests are held to: bisimilarity by brute force.
#ifndef RK_TESTS_CORE_FREEZE_ORACLE_H_
#define RK_TESTS_CORE_FREEZE_ORACLE_H_

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/blake2b.h"
#include "core/base/hash.h"
#include "core/freeze/term_graph.h"
#include "tests/core/freeze/sample_terms.h"

namespace reknot {

// Unfolds nodes to a fixed depth and numbers what it sees, the same number for the same sight in
// whatever graph. Nodes of graphs with a and b nodes are bisimilar if and only if they look the
// same at depth a + b.
class Unfolder {
 public:
  explicit Unfolder(int depth) : depth_(depth) {}

  // By node: what it looks like.
  std::vector<std::uint32_t> looks(const SampleTerms& terms) {
    std::vector<std::uint32_t> now(terms.size(), 0);
    std::vector<std::uint32_t> next(terms.size());
    for (int level = 1; level <= depth_; ++level) {
      for (std::size_t node = 0; node < terms.size(); ++node) {
        next[node] = number_of(terms[node], now, level);
      }
      now.swap(next);
    }
    return now;
  }

 private:
  using Sight = std::vector<std::uint32_t>;
  struct SightHash {
    std::size_t operator()(const Sight& sight) const {
      return static_cast<std::size_t>(
          hash_bytes({reinterpret_cast<const std::uint8_t*>(sight.data()),
                      sight.size() * sizeof sight[0]}));
    }
  };

  std::uint32_t number_of(const SampleTerm& term, const std::vector<std::uint32_t>& looks,
                          int level) {
    const auto label = labels_.try_emplace(term.label, labels_.size()).first->second;
    sight_ = {static_cast<std::uint32_t>(level), static_cast<std::uint32_t>(term.kind),
              static_cast<std::uint32_t>(label)};
    for (const TermId child : term.children) sight_.push_back(looks[child]);
    if (term.kind == TermKind::kBag) std::sort(sight_.begin() + 3, sight_.end());
    return sights_.try_emplace(sight_, static_cast<std::uint32_t>(sights_.size() + 1))
        .first->second;
  }

  int depth_;
  std::unordered_map<std::string, std::size_t> labels_;
  std::unordered_map<Sight, std::uint32_t, SightHash> sights_;
  Sight sight_;
};

// Compares digests with looks, over as many graphs as are shown to it: one look, one digest.
//
// Looks   numbers what the nodes of a graph look like: Unfolder, or IdentityLooks
template <typename Looks>
class ComparisonOf {
 public:
  template <typename... Arguments>
  explicit ComparisonOf(Arguments... arguments) : looks_(arguments...) {}

  // digests  of the terms
  // returns  false if one is not that of the nodes that look like its node
  template <typename Sample>
  [[nodiscard]] bool show(const Sample& terms, const std::vector<Digest>& digests) {
    const std::vector<std::uint32_t> looks = looks_.looks(terms);
    bool good = digests.size() == terms.size();
    for (std::size_t node = 0; good && node < terms.size(); ++node) {
      good = digest_of_look_.try_emplace(looks[node], digests[node]).first->second ==
             digests[node];
    }
    return good;
  }
  // Whether what looks different has different digests.
  bool tells_apart() const {
    std::set<Digest> digests;
    for (const auto& [look, digest] : digest_of_look_) digests.insert(digest);
    return digests.size() == digest_of_look_.size();
  }
  std::size_t looks() const { return digest_of_look_.size(); }

 private:
  Looks looks_;
  std::unordered_map<std::uint32_t, Digest> digest_of_look_;
};
using Comparison = ComparisonOf<Unfolder>;

}  // namespace reknot

#endif  // RK_TESTS_CORE_FREEZE_ORACLE_H_
