#include "core/freeze/component_digester.h"

#include <algorithm>
#include <utility>

#include "core/base/check.h"

namespace reknot {

void ComponentDigester::resize() {
  values_.resize(graph_.size());
  places_.resize(graph_.size(), kNowhere);
}

RecordId ComponentDigester::digest(std::span<const TermId> nodes) {
  changed_.clear();
  if (nodes.size() == 1 && !leads_to_itself(nodes[0])) {
    digest_alone(nodes[0]);
    return kNoRecord;
  }
  enter(nodes);
  const RecordId below = record_below(nodes);
  const bool has_to_wait = below != kNoRecord && may_unroll(nodes, below);
  if (!has_to_wait) refine(nodes, kNoRecord);
  leave(nodes);
  return has_to_wait ? below : kNoRecord;
}

void ComponentDigester::digest_jointly(std::span<const TermId> nodes, RecordId record) {
  changed_.clear();
  enter(nodes);
  refine(nodes, record);
  leave(nodes);
}

// --- A node by itself.

bool ComponentDigester::leads_to_itself(TermId node) const {
  const std::span<const TermId> children = graph_.children(node);
  return std::find(children.begin(), children.end(), node) != children.end();
}

void ComponentDigester::digest_alone(TermId node) {
  ++digested_;
  const RecordId below = record_below({&node, 1});
  if (below != kNoRecord) {
    const std::uint32_t number = member_like(node, below);
    if (number != Record::kNoMember) return set(node, member_value(below, number));
  }
  NodeValue value;
  value.height = 1;
  value.digest = hasher_.node(
      node, [&](TermId child) -> const Digest& { return values_[child].digest; });
  for (const TermId child : graph_.children(node)) {
    value.height = std::max(value.height, values_[child].height + 1);
  }
  set(node, value);
}

// The member of a record that a node which leads into it has the value of, or Record::kNoMember.
std::uint32_t ComponentDigester::member_like(TermId node, RecordId id) {
  const auto is_member = [&](TermId child) { return values_[child].record == id; };
  const auto digest_of = [&](TermId child) -> const Digest& {
    return values_[child].digest;
  };
  const std::span<const TermId> children = graph_.children(node);
  const bool is_bag = graph_.kind(node) == TermKind::kBag;
  edges_.clear();
  for (std::uint32_t i = 0; i < children.size(); ++i) {
    if (!is_member(children[i])) continue;
    edges_.add_edge(values_[children[i]].number, is_bag ? kBagSymbol : i);
  }
  edges_.add_source();
  return records_[id].find(
      fingerprint_of(graph_, node, is_member, digest_of),
      [&] { return hasher_.key(node, is_member, digest_of); }, edges_.from(0));
}

// --- Nodes that are refined.

void ComponentDigester::enter(std::span<const TermId> nodes) {
  for (std::uint32_t i = 0; i < nodes.size(); ++i) places_[nodes[i]] = i;
}

void ComponentDigester::leave(std::span<const TermId> nodes) {
  for (const TermId node : nodes) places_[node] = kNowhere;
}

// The only record that nodes may be an unrolling of: that of the highest nodes that they lead to,
// if these are all of one.
RecordId ComponentDigester::record_below(std::span<const TermId> nodes) const {
  RecordId record = kNoRecord;
  std::uint32_t height = 0;
  for (const TermId node : nodes) {
    for (const TermId child : graph_.children(node)) {
      if (places_[child] != kNowhere) continue;
      const NodeValue& value = values_[child];
      if (value.height > height) {
        height = value.height;
        record = value.record;
      } else if (value.height == height && value.record != record) {
        record = kNoRecord;
      }
    }
  }
  return record;
}

// Looks at fingerprints: false if one of the nodes is like no member of the record.
bool ComponentDigester::may_unroll(std::span<const TermId> nodes, RecordId id) {
  Record& record = records_[id];
  collect_edges(nodes, id);
  const auto is_inside = [&](TermId child) {
    return places_[child] != kNowhere || values_[child].record == id;
  };
  const auto digest_of = [&](TermId child) -> const Digest& {
    return values_[child].digest;
  };
  std::vector<std::uint64_t> prints;
  for (const TermId node : nodes) {
    prints.push_back(fingerprint_of(graph_, node, is_inside, digest_of));
  }
  std::vector<std::uint64_t> deeper(prints.size());
  for (unsigned depth = 0; depth < Record::kDepth; ++depth) {
    const auto of = [&](std::uint32_t target) {
      return target < prints.size()
                 ? prints[target]
                 : record.print(depth,
                                target - static_cast<std::uint32_t>(prints.size()));
    };
    for (std::uint32_t i = 0; i < prints.size(); ++i) {
      deeper[i] = deeper_fingerprint(prints[i], edges_.from(i), of);
    }
    prints.swap(deeper);
  }
  return std::all_of(prints.begin(), prints.end(), [&](std::uint64_t print) {
    return record.has_deepest_print(print);
  });
}

// With a record, or kNoRecord.
void ComponentDigester::refine(std::span<const TermId> nodes, RecordId id) {
  digested_ += nodes.size();
  collect_edges(nodes, id);
  collect_keys(nodes, id);
  if (id != kNoRecord) append_members(records_[id]);
  const std::span<const std::uint32_t> blocks = refiner_.refine(keys_, edges_);
  if (id == kNoRecord && refiner_.block_count() == nodes.size()) {
    digest_classes(nodes, blocks);
  } else {
    digest_blocks(nodes, blocks, id);
  }
}

void ComponentDigester::collect_edges(std::span<const TermId> nodes, RecordId id) {
  edges_.clear();
  for (const TermId node : nodes) {
    const bool is_bag = graph_.kind(node) == TermKind::kBag;
    std::uint32_t position = 0;
    for (const TermId child : graph_.children(node)) {
      const std::uint32_t symbol = is_bag ? kBagSymbol : position++;
      if (places_[child] != kNowhere) {
        edges_.add_edge(places_[child], symbol);
      } else if (id != kNoRecord && values_[child].record == id) {
        const std::uint32_t first = static_cast<std::uint32_t>(nodes.size());
        edges_.add_edge(first + values_[child].number, symbol);
      }
    }
    edges_.add_source();
  }
}

void ComponentDigester::collect_keys(std::span<const TermId> nodes, RecordId id) {
  keys_.clear();
  for (const TermId node : nodes) {
    keys_.push_back(hasher_.key(
        node,
        [&](TermId child) {
          return places_[child] != kNowhere ||
                 (id != kNoRecord && values_[child].record == id);
        },
        [&](TermId child) -> const Digest& { return values_[child].digest; }));
  }
}

void ComponentDigester::append_members(const Record& record) {
  const auto first = static_cast<std::uint32_t>(keys_.size());
  keys_.insert(keys_.end(), record.keys().begin(), record.keys().end());
  for (std::uint32_t number = 0; number < record.size(); ++number) {
    for (const Edge& edge : record.edges().from(number)) {
      edges_.add_edge(first + edge.target, edge.symbol);
    }
    edges_.add_source();
  }
}

// --- Their blocks.

// No two of the nodes are equal, so refinement has numbered them.
void ComponentDigester::digest_classes(std::span<const TermId> nodes,
                                       std::span<const std::uint32_t> numbers) {
  const RecordId id = keep(
      nodes, keys_, edges_, numbers,
      [&](TermId child) { return places_[child] != kNowhere; },
      [&](TermId child) -> const NodeValue& { return values_[child]; });
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    set(nodes[i], member_value(id, numbers[i]));
  }
}

// Blocks with a member of the record have its value; no two of the others are the same value as
// anything that they lead to, so they are digested as classes.
void ComponentDigester::digest_blocks(std::span<const TermId> nodes,
                                      std::span<const std::uint32_t> blocks,
                                      RecordId id) {
  quotient_ = quotient_of(edges_, blocks, refiner_.block_count());
  const auto count = static_cast<std::uint32_t>(quotient_.firsts.size());
  block_values_.assign(count, {});
  member_of_.resize(count);
  std::vector<bool> is_known(count, false);
  for (auto i = static_cast<std::uint32_t>(nodes.size()); i < keys_.size(); ++i) {
    const std::uint32_t block = quotient_.block_of[i];
    is_known[block] = true;
    // The others are not asked for.
    if (quotient_.firsts[block] < nodes.size()) {
      block_values_[block] =
          member_value(id, i - static_cast<std::uint32_t>(nodes.size()));
    }
  }
  ComponentWalk walk(quotient_.edges);
  walk.run([&](std::span<const std::uint32_t> members) {
    if (!is_known[members[0]]) digest_block_component(nodes, members, walk);
  });
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    set(nodes[i], block_values_[quotient_.block_of[i]]);
  }
}

// Of a child of a node that is being digested.
const NodeValue& ComponentDigester::value_in_play(TermId child) const {
  const std::uint32_t place = places_[child];
  return place == kNowhere ? values_[child] : block_values_[quotient_.block_of[place]];
}

void ComponentDigester::digest_block_component(std::span<const TermId> nodes,
                                               std::span<const std::uint32_t> members,
                                               const ComponentWalk& walk) {
  const std::span<const Edge> edges = quotient_.edges.from(members[0]);
  const bool is_trivial = members.size() == 1 &&
                          std::none_of(edges.begin(), edges.end(), [&](const Edge& edge) {
                            return edge.target == members[0];
                          });
  if (is_trivial) return digest_block(nodes, members[0]);

  const std::uint32_t component = walk.component_of(members[0]);
  const auto is_inside = [&](TermId child) {
    const std::uint32_t place = places_[child];
    return place != kNowhere && walk.component_of(quotient_.block_of[place]) == component;
  };
  for (std::uint32_t i = 0; i < members.size(); ++i) member_of_[members[i]] = i;
  members_.clear();
  member_keys_.clear();
  inside_.clear();
  for (const std::uint32_t block : members) {
    members_.push_back(nodes[quotient_.firsts[block]]);
    member_keys_.push_back(hasher_.key(
        members_.back(), is_inside,
        [&](TermId child) -> const Digest& { return value_in_play(child).digest; }));
    for (const Edge& edge : quotient_.edges.from(block)) {
      if (walk.component_of(edge.target) == component) {
        inside_.add_edge(member_of_[edge.target], edge.symbol);
      }
    }
    inside_.add_source();
  }
  const std::span<const std::uint32_t> numbers = refiner_.refine(member_keys_, inside_);
  RK_CHECK(refiner_.block_count() == members.size());
  const RecordId id =
      keep(members_, member_keys_, inside_, numbers, is_inside,
           [&](TermId child) -> const NodeValue& { return value_in_play(child); });
  for (std::uint32_t i = 0; i < members.size(); ++i) {
    block_values_[members[i]] = member_value(id, numbers[i]);
  }
}

// Of a class that is a trivial component.
void ComponentDigester::digest_block(std::span<const TermId> nodes, std::uint32_t block) {
  const TermId node = nodes[quotient_.firsts[block]];
  NodeValue& value = block_values_[block];
  value.height = 1;
  value.digest = hasher_.node(
      node, [&](TermId child) -> const Digest& { return value_in_play(child).digest; });
  for (const TermId child : graph_.children(node)) {
    value.height = std::max(value.height, value_in_play(child).height + 1);
  }
}

// The record of a component of classes, made if there is none.
//
// members    a node of each class
// keys, inside, numbers  as Record has them
// is_inside  (TermId) whether a child is in the component; value_of is asked for others
template <typename IsInside, typename ValueOf>
RecordId ComponentDigester::keep(std::span<const TermId> members,
                                 std::span<const Digest> keys, const EdgeTable& inside,
                                 std::span<const std::uint32_t> numbers,
                                 IsInside is_inside, ValueOf value_of) {
  const Digest digest = component_hasher_.component(keys, inside, numbers);
  const RecordId known = records_.find(digest);
  if (known != kNoRecord) return known;
  std::vector<std::uint64_t> prints;
  std::uint32_t height = 1;
  for (const TermId member : members) {
    prints.push_back(fingerprint_of(
        graph_, member, is_inside,
        [&](TermId child) -> const Digest& { return value_of(child).digest; }));
    for (const TermId child : graph_.children(member)) {
      if (!is_inside(child)) height = std::max(height, value_of(child).height + 1);
    }
  }
  return records_.add(digest, Record(keys, prints, inside, numbers, height));
}

NodeValue ComponentDigester::member_value(RecordId id, std::uint32_t number) const {
  return {member_digest(records_.digest(id), number), records_[id].height(), id, number};
}

void ComponentDigester::set(TermId node, const NodeValue& value) {
  NodeValue& old = values_[node];
  if (old.digest == value.digest) return;
  records_.add_user(value.record);
  records_.remove_user(old.record);
  old = value;
  changed_.push_back(node);
}

}  // namespace reknot
