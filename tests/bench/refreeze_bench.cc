#include "tests/bench/refreeze_bench.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <numeric>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "core/freeze/freezer.h"
#include "core/freeze/value_digests.h"

namespace reknot {
namespace {

using Children = std::vector<std::vector<TermId>>;
using Random = std::mt19937;
using Clock = std::chrono::steady_clock;

// The nodes at the beginning are those that are changed.
struct RefreezeShape {
  const char* name;
  // About `count` nodes.
  Children (*make)(std::uint32_t count);
  // How many of them are changed; 0 if all are.
  std::uint32_t changed;
};

// A binary tree, whose leaves come first.
Children tree(std::uint32_t count) {
  Children children(count);
  for (TermId i = 1; i < count; ++i) {
    children[count - 1 - (i - 1) / 2].push_back(count - 1 - i);
  }
  return children;
}

// The first node of each ring of five also leads to the first of the next ring.
Children chain_of_rings(std::uint32_t count) {
  Children children(count / 5 * 5);
  for (TermId i = 0; i < children.size(); ++i) {
    children[i] = {i % 5 == 4 ? i - 4 : i + 1};
    if (i % 5 == 0 && i + 5 < children.size()) children[i].push_back(i + 5);
  }
  return children;
}

Children component(std::uint32_t count) {
  Random random(2);
  Children children(count);
  for (TermId i = 0; i < count; ++i) {
    children[i] = {(i + 1) % count, static_cast<TermId>(random() % count)};
  }
  return children;
}

// A list of records, in pages of a hundred, of nine values each; all records lead to one class, and
// this and its module to each other. The values come first.
Children records(std::uint32_t count) {
  const std::uint32_t rows = count / 10;
  const std::uint32_t pages = rows / 100 + 1;
  Children children(10 * rows + pages + 3);
  const TermId page = 10 * rows;
  const TermId list = page + pages;
  for (TermId row = 0; row < rows; ++row) {
    std::vector<TermId>& record = children[9 * rows + row];
    record.push_back(list + 1);
    for (TermId i = 0; i < 9; ++i) record.push_back(9 * row + i);
    children[page + row / 100].push_back(9 * rows + row);
  }
  for (TermId i = page; i < list; ++i) children[list].push_back(i);
  children[list + 1] = {list + 2};
  children[list + 2] = {list + 1};
  return children;
}

constexpr RefreezeShape kShapes[] = {
    {"tree", tree, 0},
    {"chain_of_rings_near_the_top", chain_of_rings, 500},
    {"chain_of_rings", chain_of_rings, 0},
    {"component", component, 0},
    {"records", records, 0},
};

// A graph whose nodes are numbered at random, as objects lie in memory.
class Subject {
 public:
  explicit Subject(const Children& children) : is_(children.size()) {
    std::vector<TermId> was(children.size());
    std::iota(was.begin(), was.end(), 0);
    std::shuffle(was.begin(), was.end(), random_);
    for (TermId node = 0; node < was.size(); ++node) is_[was[node]] = node;
    std::vector<TermId> renamed;
    for (const TermId node : was) {
      renamed.clear();
      for (const TermId child : children[node]) renamed.push_back(is_[child]);
      freezer_.add_node(TermKind::kOrdered, label(), renamed);
    }
  }

  Freezer& freezer() { return freezer_; }
  // One of the first `most` nodes gets another label.
  void change(std::size_t most) {
    const TermId node = is_[random_() % most];
    const std::span<const TermId> children = freezer_.graph().children(node);
    freezer_.change_node(node, TermKind::kOrdered, label(), children);
  }
  bool is_right() {
    const std::vector<Digest> expected = value_digests(freezer_.graph());
    bool good = true;
    for (TermId node = 0; node < expected.size(); ++node) {
      good = good && freezer_.digest(node) == expected[node];
    }
    return good;
  }

 private:
  ByteView label() {
    label_ = random_();
    return {reinterpret_cast<const std::uint8_t*>(&label_), sizeof label_};
  }

  Random random_{1};
  std::vector<TermId> is_;
  std::uint_fast32_t label_ = 0;
  Freezer freezer_;
};

// `digested` is how many digests a change takes, and `of_whole` the share of the time that digesting
// the whole graph takes.
void BM_Refreeze(benchmark::State& state, const RefreezeShape& shape) {
  const Children children = shape.make(static_cast<std::uint32_t>(state.range(0)));
  const std::size_t most = shape.changed == 0 ? children.size() : shape.changed;
  Subject subject(children);
  Freezer& freezer = subject.freezer();
  bool good = subject.is_right();
  for (int i = 0; i < 10; ++i) subject.change(most);
  good = good && subject.is_right();
  if (!good) return state.SkipWithError("digests differ from those of the whole graph");

  const auto begin = Clock::now();
  benchmark::DoNotOptimize(value_digests(freezer.graph()));
  const std::chrono::duration<double> whole = Clock::now() - begin;
  const std::uint64_t digested = freezer.digested();
  std::chrono::duration<double> changes{0};
  for (auto _ : state) {
    const auto start = Clock::now();
    subject.change(most);
    freezer.refreeze();
    changes += Clock::now() - start;
  }
  const auto count = static_cast<double>(state.iterations());
  state.counters["digested"] = static_cast<double>(freezer.digested() - digested) / count;
  state.counters["of_whole"] = changes.count() / count / whole.count();
}

// All of a graph, the first time, next to value_digests().
void BM_FirstFreeze(benchmark::State& state, const RefreezeShape& shape) {
  const Children children = shape.make(static_cast<std::uint32_t>(state.range(0)));
  Subject subject(children);
  if (!subject.is_right()) return state.SkipWithError("digests differ");
  const TermGraph& graph = subject.freezer().graph();
  std::chrono::duration<double> kept{0};
  std::chrono::duration<double> whole{0};
  for (auto _ : state) {
    const auto begin = Clock::now();
    {
      Freezer freezer(graph);
      freezer.refreeze();
      benchmark::DoNotOptimize(freezer.digest(0));
    }
    const auto middle = Clock::now();
    benchmark::DoNotOptimize(value_digests(graph));
    kept += middle - begin;
    whole += Clock::now() - middle;
    state.SetIterationTime(std::chrono::duration<double>(middle - begin).count());
  }
  state.counters["of_whole"] = kept / whole;
}

}  // namespace

void add_refreeze_benchmarks() {
  for (const RefreezeShape& shape : kShapes) {
    const std::string name = shape.name;
    benchmark::RegisterBenchmark(("BM_Refreeze/" + name).c_str(), BM_Refreeze, shape)
        ->RangeMultiplier(10)
        ->Range(10'000, 1'000'000)
        ->Unit(benchmark::kMicrosecond);
    if (shape.changed > 0) continue;
    benchmark::RegisterBenchmark(("BM_FirstFreeze/" + name).c_str(), BM_FirstFreeze,
                                 shape)
        ->RangeMultiplier(10)
        ->Range(10'000, 1'000'000)
        ->UseManualTime()
        ->Unit(benchmark::kMillisecond);
  }
}

}  // namespace reknot
