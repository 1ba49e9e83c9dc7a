// Floats of the compact form: the shortest of 16, 32 and 64 bits that keeps the value.
#ifndef RK_CORE_ARTIFACT_CBOR_FLOAT_H_
#define RK_CORE_ARTIFACT_CBOR_FLOAT_H_

#include <cstdint>

namespace reknot {

// An IEEE 754 number as CBOR spells it.
struct CborFloat {
  // 2, 4 or 8 bytes.
  unsigned width;
  // In the low bits.
  std::uint64_t bits;
};

// Makes the shortest spelling of a finite number; its sign survives, also that of zero.
//
// source   RFC 8949 section 4.2.1
CborFloat shortest_cbor_float(double value);

// Makes the number of a spelling, perhaps an infinity or a NaN; every one is a double.
double cbor_float_value(CborFloat spelling);

}  // namespace reknot

#endif  // RK_CORE_ARTIFACT_CBOR_FLOAT_H_
