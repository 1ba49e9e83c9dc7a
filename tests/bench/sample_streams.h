// Capture streams of known content, opcode by opcode as the Python half writes them
// (core/python/reknot/stream.py), so that the core can be timed without Python.
#ifndef RK_TESTS_BENCH_SAMPLE_STREAMS_H_
#define RK_TESTS_BENCH_SAMPLE_STREAMS_H_

#include <cstdint>

#include "core/base/bytes.h"

namespace reknot {

// A stream, and how many nodes hang on its variables.
struct SampleStream {
  const char* name;
  Bytes (*make)();
  std::uint32_t nodes;
};

inline constexpr std::uint32_t kClosures = 1'000;
inline constexpr std::uint32_t kTableEntries = 100'000;
inline constexpr std::uint32_t kChainLists = 100'000;

// A function that its module knows by name: the function and its namespace.
Bytes factorial_stream();
// A list of closures of one definition, each with a cell.
Bytes closures_stream();
// A dict of lists of three ints: {"0": [0, 1, 2], "1": [1, 2, 3], ...}.
Bytes table_stream();
// Lists that each hold the next one, and the last the first.
Bytes ring_stream();
// A list in a list in a list ...
Bytes deep_list_stream();

inline constexpr SampleStream kSampleStreams[] = {
    {"factorial", factorial_stream, 2},
    {"closures", closures_stream, 2 + 2 * kClosures},
    {"table", table_stream, 1 + kTableEntries},
    {"ring", ring_stream, kChainLists},
    {"deep_list", deep_list_stream, kChainLists},
};

}  // namespace reknot

#endif  // RK_TESTS_BENCH_SAMPLE_STREAMS_H_
