// The views of a session's open timelines. What all views of a timeline need is made with the first
// one and kept.
#ifndef RK_CORE_API_VIEWS_H_
#define RK_CORE_API_VIEWS_H_

#include <cstdint>
#include <map>
#include <memory>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/replay/timeline.h"

namespace reknot {

class Views {
 public:
  Views();
  ~Views();

  // Of the open timeline `id`, whose address is kept until close(id). The answers and the arguments
  // are those of core/view/VIEW.md.
  //
  // errors  kBadRequest, kLimitExceeded: read_view_request; a number that names no object; a depth of
  //         more than 32; those of own_bytes
  Result<Bytes> graph(std::int64_t id, const Timeline& timeline, ByteView folds,
                      ByteView focus);
  Result<Bytes> types(std::int64_t id, const Timeline& timeline);
  Result<Bytes> retained(std::int64_t id, const Timeline& timeline, ByteView object,
                         std::int64_t depth, std::int64_t limit);
  Result<Bytes> why(std::int64_t id, const Timeline& timeline, std::int64_t object);
  void close(std::int64_t id);

 private:
  struct View;

  View& view(std::int64_t id, const Timeline& timeline);

  std::map<std::int64_t, std::unique_ptr<View>> views_;
};

}  // namespace reknot

#endif  // RK_CORE_API_VIEWS_H_
