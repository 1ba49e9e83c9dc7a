#include "core/graph/order.h"

#include <algorithm>
#include <unordered_map>

#include "core/base/hash.h"
#include "core/base/sort.h"

namespace reknot {
namespace {

// Numbers compare by value; shorter magnitudes of big ints are closer to zero.
bool integer_less(ByteView a, ByteView b) {
  const bool a_negative = a.back() >= 0x80;
  const bool b_negative = b.back() >= 0x80;
  if (a_negative != b_negative) return a_negative;
  if (a.size() != b.size()) return (a.size() < b.size()) != a_negative;
  return std::lexicographical_compare(a.rbegin(), a.rend(), b.rbegin(), b.rend());
}

bool bytes_less(ByteView a, ByteView b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end());
}

class SetSorter {
 public:
  explicit SetSorter(Graph& graph) : graph_(graph) {}

  void run() {
    for (NodeId node = 0; node < graph_.size(); ++node) {
      if (is_set(node) && graph_.slots(node).size() > 1) sort_by_look(node);
    }
    if (has_ties_) break_ties();
  }

 private:
  static constexpr std::uint32_t kNever = ~0U;

  bool is_set(NodeId node) const {
    const Kind kind = graph_.kind(node);
    return kind == Kind::kSet || kind == Kind::kFrozenSet;
  }

  void sort_by_look(NodeId set) {
    const std::span<const Value> slots = graph_.slots(set);
    const bool has_nodes = std::any_of(slots.begin(), slots.end(),
                                       [](Value value) { return value.is_node(); });
    if (has_nodes && looks_.empty()) compute_looks();
    sort(set, [this](Value a, Value b) { return less(a, b); });
    const std::span<const Value> sorted = graph_.slots(set);
    has_ties_ |=
        std::adjacent_find(sorted.begin(), sorted.end(), [this](Value a, Value b) {
          return a.is_node() && b.is_node() && !less(a, b);
        }) != sorted.end();
  }

  template <typename Less>
  void sort(NodeId set, Less less) {
    const std::span<const Value> slots = graph_.slots(set);
    std::vector<Value> elements(slots.begin(), slots.end());
    sort_items(elements, less);
    for (std::uint32_t i = 0; i < elements.size(); ++i) {
      graph_.set_slot(set, i, elements[i]);
    }
  }

  // Walks over the graph, a set's elements only after all that is met elsewhere, so that elements
  // that look alike can stand in the order in which they are met.
  void break_ties() {
    met_.assign(graph_.size(), kNever);
    for (const auto& [name, value] : graph_.variables()) meet(value);
    for (std::size_t i = 0; i < sets_met_.size(); ++i) {
      const NodeId set = sets_met_[i];
      sort(set, [this](Value a, Value b) {
        if (less(a, b) || less(b, a) || !a.is_node()) return less(a, b);
        return met_[a.as_node()] < met_[b.as_node()];
      });
      for (std::uint32_t slot = 0; slot < graph_.slots(set).size(); ++slot) {
        meet(graph_.slots(set)[slot]);
      }
    }
  }

  // As reachable_nodes, but for the elements of sets.
  void meet(Value value) {
    pending_.push_back(value);
    while (!pending_.empty()) {
      const Value next = pending_.back();
      pending_.pop_back();
      if (!next.is_node() || met_[next.as_node()] != kNever) continue;
      const NodeId node = next.as_node();
      met_[node] = count_met_++;
      if (is_set(node)) {
        sets_met_.push_back(node);
        continue;
      }
      const std::span<const Value> slots = graph_.slots(node);
      for (std::size_t i = slots.size(); i-- > 0;) {
        if (slots[i].is_node() && met_[slots[i].as_node()] == kNever) {
          pending_.push_back(slots[i]);
        }
      }
    }
  }

  bool less(Value a, Value b) const {
    if (a.tag() != b.tag()) return rank(a.tag()) < rank(b.tag());
    switch (a.tag()) {
      case Tag::kNode:
        return looks_[a.as_node()] < looks_[b.as_node()];
      case Tag::kSmall:
        return a.as_small() < b.as_small();
      case Tag::kConstant:
        return a.index() < b.index();
      case Tag::kText:
        return graph_.text(a) < graph_.text(b);
      case Tag::kBytes:
        return bytes_less(graph_.bytes(a), graph_.bytes(b));
      case Tag::kFloat:
        return bits_of(graph_.real(a)) < bits_of(graph_.real(b));
      case Tag::kBigInt:
        return integer_less(graph_.bytes(a), graph_.bytes(b));
    }
    return false;
  }

  static int rank(Tag tag) {
    switch (tag) {
      case Tag::kConstant:
        return 0;
      case Tag::kSmall:
        return 1;
      case Tag::kBigInt:
        return 2;
      case Tag::kFloat:
        return 3;
      case Tag::kText:
        return 4;
      case Tag::kBytes:
        return 5;
      case Tag::kNode:
        return 6;
    }
    return 7;
  }

  // What every node looks like to a depth of kSetDepth, as a hash.
  void compute_looks() {
    for (const Source& source : graph_.sources()) {
      source_looks_.push_back(hash_bytes(as_bytes(source.text)));
    }
    looks_.resize(graph_.size());
    for (NodeId node = 0; node < graph_.size(); ++node) looks_[node] = own_look(node);
    std::vector<std::uint64_t> next(graph_.size());
    for (int round = 0; round < kSetDepth; ++round) {
      for (NodeId node = 0; node < graph_.size(); ++node) next[node] = deeper_look(node);
      looks_.swap(next);
    }
  }

  std::uint64_t own_look(NodeId node) const {
    const Kind kind = graph_.kind(node);
    std::uint64_t look = mix(static_cast<std::uint64_t>(kind) + 1);
    if (kind == Kind::kFunction || kind == Kind::kClass) {
      const CodeInfo& code = graph_.code(node);
      look = hash_bytes(as_bytes(code.path), look);
      look = mix(look ^ source_looks_[code.source]);
    }
    return look;
  }

  std::uint64_t deeper_look(NodeId node) const {
    const bool unordered = is_set(node);
    std::uint64_t look = mix(looks_[node] + 1);
    for (const Value slot : graph_.slots(node)) {
      const std::uint64_t part = mix(look_of(slot));
      look = unordered ? look + part : mix(look ^ part);
    }
    return mix(look);
  }

  std::uint64_t look_of(Value value) const {
    const auto tag = static_cast<std::uint64_t>(value.tag());
    switch (value.tag()) {
      case Tag::kNode:
        return looks_[value.as_node()];
      case Tag::kSmall:
      case Tag::kConstant:
        return mix(value.bits());
      case Tag::kText:
        return look_of_bytes(value, as_bytes(graph_.text(value)));
      case Tag::kBytes:
      case Tag::kBigInt:
        return look_of_bytes(value, graph_.bytes(value));
      case Tag::kFloat:
        return mix(bits_of(graph_.real(value)) + tag);
    }
    return 0;
  }

  // What is long is hashed once, however often it is used.
  std::uint64_t look_of_bytes(Value value, ByteView bytes) const {
    const auto tag = static_cast<std::uint64_t>(value.tag());
    if (bytes.size() < Graph::kLongAtom) return hash_bytes(bytes, tag);
    const auto [found, is_new] = long_looks_.try_emplace(value.bits());
    if (is_new) found->second = hash_bytes(bytes, tag);
    return found->second;
  }

  Graph& graph_;
  std::vector<std::uint64_t> looks_;
  std::vector<std::uint64_t> source_looks_;
  mutable std::unordered_map<std::uint32_t, std::uint64_t> long_looks_;
  // Whether there are elements that look alike, and when nodes are met, by node.
  bool has_ties_ = false;
  std::vector<std::uint32_t> met_;
  std::uint32_t count_met_ = 0;
  std::vector<NodeId> sets_met_;
  std::vector<Value> pending_;
};

}  // namespace

void sort_names(Graph& graph) {
  constexpr auto kFixed = slot_index(NamespaceSlot::kCount);
  for (NodeId node = 0; node < graph.size(); ++node) {
    if (graph.kind(node) != Kind::kNamespace) continue;
    const std::span<const Value> slots = graph.slots(node);
    std::vector<std::pair<Value, Value>> names;
    for (std::size_t i = kFixed; i < slots.size(); i += 2) {
      names.emplace_back(slots[i], slots[i + 1]);
    }
    sort_items(names, [&](const auto& a, const auto& b) {
      return graph.text(a.first) < graph.text(b.first);
    });
    for (std::uint32_t i = 0; i < names.size(); ++i) {
      graph.set_slot(node, kFixed + 2 * i, names[i].first);
      graph.set_slot(node, kFixed + 2 * i + 1, names[i].second);
    }
  }
}

void sort_sets(Graph& graph) { SetSorter(graph).run(); }

}  // namespace reknot
