// The views of a session's open timelines. The answers are those of core/view/VIEW.md. What all views
// of a timeline need is made with the first one and kept.
#ifndef RK_CORE_API_VIEWS_H_
#define RK_CORE_API_VIEWS_H_

#include <cstdint>
#include <map>
#include <memory>

#include "core/api/timelines.h"
#include "core/base/bytes.h"
#include "core/base/result.h"

namespace reknot {

// Every argument is as it stands in the request: `id`, `depth` and `limit` are numbers.
class Views {
 public:
  // timelines  its address is kept
  explicit Views(Timelines& timelines);
  ~Views();

  // errors   those of Timelines::find and read_view_request, and of own_bytes for `under:`
  Result<Bytes> graph(ByteView id, ByteView folds, ByteView focus);
  // errors   those of Timelines::find and own_bytes
  Result<Bytes> types(ByteView id);
  // object   a number, or empty for the whole
  // errors   those above; kBadRequest  a number that names no object, a depth of more than
  //          kMaxRetainedDepth
  Result<Bytes> retained(ByteView id, ByteView object, ByteView depth, ByteView limit);
  // object   a number
  // errors   those above
  Result<Bytes> why(ByteView id, ByteView object);
  // Is to be called before its timeline is closed.
  void close(ByteView id);

 private:
  struct View;

  Result<View*> find(ByteView id);
  // The same with its weights.
  Result<View*> weigh(ByteView id);

  Timelines& timelines_;
  std::map<const Timeline*, std::unique_ptr<View>> views_;
};

}  // namespace reknot

#endif  // RK_CORE_API_VIEWS_H_
