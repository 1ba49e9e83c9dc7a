// Small graphs to try digests on.
#ifndef RK_TESTS_CORE_FREEZE_SAMPLE_TERMS_H_
#define RK_TESTS_CORE_FREEZE_SAMPLE_TERMS_H_

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "core/freeze/term_graph.h"

namespace reknot {

struct SampleTerm {
  std::string label;
  TermKind kind = TermKind::kOrdered;
  std::vector<TermId> children;
};
using SampleTerms = std::vector<SampleTerm>;

inline TermGraph graph_of(const SampleTerms& terms) {
  TermGraph graph;
  for (const SampleTerm& term : terms) {
    graph.add_node(term.kind, as_bytes(term.label), term.children);
  }
  return graph;
}

using Random = std::mt19937;

inline std::uint32_t below(Random& random, std::size_t bound) {
  return static_cast<std::uint32_t>(random() % bound);
}

inline SampleTerm ordered(std::string label, std::vector<TermId> children) {
  return {std::move(label), TermKind::kOrdered, std::move(children)};
}
inline SampleTerm bag(std::string label, std::vector<TermId> children) {
  return {std::move(label), TermKind::kBag, std::move(children)};
}

// All terms of a label and kind that lead to `most` or fewer of `nodes` nodes. Of bags only those
// with ascending children: the order in which a bag is written has a test of its own.
inline std::vector<SampleTerm> all_terms(const std::string& label, TermKind kind,
                                         TermId nodes, std::size_t most) {
  std::vector<SampleTerm> terms{{label, kind, {}}};
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const std::vector<TermId> children = terms[i].children;
    if (children.size() == most) continue;
    const TermId first =
        kind == TermKind::kBag && !children.empty() ? children.back() : 0;
    for (TermId child = first; child < nodes; ++child) {
      terms.push_back(terms[i]);
      terms.back().children.push_back(child);
    }
  }
  return terms;
}

inline void append(std::vector<SampleTerm>& to, const std::vector<SampleTerm>& terms) {
  to.insert(to.end(), terms.begin(), terms.end());
}

// Calls `use` with all graphs of `nodes` nodes, each of which is one of `choices`. From one to the
// next mostly one node changes.
template <typename Use>
void for_each_graph(const std::vector<SampleTerm>& choices, std::size_t nodes, Use use) {
  std::vector<std::size_t> chosen(nodes, 0);
  SampleTerms terms(nodes, choices[0]);
  while (true) {
    use(terms);
    std::size_t node = 0;
    while (node < nodes && ++chosen[node] == choices.size()) {
      chosen[node] = 0;
      terms[node] = choices[0];
      ++node;
    }
    if (node == nodes) return;
    terms[node] = choices[chosen[node]];
  }
}

// Few labels and short arities, so that much is alike.
inline SampleTerms random_terms(Random& random, std::size_t nodes) {
  const std::size_t labels = 1 + below(random, 3);
  const bool has_bags = below(random, 2) == 0;
  SampleTerms terms(nodes);
  for (SampleTerm& term : terms) {
    term.label = std::string(below(random, labels), 'x');
    if (has_bags && below(random, 2) == 0) term.kind = TermKind::kBag;
    term.children.resize(below(random, 4));
    for (TermId& child : term.children) child = below(random, nodes);
  }
  return terms;
}

// Several copies of each node, with each edge to any copy; copy_of says of which a copy is.
inline SampleTerms unrolled(Random& random, const SampleTerms& terms,
                            std::size_t most_copies, std::vector<TermId>& copy_of) {
  copy_of.clear();
  std::vector<std::vector<TermId>> copies(terms.size());
  for (TermId node = 0; node < terms.size(); ++node) {
    for (std::uint32_t left = 1 + below(random, most_copies); left > 0; --left) {
      copies[node].push_back(static_cast<TermId>(copy_of.size()));
      copy_of.push_back(node);
    }
  }
  SampleTerms result;
  for (const TermId original : copy_of) {
    result.push_back(terms[original]);
    for (TermId& child : result.back().children) {
      child = copies[child][below(random, copies[child].size())];
    }
    if (result.back().kind == TermKind::kBag) {
      std::vector<TermId>& children = result.back().children;
      std::shuffle(children.begin(), children.end(), random);
    }
  }
  return result;
}

// The same graph with its nodes in another order; was says which node a node was.
inline SampleTerms renumbered(Random& random, const SampleTerms& terms,
                              std::vector<TermId>& was) {
  was.resize(terms.size());
  std::iota(was.begin(), was.end(), 0);
  std::shuffle(was.begin(), was.end(), random);
  std::vector<TermId> is(terms.size());
  for (TermId node = 0; node < was.size(); ++node) is[was[node]] = node;
  SampleTerms result;
  for (const TermId node : was) {
    result.push_back(terms[node]);
    for (TermId& child : result.back().children) child = is[child];
  }
  return result;
}

// Both in one graph; the second's nodes come after the first's.
inline SampleTerms joined(SampleTerms first, const SampleTerms& second) {
  const auto shift = static_cast<TermId>(first.size());
  for (const SampleTerm& term : second) {
    first.push_back(term);
    for (TermId& child : first.back().children) child += shift;
  }
  return first;
}

// `count` equal nodes, each leading to the next and the last to the first.
inline SampleTerms ring(std::uint32_t count) {
  SampleTerms terms;
  for (std::uint32_t i = 0; i < count; ++i)
    terms.push_back(ordered("n", {(i + 1) % count}));
  return terms;
}

}  // namespace reknot

#endif  // RK_TESTS_CORE_FREEZE_SAMPLE_TERMS_H_
