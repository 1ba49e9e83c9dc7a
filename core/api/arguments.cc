#include "core/api/arguments.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace reknot {
namespace {

// A whole number that stands in `text` from `begin` to `end`.
template <typename Number>
Result<Number> number_at(std::string_view text, std::size_t begin, std::size_t end) {
  Number number = 0;
  const auto [stop, error] =
      std::from_chars(text.data() + begin, text.data() + end, number);
  if (error == std::errc() && stop == text.data() + end) return number;
  const auto offset = static_cast<std::uint64_t>(stop - text.data());
  return bad_request("a number in decimal was expected",
                     error == std::errc() ? offset : begin);
}

}  // namespace

Error bad_request(std::string what, std::uint64_t offset) {
  return Error{ErrorCode::kBadRequest, offset, std::move(what)};
}

Bytes to_bytes(std::string_view text) {
  const ByteView bytes = as_bytes(text);
  return {bytes.begin(), bytes.end()};
}

void write_refusal(JsonWriter& json, const Error& error) {
  json.begin_object();
  json.member("code", error_name(error.code));
  json.member("offset", static_cast<std::int64_t>(error.offset));
  json.member("message", error.message());
  json.end_object();
}

Result<std::int64_t> read_number(ByteView argument) {
  return number_at<std::int64_t>(as_text(argument), 0, argument.size());
}

Result<std::uint32_t> read_count(ByteView argument) {
  RK_TRY_ASSIGN(const std::int64_t number, read_number(argument));
  if (number < 0) return bad_request("a number from 0 on was expected");
  constexpr std::int64_t kMost = std::numeric_limits<std::uint32_t>::max();
  return static_cast<std::uint32_t>(std::min(number, kMost));
}

Result<std::vector<ObjectId>> read_ids(ByteView argument) {
  const std::string_view text = as_text(argument);
  std::vector<ObjectId> ids;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    RK_TRY_ASSIGN(const ObjectId id, number_at<ObjectId>(text, begin, end));
    ids.push_back(id);
    begin = end + 1;
    if (begin == text.size()) return bad_request("an id was expected", begin);
  }
  return ids;
}

}  // namespace reknot
