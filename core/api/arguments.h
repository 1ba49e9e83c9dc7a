// What the arguments of requests have in common: numbers and lists of ids, in decimal.
#ifndef RK_CORE_API_ARGUMENTS_H_
#define RK_CORE_API_ARGUMENTS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/json_writer.h"
#include "core/base/result.h"
#include "core/replay/timeline.h"

namespace reknot {

Error bad_request(std::string what, std::uint64_t offset = 0);

Bytes to_bytes(std::string_view text);

// {"code", "offset", "message"}
void write_refusal(JsonWriter& json, const Error& error);

// errors   kBadRequest  where the number ends too early, or at what cannot be one
Result<std::int64_t> read_number(ByteView argument);

// The same for a number from 0 on; larger ones than 2^32 - 1 are cut to that.
Result<std::uint32_t> read_count(ByteView argument);

// Ids with commas between them; none at all if the argument is empty.
//
// errors   kBadRequest  at the id that is none, or that no object can have
Result<std::vector<ObjectId>> read_ids(ByteView argument);

}  // namespace reknot

#endif  // RK_CORE_API_ARGUMENTS_H_
