// Edges backwards: which nodes of a graph that changes lead to a node.
#ifndef RK_CORE_FREEZE_PARENTS_H_
#define RK_CORE_FREEZE_PARENTS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "core/freeze/term_graph.h"

namespace reknot {

class ParentTable {
 public:
  // Makes room for nodes below `size`.
  void resize(std::uint32_t size);
  // Says where a node leads; what was said of it before holds no longer.
  //
  // cost     amortised O(children)
  void set_children(TermId node, std::span<const TermId> children);

  // use      (TermId parent) once for each edge from it
  template <typename Use>
  void for_each_parent(TermId node, Use use) const {
    for (std::uint32_t i = first_[node]; i != kNone; i = entries_[i].next) {
      if (is_current(entries_[i])) use(entries_[i].parent);
    }
  }

  // The nodes that lead to one of `nodes`, and these: each once.
  //
  // cost     O(the nodes that it returns, and the edges into them)
  std::vector<TermId> ancestors(std::span<const TermId> nodes);

 private:
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  // An edge in the list of those into a node. It holds while the parent has the same version.
  struct Entry {
    TermId parent;
    std::uint32_t version;
    std::uint32_t next;
  };

  bool is_current(const Entry& entry) const {
    return entry.version == versions_[entry.parent];
  }
  void drop_old_entries();

  std::vector<Entry> entries_;
  // By node: the first entry of its list, or kNone; and how often it was said where it leads.
  std::vector<std::uint32_t> first_;
  std::vector<std::uint32_t> versions_;
  // How many entries there are to be before old ones are dropped.
  std::size_t most_entries_ = 0;
  // By node, in ancestors() only.
  std::vector<bool> found_;
};

}  // namespace reknot

#endif  // RK_CORE_FREEZE_PARENTS_H_
