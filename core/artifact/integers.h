// Which Python ints are integers of a document.
#ifndef RK_CORE_ARTIFACT_INTEGERS_H_
#define RK_CORE_ARTIFACT_INTEGERS_H_

#include <cstdint>
#include <optional>

#include "core/artifact/document_format.h"
#include "core/base/bytes.h"
#include "core/base/integers.h"

namespace reknot {

// The number, if a document writes it as an integer. `twos_complement` as in
// PickleDelegate::integer.
inline std::optional<std::int64_t> document_integer(ByteView twos_complement) {
  if (twos_complement.size() > 8) return std::nullopt;
  const std::int64_t number = small_integer_of(twos_complement);
  if (number < -kMaxDocumentInteger || number > kMaxDocumentInteger) return std::nullopt;
  return number;
}

}  // namespace reknot

#endif  // RK_CORE_ARTIFACT_INTEGERS_H_
