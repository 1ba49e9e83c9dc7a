#include "core/view/json.h"

namespace reknot {
namespace {

constexpr std::size_t kMaxListed = 64;

std::optional<std::uint32_t> known_step(std::uint32_t step) {
  return step == kNeverStep ? std::nullopt : std::optional<std::uint32_t>(step);
}

void write_group(JsonWriter& json, const FoldedNode& folded) {
  json.key("group");
  if (folded.fold == nullptr) return json.null();
  json.begin_object();
  json.member("by", folded.fold->line);
  json.member("count", static_cast<std::int64_t>(folded.objects.size()));
  json.key("objects");
  json.begin_array();
  for (std::size_t i = 0; i < folded.objects.size() && i < kMaxListed; ++i) {
    json.number(folded.objects[i]);
  }
  json.end_array();
  json.end_object();
}

void write_row(JsonWriter& json, const CardRow& row) {
  json.begin_object();
  json.member("slot", std::int64_t{row.slot});
  json.member("name", row.name);
  json.member("text", row.text);
  json.member("y", std::int64_t{row.y});
  json.end_object();
}

void write_node(JsonWriter& json, const ViewNode& node) {
  json.begin_object();
  json.member("id", node.id);
  write_id(json, "object",
           node.id < 0 ? std::nullopt : std::optional<std::int64_t>(node.id));
  write_group(json, node.folded);
  json.member("kind", node.kind);
  json.member("label", node.label);
  json.member("x", std::int64_t{node.corner.x});
  json.member("y", std::int64_t{node.corner.y});
  json.member("width", std::int64_t{node.card.width});
  json.member("height", std::int64_t{node.card.height});
  json.member("created", std::int64_t{node.created});
  write_id(json, "completed", known_step(node.completed));
  json.key("names");
  json.begin_array();
  for (const std::string& name : node.names) json.text(name);
  json.end_array();
  json.member("hidden", std::int64_t{node.card.hidden});
  json.key("rows");
  json.begin_array();
  for (const CardRow& row : node.card.rows) write_row(json, row);
  json.end_array();
  json.end_object();
}

void write_edge(JsonWriter& json, const GraphView& view, const ViewEdge& edge) {
  json.begin_object();
  json.member("from", view.nodes[edge.from].id);
  json.member("to", view.nodes[edge.to].id);
  write_id(json, "slot", edge.slot);
  json.member("slot_name", edge.slot_name);
  json.member("count", std::int64_t{edge.count});
  json.member("appears", std::int64_t{edge.appears});
  write_id(json, "filled", known_step(edge.filled));
  json.member("closes", edge.closes);
  write_route(json, edge.route);
  json.member("x", std::int64_t{edge.route.front().x});
  json.member("y", std::int64_t{edge.route.front().y});
  json.end_object();
}

void append_point(std::string& out, Point point) {
  out += std::to_string(point.x);
  out += ' ';
  out += std::to_string(point.y);
}

// "M0 0C1 0 2 0 3 0…"
std::string path_data(const std::vector<Point>& route) {
  std::string path;
  if (route.size() < 4) return path;
  path += 'M';
  append_point(path, route[0]);
  for (std::size_t i = 1; i < route.size(); ++i) {
    path += i % 3 == 1 ? 'C' : ' ';
    append_point(path, route[i]);
  }
  return path;
}

}  // namespace

void write_route(JsonWriter& json, const std::vector<Point>& route) {
  json.member("path", path_data(route));
  json.key("points");
  json.begin_array();
  for (const Point point : route) {
    json.number(point.x);
    json.number(point.y);
  }
  json.end_array();
}

std::string drawing_json(const Timeline& timeline) {
  const ViewSubject subject(timeline);
  const ViewRequest request;
  const GraphView view = graph_view(subject, nullptr, request);
  return view.too_many ? "null" : to_json(view);
}

std::string to_json(const GraphView& view) {
  JsonWriter json;
  json.begin_object();
  json.member("width", std::int64_t{view.width});
  json.member("height", std::int64_t{view.height});
  json.member("objects", std::int64_t{view.objects});
  json.member("shown", std::int64_t{view.shown});
  json.member("too_many", view.too_many);
  json.key("nodes");
  json.begin_array();
  for (const ViewNode& node : view.nodes) write_node(json, node);
  json.end_array();
  json.key("edges");
  json.begin_array();
  for (const ViewEdge& edge : view.edges) write_edge(json, view, edge);
  json.end_array();
  json.end_object();
  return std::move(json).take();
}

}  // namespace reknot
