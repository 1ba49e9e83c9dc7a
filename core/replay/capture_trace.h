// What a capture stream writes for each of its values, opcode by opcode: a tree of expressions.
//
// A pickle is written from the inside out: a tuple stands behind its items, a function behind its
// cells. The tree turns that around, so that a value can be told of where it begins.
#ifndef RK_CORE_REPLAY_CAPTURE_TRACE_H_
#define RK_CORE_REPLAY_CAPTURE_TRACE_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "core/capture/capture.h"
#include "core/replay/timeline.h"

namespace reknot {

using ExpressionId = std::uint32_t;
inline constexpr ExpressionId kNoExpression = ~0U;

// Some bytes of a stream that leave one value on the stack, which is a node. Atoms have none.
struct Expression {
  NodeId node;
  // All its bytes are [begin, end), those before its first part [begin, head), and those that put its
  // parts together [tail, end).
  std::uint32_t begin;
  std::uint32_t head;
  std::uint32_t tail;
  std::uint32_t end;
  // The expressions of what it is made of, in the order of the stream.
  ExpressionId first_part;
  ExpressionId last_part;
  ExpressionId next;
  // Among the parts of the one that it is a part of, atoms included: an item's index. The callable of
  // a REDUCE is part 0, its arguments part 1.
  std::uint32_t position;
  // How many positions its parts take.
  std::uint32_t positions;
  // It is taken from the memo. Such an expression has parts where the pickler found only after the
  // parts of a tuple that they had led to the tuple itself, and dropped them for the memo's answer.
  bool fetched;
};

class CaptureTrace final : public StreamObserver {
 public:
  void memoized(std::uint32_t key, PickleValue value) override;
  void executed(const PickleOp& op, const PickleDelegate::StackView& stack) override;

  // Whether all of it could be kept.
  bool is_whole() const { return expressions_.size() <= kMaxExpressions; }
  const Expression& operator[](ExpressionId id) const { return expressions_[id]; }
  // The list of the variables and the records; kNoExpression if the stream has none.
  ExpressionId root() const { return root_; }
  // The number that the memo first knew a node by.
  std::optional<std::uint32_t> memo_key(NodeId node) const;
  // The name and the value of the variable that the stream writes at this place, from 0.
  ByteSpan variable(std::uint32_t place) const;

 private:
  struct Entry {
    std::uint32_t begin;
    ExpressionId expression;
  };
  struct Dropped {
    std::uint32_t depth;
    ExpressionId expression;
  };
  static constexpr std::size_t kMaxExpressions = 40'000'000;
  static constexpr std::uint32_t kNoKey = ~0U;

  void push(const PickleOp& op, const PickleDelegate::StackView& stack);
  void drop(std::size_t depth);
  void extend(const PickleOp& op, std::size_t depth);
  void stop();
  // Makes the expression on top reach to the end of an opcode that only looks at it.
  void stretch(const PickleOp& op);
  void add_part(Expression& whole, ExpressionId part, std::uint32_t position);
  void add_operands(Expression& whole, std::size_t depth, std::uint32_t first_position);
  void add_dropped(Expression& whole, std::uint32_t depth);
  void note_variables(std::size_t depth, std::uint32_t end);

  std::vector<Expression> expressions_;
  // Beside the machine's: where each value begins, and where each mark lies.
  std::vector<Entry> stack_;
  std::vector<std::uint32_t> marks_;
  // What was dropped since the last value was made.
  std::vector<Dropped> dropped_;
  ExpressionId root_ = kNoExpression;
  std::vector<std::uint32_t> memo_keys_;
  std::vector<ByteSpan> variables_;
};

}  // namespace reknot

#endif  // RK_CORE_REPLAY_CAPTURE_TRACE_H_
