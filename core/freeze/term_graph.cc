#include "core/freeze/term_graph.h"

#include <algorithm>
#include <utility>

#include "core/base/check.h"

namespace reknot {

TermId TermGraph::add_node(TermKind kind, ByteView label,
                           std::span<const TermId> children, TermIdentity identity) {
  RK_CHECK(size() < ~std::uint32_t{0} - kReservedIds);
  nodes_.push_back({append(labels_, label), append(children_, children), kind, identity});
  return size() - 1;
}

void TermGraph::change_node(TermId node, TermKind kind, ByteView label,
                            std::span<const TermId> children) {
  nodes_[node].kind = kind;
  replace(labels_, nodes_[node].label, label);
  replace(children_, nodes_[node].children, children);
  // Compacting costs no more than what was appended since it was last done.
  if (appended_ > (labels_.size() + children_.size() + nodes_.size()) / 2) compact();
}

template <typename T>
TermGraph::Stretch TermGraph::append(std::vector<T>& all, std::span<const T> content) {
  RK_CHECK(content.size() <= ~std::uint32_t{0} - all.size());
  const auto begin = static_cast<std::uint32_t>(all.size());
  all.insert(all.end(), content.begin(), content.end());
  return {begin, static_cast<std::uint32_t>(content.size())};
}

template <typename T>
void TermGraph::replace(std::vector<T>& all, Stretch& part, std::span<const T> content) {
  if (content.size() <= part.size) {
    if (!content.empty()) {
      std::memmove(&all[part.begin], content.data(), content.size_bytes());
    }
    part.size = static_cast<std::uint32_t>(content.size());
  } else {
    // A copy, since content may be a part of what it is appended to.
    const std::vector<T> copy(content.begin(), content.end());
    part = append(all, std::span<const T>(copy));
    appended_ += copy.size();
  }
}

void TermGraph::compact() {
  Bytes labels;
  std::vector<TermId> children;
  for (Node& node : nodes_) {
    node.label = append(labels, part_of(labels_, node.label));
    node.children = append(children, part_of(children_, node.children));
  }
  labels_ = std::move(labels);
  children_ = std::move(children);
  appended_ = 0;
}

}  // namespace reknot
