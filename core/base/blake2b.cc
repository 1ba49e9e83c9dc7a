#include "core/base/blake2b.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace reknot {
namespace {

// The first 64 bits of the fractions of the square roots of the first eight primes (section 2.6).
constexpr std::array<std::uint64_t, 8> kInitial = {
    0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
    0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};

// Which words of the block each round takes (section 2.7); rounds 10 and 11 are 0 and 1 again.
constexpr std::uint8_t kSigma[10][16] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
    {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
    {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
    {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
    {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
    {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}};
constexpr std::size_t kRounds = 12;

inline void mix_words(std::uint64_t& a, std::uint64_t& b, std::uint64_t& c,
                      std::uint64_t& d, std::uint64_t x, std::uint64_t y) {
  a += b + x;
  d = std::rotr(d ^ a, 32);
  c += d;
  b = std::rotr(b ^ c, 24);
  a += b + y;
  d = std::rotr(d ^ a, 16);
  c += d;
  b = std::rotr(b ^ c, 63);
}

// The round is a template parameter so that the words are picked when this is compiled: a table
// read at run time takes a third longer.
template <std::size_t kRound>
inline void mix_round(std::uint64_t (&v)[16], const std::uint64_t (&m)[16]) {
  constexpr const std::uint8_t(&s)[16] = kSigma[kRound % 10];
  mix_words(v[0], v[4], v[8], v[12], m[s[0]], m[s[1]]);
  mix_words(v[1], v[5], v[9], v[13], m[s[2]], m[s[3]]);
  mix_words(v[2], v[6], v[10], v[14], m[s[4]], m[s[5]]);
  mix_words(v[3], v[7], v[11], v[15], m[s[6]], m[s[7]]);
  mix_words(v[0], v[5], v[10], v[15], m[s[8]], m[s[9]]);
  mix_words(v[1], v[6], v[11], v[12], m[s[10]], m[s[11]]);
  mix_words(v[2], v[7], v[8], v[13], m[s[12]], m[s[13]]);
  mix_words(v[3], v[4], v[9], v[14], m[s[14]], m[s[15]]);
}

template <std::size_t... kRound>
inline void mix_rounds(std::uint64_t (&v)[16], const std::uint64_t (&m)[16],
                       std::index_sequence<kRound...>) {
  (mix_round<kRound>(v, m), ...);
}

inline std::uint64_t load_little(const std::uint8_t* bytes) {
  std::uint64_t word = 0;
  for (unsigned i = 0; i < 8; ++i) word |= std::uint64_t{bytes[i]} << 8 * i;
  return word;
}

}  // namespace

Blake2b::Blake2b() : state_(kInitial) {
  // The parameters: depth 1, fanout 1, no key, and the digest's size.
  state_[0] ^= 0x01010000 ^ sizeof(Digest);
}

void Blake2b::update_blocks(ByteView bytes) {
  while (bytes.size() > kBlock - filled_) {
    const std::size_t taken = kBlock - filled_;
    std::copy_n(bytes.begin(), taken, block_.begin() + filled_);
    filled_ = kBlock;
    compress(false);
    bytes = bytes.subspan(taken);
  }
  update(bytes);
}

void Blake2b::compress(bool is_last) {
  count_ += filled_;
  std::uint64_t m[16];
  for (unsigned i = 0; i < 16; ++i) m[i] = load_little(&block_[8 * i]);
  std::uint64_t v[16];
  std::copy(state_.begin(), state_.end(), v);
  std::copy(kInitial.begin(), kInitial.end(), v + 8);
  v[12] ^= count_;
  if (is_last) v[14] = ~v[14];
  mix_rounds(v, m, std::make_index_sequence<kRounds>());
  for (unsigned i = 0; i < 8; ++i) state_[i] ^= v[i] ^ v[i + 8];
  filled_ = 0;
}

Digest Blake2b::finish() {
  std::fill(block_.begin() + filled_, block_.end(), std::uint8_t{0});
  compress(true);
  Digest digest;
  for (unsigned i = 0; i < digest.size(); ++i) {
    digest[i] = static_cast<std::uint8_t>(state_[i / 8] >> 8 * (i % 8));
  }
  return digest;
}

Digest blake2b(ByteView message) {
  Blake2b hash;
  hash.update(message);
  return hash.finish();
}

}  // namespace reknot
