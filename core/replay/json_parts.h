// What the JSON of timelines and that of recordings have in common.
#ifndef RK_CORE_REPLAY_JSON_PARTS_H_
#define RK_CORE_REPLAY_JSON_PARTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json_writer.h"
#include "core/replay/timeline.h"

namespace reknot {

// Members; null for what is not there.
void write_target(JsonWriter& json, std::string_view key, std::optional<ObjectId> target);
void write_text(JsonWriter& json, std::string_view key,
                const std::optional<std::string>& text);
// The text of an atom; an object speaks for itself.
void write_value(JsonWriter& json, std::optional<ObjectId> target, std::string_view text);

// An object: the Step of core/replay/REPLAY.md.
void write_step(JsonWriter& json, const TimelineStep& step);

template <typename T>
void write_all(JsonWriter& json, std::string_view key, const std::vector<T>& values,
               void (*write)(JsonWriter&, const T&)) {
  json.key(key);
  json.begin_array();
  for (const T& value : values) write(json, value);
  json.end_array();
}

}  // namespace reknot

#endif  // RK_CORE_REPLAY_JSON_PARTS_H_
