// The core as JavaScript sees it: wasm/module.d.ts has the other side.
//
// Sessions are numbers, which the caller closes; there are no class handles. Bytes cross through
// the heap in blocks that the caller frees. Plain exported functions: Embind would bring its
// registry of types, in the module and, twice as large, in the script that loads it.
#include <emscripten.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>

#include "core/api/session.h"

namespace {

using SessionId = std::uint32_t;

// The only state of the module. Numbers are never used twice.
std::map<SessionId, reknot::Session> sessions;
SessionId last_session = 0;
std::uint32_t last_response_size = 0;

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE SessionId rk_open_session() {
  sessions.try_emplace(++last_session);
  return last_session;
}

EMSCRIPTEN_KEEPALIVE void rk_close_session(SessionId id) { sessions.erase(id); }

// Null when the memory cannot grow so far.
EMSCRIPTEN_KEEPALIVE std::uint8_t* rk_allocate(std::uint32_t size) {
  return static_cast<std::uint8_t*>(std::malloc(std::max<std::uint32_t>(size, 1)));
}

EMSCRIPTEN_KEEPALIVE void rk_release(std::uint8_t* block) { std::free(block); }

// The response is a block of rk_response_size() bytes.
EMSCRIPTEN_KEEPALIVE std::uint8_t* rk_call(SessionId id, const std::uint8_t* request,
                                           std::uint32_t size) {
  const auto session = sessions.find(id);
  RK_CHECK(session != sessions.end());
  const reknot::Bytes response = session->second.call({request, size});
  last_response_size = static_cast<std::uint32_t>(response.size());
  std::uint8_t* const block = rk_allocate(last_response_size);
  RK_CHECK(block != nullptr);
  std::copy(response.begin(), response.end(), block);
  return block;
}

EMSCRIPTEN_KEEPALIVE std::uint32_t rk_response_size() { return last_response_size; }

}  // extern "C"
