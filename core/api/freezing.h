// The operations on frozen values.
#ifndef RK_CORE_API_FREEZING_H_
#define RK_CORE_API_FREEZING_H_

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/freeze/function_forms.h"

namespace reknot {

// `input` is an artifact or a capture stream, `mode` "value" or "identity", followed by " ordered" if
// the order of dicts is to count. Every function refuses what reading the input refuses.
class Freezing {
 public:
  // The digests of the variables, 32 bytes each, in ascending order of their names.
  Result<Bytes> digests(ByteView input, ByteView mode);
  // As core/freeze/report.h has it.
  Result<Bytes> report(ByteView input, ByteView mode);
  // Where two variables part: {"path", "left", "right"}, or null if they are equal. The path is
  // empty, too, where identity parts them in a way that no path shows.
  //
  // question  the mode and the names of the left and the right variable, with a zero byte between
  // errors    kBadRequest if there is no such variable
  Result<Bytes> difference(ByteView left, ByteView right, ByteView question);
  // What is one and the same before and after, as core/freeze/sharing.h has it.
  //
  // after, drawn  empty for none
  Result<Bytes> sharing(ByteView before, ByteView after, ByteView drawn);
  // The minimal form (core/freeze/minimal_form.h) of the only variable.
  Result<Bytes> form(ByteView input, ByteView mode);

 private:
  FormStore store_;
};

}  // namespace reknot

#endif  // RK_CORE_API_FREEZING_H_
