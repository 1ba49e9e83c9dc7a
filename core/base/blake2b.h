// BLAKE2b-256: the hash of everything that has a digest.
//
// Without a key, salt or personalization, as RFC 7693 has it. Written here because no library is
// there in both builds.
#ifndef RK_CORE_BASE_BLAKE2B_H_
#define RK_CORE_BASE_BLAKE2B_H_

#include <array>
#include <cstdint>

#include "core/base/bytes.h"

namespace reknot {

using Digest = std::array<std::uint8_t, 32>;

// Hashes a message that comes in pieces. Where it is cut makes no difference.
//
// cost     a compression (about 0.15 µs) for every 128 bytes begun; no allocation
// source   RFC 7693, sections 3.2 and 3.3
class Blake2b {
 public:
  Blake2b();

  void update(ByteView bytes) {
    if (bytes.size() <= kBlock - filled_) {
      if (!bytes.empty()) std::memcpy(&block_[filled_], bytes.data(), bytes.size());
      filled_ += bytes.size();
    } else {
      update_blocks(bytes);
    }
  }
  void update_u8(std::uint8_t byte) { update({&byte, 1}); }
  // 4 bytes, least significant first.
  void update_u32(std::uint32_t number) {
    const std::uint8_t bytes[] = {
        static_cast<std::uint8_t>(number), static_cast<std::uint8_t>(number >> 8),
        static_cast<std::uint8_t>(number >> 16), static_cast<std::uint8_t>(number >> 24)};
    update(bytes);
  }

  // The digest of all that came; once.
  Digest finish();

 private:
  static constexpr std::size_t kBlock = 128;

  void update_blocks(ByteView bytes);
  void compress(bool is_last);

  std::array<std::uint64_t, 8> state_;
  // A full block waits for the next byte, since the last one is compressed differently.
  std::array<std::uint8_t, kBlock> block_;
  std::size_t filled_ = 0;
  // Bytes compressed so far. The RFC counts to 2^128, which no memory holds.
  std::uint64_t count_ = 0;
};

Digest blake2b(ByteView message);

}  // namespace reknot

#endif  // RK_CORE_BASE_BLAKE2B_H_
