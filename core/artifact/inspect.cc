#include "core/artifact/inspect.h"

#include "core/artifact/artifact.h"
#include "core/artifact/sections.h"
#include "core/base/json_writer.h"

namespace reknot {
namespace {

std::string_view value_kind(const Graph& graph, Value value) {
  switch (value.tag()) {
    case Tag::kNode:
      return kind_label(graph.kind(value.as_node()));
    case Tag::kSmall:
    case Tag::kBigInt:
      return "int";
    case Tag::kConstant:
      return value.is(Constant::kNone) ? "None" : "bool";
    case Tag::kText:
      return "str";
    case Tag::kBytes:
      return "bytes";
    case Tag::kFloat:
      return "float";
  }
  RK_CHECK(false);
}

}  // namespace

Result<std::string> inspect_artifact(ByteView bytes) {
  RK_TRY_ASSIGN(const Artifact artifact, read_artifact(bytes));
  RK_TRY_ASSIGN(const Sections sections,
                Sections::of(artifact.graph, DocumentForm::kText));
  JsonWriter json;
  json.begin_object();
  json.member("version", kArtifactVersion);
  json.member("form", artifact.form == DocumentForm::kText ? "text" : "compact");
  json.member("bytes", static_cast<std::int64_t>(bytes.size()));
  json.key("sections");
  json.begin_object();
  for (std::size_t i = 0; i < kSectionCount; ++i) {
    json.key(field_name(section_field(section_at(i))));
    json.begin_array();
    for (const std::string& key : sections.keys(section_at(i))) json.text(key);
    json.end_array();
  }
  json.end_object();
  json.key("variables");
  json.begin_array();
  for (const auto& [name, value] : artifact.graph.variables()) {
    json.begin_object();
    json.member("name", name);
    json.member("kind", value_kind(artifact.graph, value));
    const auto place = sections.place(value);
    json.key("section");
    place ? json.text(field_name(section_field(place->section))) : json.null();
    json.key("key");
    place ? json.text(sections.key(*place)) : json.null();
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return std::move(json).take();
}

}  // namespace reknot
