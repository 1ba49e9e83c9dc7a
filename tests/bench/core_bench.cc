// How fast the core is, layer by layer, on the streams of sample_streams.h. Each benchmark checks
// its answer before it is timed, and prints bytes a second and seconds a node; BM_Null is what
// the timing itself takes.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>
#include <utility>

#include "core/artifact/artifact.h"
#include "core/capture/capture.h"
#include "core/freeze/identity_digests.h"
#include "core/freeze/value_digests.h"
#include "core/graph/graph.h"
#include "core/pickle/machine.h"
#include "core/plan/plan.h"
#include "core/plan/program.h"
#include "core/replay/timeline.h"
#include "tests/bench/null_delegate.h"
#include "tests/bench/refreeze_bench.h"
#include "tests/bench/sample_streams.h"
#include "tests/bench/term_shapes.h"

namespace reknot {
namespace {

// A sample that is not what it should be is a mistake in this file or in the core.
Graph graph_of(const SampleStream& sample) {
  Result<Graph> graph = read_capture_stream(sample.make());
  RK_CHECK(graph.ok());
  return std::move(graph).value();
}

Bytes artifact_of(const SampleStream& sample, DocumentForm form) {
  Result<Bytes> artifact = write_artifact(graph_of(sample), form);
  RK_CHECK(artifact.ok());
  return std::move(artifact).value();
}

Plan plan_of(const Graph& graph) {
  Result<Plan> plan = make_plan(graph);
  RK_CHECK(plan.ok());
  return std::move(plan).value();
}

// Ends a benchmark whose answer is wrong; true if it is right.
bool holds(benchmark::State& state, bool right) {
  if (!right) state.SkipWithError("the answer is wrong");
  return right;
}

void report_nodes(benchmark::State& state, std::size_t nodes) {
  using benchmark::Counter;
  state.counters["node"] = Counter(static_cast<double>(nodes),
                                   Counter::kIsIterationInvariantRate | Counter::kInvert);
}

void report(benchmark::State& state, std::size_t bytes, std::size_t nodes) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes));
  report_nodes(state, nodes);
}

void BM_Null(benchmark::State& state) {
  for (auto _ : state) benchmark::ClobberMemory();
}

// The constructors of a capture stream stand in the memo from the start.
constexpr PickleValue kMemo[8] = {};

void BM_PickleMachine(benchmark::State& state, const SampleStream& sample) {
  const Bytes stream = sample.make();
  const auto follow = [&stream](NullDelegate& delegate) {
    return run_pickle(stream, PickleSequence::kSharedMemo, delegate, {}, kMemo).ok();
  };
  NullDelegate counts;
  if (!holds(state,
             follow(counts) && counts.pickles() == 2 && counts.values() > sample.nodes)) {
    return;
  }
  for (auto _ : state) {
    NullDelegate delegate;
    benchmark::DoNotOptimize(follow(delegate));
  }
  report(state, stream.size(), sample.nodes);
}

void BM_GraphFromStream(benchmark::State& state, const SampleStream& sample) {
  const Bytes stream = sample.make();
  if (!holds(state, reachable_nodes(graph_of(sample)).size() == sample.nodes)) return;
  for (auto _ : state) benchmark::DoNotOptimize(read_capture_stream(stream));
  report(state, stream.size(), sample.nodes);
}

void BM_WriteArtifact(benchmark::State& state, const SampleStream& sample,
                      DocumentForm form) {
  const Graph graph = graph_of(sample);
  const Bytes artifact = artifact_of(sample, form);
  const Result<Artifact> again = read_artifact(artifact);
  if (!holds(state, again.ok() && again.value().form == form)) return;
  for (auto _ : state) benchmark::DoNotOptimize(write_artifact(graph, form));
  report(state, artifact.size(), sample.nodes);
}

void BM_ReadArtifact(benchmark::State& state, const SampleStream& sample,
                     DocumentForm form) {
  const Bytes artifact = artifact_of(sample, form);
  const Result<Artifact> read = read_artifact(artifact);
  if (!holds(state,
             read.ok() && reachable_nodes(read.value().graph).size() == sample.nodes)) {
    return;
  }
  for (auto _ : state) benchmark::DoNotOptimize(read_artifact(artifact));
  report(state, artifact.size(), sample.nodes);
}

void BM_MakePlan(benchmark::State& state, const SampleStream& sample) {
  const Graph graph = graph_of(sample);
  const Plan plan = plan_of(graph);
  const auto created =
      std::count_if(plan.steps.begin(), plan.steps.end(),
                    [](const Step& step) { return step.kind == StepKind::kCreate; });
  if (!holds(state, created == sample.nodes)) return;
  for (auto _ : state) benchmark::DoNotOptimize(make_plan(graph));
  report_nodes(state, sample.nodes);
}

void BM_WriteProgram(benchmark::State& state, const SampleStream& sample) {
  const Graph graph = graph_of(sample);
  const Plan plan = plan_of(graph);
  const Bytes program = write_program(graph, plan);
  NullDelegate delegate;
  if (!holds(state, run_pickle(program, PickleSequence::kOne, delegate).ok())) return;
  for (auto _ : state) benchmark::DoNotOptimize(write_program(graph, plan));
  report(state, program.size(), sample.nodes);
}

// The state in the middle and the one at the end by turns, as a reader who jumps to and fro sees
// them. Its cost is that of writing the state down, so what counts is the time an object.
void BM_Seek(benchmark::State& state, const SampleStream& sample) {
  Graph graph = graph_of(sample);
  Plan plan = plan_of(graph);
  Result<Timeline> made = plan_timeline(std::move(graph), std::move(plan));
  RK_CHECK(made.ok());
  Timeline& timeline = made.value();
  const std::int64_t last = std::int64_t{timeline.size()} - 1;
  const auto objects_at = [&timeline](std::int64_t step) {
    const Result<TimelineState> there = timeline.state(step);
    return there.ok() ? there.value().objects.size() : 0;
  };
  if (!holds(state, objects_at(last) == sample.nodes && objects_at(-1) == 0)) return;
  const std::size_t objects = objects_at(last / 2) + objects_at(last);
  for (auto _ : state) {
    benchmark::DoNotOptimize(objects_at(last / 2));
    benchmark::DoNotOptimize(objects_at(last));
  }
  report_nodes(state, objects);
}

// One hash of one block a node and nothing else: what no digests can be had for less than.
std::vector<Digest> flat_digests(std::uint32_t nodes) {
  std::vector<Digest> digests(nodes);
  std::uint8_t block[128] = {};
  for (std::uint32_t node = 0; node < nodes; ++node) {
    std::memcpy(block, &node, sizeof node);
    digests[node] = blake2b(block);
  }
  return digests;
}

std::size_t count_different(std::vector<Digest> digests) {
  std::sort(digests.begin(), digests.end());
  return static_cast<std::size_t>(std::unique(digests.begin(), digests.end()) -
                                  digests.begin());
}

using Seconds = std::chrono::duration<double>;

template <typename Run>
Seconds time_of(Run run) {
  const auto begin = std::chrono::steady_clock::now();
  benchmark::DoNotOptimize(run());
  return std::chrono::steady_clock::now() - begin;
}

constexpr std::uint32_t kFewNodes = 1'000;

// Each run of `digest` is followed by one of flat_digests, and `flat` is how many times as long it
// took: the machine's pace is the same for both. If time grew as a power of the number of nodes from
// `few` on, it was that of `exponent`.
//
// digest   (const TermGraph&)
// few      the same shape with kFewNodes
template <typename DigestAll>
void time_digests(benchmark::State& state, const TermGraph& graph, const TermGraph& few,
                  DigestAll digest) {
  Seconds digest_time{0};
  Seconds flat_time{0};
  for (auto _ : state) {
    const Seconds time = time_of([&] { return digest(graph); });
    digest_time += time;
    flat_time += time_of([&] { return flat_digests(graph.size()); });
    state.SetIterationTime(time.count());
  }
  state.counters["flat"] = digest_time / flat_time;
  report_nodes(state, graph.size());
  if (state.range(0) == kFewNodes) return;
  std::vector<Seconds> times(101);
  for (Seconds& time : times) time = time_of([&] { return digest(few); });
  std::nth_element(times.begin(), times.begin() + 50, times.end());
  const double growth = digest_time / static_cast<double>(state.iterations()) / times[50];
  state.counters["exponent"] =
      std::log(growth) / std::log(static_cast<double>(state.range(0)) / kFewNodes);
}

void BM_ValueDigests(benchmark::State& state, const TermShape& shape) {
  const TermGraph graph = shape.make(static_cast<std::uint32_t>(state.range(0)));
  const std::size_t values = count_different(value_digests(graph));
  const std::uint32_t expected = shape.values(graph.size());
  if (!holds(state, expected == 0 || values == expected)) return;
  time_digests(state, graph, shape.make(kFewNodes),
               [](const TermGraph& some) { return value_digests(some); });
  state.counters["values"] = static_cast<double>(values);
}

// All nodes mutable, and one more, the last, that all others are reached from.
TermGraph mutable_graph(const TermGraph& graph) {
  const std::vector<TermId> roots = sources_of(graph);
  TermGraph result;
  for (TermId node = 0; node < graph.size(); ++node) {
    result.add_node(graph.kind(node), graph.label(node), graph.children(node),
                    TermIdentity::kMutable);
  }
  result.add_node(TermKind::kOrdered, as_bytes("root"), roots, TermIdentity::kMutable);
  return result;
}

// From one root; what is closed beneath it is digested with it.
void BM_IdentityDigests(benchmark::State& state, const TermShape& shape) {
  const auto mutable_shape = [&](std::int64_t nodes) {
    return mutable_graph(shape.make(static_cast<std::uint32_t>(nodes)));
  };
  const auto digest = [](const TermGraph& graph) {
    return IdentityDigester(graph).digest(graph.size() - 1);
  };
  const TermGraph graph = mutable_shape(state.range(0));
  // Immutable nodes would have another digest.
  const Result<Digest> expected = digest(graph);
  if (!holds(state, expected.ok() && expected.value() != value_digests(graph).back())) {
    return;
  }
  time_digests(state, graph, mutable_shape(kFewNodes), digest);
}

template <typename Benchmark, typename... Arguments>
void add(const std::string& name, const SampleStream& sample, Benchmark run,
         Arguments... arguments) {
  benchmark::RegisterBenchmark((name + "/" + sample.name).c_str(), run, sample,
                               arguments...);
}

void add(const std::string& name, const TermShape& shape,
         void (*run)(benchmark::State&, const TermShape&)) {
  benchmark::RegisterBenchmark((name + "/" + shape.name).c_str(), run, shape)
      ->RangeMultiplier(10)
      ->Range(kFewNodes, 1'000'000)
      ->UseManualTime()
      ->Unit(benchmark::kMillisecond);
}

void add_all() {
  benchmark::RegisterBenchmark("BM_Null", BM_Null);
  for (const SampleStream& sample : kSampleStreams) {
    add("BM_PickleMachine", sample, BM_PickleMachine);
    add("BM_GraphFromStream", sample, BM_GraphFromStream);
    add("BM_WriteCompact", sample, BM_WriteArtifact, DocumentForm::kCompact);
    add("BM_WriteText", sample, BM_WriteArtifact, DocumentForm::kText);
    add("BM_ReadCompact", sample, BM_ReadArtifact, DocumentForm::kCompact);
    add("BM_ReadText", sample, BM_ReadArtifact, DocumentForm::kText);
    add("BM_MakePlan", sample, BM_MakePlan);
    add("BM_WriteProgram", sample, BM_WriteProgram);
    add("BM_Seek", sample, BM_Seek);
  }
  for (const TermShape& shape : term_shapes()) {
    add("BM_ValueDigests", shape, BM_ValueDigests);
    add("BM_IdentityDigests", shape, BM_IdentityDigests);
  }
  add_refreeze_benchmarks();
}

}  // namespace
}  // namespace reknot

int main(int argc, char** argv) {
  reknot::add_all();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}
