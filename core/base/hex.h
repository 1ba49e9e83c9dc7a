// Bytes as text of two lower-case hexadecimal digits each.
#ifndef RK_CORE_BASE_HEX_H_
#define RK_CORE_BASE_HEX_H_

#include <optional>
#include <string>
#include <string_view>

#include "core/base/bytes.h"

namespace reknot {

std::string hex_of(ByteView bytes);

// The bytes, unless `hex` has another character, an upper-case digit or an odd length.
std::optional<Bytes> bytes_of_hex(std::string_view hex);

}  // namespace reknot

#endif  // RK_CORE_BASE_HEX_H_
