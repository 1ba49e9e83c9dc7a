// Every operation of core/api/operations.def on one program: a closure that counts.
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "core/api/c_abi.h"
#include "core/api/session.h"
#include "core/artifact/artifact.h"
#include "core/plan/plan.h"
#include "tests/core/capture/stream_builder.h"

namespace reknot {
namespace {

struct Row {
  std::uint8_t number;
  std::size_t arguments;
};

// The table, by name.
const std::map<std::string, Row>& rows() {
  static const std::map<std::string, Row> rows = {
#define RK_OPERATION(number, name, text, arguments, doc) {text, {number, arguments}},
#include "core/api/operations.def"
#undef RK_OPERATION
  };
  return rows;
}

using Arguments = std::vector<std::string>;

Bytes request(const std::string& operation, const Arguments& arguments) {
  ByteWriter out;
  out.write_u8(rows().at(operation).number);
  for (const std::string& argument : arguments) {
    out.write_little(argument.size(), 4);
    out.write_text(argument);
  }
  return std::move(out).take();
}

// The payload of a response, or its refusal.
std::string call(Session& session, const std::string& operation,
                 const Arguments& arguments) {
  const Bytes response = session.call(request(operation, arguments));
  return std::string(as_text(ByteView(response).subspan(1)));
}

// { "counter": a closure over a cell that holds 3 }
std::string counter_stream() {
  const Part unit = source("function", "add", "    def add(): pass", {"count"}, {"make"});
  const Part function =
      make(Make::kFunction, {code(unit, "add", {"count"}), space("__main__"),
                             tuple({put(0, make(Make::kCell, {}))})});
  const Bytes bytes =
      stream(dict({text("counter"), function}), {tuple({number(1), get(0), number(3)})});
  return std::string(as_text(bytes));
}

TEST(Operations, TakeTheirNumberOfArguments) {
  Session session;
  for (const auto& [name, row] : rows()) {
    const std::string fewer = call(session, name, Arguments(row.arguments - 1, "1"));
    EXPECT_EQ(fewer.find("{\"code\":\"Truncated\""), 0U) << name << fewer;
    const std::string more = call(session, name, Arguments(row.arguments + 1, "1"));
    EXPECT_EQ(more.find("{\"code\":\"BadRequest\""), 0U) << name << more;
  }
}

TEST(Operations, CarryAClosureFromItsStreamToItsSteps) {
  Session session;
  const std::string compact = call(session, "make_artifact", {counter_stream()});
  const std::string text = call(session, "to_text", {compact});
  EXPECT_NE(text.find("\"count\": {\"content\": 3}"), std::string::npos) << text;
  EXPECT_EQ(call(session, "to_compact", {text}), compact);
  EXPECT_NE(call(session, "inspect", {compact}).find("\"cells\":[\"count\"]"),
            std::string::npos);

  const std::string program = call(session, "program", {text});
  const std::string listing = call(session, "disassemble", {program});
  EXPECT_NE(listing.find("SHORT_BINUNICODE\",\"argument\":\"'    def add"),
            std::string::npos)
      << listing;
  EXPECT_EQ(call(session, "program", {compact}), program);

  const Graph graph = read_artifact(as_bytes(compact)).value().graph;
  const std::string steps = call(session, "step_programs", {compact});
  std::size_t pickles = 0;
  for (std::size_t at = steps.find("\x80\x05"); at != std::string::npos;
       at = steps.find("\x80\x05", at + 2)) {
    ++pickles;
  }
  EXPECT_EQ(pickles, make_plan(graph).value().steps.size());
}

TEST(Operations, GiveThePlanAndThePickleTimelines) {
  Session session;
  const std::string compact = call(session, "make_artifact", {counter_stream()});
  const std::string pickle = "\x80\x05]K\x01\x61.";  // [1]
  EXPECT_EQ(
      call(session, "open_timeline", {compact}).find("{\"timeline\":1,\"kind\":\"plan\""),
      0U);
  EXPECT_EQ(call(session, "open_timeline", {pickle})
                .find("{\"timeline\":2,\"kind\":\"pickle\""),
            0U);
  EXPECT_NE(
      call(session, "timeline_steps", {"1", "0", "1"}).find("\"steps\":[{\"index\":0"),
      std::string::npos);
  EXPECT_EQ(call(session, "timeline_steps", {"2", "0", "0"}), "{\"steps\":[]}");
  EXPECT_EQ(call(session, "timeline_state", {"2", "0"}).find("{\"step\":0"), 0U);
  EXPECT_EQ(call(session, "close_timeline", {"1"}), "");
}

TEST(Operations, GiveTheTimelineOfACapture) {
  Session session;
  const std::string stream = counter_stream();
  const std::string opened = call(session, "open_capture_timeline", {stream});
  EXPECT_EQ(opened.find("{\"timeline\":1,\"kind\":\"capture\""), 0U) << opened;
  EXPECT_EQ(call(session, "open_timeline", {stream}).substr(14), opened.substr(14));
  EXPECT_EQ(call(session, "timeline_steps", {"1", "0", "1"})
                .find("{\"steps\":[{\"index\":0,\"kind\":\"meet\""),
            0U);
  // A pickle, but no capture stream.
  EXPECT_EQ(call(session, "open_capture_timeline", {"N."})
                .find("{\"code\":\"NotACaptureStream\",\"offset\":1"),
            0U);
}

TEST(Operations, SayWhereAnInputIsBroken) {
  Session session;
  const std::string compact = call(session, "make_artifact", {counter_stream()});
  EXPECT_EQ(
      call(session, "to_text", {compact.substr(0, 9)}),
      R"json({"code":"Truncated","offset":3,)json"
      R"json("message":"the input ends in the middle of something (at byte 3)"})json");
  EXPECT_EQ(
      call(session, "make_artifact", {"N."}).find("{\"code\":\"NotACaptureStream\""), 0U);
  for (const char* operation :
       {"to_text", "to_compact", "inspect", "program", "step_programs"}) {
    EXPECT_EQ(call(session, operation, {"x"}).find("{\"code\":\"BadMagic\",\"offset\":0"),
              0U)
        << operation;
  }
  EXPECT_EQ(call(session, "index_source", {"\xFF"}).find("{\"code\":\"BadUtf8\""), 0U);
  EXPECT_EQ(call(session, "disassemble", {"\xFF"}).find("{\"code\":\"UnknownOpcode\""),
            0U);
}

TEST(Operations, TellWhichBytesOfEitherFormAreWhose) {
  Session session;
  const std::string compact = call(session, "make_artifact", {counter_stream()});
  const std::string text = call(session, "to_text", {compact});
  const auto begin = [](const std::string& document) {
    return "{\"total\":" + std::to_string(document.size()) + ",\"nodes\":[[";
  };
  for (const std::string& artifact : {compact, text}) {
    const std::string of_text = call(session, "artifact_extents", {artifact, "text"});
    EXPECT_EQ(of_text.find(begin(text)), 0U) << of_text;
    const std::string of_compact =
        call(session, "artifact_extents", {artifact, "compact"});
    EXPECT_EQ(of_compact.find(begin(compact)), 0U) << of_compact;
  }
  EXPECT_EQ(call(session, "artifact_extents", {compact, "Text"})
                .find("{\"code\":\"BadRequest\""),
            0U);
}

// A tuple that is an item of itself can be written down, but not be made.
TEST(Operations, RefuseToRebuildWhatCannotBe) {
  Session session;
  const std::string knot =
      "{\n  \"reknot\": 1,\n  \"shared_values\": {\n    \"sv_0\": {\"tuple\": "
      "[{\"shared\": \"sv_0\"}]}\n  },\n  \"variables\": {\n    \"knot\": {\"shared\": "
      "\"sv_0\"}\n  }\n}\n";
  EXPECT_EQ(call(session, "to_text", {knot}), knot);
  for (const char* operation : {"program", "step_programs", "open_timeline"}) {
    EXPECT_EQ(call(session, operation, {knot}).find("{\"code\":\"CyclicArguments\""), 0U)
        << operation;
  }
}

TEST(Operations, RefuseAnArgumentBeyondTheLimit) {
  Session session;
  const Bytes bytes = {5, 0x01, 0x00, 0x00, 0x40};  // inspect, 2^30 + 1 bytes
  const Bytes response = session.call(bytes);
  EXPECT_EQ(as_text(ByteView(response).subspan(1)).find("{\"code\":\"LimitExceeded\""),
            0U);
}

TEST(Operations, AreTheSameThroughC) {
  void* const session = rk_session_new();
  const Bytes bytes = request("make_artifact", {counter_stream()});
  std::size_t size = 0;
  const std::uint8_t* const response =
      rk_session_call(session, bytes.data(), bytes.size(), &size);
  Session other;
  EXPECT_EQ(Bytes(response, response + size), other.call(bytes));
  rk_session_free(session);
}

}  // namespace
}  // namespace reknot
