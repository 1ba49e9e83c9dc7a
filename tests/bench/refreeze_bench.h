// What a change costs when digests are kept: BM_Refreeze/SHAPE/NODES.
#ifndef RK_TESTS_BENCH_REFREEZE_BENCH_H_
#define RK_TESTS_BENCH_REFREEZE_BENCH_H_

namespace reknot {

void add_refreeze_benchmarks();

}  // namespace reknot

#endif  // RK_TESTS_BENCH_REFREEZE_BENCH_H_
