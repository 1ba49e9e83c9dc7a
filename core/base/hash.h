// A fast, non-cryptographic 64-bit hash for tables in memory. Never written to an artifact.
#ifndef RK_CORE_BASE_HASH_H_
#define RK_CORE_BASE_HASH_H_

#include <cstdint>

#include "core/base/bytes.h"

namespace reknot {

// The finalizer of MurmurHash3 (Appleby): every input bit changes every output bit.
constexpr std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 33;
  x *= 0xff51afd7ed558ccdULL;
  x ^= x >> 33;
  x *= 0xc4ceb9fe1a85ec53ULL;
  return x ^ x >> 33;
}

inline std::uint64_t hash_bytes(ByteView bytes, std::uint64_t seed = 0) {
  std::uint64_t hash = mix(seed ^ bytes.size());
  std::size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    std::uint64_t word;
    std::memcpy(&word, bytes.data() + i, sizeof word);
    hash = mix(hash ^ word);
  }
  std::uint64_t tail = 0;
  for (unsigned shift = 0; i < bytes.size(); ++i, shift += 8) {
    tail |= std::uint64_t{bytes[i]} << shift;
  }
  return mix(hash ^ tail);
}

}  // namespace reknot

#endif  // RK_CORE_BASE_HASH_H_
