// The parts of CBOR that the compact form uses, as its writer and its reader spell them.
//
// A data item begins with a head: an initial byte, major type in the upper three bits, and
// an argument, which is the lower five bits ("info") where these are below 24, and else
// the 1, 2, 4 or 8 bytes behind the initial byte. source: RFC 8949 sections 3 and 4.2.1
#ifndef RK_CORE_ARTIFACT_CBOR_H_
#define RK_CORE_ARTIFACT_CBOR_H_

#include <cstdint>

namespace reknot {

enum class CborMajor : std::uint8_t {
  kUnsigned = 0,  // argument: the value
  kNegative = 1,  // argument: -1 - the value
  kBytes = 2,     // argument: how many bytes follow
  kText = 3,      // argument: how many bytes follow
  kArray = 4,     // argument: how many items follow
  kMap = 5,       // argument: how many pairs of items follow
  kTag = 6,       // argument: what the item that follows means
  kSimple = 7,    // argument: false, true, null, or the bits of a float
};

// The infos of 1, 2, 4 and 8 argument bytes; of kSimple, 25 to 27 are floats.
inline constexpr std::uint8_t kCborInfoWidth1 = 24;
inline constexpr std::uint8_t kCborInfoWidth2 = 25;
inline constexpr std::uint8_t kCborInfoWidth8 = 27;

inline constexpr std::uint8_t kCborFalse = 0xF4;
inline constexpr std::uint8_t kCborTrue = 0xF5;
inline constexpr std::uint8_t kCborNull = 0xF6;

constexpr std::uint8_t cbor_initial(CborMajor major, std::uint8_t info) {
  return static_cast<std::uint8_t>(static_cast<unsigned>(major) << 5 | info);
}

// The bytes behind the initial byte that the shortest head has for `argument`.
constexpr unsigned cbor_argument_width(std::uint64_t argument) {
  if (argument < kCborInfoWidth1) return 0;
  if (argument <= 0xFF) return 1;
  if (argument <= 0xFFFF) return 2;
  return argument <= 0xFFFFFFFF ? 4 : 8;
}

// 24 for 1 byte, 25 for 2, 26 for 4, 27 for 8.
constexpr std::uint8_t cbor_info_of_width(unsigned width) {
  std::uint8_t info = kCborInfoWidth1;
  for (; width > 1; width /= 2) ++info;
  return info;
}

}  // namespace reknot

#endif  // RK_CORE_ARTIFACT_CBOR_H_
