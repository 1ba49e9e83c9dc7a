#include "core/freeze/place_graph.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/base/check.h"
#include "core/freeze/components.h"

namespace reknot {

PlaceGraph::PlaceGraph(const Graph& graph, const Terms& terms, FunctionForms& forms)
    : graph_(graph), terms_(terms), steps_(graph, terms, forms) {
  add_edges();
  find_ways();
  find_referrers();
  count_ways();
}

void PlaceGraph::add_edges() {
  const TermGraph& terms = terms_.graph;
  std::vector<PlaceId> place_of(graph_.size(), kVariable);
  for (TermId term = 0; term < terms.size(); ++term) {
    std::uint32_t symbol = 0;
    for (const TermId child : terms.children(term)) edges_.add_edge(child, symbol++);
    if (const std::optional<NodeId> globals = globals_at(term)) {
      if (place_of[*globals] == kVariable) {
        place_of[*globals] = static_cast<PlaceId>(terms.size() + namespaces_.size());
        namespaces_.push_back(*globals);
      }
      edges_.add_edge(place_of[*globals], symbol);
    }
    edges_.add_source();
  }
  for (std::size_t i = 0; i < namespaces_.size(); ++i) edges_.add_source();
}

std::optional<NodeId> PlaceGraph::globals_at(PlaceId place) const {
  const std::optional<NodeId> node = object(place);
  if (!node) return std::nullopt;
  if (graph_.kind(*node) == Kind::kNamespace) return node;
  if (graph_.kind(*node) != Kind::kFunction) return std::nullopt;
  return graph_.slot(*node, FunctionSlot::kNamespace).as_node();
}

std::optional<NodeId> PlaceGraph::object(PlaceId place) const {
  if (!is_term(place)) return namespaces_[place - terms_.graph.size()];
  const TermOrigin& origin = terms_.origins[place];
  if (origin.role != TermRole::kValue || !origin.value.is_node()) return std::nullopt;
  return origin.value.as_node();
}

std::optional<NodeId> PlaceGraph::owner(PlaceId place) const {
  if (!is_term(place)) return object(place);
  const TermRole role = terms_.origins[place].role;
  // An entry has one place only.
  if (role == TermRole::kEntry || role == TermRole::kOrderedEntry) {
    place = arrivals_[place].from;
  }
  const Value value = terms_.origins[place].value;
  if (!value.is_node()) return std::nullopt;
  return value.as_node();
}

bool PlaceGraph::has_identity(PlaceId place) const {
  if (!is_term(place)) return true;
  return terms_.graph.is_mutable(place) &&
         graph_.kind(terms_.origins[place].value.as_node()) != Kind::kNamespace;
}

bool PlaceGraph::is_seen(PlaceId place) const {
  return is_term(place) && terms_.origins[place].role == TermRole::kValue &&
         arrivals_[place].context != AccessContext::kAttributes;
}

std::string PlaceGraph::noun(PlaceId place) const {
  if (is_term(place)) return steps_.noun(place);
  const Value module = graph_.slot(*object(place), NamespaceSlot::kModule);
  std::string noun = "globals of ";
  noun += graph_.text(module);
  return noun;
}

AccessStep PlaceGraph::step(PlaceId place, std::uint32_t edge,
                            AccessContext context) const {
  if (edge < terms_.graph.children(place).size())
    return steps_.step(place, edge, context);
  const bool is_function = graph_.kind(*object(place)) == Kind::kFunction;
  return {is_function ? ".__globals__" : ".__dict__"};
}

// Breadth first, with the steps that are not shown at once.
void PlaceGraph::find_ways() {
  arrivals_.resize(size());
  std::vector<bool> met(size());
  std::vector<PlaceId> now;
  for (std::uint32_t i = 0; i < terms_.variables.size(); ++i) {
    const PlaceId place = terms_.variables[i];
    if (met[place]) continue;
    met[place] = true;
    arrivals_[place] = {place, i, AccessContext::kItems, 0, i};
    now.push_back(place);
  }
  std::vector<PlaceId> later;
  for (; !now.empty(); now.swap(later)) {
    later.clear();
    for (std::size_t i = 0; i < now.size(); ++i) {
      const PlaceId place = now[i];
      arrivals_[place].order = static_cast<std::uint32_t>(in_order_.size());
      in_order_.push_back(place);
      const std::span<const Edge> edges = edges_.from(place);
      for (std::uint32_t edge = 0; edge < edges.size(); ++edge) {
        const PlaceId target = edges[edge].target;
        if (met[target]) continue;
        met[target] = true;
        const AccessStep taken = step(place, edge, arrivals_[place].context);
        arrivals_[target] = {place, edge, taken.context, 0, arrivals_[place].variable};
        (taken.text.empty() ? now : later).push_back(target);
      }
    }
  }
}

void PlaceGraph::find_referrers() {
  first_referrer_.assign(size() + 1, 0);
  for (const TermId variable : terms_.variables) ++first_referrer_[variable];
  for (const Edge& edge : edges_.all()) ++first_referrer_[edge.target];
  std::partial_sum(first_referrer_.begin(), first_referrer_.end(),
                   first_referrer_.begin());
  referrers_.resize(first_referrer_.back());
  // From the last to the first, so that what is counted down to is where they begin.
  for (auto i = in_order_.size(); i-- > 0;) {
    const std::span<const Edge> edges = edges_.from(in_order_[i]);
    for (auto edge = static_cast<std::uint32_t>(edges.size()); edge-- > 0;) {
      referrers_[--first_referrer_[edges[edge].target]] = {in_order_[i], edge};
    }
  }
  for (auto i = static_cast<std::uint32_t>(terms_.variables.size()); i-- > 0;) {
    referrers_[--first_referrer_[terms_.variables[i]]] = {kVariable, i};
  }
}

void PlaceGraph::count_ways() {
  ways_.assign(size(), 0);
  const auto add = [this](PlaceId place, std::uint32_t ways) {
    ways_[place] = std::min(kMaxWays, ways_[place] + ways);
  };
  for (const TermId variable : terms_.variables) add(variable, 1);
  for (PlaceId place = 0; place < size(); ++place) {
    if (!has_identity(place)) continue;
    for (const Edge& edge : edges_.from(place)) add(edge.target, 1);
  }
  for (const PlaceId place : copyable_in_order()) {
    for (const Edge& edge : edges_.from(place)) add(edge.target, ways_[place]);
  }
}

// Each before what it leads to, as far as there are no cycles, which no tuple can be on alone.
std::vector<PlaceId> PlaceGraph::copyable_in_order() const {
  std::vector<PlaceId> copyable;
  std::vector<std::uint32_t> number(size());
  for (PlaceId place = 0; place < size(); ++place) {
    if (has_identity(place)) continue;
    number[place] = static_cast<std::uint32_t>(copyable.size());
    copyable.push_back(place);
  }
  EdgeTable between;
  for (const PlaceId place : copyable) {
    for (const Edge& edge : edges_.from(place)) {
      if (!has_identity(edge.target)) between.add_edge(number[edge.target], 0);
    }
    between.add_source();
  }
  std::vector<PlaceId> ordered;
  ComponentWalk(between).run([&](std::span<const std::uint32_t> members) {
    for (const std::uint32_t member : members) ordered.push_back(copyable[member]);
  });
  std::reverse(ordered.begin(), ordered.end());
  return ordered;
}

std::string PlaceGraph::path(PlaceId place) const {
  std::vector<std::string> parts;
  while (arrivals_[place].from != place && parts.size() < kMaxShownSteps) {
    const Arrival& arrival = arrivals_[place];
    std::string text =
        step(arrival.from, arrival.edge, arrivals_[arrival.from].context).text;
    if (!text.empty()) parts.push_back(std::move(text));
    place = arrival.from;
  }
  const bool is_whole = arrivals_[place].from == place;
  std::string path = is_whole ? graph_.variables()[arrivals_[place].edge].first : "…";
  for (std::size_t i = parts.size(); i-- > 0;) path += parts[i];
  return path;
}

std::string PlaceGraph::path(PlaceId place, std::uint32_t edge) const {
  return path(place) + step(place, edge, arrivals_[place].context).text;
}

ObjectPlaces PlaceGraph::places(PlaceId place, std::size_t most) const {
  struct Rest {
    PlaceId place;
    std::string text;
  };
  ObjectPlaces found;
  found.count = ways_[place];
  std::vector<Rest> pending;
  pending.push_back({place, {}});
  // What a hostile graph can have of tuples in tuples is told in part.
  std::size_t looks = 32 * most;
  for (std::size_t i = 0; i < pending.size(); ++i) {
    const Rest rest = std::move(pending[i]);
    for (const Referrer& referrer : referrers(rest.place)) {
      if (found.places.size() == most || looks-- == 0) return found;
      if (referrer.from == kVariable) {
        found.places.push_back(
            {graph_.variables()[referrer.edge].first + rest.text, referrer.edge});
        continue;
      }
      std::string text =
          step(referrer.from, referrer.edge, arrivals_[referrer.from].context).text;
      text += rest.text;
      if (has_identity(referrer.from)) {
        found.places.push_back(
            {path(referrer.from) + text, arrivals_[referrer.from].variable});
      } else {
        pending.push_back({referrer.from, std::move(text)});
      }
    }
  }
  return found;
}

}  // namespace reknot
