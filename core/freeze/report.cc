#include "core/freeze/report.h"

#include <algorithm>
#include <vector>

#include "core/base/hex.h"
#include "core/base/json_writer.h"
#include "core/base/sort.h"
#include "core/freeze/access_path.h"
#include "core/freeze/components.h"

namespace reknot {
namespace {

class Reporter {
 public:
  Reporter(const Graph& graph, const Terms& terms, FunctionForms& forms,
           std::span<const Digest> digests)
      : graph_(graph),
        terms_(terms),
        steps_(graph, terms, forms),
        digests_(digests),
        arrivals_(terms.graph.size()) {}

  std::string run(std::span<const std::optional<Digest>> identities) && {
    json_.begin_object();
    json_.key("variables");
    json_.begin_array();
    for (std::size_t i = 0; i < identities.size(); ++i) {
      json_.begin_object();
      json_.member("name", graph_.variables()[i].first);
      json_.member("value", hex_of(digests_[terms_.variables[i]]));
      json_.key("identity");
      identities[i] ? json_.text(hex_of(*identities[i])) : json_.null();
      json_.end_object();
    }
    json_.end_array();
    find_ways();
    find_cycles();
    json_.member("cycle_count", static_cast<std::int64_t>(cycles_.size()));
    json_.key("cycles");
    json_.begin_array();
    for (std::size_t i = 0; i < std::min(cycles_.size(), kMaxToldCycles); ++i) {
      tell(cycles_[i]);
    }
    json_.end_array();
    json_.end_object();
    return std::move(json_).take();
  }

 private:
  // How the walk came to a term first; from itself to that of a variable.
  struct Arrival {
    TermId from = 0;
    std::uint32_t child = 0;
    AccessContext context = AccessContext::kItems;
    std::uint32_t order = 0;
  };
  using Cycle = std::vector<TermId>;

  // Breadth first, with the steps that are not shown at once.
  void find_ways() {
    std::vector<bool> met(terms_.graph.size());
    std::vector<TermId> now;
    for (std::uint32_t i = 0; i < terms_.variables.size(); ++i) {
      const TermId term = terms_.variables[i];
      if (met[term]) continue;
      met[term] = true;
      arrivals_[term] = {term, i};
      now.push_back(term);
    }
    std::uint32_t order = 0;
    std::vector<TermId> later;
    for (; !now.empty(); now.swap(later)) {
      later.clear();
      for (std::size_t i = 0; i < now.size(); ++i) {
        const TermId term = now[i];
        arrivals_[term].order = order++;
        const std::span<const TermId> children = terms_.graph.children(term);
        for (std::uint32_t child = 0; child < children.size(); ++child) {
          if (met[children[child]]) continue;
          met[children[child]] = true;
          const AccessStep step = steps_.step(term, child, arrivals_[term].context);
          arrivals_[children[child]] = {term, child, step.context};
          (step.text.empty() ? now : later).push_back(children[child]);
        }
      }
    }
  }

  void find_cycles() {
    EdgeTable edges;
    for (TermId term = 0; term < terms_.graph.size(); ++term) {
      for (const TermId child : terms_.graph.children(term)) edges.add_edge(child, 0);
      edges.add_source();
    }
    ComponentWalk walk(edges);
    walk.run([&](std::span<const std::uint32_t> members) {
      if (members.size() == 1 && !leads_to_itself(members[0])) return;
      Cycle cycle;
      std::copy_if(members.begin(), members.end(), std::back_inserter(cycle),
                   [this](TermId term) { return is_object(term); });
      sort_items(cycle, [this](TermId a, TermId b) { return comes_before(a, b); });
      if (!cycle.empty()) cycles_.push_back(std::move(cycle));
    });
    sort_items(cycles_, [this](const Cycle& a, const Cycle& b) {
      return comes_before(a[0], b[0]);
    });
  }

  bool leads_to_itself(TermId term) const {
    const std::span<const TermId> children = terms_.graph.children(term);
    return std::find(children.begin(), children.end(), term) != children.end();
  }
  // What holds the attributes of an object has no place of its own.
  bool is_object(TermId term) const {
    return terms_.origins[term].role == TermRole::kValue &&
           arrivals_[term].context != AccessContext::kAttributes;
  }
  bool comes_before(TermId a, TermId b) const {
    return arrivals_[a].order < arrivals_[b].order;
  }

  void tell(const Cycle& cycle) {
    json_.begin_object();
    json_.member("size", static_cast<std::int64_t>(cycle.size()));
    json_.key("objects");
    json_.begin_array();
    for (std::size_t i = 0; i < std::min(cycle.size(), kMaxToldObjects); ++i) {
      json_.begin_object();
      json_.member("path", path_of(cycle[i]));
      json_.member("what", steps_.noun(cycle[i]));
      json_.member("value", hex_of(digests_[cycle[i]]));
      json_.end_object();
    }
    json_.end_array();
    json_.end_object();
  }

  // Of a deep object only the end: told in full, the paths of all would take the square of their
  // number.
  std::string path_of(TermId term) const {
    std::vector<std::string> parts;
    while (arrivals_[term].from != term && parts.size() < kMaxShownSteps) {
      const Arrival& arrival = arrivals_[term];
      std::string text =
          steps_.step(arrival.from, arrival.child, arrivals_[arrival.from].context).text;
      if (!text.empty()) parts.push_back(std::move(text));
      term = arrival.from;
    }
    const bool is_whole = arrivals_[term].from == term;
    std::string path = is_whole ? graph_.variables()[arrivals_[term].child].first : "…";
    for (std::size_t i = parts.size(); i-- > 0;) path += parts[i];
    return path;
  }

  static constexpr std::size_t kMaxShownSteps = 50;

  const Graph& graph_;
  const Terms& terms_;
  const AccessSteps steps_;
  const std::span<const Digest> digests_;
  std::vector<Arrival> arrivals_;
  std::vector<Cycle> cycles_;
  JsonWriter json_;
};

}  // namespace

std::string freeze_report(const Graph& graph, const Terms& terms, FunctionForms& forms,
                          std::span<const std::optional<Digest>> identities,
                          std::span<const Digest> digests) {
  return Reporter(graph, terms, forms, digests).run(identities);
}

}  // namespace reknot
