#include "core/view/type_graph.h"

#include <map>
#include <numeric>
#include <utility>

#include "core/base/sort.h"
#include "core/view/cards.h"
#include "core/view/json.h"

namespace reknot {
namespace {

constexpr std::uint32_t kNone = ~std::uint32_t{0};
// A name, and a line with numbers.
constexpr std::int32_t kTypeHeight = 50;

class Typer {
 public:
  Typer(const ViewSubject& subject, const Weights& weights)
      : subject_(subject), weights_(weights), type_of_(subject.bound(), kNone) {}

  TypeGraph make() && {
    for (ObjectId id = 0; id < subject_.bound(); ++id) {
      if (subject_.exists(id)) add(id);
    }
    sort_types();
    add_edges();
    draw();
    return std::move(graph_);
  }

 private:
  using Key = std::pair<std::string, std::string>;

  void add(ObjectId id) {
    type_of_[id] = type_number(id);
    TypeGraph::Node& node = graph_.nodes[type_of_[id]];
    ++node.count;
    node.bytes += weights_.own(id);
  }

  // Objects of one kind, and instances of one class, take the number of the first of them.
  std::uint32_t type_number(ObjectId id) {
    const std::string_view kind = subject_.united().objects[id].kind;
    const ObjectId type = kind == kind_label(Kind::kInstance) ? class_of(id) : kNone;
    if (type == kNone) return number_of({std::string(kind), std::string(kind)});
    if (by_class_.empty()) by_class_.assign(subject_.bound(), kNone);
    std::uint32_t& number = by_class_[type];
    if (number == kNone) number = number_of({std::string(kind), subject_.label(id)});
    return number;
  }

  // The first slot of an instance is its class.
  ObjectId class_of(ObjectId id) const {
    const auto references = subject_.from(id);
    if (references.empty()) return kNone;
    const UnionReference& first = subject_.reference(references[0]);
    return first.slot == 0 ? first.to : kNone;
  }

  std::uint32_t number_of(Key key) {
    const auto next = static_cast<std::uint32_t>(graph_.nodes.size());
    const auto [found, is_new] = numbers_.try_emplace(key, next);
    if (is_new) {
      graph_.nodes.emplace_back();
      graph_.nodes.back().kind = key.first;
      graph_.nodes.back().label = key.second;
    }
    return found->second;
  }

  void sort_types() {
    std::vector<TypeGraph::Node>& nodes = graph_.nodes;
    std::vector<std::uint32_t> order(nodes.size());
    std::iota(order.begin(), order.end(), 0);
    sort_items(order, [&](std::uint32_t a, std::uint32_t b) {
      if (nodes[a].count != nodes[b].count) return nodes[a].count > nodes[b].count;
      if (nodes[a].kind != nodes[b].kind) return nodes[a].kind < nodes[b].kind;
      return nodes[a].label < nodes[b].label;
    });
    const bool has_others = nodes.size() > kMaxTypes;
    std::vector<TypeGraph::Node> sorted;
    std::vector<std::uint32_t> places(nodes.size());
    for (const std::uint32_t type : order) {
      if (has_others && sorted.size() == kMaxTypes) {
        merge(sorted.back(), nodes[type]);
      } else {
        sorted.push_back(std::move(nodes[type]));
        if (has_others && sorted.size() == kMaxTypes) {
          sorted.back().kind = sorted.back().label = "others";
        }
      }
      places[type] = static_cast<std::uint32_t>(sorted.size() - 1);
    }
    nodes = std::move(sorted);
    for (std::uint32_t& type : type_of_) {
      if (type != kNone) type = places[type];
    }
  }

  static void merge(TypeGraph::Node& others, const TypeGraph::Node& node) {
    others.count += node.count;
    others.bytes += node.bytes;
  }

  void add_edges() {
    const std::size_t types = graph_.nodes.size();
    std::vector<std::uint32_t> counts(types * types, 0);
    for (const UnionReference& reference : subject_.united().references) {
      ++counts[type_of_[reference.from] * types + type_of_[reference.to]];
    }
    for (std::uint32_t from = 0; from < types; ++from) {
      for (std::uint32_t to = 0; to < types; ++to) {
        const std::uint32_t count = counts[from * types + to];
        if (count > 0) graph_.edges.push_back({from, to, count, {}});
      }
    }
  }

  void draw() {
    LayoutGraph drawing;
    for (TypeGraph::Node& node : graph_.nodes) {
      node.width = header_width(node.label);
      node.height = kTypeHeight;
      drawing.nodes.push_back({node.width, node.height, 0, kTypeHeight / 2});
    }
    for (const TypeGraph::Edge& edge : graph_.edges) {
      drawing.edges.push_back({edge.from, edge.to, kTypeHeight / 2});
    }
    std::vector<std::uint8_t> seen(graph_.nodes.size(), 0);
    for (const ObjectId root : subject_.roots()) {
      if (seen[type_of_[root]] != 0) continue;
      seen[type_of_[root]] = 1;
      drawing.roots.push_back(type_of_[root]);
    }
    Layout layout = layered_layout(drawing);
    graph_.width = layout.width;
    graph_.height = layout.height;
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
      graph_.nodes[i].corner = layout.corners[i];
    }
    for (std::size_t i = 0; i < graph_.edges.size(); ++i) {
      graph_.edges[i].route = std::move(layout.routes[i]);
    }
  }

  const ViewSubject& subject_;
  const Weights& weights_;
  TypeGraph graph_;
  std::map<Key, std::uint32_t> numbers_;
  // By class: the number of its instances' type.
  std::vector<std::uint32_t> by_class_;
  // By object.
  std::vector<std::uint32_t> type_of_;
};

}  // namespace

TypeGraph type_graph(const ViewSubject& subject, const Weights& weights) {
  return Typer(subject, weights).make();
}

std::string to_json(const TypeGraph& graph) {
  JsonWriter json;
  json.begin_object();
  json.member("width", std::int64_t{graph.width});
  json.member("height", std::int64_t{graph.height});
  json.key("nodes");
  json.begin_array();
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const TypeGraph::Node& node = graph.nodes[i];
    json.begin_object();
    json.member("id", static_cast<std::int64_t>(i));
    json.member("kind", node.kind);
    json.member("label", node.label);
    json.member("count", std::int64_t{node.count});
    json.member("bytes", static_cast<std::int64_t>(node.bytes));
    json.member("x", std::int64_t{node.corner.x});
    json.member("y", std::int64_t{node.corner.y});
    json.member("width", std::int64_t{node.width});
    json.member("height", std::int64_t{node.height});
    json.end_object();
  }
  json.end_array();
  json.key("edges");
  json.begin_array();
  for (const TypeGraph::Edge& edge : graph.edges) {
    json.begin_object();
    json.member("from", std::int64_t{edge.from});
    json.member("to", std::int64_t{edge.to});
    json.member("count", std::int64_t{edge.count});
    write_route(json, edge.route);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return std::move(json).take();
}

}  // namespace reknot
