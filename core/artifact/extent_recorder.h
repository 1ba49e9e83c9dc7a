// Notes where the writer puts each object; only the writer and artifact_extents include this.
#ifndef RK_CORE_ARTIFACT_EXTENT_RECORDER_H_
#define RK_CORE_ARTIFACT_EXTENT_RECORDER_H_

#include "core/artifact/extents.h"

namespace reknot {

class ExtentRecorder {
 public:
  explicit ExtentRecorder(const Graph& graph);

  // What is open while an object is written: where it began, and what the object around it had
  // inside until then.
  struct Open {
    std::uint64_t begin;
    std::uint64_t inside_outer;
  };

  // The object begins at `offset` of the artifact; goes with the end_… that is called when all
  // objects inside it have ended.
  Open begin(std::uint64_t offset);
  void end_node(const Open& open, NodeId node, std::uint64_t offset);
  void end_source(const Open& open, SourceId source, std::uint64_t offset);

  // errors   kLimitExceeded  offset 0; `total` is more than kMaxDocumentBytes
  Result<Extents> take(std::uint64_t total) &&;

 private:
  Extent close(const Open& open, std::uint64_t offset);

  Extents extents_;
  // How many bytes of the innermost open object are those of objects inside it.
  std::uint64_t inside_ = 0;
};

// As write_artifact; `recorder` learns where everything stands.
Result<Bytes> write_artifact(const Graph& graph, DocumentForm form,
                             ExtentRecorder* recorder);

}  // namespace reknot

#endif  // RK_CORE_ARTIFACT_EXTENT_RECORDER_H_
