// The union of all steps of a timeline: each object that is ever made, each reference that is ever
// filled, and when.
#ifndef RK_CORE_REPLAY_UNION_GRAPH_H_
#define RK_CORE_REPLAY_UNION_GRAPH_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/replay/timeline.h"

namespace reknot {

struct UnionObject {
  // Static storage; empty for a number that names no object.
  std::string_view kind;
  std::uint32_t created;
  // The step after which no slot of it is empty, for good.
  std::uint32_t completed;
};

struct UnionReference {
  ObjectId from;
  // Index among the slots that the object has in the end.
  std::uint32_t slot;
  ObjectId to;
  std::uint32_t appears;
  std::uint32_t filled;
  // There is a way back from `to` to `from` as soon as this one is filled, and none through it before.
  bool closes;
};

struct UnionVariable {
  std::string name;
  ObjectId target;
};

struct UnionGraph {
  // By id.
  std::vector<UnionObject> objects;
  // By `from`, then `slot`.
  std::vector<UnionReference> references;
  // In the order of their binding; those that hold atoms are not among them.
  std::vector<UnionVariable> variables;
};

// cost     O(steps + references log references)
UnionGraph union_graph(const TimelineScript& script);
inline UnionGraph union_graph(const Timeline& timeline) {
  return union_graph(timeline.script());
}

}  // namespace reknot

#endif  // RK_CORE_REPLAY_UNION_GRAPH_H_
