// The open documents of a session: texts that are edited, and what the lens tells of them.
#ifndef RK_CORE_API_DOCUMENTS_H_
#define RK_CORE_API_DOCUMENTS_H_

#include <cstdint>
#include <map>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/source/document.h"

namespace reknot {

class Documents {
 public:
  // The answers are those of core/source/LENS.md.
  //
  // errors  as SourceDocument; kUnknownHandle if there is no such document
  Result<Bytes> open(std::string_view text);
  Result<Bytes> edit(std::int64_t id, std::int64_t begin, std::int64_t end,
                     std::string_view replacement);
  Result<Bytes> close(std::int64_t id);

 private:
  std::map<std::int64_t, SourceDocument> documents_;
  std::int64_t next_ = 1;
};

}  // namespace reknot

#endif  // RK_CORE_API_DOCUMENTS_H_
