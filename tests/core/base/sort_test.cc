#include "core/base/sort.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>

namespace reknot {
namespace {

// By its key alone, so that the order of equal ones shows.
struct Item {
  std::uint32_t key;
  std::uint32_t place;

  bool operator==(const Item&) const = default;
};

bool key_less(const Item& a, const Item& b) { return a.key < b.key; }

std::vector<Item> random_items(std::size_t count, std::uint32_t keys,
                               std::mt19937& random) {
  std::vector<Item> items;
  for (std::uint32_t i = 0; i < count; ++i) {
    items.push_back({static_cast<std::uint32_t>(random()) % keys, i});
  }
  return items;
}

TEST(Sort, OrdersAsTheStandardLibraryDoesAndKeepsTheOrderOfEqualItems) {
  std::mt19937 random(1);
  for (std::size_t count = 0; count < 200; ++count) {
    for (const std::uint32_t keys : {1u, 5u, 1000u}) {
      std::vector<Item> items = random_items(count, keys, random);
      std::vector<Item> expected = items;
      std::stable_sort(expected.begin(), expected.end(), key_less);
      sort_items(items, key_less);
      ASSERT_EQ(items, expected) << count << " items of " << keys << " keys";
    }
  }
}

TEST(Sort, OrdersNumbersByWhatTheyStandFor) {
  std::mt19937 random(2);
  for (std::size_t count = 0; count < 200; ++count) {
    const std::vector<Item> items = random_items(count, 20, random);
    std::vector<std::uint32_t> numbers(count);
    for (std::uint32_t i = 0; i < count; ++i) numbers[i] = i;
    std::vector<std::uint32_t> expected = numbers;
    const auto less = [&](std::uint32_t a, std::uint32_t b) {
      return items[a].key > items[b].key;
    };
    std::stable_sort(expected.begin(), expected.end(), less);
    sort_items(numbers, less);
    ASSERT_EQ(numbers, expected) << count;
  }
}

TEST(Sort, TakesItemsThatCanOnlyBeMoved) {
  std::vector<std::unique_ptr<int>> items;
  for (int i = 0; i < 40; ++i) items.push_back(std::make_unique<int>(i * 7 % 40));
  sort_items(items, [](const auto& a, const auto& b) { return *a < *b; });
  for (int i = 0; i < 40; ++i) ASSERT_EQ(*items[i], i);
}

TEST(Sort, OrdersPartOfAnArrayByWhatIsLess) {
  std::string words[] = {"d", "c", "b", "a"};
  sort_items(std::span(words).subspan(1));
  EXPECT_EQ(words[0] + words[1] + words[2] + words[3], "dabc");
}

TEST(Sort, ComparesSortedItemsOnlyOnce) {
  std::vector<std::uint32_t> numbers(1000);
  for (std::uint32_t i = 0; i < numbers.size(); ++i) numbers[i] = i;
  std::size_t comparisons = 0;
  sort_items(numbers, [&](std::uint32_t a, std::uint32_t b) {
    ++comparisons;
    return a < b;
  });
  EXPECT_LT(comparisons, 2 * numbers.size());
}

}  // namespace
}  // namespace reknot
