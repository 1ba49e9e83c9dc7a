#include "core/api/c_abi.h"

#include "core/api/session.h"

namespace {

struct CSession {
  reknot::Session session;
  reknot::Bytes response;
};

}  // namespace

void* rk_session_new(void) { return new CSession(); }

void rk_session_free(void* session) { delete static_cast<CSession*>(session); }

const std::uint8_t* rk_session_call(void* session, const std::uint8_t* request,
                                    std::size_t size, std::size_t* response_size) {
  auto& [core, response] = *static_cast<CSession*>(session);
  response = core.call({request, size});
  *response_size = response.size();
  return response.data();
}
