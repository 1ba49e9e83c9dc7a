#include "core/replay/capture_timeline.h"

#include <gtest/gtest.h>

#include "core/artifact/artifact.h"
#include "core/capture/capture.h"
#include "tests/core/capture/stream_builder.h"
#include "tests/core/replay/timeline_text.h"

namespace reknot {
namespace {

Timeline timeline_of_stream(const Bytes& bytes) {
  return capture_timeline(bytes).value();
}

std::int64_t last_step(const Timeline& timeline) {
  return std::int64_t{timeline.size()} - 1;
}

// def fact(n): … inside a function, so that it finds itself in its cell.
Bytes recursive_function() {
  const Part fact =
      make(Make::kFunction,
           {code(source("function", "fact", "def fact(n): …\n", {"fact"}, {"make"}),
                 "fact", {"fact"}),
            space("tools"), tuple({put(1, make(Make::kCell, {}))})});
  return stream(dict({text("fact"), put(0, fact)}),
                {tuple({number(1), get(1), get(0)})});
}

TEST(CaptureTimeline, TellsHowAListComesToContainItself) {
  Timeline timeline = timeline_of_stream(
      stream(dict({text("knot"), [](PickleWriter& out) {
                     out.op(PickleOpcode::kEMPTY_LIST);
                     out.put(kFirstFreeKey);
                     out.op(PickleOpcode::kMARK);
                     out.get(kFirstFreeKey);
                     out.integer(1);
                     out.op(PickleOpcode::kAPPENDS);
                   }})));
  EXPECT_EQ(timeline.kind(), TimelineKind::kCapture);
  EXPECT_EQ(steps_text(timeline),
            "meet: The list of 2 is met in the variable `knot`; what it holds comes next. "
            "[0, 1]\n"
            "memo: The list of 2 was met already, in the variable `knot`; only its number "
            "in the memo is written, so that it stays one object. Here a circle closes.\n"
            "write: The list of 2 is complete: nothing of it is left to write.\n"
            "bind: The variable `knot` is written: the list of 2.\n");
  EXPECT_EQ(objects_text(timeline.state(-1).value()), "");
  EXPECT_EQ(objects_text(timeline.state(1).value()),
            "0 list list of 2 pending: 0 -> 0, 1 = 1?\n");
  EXPECT_EQ(objects_text(timeline.state(2).value()), "0 list list of 2: 0 -> 0, 1 = 1\n");
  EXPECT_EQ(stacks_text(timeline), "list of 2\nlist of 2\n\n\n");
}

TEST(CaptureTimeline, TellsWhyAFunctionCanReferToItself) {
  Timeline timeline = timeline_of_stream(recursive_function());
  EXPECT_EQ(
      steps_text(timeline),
      "meet: The function `fact` is met in the variable `fact`; its source, its globals "
      "and its cells come next. [globals, cell fact]\n"
      "source: The source of the function `fact` is written, once for all that is made "
      "from it.\n"
      "meet: The globals of `tools` are met as the globals of the function `fact`; no "
      "name of theirs is used.\n"
      "write: The globals of `tools` are complete: none of their names is left to write.\n"
      "meet: The cell `fact` is met as a cell of the function `fact`; it is written "
      "empty, and what it holds comes later. [content]\n"
      "write: The function `fact` is complete: nothing of it is left to write. From here "
      "on the memo knows it.\n"
      "bind: The variable `fact` is written: the function `fact`.\n"
      "resume: What was put off of the cell `fact` comes now: its content. [content]\n"
      "memo: The function `fact` was met already, in the variable `fact`; only its number "
      "in the memo is written, so that it stays one object. Here a circle closes, which "
      "can be written because the memo knew the function `fact` before what it leads to "
      "was looked at.\n"
      "write: The cell `fact` is complete: it holds the function `fact`.\n");
  EXPECT_EQ(stacks_text(timeline),
            "make.<locals>.fact\n"
            "make.<locals>.fact\n"
            "make.<locals>.fact, tools\n"
            "make.<locals>.fact\n"
            "make.<locals>.fact, fact\n"
            "\n"
            "\n"
            "fact\n"
            "fact\n"
            "\n");
}

TEST(CaptureTimeline, HasTheMemoAnswerForACellThatTwoFunctionsShare) {
  const auto function = [](std::string_view name, Part cell) {
    return make(Make::kFunction,
                {code(source("function", name, "def …\n", {"count"}, {"make"}), name,
                      {"count"}),
                 space("tools"), tuple({std::move(cell)})});
  };
  const Timeline timeline = timeline_of_stream(stream(
      dict({text("add"), function("add", put(0, make(Make::kCell, {}))), text("get"),
            function("get", get(0))}),
      {tuple({number(1), get(0), number(5)})}));
  std::string memo;
  for (std::uint32_t i = 0; i < timeline.size(); ++i) {
    const TimelineStep step = timeline.step(i).value();
    if (step.kind == "memo") memo += step.sentence + '\n';
  }
  EXPECT_EQ(memo,
            "The cell `count` was met already, as a cell of the function `add`; only its "
            "number in the memo is written, so that it stays one object.\n");
  EXPECT_EQ(timeline.step(timeline.size() - 1).value().sentence,
            "The cell `count` is complete: it holds `5`.");
}

// A class whose attributes come in a record, and an instance of it with a state that leads back.
TEST(CaptureTimeline, PutsOffWhatClassesAndInstancesLeadTo) {
  const Part type = make(
      Make::kClass, {code(source("class", "Point", "class Point: …\n"), "Point"),
                     text("tools"), tuple({global("builtins", "object")}), none(),
                     none(), none()});
  const Part point =
      make(Make::kInstance, {put(0, type), tuple({}), none()});
  Timeline timeline = timeline_of_stream(
      stream(dict({text("p"), put(1, point)}),
             {tuple({number(3), get(0), dict({text("x"), number(1)})}),
              tuple({number(4), get(1), dict({text("me"), get(1)})})}));
  EXPECT_EQ(
      steps_text(timeline),
      "meet: The instance of `Point` is met in the variable `p`; its class comes next. "
      "[class, state]\n"
      "meet: The class `Point` is met as the class of the instance of `Point`; its source "
      "and its bases come next, its attributes later. [bases, x]\n"
      "source: The source of the class `Point` is written, once for all that is made from "
      "it.\n"
      "meet: The tuple of 1 is met as the bases of the class `Point`; what it holds comes "
      "next. [0]\n"
      "name: `builtins:object` is met as item 0 of the tuple of 1; it goes by reference, "
      "so that only its module and its name are written.\n"
      "write: The tuple of 1 is complete: nothing of it is left to write.\n"
      "defer: The class `Point` is in the memo from here on; its attributes come later, "
      "in a record of their own, so that they may lead back to it. [x]\n"
      "bind: The variable `p` is written: the instance of `Point`.\n"
      "resume: What was put off of the class `Point` comes now: its attributes. [x]\n"
      "write: The class `Point` is complete: nothing of it is left to write.\n"
      "resume: What was put off of the instance of `Point` comes now: its state. "
      "[state]\n"
      "meet: The dict of 1 is met as the state of the instance of `Point`; what it holds "
      "comes next. [['me']]\n"
      "memo: The instance of `Point` was met already, in the variable `p`; only its "
      "number in the memo is written, so that it stays one object. Here a circle closes, "
      "which can be written because the memo knew the instance of `Point` before what it "
      "leads to was looked at.\n"
      "write: The dict of 1 is complete: nothing of it is left to write.\n"
      "write: The instance of `Point` is complete: nothing of it is left to write.\n");
}

TEST(CaptureTimeline, PutsOffItemsEntriesAndTheStateSetter) {
  const Timeline timeline = timeline_of_stream(
      stream(dict({text("d"), put(0, call(global("collections", "deque"),
                                          {list({number(1)})}))}),
             {tuple({number(4), get(0), none(), list({list({}), number(7)}),
                     list({tuple({text("k"), list({})})}), global("tools", "set")})}));
  EXPECT_EQ(objects_text(timeline.state(last_step(timeline)).value()),
            "0 call deque(): callable -> 1, arguments -> 2, state setter -> 4, [0] -> 5, "
            "[1] = 7, ['k'] -> 6\n"
            "1 reference collections:deque: \n"
            "2 tuple tuple of 1: 0 -> 3\n"
            "3 list list of 1: 0 = 1\n"
            "5 list empty list: \n"
            "6 list empty list: \n"
            "4 reference tools:set: \n");
}

TEST(CaptureTimeline, NamesAModuleAtEachUse) {
  const Part math = put(0, make(Make::kModule, {text("math")}));
  Timeline timeline =
      timeline_of_stream(stream(dict({text("all"), list({math, get(0), math})})));
  EXPECT_EQ(steps_text(timeline),
            "meet: The list of 3 is met in the variable `all`; what it holds comes next. "
            "[0, 1, 2]\n"
            "name: The module `math` is met as item 0 of the list of 3; it goes by "
            "reference, so that only its name is written.\n"
            "name: The module `math` was named before; only its number in the memo is "
            "written.\n"
            "name: The module `math` is met as item 2 of the list of 3; it goes by "
            "reference, so that only its name is written.\n"
            "write: The list of 3 is complete: nothing of it is left to write.\n"
            "bind: The variable `all` is written: the list of 3.\n");
  EXPECT_EQ(timeline.object_count(), 4U);
}

// As CPython writes t = ([],); t[0].append(t): the items of the tuple lead to the tuple itself.
TEST(CaptureTimeline, TellsThatATupleInItselfIsWrittenTwice) {
  Timeline timeline =
      timeline_of_stream(stream(dict({text("t"), [](PickleWriter& out) {
                                        out.op(PickleOpcode::kEMPTY_LIST);
                                        out.put(kFirstFreeKey);
                                        out.get(kFirstFreeKey);
                                        out.tuple(1);
                                        out.put(kFirstFreeKey + 1);
                                        out.op(PickleOpcode::kAPPEND);
                                        out.op(PickleOpcode::kPOP);
                                        out.get(kFirstFreeKey + 1);
                                      }})));
  EXPECT_EQ(
      steps_text(timeline),
      "meet: The tuple of 1 is met in the variable `t`; what it holds comes next. [0]\n"
      "meet: The list of 1 is met as item 0 of the tuple of 1; what it holds comes next. "
      "[0]\n"
      "memo: The tuple of 1 was met already, in the variable `t`, and is still being "
      "written: here a circle closes. It gets into the memo only when it is whole, so it "
      "is written once more, and the beginning that was made is dropped.\n"
      "write: The list of 1 is complete: nothing of it is left to write.\n"
      "write: The tuple of 1 is complete: nothing of it is left to write.\n"
      "bind: The variable `t` is written: the tuple of 1.\n");
  EXPECT_EQ(stacks_text(timeline),
            "tuple of 1\n"
            "tuple of 1, list of 1\n"
            "tuple of 1, list of 1, tuple of 1\n"
            "tuple of 1\n"
            "\n\n");
}

// What CPython's closure tuples may come to: two functions that were given one and the same.
TEST(CaptureTimeline, LooksIntoATupleOfCellsThatTheMemoKnows) {
  const auto function = [](std::string_view name, Part cells) {
    return make(Make::kFunction,
                {code(source("function", name, "def …\n", {"x"}, {"make"}), name, {"x"}),
                 space("tools"), std::move(cells)});
  };
  const Timeline timeline = timeline_of_stream(stream(
      dict({text("f"), function("f", put(0, tuple({make(Make::kCell, {})}))), text("g"),
            function("g", get(0)), text("h"), get(0)})));
  std::string kinds;
  for (std::uint32_t i = 0; i < timeline.size(); ++i) {
    const TimelineStep step = timeline.step(i).value();
    if (step.label == "x" || step.label == "tuple of 1") kinds += step.kind + ' ';
  }
  // The cell of f, that of g, and the tuple of both as a variable of its own, with what it holds.
  EXPECT_EQ(kinds, "meet write memo meet memo write ");
}

TEST(CaptureTimeline, FillsAtomsWithTheStepThatFollowsThem) {
  const Timeline timeline = timeline_of_stream(stream(
      dict({text("all"), list({number(1), list({}), text("a"), number(2)})})));
  EXPECT_EQ(objects_text(timeline.state(0).value()),
            "0 list list of 4 pending: 0 = 1?, 1 -> 1?, 2 = 'a'?, 3 = 2?\n");
  EXPECT_EQ(objects_text(timeline.state(1).value()),
            "0 list list of 4 pending: 0 = 1, 1 -> 1, 2 = 'a'?, 3 = 2?\n"
            "1 list empty list pending: \n");
  EXPECT_EQ(objects_text(timeline.state(3).value()),
            "0 list list of 4: 0 = 1, 1 -> 1, 2 = 'a', 3 = 2\n"
            "1 list empty list: \n");
}

TEST(CaptureTimeline, BindsAtomsAndObjectsInTheOrderOfTheStream) {
  const Timeline timeline =
      timeline_of_stream(stream(dict({text("n"), number(7), text("l"), list({})})));
  const TimelineState state = timeline.state(last_step(timeline)).value();
  ASSERT_EQ(state.variables.size(), 2U);
  EXPECT_EQ(state.variables[0].name + '=' + state.variables[0].text, "n=7");
  EXPECT_EQ(state.variables[1].name, "l");
  EXPECT_EQ(state.variables[1].target, ObjectId{0});
  EXPECT_EQ(timeline.step(0).value().object, std::nullopt);
}

TEST(CaptureTimeline, KnowsObjectsByTheirNumbersInTheMemo) {
  const Timeline timeline = timeline_of_stream(recursive_function());
  const TimelineState state = timeline.state(last_step(timeline)).value();
  std::string memo;
  for (const auto& [key, holder] : state.memo) {
    memo += std::to_string(key) + ' ' + holder.text + '\n';
  }
  EXPECT_EQ(memo, "9 fact\n8 make.<locals>.fact\n");
}

TEST(CaptureTimeline, SaysWhichBytesAStepHas) {
  const Bytes bytes = recursive_function();
  const Timeline timeline = timeline_of_stream(bytes);
  const auto bytes_of = [&](std::uint32_t index) {
    const ByteSpan span = timeline.step(index).value().bytes.value();
    return std::string(as_text(ByteView(bytes).subspan(span.offset, span.size)));
  };
  // BINGET 0, the constructor of functions.
  EXPECT_EQ(bytes_of(0), std::string("h\0", 2));
  EXPECT_NE(bytes_of(1).find("def fact(n): …"), std::string::npos);
  EXPECT_EQ(bytes_of(5)[0], 'R');
  EXPECT_EQ(bytes_of(6).substr(0, 5), std::string("\x8c\4fact").substr(0, 5));
  EXPECT_EQ(bytes_of(7), "h\t");
  EXPECT_EQ(bytes_of(8), "h\x08");
}

TEST(CaptureTimeline, PointsAtTheSourceOfFunctions) {
  const Timeline timeline = timeline_of_stream(recursive_function());
  for (const std::uint32_t index : {0U, 1U, 8U}) {
    const std::optional<SourceSpan> span = timeline.step(index).value().source;
    ASSERT_TRUE(span.has_value()) << index;
    EXPECT_EQ(span->file, "main.py");
    EXPECT_EQ(span->line, 3U);
  }
  EXPECT_FALSE(timeline.step(2).value().source.has_value());
}

TEST(CaptureTimeline, FollowsADeepListWithoutNesting) {
  constexpr int kDepth = 100'000;
  const Timeline timeline =
      timeline_of_stream(stream(dict({text("deep"), [](PickleWriter& out) {
                                        for (int i = 0; i < kDepth; ++i) {
                                          out.op(PickleOpcode::kEMPTY_LIST);
                                        }
                                        for (int i = 1; i < kDepth; ++i) {
                                          out.op(PickleOpcode::kAPPEND);
                                        }
                                      }})));
  EXPECT_EQ(timeline.object_count(), std::uint32_t{kDepth});
  EXPECT_EQ(timeline.state(kDepth - 1).value().stack.size(), std::size_t{kDepth});
  EXPECT_TRUE(timeline.state(last_step(timeline)).value().stack.empty());
}

TEST(CaptureTimeline, RefusesWhatIsNoCaptureStream) {
  const Bytes bytes = recursive_function();
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const Bytes prefix(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
    EXPECT_FALSE(capture_timeline(prefix).ok()) << size;
  }
  EXPECT_EQ(capture_timeline(as_bytes("\x80\x05N.")).error().code,
            ErrorCode::kNotACaptureStream);
}

TEST(CaptureStream, IsToldFromOtherPicklesByItsEnd) {
  const Bytes bytes = recursive_function();
  EXPECT_TRUE(looks_like_capture_stream(bytes));
  EXPECT_FALSE(looks_like_capture_stream(ByteView(bytes).first(bytes.size() - 1)));
  EXPECT_FALSE(looks_like_capture_stream(ByteView(bytes).last(8)));
  EXPECT_FALSE(looks_like_capture_stream(as_bytes("\x80\x05K\x01K\x02K\x03\x87.")));
}

}  // namespace
}  // namespace reknot
