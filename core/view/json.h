// Views as the page reads them; the shapes stand in core/view/VIEW.md.
#ifndef RK_CORE_VIEW_JSON_H_
#define RK_CORE_VIEW_JSON_H_

#include <string>
#include <vector>

#include "core/base/json_writer.h"
#include "core/replay/timeline.h"
#include "core/view/graph_view.h"
#include "core/view/layout.h"

namespace reknot {

std::string to_json(const GraphView& view);

// The drawing of all objects of a timeline, or "null" if there are more than kMaxDrawnNodes.
std::string drawing_json(const Timeline& timeline);

// The members `path` and `points` of an edge. A line of two points has no path.
void write_route(JsonWriter& json, const std::vector<Point>& route);

// An object's number, or null.
template <typename Id>
void write_id(JsonWriter& json, std::string_view key, const std::optional<Id>& id) {
  json.key(key);
  if (id) {
    json.number(*id);
  } else {
    json.null();
  }
}

}  // namespace reknot

#endif  // RK_CORE_VIEW_JSON_H_
