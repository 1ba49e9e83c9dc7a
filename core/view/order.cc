#include "core/view/order.h"

#include <algorithm>
#include <numeric>

#include "core/base/sort.h"
#include "core/view/adjacency.h"

namespace reknot {
namespace {

// In all, what a search and a sifting may look at, in segments and in pairs of items with the segments
// of both; so that graphs with many edges are ordered less well, but as soon.
constexpr std::int64_t kSearchWork = 20'000;
constexpr std::int64_t kSiftingWork = 3'000'000;
constexpr std::int64_t kMinRounds = 2;
constexpr std::int64_t kMaxRounds = 24;
// Rounds without a better order before the search ends.
constexpr std::int64_t kPatience = 4;
constexpr std::int64_t kMaxExchanges = 12;
constexpr std::int64_t kMaxSiftings = 8;
// A place in a layer has this many heights.
constexpr std::int64_t kHeights = std::int64_t{1} << 20;

class Orderer {
 public:
  explicit Orderer(LayeredGraph& graph)
      : graph_(graph),
        before_(graph.items.size(), graph.segments.size(),
                [&](auto i) { return graph.segments[i].to; }),
        after_(graph.items.size(), graph.segments.size(),
               [&](auto i) { return graph.segments[i].from; }),
        places_(graph.items.size()) {
    number_places();
  }

  std::int64_t crossings() {
    std::int64_t sum = 0;
    for (std::size_t layer = 0; layer + 1 < graph_.layers.size(); ++layer) {
      sum += crossings_behind(layer);
    }
    return sum;
  }

  // Sweeps that begin at the left and sweeps that begin at the right end in different orders: the
  // better one is made better item by item.
  void run() {
    const Layers start = graph_.layers;
    best_ = start;
    least_ = crossings();
    for (const bool forwards : {true, false}) {
      take(start);
      search(forwards);
    }
    take(best_);
    for (std::int64_t i = siftings(); i > 0 && least_ > 0; --i) {
      for (std::vector<std::uint32_t>& layer : graph_.layers) sift(layer);
      if (!keep_better()) break;
    }
    graph_.layers = std::move(best_);
  }

 private:
  using Layers = std::vector<std::vector<std::uint32_t>>;

  void take(const Layers& layers) {
    graph_.layers = layers;
    number_places();
  }

  bool keep_better() {
    const std::int64_t now = crossings();
    if (now >= least_) return false;
    least_ = now;
    best_ = graph_.layers;
    return true;
  }

  void search(bool forwards) {
    std::int64_t idle = 0;
    const std::int64_t rounds = search_rounds();
    for (std::int64_t round = 0; round < rounds && idle < kPatience && least_ > 0;
         ++round) {
      sweep(forwards == (round % 2 == 0), round % 4 >= 2);
      exchange(std::min(rounds, kMaxExchanges));
      idle = keep_better() ? 0 : idle + 1;
    }
  }

  std::int64_t search_rounds() const {
    const auto segments = static_cast<std::int64_t>(graph_.segments.size()) + 1;
    return std::clamp(kSearchWork / segments, kMinRounds, kMaxRounds);
  }

  std::int64_t siftings() const {
    std::int64_t work = 1;
    for (const std::vector<std::uint32_t>& layer : graph_.layers) {
      std::size_t ends = layer.size();
      for (const std::uint32_t item : layer) {
        ends += before_.of(item).size() + after_.of(item).size();
      }
      work += static_cast<std::int64_t>(layer.size() * ends);
    }
    return std::min(kSiftingWork / work, kMaxSiftings);
  }

  // How high a segment begins or ends, comparable within a layer.
  std::int64_t start_of(const Segment& segment) const {
    return places_[segment.from] * kHeights + segment.out;
  }
  std::int64_t end_of(const Segment& segment) const {
    return places_[segment.to] * kHeights + segment.in;
  }

  void number_places() {
    for (const std::vector<std::uint32_t>& layer : graph_.layers) number(layer);
  }

  void number(const std::vector<std::uint32_t>& layer) {
    for (std::size_t i = 0; i < layer.size(); ++i) {
      places_[layer[i]] = static_cast<std::int64_t>(i);
    }
  }

  // --- Counting (Barth, Jünger & Mutzel, "Simple and efficient bilayer cross counting", 2002) -----

  std::int64_t crossings_behind(std::size_t layer) {
    ends_.clear();
    for (const std::uint32_t item : graph_.layers[layer]) {
      for (const std::uint32_t number : after_.of(item)) {
        const Segment& segment = graph_.segments[number];
        ends_.push_back({start_of(segment), end_of(segment), segment.edges, 0});
      }
    }
    rank_ends();
    sort_items(ends_, [](const End& a, const End& b) {
      return a.start != b.start ? a.start < b.start : a.end < b.end;
    });
    return inversions();
  }

  void rank_ends() {
    sort_items(ends_, [](const End& a, const End& b) { return a.end < b.end; });
    for (std::size_t i = 1; i < ends_.size(); ++i) {
      ends_[i].rank = ends_[i - 1].rank + (ends_[i].end != ends_[i - 1].end ? 1 : 0);
    }
  }

  // Of the ends, those that stand below one that starts lower. What starts at one point does not cross.
  std::int64_t inversions() {
    const std::uint32_t ranks = ends_.empty() ? 0 : max_rank() + 1;
    sums_.assign(ranks + 1, 0);
    std::int64_t inversions = 0;
    std::int64_t total = 0;
    std::size_t counted = 0;
    for (std::size_t i = 0; i < ends_.size(); ++i) {
      for (; ends_[counted].start != ends_[i].start; ++counted) {
        total += ends_[counted].edges;
        for (std::uint32_t at = ends_[counted].rank + 1; at <= ranks;
             at += at & (0 - at)) {
          sums_[at] += ends_[counted].edges;
        }
      }
      std::int64_t not_below = 0;
      for (std::uint32_t at = ends_[i].rank + 1; at > 0; at &= at - 1)
        not_below += sums_[at];
      inversions += (total - not_below) * ends_[i].edges;
    }
    return inversions;
  }

  std::uint32_t max_rank() const {
    std::uint32_t rank = 0;
    for (const End& end : ends_) rank = std::max(rank, end.rank);
    return rank;
  }

  // --- Sweeps -----------------------------------------------------------------------------------

  // Orders every layer by the barycentres of its neighbours on one side.
  void sweep(bool forwards, bool last_first) {
    const std::size_t layers = graph_.layers.size();
    for (std::size_t i = 1; i < layers; ++i) {
      const std::size_t layer = forwards ? i : layers - 1 - i;
      order_layer(graph_.layers[layer], forwards, last_first);
    }
  }

  // Items without neighbours on that side stay where they are.
  void order_layer(std::vector<std::uint32_t>& layer, bool forwards, bool last_first) {
    moving_.clear();
    free_places_.clear();
    for (std::size_t i = 0; i < layer.size(); ++i) {
      const auto segments = forwards ? before_.of(layer[i]) : after_.of(layer[i]);
      if (segments.empty()) continue;
      moving_.push_back({barycentre(segments, forwards), layer[i]});
      free_places_.push_back(i);
    }
    if (last_first) std::reverse(moving_.begin(), moving_.end());
    sort_items(moving_, [](const Moving& a, const Moving& b) {
      return a.barycentre < b.barycentre;
    });
    for (std::size_t i = 0; i < moving_.size(); ++i) {
      layer[free_places_[i]] = moving_[i].item;
    }
    number(layer);
  }

  std::int64_t barycentre(std::span<const std::uint32_t> segments, bool forwards) const {
    std::int64_t sum = 0;
    std::int64_t edges = 0;
    for (const std::uint32_t number : segments) {
      const Segment& segment = graph_.segments[number];
      const std::uint32_t item = forwards ? segment.from : segment.to;
      const std::int64_t port = forwards ? segment.out : segment.in;
      const std::int64_t height = std::max(1, graph_.items[item].height);
      sum += (places_[item] * kHeights + kHeights * port / (height + 1)) / 64 *
             segment.edges;
      edges += segment.edges;
    }
    return sum / edges;
  }

  // --- Exchanges --------------------------------------------------------------------------------

  // Exchanges neighbours in a layer as long as that saves crossings.
  void exchange(std::int64_t times) {
    bool better = true;
    for (; times > 0 && better; --times) {
      better = false;
      for (std::vector<std::uint32_t>& layer : graph_.layers) {
        better = exchange_in(layer) || better;
      }
    }
  }

  bool exchange_in(std::vector<std::uint32_t>& layer) {
    bool better = false;
    for (std::size_t i = 0; i + 1 < layer.size(); ++i) {
      const std::uint32_t upper = layer[i];
      const std::uint32_t lower = layer[i + 1];
      if (saved(upper, lower) <= 0) continue;
      std::swap(layer[i], layer[i + 1]);
      places_[lower] = static_cast<std::int64_t>(i);
      places_[upper] = static_cast<std::int64_t>(i) + 1;
      better = true;
    }
    return better;
  }

  // How many crossings fewer there are with `upper` below `lower`.
  std::int64_t saved(std::uint32_t upper, std::uint32_t lower) {
    upper_.read(*this, upper);
    lower_.read(*this, lower);
    return saved(upper_, lower_);
  }

  struct Height {
    std::int64_t height;
    std::int64_t edges;
  };

  // How high the segments of an item are at their other ends, ascending: those before it, those
  // behind it.
  struct Heights {
    std::vector<Height> before;
    std::vector<Height> behind;

    void read(const Orderer& orderer, std::uint32_t item) {
      before.clear();
      behind.clear();
      for (const std::uint32_t number : orderer.before_.of(item)) {
        const Segment& segment = orderer.graph_.segments[number];
        before.push_back({orderer.start_of(segment), segment.edges});
      }
      for (const std::uint32_t number : orderer.after_.of(item)) {
        const Segment& segment = orderer.graph_.segments[number];
        behind.push_back({orderer.end_of(segment), segment.edges});
      }
      const auto less = [](const Height& a, const Height& b) {
        return a.height < b.height;
      };
      sort_items(before, less);
      sort_items(behind, less);
    }
  };

  static std::int64_t saved(const Heights& upper, const Heights& lower) {
    return crossed(upper.before, lower.before) - crossed(lower.before, upper.before) +
           crossed(upper.behind, lower.behind) - crossed(lower.behind, upper.behind);
  }

  static std::int64_t crossed(const std::vector<Height>& above,
                              const std::vector<Height>& below) {
    std::int64_t sum = 0;
    std::int64_t higher = 0;
    std::size_t next = 0;
    for (const Height& end : above) {
      for (; next < below.size() && below[next].height < end.height; ++next) {
        higher += below[next].edges;
      }
      sum += higher * end.edges;
    }
    return sum;
  }

  // --- Sifting (Matuszewski, Schönfeld & Molitor 1999) ------------------------------------------

  // Puts each item of a layer to where it crosses least.
  void sift(std::vector<std::uint32_t>& layer) {
    if (heights_.size() < layer.size()) heights_.resize(layer.size());
    for (std::size_t i = 0; i < layer.size(); ++i) heights_[i].read(*this, layer[i]);
    // Positions in heights_, in the order of the layer.
    std::vector<std::size_t> order(layer.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t item = 0; item < layer.size(); ++item) sift_one(order, item);
    std::vector<std::uint32_t> sifted;
    for (const std::size_t item : order) sifted.push_back(layer[item]);
    layer = std::move(sifted);
    number(layer);
  }

  void sift_one(std::vector<std::size_t>& order, std::size_t item) {
    const auto at = std::find(order.begin(), order.end(), item);
    auto best = at;
    std::int64_t most = 0;
    std::int64_t sum = 0;
    for (auto other = at; other != order.begin();) {
      --other;
      sum += saved(heights_[*other], heights_[item]);
      if (sum > most) most = sum, best = other;
    }
    sum = 0;
    for (auto other = at + 1; other != order.end(); ++other) {
      sum += saved(heights_[item], heights_[*other]);
      if (sum > most) most = sum, best = other;
    }
    if (best < at) std::rotate(best, at, at + 1);
    if (best > at) std::rotate(at, at + 1, best + 1);
  }

  struct End {
    std::int64_t start;
    std::int64_t end;
    std::int64_t edges;
    std::uint32_t rank;
  };
  struct Moving {
    std::int64_t barycentre;
    std::uint32_t item;
  };

  LayeredGraph& graph_;
  // Segments by the item at which they end, and begin.
  const Adjacency before_;
  const Adjacency after_;
  // By item: its place in its layer.
  std::vector<std::int64_t> places_;
  // Kept between calls for their memory.
  std::vector<End> ends_;
  std::vector<std::int64_t> sums_;
  std::vector<Moving> moving_;
  std::vector<std::size_t> free_places_;
  Heights upper_;
  Heights lower_;
  std::vector<Heights> heights_;
  Layers best_;
  std::int64_t least_ = 0;
};

}  // namespace

std::int64_t count_crossings(const LayeredGraph& graph) {
  LayeredGraph copy = graph;
  return Orderer(copy).crossings();
}

void order_layers(LayeredGraph& graph) { Orderer(graph).run(); }

}  // namespace reknot
