// What objects weigh, and what each keeps alive.
#ifndef RK_CORE_VIEW_WEIGHTS_H_
#define RK_CORE_VIEW_WEIGHTS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/view/subject.h"

namespace reknot {

// Bytes of what a timeline was made from.
struct OwnBytes {
  // By object.
  std::vector<std::uint32_t> objects;
  // Texts that several objects may be made from, such as the source of a class and its methods.
  struct Text {
    std::uint32_t bytes;
    std::vector<ObjectId> users;
  };
  std::vector<Text> texts;
  // All of it; what is nobody's own is the difference.
  std::uint64_t total = 0;
};

// Of a plan: the bytes of the compact artifact (core/artifact/extents.h). Of a pickle: those of its
// opcodes, each the object's that it makes, changes or fetches; those without one are the next one's.
//
// errors   those of artifact_extents
// cost     that of artifact_extents, or O(steps)
Result<OwnBytes> own_bytes(const ViewSubject& subject);

// The dominator tree of the objects, rooted in the variables: below an object is what only that
// object keeps alive. Objects that no variable reaches hang on the root as if one did.
class Weights {
 public:
  // cost     O(objects + references)
  Weights(const ViewSubject& subject, const OwnBytes& bytes);

  // All objects together are named by this.
  ObjectId root() const { return static_cast<ObjectId>(above_.size() - 1); }

  // The object without which this one would not be there, or root().
  ObjectId above(ObjectId id) const { return above_[id]; }
  // Of itself, and with all that is below it. A text is its object's own that keeps all of its users
  // alive; what is left is the root's own.
  std::uint64_t own(ObjectId id) const { return own_[id]; }
  std::uint64_t retained(ObjectId id) const { return retained_[id]; }
  // How many objects that are.
  std::uint32_t objects(ObjectId id) const { return objects_[id]; }
  // Those right below it: by falling size, then by number.
  std::span<const ObjectId> children(ObjectId id) const {
    return {children_.data() + begins_[id], begins_[id + 1] - begins_[id]};
  }

 private:
  void sort_children();

  std::vector<ObjectId> above_;
  std::vector<std::uint64_t> own_;
  std::vector<std::uint64_t> retained_;
  std::vector<std::uint32_t> objects_;
  std::vector<std::uint32_t> begins_;
  std::vector<ObjectId> children_;
};

}  // namespace reknot

#endif  // RK_CORE_VIEW_WEIGHTS_H_
