// Sorting with one body for all types: what std::sort and std::stable_sort compile for each order and
// each type is several kilobytes. Here each order costs its comparison alone, which is called through a
// pointer, so that the orders that much time goes into are still sorted by std::sort.
#ifndef RK_CORE_BASE_SORT_H_
#define RK_CORE_BASE_SORT_H_

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/base/function_ref.h"

namespace reknot {

using NumberLess = FunctionRef<bool(std::uint32_t, std::uint32_t)>;

// Sorts numbers; those of which none is less than the other keep their order.
//
// less  a strict weak order
// cost  O(n log n) comparisons, n - 1 where all are sorted already; above 16 numbers 4n bytes
void sort_numbers(std::span<std::uint32_t> numbers, NumberLess less);

// The places of items, to be put into their order; a few are kept without memory of their own.
class Places {
 public:
  explicit Places(std::size_t count);
  Places(const Places&) = delete;
  Places& operator=(const Places&) = delete;

  std::span<std::uint32_t> all() { return all_; }

 private:
  std::array<std::uint32_t, 16> few_;
  std::vector<std::uint32_t> many_;
  std::span<std::uint32_t> all_;
};

// Moves each item to where it belongs.
//
// places  [items] where the first item stands now, the second, …; 0, 1, … when it returns
template <typename Item>
void permute(std::span<Item> items, std::span<std::uint32_t> places) {
  for (std::uint32_t first = 0; first < places.size(); ++first) {
    if (places[first] == first) continue;
    Item kept = std::move(items[first]);
    std::uint32_t to = first;
    while (places[to] != first) {
      const std::uint32_t from = std::exchange(places[to], to);
      items[to] = std::move(items[from]);
      to = from;
    }
    items[to] = std::move(kept);
    places[to] = to;
  }
}

// Sorts the items of a vector or of a span of any size; those of which none is less than the other keep
// their order.
//
// less  a strict weak order
// cost  that of sort_numbers, and one move an item
template <typename Items, typename Less = std::less<>>
void sort_items(Items&& range, Less less = {}) {
  const std::span items(range);
  if constexpr (std::is_same_v<decltype(items), const std::span<std::uint32_t>>) {
    sort_numbers(items, less);
  } else {
    Places places(items.size());
    const auto stands_before = [&](std::uint32_t a, std::uint32_t b) {
      return less(items[a], items[b]);
    };
    sort_numbers(places.all(), stands_before);
    permute(items, places.all());
  }
}

}  // namespace reknot

#endif  // RK_CORE_BASE_SORT_H_
