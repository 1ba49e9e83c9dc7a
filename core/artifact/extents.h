// Which bytes of an artifact are whose.
#ifndef RK_CORE_ARTIFACT_EXTENTS_H_
#define RK_CORE_ARTIFACT_EXTENTS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "core/artifact/artifact.h"

namespace reknot {

// Bytes of the written form, the end not included.
struct Extent {
  std::uint32_t begin;
  std::uint32_t end;
};

struct Extents {
  // By node of the artifact's graph: the entry that describes it, with the key that the text form
  // has in front of it. An object that is written inside another one lies inside its extent, and
  // a key there is the other one's. What is imported is written wherever it is used: its extent is
  // the first of those places, and the others are part of the object around them. An empty extent:
  // it is written nowhere.
  std::vector<Extent> nodes;
  // By node: how many bytes are its own, those of the objects that are written inside left out.
  std::vector<std::uint32_t> own;
  // The source units, by their number in the graph.
  std::vector<Extent> sources;
  // Of the whole form; what is nobody's own (headers, names of variables, long texts that stand
  // among the shared values) is the difference.
  std::uint64_t total;
};

// The extents of what write_artifact(graph, form) writes.
//
// errors   those of write_artifact
//          kLimitExceeded  offset 0; the form is longer than kMaxDocumentBytes
// cost     as write_artifact
Result<Extents> artifact_extents(const Graph& graph, DocumentForm form);

// {"total", "nodes": [[begin, end, own]…], "sources": [[begin, end]…]}, by their numbers.
std::string to_json(const Extents& extents);

}  // namespace reknot

#endif  // RK_CORE_ARTIFACT_EXTENTS_H_
