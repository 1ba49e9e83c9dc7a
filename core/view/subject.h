// What every view of a timeline begins with: the union of its steps, by object.
#ifndef RK_CORE_VIEW_SUBJECT_H_
#define RK_CORE_VIEW_SUBJECT_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/replay/timeline.h"
#include "core/replay/union_graph.h"
#include "core/view/adjacency.h"

namespace reknot {

// Keeps the timeline's address.
class ViewSubject {
 public:
  // cost     O(steps + references log references)
  explicit ViewSubject(const Timeline& timeline);

  const Timeline& timeline() const { return timeline_; }
  const UnionGraph& united() const { return united_; }
  // Objects are numbered below bound(); not every number names one.
  std::uint32_t bound() const {
    return static_cast<std::uint32_t>(united_.objects.size());
  }
  std::uint32_t count() const { return count_; }
  bool exists(ObjectId id) const {
    return id < bound() && !united_.objects[id].kind.empty();
  }
  // A reference, by its number in united().references.
  const UnionReference& reference(std::uint32_t number) const {
    return united_.references[number];
  }
  // The numbers of an object's references, by slot; and of those to it.
  std::span<const std::uint32_t> from(ObjectId id) const { return from_.of(id); }
  std::span<const std::uint32_t> to(ObjectId id) const { return to_.of(id); }

  // The objects that variables hold, in the order of their binding, each once.
  const std::vector<ObjectId>& roots() const { return roots_; }
  // By object: how many references lead to it from the nearest variable, or kUnreached.
  std::vector<std::uint32_t> distances() const;
  static constexpr std::uint32_t kUnreached = ~std::uint32_t{0};

  // What an object that exists looks like in the end, with its first `max_slots` slots.
  ObjectState look(ObjectId id, std::uint32_t max_slots) const;
  std::string label(ObjectId id) const { return look(id, 0).label; }
  // What the slot of an object is called, by its index among those that are shown.
  //
  // cost     O(slot)
  struct SlotWords {
    std::string name;
    std::string role;
  };
  SlotWords slot_words(ObjectId id, std::uint32_t slot) const;

 private:
  const Timeline& timeline_;
  const UnionGraph united_;
  const Adjacency from_;
  const Adjacency to_;
  std::vector<ObjectId> roots_;
  std::uint32_t count_ = 0;
};

}  // namespace reknot

#endif  // RK_CORE_VIEW_SUBJECT_H_
