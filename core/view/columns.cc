// column_layout: boxes in columns, edges straight.
#include <algorithm>
#include <cmath>
#include <span>

#include "core/base/sort.h"
#include "core/view/acyclic.h"
#include "core/view/adjacency.h"
#include "core/view/layers.h"
#include "core/view/layout.h"

namespace reknot {
namespace {

constexpr std::int32_t kColumnGap = 60;
constexpr std::int32_t kRowGap = 12;
constexpr std::int32_t kBandGap = 80;
constexpr std::uint32_t kSweeps = 6;
// A drawing is this much wider than high, where it can be.
constexpr double kLandscape = 1.5;
// A drawing that would be this much wider still is broken into bands, like lines of text.
constexpr std::int64_t kTooWide = 3;
// Places in a layer are parts of this.
constexpr std::int64_t kWhole = std::int64_t{1} << 32;

using Layers = std::vector<std::vector<std::uint32_t>>;

std::uint32_t left_end(const LayoutEdge& edge, bool turned) {
  return turned ? edge.to : edge.from;
}
std::uint32_t right_end(const LayoutEdge& edge, bool turned) {
  return turned ? edge.from : edge.to;
}

// The nodes by layers, ordered like a tree and then by what they are connected with, near or far.
class Sorter {
 public:
  Sorter(const LayoutGraph& graph, const std::vector<std::uint8_t>& turned)
      : graph_(graph),
        turned_(turned),
        out_(graph.nodes.size(), graph.edges.size(),
             [&](auto i) { return left_end(graph.edges[i], turned[i] != 0); }),
        in_(graph.nodes.size(), graph.edges.size(),
            [&](auto i) { return right_end(graph.edges[i], turned[i] != 0); }),
        places_(graph.nodes.size(), 0) {}

  Layers sort() && {
    fill_layers(longest_paths(graph_, turned_));
    for (std::uint32_t i = 0; i < kSweeps; ++i) {
      const std::size_t layers = layers_.size();
      for (std::size_t k = 1; k < layers; ++k) {
        if (i % 2 == 0) {
          order(layers_[k], true);
        } else {
          order(layers_[layers - 1 - k], false);
        }
      }
    }
    return std::move(layers_);
  }

 private:
  void fill_layers(const std::vector<std::uint32_t>& layer_of) {
    for (const std::uint32_t layer : layer_of) {
      if (layer >= layers_.size()) layers_.resize(layer + 1);
    }
    std::vector<std::uint8_t> seen(graph_.nodes.size(), 0);
    std::vector<std::uint32_t> open;
    const auto walk = [&](std::uint32_t start) {
      open.assign(1, start);
      while (!open.empty()) {
        const std::uint32_t node = open.back();
        open.pop_back();
        if (seen[node] != 0) continue;
        seen[node] = 1;
        layers_[layer_of[node]].push_back(node);
        const auto edges = out_.of(node);
        for (std::size_t i = edges.size(); i-- > 0;) {
          open.push_back(right_end(graph_.edges[edges[i]], turned_[edges[i]] != 0));
        }
      }
    };
    for (const std::uint32_t root : graph_.roots) walk(root);
    for (std::uint32_t node = 0; node < graph_.nodes.size(); ++node) walk(node);
    for (const std::vector<std::uint32_t>& layer : layers_) number(layer);
  }

  void number(const std::vector<std::uint32_t>& layer) {
    const auto size = static_cast<std::int64_t>(layer.size());
    for (std::int64_t i = 0; i < size; ++i) {
      places_[layer[static_cast<std::size_t>(i)]] = (2 * i + 1) * (kWhole / (2 * size));
    }
  }

  void order(std::vector<std::uint32_t>& layer, bool forwards) {
    keys_.clear();
    for (const std::uint32_t node : layer) keys_.push_back({wish(node, forwards), node});
    sort_items(keys_, [](const Key& a, const Key& b) { return a.place < b.place; });
    for (std::size_t i = 0; i < layer.size(); ++i) layer[i] = keys_[i].node;
    number(layer);
  }

  std::int64_t wish(std::uint32_t node, bool forwards) const {
    const auto edges = forwards ? in_.of(node) : out_.of(node);
    if (edges.empty()) return places_[node];
    std::int64_t sum = 0;
    for (const std::uint32_t i : edges) {
      const LayoutEdge& edge = graph_.edges[i];
      sum += places_[edge.from == node ? edge.to : edge.from];
    }
    return sum / static_cast<std::int64_t>(edges.size());
  }

  struct Key {
    std::int64_t place;
    std::uint32_t node;
  };

  const LayoutGraph& graph_;
  const std::vector<std::uint8_t>& turned_;
  const Adjacency out_;
  const Adjacency in_;
  Layers layers_;
  // By node: how far down in its layer, of kWhole.
  std::vector<std::int64_t> places_;
  std::vector<Key> keys_;
};

// Nodes one below the other.
struct Stack {
  std::vector<std::uint32_t> nodes;
  std::int32_t width = 0;
  std::int32_t height = 0;
};

class Stacker {
 public:
  explicit Stacker(const LayoutGraph& graph) : graph_(graph) {
    double area = 0;
    for (const LayoutNode& node : graph.nodes) {
      area += static_cast<double>(node.width + kColumnGap) * cell(node);
    }
    tallest_ = static_cast<std::int32_t>(std::sqrt(area / kLandscape)) + 1;
  }

  // Cuts a layer that is too high into stacks that are about as high as each other.
  void add(const std::vector<std::uint32_t>& layer) {
    std::int64_t height = 0;
    for (const std::uint32_t node : layer) height += cell(graph_.nodes[node]);
    const std::int64_t share = height / (height / tallest_ + 1) + 1;
    stacks_.emplace_back();
    for (const std::uint32_t node : layer) {
      if (stacks_.back().height >= share) stacks_.emplace_back();
      push(stacks_.back(), node);
    }
  }

  std::vector<Stack> take() && { return std::move(stacks_); }

 private:
  static std::int32_t cell(const LayoutNode& node) {
    return node.above + node.height + kRowGap;
  }

  void push(Stack& stack, std::uint32_t node) {
    stack.nodes.push_back(node);
    stack.width = std::max(stack.width, graph_.nodes[node].width);
    stack.height += cell(graph_.nodes[node]);
  }

  const LayoutGraph& graph_;
  std::int32_t tallest_;
  std::vector<Stack> stacks_;
};

// Sets stacks side by side, in several bands where one would be far too wide.
class Bands {
 public:
  Bands(const LayoutGraph& graph, Layout& layout) : graph_(graph), layout_(layout) {}

  void place(std::span<const Stack> stacks) {
    const std::int64_t width = band_width(stacks);
    std::size_t begin = 0;
    std::int64_t used = 0;
    for (std::size_t i = 0; i < stacks.size(); ++i) {
      if (used > 0 && used + stacks[i].width > width) {
        place_band(stacks.subspan(begin, i - begin));
        begin = i;
        used = 0;
      }
      used += stacks[i].width + kColumnGap;
    }
    place_band(stacks.subspan(begin));
    layout_.width = right_ + kMargin;
    layout_.height = y_ - kBandGap + kMargin;
  }

 private:
  static std::int64_t band_width(std::span<const Stack> stacks) {
    double area = 0;
    std::int64_t width = 0;
    for (const Stack& stack : stacks) {
      width += stack.width + kColumnGap;
      area += static_cast<double>(stack.width + kColumnGap) * (stack.height + kBandGap);
    }
    const auto wanted = static_cast<std::int64_t>(std::sqrt(area * kLandscape));
    return width > kTooWide * wanted ? wanted : width;
  }

  void place_band(std::span<const Stack> stacks) {
    std::int32_t height = 0;
    for (const Stack& stack : stacks) height = std::max(height, stack.height);
    std::int32_t x = kMargin;
    for (const Stack& stack : stacks) {
      std::int32_t y = y_ + (height - stack.height) / 2;
      for (const std::uint32_t node : stack.nodes) {
        const LayoutNode& box = graph_.nodes[node];
        layout_.corners[node] = {x, y + box.above};
        y += box.above + box.height + kRowGap;
      }
      x += stack.width + kColumnGap;
    }
    right_ = std::max(right_, x - kColumnGap);
    y_ += height - kRowGap + kBandGap;
  }

  const LayoutGraph& graph_;
  Layout& layout_;
  std::int32_t y_ = kMargin;
  std::int32_t right_ = kMargin;
};

// Between the sides that face each other.
std::vector<Point> straight(const LayoutGraph& graph, const Layout& layout,
                            const LayoutEdge& edge) {
  const Point from = layout.corners[edge.from];
  const Point to = layout.corners[edge.to];
  const std::int32_t from_right = from.x + graph.nodes[edge.from].width;
  const std::int32_t to_right = to.x + graph.nodes[edge.to].width;
  const bool leads_left = to_right < from.x;
  const bool leads_right = from_right < to.x;
  return {{leads_left ? from.x : from_right, from.y + edge.port},
          {leads_right ? to.x : to_right, to.y + graph.nodes[edge.to].head}};
}

}  // namespace

Layout column_layout(const LayoutGraph& graph) {
  Layout layout;
  layout.corners.resize(graph.nodes.size());
  Stacker stacker(graph);
  for (const std::vector<std::uint32_t>& layer :
       Sorter(graph, turned_edges(graph)).sort()) {
    stacker.add(layer);
  }
  const std::vector<Stack> stacks = std::move(stacker).take();
  if (!stacks.empty()) Bands(graph, layout).place(stacks);
  layout.routes.reserve(graph.edges.size());
  for (const LayoutEdge& edge : graph.edges) {
    layout.routes.push_back(straight(graph, layout, edge));
  }
  return layout;
}

}  // namespace reknot
