// The byte strings of a capture stream: what is the same for many objects, packed by the Python
// half once a process.
//
//     number   4 bytes, least significant first
//     text     its length in bytes, a number; then UTF-8
//     row      how many parts it has, a number; then the parts
//
// The writer is `pack` in core/python/reknot/stream.py, where the parts of each string stand too.
#ifndef RK_CORE_CAPTURE_PACKED_H_
#define RK_CORE_CAPTURE_PACKED_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/graph/graph.h"

namespace reknot {

struct PackedCode {
  std::uint32_t line;
  std::string path;
  std::vector<std::string> cells;
  std::vector<std::string> globals;
};

// Views of the packed bytes.
struct PackedNamespace {
  std::string_view module;
  std::optional<std::string_view> package;
  std::optional<std::string_view> file;
};

// errors   kNotACaptureStream, without an offset
// cost     O(n)
Result<Source> unpack_source(ByteView packed);
Result<PackedCode> unpack_code(ByteView packed);
Result<PackedNamespace> unpack_namespace(ByteView packed);

}  // namespace reknot

#endif  // RK_CORE_CAPTURE_PACKED_H_
