// Subjects of views, and ways of telling what a view has.
#ifndef RK_TESTS_CORE_VIEW_SAMPLE_VIEWS_H_
#define RK_TESTS_CORE_VIEW_SAMPLE_VIEWS_H_

#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/view/graph_view.h"
#include "core/view/subject.h"
#include "core/view/weights.h"
#include "tests/core/graph/sample_graphs.h"
#include "tests/core/replay/timeline_text.h"

namespace reknot {

// A timeline with everything that views are made of.
struct SampleView {
  explicit SampleView(Graph graph)
      : timeline(timeline_of(std::move(graph))), subject(timeline) {}

  Weights weights() const { return {subject, own_bytes(subject).value()}; }

  GraphView view(std::string_view folds = "", std::string_view focus = "") {
    const Weights weighed = weights();
    request = read_view_request(subject, folds, focus).value();
    return graph_view(subject, &weighed, request);
  }

  Timeline timeline;
  ViewSubject subject;
  // What views keep addresses of.
  ViewRequest request;
};

// Lists by number; each holds a list for every pair that begins with its number. `held` are those of
// variables.
inline Graph lists(std::uint32_t count,
                   const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs,
                   const std::vector<std::uint32_t>& held = {0}) {
  SampleGraph sample;
  for (std::uint32_t i = 0; i < count; ++i) sample.node(Kind::kList);
  for (std::uint32_t i = 0; i < count; ++i) {
    std::vector<Value> items;
    for (const auto& [from, to] : pairs) {
      if (from == i) items.push_back(Value::node(to));
    }
    sample.append(i, items);
  }
  std::vector<std::pair<std::string, Value>> variables;
  for (const std::uint32_t i : held) {
    std::string name = "v";
    name += std::to_string(i);
    variables.push_back({std::move(name), Value::node(i)});
  }
  sample.publish(std::move(variables));
  return std::move(sample.graph);
}

// One line a node, "0 list x v0" with a cross for a drawn row, and one an edge, "0.1 -> 2 *3".
inline std::string told(const GraphView& view) {
  std::string out;
  for (const ViewNode& node : view.nodes) {
    out += std::to_string(node.id) + ' ' + node.label;
    if (!node.card.rows.empty()) out += ' ' + std::string(node.card.rows.size(), 'x');
    for (const std::string& name : node.names) out += ' ' + name;
    out += '\n';
  }
  for (const ViewEdge& edge : view.edges) {
    out += std::to_string(view.nodes[edge.from].id);
    if (edge.slot) out += '.' + edge.slot_name;
    out += " -> " + std::to_string(view.nodes[edge.to].id);
    if (edge.count > 1) out += " *" + std::to_string(edge.count);
    if (edge.closes) out += " closes";
    out += '\n';
  }
  return out;
}

}  // namespace reknot

#endif  // RK_TESTS_CORE_VIEW_SAMPLE_VIEWS_H_
