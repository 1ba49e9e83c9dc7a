// A graph with its places, and all that these refer to.
#ifndef RK_TESTS_CORE_FREEZE_PLACED_SAMPLE_H_
#define RK_TESTS_CORE_FREEZE_PLACED_SAMPLE_H_

#include <utility>
#include <vector>

#include "core/freeze/pairing.h"
#include "core/freeze/place_graph.h"
#include "core/freeze/value_digests.h"

namespace reknot {

class PlacedSample {
 public:
  explicit PlacedSample(Graph given)
      : graph(std::move(given)),
        forms(graph, store),
        terms(make_terms(graph, DictOrder::kIgnored, forms).value()),
        digests(value_digests(terms.graph)),
        places(graph, terms, forms) {}
  PlacedSample(const PlacedSample&) = delete;
  PlacedSample& operator=(const PlacedSample&) = delete;

  // The place of an object.
  PlaceId at(NodeId node) const {
    for (PlaceId place = 0; place < places.size(); ++place) {
      if (places.object(place) == node && places.has_identity(place)) return place;
    }
    RK_CHECK(false);
  }

  FormStore store;
  const Graph graph;
  FunctionForms forms;
  const Terms terms;
  const std::vector<Digest> digests;
  const PlaceGraph places;
  const PairedSide side{places, digests};
};

}  // namespace reknot

#endif  // RK_TESTS_CORE_FREEZE_PLACED_SAMPLE_H_
