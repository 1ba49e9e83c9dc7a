// Makes capture streams, as core/python/reknot/stream.py describes them.
#ifndef RK_TESTS_CORE_CAPTURE_STREAM_BUILDER_H_
#define RK_TESTS_CORE_CAPTURE_STREAM_BUILDER_H_

#include <functional>
#include <string_view>
#include <vector>

#include "core/pickle/writer.h"
#include "tests/core/capture/packer.h"

namespace reknot {

// Where the constructors stand in the memo.
enum class Make : std::uint32_t {
  kFunction,
  kCell,
  kClass,
  kModule,
  kMethod,
  kInstance,
  kCall,
  kRefused
};
inline constexpr std::uint32_t kFirstFreeKey = 8;

// Writes a part of a stream, which leaves one value on the stack.
using Part = std::function<void(PickleWriter&)>;
using Parts = std::vector<Part>;

inline Part none() {
  return [](PickleWriter& out) { out.none(); };
}
inline Part number(std::int64_t value) {
  return [=](PickleWriter& out) { out.integer(value); };
}
inline Part text(std::string_view utf8) {
  return [=](PickleWriter& out) { out.text(utf8); };
}
inline Part tuple(Parts items) {
  return [=](PickleWriter& out) {
    if (items.size() > 3) out.op(PickleOpcode::kMARK);
    for (const Part& item : items) item(out);
    out.tuple(items.size());
  };
}
inline Part collection(PickleOpcode empty, PickleOpcode fill, Parts items) {
  return [=](PickleWriter& out) {
    out.op(empty);
    out.op(PickleOpcode::kMARK);
    for (const Part& item : items) item(out);
    out.op(fill);
  };
}
inline Part list(Parts items) {
  return collection(PickleOpcode::kEMPTY_LIST, PickleOpcode::kAPPENDS, std::move(items));
}
inline Part set(Parts items) {
  return collection(PickleOpcode::kEMPTY_SET, PickleOpcode::kADDITEMS, std::move(items));
}
// Keys and values by turns.
inline Part dict(Parts items) {
  return collection(PickleOpcode::kEMPTY_DICT, PickleOpcode::kSETITEMS, std::move(items));
}
inline Part global(std::string_view module, std::string_view name) {
  return [=](PickleWriter& out) { out.global(module, name); };
}

// Remembers what `part` makes under a key, or takes it from there.
inline Part put(std::uint32_t key, Part part) {
  return [=](PickleWriter& out) {
    part(out);
    out.put(kFirstFreeKey + key);
  };
}
inline Part get(std::uint32_t key) {
  return [=](PickleWriter& out) { out.get(kFirstFreeKey + key); };
}

inline Part constructor(Make which) {
  return [=](PickleWriter& out) { out.get(static_cast<std::uint32_t>(which)); };
}
inline Part call(Part callable, Parts arguments) {
  return [=](PickleWriter& out) {
    callable(out);
    tuple(arguments)(out);
    out.op(PickleOpcode::kREDUCE);
  };
}
inline Part make(Make which, Parts arguments) {
  return call(constructor(which), std::move(arguments));
}

// As one value of a stream.
inline Part packed(const Packer& packer) {
  const Bytes bytes(packer.view().begin(), packer.view().end());
  return [=](PickleWriter& out) { out.bytes(bytes); };
}

// What is the same for many objects. `around` has the names of the functions around the unit.
inline Part source(std::string_view form, std::string_view name, std::string_view code,
                   const Texts& free = {}, const Texts& around = {}) {
  Packer packer;
  packer.text(form).text("__main__").text(name).text("main.py").number(3).number(0);
  packer.number(around.size());
  for (const std::string_view level : around) packer.texts({"function", level});
  return tuple({packed(packer.texts(free).texts({}).text(code))});
}
inline Part code(Part unit, std::string_view path, const Texts& cells = {},
                 const Texts& globals = {}) {
  return tuple({std::move(unit),
                packed(Packer().number(0).text(path).texts(cells).texts(globals))});
}
inline Part space(std::string_view module) {
  return tuple({packed(Packer().text(module).texts({}).texts({}))});
}

// [variables, None, record, …], and how many items that are.
inline Bytes stream(const Part& variables, const Parts& records = {},
                    std::int64_t extra = 0) {
  PickleWriter out;
  out.begin();
  Parts items = {variables, none()};
  items.insert(items.end(), records.begin(), records.end());
  list(items)(out);
  out.stop();
  ByteWriter number;
  number.write_text("\x80\x05J");
  number.write_little(static_cast<std::uint64_t>(items.size()) + extra, 4);
  number.write_text(".");
  Bytes whole = std::move(out).take();
  whole.insert(whole.end(), number.view().begin(), number.view().end());
  return whole;
}

}  // namespace reknot

#endif  // RK_TESTS_CORE_CAPTURE_STREAM_BUILDER_H_
