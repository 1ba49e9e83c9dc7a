// From a capture stream to a Graph.
//
// A capture stream is what the Python half makes of live objects: pickles with one memo, whose
// constructors and records core/python/reknot/stream.py lists. The two files change together.
#ifndef RK_CORE_CAPTURE_CAPTURE_H_
#define RK_CORE_CAPTURE_CAPTURE_H_

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/graph/graph.h"
#include "core/pickle/machine.h"

namespace reknot {

// The constructors of stream.py, in the order in which they stand in the memo.
enum class StreamConstructor : std::uint8_t {
  kFunction,
  kCell,
  kClass,
  kModule,
  kMethod,
  kInstance,
  kCall,
  kRefused,
};
inline constexpr std::uint32_t kStreamConstructors = 8;

// The records of stream.py.
enum class StreamRecord : std::uint8_t { kFunction, kCell, kGlobals, kClass, kObject };

// Sees what a capture stream writes while it is read. Values are the bits of a Value of the graph, or
// one of the constructors, which is no node.
class StreamObserver {
 public:
  virtual ~StreamObserver() = default;

  virtual void memoized(std::uint32_t key, PickleValue value) = 0;
  // After every opcode, with the stack as it is then.
  virtual void executed(const PickleOp& op, const PickleDelegate::StackView& stack) = 0;
};

// Builds the graph of a capture stream.
//
// stream    not kept
// observer  null, or what is told of every opcode; it cannot refuse
// returns   the graph, its sets in canonical order and its names sorted. It also holds nodes that
//           belong to no variable (argument tuples); walk it from its variables.
// errors    whatever run_pickle refuses; kNotACaptureStream where the pickle is none of ours;
//           kLimitExceeded where it repeats names and code without end
// cost      O(stream) and what sort_sets costs
Result<Graph> read_capture_stream(ByteView stream, StreamObserver* observer = nullptr);

// Whether an input ends as capture streams do, with a pickle of the number of their items, which tells
// them from any other pickle.
bool looks_like_capture_stream(ByteView bytes);

}  // namespace reknot

#endif  // RK_CORE_CAPTURE_CAPTURE_H_
