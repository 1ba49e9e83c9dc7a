#include "core/artifact/extents.h"

#include <utility>

#include "core/artifact/extent_recorder.h"
#include "core/base/json_writer.h"

namespace reknot {

ExtentRecorder::ExtentRecorder(const Graph& graph)
    : extents_{std::vector<Extent>(graph.size(), Extent{0, 0}),
               std::vector<std::uint32_t>(graph.size(), 0),
               std::vector<Extent>(graph.sources().size(), Extent{0, 0}), 0} {}

ExtentRecorder::Open ExtentRecorder::begin(std::uint64_t offset) {
  return {offset, std::exchange(inside_, 0)};
}

void ExtentRecorder::end_node(const Open& open, NodeId node, std::uint64_t offset) {
  if (extents_.own[node] != 0) {
    inside_ += open.inside_outer;
    return;
  }
  extents_.own[node] = static_cast<std::uint32_t>(offset - open.begin - inside_);
  extents_.nodes[node] = close(open, offset);
}

void ExtentRecorder::end_source(const Open& open, SourceId source, std::uint64_t offset) {
  extents_.sources[source] = close(open, offset);
}

Extent ExtentRecorder::close(const Open& open, std::uint64_t offset) {
  inside_ = open.inside_outer + (offset - open.begin);
  // Cut to 32 bits where take() refuses the whole.
  return {static_cast<std::uint32_t>(open.begin), static_cast<std::uint32_t>(offset)};
}

Result<Extents> ExtentRecorder::take(std::uint64_t total) && {
  if (total > kMaxDocumentBytes) {
    return Error{ErrorCode::kLimitExceeded, 0, std::to_string(total) + " bytes"};
  }
  extents_.total = total;
  return std::move(extents_);
}

Result<Extents> artifact_extents(const Graph& graph, DocumentForm form) {
  ExtentRecorder recorder(graph);
  RK_TRY_ASSIGN(const Bytes bytes, write_artifact(graph, form, &recorder));
  return std::move(recorder).take(bytes.size());
}

std::string to_json(const Extents& extents) {
  JsonWriter json;
  json.begin_object();
  json.member("total", static_cast<std::int64_t>(extents.total));
  json.key("nodes");
  json.begin_array();
  for (std::size_t node = 0; node < extents.nodes.size(); ++node) {
    json.begin_array();
    json.number(extents.nodes[node].begin);
    json.number(extents.nodes[node].end);
    json.number(extents.own[node]);
    json.end_array();
  }
  json.end_array();
  json.key("sources");
  json.begin_array();
  for (const Extent& source : extents.sources) {
    json.begin_array();
    json.number(source.begin);
    json.number(source.end);
    json.end_array();
  }
  json.end_array();
  json.end_object();
  return std::move(json).take();
}

}  // namespace reknot
