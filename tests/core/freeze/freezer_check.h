// Feeds a Freezer with sample terms and compares it with digests of the whole graph.
#ifndef RK_TESTS_CORE_FREEZE_FREEZER_CHECK_H_
#define RK_TESTS_CORE_FREEZE_FREEZER_CHECK_H_

#include <algorithm>
#include <span>
#include <vector>

#include "core/freeze/freezer.h"
#include "core/freeze/value_digests.h"
#include "tests/core/freeze/sample_terms.h"

namespace reknot {

inline void add(Freezer& freezer, const SampleTerm& term) {
  freezer.add_node(term.kind, as_bytes(term.label), term.children);
}
inline void add_all(Freezer& freezer, const SampleTerms& terms) {
  for (const SampleTerm& term : terms) add(freezer, term);
}
inline void change(Freezer& freezer, TermId node, const SampleTerm& term) {
  freezer.change_node(node, term.kind, as_bytes(term.label), term.children);
}

inline bool refines_each_record_once(const Freezer& freezer) {
  const std::span<const RecordId> refined = freezer.jointly_refined();
  std::vector<RecordId> sorted(refined.begin(), refined.end());
  std::sort(sorted.begin(), sorted.end());
  return std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end();
}

// Whether the digests are those that the graph has when it is digested as a whole.
[[nodiscard]] inline bool is_right(Freezer& freezer) {
  const std::vector<Digest> expected = value_digests(freezer.graph());
  bool good = true;
  for (TermId node = 0; node < expected.size(); ++node) {
    good = good && freezer.digest(node) == expected[node];
  }
  return good && refines_each_record_once(freezer);
}

}  // namespace reknot

#endif  // RK_TESTS_CORE_FREEZE_FREEZER_CHECK_H_
