#include "tests/bench/term_shapes.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace reknot {
namespace {

using Children = std::vector<std::vector<TermId>>;
using Random = std::mt19937;

// Adds the nodes in a random order.
//
// label_of  (TermId) the letter that is a node's label
template <typename LabelOf>
TermGraph labelled(const Children& children, LabelOf label_of,
                   TermKind kind = TermKind::kOrdered) {
  const auto count = static_cast<std::uint32_t>(children.size());
  Random random(1);
  std::vector<TermId> was(count);
  std::iota(was.begin(), was.end(), 0);
  std::shuffle(was.begin(), was.end(), random);
  std::vector<TermId> is(count);
  for (TermId node = 0; node < count; ++node) is[was[node]] = node;
  TermGraph graph;
  std::vector<TermId> renamed;
  for (const TermId node : was) {
    renamed.clear();
    for (const TermId child : children[node]) renamed.push_back(is[child]);
    const auto letter = static_cast<std::uint8_t>(label_of(node));
    graph.add_node(kind, {&letter, 1}, renamed);
  }
  return graph;
}

// The label of a node is one of `labels` letters.
TermGraph shuffled(const Children& children, std::uint32_t labels = 1,
                   TermKind kind = TermKind::kOrdered) {
  Random random(6);
  return labelled(
      children, [&](TermId) { return 'a' + random() % labels; }, kind);
}

TermGraph chain(std::uint32_t count) {
  Children children(count);
  for (TermId i = 0; i + 1 < count; ++i) children[i] = {i + 1};
  return shuffled(children);
}

// As many ways lead through it as there are subsets of its nodes.
TermGraph ladder_dag(std::uint32_t count) {
  Children children(count);
  for (TermId i = 0; i + 1 < count; ++i) children[i] = {i + 1, i + 1};
  return shuffled(children);
}

std::uint32_t side_of(std::uint32_t count) {
  return static_cast<std::uint32_t>(std::sqrt(static_cast<double>(count)));
}

TermGraph grid_dag(std::uint32_t count) {
  const std::uint32_t side = side_of(count);
  Children children(side * side);
  for (TermId i = 0; i < children.size(); ++i) {
    if (i % side + 1 < side) children[i].push_back(i + 1);
    if (i + side < children.size()) children[i].push_back(i + side);
  }
  return shuffled(children);
}

// Each node leads to its neighbours in the same row and column.
TermGraph grid(std::uint32_t count) {
  const std::uint32_t side = side_of(count);
  Children children(side * side);
  for (TermId i = 0; i < children.size(); ++i) {
    if (i % side > 0) children[i].push_back(i - 1);
    if (i % side + 1 < side) children[i].push_back(i + 1);
    if (i >= side) children[i].push_back(i - side);
    if (i + side < children.size()) children[i].push_back(i + side);
  }
  return shuffled(children);
}

// A grid whose rows and columns are rings.
TermGraph torus(std::uint32_t count) {
  const std::uint32_t side = side_of(count);
  Children children(side * side);
  for (TermId i = 0; i < children.size(); ++i) {
    const TermId row = i / side * side;
    const TermId column = i % side;
    children[i] = {row + (column + side - 1) % side, row + (column + 1) % side,
                   (row + (side - 1) * side) % (side * side) + column,
                   (row + side) % (side * side) + column};
  }
  return shuffled(children, 2);
}

TermGraph random_pairs(std::uint32_t count) {
  Random random(7);
  Children children(count);
  for (std::vector<TermId>& node : children) {
    for (int edge = 0; edge < 2; ++edge) node.push_back(random() % count);
  }
  return shuffled(children, 4);
}

// Each node leads to the next on a ring of all, and to others at random.
TermGraph giant_component(std::uint32_t count, std::uint32_t degree) {
  Random random(2);
  Children children(count);
  for (TermId i = 0; i < count; ++i) {
    children[i] = {(i + 1) % count};
    while (children[i].size() < degree) children[i].push_back(random() % count);
  }
  return shuffled(children, 4);
}

Children ring(std::uint32_t count) {
  Children children(count);
  for (TermId i = 0; i < count; ++i) children[i] = {(i + 1) % count};
  return children;
}

TermGraph ring_of_equals(std::uint32_t count) { return shuffled(ring(count)); }
TermGraph ring_of_bits(std::uint32_t count) { return shuffled(ring(count), 2); }

// Where the mark is tells a node only after a way of half the ring on average.
TermGraph ring_with_mark(std::uint32_t count) {
  return labelled(ring(count), [](TermId node) { return node == 0 ? 'b' : 'a'; });
}

// The word that begins with "a" and stays the same when each "a" becomes "ab" and each "b" "a".
// Of all words that never repeat themselves it has the fewest different parts of each length.
TermGraph ring_of_fibonacci(std::uint32_t count) {
  std::string word = "ab";
  for (std::size_t i = 1; word.size() < count; ++i) {
    word += word[i] == 'a' ? "ab" : "a";
  }
  return labelled(ring(count), [&](TermId node) { return word[node]; });
}

constexpr std::uint32_t kPeriod = 1'000;

TermGraph ring_of_period(std::uint32_t count) {
  Random random(8);
  std::string letters(kPeriod, 'a');
  for (char& letter : letters) letter = static_cast<char>('a' + random() % 2);
  return labelled(ring(count / kPeriod * kPeriod),
                  [&](TermId node) { return letters[node % kPeriod]; });
}

TermGraph linked_list(std::uint32_t count) {
  Children children(count);
  for (TermId i = 0; i < count; ++i) {
    if (i > 0) children[i].push_back(i - 1);
    if (i + 1 < count) children[i].push_back(i + 1);
  }
  return shuffled(children);
}

// The first node of each ring of five also leads to the first of the next ring.
TermGraph chain_of_rings(std::uint32_t count) {
  Children children(count / 5 * 5);
  for (TermId i = 0; i < children.size(); ++i) {
    children[i] = {i % 5 == 4 ? i - 4 : i + 1};
    if (i % 5 == 0 && i + 5 < children.size()) children[i].push_back(i + 5);
  }
  return shuffled(children);
}

TermGraph tree_with_parents(std::uint32_t count) {
  Children children(count);
  for (TermId i = 1; i < count; ++i) {
    children[(i - 1) / 2].push_back(i);
    children[i].push_back((i - 1) / 2);
  }
  return shuffled(children);
}

// Objects lead to a class and two other objects; a class to its module; modules to all their
// classes, to each other, and to one object.
TermGraph heap(std::uint32_t count) {
  Random random(3);
  const std::uint32_t modules = count / 1000 + 1;
  const std::uint32_t classes = count / 50 + 1;
  Children children(count);
  for (TermId i = 0; i < modules; ++i) children[i] = {(i + 1) % modules};
  for (TermId i = modules; i < modules + classes; ++i) {
    const auto module = static_cast<TermId>(random() % modules);
    children[i] = {module};
    children[module].push_back(i);
  }
  for (TermId i = modules + classes; i < count; ++i) {
    children[i].push_back(static_cast<TermId>(modules + random() % classes));
    // Mostly to what is older, as in a heap, where cycles of objects are few.
    for (int edge = 0; edge < 2; ++edge) {
      children[i].push_back(
          static_cast<TermId>(random() % (random() % 8 == 0 ? count : i)));
    }
  }
  return shuffled(children, 4);
}

TermGraph random_bags(std::uint32_t count) {
  Random random(4);
  Children children(count);
  for (std::vector<TermId>& node : children) {
    for (int edge = 0; edge < 4; ++edge) node.push_back(random() % count);
  }
  return shuffled(children, 4, TermKind::kBag);
}

// A bag of nodes that lead back to it.
TermGraph bag_with_back_edges(std::uint32_t count) {
  Children children(count);
  for (TermId i = 1; i < count; ++i) {
    children[0].push_back(i);
    children[i] = {0};
  }
  return shuffled(children, 4, TermKind::kBag);
}

// Half of the nodes are one component; the others are rings of three that lead into it.
TermGraph hub_with_rings(std::uint32_t count) {
  Random random(5);
  const std::uint32_t hub = count / 2;
  Children children(hub + (count - hub) / 3 * 3);
  for (TermId i = 0; i < hub; ++i) {
    children[i] = {(i + 1) % hub, static_cast<TermId>(random() % hub)};
  }
  for (TermId i = hub; i < children.size(); ++i) {
    children[i] = {(i - hub) % 3 == 2 ? i - 2 : i + 1,
                   static_cast<TermId>(random() % hub)};
  }
  return shuffled(children, 4);
}

// A component of rings of four, a quarter of all nodes, and copies of the rings: each leads to itself
// where the one in the component does, and into the component elsewhere.
std::uint32_t copied(std::uint32_t count) { return count / 16 * 4; }
TermGraph copies_of_rings(std::uint32_t count) {
  Random random(9);
  const std::uint32_t component = copied(count);
  std::string letters;
  std::vector<TermId> elsewhere;
  for (TermId i = 0; i < component; ++i) {
    letters += static_cast<char>('a' + random() % 4);
    // From the first of each ring to the next ring, so that it is a component.
    elsewhere.push_back(i % 4 == 0 ? (i + 4) % component : random() % component);
  }
  Children children(count / 4 * 4);
  for (TermId i = 0; i < children.size(); ++i) {
    children[i] = {i / 4 * 4 + (i + 1) % 4, elsewhere[i % component]};
  }
  return labelled(children, [&](TermId node) { return letters[node % component]; });
}

// Pairs that lead to each other and to the next pair; the last, to itself. All pairs are one.
TermGraph chain_of_equal_pairs(std::uint32_t count) {
  Children children(count / 2 * 2);
  for (TermId i = 0; i < children.size(); ++i) {
    children[i] = {i ^ 1, i + 2 < children.size() ? i + 2 : i};
  }
  return labelled(children, [](TermId node) { return 'a' + node % 2; });
}

std::uint32_t all(std::uint32_t count) { return count; }
// The five of the last ring are one value.
std::uint32_t all_but_four(std::uint32_t count) { return count - 4; }
// The last row and the last column of a grid are the same.
std::uint32_t all_but_an_edge(std::uint32_t count) { return count - side_of(count) + 1; }
std::uint32_t one(std::uint32_t) { return 1; }
std::uint32_t two(std::uint32_t) { return 2; }
std::uint32_t period(std::uint32_t) { return kPeriod; }
std::uint32_t unknown(std::uint32_t) { return 0; }

constexpr TermShape kShapes[] = {
    {"chain", chain, all},
    {"ladder_dag", ladder_dag, all},
    {"grid_dag", grid_dag, all_but_an_edge},
    {"chain_of_rings", chain_of_rings, all_but_four},
    {"random_pairs", random_pairs, unknown},
    {"component_2", [](std::uint32_t count) { return giant_component(count, 2); }, all},
    {"component_8", [](std::uint32_t count) { return giant_component(count, 8); }, all},
    {"heap", heap, unknown},
    {"ring_with_mark", ring_with_mark, all},
    {"ring_of_bits", ring_of_bits, all},
    {"ring_of_fibonacci", ring_of_fibonacci, all},
    {"ring_of_equals", ring_of_equals, one},
    {"ring_of_period", ring_of_period, period},
    {"linked_list", linked_list, all},
    {"tree_with_parents", tree_with_parents, unknown},
    {"grid", grid, all},
    {"torus", torus, all},
    {"random_bags", random_bags, unknown},
    {"bag_with_back_edges", bag_with_back_edges, unknown},
    {"hub_with_rings", hub_with_rings, unknown},
    {"copies_of_rings", copies_of_rings, copied},
    {"chain_of_equal_pairs", chain_of_equal_pairs, two},
};

}  // namespace

std::span<const TermShape> term_shapes() { return kShapes; }

std::vector<TermId> sources_of(const TermGraph& graph) {
  std::vector<std::uint8_t> is_reached(graph.size(), 0);
  std::vector<TermId> sources;
  std::vector<TermId> work;
  const auto walk_from = [&](TermId root) {
    if (is_reached[root] != 0) return;
    sources.push_back(root);
    is_reached[root] = 1;
    work.push_back(root);
    while (!work.empty()) {
      const TermId node = work.back();
      work.pop_back();
      for (const TermId child : graph.children(node)) {
        if (is_reached[child] == 0) work.push_back(child);
        is_reached[child] = 1;
      }
    }
  };
  // What nothing leads to, and then a node of each cycle that is left.
  std::vector<std::uint8_t> is_child(graph.size(), 0);
  for (TermId node = 0; node < graph.size(); ++node) {
    for (const TermId child : graph.children(node)) is_child[child] = 1;
  }
  for (TermId node = 0; node < graph.size(); ++node) {
    if (is_child[node] == 0) walk_from(node);
  }
  for (TermId node = 0; node < graph.size(); ++node) walk_from(node);
  return sources;
}

}  // namespace reknot
