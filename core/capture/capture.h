// From a capture stream to a Graph.
//
// A capture stream is what the Python half makes of live objects: pickles with one memo, whose
// constructors and records core/python/reknot/stream.py lists. The two files change together.
#ifndef RK_CORE_CAPTURE_CAPTURE_H_
#define RK_CORE_CAPTURE_CAPTURE_H_

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/graph/graph.h"

namespace reknot {

// Builds the graph of a capture stream.
//
// stream   not kept
// returns  the graph, its sets in canonical order and its names sorted. It also holds nodes that
//          belong to no variable (argument tuples); walk it from its variables.
// errors   whatever run_pickle refuses; kNotACaptureStream where the pickle is none of ours;
//          kLimitExceeded where it repeats names and code without end
// cost     O(stream) and what sort_sets costs
Result<Graph> read_capture_stream(ByteView stream);

}  // namespace reknot

#endif  // RK_CORE_CAPTURE_CAPTURE_H_
