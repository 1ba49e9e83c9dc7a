#include "core/graph/order.h"

#include <algorithm>

#include "core/base/hash.h"

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
      const Kind kind = graph_.kind(node);
      if (kind != Kind::kSet && kind != Kind::kFrozenSet) continue;
      const std::span<const Value> slots = graph_.slots(node);
      if (slots.size() < 2) continue;
      std::vector<Value> elements(slots.begin(), slots.end());
      const bool has_nodes = std::any_of(elements.begin(), elements.end(),
                                         [](Value value) { return value.is_node(); });
      if (has_nodes && looks_.empty()) compute_looks();
      std::stable_sort(elements.begin(), elements.end(),
                       [this](Value a, Value b) { return less(a, b); });
      for (std::uint32_t i = 0; i < elements.size(); ++i) {
        graph_.set_slot(node, i, elements[i]);
      }
    }
  }

 private:
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
      look = hash_bytes(as_bytes(graph_.sources()[code.source].text), look);
    }
    return look;
  }

  std::uint64_t deeper_look(NodeId node) const {
    const Kind kind = graph_.kind(node);
    const bool unordered = kind == Kind::kSet || kind == Kind::kFrozenSet;
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
        return hash_bytes(as_bytes(graph_.text(value)), tag);
      case Tag::kBytes:
      case Tag::kBigInt:
        return hash_bytes(graph_.bytes(value), tag);
      case Tag::kFloat:
        return mix(bits_of(graph_.real(value)) + tag);
    }
    return 0;
  }

  Graph& graph_;
  std::vector<std::uint64_t> looks_;
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
    std::sort(names.begin(), names.end(), [&](const auto& a, const auto& b) {
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
