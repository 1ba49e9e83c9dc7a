#include "tests/bench/sample_streams.h"

#include <string>
#include <utility>

#include "core/pickle/writer.h"
#include "tests/core/capture/packer.h"

namespace reknot {
namespace {

// The constructors' keys in the memo, and the records, in the order of stream.py.
enum Constructor : std::uint32_t { kMakeFunction, kMakeCell };
enum Record : std::uint8_t { kCellRecord = 1, kGlobalsRecord = 2 };
constexpr std::uint32_t kConstructors = 8;

// A key of the memo.
using Key = std::uint32_t;

// What functions say of themselves; written out where they are first named, as Python does.
struct Definition {
  std::string_view name;
  std::string_view context;  // the function around it, or nothing
  std::string_view text;
  std::string_view cell;    // its one free variable, or nothing
  std::string_view global;  // the one global that it uses, or nothing
};

// One capture stream, from its variables to its last record.
class StreamWriter {
 public:
  StreamWriter() {
    out_.begin();
    out_.op(PickleOpcode::kEMPTY_LIST);
    out_.op(PickleOpcode::kMARK);
    out_.op(PickleOpcode::kEMPTY_DICT);
  }

  PickleWriter& out() { return out_; }

  // Keeps the value on top in the memo.
  Key remember() {
    out_.op(PickleOpcode::kMEMOIZE);
    return next_key_++;
  }

  // The value on top is what `name`, below it, is bound to; there is one variable.
  void end_variables() {
    out_.op(PickleOpcode::kSETITEM);
    out_.none();
  }

  void begin_record(Record record) {
    out_.op(PickleOpcode::kMARK);
    out_.integer(record);
    ++records_;
  }
  void end_record() { out_.tuple(kMany); }

  Bytes finish() && {
    out_.op(PickleOpcode::kAPPENDS);
    out_.stop();
    out_.begin();
    out_.integer(2 + records_);
    out_.stop();
    return std::move(out_).take();
  }

  Key cell() {
    out_.get(kMakeCell);
    out_.op(PickleOpcode::kEMPTY_TUPLE);
    out_.op(PickleOpcode::kREDUCE);
    return remember();
  }

  // A function of the stream's one definition, and its cell if it has one.
  std::pair<Key, Key> function(const Definition& definition) {
    Key cell_key = 0;
    out_.get(kMakeFunction);
    push_code(definition);
    push_namespace();
    if (definition.cell.empty()) {
      out_.none();
    } else {
      cell_key = cell();
      out_.tuple(1);
    }
    out_.tuple(3);
    out_.op(PickleOpcode::kREDUCE);
    return {remember(), cell_key};
  }

  void push_namespace() {
    if (namespace_ != 0) return out_.get(namespace_);
    out_.bytes(Packer().text("__main__").texts({}).texts({"main.py"}).view());
    out_.tuple(1);
    namespace_ = remember();
  }

 private:
  static constexpr std::uint64_t kMany = 4;

  void push_code(const Definition& definition) {
    if (code_ != 0) return out_.get(code_);
    push_source(definition);
    Packer packer;
    packer.number(0).text(definition.name);
    packer.texts(row_of(definition.cell)).texts(row_of(definition.global));
    out_.bytes(packer.view());
    out_.tuple(2);
    code_ = remember();
  }

  void push_source(const Definition& definition) {
    Packer packer;
    packer.text("function").text("__main__").text(definition.name).text("main.py");
    packer.number(1).number(0);
    if (definition.context.empty()) {
      packer.number(0);
    } else {
      packer.number(1).texts({"function", definition.context});
    }
    packer.texts(row_of(definition.cell)).texts({}).text(definition.text);
    out_.bytes(packer.view());
    out_.tuple(1);
    remember();
  }

  static Texts row_of(std::string_view name) {
    return name.empty() ? Texts() : Texts{name};
  }

  PickleWriter out_;
  Key next_key_ = kConstructors;
  Key code_ = 0;
  Key namespace_ = 0;
  int records_ = 0;
};

constexpr Definition kFactorial = {
    "factorial",
    "",
    "def factorial(n):\n    return 1 if n < 2 else n * factorial(n - 1)",
    "",
    "factorial",
};

constexpr Definition kClosure = {
    "get", "make", "def get():\n        return value", "value", "",
};

}  // namespace

Bytes factorial_stream() {
  StreamWriter stream;
  stream.out().text(kFactorial.name);
  const Key function = stream.function(kFactorial).first;
  stream.end_variables();
  stream.begin_record(kGlobalsRecord);
  stream.push_namespace();
  stream.out().op(PickleOpcode::kEMPTY_DICT);
  stream.out().text(kFactorial.name);
  stream.out().get(function);
  stream.out().op(PickleOpcode::kSETITEM);
  stream.end_record();
  return std::move(stream).finish();
}

Bytes closures_stream() {
  StreamWriter stream;
  std::vector<Key> cells;
  stream.out().text("closures");
  stream.out().op(PickleOpcode::kEMPTY_LIST);
  stream.out().op(PickleOpcode::kMARK);
  for (std::uint32_t i = 0; i < kClosures; ++i) {
    cells.push_back(stream.function(kClosure).second);
  }
  stream.out().op(PickleOpcode::kAPPENDS);
  stream.end_variables();
  for (std::uint32_t i = 0; i < kClosures; ++i) {
    stream.begin_record(kCellRecord);
    stream.out().get(cells[i]);
    stream.out().integer(i);
    stream.end_record();
  }
  return std::move(stream).finish();
}

Bytes table_stream() {
  StreamWriter stream;
  PickleWriter& out = stream.out();
  out.text("table");
  out.op(PickleOpcode::kEMPTY_DICT);
  out.op(PickleOpcode::kMARK);
  for (std::uint32_t i = 0; i < kTableEntries; ++i) {
    out.text(std::to_string(i));
    stream.remember();
    out.op(PickleOpcode::kEMPTY_LIST);
    stream.remember();
    out.op(PickleOpcode::kMARK);
    for (std::uint32_t j = 0; j < 3; ++j) out.integer(i + j);
    out.op(PickleOpcode::kAPPENDS);
  }
  out.op(PickleOpcode::kSETITEMS);
  stream.end_variables();
  return std::move(stream).finish();
}

namespace {

// Lists that each hold the next one; the innermost holds the outermost, or nothing.
Bytes chain_stream(bool closed) {
  StreamWriter stream;
  PickleWriter& out = stream.out();
  out.text("chain");
  Key first = 0;
  for (std::uint32_t i = 0; i < kChainLists; ++i) {
    out.op(PickleOpcode::kEMPTY_LIST);
    const Key key = stream.remember();
    if (i == 0) first = key;
  }
  if (closed) {
    out.get(first);
    out.op(PickleOpcode::kAPPEND);
  }
  for (std::uint32_t i = 1; i < kChainLists; ++i) out.op(PickleOpcode::kAPPEND);
  stream.end_variables();
  return std::move(stream).finish();
}

}  // namespace

Bytes ring_stream() { return chain_stream(true); }
Bytes deep_list_stream() { return chain_stream(false); }

}  // namespace reknot
