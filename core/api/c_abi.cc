#include "core/api/c_abi.h"

#include <algorithm>

#include "core/api/session.h"

void* rk_session_new(void) { return new reknot::Session(); }

void rk_session_free(void* session) { delete static_cast<reknot::Session*>(session); }

std::uint8_t* rk_session_call(void* session, const std::uint8_t* request,
                              std::size_t size, std::size_t* response_size) {
  const reknot::Bytes response =
      static_cast<reknot::Session*>(session)->call({request, size});
  auto* const copy = new std::uint8_t[response.size()];
  std::copy(response.begin(), response.end(), copy);
  *response_size = response.size();
  return copy;
}

void rk_response_free(std::uint8_t* response) { delete[] response; }
