#include "core/api/documents.h"

#include <string>
#include <utility>

namespace reknot {
namespace {

Bytes to_bytes(std::string_view text) {
  const ByteView bytes = as_bytes(text);
  return {bytes.begin(), bytes.end()};
}

Error unknown(std::int64_t id) {
  return Error{ErrorCode::kUnknownHandle, 0, std::to_string(id)};
}

}  // namespace

Result<Bytes> Documents::open(std::string_view text) {
  RK_TRY_ASSIGN(SourceDocument document, SourceDocument::open(text));
  RK_TRY_ASSIGN(const Lens lens, document.analyze());
  const std::int64_t id = next_++;
  documents_.emplace(id, std::move(document));
  std::string json = to_json(lens);
  json.insert(1, "\"document\":" + std::to_string(id) + ",");
  return to_bytes(json);
}

Result<Bytes> Documents::edit(std::int64_t id, std::int64_t begin, std::int64_t end,
                              std::string_view replacement) {
  const auto found = documents_.find(id);
  if (found == documents_.end()) return unknown(id);
  if (begin < 0 || end < 0) {
    return Error{ErrorCode::kBadRequest, 0, "an offset is less than 0"};
  }
  RK_TRY(found->second.edit(static_cast<std::uint64_t>(begin),
                            static_cast<std::uint64_t>(end), replacement));
  RK_TRY_ASSIGN(const Lens lens, found->second.analyze());
  return to_bytes(to_json(lens));
}

Result<Bytes> Documents::close(std::int64_t id) {
  if (documents_.erase(id) == 0) return unknown(id);
  return Bytes();
}

}  // namespace reknot
