#include "core/freeze/refine.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <utility>

#include "core/base/sort.h"

namespace reknot {
namespace {

// So many steps before something is asked for, it is fetched from memory.
constexpr std::size_t kAhead = 8;

// The first bytes of a digest, as they sort.
std::uint64_t head_of(const Digest& digest) {
  std::uint64_t head = 0;
  for (unsigned i = 0; i < 8; ++i) head = head << 8 | digest[i];
  return head;
}

}  // namespace

std::span<const std::uint32_t> Refiner::refine(std::span<const Digest> keys,
                                               const EdgeTable& edges) {
  group_by_key(keys);
  if (blocks_.size() < keys.size()) split(edges);
  block_of_.resize(keys.size());
  for (std::size_t node = 0; node < keys.size(); ++node) {
    block_of_[node] = standings_[node].block;
  }
  return block_of_;
}

// Until no block tells the nodes of another apart.
void Refiner::split(const EdgeTable& edges) {
  index_edges(edges);
  // A key says how many edges there are of each symbol, so those into the block that is left out
  // follow from those into the others. The largest saves most.
  const auto size_less = [](const Block& a, const Block& b) {
    return a.end - a.begin < b.end - b.begin;
  };
  const auto left_out = static_cast<std::uint32_t>(
      std::max_element(blocks_.begin(), blocks_.end(), size_less) - blocks_.begin());
  work_.clear();
  for (std::uint32_t block = 0; block < blocks_.size(); ++block) {
    if (block != left_out) work_.push_back(block);
  }
  // With one block, nothing tells the nodes apart: all have the same edges into it.
  for (std::size_t next = 0; next < work_.size() && blocks_.size() < order_.size();
       ++next) {
    prefetch_work(next);
    split_by(work_[next]);
  }
}

// Most splitters are small, and what they need lies in no order in memory: it is fetched step by
// step while the splitters before them are at work.
void Refiner::prefetch_work(std::size_t next) const {
  const auto node_of = [&](std::size_t ahead) {
    return order_[blocks_[work_[next + ahead]].begin];
  };
  const std::size_t left = work_.size() - next;
  if (left > 16) __builtin_prefetch(&order_[blocks_[work_[next + 16]].begin]);
  if (left > 12) __builtin_prefetch(&in_begin_[node_of(12)]);
  if (left > 8) __builtin_prefetch(in_edges_.data() + in_begin_[node_of(8)]);
  if (left <= 4) return;
  const std::uint32_t node = node_of(4);
  const std::uint32_t end = std::min(in_begin_[node] + 8, in_begin_[node + 1]);
  for (std::uint32_t edge = in_begin_[node]; edge < end; ++edge) {
    __builtin_prefetch(&standings_[in_edges_[edge].source], 1);
  }
}

// Fills blocks_ with the nodes of each key, in the order of the keys.
void Refiner::group_by_key(std::span<const Digest> keys) {
  const auto count = static_cast<std::uint32_t>(keys.size());
  constexpr std::uint32_t kFree = ~std::uint32_t{0};
  slots_.assign(std::bit_ceil(2 * keys.size() + 1), kFree);
  found_.clear();
  standings_.resize(count);
  for (std::uint32_t node = 0; node < count; ++node) {
    const std::uint64_t head = head_of(keys[node]);
    std::size_t slot = head & (slots_.size() - 1);
    while (slots_[slot] != kFree && keys[found_[slots_[slot]].second] != keys[node]) {
      slot = (slot + 1) & (slots_.size() - 1);
    }
    if (slots_[slot] == kFree) {
      slots_[slot] = static_cast<std::uint32_t>(found_.size());
      found_.emplace_back(head, node);
    }
    standings_[node].block = slots_[slot];
  }
  // From here on slots_ says which block a key found becomes.
  slots_.resize(found_.size());
  std::iota(slots_.begin(), slots_.end(), 0);
  sort_items(slots_, [&](std::uint32_t a, std::uint32_t b) {
    return found_[a].first != found_[b].first
               ? found_[a].first < found_[b].first
               : keys[found_[a].second] < keys[found_[b].second];
  });
  for (std::uint32_t i = 0; i < slots_.size(); ++i) found_[slots_[i]].second = i;

  blocks_.assign(found_.size(), {0, 0});
  for (Standing& standing : standings_) {
    standing.block = found_[standing.block].second;
    ++blocks_[standing.block].end;
  }
  std::uint32_t begin = 0;
  for (Block& block : blocks_) {
    begin += block.end;
    block.begin = block.end = begin - block.end;
  }
  order_.resize(count);
  for (std::uint32_t node = 0; node < count; ++node) {
    Standing& standing = standings_[node];
    standing.place = blocks_[standing.block].end++;
    order_[standing.place] = node;
  }
}

void Refiner::index_edges(const EdgeTable& edges) {
  in_begin_.assign(order_.size() + 1, 0);
  for (const Edge& edge : edges.all()) ++in_begin_[edge.target];
  std::partial_sum(in_begin_.begin(), in_begin_.end(), in_begin_.begin());
  in_edges_.resize(edges.all().size());
  for (std::uint32_t source = 0; source < edges.sources(); ++source) {
    for (const Edge& edge : edges.from(source)) {
      in_edges_[--in_begin_[edge.target]] = {edge.symbol, source};
    }
  }
}

// Splits every block by which of its nodes lead into `splitter`, symbol by symbol, bags last.
void Refiner::split_by(std::uint32_t splitter) {
  collect_arrows(splitter);
  split_by_groups();
  if (bags_.empty()) return;
  count_bags();
  split_by_groups();
}

// All at once: the splitter may be split itself.
void Refiner::collect_arrows(std::uint32_t splitter) {
  arrows_.clear();
  bags_.clear();
  for (std::uint32_t i = blocks_[splitter].begin; i < blocks_[splitter].end; ++i) {
    const std::uint32_t node = order_[i];
    if (i + 2 * kAhead < blocks_[splitter].end) {
      __builtin_prefetch(&in_begin_[order_[i + 2 * kAhead]]);
      __builtin_prefetch(in_edges_.data() + in_begin_[order_[i + kAhead]]);
    }
    for (std::uint32_t edge = in_begin_[node]; edge < in_begin_[node + 1]; ++edge) {
      if (in_edges_[edge].symbol == kBagSymbol) {
        bags_.push_back(in_edges_[edge].source);
      } else {
        arrows_.push_back(in_edges_[edge]);
      }
    }
  }
}

// A bag's symbol is how many of its edges lead into the splitter.
void Refiner::count_bags() {
  counts_.resize(order_.size(), 0);
  for (const std::uint32_t bag : bags_) ++counts_[bag];
  arrows_.clear();
  for (const std::uint32_t bag : bags_) {
    const std::uint32_t count = std::exchange(counts_[bag], 0);
    if (count > 0) arrows_.push_back({count, bag});
  }
}

// The order within a symbol is no matter: nodes are only marked.
void Refiner::order_by_symbol(std::vector<Arrow>& arrows, std::vector<Arrow>& sorted) {
  constexpr std::size_t kFew = 64;
  constexpr std::uint32_t kDigits = 256;
  std::uint32_t all = 0;
  for (const Arrow arrow : arrows) all |= arrow.symbol;
  if (arrows.size() < kFew) {
    if (all == 0) return;
    sort_items(arrows, [](Arrow a, Arrow b) { return a.symbol < b.symbol; });
    return;
  }
  // Digit by digit, from the least significant on; most symbols have only one.
  sorted.resize(arrows.size());
  for (unsigned shift = 0; shift < 32 && all >> shift != 0; shift += 8) {
    const auto digit_of = [&](Arrow arrow) { return arrow.symbol >> shift & 0xff; };
    std::array<std::uint32_t, kDigits> ends{};
    for (const Arrow arrow : arrows) ++ends[digit_of(arrow)];
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    for (std::size_t i = arrows.size(); i-- > 0;) {
      sorted[--ends[digit_of(arrows[i])]] = arrows[i];
    }
    arrows.swap(sorted);
  }
}

void Refiner::split_by_groups() {
  order_by_symbol(arrows_, sorted_);
  for (std::size_t i = 0; i < arrows_.size(); ++i) {
    if (i + 2 * kAhead < arrows_.size()) {
      __builtin_prefetch(&standings_[arrows_[i + 2 * kAhead].source], 1);
      __builtin_prefetch(&blocks_[standings_[arrows_[i + kAhead].source].block], 1);
    }
    mark(arrows_[i].source);
    const bool is_last =
        i + 1 == arrows_.size() || arrows_[i + 1].symbol != arrows_[i].symbol;
    if (is_last) split_marked();
  }
}

void Refiner::mark(std::uint32_t node) {
  Standing& standing = standings_[node];
  Block& block = blocks_[standing.block];
  if (block.end - block.begin == 1) return;
  if (block.marked == 0) touched_.push_back(standing.block);
  const std::uint32_t place = block.begin + block.marked++;
  const std::uint32_t other = order_[place];
  order_[standing.place] = other;
  order_[place] = node;
  standings_[other].place = standing.place;
  standing.place = place;
}

void Refiner::order_touched() {
  // To look at all blocks takes less than to sort a good part of them.
  if (touched_.size() < blocks_.size() / 16) {
    std::sort(touched_.begin(), touched_.end());
    return;
  }
  touched_.clear();
  for (std::uint32_t block = 0; block < blocks_.size(); ++block) {
    if (blocks_[block].marked > 0) touched_.push_back(block);
  }
}

// The smaller part of a block gets a new number and is to split others; what it and the rest have
// in common, the block as a whole has already told or is still to tell.
void Refiner::split_marked() {
  order_touched();
  for (const std::uint32_t touched : touched_) {
    Block& block = blocks_[touched];
    const std::uint32_t marked = std::exchange(block.marked, 0);
    const std::uint32_t size = block.end - block.begin;
    if (marked == size) continue;
    const std::uint32_t middle = block.begin + marked;
    const bool takes_marked = marked <= size - marked;
    const Block part =
        takes_marked ? Block{block.begin, middle} : Block{middle, block.end};
    (takes_marked ? block.begin : block.end) = middle;
    const auto number = static_cast<std::uint32_t>(blocks_.size());
    for (std::uint32_t i = part.begin; i < part.end; ++i) {
      standings_[order_[i]].block = number;
    }
    work_.push_back(number);
    blocks_.push_back(part);
  }
  touched_.clear();
}

}  // namespace reknot
