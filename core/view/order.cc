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
        by_in_(segments_by_in(graph)),
        before_(graph.items.size(), by_in_.size(), [&](auto i) { return by_in_[i].to; }),
        by_out_(lines_by_out()),
        after_(graph.items.size(), by_out_.size(),
               [&](auto i) { return by_out_[i].from; }),
        places_(graph.items.size()),
        first_ranks_(graph.items.size()) {
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

  struct Line : Segment {
    // How many other heights of the item where it ends are entered above it.
    std::uint32_t rank;
  };

  static std::vector<Segment> segments_by_in(const LayeredGraph& graph) {
    std::vector<Segment> segments = graph.segments;
    sort_items(segments, [](const Segment& a, const Segment& b) { return a.in < b.in; });
    return segments;
  }

  std::vector<Line> lines_by_out() const {
    std::vector<Line> lines;
    for (const Segment& segment : by_in_) lines.push_back({segment, 0});
    for (std::uint32_t item = 0; item < graph_.items.size(); ++item) {
      const Line* above = nullptr;
      for (const std::uint32_t number : before_.of(item)) {
        Line& line = lines[number];
        if (above != nullptr) line.rank = above->rank + (line.in != above->in ? 1 : 0);
        above = &line;
      }
    }
    sort_items(lines, [](const Line& a, const Line& b) { return a.out < b.out; });
    return lines;
  }

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

  // Lines are met as they begin, from the top; those that cross one end below it and were met before.
  std::int64_t crossings_behind(std::size_t layer) {
    ended_.assign(rank_ends(graph_.layers[layer + 1]) + 1, 0);
    std::int64_t crossings = 0;
    std::int64_t met = 0;
    for (const std::uint32_t item : graph_.layers[layer]) {
      const std::span<const std::uint32_t> lines = after_.of(item);
      for (std::size_t i = 0, next; i < lines.size(); i = next) {
        // What begins at one point does not cross.
        const std::int32_t out = by_out_[lines[i]].out;
        for (next = i; next < lines.size() && by_out_[lines[next]].out == out; ++next) {
          const Line& line = by_out_[lines[next]];
          crossings += (met - ended_until(rank_of(line))) * line.edges;
        }
        for (; i < next; ++i) {
          const Line& line = by_out_[lines[i]];
          met += line.edges;
          end_at(rank_of(line), line.edges);
        }
      }
    }
    return crossings;
  }

  // Leaves each item of a layer as many ranks as lines end there; returns how many there are.
  std::uint32_t rank_ends(const std::vector<std::uint32_t>& layer) {
    std::uint32_t ranks = 0;
    for (const std::uint32_t item : layer) {
      first_ranks_[item] = ranks;
      ranks += static_cast<std::uint32_t>(before_.of(item).size());
    }
    return ranks;
  }

  std::uint32_t rank_of(const Line& line) const {
    return first_ranks_[line.to] + line.rank;
  }

  void end_at(std::uint32_t rank, std::int64_t edges) {
    for (std::size_t i = rank + 1; i < ended_.size(); i += i & (0 - i))
      ended_[i] += edges;
  }

  std::int64_t ended_until(std::uint32_t rank) const {
    std::int64_t sum = 0;
    for (std::size_t i = rank + 1; i > 0; i &= i - 1) sum += ended_[i];
    return sum;
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
      if ((forwards ? before_ : after_).of(layer[i]).empty()) continue;
      moving_.push_back({barycentre(layer[i], forwards), layer[i]});
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

  std::int64_t barycentre(std::uint32_t item, bool forwards) const {
    std::int64_t sum = 0;
    std::int64_t edges = 0;
    for (const std::uint32_t number : (forwards ? before_ : after_).of(item)) {
      const Segment& segment = forwards ? by_in_[number] : by_out_[number];
      const std::uint32_t other = forwards ? segment.from : segment.to;
      const std::int64_t port = forwards ? segment.out : segment.in;
      const std::int64_t height = std::max(1, graph_.items[other].height);
      sum += (places_[other] * kHeights + kHeights * port / (height + 1)) / 64 *
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
    if (!layer.empty()) upper_.read(*this, layer[0]);
    for (std::size_t i = 0; i + 1 < layer.size(); ++i) {
      lower_.read(*this, layer[i + 1]);
      if (saved(upper_, lower_) > 0) {
        std::swap(layer[i], layer[i + 1]);
        better = true;
      } else {
        std::swap(upper_, lower_);
      }
    }
    if (better) number(layer);
    return better;
  }

  struct Height {
    std::int64_t height;
    std::int64_t edges;
  };

  // How high the lines on one side of an item are at their other ends, ascending.
  struct Side {
    std::vector<Height> ends;
    std::int64_t edges = 0;

    void clear() {
      ends.clear();
      edges = 0;
    }

    void add(Height end) {
      ends.push_back(end);
      edges += end.edges;
    }

    // Most have an end or two.
    void sort() {
      constexpr std::size_t kFew = 8;
      if (ends.size() > kFew) {
        sort_items(ends, less);
        return;
      }
      for (std::size_t i = 1; i < ends.size(); ++i) {
        for (std::size_t j = i; j > 0 && less(ends[j], ends[j - 1]); --j) {
          std::swap(ends[j], ends[j - 1]);
        }
      }
    }

    static bool less(const Height& a, const Height& b) { return a.height < b.height; }
  };

  struct Heights {
    Side before;
    Side behind;

    void read(const Orderer& orderer, std::uint32_t item) {
      before.clear();
      behind.clear();
      for (const std::uint32_t number : orderer.before_.of(item)) {
        const Segment& segment = orderer.by_in_[number];
        before.add({orderer.start_of(segment), segment.edges});
      }
      for (const std::uint32_t number : orderer.after_.of(item)) {
        const Line& line = orderer.by_out_[number];
        behind.add({orderer.end_of(line), line.edges});
      }
      before.sort();
      behind.sort();
    }
  };

  // How many crossings fewer there are with `upper` below `lower`.
  static std::int64_t saved(const Heights& upper, const Heights& lower) {
    return saved(upper.before, lower.before) + saved(upper.behind, lower.behind);
  }

  // Each end of `upper` crosses what ends above it, and would cross what ends below it.
  static std::int64_t saved(const Side& upper, const Side& lower) {
    std::int64_t sum = 0;
    std::int64_t above = 0;
    std::int64_t not_below = 0;
    std::size_t i = 0;
    std::size_t j = 0;
    for (const Height& end : upper.ends) {
      for (; i < lower.ends.size() && lower.ends[i].height < end.height; ++i) {
        above += lower.ends[i].edges;
      }
      for (; j < lower.ends.size() && lower.ends[j].height <= end.height; ++j) {
        not_below += lower.ends[j].edges;
      }
      sum += (above - (lower.edges - not_below)) * end.edges;
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

  struct Moving {
    std::int64_t barycentre;
    std::uint32_t item;
  };

  LayeredGraph& graph_;
  // The segments by the height of their ends, and under the item at which they end.
  const std::vector<Segment> by_in_;
  const Adjacency before_;
  // The same by the height at which they begin.
  const std::vector<Line> by_out_;
  const Adjacency after_;
  // By item: its place in its layer.
  std::vector<std::int64_t> places_;
  // By item, where the lines are counted that end in its layer: the rank of its highest end.
  std::vector<std::uint32_t> first_ranks_;
  // By rank, a Fenwick tree: how many edges of those met end there. Kept for its memory, as all below.
  std::vector<std::int64_t> ended_;
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
