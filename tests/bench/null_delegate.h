// A delegate that makes nothing, so that what is timed is the pickle machine alone.
#ifndef RK_TESTS_BENCH_NULL_DELEGATE_H_
#define RK_TESTS_BENCH_NULL_DELEGATE_H_

#include "core/pickle/machine.h"

namespace reknot {

// Names every value by how many there were before it.
class NullDelegate final : public PickleDelegate {
 public:
  using Items = std::span<const PickleValue>;

  // How many values were made, and how many pickles have ended.
  std::uint32_t values() const { return values_; }
  std::uint32_t pickles() const { return pickles_; }

  Result<PickleValue> none() override { return values_++; }
  Result<PickleValue> boolean(bool) override { return values_++; }
  Result<PickleValue> integer(ByteView) override { return values_++; }
  Result<PickleValue> real(double) override { return values_++; }
  Result<PickleValue> text(std::string_view) override { return values_++; }
  Result<PickleValue> bytes(ByteView) override { return values_++; }
  Result<PickleValue> byte_array(ByteView) override { return values_++; }

  Result<PickleValue> tuple(Items) override { return values_++; }
  Result<PickleValue> list(Items) override { return values_++; }
  Result<PickleValue> dict(Items) override { return values_++; }
  Result<PickleValue> empty_set() override { return values_++; }
  Result<PickleValue> frozen_set(Items) override { return values_++; }
  Status append(PickleValue, Items) override { return Unit{}; }
  Status set_items(PickleValue, Items) override { return Unit{}; }
  Status add_items(PickleValue, Items) override { return Unit{}; }

  Result<PickleValue> global(std::string_view, std::string_view) override {
    return values_++;
  }
  Result<PickleValue> stack_global(PickleValue, PickleValue) override {
    return values_++;
  }
  Result<PickleValue> reduce(PickleValue, PickleValue) override { return values_++; }
  Result<PickleValue> new_object(PickleValue, PickleValue) override { return values_++; }
  Result<PickleValue> new_object_ex(PickleValue, PickleValue, PickleValue) override {
    return values_++;
  }
  Result<PickleValue> instance(PickleValue, Items) override { return values_++; }
  Status build(PickleValue, PickleValue) override { return Unit{}; }

  Result<PickleValue> persistent(PickleValue) override { return values_++; }
  Result<PickleValue> extension(std::uint32_t) override { return values_++; }
  Result<PickleValue> next_buffer() override { return values_++; }
  Result<PickleValue> readonly_buffer(PickleValue buffer) override { return buffer; }

  Status stop(PickleValue) override {
    ++pickles_;
    return Unit{};
  }

 private:
  std::uint32_t values_ = 0;
  std::uint32_t pickles_ = 0;
};

}  // namespace reknot

#endif  // RK_TESTS_BENCH_NULL_DELEGATE_H_
