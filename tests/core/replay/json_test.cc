#include "core/replay/json.h"

#include <gtest/gtest.h>

#include "tests/core/graph/sample_graphs.h"
#include "tests/core/replay/timeline_text.h"

namespace reknot {
namespace {

TEST(TimelineJson, WritesSteps) {
  const Timeline timeline = timeline_of(mutual_recursion());
  EXPECT_EQ(steps_json(timeline, 4, 4), R"({"steps":[]})");
  EXPECT_EQ(
      steps_json(timeline, 2, 4),
      R"({"steps":[{"index":2,"kind":"create_cell","object":2,"label":"is_odd",)"
      R"("sentence":"The cell `is_odd` is made empty, since the function `is_odd` is not )"
      R"(there yet.","pending":["content"],)"
      R"("marks":[],"source":null,"bytes":null},)"
      R"({"index":3,"kind":"compile","object":null,"label":"is_even",)"
      R"("sentence":"The source of the function `is_even` is compiled; nothing of it is )"
      R"(run.","pending":[],"marks":[],"source":{"file":"main.py","line":10,)"
      R"("end_line":11},"bytes":null}]})");
}

TEST(TimelineJson, WritesStates) {
  Timeline timeline = timeline_of(list_with_itself());
  EXPECT_EQ(
      state_json(timeline, -1),
      R"({"step":-1,"objects":[],"memo":[],"stack":[],"variables":[],"changed":[]})");
  EXPECT_EQ(
      state_json(timeline, 2),
      R"({"step":2,"objects":[{"id":0,"kind":"list","label":"list of 2",)"
      R"("status":"pending","slots":[)"
      R"({"name":"0","role":"item","status":"pending","target":0,"value":null},)"
      R"({"name":"1","role":"item","status":"pending","target":null,"value":"1"}]}],)"
      R"("memo":[{"index":0,"object":0,"label":"list of 2"}],)"
      R"("stack":[{"object":0,"label":"list of 2"}],"variables":[],"changed":[0]})");
  EXPECT_NE(state_json(timeline, 4)
                .find(R"("variables":[{"name":"knot","target":0,"value":null}])"),
            std::string::npos);
}

}  // namespace
}  // namespace reknot
