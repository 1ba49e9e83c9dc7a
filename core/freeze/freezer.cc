#include "core/freeze/freezer.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

#include "core/base/check.h"

namespace reknot {

Freezer::Freezer(TermGraph graph)
    : graph_(std::move(graph)),
      digester_(graph_),
      schedule_(graph_, order_, digester_),
      changed_(graph_.size()) {
  std::iota(changed_.begin(), changed_.end(), 0);
  moved_ = changed_;
}

TermId Freezer::add_node(TermKind kind, ByteView label,
                         std::span<const TermId> children) {
  const TermId node = graph_.add_node(kind, label, children);
  changed_.push_back(node);
  moved_.push_back(node);
  return node;
}

void Freezer::change_node(TermId node, TermKind kind, ByteView label,
                          std::span<const TermId> children) {
  const auto is_equal = [](auto a, auto b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
  };
  const bool moves = !is_equal(graph_.children(node), children);
  if (!moves && graph_.kind(node) == kind && is_equal(graph_.label(node), label)) return;
  if (moves) moved_.push_back(node);
  changed_.push_back(node);
  graph_.change_node(node, kind, label, children);
}

void Freezer::refreeze() {
  if (changed_.empty()) return;
  jointly_refined_.clear();
  find_components();
  for (const TermId node : changed_) push(node);
  changed_.clear();
  digest_stale();
  digester_.drop_unused_records();
}

void Freezer::find_components() {
  digester_.resize();
  is_stale_.resize(graph_.size(), false);
  parents_.resize(graph_.size());
  for (const TermId node : moved_) {
    const std::span<const TermId> children = graph_.children(node);
    RK_CHECK(std::all_of(children.begin(), children.end(),
                         [&](TermId child) { return child < graph_.size(); }));
    parents_.set_children(node, children);
  }
  order_.update(graph_, parents_, moved_);
  moved_.clear();
}

// Component by component, the lowest level first, as long as none may be an unrolling.
void Freezer::digest_stale() {
  std::vector<TermId> nodes;
  while (!heap_.empty()) {
    const TermId first = pop();
    if (!is_stale_[first]) continue;
    nodes.clear();
    order_.for_each_member(first, [&](TermId node) {
      nodes.push_back(node);
      is_stale_[node] = false;
    });
    if (digester_.digest(nodes) != kNoRecord) {
      push(first);
      return digest_stale_in_schedule();
    }
    for (const TermId changed : digester_.changed()) {
      parents_.for_each_parent(changed, [&](TermId parent) {
        // Of the component itself all nodes have been digested.
        if (order_.level(parent) > order_.level(first)) push(parent);
      });
    }
  }
}

void Freezer::digest_stale_in_schedule() {
  std::vector<TermId> stale;
  for (const auto& [level, node] : heap_) {
    if (is_stale_[node]) stale.push_back(node);
    is_stale_[node] = false;
  }
  heap_.clear();
  jointly_refined_ = schedule_.run(parents_.ancestors(stale), stale);
}

void Freezer::push(TermId node) {
  if (is_stale_[node]) return;
  is_stale_[node] = true;
  heap_.emplace_back(order_.level(node), node);
  std::push_heap(heap_.begin(), heap_.end(), std::greater<>());
}

TermId Freezer::pop() {
  std::pop_heap(heap_.begin(), heap_.end(), std::greater<>());
  const TermId node = heap_.back().second;
  heap_.pop_back();
  return node;
}

}  // namespace reknot
