// The memo of a pickle: from the keys of PUT and MEMOIZE to values.
//
// Picklers count their keys up from 0, so those live in an array. A hostile pickle may
// put any key: an array would then be as large as the key, and a hash table could be made
// to collide. Keys far above all others live in an ordered map instead, which keeps the
// memory in proportion to the number of PUTs.
#ifndef RK_CORE_PICKLE_MEMO_H_
#define RK_CORE_PICKLE_MEMO_H_

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "core/pickle/machine.h"

namespace reknot {

class PickleMemo {
 public:
  PickleMemo() { dense_.reserve(kExpected); }

  // How many keys hold a value; the key of the next MEMOIZE.
  std::uint32_t size() const { return size_; }

  std::optional<PickleValue> find(std::uint32_t key) const {
    if (key < dense_.size() && dense_[key] != kAbsent) {
      return static_cast<PickleValue>(dense_[key]);
    }
    const auto found = sparse_.find(key);
    if (found == sparse_.end()) return std::nullopt;
    return found->second;
  }

  void put(std::uint32_t key, PickleValue value) {
    // What picklers do.
    if (key == dense_.size() && sparse_.empty()) {
      dense_.push_back(value);
      ++size_;
      return;
    }
    if (!find(key)) ++size_;
    if (key >= dense_.size() && key <= 2 * std::uint64_t{size_} + kSlack) {
      dense_.resize(std::size_t{key} + 1, kAbsent);
    }
    // A key may have been put before the array reached it; the array hides the map then.
    if (key < dense_.size()) {
      dense_[key] = value;
    } else {
      sparse_[key] = value;
    }
  }

 private:
  static constexpr std::uint64_t kAbsent = ~std::uint64_t{0};
  static constexpr std::uint64_t kSlack = 256;
  static constexpr std::size_t kExpected = 64;

  std::vector<std::uint64_t> dense_;
  std::map<std::uint32_t, PickleValue> sparse_;
  std::uint32_t size_ = 0;
};

}  // namespace reknot

#endif  // RK_CORE_PICKLE_MEMO_H_
