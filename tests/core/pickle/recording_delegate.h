// A delegate that writes down what the machine tells it, one line a call, so that a test
// can be read: "v2 = tuple(v0, v1)". Values are numbered as they are made.
#ifndef RK_TESTS_CORE_PICKLE_RECORDING_DELEGATE_H_
#define RK_TESTS_CORE_PICKLE_RECORDING_DELEGATE_H_

#include <string>

#include "core/base/json_writer.h"
#include "core/pickle/machine.h"

namespace reknot {

class RecordingDelegate : public PickleDelegate {
 public:
  using Values = std::span<const PickleValue>;

  // What was told so far.
  const std::string& told() const { return told_; }

  Result<PickleValue> none() override { return make("none()"); }
  Result<PickleValue> boolean(bool value) override {
    return make(value ? "boolean(true)" : "boolean(false)");
  }
  Result<PickleValue> integer(ByteView value) override {
    return make("integer(" + hex(value) + ")");
  }
  Result<PickleValue> real(double value) override {
    return make("real(" + std::to_string(value) + ")");
  }
  Result<PickleValue> text(std::string_view utf8) override {
    return make("text(" + quoted(utf8) + ")");
  }
  Result<PickleValue> bytes(ByteView value) override {
    return make("bytes(" + hex(value) + ")");
  }
  Result<PickleValue> byte_array(ByteView value) override {
    return make("byte_array(" + hex(value) + ")");
  }

  Result<PickleValue> tuple(Values items) override {
    return make("tuple(" + names(items) + ")");
  }
  Result<PickleValue> list(Values items) override {
    return make("list(" + names(items) + ")");
  }
  Result<PickleValue> dict(Values items) override {
    return make("dict(" + names(items) + ")");
  }
  Result<PickleValue> empty_set() override { return make("empty_set()"); }
  Result<PickleValue> frozen_set(Values items) override {
    return make("frozen_set(" + names(items) + ")");
  }
  Status append(PickleValue list, Values items) override {
    return tell("append(" + name(list) + ": " + names(items) + ")");
  }
  Status set_items(PickleValue dict, Values items) override {
    return tell("set_items(" + name(dict) + ": " + names(items) + ")");
  }
  Status add_items(PickleValue set, Values items) override {
    return tell("add_items(" + name(set) + ": " + names(items) + ")");
  }

  Result<PickleValue> global(std::string_view module, std::string_view name) override {
    return make("global(" + quoted(module) + ", " + quoted(name) + ")");
  }
  Result<PickleValue> stack_global(PickleValue module, PickleValue value) override {
    return make("stack_global(" + name(module) + ", " + name(value) + ")");
  }
  Result<PickleValue> reduce(PickleValue callable, PickleValue arguments) override {
    return make("reduce(" + name(callable) + ", " + name(arguments) + ")");
  }
  Result<PickleValue> new_object(PickleValue type, PickleValue arguments) override {
    return make("new_object(" + name(type) + ", " + name(arguments) + ")");
  }
  Result<PickleValue> new_object_ex(PickleValue type, PickleValue arguments,
                                    PickleValue keywords) override {
    return make("new_object_ex(" + name(type) + ", " + name(arguments) + ", " +
                name(keywords) + ")");
  }
  Result<PickleValue> instance(PickleValue type, Values arguments) override {
    return make("instance(" + name(type) + ": " + names(arguments) + ")");
  }
  Status build(PickleValue object, PickleValue state) override {
    return tell("build(" + name(object) + ", " + name(state) + ")");
  }

  Result<PickleValue> persistent(PickleValue id) override {
    return make("persistent(" + name(id) + ")");
  }
  Result<PickleValue> extension(std::uint32_t code) override {
    return make("extension(" + std::to_string(code) + ")");
  }
  Result<PickleValue> next_buffer() override { return make("next_buffer()"); }
  Result<PickleValue> readonly_buffer(PickleValue buffer) override {
    return make("readonly_buffer(" + name(buffer) + ")");
  }

  Status stop(PickleValue value) override { return tell("stop(" + name(value) + ")"); }

  // Unless told otherwise; then memo entries are not told of.
  bool watches() const override { return watches_; }
  void watch(bool watches) { watches_ = watches; }
  void memoized(std::uint32_t key, PickleValue value) override {
    told_ += "memo[" + std::to_string(key) + "] = " + name(value) + "\n";
  }

 private:
  Status tell(const std::string& line) {
    told_ += line + "\n";
    return Unit{};
  }
  Result<PickleValue> make(const std::string& what) {
    told_ += name(next_) + " = " + what + "\n";
    return next_++;
  }

  static std::string name(PickleValue value) { return "v" + std::to_string(value); }
  static std::string names(Values values) {
    std::string out;
    for (const PickleValue value : values) {
      if (!out.empty()) out += ", ";
      out += name(value);
    }
    return out;
  }
  static std::string quoted(std::string_view text) {
    JsonWriter json;
    json.text(text);
    return std::move(json).take();
  }
  static std::string hex(ByteView bytes) {
    static constexpr char kHex[] = "0123456789abcdef";
    std::string out;
    for (const std::uint8_t byte : bytes) out += {kHex[byte >> 4], kHex[byte & 15]};
    return out;
  }

  std::string told_;
  bool watches_ = true;
  PickleValue next_ = 0;
};

}  // namespace reknot

#endif  // RK_TESTS_CORE_PICKLE_RECORDING_DELEGATE_H_
