// The only header that anything outside core/ includes: bytes in, bytes out.
//
// A request names an operation of core/api/operations.def and carries its arguments:
//
//   request  := operation:u8 argument*
//   argument := length:u32 (little endian) byte{length}
//   response := 0:u8 payload:byte*
//             | 1:u8 {"code": …, "offset": …, "message": …} as JSON (a row of error.def)
//
// What must live on between requests (open timelines) lives in the Session and is named by a
// number; closing it, or the session, gives the memory back.
#ifndef RK_CORE_API_SESSION_H_
#define RK_CORE_API_SESSION_H_

#include <memory>

#include "core/base/bytes.h"

namespace reknot {

class Session {
 public:
  Session();
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // Carries out one request.
  //
  // request  [>= 1] not kept
  // returns  the response; refusals are responses too, so this never fails
  // cost     that of the operation; O(size of the response) for the framing
  Bytes call(ByteView request);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace reknot

#endif  // RK_CORE_API_SESSION_H_
