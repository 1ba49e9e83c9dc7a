// The core as JavaScript sees it: wasm/module.d.ts has the other side. The only file in which
// a name changes its spelling from C++ to JavaScript.
//
// Sessions are numbers, which the caller closes; there are no class handles. Bytes cross
// through the heap in blocks that the caller frees, since Embind would copy a typed array
// byte by byte.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>

#include "core/api/session.h"

namespace {

using Address = std::uintptr_t;
using SessionId = std::uint32_t;

// The only state of the module. Numbers are never used twice.
std::map<SessionId, reknot::Session> sessions;
SessionId last_session = 0;

struct Block {
  Address address;
  std::uint32_t size;
};

std::uint8_t* pointer_to(Address address) {
  return reinterpret_cast<std::uint8_t*>(address);
}

SessionId open_session() {
  sessions.try_emplace(++last_session);
  return last_session;
}

void close_session(SessionId id) { sessions.erase(id); }

// 0 when the memory cannot grow so far.
Address allocate(std::uint32_t size) {
  return reinterpret_cast<Address>(std::malloc(std::max<std::uint32_t>(size, 1)));
}

void release(Address address) { std::free(pointer_to(address)); }

emscripten::val view(Address address, std::uint32_t size) {
  return emscripten::val(emscripten::typed_memory_view(size, pointer_to(address)));
}

Block call(SessionId id, Address request, std::uint32_t size) {
  const auto session = sessions.find(id);
  RK_CHECK(session != sessions.end());
  const reknot::Bytes response = session->second.call({pointer_to(request), size});
  const Address copy = allocate(response.size());
  RK_CHECK(copy != 0);
  std::copy(response.begin(), response.end(), pointer_to(copy));
  return {copy, static_cast<std::uint32_t>(response.size())};
}

}  // namespace

EMSCRIPTEN_BINDINGS(reknot) {
  emscripten::value_object<Block>("Block")
      .field("address", &Block::address)
      .field("size", &Block::size);
  emscripten::function("openSession", &open_session);
  emscripten::function("closeSession", &close_session);
  emscripten::function("allocate", &allocate);
  emscripten::function("release", &release);
  emscripten::function("view", &view);
  emscripten::function("call", &call);
}
