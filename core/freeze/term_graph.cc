#include "core/freeze/term_graph.h"

#include "core/base/check.h"

namespace reknot {

TermId TermGraph::add_node(TermKind kind, ByteView label,
                           std::span<const TermId> children, TermIdentity identity) {
  constexpr std::uint32_t kMost = ~std::uint32_t{0};
  RK_CHECK(size() < kMost - kReservedIds && label.size() <= kMost - labels_.size() &&
           children.size() <= kMost - children_.size());
  labels_.insert(labels_.end(), label.begin(), label.end());
  children_.insert(children_.end(), children.begin(), children.end());
  nodes_.back().kind = kind;
  nodes_.back().identity = identity;
  nodes_.push_back({static_cast<std::uint32_t>(labels_.size()),
                    static_cast<std::uint32_t>(children_.size()), TermKind::kOrdered,
                    TermIdentity::kImmutable});
  return size() - 1;
}

}  // namespace reknot
