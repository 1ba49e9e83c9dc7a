// Python ints between their bytes and the integers of a document.
#ifndef RK_CORE_ARTIFACT_INTEGERS_H_
#define RK_CORE_ARTIFACT_INTEGERS_H_

#include <cstdint>
#include <optional>

#include "core/artifact/document_format.h"
#include "core/base/bytes.h"

namespace reknot {

// The number, if a document writes it as an integer. `twos_complement` as in
// PickleDelegate::integer.
inline std::optional<std::int64_t> document_integer(ByteView twos_complement) {
  if (twos_complement.size() > 8) return std::nullopt;
  const bool negative = !twos_complement.empty() && twos_complement.back() >= 0x80;
  std::uint64_t bits = negative ? ~std::uint64_t{0} : 0;
  for (std::size_t i = twos_complement.size(); i-- > 0;) {
    bits = bits << 8 | twos_complement[i];
  }
  const auto number = static_cast<std::int64_t>(bits);
  if (number < -kMaxDocumentInteger || number > kMaxDocumentInteger) return std::nullopt;
  return number;
}

// The fewest bytes that are `number` in two's complement, least significant first.
inline Bytes shortest_integer(std::int64_t number) {
  Bytes bytes;
  while (number != 0 && number != -1) {
    bytes.push_back(static_cast<std::uint8_t>(number));
    number >>= 8;
  }
  const bool negative = number == -1;
  const bool says_negative = !bytes.empty() && bytes.back() >= 0x80;
  if (negative != says_negative) bytes.push_back(negative ? 0xFF : 0x00);
  return bytes;
}

}  // namespace reknot

#endif  // RK_CORE_ARTIFACT_INTEGERS_H_
