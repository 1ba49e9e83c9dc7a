#include "core/freeze/joint_schedule.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace reknot {

std::vector<RecordId> JointSchedule::run(std::span<const TermId> nodes,
                                         std::span<const TermId> stale) {
  number_components(nodes);
  index_edges();
  for (const TermId node : stale) {
    components_[component_of_[places_[node]]].is_stale = true;
  }
  for (Index index = 0; index < components_.size(); ++index) {
    if (components_[index].missing == 0) ready_.push_back(index);
  }
  std::vector<RecordId> refined;
  while (!ready_.empty() || !waiting_.empty()) {
    if (!ready_.empty()) {
      const Index index = ready_.back();
      ready_.pop_back();
      digest(components_[index], index);
    } else {
      const auto lowest = waiting_.begin();
      const RecordId record = lowest->first.second;
      std::vector<Index> joined = std::move(lowest->second);
      waiting_.erase(lowest);
      refined.push_back(record);
      digest_jointly(record, std::move(joined));
    }
  }
  for (const TermId node : nodes_) places_[node] = kNone;
  return refined;
}

void JointSchedule::number_components(std::span<const TermId> nodes) {
  places_.resize(graph_.size(), kNone);
  nodes_.clear();
  component_of_.clear();
  components_.clear();
  for (const TermId node : nodes) {
    if (places_[node] != kNone) continue;
    const auto begin = static_cast<std::uint32_t>(nodes_.size());
    order_.for_each_member(node, [&](TermId member) {
      places_[member] = static_cast<std::uint32_t>(nodes_.size());
      nodes_.push_back(member);
      component_of_.push_back(static_cast<Index>(components_.size()));
    });
    components_.push_back({begin, static_cast<std::uint32_t>(nodes_.size())});
  }
}

void JointSchedule::index_edges() {
  const auto for_each_edge = [this](auto use) {
    for (std::uint32_t place = 0; place < nodes_.size(); ++place) {
      const Index from = component_of_[place];
      for (const TermId child : graph_.children(nodes_[place])) {
        const std::uint32_t to = places_[child];
        if (to != kNone && component_of_[to] != from) use(from, to);
      }
    }
  };
  parents_begin_.assign(nodes_.size() + 1, 0);
  for_each_edge([this](Index from, std::uint32_t to) {
    ++components_[from].missing;
    ++parents_begin_[to];
  });
  std::partial_sum(parents_begin_.begin(), parents_begin_.end(), parents_begin_.begin());
  parents_.resize(parents_begin_.back());
  for_each_edge(
      [this](Index from, std::uint32_t to) { parents_[--parents_begin_[to]] = from; });
}

// use      (Index) a component that leads to a node from another one, once for each edge
template <typename Use>
void JointSchedule::for_each_parent(TermId node, Use use) {
  const std::uint32_t place = places_[node];
  for (std::uint32_t i = parents_begin_[place]; i < parents_begin_[place + 1]; ++i) {
    use(parents_[i]);
  }
}

// Of a component that is ready.
void JointSchedule::digest(Component& component, Index index) {
  if (component.is_stale) {
    const RecordId record = digester_.digest(nodes_of(component));
    if (record != kNoRecord) {
      waiting_[{digester_.record(record).height(), record}].push_back(index);
      return;
    }
    mark_parents_of_changed();
  }
  component.is_done = true;
  for (const TermId node : nodes_of(component)) {
    for_each_parent(node, [this](Index parent) {
      if (--components_[parent].missing == 0) ready_.push_back(parent);
    });
  }
}

// joined   the components that wait for the record. With them goes whatever leads to them and may
//          be an unrolling of the record as well
void JointSchedule::digest_jointly(RecordId record, std::vector<Index> joined) {
  std::vector<TermId> nodes;
  for (std::size_t i = 0; i < joined.size(); ++i) {
    const std::span<const TermId> own = nodes_of(components_[joined[i]]);
    nodes.insert(nodes.end(), own.begin(), own.end());
    for (const TermId node : own) {
      for_each_parent(node, [&](Index parent) {
        if (--components_[parent].missing > 0) return;
        (may_join(components_[parent], record) ? joined : ready_).push_back(parent);
      });
    }
  }
  digester_.digest_jointly(nodes, record);
  mark_parents_of_changed();
  for (const Index index : joined) components_[index].is_done = true;
}

// Whether a component may be an unrolling of a record: what it leads to has joined, is in the
// record or is lower, and its nodes look like members. The last says nearly always what the others
// say, but fingerprints only save work: a component that unrolls a higher record must not join.
bool JointSchedule::may_join(const Component& component, RecordId record) {
  const std::uint32_t height = digester_.record(record).height();
  // What is not done is of the component itself or has joined: nothing else is missing.
  const auto is_inside = [&](TermId child) {
    const std::uint32_t place = places_[child];
    const bool is_done = place == kNone || components_[component_of_[place]].is_done;
    return !is_done || digester_.value(child).record == record;
  };
  const auto may_be_below = [&](TermId child) {
    return is_inside(child) || digester_.value(child).height < height;
  };
  const std::span<const TermId> nodes = nodes_of(component);
  return std::all_of(nodes.begin(), nodes.end(), [&](TermId node) {
    const std::span<const TermId> children = graph_.children(node);
    return std::all_of(children.begin(), children.end(), may_be_below) &&
           digester_.looks_like_member(node, record, is_inside);
  });
}

void JointSchedule::mark_parents_of_changed() {
  for (const TermId node : digester_.changed()) {
    for_each_parent(node, [this](Index parent) { components_[parent].is_stale = true; });
  }
}

}  // namespace reknot
