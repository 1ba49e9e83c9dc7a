#include "core/replay/json_parts.h"

#include "core/replay/marks.h"

namespace reknot {
namespace {

void write_source(JsonWriter& json, const std::optional<SourceSpan>& source) {
  json.key("source");
  if (!source) return json.null();
  json.begin_object();
  json.member("file", source->file);
  json.member("line", std::int64_t{source->line});
  json.member("end_line", std::int64_t{source->end_line});
  json.end_object();
}

void write_bytes(JsonWriter& json, const std::optional<ByteSpan>& bytes) {
  json.key("bytes");
  if (!bytes) return json.null();
  json.begin_object();
  json.member("offset", std::int64_t{bytes->offset});
  json.member("size", std::int64_t{bytes->size});
  json.end_object();
}

void write_marks(JsonWriter& json, std::uint8_t marks) {
  json.key("marks");
  json.begin_array();
  if (has_mark(marks, StepMark::kReferenceBack)) json.text("reference_back");
  if (has_mark(marks, StepMark::kCycleClosed)) json.text("cycle_closed");
  if (has_mark(marks, StepMark::kRefused)) json.text("refused");
  json.end_array();
}

}  // namespace

void write_target(JsonWriter& json, std::string_view key,
                  std::optional<ObjectId> target) {
  json.key(key);
  if (target) {
    json.number(*target);
  } else {
    json.null();
  }
}

void write_value(JsonWriter& json, std::optional<ObjectId> target,
                 std::string_view text) {
  json.key("value");
  if (target) {
    json.null();
  } else {
    json.text(text);
  }
}

void write_text(JsonWriter& json, std::string_view key,
                const std::optional<std::string>& text) {
  json.key(key);
  if (text) {
    json.text(*text);
  } else {
    json.null();
  }
}

void write_step(JsonWriter& json, const TimelineStep& step) {
  json.begin_object();
  json.member("index", std::int64_t{step.index});
  json.member("kind", step.kind);
  write_target(json, "object", step.object);
  json.member("label", step.label);
  json.member("sentence", step.sentence);
  json.key("pending");
  json.begin_array();
  for (const std::string& name : step.pending) json.text(name);
  json.end_array();
  write_marks(json, step.marks);
  write_source(json, step.source);
  write_bytes(json, step.bytes);
  json.end_object();
}

}  // namespace reknot
