// The timeline of a capture: what a serializer meets, in which order, and where its memo answers.
#ifndef RK_CORE_REPLAY_CAPTURE_TIMELINE_H_
#define RK_CORE_REPLAY_CAPTURE_TIMELINE_H_

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/replay/timeline.h"

namespace reknot {

// Follows a capture stream as it was written. Objects are the nodes of the artifact that the stream
// makes, so that a capture and the plan of its artifact speak of the same ones; what is no object of
// the artifact, and which object is several, stands in core/replay/capture_steps.h.
//
//   meet     an object is come to through a slot, or as a variable; its content comes next
//   memo     it was met before, so the memo answers
//   name     an object by reference: its module and its name, no more
//   source   a source text
//   defer    a function or class is known to the memo; its defaults, attributes, … come in a record
//   resume   such a record begins
//   write    the object is complete
//   bind     a variable is
//
// A function comes in its smallest form, with cells that are empty, and the memo knows it before a
// record says what the cells hold: that is why a recursive function can refer to itself, and why a
// stack is as deep as containers nest, not as functions refer to each other.
//
// The stack has the objects whose content is being written, the outermost first; a record's object is
// the outermost one. A slot with an object is filled when the walk goes along it, one with an atom with
// the step that follows.
//
// stream   [n] not kept
// errors   those of read_capture_stream, and of write_artifact; kLimitExceeded  offset 0; beyond
//          kMaxPickleSteps
// cost     O(n), O(n log n) in the references; no recursion
Result<Timeline> capture_timeline(ByteView stream);

}  // namespace reknot

#endif  // RK_CORE_REPLAY_CAPTURE_TIMELINE_H_
