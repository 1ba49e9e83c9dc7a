#include "core/view/retained.h"

#include <algorithm>
#include <vector>

#include "core/view/json.h"

namespace reknot {
namespace {

constexpr std::size_t kMaxReferrers = 32;
constexpr std::uint32_t kNone = ~std::uint32_t{0};

class RetainedWriter {
 public:
  RetainedWriter(const ViewSubject& subject, const Weights& weights, std::uint32_t depth,
                 std::uint32_t limit)
      : subject_(subject), weights_(weights), depth_(depth), limit_(limit) {}

  std::string write(ObjectId top) && {
    open(top);
    while (!path_.empty()) {
      Level& level = path_.back();
      const auto children = weights_.children(level.object);
      if (level.next == level.shown) {
        close(children.subspan(level.shown));
      } else {
        open(children[level.next++]);
      }
    }
    return std::move(json_).take();
  }

 private:
  struct Level {
    ObjectId object;
    std::uint32_t next;
    // How many children are told.
    std::uint32_t shown;
  };

  void open(ObjectId id) {
    const bool is_root = id == weights_.root();
    json_.begin_object();
    write_id(json_, "object", is_root ? std::nullopt : std::optional<ObjectId>(id));
    json_.member("kind",
                 is_root ? std::string_view() : subject_.united().objects[id].kind);
    json_.member("label", is_root ? std::string() : subject_.label(id));
    json_.member("own", static_cast<std::int64_t>(weights_.own(id)));
    json_.member("retained", static_cast<std::int64_t>(weights_.retained(id)));
    json_.member("objects", std::int64_t{weights_.objects(id)});
    json_.key("children");
    json_.begin_array();
    const auto children = static_cast<std::uint32_t>(weights_.children(id).size());
    path_.push_back({id, 0, path_.size() < depth_ ? std::min(children, limit_) : 0});
  }

  void close(std::span<const ObjectId> others) {
    json_.end_array();
    std::uint64_t retained = 0;
    for (const ObjectId other : others) retained += weights_.retained(other);
    json_.key("others");
    json_.begin_object();
    json_.member("count", static_cast<std::int64_t>(others.size()));
    json_.member("retained", static_cast<std::int64_t>(retained));
    json_.end_object();
    json_.end_object();
    path_.pop_back();
  }

  const ViewSubject& subject_;
  const Weights& weights_;
  const std::uint32_t depth_;
  const std::uint32_t limit_;
  JsonWriter json_;
  std::vector<Level> path_;
};

// Breadth first, against the references: each object leads to the asked one by the reference that is
// told of it, and none by a shorter way.
class Ways {
 public:
  Ways(const ViewSubject& subject, ObjectId to)
      : next_(subject.bound(), kNone), reached_(subject.bound(), 0) {
    std::vector<ObjectId> found = {to};
    reached_[to] = 1;
    for (std::size_t i = 0; i < found.size(); ++i) {
      for (const std::uint32_t number : subject.to(found[i])) {
        const ObjectId from = subject.reference(number).from;
        if (reached_[from] != 0) continue;
        reached_[from] = 1;
        next_[from] = number;
        found.push_back(from);
      }
    }
  }

  bool leads(ObjectId from) const { return reached_[from] != 0; }
  // The reference that leads on from an object; kNone at the end.
  std::uint32_t next(ObjectId from) const { return next_[from]; }

  // References from an object to the asked one.
  std::uint32_t length(const ViewSubject& subject, ObjectId from) const {
    std::uint32_t length = 0;
    for (; next_[from] != kNone; ++length) from = subject.reference(next_[from]).to;
    return length;
  }

 private:
  std::vector<std::uint32_t> next_;
  std::vector<std::uint8_t> reached_;
};

void write_path(JsonWriter& json, const ViewSubject& subject, const Ways& ways,
                ObjectId id) {
  json.key("path");
  json.begin_array();
  for (bool ends = false; !ends;) {
    const std::uint32_t number = ways.next(id);
    ends = number == kNone;
    json.begin_object();
    json.member("object", std::int64_t{id});
    json.member("kind", subject.united().objects[id].kind);
    json.member("label", subject.label(id));
    if (ends) {
      json.key("slot");
      json.null();
      json.key("role");
      json.null();
    } else {
      const auto [name, role] = subject.slot_words(id, subject.reference(number).slot);
      json.member("slot", name);
      json.member("role", role);
      id = subject.reference(number).to;
    }
    json.end_object();
  }
  json.end_array();
}

void write_referrers(JsonWriter& json, const ViewSubject& subject, ObjectId id) {
  json.key("referrers");
  json.begin_array();
  const auto references = subject.to(id);
  for (std::size_t i = 0; i < references.size() && i < kMaxReferrers; ++i) {
    const UnionReference& reference = subject.reference(references[i]);
    json.begin_object();
    json.member("object", std::int64_t{reference.from});
    json.member("slot", subject.slot_words(reference.from, reference.slot).name);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string retained_json(const ViewSubject& subject, const Weights& weights,
                          ObjectId top, std::uint32_t depth, std::uint32_t limit) {
  return RetainedWriter(subject, weights, depth, limit).write(top);
}

std::string why_here_json(const ViewSubject& subject, const Weights& weights,
                          std::uint64_t total, ObjectId id) {
  const Ways ways(subject, id);
  const UnionVariable* nearest = nullptr;
  std::uint32_t shortest = kNone;
  std::uint32_t shared = 0;
  for (const UnionVariable& variable : subject.united().variables) {
    if (!ways.leads(variable.target)) continue;
    ++shared;
    const std::uint32_t length = ways.length(subject, variable.target);
    if (length >= shortest) continue;
    shortest = length;
    nearest = &variable;
  }
  if (nearest == nullptr) return "null";
  JsonWriter json;
  json.begin_object();
  json.member("variable", nearest->name);
  write_path(json, subject, ways, nearest->target);
  json.member("own", static_cast<std::int64_t>(weights.own(id)));
  json.member("retained", static_cast<std::int64_t>(weights.retained(id)));
  json.member("total", static_cast<std::int64_t>(total));
  write_referrers(json, subject, id);
  json.member("shared", std::int64_t{shared});
  json.end_object();
  return std::move(json).take();
}

}  // namespace reknot
