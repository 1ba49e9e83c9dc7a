#include "core/view/weights.h"

#include <numeric>

#include "core/artifact/extents.h"
#include "core/base/sort.h"
#include "core/freeze/dominators.h"
#include "core/replay/names.h"
#include "core/replay/script.h"

namespace reknot {
namespace {

Result<OwnBytes> artifact_bytes(const ViewSubject& subject) {
  const Graph& graph = subject.timeline().script().names().graph();
  RK_TRY_ASSIGN(Extents extents, artifact_extents(graph, DocumentForm::kCompact));
  OwnBytes bytes{std::move(extents.own), {}, extents.total};
  for (const Extent& source : extents.sources) {
    bytes.texts.push_back({source.end - source.begin, {}});
  }
  for (ObjectId id = 0; id < subject.bound(); ++id) {
    if (!subject.exists(id)) continue;
    if (graph.kind(id) != Kind::kFunction && graph.kind(id) != Kind::kClass) continue;
    bytes.texts[graph.code(id).source].users.push_back(id);
  }
  return bytes;
}

OwnBytes step_bytes(const ViewSubject& subject) {
  const TimelineScript& script = subject.timeline().script();
  OwnBytes bytes;
  bytes.objects.assign(subject.bound(), 0);
  std::uint32_t waiting = 0;
  for (std::uint32_t step = 0; step < subject.timeline().size(); ++step) {
    waiting += script.byte_size(step);
    const std::optional<ObjectId> object = script.object(step);
    if (!object || script.memo_answers(step)) continue;
    bytes.objects[*object] += waiting;
    bytes.total += waiting;
    waiting = 0;
  }
  bytes.total += waiting;
  return bytes;
}

// Root, objects and texts, numbered as a depth-first walk from the root comes to them.
class WalkedGraph {
 public:
  WalkedGraph(const ViewSubject& subject, const OwnBytes& bytes)
      : subject_(subject),
        users_(users_of(bytes)),
        texts_of_(subject.bound(), users_.size(),
                  [this](auto i) { return users_[i].object; }),
        number_(subject.bound() + bytes.texts.size(), kNew) {
    add(kRoot, 0);
    for (const ObjectId id : subject.roots()) reach(id);
    for (ObjectId id = 0; id < subject.bound(); ++id) {
      if (subject.exists(id)) reach(id);
    }
    number_children();
  }

  RootedId size() const { return static_cast<RootedId>(things_.size()); }
  RootedId parent(RootedId node) const { return parents_[node]; }
  std::span<const RootedId> children(RootedId node) const {
    return {children_.data() + begins_[node], begins_[node + 1] - begins_[node]};
  }
  // An object, a text behind the objects, or kRoot.
  std::uint32_t thing(RootedId node) const { return things_[node]; }
  static constexpr std::uint32_t kRoot = ~std::uint32_t{0};

 private:
  static constexpr RootedId kNew = ~RootedId{0} - 1;
  struct User {
    ObjectId object;
    std::uint32_t text;
  };
  struct Frame {
    RootedId node;
    std::uint32_t next;
  };

  static std::vector<User> users_of(const OwnBytes& bytes) {
    std::vector<User> users;
    for (std::uint32_t text = 0; text < bytes.texts.size(); ++text) {
      for (const ObjectId user : bytes.texts[text].users) users.push_back({user, text});
    }
    return users;
  }

  void add(std::uint32_t thing, RootedId parent) {
    if (thing != kRoot) number_[thing] = size();
    things_.push_back(thing);
    parents_.push_back(parent);
  }

  std::uint32_t degree(std::uint32_t thing) const {
    if (thing >= subject_.bound()) return 0;
    return static_cast<std::uint32_t>(subject_.from(thing).size() +
                                      texts_of_.of(thing).size());
  }

  std::uint32_t child(std::uint32_t thing, std::uint32_t i) const {
    const auto references = subject_.from(thing);
    if (i < references.size()) return subject_.reference(references[i]).to;
    return subject_.bound() + users_[texts_of_.of(thing)[i - references.size()]].text;
  }

  // Walks from a child of the root, if it is new.
  void reach(ObjectId id) {
    if (number_[id] != kNew) return;
    root_children_.push_back(id);
    add(id, 0);
    std::vector<Frame> path = {{number_[id], 0}};
    while (!path.empty()) {
      Frame& top = path.back();
      const std::uint32_t thing = things_[top.node];
      if (top.next == degree(thing)) {
        path.pop_back();
        continue;
      }
      const std::uint32_t next = child(thing, top.next++);
      if (number_[next] != kNew) continue;
      add(next, top.node);
      path.push_back({number_[next], 0});
    }
  }

  void number_children() {
    // A variable's object may have been reached from another one first.
    std::vector<ObjectId> held = subject_.roots();
    held.insert(held.end(), root_children_.begin(), root_children_.end());
    begins_.push_back(0);
    for (const ObjectId id : held) children_.push_back(number_[id]);
    begins_.push_back(static_cast<std::uint32_t>(children_.size()));
    for (RootedId node = 1; node < size(); ++node) {
      const std::uint32_t thing = things_[node];
      for (std::uint32_t i = 0; i < degree(thing); ++i) {
        children_.push_back(number_[child(thing, i)]);
      }
      begins_.push_back(static_cast<std::uint32_t>(children_.size()));
    }
  }

  const ViewSubject& subject_;
  const std::vector<User> users_;
  const Adjacency texts_of_;
  // By thing.
  std::vector<RootedId> number_;
  std::vector<std::uint32_t> things_;
  std::vector<RootedId> parents_;
  std::vector<ObjectId> root_children_;
  std::vector<std::uint32_t> begins_;
  std::vector<RootedId> children_;
};

}  // namespace

Result<OwnBytes> own_bytes(const ViewSubject& subject) {
  if (subject.timeline().kind() == TimelineKind::kPlan) return artifact_bytes(subject);
  return step_bytes(subject);
}

Weights::Weights(const ViewSubject& subject, const OwnBytes& bytes) {
  const std::uint32_t bound = subject.bound();
  above_.assign(bound + 1, bound);
  own_.assign(bound + 1, 0);
  objects_.assign(bound + 1, 0);
  const WalkedGraph walked(subject, bytes);
  const DominatorTree tree(walked);
  const auto owner = [&](RootedId node) {
    const std::uint32_t thing = walked.thing(node);
    return thing == WalkedGraph::kRoot ? root() : thing;
  };
  std::uint64_t known = 0;
  for (RootedId node = 1; node < walked.size(); ++node) {
    const std::uint32_t thing = walked.thing(node);
    const ObjectId above = owner(tree.above(node));
    if (thing < bound) {
      above_[thing] = above;
      own_[thing] += bytes.objects[thing];
      known += bytes.objects[thing];
      objects_[thing] = 1;
    } else {
      own_[above] += bytes.texts[thing - bound].bytes;
      known += bytes.texts[thing - bound].bytes;
    }
  }
  own_[root()] += bytes.total > known ? bytes.total - known : 0;
  retained_ = own_;
  // What is above a node has a lower number in the walk.
  for (RootedId node = walked.size(); node-- > 1;) {
    const std::uint32_t thing = walked.thing(node);
    if (thing >= bound) continue;
    retained_[above_[thing]] += retained_[thing];
    objects_[above_[thing]] += objects_[thing];
  }
  sort_children();
}

void Weights::sort_children() {
  begins_.assign(above_.size() + 1, 0);
  std::vector<ObjectId> ids;
  for (ObjectId id = 0; id < root(); ++id) {
    if (objects_[id] > 0) ids.push_back(id);
  }
  for (const ObjectId id : ids) ++begins_[above_[id] + 1];
  std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
  sort_items(ids, [this](ObjectId a, ObjectId b) {
    return above_[a] != above_[b] ? above_[a] < above_[b] : retained_[a] > retained_[b];
  });
  children_ = std::move(ids);
}

}  // namespace reknot
