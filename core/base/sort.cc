#include "core/base/sort.h"

#include <algorithm>
#include <numeric>

namespace reknot {
namespace {

// Runs of so many are sorted by insertion, which needs no other memory.
constexpr std::size_t kRun = 16;

void insertion_sort(std::span<std::uint32_t> numbers, NumberLess less) {
  for (std::size_t end = 1; end < numbers.size(); ++end) {
    const std::uint32_t number = numbers[end];
    std::size_t place = end;
    for (; place > 0 && less(number, numbers[place - 1]); --place) {
      numbers[place] = numbers[place - 1];
    }
    numbers[place] = number;
  }
}

// Merges the sorted numbers before and from `middle` on; `kept` has room for those before it.
void merge(std::span<std::uint32_t> numbers, std::size_t middle,
           std::vector<std::uint32_t>& kept, NumberLess less) {
  if (!less(numbers[middle], numbers[middle - 1])) return;
  std::copy_n(numbers.begin(), middle, kept.begin());
  std::size_t left = 0;
  std::size_t right = middle;
  for (std::size_t out = 0; left < middle; ++out) {
    const bool is_right = right < numbers.size() && less(numbers[right], kept[left]);
    numbers[out] = is_right ? numbers[right++] : kept[left++];
  }
}

}  // namespace

void sort_numbers(std::span<std::uint32_t> numbers, NumberLess less) {
  const std::size_t count = numbers.size();
  for (std::size_t begin = 0; begin < count; begin += kRun) {
    insertion_sort(numbers.subspan(begin, std::min(kRun, count - begin)), less);
  }
  if (count <= kRun) return;
  std::vector<std::uint32_t> kept(count);
  for (std::size_t half = kRun; half < count; half *= 2) {
    for (std::size_t begin = 0; begin + half < count; begin += 2 * half) {
      merge(numbers.subspan(begin, std::min(2 * half, count - begin)), half, kept, less);
    }
  }
}

Places::Places(std::size_t count)
    : many_(count <= few_.size() ? 0 : count),
      all_(many_.empty() ? std::span(few_).first(count) : std::span(many_)) {
  std::iota(all_.begin(), all_.end(), 0);
}

}  // namespace reknot
