#include "core/pickle/machine.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/core/pickle/recording_delegate.h"
#include "tests/core/pickle/sample_pickles.h"

namespace reknot {
namespace {

using namespace std::string_view_literals;

// What the delegate was told, or the error's name and offset.
std::string run_once(std::string_view pickle, PickleSequence sequence,
                     const PickleLimits& limits, bool watched) {
  RecordingDelegate delegate;
  delegate.watch(watched);
  const Status status = run_pickle(as_bytes(pickle), sequence, delegate, limits);
  if (status.ok()) return delegate.told();
  return std::string(error_name(status.error().code)) + " " +
         std::to_string(status.error().offset);
}

std::string without_memo(const std::string& told) {
  std::string rest;
  for (std::size_t begin = 0; begin < told.size();) {
    const std::size_t end = told.find('\n', begin) + 1;
    if (end == 0) return rest + told.substr(begin);
    const std::string line = told.substr(begin, end - begin);
    if (!line.starts_with("memo[")) rest += line;
    begin = end;
  }
  return rest;
}

// Nobody need watch for the same to happen.
std::string run(std::string_view pickle, PickleSequence sequence = PickleSequence::kOne,
                const PickleLimits& limits = {}) {
  const std::string watched = run_once(pickle, sequence, limits, true);
  EXPECT_EQ(run_once(pickle, sequence, limits, false), without_memo(watched));
  return watched;
}

struct OpcodeCase {
  std::string_view opcode;
  std::string_view pickle;
  std::string_view told;
};

constexpr OpcodeCase kOpcodeCases[] = {
    {"INT", "I-5\n.", "v0 = integer(fb)\nstop(v0)\n"},
    {"INT", "I01\n.", "v0 = boolean(true)\nstop(v0)\n"},
    {"BININT", "J\xff\xff\xff\xff.", "v0 = integer(ff)\nstop(v0)\n"},
    {"BININT1", "K\xff.", "v0 = integer(ff00)\nstop(v0)\n"},
    {"BININT2", "M\0\1."sv, "v0 = integer(0001)\nstop(v0)\n"},
    {"LONG", "L12L\n.", "v0 = integer(0c)\nstop(v0)\n"},
    {"LONG1", "\x8a\3\1\0\0."sv, "v0 = integer(01)\nstop(v0)\n"},
    {"LONG4", "\x8b\0\0\0\0."sv, "v0 = integer()\nstop(v0)\n"},
    {"STRING", "S'a\\n'\n.", "v0 = text(\"a\\n\")\nstop(v0)\n"},
    {"BINSTRING", "T\1\0\0\0a."sv, "v0 = text(\"a\")\nstop(v0)\n"},
    {"SHORT_BINSTRING", "U\1a.", "v0 = text(\"a\")\nstop(v0)\n"},
    {"BINBYTES", "B\1\0\0\0\xff."sv, "v0 = bytes(ff)\nstop(v0)\n"},
    {"SHORT_BINBYTES", "C\1\xff.", "v0 = bytes(ff)\nstop(v0)\n"},
    {"BINBYTES8", "\x8e\1\0\0\0\0\0\0\0a."sv, "v0 = bytes(61)\nstop(v0)\n"},
    {"BYTEARRAY8", "\x96\1\0\0\0\0\0\0\0a."sv, "v0 = byte_array(61)\nstop(v0)\n"},
    {"NEXT_BUFFER", "\x97.", "v0 = next_buffer()\nstop(v0)\n"},
    {"READONLY_BUFFER", "\x97\x98.",
     "v0 = next_buffer()\nv1 = readonly_buffer(v0)\nstop(v1)\n"},
    {"NONE", "N.", "v0 = none()\nstop(v0)\n"},
    {"NEWTRUE", "\x88.", "v0 = boolean(true)\nstop(v0)\n"},
    {"NEWFALSE", "\x89.", "v0 = boolean(false)\nstop(v0)\n"},
    {"UNICODE", "V\\u00e9\n.", "v0 = text(\"é\")\nstop(v0)\n"},
    {"SHORT_BINUNICODE", "\x8c\2é.", "v0 = text(\"é\")\nstop(v0)\n"},
    {"BINUNICODE", "X\3\0\0\0\xED\xA0\x80."sv, "v0 = text(\"\\ud800\")\nstop(v0)\n"},
    {"BINUNICODE8", "\x8d\1\0\0\0\0\0\0\0a."sv, "v0 = text(\"a\")\nstop(v0)\n"},
    {"FLOAT", "F1.5\n.", "v0 = real(1.500000)\nstop(v0)\n"},
    {"BINFLOAT", "G?\xf8\0\0\0\0\0\0."sv, "v0 = real(1.500000)\nstop(v0)\n"},
    {"EMPTY_LIST", "].", "v0 = list()\nstop(v0)\n"},
    {"APPEND", "]Na.", "v0 = list()\nv1 = none()\nappend(v0: v1)\nstop(v0)\n"},
    {"APPENDS", "](NNe.",
     "v0 = list()\nv1 = none()\nv2 = none()\nappend(v0: v1, v2)\nstop(v0)\n"},
    {"APPENDS", "](e.", "v0 = list()\nstop(v0)\n"},
    {"LIST", "(Nl.", "v0 = none()\nv1 = list(v0)\nstop(v1)\n"},
    {"EMPTY_TUPLE", ").", "v0 = tuple()\nstop(v0)\n"},
    {"TUPLE", "(Nt.", "v0 = none()\nv1 = tuple(v0)\nstop(v1)\n"},
    {"TUPLE1", "N\x85.", "v0 = none()\nv1 = tuple(v0)\nstop(v1)\n"},
    {"TUPLE2", "NN\x86.", "v0 = none()\nv1 = none()\nv2 = tuple(v0, v1)\nstop(v2)\n"},
    {"TUPLE3", "N22\x87.", "v0 = none()\nv1 = tuple(v0, v0, v0)\nstop(v1)\n"},
    {"EMPTY_DICT", "}.", "v0 = dict()\nstop(v0)\n"},
    {"DICT", "(N2d.", "v0 = none()\nv1 = dict(v0, v0)\nstop(v1)\n"},
    {"SETITEM", "}N2s.", "v0 = dict()\nv1 = none()\nset_items(v0: v1, v1)\nstop(v0)\n"},
    {"SETITEMS", "}(N2u.", "v0 = dict()\nv1 = none()\nset_items(v0: v1, v1)\nstop(v0)\n"},
    {"EMPTY_SET", "\x8f.", "v0 = empty_set()\nstop(v0)\n"},
    {"ADDITEMS", "\x8f(N\x90.",
     "v0 = empty_set()\nv1 = none()\nadd_items(v0: v1)\nstop(v0)\n"},
    {"FROZENSET", "(N\x91.", "v0 = none()\nv1 = frozen_set(v0)\nstop(v1)\n"},
    {"POP", "N]0.", "v0 = none()\nv1 = list()\nstop(v0)\n"},
    {"POP", "N(0.", "v0 = none()\nstop(v0)\n"},
    {"DUP", "N2\x86.", "v0 = none()\nv1 = tuple(v0, v0)\nstop(v1)\n"},
    {"MARK", "(N.", "v0 = none()\nstop(v0)\n"},
    {"POP_MARK", "N(]]1.", "v0 = none()\nv1 = list()\nv2 = list()\nstop(v0)\n"},
    {"GET", "Np7\n]0g07\n.", "v0 = none()\nmemo[7] = v0\nv1 = list()\nstop(v0)\n"},
    {"BINGET", "Nq\x07h\x07.", "v0 = none()\nmemo[7] = v0\nstop(v0)\n"},
    {"LONG_BINGET", "Nq\7j\7\0\0\0."sv, "v0 = none()\nmemo[7] = v0\nstop(v0)\n"},
    {"PUT", "Np7\n.", "v0 = none()\nmemo[7] = v0\nstop(v0)\n"},
    {"BINPUT", "Nq\xff.", "v0 = none()\nmemo[255] = v0\nstop(v0)\n"},
    {"LONG_BINPUT", "Nr\0\1\0\0."sv, "v0 = none()\nmemo[256] = v0\nstop(v0)\n"},
    {"MEMOIZE", "Nq\5]\x94.",
     "v0 = none()\nmemo[5] = v0\nv1 = list()\nmemo[1] = v1\nstop(v1)\n"},
    {"EXT1", "\x82\xff.", "v0 = extension(255)\nstop(v0)\n"},
    {"EXT2", "\x83\0\1."sv, "v0 = extension(256)\nstop(v0)\n"},
    {"EXT4", "\x84\xff\xff\xff\x7f.", "v0 = extension(2147483647)\nstop(v0)\n"},
    {"GLOBAL", "cos\nsep\n.", "v0 = global(\"os\", \"sep\")\nstop(v0)\n"},
    {"STACK_GLOBAL", "NN\x93.",
     "v0 = none()\nv1 = none()\nv2 = stack_global(v0, v1)\nstop(v2)\n"},
    {"REDUCE", "N)R.", "v0 = none()\nv1 = tuple()\nv2 = reduce(v0, v1)\nstop(v2)\n"},
    {"BUILD", "N}b.", "v0 = none()\nv1 = dict()\nbuild(v0, v1)\nstop(v0)\n"},
    {"INST", "(Nim\nC\n.",
     "v0 = none()\nv1 = global(\"m\", \"C\")\nv2 = instance(v1: v0)\nstop(v2)\n"},
    {"OBJ", "(]No.", "v0 = list()\nv1 = none()\nv2 = instance(v0: v1)\nstop(v2)\n"},
    {"NEWOBJ", "N)\x81.",
     "v0 = none()\nv1 = tuple()\nv2 = new_object(v0, v1)\nstop(v2)\n"},
    {"NEWOBJ_EX", "N)}\x92.",
     "v0 = none()\nv1 = tuple()\nv2 = dict()\nv3 = new_object_ex(v0, v1, "
     "v2)\nstop(v3)\n"},
    {"PROTO", "\x80\x05N.", "v0 = none()\nstop(v0)\n"},
    {"STOP", "]N.", "v0 = list()\nv1 = none()\nstop(v1)\n"},
    {"FRAME", "\x95\2\0\0\0\0\0\0\0N."sv, "v0 = none()\nstop(v0)\n"},
    {"PERSID", "Pid 7\n.", "v0 = text(\"id 7\")\nv1 = persistent(v0)\nstop(v1)\n"},
    {"BINPERSID", "NQ.", "v0 = none()\nv1 = persistent(v0)\nstop(v1)\n"},
};

TEST(PickleMachine, TellsWhatEveryOpcodeDoes) {
  std::set<std::string_view> seen;
  for (const OpcodeCase& example : kOpcodeCases) {
    EXPECT_EQ(run(example.pickle), example.told) << example.opcode;
    seen.insert(example.opcode);
  }
  EXPECT_EQ(seen.size(), 68U);
}

TEST(PickleMachine, RunsTheSameObjectFromEveryProtocol) {
  const std::string newest = run(as_text(pickle_of_hex(kSamplePickles[5])));
  EXPECT_EQ(run(as_text(pickle_of_hex(kSamplePickles[4]))), newest);
  EXPECT_EQ(newest, R"(v0 = dict()
memo[0] = v0
v1 = text("text")
memo[1] = v1
v2 = text("café 😀")
memo[2] = v2
v3 = text("numbers")
memo[3] = v3
v4 = list()
memo[4] = v4
v5 = integer()
v6 = integer(ff)
v7 = integer(701101)
v8 = integer(000000000001)
v9 = integer(0000000000000000c0)
v10 = real(1.500000)
append(v4: v5, v6, v7, v8, v9, v10)
v11 = text("atoms")
memo[5] = v11
v12 = none()
v13 = boolean(true)
v14 = boolean(false)
v15 = tuple(v12, v13, v14)
memo[6] = v15
v16 = text("shared")
memo[7] = v16
v17 = list()
memo[8] = v17
v18 = list()
memo[9] = v18
v19 = text("x")
memo[10] = v19
append(v18: v19)
append(v17: v18, v18)
v20 = text("bytes")
memo[11] = v20
v21 = bytes(00ff)
memo[12] = v21
set_items(v0: v1, v2, v3, v4, v11, v15, v16, v17, v20, v21)
stop(v0)
)");
  for (const std::string_view hex : kSamplePickles) {
    const std::string told = run(as_text(pickle_of_hex(hex)));
    EXPECT_TRUE(told.ends_with("stop(v0)\n")) << told;
    EXPECT_NE(told.find("integer(0000000000000000c0)"), std::string::npos) << told;
  }
}

TEST(PickleMachine, RefusesEveryProperPrefix) {
  for (const std::string_view hex : kSamplePickles) {
    const Bytes pickle = pickle_of_hex(hex);
    for (std::size_t size = 0; size < pickle.size(); ++size) {
      const Bytes prefix(pickle.begin(),
                         pickle.begin() + static_cast<std::ptrdiff_t>(size));
      const std::string told = run(as_text(prefix));
      EXPECT_TRUE(told.starts_with("Truncated") || told.starts_with("StopMissing"))
          << told;
    }
  }
}

TEST(PickleMachine, RefusesATrailingByte) {
  EXPECT_EQ(run("N.N"), "TrailingBytes 2");
  EXPECT_EQ(run("N.N."), "TrailingBytes 2");
}

TEST(PickleMachine, KeepsTheMemoButNotTheStackFromPickleToPickle) {
  EXPECT_EQ(run("(]\x94.h\0."sv, PickleSequence::kSharedMemo),
            "v0 = list()\nmemo[0] = v0\nstop(v0)\nstop(v0)\n");
  EXPECT_EQ(run("N.0.", PickleSequence::kSharedMemo), "StackUnderflow 2");
  EXPECT_EQ(run("N.N", PickleSequence::kSharedMemo), "StopMissing 3");
}

TEST(PickleMachine, BeginsWithTheMemoItIsGiven) {
  RecordingDelegate delegate;
  const PickleValue memo[] = {7, 9};
  const std::string_view pickle = "h\1\x94h\2\x86."sv;
  ASSERT_TRUE(
      run_pickle(as_bytes(pickle), PickleSequence::kOne, delegate, {}, memo).ok());
  EXPECT_EQ(delegate.told(), "memo[2] = v9\nv0 = tuple(v9, v9)\nstop(v0)\n");
}

TEST(PickleMachine, RefusesTruncatedInput) {
  EXPECT_EQ(run("NK"), "Truncated 1");
  EXPECT_EQ(run("\x80\x05\x95\3\0\0\0\0\0\0\0N."sv), "Truncated 2");
}

TEST(PickleMachine, RefusesUnknownOpcodes) {
  EXPECT_EQ(run("N\xff."), "UnknownOpcode 1");
  EXPECT_EQ(run("\0"sv), "UnknownOpcode 0");
}

TEST(PickleMachine, RefusesNewerProtocols) {
  EXPECT_EQ(run("\x80\x06N."), "UnsupportedProtocol 0");
}

TEST(PickleMachine, RefusesMalformedArguments) {
  EXPECT_EQ(run("NIx\n."), "BadArgument 1");
  EXPECT_EQ(run("Lx\n."), "BadArgument 0");
  EXPECT_EQ(run("Fx\n."), "BadArgument 0");
  EXPECT_EQ(run("Sx\n."), "BadArgument 0");
  EXPECT_EQ(run("S'\\xff'\n."), "BadArgument 0");
  EXPECT_EQ(run("U\1\xff."), "BadArgument 0");
  EXPECT_EQ(run("V\\u1\n."), "BadArgument 0");
  EXPECT_EQ(run("P\xff\n."), "BadArgument 0");
  EXPECT_EQ(run("c\nx\n."), "BadArgument 0");
  EXPECT_EQ(run("cx\n\n."), "BadArgument 0");
  EXPECT_EQ(run("(ix\n\xC3\xA9\n."), "BadArgument 1");
  EXPECT_EQ(run("Npx\n."), "BadArgument 1");
  EXPECT_EQ(run("Np-1\n."), "BadArgument 1");
  EXPECT_EQ(run("\x82\0."sv), "BadArgument 0");
  EXPECT_EQ(run("\x84\xff\xff\xff\xff."), "BadArgument 0");
}

TEST(PickleMachine, RefusesTextThatIsNotUtf8) {
  EXPECT_EQ(run("\x8c\1\xff."), "BadUtf8 0");
  EXPECT_EQ(run("cm\n\xED\xA0\x80\n."), "BadUtf8 0");
}

TEST(PickleMachine, RefusesAStackThatIsTooShort) {
  for (const std::string_view pickle :
       {".",     "0",      "2",    "a",   "Na",   "Ns",  "NNs",   "\x85",
        "N\x86", "NN\x87", "R",    "NR",  "b",    "Nb",  "N\x81", "NN\x92",
        "N\x93", "Q",      "\x94", "q\1", "p1\n", "\x98"}) {
    const std::string offset = std::to_string(pickle.find_first_not_of('N'));
    EXPECT_EQ(run(pickle), "StackUnderflow " + offset) << pickle;
  }
  EXPECT_EQ(run("(Ne"), "StackUnderflow 2");
  EXPECT_EQ(run("(e"), "StackUnderflow 1");
  EXPECT_EQ(run("(o"), "StackUnderflow 1");
}

TEST(PickleMachine, RefusesKeysWithoutValues) {
  EXPECT_EQ(run("(Nd."), "StackUnderflow 2");
  EXPECT_EQ(run("}(Nu."), "StackUnderflow 3");
}

TEST(PickleMachine, RefusesOpcodesThatLackTheirMark) {
  for (const std::string_view pickle :
       {"Nt", "Nl", "Nd", "Ne", "Nu", "N1", "No", "N\x90", "N\x91", "Nim\nC\n"}) {
    EXPECT_EQ(run(pickle), "NoMark 1") << pickle;
  }
}

TEST(PickleMachine, RefusesToReachBelowAMark) {
  for (const std::string_view pickle :
       {"N(.", "N(2", "N(a", "](Na", "N(\x85", "N(R", "N(b", "N(q\1", "N(\x94", "]((e"}) {
    EXPECT_TRUE(run(pickle).starts_with("MarkOnStack ")) << pickle << run(pickle);
  }
  EXPECT_EQ(run("N(N\x86"), "MarkOnStack 3");
}

TEST(PickleMachine, RefusesMemoKeysThatHoldNothing) {
  EXPECT_EQ(run("h\0."sv), "BadMemoKey 0");
  EXPECT_EQ(run("g-1\n."), "BadMemoKey 0");
  EXPECT_EQ(run("g4294967296\n."), "BadMemoKey 0");
  EXPECT_EQ(run("Nq\1h\2."), "BadMemoKey 3");
}

TEST(PickleMachine, RefusesAnEndWithoutStop) {
  EXPECT_EQ(run(""), "StopMissing 0");
  EXPECT_EQ(run("NN"), "StopMissing 2");
}

TEST(PickleMachine, RunsPlainDataWithoutTheTable) {
  // Long enough behind them that they are not left to the table, and shorter.
  const std::string ops = std::string("K\xff") + "M\xff\xff" + "J\xff\xff\xff\xff" + "J" +
                          std::string("\0\0\0\x80", 4) + "\x94(";
  const std::string told =
      "v0 = integer(ff00)\nv1 = integer(ffff00)\nv2 = integer(ff)\n"
      "v3 = integer(00000080)\nmemo[0] = v3\n";
  EXPECT_EQ(run(ops + "t."), told + "v4 = tuple()\nstop(v4)\n");
  EXPECT_EQ(run(ops + "t0h" + std::string(1, '\0') + "0........"), "TrailingBytes 23");
  EXPECT_EQ(run("\x94......"), "StackUnderflow 0");
  EXPECT_EQ(run("(\x94......"), "MarkOnStack 1");
}

TEST(PickleMachine, StopsAtItsLimits) {
  EXPECT_EQ(run("NNN.", PickleSequence::kOne, {.max_opcodes = 3}), "LimitExceeded 3");
  EXPECT_EQ(run("(NN.", PickleSequence::kOne, {.max_stack = 2}), "LimitExceeded 2");
  EXPECT_EQ(run("N((.", PickleSequence::kOne, {.max_stack = 2}), "LimitExceeded 2");
  EXPECT_EQ(run("K\1K\2K\3........", PickleSequence::kOne, {.max_stack = 2}),
            "LimitExceeded 4");
  EXPECT_EQ(run("K\1K\2K\3........", PickleSequence::kOne, {.max_opcodes = 2}),
            "LimitExceeded 4");
  EXPECT_EQ(run("(((........", PickleSequence::kOne, {.max_stack = 2}),
            "LimitExceeded 2");
  EXPECT_EQ(run("Nq\5q\6.", PickleSequence::kOne, {.max_memo_key = 5}),
            "LimitExceeded 3");
  EXPECT_EQ(run("Nr\xff\xff\xff\xff."), "LimitExceeded 1");
  EXPECT_EQ(run("Np9999999999\n."), "LimitExceeded 1");
  EXPECT_EQ(run("B\0\0\0\x80."sv), "LimitExceeded 0");
}

// Keys that would need gigabytes as an array, or collide in a hash table.
TEST(PickleMachine, KeepsSparseMemoKeysInLittleMemory) {
  std::string pickle = "N";
  for (std::uint32_t key = 0; key < 49'000'000; key += 49'000) {
    pickle += 'r';
    for (int shift = 0; shift < 32; shift += 8) {
      pickle += static_cast<char>(key >> shift & 0xFF);
    }
  }
  const std::string told = run(pickle + ".");
  EXPECT_NE(told.find("memo[48951000] = v0\nstop(v0)\n"), std::string::npos);
}

// Refuses every list, without a place.
class RefusingDelegate final : public RecordingDelegate {
 public:
  Result<PickleValue> list(std::span<const PickleValue>) override {
    return Error{ErrorCode::kWrongOperand, 0, "no lists"};
  }
};

TEST(PickleMachine, GivesTheDelegatesRefusalsTheirPlace) {
  RefusingDelegate delegate;
  const Status status = run_pickle(as_bytes("NN]."), PickleSequence::kOne, delegate);
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().message(),
            "an opcode is applied to a value of the wrong type: no lists (at byte 2)");
}

// Writes down the stack after every opcode.
class WatchingDelegate final : public RecordingDelegate {
 public:
  void executed(const PickleOp& op, const StackView& stack) override {
    seen += std::string(op.info->name) + " " + std::to_string(stack.values.size());
    for (const std::uint32_t mark : stack.marks) seen += " " + std::to_string(mark);
    seen += "\n";
  }
  std::string seen;
};

TEST(PickleMachine, ShowsTheStackAfterEveryOpcode) {
  WatchingDelegate delegate;
  ASSERT_TRUE(run_pickle(as_bytes("N((NNtt."), PickleSequence::kOne, delegate).ok());
  EXPECT_EQ(delegate.seen,
            "NONE 1\nMARK 1 1\nMARK 1 1 1\nNONE 2 1 1\nNONE 3 1 1\nTUPLE 2 1\nTUPLE 2\n"
            "STOP 1\n");
}

}  // namespace
}  // namespace reknot
