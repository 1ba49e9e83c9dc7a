#include "core/view/graph_view.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/replay/names.h"
#include "core/replay/script.h"

namespace reknot {
namespace {

constexpr std::uint32_t kNoRow = ~std::uint32_t{0};

class Viewer {
 public:
  Viewer(const ViewSubject& subject, const Weights* weights, const ViewRequest& request)
      : subject_(subject), folded_(fold_objects(subject, weights, request)) {}

  GraphView view() && {
    view_.objects = subject_.count();
    view_.shown = static_cast<std::uint32_t>(folded_.nodes.size());
    view_.too_many = view_.shown > kMaxDrawnNodes;
    if (view_.too_many) return std::move(view_);
    make_nodes();
    make_edges();
    name_slots();
    draw();
    return std::move(view_);
  }

 private:
  bool has_cards() const { return view_.shown <= kMaxCardNodes; }
  bool has_rows(std::uint32_t node) const {
    return has_cards() && folded_.nodes[node].fold == nullptr;
  }

  // --- Nodes -------------------------------------------------------------------------------------

  void make_nodes() {
    std::int64_t group = 0;
    for (std::uint32_t i = 0; i < folded_.nodes.size(); ++i) {
      const FoldedNode& folded = folded_.nodes[i];
      if (folded.fold == nullptr) {
        add_object(folded);
      } else {
        add_group(folded, --group);
      }
    }
    for (const UnionVariable& variable : subject_.united().variables) {
      const std::uint32_t node = folded_.node_of[variable.target];
      if (node != FoldedGraph::kHidden) view_.nodes[node].names.push_back(variable.name);
    }
  }

  void add_object(const FoldedNode& folded) {
    const ObjectId id = folded.objects[0];
    const UnionObject& object = subject_.united().objects[id];
    ObjectState state = subject_.look(id, has_cards() ? kMaxRows : 0);
    view_.nodes.push_back({id,
                           folded,
                           std::string(object.kind),
                           state.label,
                           {},
                           has_cards() ? card_of(state) : plain_card(state.label),
                           object.created,
                           object.completed,
                           {}});
  }

  void add_group(const FoldedNode& folded, std::int64_t id) {
    const auto& objects = subject_.united().objects;
    const UnionObject& first = objects[folded.objects[0]];
    ViewNode node{id, folded, std::string(first.kind), {}, {}, {}, first.created, 0, {}};
    for (const ObjectId object : folded.objects) {
      if (objects[object].kind != first.kind) node.kind = "group";
      node.created = std::min(node.created, objects[object].created);
      node.completed = std::max(node.completed, objects[object].completed);
    }
    node.label = group_label(folded);
    node.card = plain_card(node.label);
    view_.nodes.push_back(std::move(node));
  }

  static std::string group_label(const FoldedNode& folded) {
    std::string label = std::to_string(folded.objects.size());
    label += " × ";
    switch (folded.fold->by) {
      case Fold::By::kKind:
      case Fold::By::kModule:
        return label + folded.fold->name;
      case Fold::By::kDepth:
      case Fold::By::kUnder:
        return label + "object";
    }
    RK_CHECK(false);
  }

  // --- Edges -------------------------------------------------------------------------------------

  // References that would be drawn on top of each other are one edge.
  struct Reference {
    std::uint32_t from;
    std::uint32_t row;
    std::uint32_t to;
    std::uint32_t number;

    bool looks_as(const Reference& other) const {
      return from == other.from && row == other.row && to == other.to;
    }
    bool operator<(const Reference& other) const {
      if (from != other.from) return from < other.from;
      if (row != other.row) return row < other.row;
      return to != other.to ? to < other.to : number < other.number;
    }
  };

  void make_edges() {
    std::vector<Reference> references;
    for (std::uint32_t i = 0; i < subject_.united().references.size(); ++i) {
      const UnionReference& reference = subject_.reference(i);
      const std::uint32_t from = folded_.node_of[reference.from];
      const std::uint32_t to = folded_.node_of[reference.to];
      if (from == FoldedGraph::kHidden || to == FoldedGraph::kHidden) continue;
      const bool is_folded = folded_.nodes[to].fold != nullptr;
      if (from == to && is_folded) continue;
      const std::uint32_t row =
          has_rows(from) ? std::min(reference.slot, kMaxRows) : kNoRow;
      references.push_back({from, row, to, i});
    }
    sort_items(references);
    edge_of_.assign(subject_.united().references.size(), kNoRow);
    for (std::size_t i = 0; i < references.size(); ++i) {
      if (i == 0 || !references[i].looks_as(references[i - 1])) add_edge(references[i]);
      merge(references[i].number, view_.edges.back());
      edge_of_[references[i].number] = static_cast<std::uint32_t>(view_.edges.size() - 1);
    }
  }

  void add_edge(const Reference& reference) {
    view_.edges.push_back({reference.from,
                           reference.to,
                           std::nullopt,
                           {},
                           0,
                           kNeverStep,
                           kNeverStep,
                           false,
                           {}});
    ports_.push_back(reference.row == kNoRow ? kHeaderHeight / 2
                                             : port_of(reference.row));
  }

  void merge(std::uint32_t number, ViewEdge& edge) {
    const UnionReference& reference = subject_.reference(number);
    ++edge.count;
    edge.appears = std::min(edge.appears, reference.appears);
    edge.filled = std::min(edge.filled, reference.filled);
    edge.closes = edge.closes || reference.closes;
  }

  // Goes through the slots of each object once, from reference to reference.
  void name_slots() {
    const Names& names = subject_.timeline().script().names();
    ObjectId object = kNoRow;
    std::uint32_t slot = 0;
    std::uint32_t shown = 0;
    for (std::uint32_t i = 0; i < edge_of_.size(); ++i) {
      if (edge_of_[i] == kNoRow || view_.edges[edge_of_[i]].count > 1) continue;
      const UnionReference& reference = subject_.reference(i);
      if (reference.from != object) slot = shown = 0;
      object = reference.from;
      while (names.slot_role(object, slot).empty() || shown < reference.slot) {
        shown += names.slot_role(object, slot).empty() ? 0 : 1;
        ++slot;
      }
      ViewEdge& edge = view_.edges[edge_of_[i]];
      edge.slot = reference.slot;
      edge.slot_name = names.slot_name(object, slot);
    }
  }

  // --- Places ------------------------------------------------------------------------------------

  void draw() {
    LayoutGraph graph;
    for (const ViewNode& node : view_.nodes) {
      const std::int32_t above = node.names.empty() ? 0 : kTagHeight;
      graph.nodes.push_back(
          {node.card.width, node.card.height, above, kHeaderHeight / 2});
    }
    for (std::size_t i = 0; i < view_.edges.size(); ++i) {
      graph.edges.push_back({view_.edges[i].from, view_.edges[i].to, ports_[i]});
    }
    std::vector<std::uint8_t> seen(view_.nodes.size(), 0);
    for (const ObjectId root : subject_.roots()) {
      const std::uint32_t node = folded_.node_of[root];
      if (node == FoldedGraph::kHidden || seen[node] != 0) continue;
      seen[node] = 1;
      graph.roots.push_back(node);
    }
    Layout layout = has_cards() ? layered_layout(graph) : column_layout(graph);
    view_.width = layout.width;
    view_.height = layout.height;
    for (std::size_t i = 0; i < view_.nodes.size(); ++i) {
      view_.nodes[i].corner = layout.corners[i];
    }
    for (std::size_t i = 0; i < view_.edges.size(); ++i) {
      view_.edges[i].route = std::move(layout.routes[i]);
    }
  }

  const ViewSubject& subject_;
  const FoldedGraph folded_;
  GraphView view_;
  // By reference: its edge, or kNoRow.
  std::vector<std::uint32_t> edge_of_;
  // By edge.
  std::vector<std::int32_t> ports_;
};

}  // namespace

GraphView graph_view(const ViewSubject& subject, const Weights* weights,
                     const ViewRequest& request) {
  return Viewer(subject, weights, request).view();
}

}  // namespace reknot
