#include "core/api/session.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace reknot {
namespace {

// The numbers of core/api/operations.def.
constexpr std::uint8_t kIndexSource = 1;
constexpr std::uint8_t kToText = 3;
constexpr std::uint8_t kToCompact = 4;
constexpr std::uint8_t kInspect = 5;
constexpr std::uint8_t kProgram = 6;
constexpr std::uint8_t kDisassemble = 8;
constexpr std::uint8_t kOpenTimeline = 9;
constexpr std::uint8_t kTimelineSteps = 10;
constexpr std::uint8_t kTimelineState = 11;
constexpr std::uint8_t kCloseTimeline = 12;
constexpr std::uint8_t kFreeze = 14;
constexpr std::uint8_t kFreezeReport = 15;
constexpr std::uint8_t kDifference = 16;
constexpr std::uint8_t kSharing = 35;
constexpr std::uint8_t kOpenReadable = 36;
constexpr std::uint8_t kMinimalForm = 17;
constexpr std::uint8_t kAnalyze = 18;
constexpr std::uint8_t kOpenDocument = 19;
constexpr std::uint8_t kEditDocument = 20;
constexpr std::uint8_t kCloseDocument = 21;
constexpr std::uint8_t kTimelineMoment = 24;

constexpr std::string_view kArtifact =
    "{\n  \"reknot\": 1,\n  \"variables\": {\n    \"numbers\": [1, 2]\n  }\n}\n";

Bytes request(std::uint8_t operation, const std::vector<std::string_view>& arguments) {
  ByteWriter writer;
  writer.write_u8(operation);
  for (const std::string_view argument : arguments) {
    writer.write_little(argument.size(), 4);
    writer.write_text(argument);
  }
  return std::move(writer).take();
}

// The payload of a response; the test fails if it is a refusal.
std::string answer(Session& session, std::uint8_t operation,
                   const std::vector<std::string_view>& arguments) {
  const Bytes response = session.call(request(operation, arguments));
  const std::string payload(as_text(ByteView(response).subspan(1)));
  EXPECT_EQ(response[0], 0) << payload;
  return payload;
}

// The code of a refusal; the test fails if the request was carried out.
std::string refusal(Session& session, ByteView bytes) {
  const Bytes response = session.call(bytes);
  const std::string payload(as_text(ByteView(response).subspan(1)));
  EXPECT_EQ(response[0], 1) << payload;
  const std::size_t begin = payload.find("\"code\":\"") + 8;
  return payload.substr(begin, payload.find('"', begin) - begin);
}

std::string refusal(Session& session, std::uint8_t operation,
                    const std::vector<std::string_view>& arguments) {
  return refusal(session, request(operation, arguments));
}

TEST(Session, ConvertsArtifactsBetweenTheirForms) {
  Session session;
  const std::string compact = answer(session, kToCompact, {kArtifact});
  EXPECT_EQ(compact.substr(0, 3), "\xD9\x52\x4B");
  EXPECT_EQ(answer(session, kToText, {compact}), kArtifact);
  EXPECT_EQ(answer(session, kToCompact, {compact}), compact);
}

TEST(Session, AnswersWithJsonWherePeopleAndProgramsRead) {
  Session session;
  EXPECT_EQ(answer(session, kIndexSource, {"f = lambda: 1\n"}).find("{\"units\":[{"), 0U);
  EXPECT_NE(answer(session, kInspect, {kArtifact}).find("\"numbers\""),
            std::string::npos);
  EXPECT_NE(answer(session, kDisassemble, {"N."}).find("\"NONE\""), std::string::npos);
}

TEST(Session, MakesPicklesOfArtifacts) {
  Session session;
  EXPECT_EQ(answer(session, kProgram, {kArtifact}).substr(0, 2), "\x80\x05");
}

TEST(Session, KeepsTimelinesUntilTheyAreClosed) {
  Session session;
  EXPECT_EQ(answer(session, kOpenTimeline, {kArtifact}),
            R"({"timeline":1,"kind":"plan","steps":3,"objects":1})");
  EXPECT_EQ(answer(session, kOpenTimeline, {"N."}),
            R"({"timeline":2,"kind":"pickle","steps":2,"objects":0})");
  EXPECT_NE(answer(session, kTimelineSteps, {"1", "0", "3"}).find("create_list"),
            std::string::npos);
  EXPECT_EQ(answer(session, kTimelineState, {"1", "-1"}).find("{\"step\":-1"), 0U);
  EXPECT_EQ(
      answer(session, kTimelineMoment, {"1", "2", "0,7", "1"}),
      R"({"step":2,"done":{"index":2,"kind":"publish","object":0,"label":"list of 2",)"
      R"("sentence":"The variable `numbers` is ready: the list of 2.","pending":[],)"
      R"("marks":[],"source":null,"bytes":null},"objects":[{"id":0,"kind":"list",)"
      R"("label":"list of 2","status":"complete","slots":[{"name":"0","role":"item",)"
      R"("status":"filled","target":null,"value":"1"},{"name":"1","role":"item",)"
      R"("status":"filled","target":null,"value":"2"}]}],"memo":[],"stack":[],)"
      R"("variables":[{"name":"numbers","target":0,"value":null}],"changed":[0],)"
      R"("changes":[{"what":"bound","object":null,"slot":"numbers","target":0,)"
      R"("text":null}],"totals":{"objects":1,"pending_slots":0,"memo":0,"stack":0,)"
      R"("variables":1,"changes":1}})");
  EXPECT_EQ(answer(session, kCloseTimeline, {"1"}), "");
  EXPECT_EQ(refusal(session, kTimelineState, {"1", "0"}), "UnknownHandle");
  EXPECT_EQ(answer(session, kCloseTimeline, {"2"}), "");
}

// Where a refused argument is wrong.
std::string offset_of_refusal(Session& session, std::uint8_t operation,
                              const std::vector<std::string_view>& arguments) {
  const Bytes response = session.call(request(operation, arguments));
  const std::string payload(as_text(ByteView(response).subspan(1)));
  EXPECT_NE(payload.find("\"code\":\"BadRequest\""), std::string::npos) << payload;
  const std::size_t begin = payload.find("\"offset\":") + 9;
  return payload.substr(begin, payload.find(',', begin) - begin);
}

TEST(Session, SaysWhereAListOfObjectsCannotBeRead) {
  Session session;
  answer(session, kOpenTimeline, {kArtifact});
  const auto offset = [&](std::string_view objects) {
    return offset_of_refusal(session, kTimelineMoment, {"1", "0", objects, "9"});
  };
  EXPECT_EQ(offset("x"), "0");
  EXPECT_EQ(offset("1,2,"), "4");
  EXPECT_EQ(offset(",1"), "0");
  EXPECT_EQ(offset("1,,2"), "2");
  EXPECT_EQ(offset("1,23x"), "4");
  EXPECT_EQ(offset("1,-2"), "2");
  EXPECT_EQ(offset("1,4294967296"), "2");
  EXPECT_EQ(offset("1 ,2"), "1");
  EXPECT_EQ(offset_of_refusal(session, kTimelineMoment, {"1", "0", "all", "-1"}), "0");
  EXPECT_EQ(offset_of_refusal(session, kTimelineMoment, {"1", "0", "all", "1e3"}), "1");
  EXPECT_EQ(refusal(session, kTimelineMoment, {"1", "3", "", "0"}), "StepOutOfRange");
  EXPECT_EQ(refusal(session, kTimelineMoment, {"2", "0", "", "0"}), "UnknownHandle");
}

TEST(Session, KeepsDocumentsUntilTheyAreClosed) {
  Session session;
  const std::string opened = answer(session, kOpenDocument, {"f = lambda: x\n"});
  EXPECT_EQ(opened.find("{\"document\":1,\"error\":null,"), 0U);
  EXPECT_EQ("{" + opened.substr(14), answer(session, kAnalyze, {"f = lambda: x\n"}));
  EXPECT_EQ(answer(session, kEditDocument, {"1", "12", "13", "f"}),
            answer(session, kAnalyze, {"f = lambda: f\n"}));
  EXPECT_EQ(refusal(session, kEditDocument, {"1", "-1", "2", ""}), "BadRequest");
  EXPECT_EQ(refusal(session, kEditDocument, {"1", "0", "99", ""}), "BadRequest");
  EXPECT_EQ(refusal(session, kEditDocument, {"2", "0", "0", ""}), "UnknownHandle");
  EXPECT_EQ(answer(session, kOpenDocument, {""}).find("{\"document\":2,"), 0U);
  EXPECT_EQ(answer(session, kCloseDocument, {"1"}), "");
  EXPECT_EQ(refusal(session, kEditDocument, {"1", "0", "0", ""}), "UnknownHandle");
  EXPECT_EQ(refusal(session, kCloseDocument, {"1"}), "UnknownHandle");
}

TEST(Session, RefusesStepsThatAreNotThere) {
  Session session;
  answer(session, kOpenTimeline, {kArtifact});
  EXPECT_EQ(refusal(session, kTimelineState, {"1", "3"}), "StepOutOfRange");
  EXPECT_EQ(refusal(session, kTimelineState, {"1", "-2"}), "StepOutOfRange");
  EXPECT_EQ(refusal(session, kTimelineSteps, {"1", "2", "1"}), "StepOutOfRange");
  EXPECT_EQ(refusal(session, kTimelineSteps, {"1", "0", "4"}), "StepOutOfRange");
}

TEST(Session, RefusesHandlesThatWereNeverGiven) {
  Session session;
  EXPECT_EQ(refusal(session, kCloseTimeline, {"7"}), "UnknownHandle");
}

TEST(Session, RefusesOperationsItDoesNotHave) {
  Session session;
  EXPECT_EQ(refusal(session, 0, {}), "UnknownOperation");
  EXPECT_EQ(refusal(session, 200, {""}), "UnknownOperation");
}

TEST(Session, RefusesRequestsThatAreNotWellFormed) {
  Session session;
  EXPECT_EQ(refusal(session, ByteView()), "Truncated");
  EXPECT_EQ(refusal(session, kInspect, {kArtifact, ""}), "BadRequest");
  EXPECT_EQ(refusal(session, kCloseTimeline, {"one"}), "BadRequest");
  EXPECT_EQ(refusal(session, kCloseTimeline, {""}), "BadRequest");
}

TEST(Session, RefusesEveryProperPrefixOfARequest) {
  const Bytes whole = request(kInspect, {kArtifact});
  Session session;
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const Bytes prefix(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
    EXPECT_EQ(refusal(session, prefix), "Truncated") << size;
  }
}

TEST(Session, HandsOnWhatTheCoreRefuses) {
  Session session;
  EXPECT_EQ(refusal(session, kInspect, {"not an artifact"}), "BadMagic");
  EXPECT_EQ(refusal(session, kOpenTimeline, {"("}), "StopMissing");
}

constexpr std::string_view kOther =
    "{\n  \"reknot\": 1,\n  \"variables\": {\n    \"numbers\": [1, 3]\n  }\n}\n";

TEST(SessionFollows, AsMuchOfAPickleAsCanBeRead) {
  Session session;
  EXPECT_EQ(
      answer(session, kOpenReadable, {"]."}),
      "{\"timeline\":1,\"kind\":\"pickle\",\"steps\":2,\"objects\":1,\"refusal\":null}");
  const std::string broken = answer(session, kOpenReadable, {"]]e"});
  EXPECT_TRUE(
      broken.starts_with("{\"timeline\":2,\"kind\":\"pickle\",\"steps\":2,\"objects\":2,"
                         "\"refusal\":{\"code\":\"NoMark\","
                         "\"offset\":2,\"message\":\""));
  EXPECT_EQ(refusal(session, kOpenReadable, {"e"}), "NoMark");
}

TEST(SessionFreezes, VariablesInEitherMode) {
  Session session;
  const std::string value = answer(session, kFreeze, {kArtifact, "value"});
  EXPECT_EQ(value.size(), 32U);
  EXPECT_EQ(answer(session, kFreeze, {kArtifact, "value ordered"}), value);
  EXPECT_NE(answer(session, kFreeze, {kArtifact, "identity"}), value);
  EXPECT_NE(answer(session, kFreeze, {kOther, "value"}), value);
  const std::string report = answer(session, kFreezeReport, {kArtifact, "value"});
  EXPECT_TRUE(report.starts_with("{\"variables\":[{\"name\":\"numbers\",\"value\":\""));
  EXPECT_TRUE(report.ends_with("\"cycle_count\":0,\"cycles\":[]}"));
  EXPECT_NE(answer(session, kMinimalForm, {kArtifact, "value"}), "");
}

std::string question(std::string_view mode, std::string_view left,
                     std::string_view right) {
  std::string text(mode);
  for (const std::string_view name : {left, right}) {
    text += '\0';
    text += name;
  }
  return text;
}

TEST(SessionFreezes, AndTellsWhereVariablesPart) {
  Session session;
  EXPECT_EQ(answer(session, kDifference,
                   {kArtifact, kOther, question("value", "numbers", "numbers")}),
            "{\"path\":\"[1]\",\"left\":\"2\",\"right\":\"3\"}");
  EXPECT_EQ(answer(session, kDifference,
                   {kArtifact, kArtifact, question("identity", "numbers", "numbers")}),
            "null");
}

TEST(SessionFreezes, AndTellsWhatIsShared) {
  Session session;
  constexpr std::string_view kShared =
      "{\n  \"reknot\": 1,\n  \"shared_values\": {\n    \"sv_0\": [1]\n  },\n"
      "  \"variables\": {\n    \"a\": {\"shared\": \"sv_0\"},\n"
      "    \"b\": {\"shared\": \"sv_0\"}\n  }\n}\n";
  const std::string alone = answer(session, kSharing, {kShared, "", ""});
  EXPECT_NE(alone.find("\"paths\":[\"a\",\"b\"]"), alone.npos);
  const std::string both = answer(session, kSharing, {kShared, kShared, kShared});
  EXPECT_NE(both.find("\"object\":0,\"state\":\"kept\""), both.npos);
  EXPECT_EQ(refusal(session, kSharing, {"", "", ""}), "StopMissing");
}

TEST(SessionFreezes, AndRefusesWhatItCannotRead) {
  Session session;
  EXPECT_EQ(refusal(session, kFreeze, {kArtifact, "deep"}), "BadRequest");
  EXPECT_EQ(refusal(session, kFreeze,
                    {"{\n  \"reknot\": 9,\n  \"variables\": {}\n}\n", "value"}),
            "UnsupportedVersion");
  EXPECT_EQ(refusal(session, kFreeze, {"\x80\x05N.", "value"}), "NotACaptureStream");
  EXPECT_EQ(refusal(session, kMinimalForm, {kArtifact, "identity"}), "BadRequest");
  EXPECT_EQ(refusal(session, kDifference, {kArtifact, kOther, "value"}), "BadRequest");
  EXPECT_EQ(refusal(session, kDifference,
                    {kArtifact, kOther, question("value", "numbers", "texts")}),
            "BadRequest");
}

}  // namespace
}  // namespace reknot
