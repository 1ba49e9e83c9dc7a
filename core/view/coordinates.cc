#include "core/view/coordinates.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/view/adjacency.h"
#include "core/view/network_simplex.h"

namespace reknot {
namespace {

constexpr std::int32_t kBoxGap = 22;
constexpr std::int32_t kLaneGap = 10;
constexpr std::uint32_t kSweeps = 6;
// A pivot may look at all nodes.
constexpr std::size_t kPivotWork = 8'000'000;

class Heights {
 public:
  explicit Heights(const LayeredGraph& graph)
      : graph_(graph),
        before_(graph.items.size(), graph.segments.size(),
                [&](auto i) { return graph.segments[i].to; }),
        after_(graph.items.size(), graph.segments.size(),
               [&](auto i) { return graph.segments[i].from; }),
        tops_(graph.items.size(), 0) {}

  std::vector<std::int32_t> find() && {
    stack_up();
    for (std::uint32_t i = 0; i < kSweeps; ++i) sweep(i % 2 == 0);
    shorten();
    const auto first = std::min_element(tops_.begin(), tops_.end());
    const std::int32_t shift = first == tops_.end() ? 0 : *first;
    for (std::int32_t& top : tops_) top -= shift;
    return std::move(tops_);
  }

 private:
  bool is_lane(std::uint32_t item) const { return graph_.items[item].node == kNoNode32; }

  // From the top of an item to that of the next one below.
  std::int32_t distance(std::uint32_t upper, std::uint32_t lower) const {
    const std::int32_t gap = is_lane(upper) || is_lane(lower) ? kLaneGap : kBoxGap;
    return graph_.items[upper].height + gap;
  }

  // Longer edges first: where two boxes cannot both be reached straight, the lane is kept straight.
  std::int32_t weight(const Segment& segment) const {
    const int lanes = (is_lane(segment.from) ? 1 : 0) + (is_lane(segment.to) ? 1 : 0);
    const std::int32_t straightness = lanes == 2 ? 8 : lanes == 1 ? 2 : 1;
    return straightness * std::min(segment.edges, 4);
  }

  void stack_up() {
    for (const std::vector<std::uint32_t>& layer : graph_.layers) {
      for (std::size_t i = 1; i < layer.size(); ++i) {
        tops_[layer[i]] = tops_[layer[i - 1]] + distance(layer[i - 1], layer[i]);
      }
    }
  }

  // --- A good start: each layer as near to its neighbours as its order allows ---------------------

  void sweep(bool forwards) {
    const std::size_t layers = graph_.layers.size();
    for (std::size_t i = 1; i < layers; ++i) {
      place_layer(graph_.layers[forwards ? i : layers - 1 - i], forwards);
    }
  }

  // Items that want to overlap are pooled and stand around the mean of what they want: isotonic
  // regression by adjacent violators (Ayer et al. 1955).
  void place_layer(const std::vector<std::uint32_t>& layer, bool forwards) {
    pools_.clear();
    std::int64_t offset = 0;
    for (std::size_t i = 0; i < layer.size(); ++i) {
      if (i > 0) offset += distance(layer[i - 1], layer[i]);
      const Wish wish = wish_of(layer[i], forwards);
      pools_.push_back({wish.weight, wish.weight * (wish.top - offset), i + 1});
      while (pools_.size() > 1 &&
             pools_[pools_.size() - 2].mean() >= pools_.back().mean()) {
        const Pool last = pools_.back();
        pools_.pop_back();
        pools_.back().weight += last.weight;
        pools_.back().sum += last.sum;
        pools_.back().end = last.end;
      }
    }
    std::size_t next = 0;
    offset = 0;
    for (const Pool& pool : pools_) {
      for (; next < pool.end; ++next) {
        if (next > 0) offset += distance(layer[next - 1], layer[next]);
        tops_[layer[next]] = static_cast<std::int32_t>(pool.mean() + offset);
      }
    }
  }

  struct Wish {
    std::int64_t top;
    std::int64_t weight;
  };

  // The weighted median of where segments from one side would come straight.
  Wish wish_of(std::uint32_t item, bool forwards) {
    wishes_.clear();
    std::int64_t sum = 0;
    for (const std::uint32_t number : forwards ? before_.of(item) : after_.of(item)) {
      const Segment& segment = graph_.segments[number];
      const std::int64_t top = forwards ? tops_[segment.from] + segment.out - segment.in
                                        : tops_[segment.to] + segment.in - segment.out;
      wishes_.push_back({top, weight(segment)});
      sum += weight(segment);
    }
    if (wishes_.empty()) return {tops_[item], 1};
    sort_items(wishes_, [](const Wish& a, const Wish& b) { return a.top < b.top; });
    std::int64_t half = 0;
    std::size_t i = 0;
    while (2 * (half + wishes_[i].weight) < sum) half += wishes_[i++].weight;
    return {wishes_[i].top, sum};
  }

  // --- The best -----------------------------------------------------------------------------------

  // Every segment gets a point that is at most as low as either of its ends: the sum of what it lacks
  // to them is least when it is as high as the higher, and then it is the segment's rise.
  void shorten() {
    std::vector<SimplexEdge> edges;
    const auto items = static_cast<std::uint32_t>(tops_.size());
    for (const std::vector<std::uint32_t>& layer : graph_.layers) {
      for (std::size_t i = 1; i < layer.size(); ++i) {
        edges.push_back({layer[i - 1], layer[i], distance(layer[i - 1], layer[i]), 0});
      }
    }
    for (std::uint32_t i = 0; i < graph_.segments.size(); ++i) {
      const Segment& segment = graph_.segments[i];
      edges.push_back({items + i, segment.from, -segment.out, weight(segment)});
      edges.push_back({items + i, segment.to, -segment.in, weight(segment)});
      tops_.push_back(
          std::min(tops_[segment.from] + segment.out, tops_[segment.to] + segment.in));
    }
    network_simplex(edges, static_cast<std::uint32_t>(kPivotWork / (tops_.size() + 1)),
                    tops_);
    tops_.resize(items);
  }

  struct Pool {
    std::int64_t weight;
    std::int64_t sum;
    // Behind its last item, in the layer.
    std::size_t end;

    std::int64_t mean() const {
      return sum >= 0 ? sum / weight : -((-sum + weight - 1) / weight);
    }
  };

  const LayeredGraph& graph_;
  // Segments by the item at which they end, and begin.
  const Adjacency before_;
  const Adjacency after_;
  std::vector<std::int32_t> tops_;
  std::vector<Pool> pools_;
  std::vector<Wish> wishes_;
};

}  // namespace

std::vector<std::int32_t> item_tops(const LayeredGraph& graph) {
  return Heights(graph).find();
}

}  // namespace reknot
