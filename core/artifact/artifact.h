// Artifacts: the file or the link that travels, in its text form or its compact one.
//
// One graph has exactly one artifact in each form: the order of everything and the names of
// everything follow from the graph. The bytes: core/artifact/FORMAT.md. Change one, change the
// other.
#ifndef RK_CORE_ARTIFACT_ARTIFACT_H_
#define RK_CORE_ARTIFACT_ARTIFACT_H_

#include "core/artifact/document_format.h"
#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/graph/graph.h"

namespace reknot {

// The version that is written, and the newest that is read.
inline constexpr std::int64_t kArtifactVersion = 1;

// Writes what hangs on the graph's variables.
//
// returns  the artifact; nodes that belong to no variable are left out
// errors   kLimitExceeded  offset 0; the keys of the text form have more than kMaxKeyBytes
// cost     O(graph), no recursion deeper than kMaxInlineDepth
Result<Bytes> write_artifact(const Graph& graph, DocumentForm form);

struct Artifact {
  Graph graph;
  DocumentForm form;
};

// Reads an artifact of either form.
//
// bytes    not kept
// returns  a graph that write_artifact turns into exactly these bytes
// errors   what parse_document refuses
//          kUnsupportedVersion  the version is newer than kArtifactVersion
//          kBadSchema           at the part that has not the shape FORMAT.md gives it
//          kBadReference        at a key or an index that its section does not have
//          kNotCanonical        at the first byte that write_artifact would write differently
//          kLimitExceeded       at a function or class; all paths together have more than
//                               kMaxKeyBytes. At 0; all keys do
// cost     O(bytes)
Result<Artifact> read_artifact(ByteView bytes);

// Which forms an input could be: its first bytes are those of an artifact.
bool looks_like_artifact(ByteView bytes);

}  // namespace reknot

#endif  // RK_CORE_ARTIFACT_ARTIFACT_H_
