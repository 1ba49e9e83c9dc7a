#include "core/view/subject.h"

#include "core/base/check.h"
#include "core/replay/names.h"
#include "core/replay/script.h"

namespace reknot {

ViewSubject::ViewSubject(const Timeline& timeline)
    : timeline_(timeline),
      united_(union_graph(timeline)),
      from_(united_.objects.size(), united_.references.size(),
            [this](auto i) { return united_.references[i].from; }),
      to_(united_.objects.size(), united_.references.size(),
          [this](auto i) { return united_.references[i].to; }) {
  std::vector<std::uint8_t> seen(bound(), 0);
  for (const UnionVariable& variable : united_.variables) {
    if (seen[variable.target] == 0) roots_.push_back(variable.target);
    seen[variable.target] = 1;
  }
  for (ObjectId id = 0; id < bound(); ++id) count_ += exists(id) ? 1 : 0;
}

std::vector<std::uint32_t> ViewSubject::distances() const {
  std::vector<std::uint32_t> distances(bound(), kUnreached);
  std::vector<ObjectId> found = roots_;
  for (const ObjectId root : roots_) distances[root] = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (const std::uint32_t number : from(found[i])) {
      const ObjectId to = reference(number).to;
      if (distances[to] != kUnreached) continue;
      distances[to] = distances[found[i]] + 1;
      found.push_back(to);
    }
  }
  return distances;
}

ObjectState ViewSubject::look(ObjectId id, std::uint32_t max_slots) const {
  const std::int64_t last = std::int64_t{timeline_.size()} - 1;
  std::optional<ObjectState> state = timeline_.object(id, last, max_slots);
  RK_CHECK(state.has_value());
  return std::move(*state);
}

ViewSubject::SlotWords ViewSubject::slot_words(ObjectId id, std::uint32_t slot) const {
  const Names& names = timeline_.script().names();
  const auto slots = static_cast<std::uint32_t>(names.graph().slots(id).size());
  for (std::uint32_t i = 0; i < slots; ++i) {
    const std::string_view role = names.slot_role(id, i);
    if (role.empty()) continue;
    if (slot-- == 0) return {names.slot_name(id, i), std::string(role)};
  }
  RK_CHECK(false);
}

}  // namespace reknot
