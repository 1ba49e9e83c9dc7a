#include "core/freeze/parents.h"

#include <utility>

#include "core/base/check.h"

namespace reknot {

void ParentTable::resize(std::uint32_t size) {
  first_.resize(size, kNone);
  versions_.resize(size, 0);
  found_.resize(size, false);
}

void ParentTable::set_children(TermId node, std::span<const TermId> children) {
  ++versions_[node];
  if (entries_.size() + children.size() > most_entries_) drop_old_entries();
  for (const TermId child : children) {
    RK_CHECK(entries_.size() < kNone);
    entries_.push_back({node, versions_[node], first_[child]});
    first_[child] = static_cast<std::uint32_t>(entries_.size() - 1);
  }
}

// Also lays the lists out one after the other.
void ParentTable::drop_old_entries() {
  std::vector<Entry> entries;
  for (std::uint32_t& first : first_) {
    std::uint32_t i = std::exchange(first, kNone);
    for (; i != kNone; i = entries_[i].next) {
      if (!is_current(entries_[i])) continue;
      entries.push_back({entries_[i].parent, entries_[i].version, first});
      first = static_cast<std::uint32_t>(entries.size() - 1);
    }
  }
  entries_ = std::move(entries);
  // As many may come as were looked at now.
  most_entries_ = 2 * entries_.size() + first_.size();
}

std::vector<TermId> ParentTable::ancestors(std::span<const TermId> nodes) {
  std::vector<TermId> all;
  const auto find = [&](TermId node) {
    if (found_[node]) return;
    found_[node] = true;
    all.push_back(node);
  };
  for (const TermId node : nodes) find(node);
  for (std::size_t i = 0; i < all.size(); ++i) for_each_parent(all[i], find);
  for (const TermId node : all) found_[node] = false;
  return all;
}

}  // namespace reknot
