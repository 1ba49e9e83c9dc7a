#include "core/freeze/term_graph.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace reknot {
namespace {

using Nodes = std::vector<TermId>;

std::string label_of(const TermGraph& graph, TermId node) {
  return std::string(as_text(graph.label(node)));
}
Nodes children_of(const TermGraph& graph, TermId node) {
  const std::span<const TermId> children = graph.children(node);
  return {children.begin(), children.end()};
}

TermGraph three_nodes() {
  TermGraph graph;
  for (const char* label : {"one", "two", "three"}) {
    graph.add_node(TermKind::kOrdered, as_bytes(label), Nodes{0, 1, 2});
  }
  return graph;
}

TEST(TermGraph, ChangesOneNodeOnly) {
  for (const std::string label : {"", "2", "two", "twenty-two"}) {
    TermGraph graph = three_nodes();
    graph.change_node(1, TermKind::kBag, as_bytes(label), Nodes(label.size(), 2));
    EXPECT_EQ(graph.kind(1), TermKind::kBag);
    EXPECT_EQ(label_of(graph, 1), label);
    EXPECT_EQ(children_of(graph, 1), Nodes(label.size(), 2));
    for (const TermId other : {TermId{0}, TermId{2}}) {
      EXPECT_EQ(graph.kind(other), TermKind::kOrdered);
      EXPECT_EQ(label_of(graph, other), other == 0 ? "one" : "three");
      EXPECT_EQ(children_of(graph, other), (Nodes{0, 1, 2}));
    }
  }
}

TEST(TermGraph, TakesWhatItsOwnNodesHave) {
  TermGraph graph = three_nodes();
  const std::string text(100, 't');
  graph.change_node(2, TermKind::kOrdered, as_bytes(text), Nodes(100, 2));
  for (TermId node = 0; node < 2; ++node) {
    graph.change_node(node, graph.kind(2), graph.label(2), graph.children(2));
    EXPECT_EQ(label_of(graph, node), text);
    EXPECT_EQ(children_of(graph, node), Nodes(100, 2));
  }
  graph.change_node(0, graph.kind(0), graph.label(0).subspan(50), graph.children(0));
  EXPECT_EQ(label_of(graph, 0), text.substr(50));
}

// A node's label stays in one array with the others, which does not grow with what it was before.
TEST(TermGraph, DropsWhatNodesHadBefore) {
  TermGraph graph = three_nodes();
  const std::string text(100, 't');
  for (int i = 0; i < 10'000; ++i) {
    graph.change_node(2, TermKind::kOrdered, as_bytes(text), Nodes(100, 2));
    EXPECT_LT(graph.label(2).data() - graph.label(0).data(), 1000);
    EXPECT_LT(graph.children(2).data() - graph.children(0).data(), 1000);
    graph.change_node(2, TermKind::kOrdered, {}, {});
  }
  EXPECT_EQ(label_of(graph, 0), "one");
  EXPECT_EQ(children_of(graph, 1), (Nodes{0, 1, 2}));
}

}  // namespace
}  // namespace reknot
