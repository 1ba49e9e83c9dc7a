#include "core/graph/graph.h"

#include <algorithm>

#include "core/base/hash.h"
#include "core/base/integers.h"

namespace reknot {

std::string_view kind_label(Kind kind) {
  switch (kind) {
#define RK_KIND(name, label, created) \
  case Kind::k##name:                 \
    return label;
#include "core/graph/kinds.def"
#undef RK_KIND
  }
  RK_CHECK(false);
}

bool created_whole(Kind kind) {
  enum Created { empty, whole };
  switch (kind) {
#define RK_KIND(name, label, created) \
  case Kind::k##name:                 \
    return created == whole;
#include "core/graph/kinds.def"
#undef RK_KIND
  }
  RK_CHECK(false);
}

namespace {
constexpr std::string_view kFormNames[] = {"function", "lambda", "class"};
}

std::string_view form_name(Source::Form form) {
  return kFormNames[static_cast<std::size_t>(form)];
}

std::optional<Source::Form> source_form(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kFormNames); ++i) {
    if (kFormNames[i] == name) return static_cast<Source::Form>(i);
  }
  return std::nullopt;
}

std::string Source::qualified_name() const {
  std::string path;
  for (const Level& level : context) {
    path += level.name;
    path += level.form == Form::kClass ? "." : ".<locals>.";
  }
  return path + name;
}

std::string_view Graph::text(Value value) const {
  RK_CHECK(value.tag() == Tag::kText);
  return blob(value.index());
}

ByteView Graph::bytes(Value value) const {
  RK_CHECK(value.tag() == Tag::kBytes || value.tag() == Tag::kBigInt);
  return as_bytes(blob(value.index()));
}

void Graph::expect(std::size_t bytes) {
  // Of a capture stream: an object takes some 16 bytes, a slot 4, and most of it may be text.
  nodes_.reserve(bytes / 16);
  slots_.reserve(bytes / 4);
  blobs_.reserve(bytes / 16);
  arena_.reserve(bytes);
}

NodeId Graph::add_node(Kind kind, std::span<const Value> slots) {
  RK_CHECK(nodes_.size() <= Value::kMaxIndex);
  const auto begin = static_cast<std::uint32_t>(slots_.size());
  const auto count = static_cast<std::uint32_t>(slots.size());
  slots_.insert(slots_.end(), slots.begin(), slots.end());
  nodes_.push_back({kind, begin, count, count});
  return static_cast<NodeId>(nodes_.size() - 1);
}

CodeId Graph::add_code(CodeInfo info) {
  codes_.push_back(std::move(info));
  return static_cast<CodeId>(codes_.size() - 1);
}

NodeId Graph::add_code_node(Kind kind, CodeId code, std::span<const Value> slots) {
  const NodeId node = add_node(kind, slots);
  nodes_[node].extra = code;
  return node;
}

void Graph::append_slots(NodeId id, std::span<const Value> slots) {
  Node& node = nodes_[id];
  const auto added = static_cast<std::uint32_t>(slots.size());
  if (node.count + added > node.capacity) {
    // Moves to the end of slots_ with room to grow, unless it is there already; doubling keeps
    // a list that arrives in thousands of batches linear.
    if (node.begin + node.count != slots_.size()) {
      const std::size_t begin = slots_.size();
      slots_.resize(begin + std::max(2 * node.count, node.count + added));
      std::copy_n(slots_.begin() + node.begin, node.count,
                  slots_.begin() + static_cast<std::ptrdiff_t>(begin));
      node.begin = static_cast<std::uint32_t>(begin);
    } else {
      slots_.resize(node.begin + node.count + added);
    }
    node.capacity = static_cast<std::uint32_t>(slots_.size()) - node.begin;
  }
  std::copy(slots.begin(), slots.end(), slots_.begin() + node.begin + node.count);
  node.count += added;
}

void Graph::replace_slots(NodeId id, std::span<const Value> slots) {
  nodes_[id].count = 0;
  append_slots(id, slots);
}

SourceId Graph::add_source(Source source) {
  sources_.push_back(std::move(source));
  return static_cast<SourceId>(sources_.size() - 1);
}

NodeId Graph::reference(std::string_view module, std::string_view name) {
  const auto [found, is_new] =
      references_.try_emplace(std::string(module) + ':' + std::string(name));
  if (is_new) {
    const Value slots[] = {add_text(module), add_text(name)};
    found->second = add_node(Kind::kReference, slots);
  }
  return found->second;
}

Value Graph::add_integer(ByteView twos_complement) {
  if (twos_complement.size() > 8) return add_blob(Tag::kBigInt, twos_complement);
  return add_integer(small_integer_of(twos_complement));
}

Value Graph::add_integer(std::int64_t value) {
  if (value >= Value::kMinSmall && value <= Value::kMaxSmall) {
    return Value::small(static_cast<std::int32_t>(value));
  }
  return add_blob(Tag::kBigInt, SmallInteger(value).view());
}

Value Graph::add_float(double value) {
  floats_.push_back(value);
  return Value::indexed(Tag::kFloat, static_cast<std::uint32_t>(floats_.size() - 1));
}

Value Graph::add_blob(Tag tag, ByteView bytes) {
  RK_CHECK(blobs_.size() <= Value::kMaxIndex);
  blobs_.push_back({static_cast<std::uint32_t>(arena_.size()),
                    static_cast<std::uint32_t>(bytes.size())});
  arena_.insert(arena_.end(), bytes.begin(), bytes.end());
  return Value::indexed(tag, static_cast<std::uint32_t>(blobs_.size() - 1));
}

std::size_t Graph::find_long_atom(Tag tag, ByteView bytes) const {
  const auto seed = static_cast<std::uint64_t>(tag);
  std::size_t place = hash_bytes(bytes, seed) % long_atoms_.size();
  while (long_atoms_[place] != 0) {
    const Value here = Value::from_bits(long_atoms_[place]);
    if (here.tag() == tag && blob(here.index()) == as_text(bytes)) break;
    place = (place + 1) % long_atoms_.size();
  }
  return place;
}

void Graph::grow_long_atoms() {
  const std::vector<std::uint32_t> old = std::exchange(
      long_atoms_,
      std::vector<std::uint32_t>(std::max<std::size_t>(64, 4 * long_atom_count_)));
  for (const std::uint32_t bits : old) {
    if (bits == 0) continue;
    const Value atom = Value::from_bits(bits);
    long_atoms_[find_long_atom(atom.tag(), as_bytes(blob(atom.index())))] = bits;
  }
}

Value Graph::add_long_atom(Tag tag, ByteView bytes) {
  if (2 * (long_atom_count_ + 1) > long_atoms_.size()) grow_long_atoms();
  const std::size_t place = find_long_atom(tag, bytes);
  if (long_atoms_[place] == 0) {
    long_atoms_[place] = add_blob(tag, bytes).bits();
    ++long_atom_count_;
  }
  return Value::from_bits(long_atoms_[place]);
}

std::vector<NodeId> reachable_nodes(const Graph& graph) {
  std::vector<NodeId> order;
  order.reserve(graph.size());
  std::vector<bool> seen(graph.size());
  // A stack of values still to be read, the next one on top.
  std::vector<Value> pending;
  pending.reserve(64);
  const auto push_reversed = [&](std::span<const Value> values) {
    for (std::size_t i = values.size(); i-- > 0;) {
      if (values[i].is_node() && !seen[values[i].as_node()]) pending.push_back(values[i]);
    }
  };
  for (const auto& [name, value] : graph.variables()) {
    push_reversed({&value, 1});
    while (!pending.empty()) {
      const NodeId node = pending.back().as_node();
      pending.pop_back();
      if (seen[node]) continue;
      seen[node] = true;
      order.push_back(node);
      push_reversed(graph.slots(node));
    }
  }
  return order;
}

}  // namespace reknot
