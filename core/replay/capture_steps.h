// The steps of a capture: what a serializer meets, in which order, and where its memo answers.
//
// Objects are the nodes of the artifact. A capture stream has some that an artifact has not: tuples of
// arguments, records, dicts that only carry names. They are no objects here; what they hold is met where
// it ends up. What an artifact writes once for each use although a stream has it once, () and a module by
// its name, is as many objects, each met at its use.
#ifndef RK_CORE_REPLAY_CAPTURE_STEPS_H_
#define RK_CORE_REPLAY_CAPTURE_STEPS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/replay/capture_trace.h"
#include "core/replay/history.h"

namespace reknot {

enum class CaptureStepKind : std::uint8_t {
  kMeet,    // an object is come to for the first time; its content begins
  kMemo,    // a slot leads to an object that was met before
  kName,    // an object by reference: its names, and nothing else
  kSource,  // a source text; `object` is its number in the artifact
  kDefer,   // a function or class is in the memo; the rest of it comes in a record
  kResume,  // the record of an object begins
  kWrite,   // an object is complete
  kBind,    // a variable is; `object` is its number
};

// "meet", "memo", …; static storage.
std::string_view capture_step_name(CaptureStepKind kind);

// A slot of an object, or, where `holder` is kNoHolder, the variable of that number.
struct CapturePlace {
  static constexpr ObjectId kNoHolder = ~0U;

  ObjectId holder;
  std::uint32_t slot;
};

struct CaptureStep {
  CaptureStepKind kind;
  // The stream has nothing but a number of the memo here. A memo step without: a tuple that contains
  // itself is written once more, since only a whole one gets into the memo.
  bool fetched;
  // The reference closes a cycle.
  bool closes;
  ObjectId object;
  // Of meet, memo and name steps.
  CapturePlace place;
  ByteSpan bytes;
  // The stack after the step: its innermost frame, or kNoFrame.
  std::uint32_t frame;
};

// An object whose content is being written.
struct CaptureFrame {
  static constexpr std::uint32_t kNone = ~0U;

  ObjectId object;
  // The frame around it, or kNone.
  std::uint32_t outer;
  // How many frames there are up to this one.
  std::uint32_t depth;
};

struct CaptureSteps {
  std::vector<CaptureStep> steps;
  std::vector<CaptureFrame> frames;
  // Not finished.
  History history;
  // By object: where it was met.
  std::vector<CapturePlace> places;
};

// Follows a capture stream.
//
// stream    what read_capture_stream made of it
// trace     what that told its observer
// artifact  what read_artifact makes of the artifact of `stream`
// errors    kLimitExceeded  offset 0; more than kMaxPickleSteps steps
// cost      O(stream + graph), O(n log n) in the references for the cycles; no recursion
Result<CaptureSteps> capture_steps(const Graph& stream, const CaptureTrace& trace,
                                   const Graph& artifact);

}  // namespace reknot

#endif  // RK_CORE_REPLAY_CAPTURE_STEPS_H_
