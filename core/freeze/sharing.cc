#include "core/freeze/sharing.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/check.h"
#include "core/base/json_writer.h"
#include "core/freeze/cycles.h"

namespace reknot {
namespace {

enum class SharedKind : std::uint8_t { kCell, kNamespace, kFunction, kClass, kObject };
constexpr std::array<std::string_view, 5> kKindNames = {"cell", "namespace", "function",
                                                        "class", "object"};

SharedKind kind_of(const PlaceGraph& places, PlaceId place) {
  switch (places.graph().kind(*places.object(place))) {
    case Kind::kCell:
      return SharedKind::kCell;
    case Kind::kNamespace:
      return SharedKind::kNamespace;
    case Kind::kFunction:
      return SharedKind::kFunction;
    case Kind::kClass:
      return SharedKind::kClass;
    default:
      return SharedKind::kObject;
  }
}

// Objects that should be one.
struct Row {
  std::vector<PlaceId> before;
  std::vector<PlaceId> after;
  // Those that are not in the lists any more.
  std::uint32_t all_before = 0;
  std::uint32_t all_after = 0;
  SharedKind kind = SharedKind::kObject;
  bool is_shared = false;
  std::vector<const Parting*> partings;

  bool is_broken() const { return all_before > 1 || all_after > 1; }
};

constexpr std::uint32_t kNoRow = ~std::uint32_t{0};

class Reporter {
 public:
  Reporter(const PairedSide& before, const PairedSide* after, const PairedSide* drawn)
      : before_(before), after_(after), drawn_(drawn) {
    if (after != nullptr) pairing_.emplace(before, *after);
    if (drawn != nullptr) drawn_pairing_.emplace(before, *drawn);
  }

  std::string run() && {
    find_rows();
    json_.begin_object();
    tell_rows();
    tell_cycles();
    json_.end_object();
    return std::move(json_).take();
  }

 private:
  // --- Shared objects.

  void find_rows() {
    const std::size_t all =
        before_.places.size() + (after_ == nullptr ? 0 : after_->places.size());
    std::vector<std::uint32_t> row_of(all, kNoRow);
    const auto row = [&](std::uint32_t of_class) -> Row& {
      if (row_of[of_class] == kNoRow) {
        row_of[of_class] = static_cast<std::uint32_t>(rows_.size());
        rows_.emplace_back();
      }
      return rows_[row_of[of_class]];
    };
    for (const PlaceId place : before_.places.in_order()) {
      if (!before_.places.has_identity(place)) continue;
      Row& one = row(class_of(place));
      add(before_.places, place, one, one.before, one.all_before);
    }
    if (after_ == nullptr) return;
    for (const PlaceId place : after_->places.in_order()) {
      if (!after_->places.has_identity(place)) continue;
      Row& one = row(pairing_->class_of_right(place));
      add(after_->places, place, one, one.after, one.all_after);
    }
    for (const Parting& parting : pairing_->partings()) {
      Row& one = row(class_of(parting.left));
      if (one.partings.size() < kMaxToldClass) one.partings.push_back(&parting);
    }
  }

  std::uint32_t class_of(PlaceId left) const {
    return pairing_ ? pairing_->class_of_left(left) : left;
  }

  static void add(const PlaceGraph& places, PlaceId place, Row& row,
                  std::vector<PlaceId>& members, std::uint32_t& all) {
    if (row.all_before + row.all_after == 0) row.kind = kind_of(places, place);
    if (++all <= kMaxToldClass) members.push_back(place);
    row.is_shared = row.is_shared || places.ways(place) > 1;
  }

  void tell_rows() {
    std::array<std::vector<const Row*>, kKindNames.size()> by_kind;
    std::int64_t broken = 0;
    for (const bool is_broken : {true, false}) {
      for (const Row& row : rows_) {
        if (!row.is_shared || row.is_broken() != is_broken) continue;
        by_kind[static_cast<std::size_t>(row.kind)].push_back(&row);
        if (is_broken) ++broken;
      }
    }
    json_.key("shared");
    json_.begin_array();
    for (const auto& rows : by_kind) {
      for (std::size_t i = 0; i < std::min(rows.size(), kMaxToldShared); ++i) {
        tell(*rows[i]);
      }
    }
    json_.end_array();
    json_.key("counts");
    json_.begin_object();
    for (std::size_t kind = 0; kind < by_kind.size(); ++kind) {
      json_.member(kKindNames[kind], static_cast<std::int64_t>(by_kind[kind].size()));
    }
    json_.end_object();
    json_.member("broken_count", broken);
  }

  void tell(const Row& row) {
    const bool was = !row.before.empty();
    json_.begin_object();
    json_.member("kind", kKindNames[static_cast<std::size_t>(row.kind)]);
    json_.member("what", was ? before_.places.noun(row.before[0])
                             : after_->places.noun(row.after[0]));
    tell_node("object", was ? drawn_object(row.before[0]) : std::nullopt);
    json_.key("state");
    after_ == nullptr ? json_.null() : json_.text(state_of(row));
    tell_sides(row);
    json_.key("broken");
    json_.begin_array();
    for (const Parting* parting : row.partings) tell(*parting);
    json_.end_array();
    json_.end_object();
  }

  static std::string_view state_of(const Row& row) {
    if (row.all_before == 0 || row.all_after == 0) return "unmatched";
    if (row.all_before > 1) return row.all_after > 1 ? "mixed" : "merged";
    return row.all_after > 1 ? "split" : "kept";
  }

  void tell_sides(const Row& row) {
    std::vector<ObjectPlaces> before;
    for (const PlaceId place : row.before) {
      before.push_back(before_.places.places(place, kMaxToldPlaces));
    }
    std::vector<std::uint32_t> variables;
    for (const ObjectPlaces& object : before) {
      for (const ObjectPlace& place : object.places) variables.push_back(place.variable);
    }
    std::sort(variables.begin(), variables.end());
    variables.erase(std::unique(variables.begin(), variables.end()), variables.end());
    json_.key("names");
    json_.begin_array();
    for (const std::uint32_t variable : variables) {
      json_.text(before_.places.graph().variables()[variable].first);
    }
    json_.end_array();
    json_.key("before");
    tell_objects(before, row.all_before);
    json_.key("after");
    if (after_ == nullptr) return json_.null();
    std::vector<ObjectPlaces> after;
    for (const PlaceId place : row.after) {
      after.push_back(after_->places.places(place, kMaxToldPlaces));
    }
    tell_objects(after, row.all_after);
  }

  void tell_objects(const std::vector<ObjectPlaces>& objects, std::uint32_t count) {
    json_.begin_object();
    json_.member("count", static_cast<std::int64_t>(count));
    json_.key("objects");
    json_.begin_array();
    for (const ObjectPlaces& object : objects) {
      json_.begin_object();
      json_.member("ways", static_cast<std::int64_t>(object.count));
      json_.key("paths");
      json_.begin_array();
      for (const ObjectPlace& place : object.places) json_.text(place.path);
      json_.end_array();
      json_.end_object();
    }
    json_.end_array();
    json_.end_object();
  }

  void tell(const Parting& parting) {
    json_.begin_object();
    const PlaceGraph& places = before_.places;
    json_.member("path", parting.from ? places.path(*parting.from, parting.edge)
                                      : places.graph().variables()[parting.edge].first);
    tell_node("from", parting.from ? drawn_object(*parting.from) : std::nullopt);
    tell_node("to", drawn_object(parting.left));
    json_.end_object();
  }

  void tell_node(std::string_view key, std::optional<NodeId> node) {
    json_.key(key);
    node ? json_.number(static_cast<std::int64_t>(*node)) : json_.null();
  }

  // What has travelled for an object, or for the one that it is a part of.
  std::optional<NodeId> drawn_object(PlaceId place) const {
    if (!drawn_pairing_) return std::nullopt;
    const std::optional<PlaceId> partner = drawn_pairing_->partner(place);
    if (!partner) return std::nullopt;
    return drawn_->places.owner(*partner);
  }

  // --- Cycles.

  void tell_cycles() {
    const std::vector<ObjectCycle> before = find_cycles(before_.places);
    const std::vector<ObjectCycle> after =
        after_ == nullptr ? std::vector<ObjectCycle>() : find_cycles(after_->places);
    std::vector<std::uint32_t> after_of(after_ == nullptr ? 0 : after_->places.size(),
                                        kNoRow);
    for (std::uint32_t i = 0; i < after.size(); ++i) {
      for (const PlaceId place : after[i]) after_of[place] = i;
    }
    json_.member("cycle_count", static_cast<std::int64_t>(before.size()));
    json_.key("cycles");
    json_.begin_array();
    for (std::size_t i = 0; i < std::min(before.size(), kMaxToldShared); ++i) {
      tell(before[i], after, after_of);
    }
    json_.end_array();
  }

  void tell(const ObjectCycle& cycle, const std::vector<ObjectCycle>& after,
            const std::vector<std::uint32_t>& after_of) {
    json_.begin_object();
    json_.member("what", before_.places.noun(cycle[0]));
    tell_node("object", drawn_object(cycle[0]));
    const std::uint32_t found = cycle_after(cycle, after_of);
    json_.key("state");
    if (after_ == nullptr) {
      json_.null();
    } else if (found == kNoRow) {
      json_.text(has_partner(cycle) ? "broken" : "unmatched");
    } else {
      json_.text(is_kept(cycle, after[found], after_of, found) ? "kept" : "broken");
    }
    json_.key("before");
    tell_cycle(before_.places, cycle);
    json_.key("after");
    found == kNoRow ? json_.null() : tell_cycle(after_->places, after[found]);
    json_.end_object();
  }

  std::uint32_t cycle_after(const ObjectCycle& cycle,
                            const std::vector<std::uint32_t>& after_of) const {
    if (!pairing_) return kNoRow;
    for (const PlaceId place : cycle) {
      const std::optional<PlaceId> partner = pairing_->partner(place);
      if (partner && after_of[*partner] != kNoRow) return after_of[*partner];
    }
    return kNoRow;
  }

  bool has_partner(const ObjectCycle& cycle) const {
    return std::any_of(cycle.begin(), cycle.end(), [this](PlaceId place) {
      return pairing_->partner(place).has_value();
    });
  }

  // Each object of either is one on the other side, and there on the same cycle.
  bool is_kept(const ObjectCycle& cycle, const ObjectCycle& other,
               const std::vector<std::uint32_t>& after_of, std::uint32_t number) const {
    const auto is_one = [this](std::uint32_t of_class) {
      return pairing_->lefts(of_class) <= 1 && pairing_->rights(of_class) <= 1;
    };
    return std::all_of(cycle.begin(), cycle.end(),
                       [&](PlaceId place) {
                         const std::optional<PlaceId> partner = pairing_->partner(place);
                         return partner && after_of[*partner] == number &&
                                is_one(pairing_->class_of_left(place));
                       }) &&
           std::all_of(other.begin(), other.end(), [&](PlaceId place) {
             return is_one(pairing_->class_of_right(place));
           });
  }

  void tell_cycle(const PlaceGraph& places, const ObjectCycle& cycle) {
    json_.begin_object();
    json_.member("size", static_cast<std::int64_t>(cycle.size()));
    json_.key("paths");
    json_.begin_array();
    for (std::size_t i = 0; i < std::min(cycle.size(), kMaxToldPlaces); ++i) {
      json_.text(places.path(cycle[i]));
    }
    json_.end_array();
    json_.end_object();
  }

  const PairedSide& before_;
  const PairedSide* const after_;
  const PairedSide* const drawn_;
  std::optional<Pairing> pairing_;
  std::optional<Pairing> drawn_pairing_;
  std::vector<Row> rows_;
  JsonWriter json_;
};

}  // namespace

std::string sharing_report(const PairedSide& before, const PairedSide* after,
                           const PairedSide* drawn) {
  return Reporter(before, after, drawn).run();
}

}  // namespace reknot
