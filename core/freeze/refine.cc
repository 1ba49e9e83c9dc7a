#include "core/freeze/refine.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace reknot {
namespace {

// The first bytes of a digest, as they sort.
std::uint64_t head_of(const Digest& digest) {
  std::uint64_t head = 0;
  for (unsigned i = 0; i < 8; ++i) head = head << 8 | digest[i];
  return head;
}

// Calls `use` with each run of elements that are `equal` to the run's first.
template <typename T, typename Equal, typename Use>
void for_each_run(std::span<const T> elements, Equal equal, Use use) {
  while (!elements.empty()) {
    const auto end =
        std::find_if(elements.begin() + 1, elements.end(),
                     [&](const T& other) { return !equal(elements[0], other); });
    const auto size = static_cast<std::size_t>(end - elements.begin());
    use(elements.first(size));
    elements = elements.subspan(size);
  }
}

}  // namespace

std::span<const std::uint32_t> Refiner::refine(std::span<const Digest> keys,
                                               std::span<const Edge> edges) {
  group_by_key(keys);
  if (blocks_.size() == keys.size()) return block_of_;
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
  for (std::size_t next = 0; next < work_.size() && blocks_.size() < keys.size();
       ++next) {
    split_by(work_[next]);
  }
  return block_of_;
}

// Fills blocks_ with the nodes of each key, in the order of the keys.
void Refiner::group_by_key(std::span<const Digest> keys) {
  const auto count = static_cast<std::uint32_t>(keys.size());
  constexpr std::uint32_t kFree = ~std::uint32_t{0};
  slots_.assign(std::bit_ceil(2 * keys.size() + 1), kFree);
  found_.clear();
  block_of_.resize(count);
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
    block_of_[node] = slots_[slot];
  }
  // From here on slots_ says which block a key found becomes.
  slots_.resize(found_.size());
  std::iota(slots_.begin(), slots_.end(), 0);
  std::sort(slots_.begin(), slots_.end(), [&](std::uint32_t a, std::uint32_t b) {
    return found_[a].first != found_[b].first
               ? found_[a].first < found_[b].first
               : keys[found_[a].second] < keys[found_[b].second];
  });
  for (std::uint32_t i = 0; i < slots_.size(); ++i) found_[slots_[i]].second = i;

  blocks_.assign(found_.size(), {0, 0});
  for (std::uint32_t& block : block_of_) {
    block = found_[block].second;
    ++blocks_[block].end;
  }
  std::uint32_t begin = 0;
  for (Block& block : blocks_) {
    begin += block.end;
    block.begin = block.end = begin - block.end;
  }
  order_.resize(count);
  place_.resize(count);
  for (std::uint32_t node = 0; node < count; ++node) {
    place_[node] = blocks_[block_of_[node]].end++;
    order_[place_[node]] = node;
  }
}

void Refiner::index_edges(std::span<const Edge> edges) {
  in_begin_.assign(block_of_.size() + 1, 0);
  for (const Edge& edge : edges) ++in_begin_[edge.target];
  std::partial_sum(in_begin_.begin(), in_begin_.end(), in_begin_.begin());
  in_edges_.resize(edges.size());
  for (const Edge& edge : edges) {
    in_edges_[--in_begin_[edge.target]] = {edge.symbol, edge.source};
  }
}

// Splits every block by which of its nodes lead into `splitter`, symbol by symbol, bags last.
void Refiner::split_by(std::uint32_t splitter) {
  // All edges first: the splitter may be split itself.
  arrows_.clear();
  for (std::uint32_t i = blocks_[splitter].begin; i < blocks_[splitter].end; ++i) {
    const std::uint32_t node = order_[i];
    arrows_.insert(arrows_.end(), in_edges_.begin() + in_begin_[node],
                   in_edges_.begin() + in_begin_[node + 1]);
  }
  std::sort(arrows_.begin(), arrows_.end());
  const std::span<const Arrow> arrows = arrows_;
  const auto bags = std::partition_point(arrows.begin(), arrows.end(), [](Arrow arrow) {
    return arrow.symbol != kBagSymbol;
  });
  const auto ordered = static_cast<std::size_t>(bags - arrows.begin());
  split_by_groups(arrows.first(ordered));
  split_by_bags(arrows.subspan(ordered));
}

// A bag's symbol is how many of its edges lead into the splitter.
void Refiner::split_by_bags(std::span<const Arrow> arrows) {
  if (arrows.empty()) return;
  counts_.clear();
  for_each_run(
      arrows, [](Arrow a, Arrow b) { return a.source == b.source; },
      [&](std::span<const Arrow> run) {
        counts_.push_back({static_cast<std::uint32_t>(run.size()), run[0].source});
      });
  std::sort(counts_.begin(), counts_.end());
  split_by_groups(counts_);
}

void Refiner::split_by_groups(std::span<const Arrow> arrows) {
  for_each_run(
      arrows, [](Arrow a, Arrow b) { return a.symbol == b.symbol; },
      [&](std::span<const Arrow> run) {
        for (const Arrow arrow : run) mark(arrow.source);
        split_marked();
      });
}

void Refiner::mark(std::uint32_t node) {
  Block& block = blocks_[block_of_[node]];
  if (block.end - block.begin == 1) return;
  if (block.marked == 0) touched_.push_back(block_of_[node]);
  const std::uint32_t place = block.begin + block.marked++;
  const std::uint32_t other = order_[place];
  std::swap(order_[place], order_[place_[node]]);
  std::swap(place_[other], place_[node]);
}

// The smaller part of a block gets a new number and is to split others; what it and the rest have
// in common, the block as a whole has already told or is still to tell.
void Refiner::split_marked() {
  std::sort(touched_.begin(), touched_.end());
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
    for (std::uint32_t i = part.begin; i < part.end; ++i) block_of_[order_[i]] = number;
    work_.push_back(number);
    blocks_.push_back(part);
  }
  touched_.clear();
}

}  // namespace reknot
