#include "core/replay/recording.h"

#include <gtest/gtest.h>

#include "core/api/arguments.h"
#include "core/api/timelines.h"
#include "tests/core/embedded_files.h"
#include "tests/core/graph/sample_graphs.h"
#include "tests/core/replay/timeline_text.h"

namespace reknot {
namespace {

using namespace std::string_literals;

// What stands behind the steps, which are those of steps_json.
std::string behind_steps(const Timeline& timeline) {
  const std::string recording = recording_json(timeline, "null").value();
  const std::string steps = steps_json(timeline, 0, timeline.size());
  const std::string kind = timeline.kind() == TimelineKind::kPlan ? "plan" : "pickle";
  std::string front = "{\"replay\":1,\"kind\":\"";
  front += kind + "\"," + steps.substr(1, steps.size() - 2);
  EXPECT_EQ(recording.substr(0, front.size()), front);
  return recording.substr(front.size());
}

TEST(Recording, HasWhatIsThereAndWhen) {
  EXPECT_EQ(
      behind_steps(timeline_of(list_with_itself())),
      R"(,"objects":[{"id":0,"kind":"list","label":"list of 2","created":0,"completed":3,)"
      R"("slots":[{"name":"0","role":"item","target":0,"value":null,"from":0,"filled":3,)"
      R"("to":null},{"name":"1","role":"item","target":null,"value":"1","from":0,)"
      R"("filled":3,"to":null}]}],)"
      R"("memo":[{"index":0,"object":0,"label":"list of 2","from":1,"to":null}],)"
      R"("stack":[{"depth":0,"object":0,"label":"list of 2","from":0,"to":3}],)"
      R"("variables":[{"name":"knot","target":0,"value":null,"from":4,"to":null}],)"
      R"("view":null})");
}

TEST(Recording, EndsWhatIsWrittenOverOrTakenAway) {
  const Timeline timeline = pickle_timeline(as_bytes("(K\x01q\x05K\x02q\x05t."s)).value();
  EXPECT_EQ(
      behind_steps(timeline),
      R"(,"objects":[{"id":0,"kind":"tuple","label":"tuple of 2","created":5,"completed":5,)"
      R"("slots":[{"name":"0","role":"item","target":null,"value":"1","from":5,"filled":5,)"
      R"("to":null},{"name":"1","role":"item","target":null,"value":"2","from":5,)"
      R"("filled":5,"to":null}]}],)"
      R"("memo":[{"index":5,"object":null,"label":"1","from":2,"to":4},)"
      R"({"index":5,"object":null,"label":"2","from":4,"to":null}],)"
      R"("stack":[{"depth":0,"object":null,"label":"mark","from":0,"to":5},)"
      R"({"depth":1,"object":null,"label":"1","from":1,"to":5},)"
      R"({"depth":2,"object":null,"label":"2","from":3,"to":5},)"
      R"({"depth":0,"object":0,"label":"tuple of 2","from":5,"to":6}],)"
      R"("variables":[{"name":"result","target":0,"value":null,"from":6,"to":null}],)"
      R"("view":null})");
}

// Whoever is waited for on the stack is another entry once it exists.
TEST(Recording, KeepsWhatIsWaitedForApartFromWhatExists) {
  const std::string behind = behind_steps(timeline_of(mutual_recursion()));
  EXPECT_NE(behind.find(R"({"depth":0,"object":null,"label":"is_even","from":0,"to":4})"),
            std::string::npos);
  EXPECT_NE(behind.find(R"({"depth":0,"object":3,"label":"is_even","from":4,"to":14})"),
            std::string::npos);
}

TEST(Recording, TakesTheViewAsItIs) {
  const std::string recording =
      recording_json(timeline_of(list_with_itself()), "{\"width\":1}").value();
  EXPECT_TRUE(recording.ends_with(",\"view\":{\"width\":1}}"));
}

TEST(Recording, RefusesToGrowBeyondItsLimit) {
  std::string pickle;
  for (int i = 0; i < 500'000; ++i) pickle += "N0";
  const Timeline timeline = pickle_timeline(as_bytes(pickle + "N.")).value();
  EXPECT_EQ(recording_json(timeline, "null").error().code, ErrorCode::kLimitExceeded);
}

// The same files are held against the core as WebAssembly by tests/web/core/recording.test.ts;
// tests/python/test_replay.py writes them.
TEST(Recording, IsThatOfTheGoldenFiles) {
  constexpr std::string_view kFolder = "tests/data/replay/v1/";
  int count = 0;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.path.starts_with(kFolder) || !file.path.ends_with(".json")) continue;
    SCOPED_TRACE(file.path);
    ++count;
    const std::string name(
        file.path.substr(kFolder.size(), file.path.find('.') - kFolder.size()));
    std::string_view input;
    for (const EmbeddedFile& other : embedded_files()) {
      if (other.path == "tests/data/artifact/v1/" + name + ".cbor" ||
          other.path == std::string(kFolder) + name + ".pickle") {
        input = other.content;
      }
    }
    const Result<Bytes> recording = Timelines().record(as_bytes(input));
    ASSERT_TRUE(recording.ok()) << recording.error().message();
    EXPECT_EQ(as_text(recording.value()), file.content);
  }
  EXPECT_GE(count, 5);
}

TEST(Recording, CanBeHadOfAnOpenTimeline) {
  Timelines timelines;
  const Bytes pickle = to_bytes("]\x94h\0a."s);
  ASSERT_TRUE(timelines.open(pickle).ok());
  EXPECT_EQ(timelines.record(as_bytes("1")).value(), timelines.record(pickle).value());
  EXPECT_EQ(timelines.record(as_bytes("2")).error().code, ErrorCode::kUnknownHandle);
  EXPECT_EQ(timelines.record(as_bytes("0.")).error().code, ErrorCode::kStackUnderflow);
}

}  // namespace
}  // namespace reknot
