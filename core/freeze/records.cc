#include "core/freeze/records.h"

#include <algorithm>

#include "core/base/check.h"
#include "core/base/sort.h"
#include "core/freeze/fingerprints.h"

namespace reknot {

Record::Record(std::span<const Digest> keys, std::span<const std::uint64_t> prints,
               const EdgeTable& inside, std::span<const std::uint32_t> numbers,
               std::uint32_t height)
    : height_(height), keys_(keys.size()), prints_(keys.size()) {
  std::vector<std::uint32_t> by_number(keys.size());
  for (std::uint32_t i = 0; i < keys.size(); ++i) by_number[numbers[i]] = i;
  std::vector<Edge> edges;
  for (std::uint32_t number = 0; number < keys.size(); ++number) {
    const std::uint32_t member = by_number[number];
    keys_[number] = keys[member];
    prints_[number] = prints[member];
    const std::span<const Edge> from = inside.from(member);
    edges.assign(from.begin(), from.end());
    for (Edge& edge : edges) edge.target = numbers[edge.target];
    sort_if_bag(edges);
    for (const Edge& edge : edges) edges_.add_edge(edge.target, edge.symbol);
    edges_.add_source();
  }
}

std::uint64_t Record::signature_of(std::uint64_t print, std::span<const Edge> edges) {
  return deeper_fingerprint(print, edges, [](std::uint32_t number) { return number; });
}

std::pair<Record::Signatures, Record::Signatures> Record::with_signature(
    std::uint64_t signature) {
  if (signatures_.empty()) {
    for (std::uint32_t number = 0; number < size(); ++number) {
      signatures_.emplace_back(signature_of(prints_[number], edges_.from(number)),
                               number);
    }
    sort_items(signatures_);
  }
  const auto less = [](const Signature& a, const Signature& b) {
    return a.first < b.first;
  };
  return std::equal_range(signatures_.cbegin(), signatures_.cend(),
                          Signature{signature, 0}, less);
}

bool Record::leads_to(std::uint32_t number, std::span<const Edge> edges) const {
  const std::span<const Edge> own = edges_.from(number);
  std::vector<Edge> sorted(edges.begin(), edges.end());
  sort_if_bag(sorted);
  return std::equal(own.begin(), own.end(), sorted.begin(), sorted.end(),
                    [](const Edge& a, const Edge& b) { return a.target == b.target; });
}

void Record::make_prints() {
  if (!deepest_.empty()) return;
  prints_.reserve(kDepth * keys_.size());
  deepest_.reserve(keys_.size());
  for (unsigned depth = 1; depth <= kDepth; ++depth) {
    const std::size_t above = (depth - 1) * keys_.size();
    const auto of = [&](std::uint32_t number) { return prints_[above + number]; };
    std::vector<std::uint64_t>& to = depth == kDepth ? deepest_ : prints_;
    for (std::uint32_t number = 0; number < size(); ++number) {
      to.push_back(deeper_fingerprint(of(number), edges_.from(number), of));
    }
  }
  std::sort(deepest_.begin(), deepest_.end());
}

bool Record::has_deepest_print(std::uint64_t print) {
  make_prints();
  return std::binary_search(deepest_.begin(), deepest_.end(), print);
}

bool Record::has_shallow_print(std::uint64_t print) {
  if (shallow_.empty()) {
    shallow_.assign(prints_.begin(), prints_.begin() + size());
    std::sort(shallow_.begin(), shallow_.end());
  }
  return std::binary_search(shallow_.begin(), shallow_.end(), print);
}

std::size_t RecordTable::DigestHash::operator()(const Digest& digest) const {
  return static_cast<std::size_t>(fingerprint_of(digest));
}

RecordId RecordTable::find(const Digest& component) const {
  const auto found = by_digest_.find(component);
  return found == by_digest_.end() ? kNoRecord : found->second;
}

RecordId RecordTable::add(const Digest& component, Record record) {
  RecordId id;
  if (free_.empty()) {
    id = static_cast<RecordId>(entries_.size());
    entries_.emplace_back();
  } else {
    id = free_.back();
    free_.pop_back();
  }
  entries_[id] = {component, 0, std::move(record)};
  unused_.push_back(id);
  by_digest_.emplace(component, id);
  return id;
}

void RecordTable::add_user(RecordId id) {
  if (id != kNoRecord) ++entries_[id].users;
}

void RecordTable::remove_user(RecordId id) {
  if (id != kNoRecord && --entries_[id].users == 0) unused_.push_back(id);
}

void RecordTable::drop_unused() {
  for (const RecordId id : unused_) {
    Entry& entry = entries_[id];
    if (entry.users > 0 || !entry.record) continue;
    by_digest_.erase(entry.digest);
    entry.record.reset();
    free_.push_back(id);
  }
  unused_.clear();
}

}  // namespace reknot
