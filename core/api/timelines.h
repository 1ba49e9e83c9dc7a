// The open timelines of a session, and what is asked of them. The answers are those of
// core/replay/REPLAY.md.
#ifndef RK_CORE_API_TIMELINES_H_
#define RK_CORE_API_TIMELINES_H_

#include <cstdint>
#include <map>

#include "core/base/bytes.h"
#include "core/base/json_writer.h"
#include "core/base/result.h"
#include "core/replay/timeline.h"

namespace reknot {

// Every argument is as it stands in the request: `id`, `step`, `from`, `to` and `window` are numbers.
class Timelines {
 public:
  // The timeline that timeline_of makes, as JSON:
  // {"timeline": id, "kind": "plan" | "pickle" | "capture", "steps": n, "objects": n}.
  Result<Bytes> open(ByteView bytes);
  // The same of a capture stream; "kind" is "capture".
  Result<Bytes> open_capture(ByteView stream);
  // As much of a pickle as can be read, with a member "refusal": null, or {"code", "offset", "message"}.
  Result<Bytes> open_readable(ByteView pickle);
  Result<Bytes> close(ByteView id);

  // errors   kBadRequest, kUnknownHandle
  Result<Timeline*> find(ByteView id);

  // errors   those of find; kBadRequest at what cannot be read; kStepOutOfRange
  Result<Bytes> steps(ByteView id, ByteView from, ByteView to);
  Result<Bytes> state(ByteView id, ByteView step);
  // objects  "all", or ids with commas between them
  Result<Bytes> moment(ByteView id, ByteView step, ByteView objects, ByteView window);

  // One byte a step.
  Result<Bytes> marks(ByteView id);
  Result<Bytes> events(ByteView id, ByteView object);
  // direction  "next" or "previous"
  Result<Bytes> find_step(ByteView id, ByteView query, ByteView from, ByteView direction);

  // The recording of an artifact, a pickle or an open timeline: nothing but digits is the number of
  // one, which no pickle is.
  //
  // errors   those of timeline_of and find; kLimitExceeded  core/replay/recording.h
  Result<Bytes> record(ByteView subject);

 private:
  Result<Bytes> add(Timeline timeline);
  // Writes the members that an opened timeline is told by.
  void add(Timeline timeline, JsonWriter& json);

  std::map<std::int64_t, Timeline> timelines_;
  std::int64_t next_ = 1;
};

// The timeline of an artifact in either form, of a capture stream, or of any other pickle.
Result<Timeline> timeline_of(ByteView bytes);

}  // namespace reknot

#endif  // RK_CORE_API_TIMELINES_H_
