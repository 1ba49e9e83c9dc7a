#include "core/freeze/report.h"

#include <algorithm>
#include <vector>

#include "core/base/hex.h"
#include "core/base/json_writer.h"
#include "core/freeze/cycles.h"
#include "core/freeze/place_graph.h"

namespace reknot {
namespace {

class Reporter {
 public:
  Reporter(const PlaceGraph& places, std::span<const Digest> digests)
      : places_(places), digests_(digests) {}

  std::string run(std::span<const std::optional<Digest>> identities) && {
    json_.begin_object();
    json_.key("variables");
    json_.begin_array();
    for (std::size_t i = 0; i < identities.size(); ++i) {
      json_.begin_object();
      json_.member("name", places_.graph().variables()[i].first);
      json_.member("value", hex_of(digests_[places_.terms().variables[i]]));
      json_.key("identity");
      identities[i] ? json_.text(hex_of(*identities[i])) : json_.null();
      json_.end_object();
    }
    json_.end_array();
    const std::vector<ObjectCycle> cycles = find_cycles(places_);
    json_.member("cycle_count", static_cast<std::int64_t>(cycles.size()));
    json_.key("cycles");
    json_.begin_array();
    for (std::size_t i = 0; i < std::min(cycles.size(), kMaxToldCycles); ++i) {
      tell(cycles[i]);
    }
    json_.end_array();
    json_.end_object();
    return std::move(json_).take();
  }

 private:
  void tell(const ObjectCycle& cycle) {
    json_.begin_object();
    json_.member("size", static_cast<std::int64_t>(cycle.size()));
    json_.key("objects");
    json_.begin_array();
    for (std::size_t i = 0; i < std::min(cycle.size(), kMaxToldObjects); ++i) {
      json_.begin_object();
      json_.member("path", places_.path(cycle[i]));
      json_.member("what", places_.noun(cycle[i]));
      json_.member("value", hex_of(digests_[cycle[i]]));
      json_.end_object();
    }
    json_.end_array();
    json_.end_object();
  }

  const PlaceGraph& places_;
  const std::span<const Digest> digests_;
  JsonWriter json_;
};

}  // namespace

std::string freeze_report(const Graph& graph, const Terms& terms, FunctionForms& forms,
                          std::span<const std::optional<Digest>> identities,
                          std::span<const Digest> digests) {
  const PlaceGraph places(graph, terms, forms);
  return Reporter(places, digests).run(identities);
}

}  // namespace reknot
