// What a program can make where it is used, without a name in the memo.
//
// A container that only one other object leads to may be made where that one is filled, if its own
// filling comes before: nobody sees it in between, and nothing of the user's runs while it is made.
// Plain data becomes the opcodes that pickle itself would write.
#ifndef RK_CORE_PLAN_IN_PLACE_H_
#define RK_CORE_PLAN_IN_PLACE_H_

#include <vector>

#include "core/graph/graph.h"
#include "core/plan/plan.h"

namespace reknot {

// Whether an instance is what NEWOBJ and BUILD make of it without running anything of the user's:
// its class and its bases are the user's and have none of the methods that these two would call,
// and it has nothing but a dict of attributes, which is no other object's.
class PlainInstances {
 public:
  PlainInstances(const Graph& graph, const Plan& plan);

  // cost     that of the attributes of its class and of all bases, once for each class
  bool contains(NodeId instance);

 private:
  enum class Answer : std::uint8_t { kUnknown, kAsked, kNo, kYes };

  bool is_plain_class(NodeId type);
  template <typename Visit>
  void for_each_base(NodeId type, Visit visit) const;
  bool has_plain_attributes(NodeId type) const;
  bool is_object(NodeId reference) const;

  const Graph& graph_;
  const Plan& plan_;
  // By class.
  std::vector<Answer> answers_;
};

// By node: whether it is made in place.
//
// cost     O(graph)
std::vector<bool> made_in_place(const Graph& graph, const Plan& plan,
                                PlainInstances& plain);

}  // namespace reknot

#endif  // RK_CORE_PLAN_IN_PLACE_H_
