// Which objects stand where: the terms of a graph with the ways to them.
#ifndef RK_CORE_FREEZE_PLACE_GRAPH_H_
#define RK_CORE_FREEZE_PLACE_GRAPH_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/freeze/access_path.h"
#include "core/freeze/edges.h"
#include "core/freeze/terms.h"

namespace reknot {

// A term; or, numbered after all terms, the globals of functions and modules, which are no terms:
// of a namespace only what is used counts, but which functions have the same one can be seen.
using PlaceId = std::uint32_t;

// A place where an object stands, for a person to read.
struct ObjectPlace {
  std::string path;
  // The variable with which the path begins; an index of Graph::variables().
  std::uint32_t variable;
};

struct ObjectPlaces {
  std::vector<ObjectPlace> places;
  // How many there are in all; no more is counted than kMaxWays.
  std::uint32_t count = 0;
};

// Keeps the addresses of all that it is given.
class PlaceGraph {
 public:
  static constexpr std::uint32_t kMaxWays = 1'000'000;
  // Of a longer path only the end is told: told in full, the paths of all would take the square of
  // their number.
  static constexpr std::size_t kMaxShownSteps = 50;

  // cost     O(terms + edges)
  PlaceGraph(const Graph& graph, const Terms& terms, FunctionForms& forms);

  std::uint32_t size() const { return edges_.sources(); }
  const Graph& graph() const { return graph_; }
  const Terms& terms() const { return terms_; }
  // Those of a term are its terms' in their order, and then the globals of a function or namespace.
  std::span<const Edge> edges(PlaceId place) const { return edges_.from(place); }
  const EdgeTable& edge_table() const { return edges_; }
  bool is_term(PlaceId place) const { return place < terms_.graph.size(); }

  // The object that has this place, itself and no part of it; nothing for atoms and for the parts
  // of objects.
  std::optional<NodeId> object(PlaceId place) const;
  // The object that a place is a part of, or is.
  std::optional<NodeId> owner(PlaceId place) const;
  // Whether a program can tell it from an equal one. Not the term of a namespace: its globals are.
  bool has_identity(PlaceId place) const;
  // Whether it is an object that a reader of Python sees: what holds the attributes of an object has
  // no place of its own.
  bool is_seen(PlaceId place) const;
  // "cell", "list of 3", "globals of __main__", ….
  std::string noun(PlaceId place) const;

  // All places, in the order in which one comes to them from the variables, with the steps that are
  // not shown at once.
  std::span<const PlaceId> in_order() const { return in_order_; }
  std::uint32_t order(PlaceId place) const { return arrivals_[place].order; }

  // The way on which one comes to a place first.
  std::string path(PlaceId place) const;
  // The same, and on to one of its edges.
  std::string path(PlaceId place, std::uint32_t edge) const;

  // On how many ways an object is held: by variables, and by objects that have an identity or lead
  // on to such. What can be copied, as a tuple, is no holder but on the way.
  //
  // returns  at most kMaxWays
  std::uint32_t ways(PlaceId place) const { return ways_[place]; }
  // The first `most` of these ways, in the order in which one comes to the holders.
  //
  // cost     O(most) paths
  ObjectPlaces places(PlaceId place, std::size_t most) const;

 private:
  // How one comes to a place first; `from` is the place itself for that of a variable, the number
  // of which `edge` is then.
  struct Arrival {
    PlaceId from = 0;
    std::uint32_t edge = 0;
    AccessContext context = AccessContext::kItems;
    std::uint32_t order = 0;
    std::uint32_t variable = 0;
  };
  // Something that refers to a place: another place's edge, or a variable (from is kVariable).
  struct Referrer {
    PlaceId from;
    std::uint32_t edge;
  };
  static constexpr PlaceId kVariable = ~PlaceId{0};

  void add_edges();
  std::optional<NodeId> globals_at(PlaceId place) const;
  void find_ways();
  void find_referrers();
  void count_ways();
  std::vector<PlaceId> copyable_in_order() const;
  AccessStep step(PlaceId place, std::uint32_t edge, AccessContext context) const;
  std::span<const Referrer> referrers(PlaceId place) const {
    return std::span(referrers_)
        .subspan(first_referrer_[place],
                 first_referrer_[place + 1] - first_referrer_[place]);
  }

  const Graph& graph_;
  const Terms& terms_;
  const AccessSteps steps_;
  EdgeTable edges_;
  // By number of a place, less that of the terms: the namespace.
  std::vector<NodeId> namespaces_;
  std::vector<Arrival> arrivals_;
  std::vector<PlaceId> in_order_;
  // Of each place its own, one place after the other; in the order of in_order().
  std::vector<Referrer> referrers_;
  std::vector<std::uint32_t> first_referrer_;
  std::vector<std::uint32_t> ways_;
};

}  // namespace reknot

#endif  // RK_CORE_FREEZE_PLACE_GRAPH_H_
