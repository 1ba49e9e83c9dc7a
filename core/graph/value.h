// Value: what a slot of a node holds, in 32 bits.
//
//    31                              3   2 1 0
//   +---------------------------------+-------+
//   | payload                         |  tag  |
//   +---------------------------------+-------+
//
//   tag       payload
//   kNode     the index of a node of the Graph
//   kSmall    an int from -2^28 to 2^28 - 1, in two's complement
//   kConstant a row of Constant
//   kText     the index of a text of the Graph      (str)
//   kBytes    the index of a byte string            (bytes)
//   kFloat    the index of a double                 (float)
//   kBigInt   the index of a byte string            (int: two's complement, little endian)
//
// Atoms are values, not nodes: a list of a million small ints is one node and its slots.
#ifndef RK_CORE_GRAPH_VALUE_H_
#define RK_CORE_GRAPH_VALUE_H_

#include <cstdint>

#include "core/base/check.h"

namespace reknot {

// The index of a node in the Graph that owns it.
using NodeId = std::uint32_t;

enum class Tag : std::uint8_t {
  kNode,
  kSmall,
  kConstant,
  kText,
  kBytes,
  kFloat,
  kBigInt
};

// kAbsent is what an optional slot holds when there is nothing; no Python object.
enum class Constant : std::uint8_t { kAbsent, kNone, kFalse, kTrue };

class Value {
 public:
  static constexpr std::int32_t kMinSmall = -(1 << 28);
  static constexpr std::int32_t kMaxSmall = (1 << 28) - 1;
  // The largest index that fits; graphs are limited to it.
  static constexpr std::uint32_t kMaxIndex = (1U << 29) - 1;

  constexpr Value() : Value(Constant::kAbsent) {}
  constexpr Value(Constant constant)  // NOLINT: implicit by design
      : bits_(static_cast<std::uint32_t>(constant) << 3 |
              static_cast<std::uint32_t>(Tag::kConstant)) {}

  static constexpr Value node(NodeId id) { return Value(Tag::kNode, id); }
  static constexpr Value small(std::int32_t number) {
    return Value(Tag::kSmall, static_cast<std::uint32_t>(number) & kMaxIndex);
  }
  static constexpr Value indexed(Tag tag, std::uint32_t index) {
    return Value(tag, index);
  }
  static constexpr Value from_bits(std::uint32_t bits) {
    Value value;
    value.bits_ = bits;
    return value;
  }

  constexpr Tag tag() const { return static_cast<Tag>(bits_ & 7); }
  constexpr std::uint32_t bits() const { return bits_; }
  constexpr std::uint32_t index() const { return bits_ >> 3; }
  constexpr bool is_node() const { return tag() == Tag::kNode; }
  constexpr bool is(Constant constant) const { return *this == Value(constant); }

  constexpr NodeId as_node() const {
    RK_CHECK(is_node());
    return index();
  }
  constexpr std::int32_t as_small() const {
    RK_CHECK(tag() == Tag::kSmall);
    return static_cast<std::int32_t>(bits_) >> 3;
  }
  constexpr Constant as_constant() const {
    RK_CHECK(tag() == Tag::kConstant);
    return static_cast<Constant>(index());
  }

  friend constexpr bool operator==(Value a, Value b) { return a.bits_ == b.bits_; }

 private:
  constexpr Value(Tag tag, std::uint32_t payload)
      : bits_(payload << 3 | static_cast<std::uint32_t>(tag)) {}

  std::uint32_t bits_;
};

}  // namespace reknot

#endif  // RK_CORE_GRAPH_VALUE_H_
