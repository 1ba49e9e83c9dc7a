// Writes a program down as a person would: one line for each thing that it makes or does.
//
//   m1 = namespace('__main__', None, 'main.py')
//   fill_cell(m3, m7)
#ifndef RK_TESTS_CORE_PLAN_PROGRAM_TEXT_H_
#define RK_TESTS_CORE_PLAN_PROGRAM_TEXT_H_

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/base/integers.h"
#include "core/base/json_writer.h"
#include "core/pickle/machine.h"

namespace reknot {

class ProgramText final : public PickleDelegate {
 public:
  using Values = std::span<const PickleValue>;

  std::string take() && { return std::move(lines_); }

  Result<PickleValue> none() override { return make("None"); }
  Result<PickleValue> boolean(bool value) override {
    return make(value ? "True" : "False");
  }
  Result<PickleValue> integer(ByteView value) override {
    return make(integer_text(value, 8).text);
  }
  Result<PickleValue> real(double value) override { return make(float_text(value)); }
  Result<PickleValue> text(std::string_view utf8) override { return make(quoted(utf8)); }
  Result<PickleValue> bytes(ByteView value) override {
    return make("b" + quoted(as_text(value)));
  }
  Result<PickleValue> byte_array(ByteView value) override {
    return make("bytearray(b" + quoted(as_text(value)) + ")");
  }

  Result<PickleValue> tuple(Values items) override {
    return make("(" + joined(items) + (items.size() == 1 ? ",)" : ")"));
  }
  Result<PickleValue> list(Values) override { return make("[]"); }
  Result<PickleValue> dict(Values) override { return make("{}"); }
  Result<PickleValue> empty_set() override { return make("set()"); }
  Result<PickleValue> frozen_set(Values items) override {
    return make("frozenset((" + joined(items) + "))");
  }
  Status append(PickleValue list, Values items) override {
    return fill(list, "[" + joined(items) + "]", " += ");
  }
  Status set_items(PickleValue dict, Values items) override {
    return fill(dict, "{" + pairs(items) + "}", " |= ");
  }
  Status add_items(PickleValue set, Values items) override {
    return fill(set, "{" + joined(items) + "}", " |= ");
  }

  Result<PickleValue> global(std::string_view, std::string_view) override {
    return other();
  }
  Result<PickleValue> stack_global(PickleValue, PickleValue) override { return other(); }
  Result<PickleValue> reduce(PickleValue callable, PickleValue arguments) override {
    std::string& inside = texts_[arguments];
    if (inside.ends_with(",)")) inside.replace(inside.size() - 2, 2, ")");
    Result<PickleValue> made = make(texts_[callable] + inside);
    called_ = made.value();
    return made;
  }
  Result<PickleValue> new_object(PickleValue type, PickleValue arguments) override {
    return make("new " + texts_[type] + texts_[arguments]);
  }
  Result<PickleValue> new_object_ex(PickleValue, PickleValue, PickleValue) override {
    return other();
  }
  Result<PickleValue> instance(PickleValue, Values) override { return other(); }
  Status build(PickleValue object, PickleValue state) override {
    std::string& text = texts_[object];
    if (text[0] == 'm' || text[0] == '#') {
      lines_.append(text).append(".__dict__ |= ").append(texts_[state]) += '\n';
    } else {
      text += " with " + texts_[state];
    }
    return Unit{};
  }
  Result<PickleValue> persistent(PickleValue id) override {
    return make("#" + texts_[id]);
  }
  Result<PickleValue> extension(std::uint32_t) override { return other(); }
  Result<PickleValue> next_buffer() override { return other(); }
  Result<PickleValue> readonly_buffer(PickleValue) override { return other(); }

  Status stop(PickleValue value) override {
    lines_ += "-> " + texts_[value] + "\n";
    return Unit{};
  }

  // What the memo holds before the first opcode.
  std::vector<PickleValue> constructors() {
    std::vector<PickleValue> names;
#define RK_CONSTRUCTOR(Name, name) names.push_back(make(name).value());
#include "core/plan/constructors.def"
#undef RK_CONSTRUCTOR
    return names;
  }

  // What is remembered has a name from then on.
  bool watches() const override { return true; }
  void memoized(std::uint32_t key, PickleValue value) override {
    const std::string name = "m" + std::to_string(key);
    lines_ += name + " = " + texts_[value] + "\n";
    texts_[value] = name;
  }
  // A call that is dropped without a name was made for its effect.
  void executed(const PickleOp& op, const StackView& stack) override {
    const bool drops = op.info->opcode == PickleOpcode::kPOP;
    if (drops && top_ == called_ && texts_[called_][0] != 'm') {
      lines_ += texts_[called_] + "\n";
    }
    if (!stack.values.empty()) top_ = stack.values.back();
  }

 private:
  static constexpr PickleValue kNothing = ~PickleValue{0};

  Result<PickleValue> make(std::string text) {
    texts_.push_back(std::move(text));
    return static_cast<PickleValue>(texts_.size() - 1);
  }
  // An object without a name (yet) is written with what it holds; only the variables, which have
  // none, are filled in several steps.
  Status fill(PickleValue target, const std::string& content, std::string_view how) {
    std::string& text = texts_[target];
    if (text[0] == 'm' || text[0] == '#') {
      lines_.append(text).append(how).append(content) += '\n';
    } else if (text.size() == 2 || text == "set()") {
      text = content;
    } else {
      text.back() = ',';
      text += ' ' + content.substr(1);
    }
    return Unit{};
  }
  static Result<PickleValue> other() {
    return Error{ErrorCode::kBadArgument, 0, "an opcode that programs do not have"};
  }

  static std::string quoted(std::string_view text) {
    static constexpr char kHex[] = "0123456789abcdef";
    std::string quoted = "'";
    for (const char c : text) {
      const auto byte = static_cast<std::uint8_t>(c);
      if (c == '\n') {
        quoted += "\\n";
      } else if (byte < 0x20 || byte >= 0x7F) {
        quoted.append("\\x") += {kHex[byte >> 4], kHex[byte & 15]};
      } else {
        quoted += c;
      }
    }
    return quoted + "'";
  }
  std::string joined(Values items) const {
    std::string joined;
    for (const PickleValue item : items) {
      if (!joined.empty()) joined += ", ";
      joined += texts_[item];
    }
    return joined;
  }

  std::string pairs(Values items) const {
    std::string pairs;
    for (std::size_t i = 0; i < items.size(); i += 2) {
      if (i > 0) pairs += ", ";
      pairs += texts_[items[i]] + ": " + texts_[items[i + 1]];
    }
    return pairs;
  }

  std::vector<std::string> texts_;
  // The result of the last call, and what lay on top of the stack before this opcode.
  PickleValue called_ = kNothing;
  PickleValue top_ = 0;
  std::string lines_;
};

// Pickles are told apart by their "-> value".
inline std::string program_text(const Bytes& pickles) {
  ProgramText text;
  const std::vector<PickleValue> memo = text.constructors();
  const Status status = run_pickle(pickles, PickleSequence::kSharedMemo, text, {}, memo);
  EXPECT_TRUE(status.ok()) << status.error().message();
  return std::move(text).take();
}

}  // namespace reknot

#endif  // RK_TESTS_CORE_PLAN_PROGRAM_TEXT_H_
