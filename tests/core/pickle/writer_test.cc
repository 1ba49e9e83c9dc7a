#include "core/pickle/writer.h"

#include <gtest/gtest.h>

#include "tests/core/pickle/recording_delegate.h"

namespace reknot {
namespace {

using namespace std::string_view_literals;

template <typename Write>
std::string written(Write write) {
  PickleWriter writer;
  write(writer);
  return std::string(as_text(std::move(writer).take()));
}

TEST(PickleWriter, WritesTheShortestIntegers) {
  const auto integer = [](std::int64_t value) {
    return written([&](PickleWriter& writer) { writer.integer(value); });
  };
  EXPECT_EQ(integer(0), "K\0"sv);
  EXPECT_EQ(integer(255), "K\xff");
  EXPECT_EQ(integer(256), "M\0\1"sv);
  EXPECT_EQ(integer(65535), "M\xff\xff");
  EXPECT_EQ(integer(65536), "J\0\0\1\0"sv);
  EXPECT_EQ(integer(-1), "J\xff\xff\xff\xff");
  EXPECT_EQ(integer(INT32_MIN), "J\0\0\0\x80"sv);
  EXPECT_EQ(integer(std::int64_t{1} << 31), "\x8a\5\0\0\0\x80\0"sv);
  EXPECT_EQ(integer(INT64_MIN), "\x8a\x08\0\0\0\0\0\0\0\x80"sv);
}

TEST(PickleWriter, WritesIntegersOfAnySize) {
  const auto integer = [](const Bytes& value) {
    return written([&](PickleWriter& writer) { writer.integer(value); });
  };
  EXPECT_EQ(integer({}), "K\0"sv);
  EXPECT_EQ(integer({0xFF}), "J\xff\xff\xff\xff");
  EXPECT_EQ(integer({1, 0, 0, 0, 1}), "\x8a\5\1\0\0\0\1"sv);
  EXPECT_EQ(integer(Bytes(256, 1)).substr(0, 6), "\x8b\0\1\0\0\1"sv);
}

TEST(PickleWriter, WritesLengthsInTheFewestBytes) {
  const std::string short_text(255, 'a');
  const std::string long_text(256, 'a');
  EXPECT_EQ(written([&](PickleWriter& w) { w.text(short_text); }),
            "\x8c\xff" + short_text);
  EXPECT_EQ(written([&](PickleWriter& w) { w.text(long_text); }),
            std::string("X\0\1\0\0"sv) + long_text);
  EXPECT_EQ(written([&](PickleWriter& w) { w.bytes(as_bytes(short_text)); }),
            "C\xff" + short_text);
  EXPECT_EQ(written([&](PickleWriter& w) { w.bytes(as_bytes(long_text)); }),
            std::string("B\0\1\0\0"sv) + long_text);
  EXPECT_EQ(written([&](PickleWriter& w) { w.byte_array(as_bytes("z")); }),
            "\x96\1\0\0\0\0\0\0\0z"sv);
}

TEST(PickleWriter, WritesMemoKeysAndTuplesInTheirShortestForms) {
  EXPECT_EQ(written([](PickleWriter& w) { w.put(255), w.get(255); }), "q\xffh\xff");
  EXPECT_EQ(written([](PickleWriter& w) { w.put(256), w.get(256); }),
            "r\0\1\0\0j\0\1\0\0"sv);
  const auto tuples = [](PickleWriter& writer) {
    for (const std::uint64_t size : {0, 1, 2, 3, 4}) writer.tuple(size);
  };
  EXPECT_EQ(written(tuples), ")\x85\x86\x87t");
}

TEST(PickleWriter, RoundTripsThroughTheMachine) {
  PickleWriter writer;
  writer.begin();
  writer.op(PickleOpcode::kMARK);
  writer.none();
  writer.boolean(true);
  writer.integer(std::int64_t{-70000});
  writer.real(1.5);
  writer.text("é");
  writer.bytes(as_bytes("a"));
  writer.put(3);
  writer.global("os", "sep");
  writer.get(3);
  writer.tuple(8);
  writer.stop();
  EXPECT_EQ(writer.size(), 51U);
  RecordingDelegate delegate;
  const Bytes pickle = std::move(writer).take();
  ASSERT_TRUE(run_pickle(pickle, PickleSequence::kOne, delegate).ok());
  EXPECT_EQ(delegate.told(), R"(v0 = none()
v1 = boolean(true)
v2 = integer(90eefe)
v3 = real(1.500000)
v4 = text("é")
v5 = bytes(61)
memo[3] = v5
v6 = text("os")
v7 = text("sep")
v8 = stack_global(v6, v7)
v9 = tuple(v0, v1, v2, v3, v4, v5, v8, v5)
stop(v9)
)");
}

}  // namespace
}  // namespace reknot
