#include "core/artifact/artifact.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "core/artifact/sections.h"
#include "core/plan/plan.h"
#include "core/plan/program.h"
#include "tests/core/artifact/artifact_samples.h"
#include "tests/core/artifact/document_samples.h"

namespace reknot {
namespace {

constexpr DocumentForm other_form(DocumentForm form) {
  return form == DocumentForm::kText ? DocumentForm::kCompact : DocumentForm::kText;
}

// Expects an input to be refused, or to be the artifact of its graph, and that graph to be good
// for all that is done with graphs.
void expect_refused_or_whole(const Bytes& bytes) {
  const auto artifact = read_artifact(bytes);
  if (!artifact.ok()) {
    EXPECT_LE(artifact.error().offset, bytes.size());
    return;
  }
  const Graph& graph = artifact.value().graph;
  EXPECT_EQ(written(graph, artifact.value().form), bytes);
  const auto other = write_artifact(graph, other_form(artifact.value().form));
  ASSERT_TRUE(other.ok());
  EXPECT_TRUE(read_artifact(other.value()).ok());
  if (const auto plan = make_plan(graph); plan.ok()) {
    EXPECT_FALSE(write_program(graph, plan.value()).empty());
    EXPECT_FALSE(write_step_programs(graph, plan.value()).empty());
  }
}

class ArtifactForms : public testing::TestWithParam<DocumentForm> {};
INSTANTIATE_TEST_SUITE_P(Artifact, ArtifactForms,
                         testing::Values(DocumentForm::kText, DocumentForm::kCompact));

TEST_P(ArtifactForms, RoundTripsEveryKind) {
  const Bytes bytes = written(every_kind(), GetParam());
  const auto artifact = read_artifact(bytes);
  ASSERT_TRUE(artifact.ok()) << artifact.error().message();
  EXPECT_EQ(artifact.value().form, GetParam());
  EXPECT_EQ(written(artifact.value().graph, GetParam()), bytes);
}

TEST_P(ArtifactForms, TurnsIntoTheOtherFormAndBack) {
  const Bytes bytes = written(every_kind(), GetParam());
  const Bytes other = written(read_artifact(bytes).value().graph, other_form(GetParam()));
  EXPECT_EQ(written(read_artifact(other).value().graph, GetParam()), bytes);
}

TEST_P(ArtifactForms, RoundTripsNothing) {
  const Bytes bytes = written(Graph(), GetParam());
  const auto artifact = read_artifact(bytes);
  ASSERT_TRUE(artifact.ok()) << artifact.error().message();
  EXPECT_EQ(artifact.value().graph.size(), 0U);
}

TEST_P(ArtifactForms, RefusesEveryProperPrefix) {
  const Bytes whole = written(parity(), GetParam());
  ASSERT_TRUE(read_artifact(whole).ok());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const Bytes prefix(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
    const auto artifact = read_artifact(prefix);
    ASSERT_FALSE(artifact.ok()) << size;
    EXPECT_EQ(artifact.error().code, ErrorCode::kTruncated) << size;
  }
}

TEST_P(ArtifactForms, RefusesATrailingByte) {
  for (const std::uint8_t extra : {0x00, 0x0A, 0x20, 0x7D, 0xF6}) {
    Bytes bytes = written(parity(), GetParam());
    bytes.push_back(extra);
    EXPECT_EQ(outcome(read_artifact(bytes)),
              "TrailingBytes at " + std::to_string(bytes.size() - 1));
  }
}

TEST_P(ArtifactForms, RefusesOrKeepsEveryFlippedBit) {
  for (const Graph& graph : {parity(), every_kind()}) {
    const Bytes whole = written(graph, GetParam());
    const std::size_t step = whole.size() > 2000 ? 7 : 1;
    for (std::size_t bit = 0; bit < 8 * whole.size(); bit += step) {
      Bytes flipped = whole;
      flipped[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
      expect_refused_or_whole(flipped);
    }
  }
}

TEST_P(ArtifactForms, RefusesOrKeepsEverySubstitutedByte) {
  const Bytes whole = written(parity(), GetParam());
  for (std::size_t i = 0; i < whole.size(); ++i) {
    for (const char byte :
         {'"', '0', '9', '[', '}', ',', ' ', 'n', '\n', '\x81', '\x00'}) {
      Bytes other = whole;
      other[i] = static_cast<std::uint8_t>(byte);
      expect_refused_or_whole(other);
    }
  }
}

// Pieces of artifacts cut and put together at random.
TEST_P(ArtifactForms, RefusesOrKeepsRandomSplices) {
  std::mt19937 random(1);
  const Bytes samples[] = {written(parity(), GetParam()),
                           written(every_kind(), GetParam())};
  const auto below = [&](std::size_t limit) { return random() % limit; };
  for (int round = 0; round < 8000; ++round) {
    Bytes bytes = samples[below(2)];
    for (std::size_t edit = 1 + below(3); edit > 0; --edit) {
      const Bytes& donor = samples[below(2)];
      const std::size_t from = below(donor.size());
      const std::size_t size = std::min(below(24), donor.size() - from);
      const std::size_t to = below(bytes.size());
      const auto at = bytes.begin() + static_cast<std::ptrdiff_t>(to);
      const auto piece = donor.begin() + static_cast<std::ptrdiff_t>(from);
      const auto piece_end = piece + static_cast<std::ptrdiff_t>(size);
      if (below(2) == 0) {
        std::copy_n(piece, std::min(size, bytes.size() - to), at);
      } else {
        bytes.insert(at, piece, piece_end);
      }
    }
    expect_refused_or_whole(bytes);
  }
}

// --- One spelling for one graph ------------------------------------------------------------------

// The graph with its nodes, and those that nobody needs, in another order.
Graph renumbered(const Graph& graph) {
  Graph other;
  std::vector<NodeId> where(graph.size());
  other.add_text("something else");
  other.add_node(Kind::kList);
  for (const Source& source : graph.sources()) {
    Source copy = source;
    other.add_source(std::move(copy));
  }
  for (NodeId node = graph.size(); node-- > 0;) {
    const Kind kind = graph.kind(node);
    if (kind == Kind::kFunction || kind == Kind::kClass) {
      where[node] = other.add_code_node(kind, graph.code(node), {});
    } else if (kind == Kind::kReference) {
      const auto slots = graph.slots(node);
      where[node] = other.reference(graph.text(slots[0]), graph.text(slots[1]));
    } else {
      where[node] = other.add_node(kind);
    }
  }
  const auto moved = [&](Value value) {
    switch (value.tag()) {
      case Tag::kNode:
        return Value::node(where[value.as_node()]);
      case Tag::kText:
        return other.add_text(graph.text(value));
      case Tag::kBytes:
        return other.add_bytes(graph.bytes(value));
      case Tag::kBigInt:
        return other.add_integer(graph.bytes(value));
      case Tag::kFloat:
        return other.add_float(graph.real(value));
      default:
        return value;
    }
  };
  for (NodeId node = 0; node < graph.size(); ++node) {
    if (graph.kind(node) == Kind::kReference) continue;
    std::vector<Value> slots;
    for (const Value slot : graph.slots(node)) slots.push_back(moved(slot));
    other.replace_slots(where[node], slots);
    if (graph.kind(node) == Kind::kInstance || graph.kind(node) == Kind::kCall) {
      other.set_list_items(where[node], graph.list_items(node));
    }
  }
  std::vector<std::pair<std::string, Value>> variables;
  for (const auto& [name, value] : graph.variables()) {
    variables.emplace_back(name, moved(value));
  }
  other.set_variables(std::move(variables));
  return other;
}

TEST_P(ArtifactForms, IsTheSameHoweverNodesAreNumbered) {
  for (const Graph& graph : {parity(), every_kind()}) {
    EXPECT_EQ(written(renumbered(graph), GetParam()), written(graph, GetParam()));
  }
}

TEST_P(ArtifactForms, IsTheSameInWhateverOrderSetsAndNamesWereFilled) {
  const auto graph_of = [](std::initializer_list<std::string_view> names) {
    SampleGraph made;
    std::vector<Value> elements;
    const NodeId space = made.space("m");
    for (const std::string_view name : names) {
      elements.push_back(made.text(name));
      elements.push_back(Value::node(made.node(Kind::kTuple, {made.text(name)})));
      made.append(space, {made.text(name), made.text(name)});
    }
    made.publish({{"names", Value::node(space)},
                  {"set", Value::node(made.node(Kind::kSet, elements))}});
    sort_names(made.graph);
    sort_sets(made.graph);
    return std::move(made.graph);
  };
  const Bytes bytes = written(graph_of({"a", "b", "c", "d"}), GetParam());
  EXPECT_EQ(written(graph_of({"d", "b", "a", "c"}), GetParam()), bytes);
  EXPECT_EQ(written(graph_of({"c", "d", "b", "a"}), GetParam()), bytes);
}

TEST_P(ArtifactForms, LeavesOutWhatHangsOnNoVariable) {
  SampleGraph made;
  made.publish({{"x", Value::small(1)}});
  const Bytes bytes = written(made.graph, GetParam());
  made.function("lost", made.space("m"));
  EXPECT_EQ(written(made.graph, GetParam()), bytes);
}

// --- Depth, sharing ------------------------------------------------------------------------------

TEST_P(ArtifactForms, RoundTripsAHundredThousandNestedLists) {
  const Bytes bytes = written(deep_chain(100'000), GetParam());
  const auto artifact = read_artifact(bytes);
  ASSERT_TRUE(artifact.ok()) << artifact.error().message();
  EXPECT_EQ(artifact.value().graph.size(), 100'000U);
}

TEST(Artifact, StaysShallowInEveryKindOfValue) {
  using Wrap = Value (*)(SampleGraph&, Value);
  const Wrap wraps[] = {
      [](SampleGraph& made, Value inner) {
        return Value::node(made.node(Kind::kDict, {Value::small(1), inner}));
      },
      [](SampleGraph& made, Value inner) {
        return Value::node(made.object(Kind::kCall, made.graph.reference("m", "f"),
                                       Value(), Value(), {}, {Value::small(1), inner}));
      },
      [](SampleGraph& made, Value inner) {
        const NodeId type = made.graph.reference("m", "T");
        return Value::node(made.object(Kind::kInstance, type, Value(), inner));
      },
      [](SampleGraph& made, Value inner) {
        return Value::node(made.node(Kind::kMethod, {Value::small(1), inner}));
      },
      [](SampleGraph& made, Value inner) {
        return Value::node(made.node(Kind::kCell, {inner}));
      },
  };
  for (const Wrap wrap : wraps) {
    SampleGraph made;
    Value value = made.graph.add_bytes(as_bytes("inner"));
    for (int i = 0; i < 100; ++i) value = wrap(made, value);
    made.publish({{"v", value}});
    for (const DocumentForm form : {DocumentForm::kText, DocumentForm::kCompact}) {
      expect_refused_or_whole(written(made.graph, form));
      EXPECT_TRUE(read_artifact(written(made.graph, form)).ok());
    }
  }
}

TEST(Artifact, SharesWhatLiesDeeperThanTheLimit) {
  EXPECT_EQ(written_text(deep_chain(kMaxInlineDepth + 2)),
            "{\n  \"reknot\": 1,\n  \"shared_values\": {\n    \"sv_0\": [0]\n  },\n"
            "  \"variables\": {\n"
            "    \"chain\": [[[[[[[[[[[[[{\"shared\": \"sv_0\"}]]]]]]]]]]]]]\n  }\n}\n");
}

TEST(Artifact, SharesLongTextsOnlyWhereTheyAreValues) {
  SampleGraph made;
  const std::string name(70, 'm');
  const NodeId space =
      made.node(Kind::kNamespace, {made.text(name), made.text(name), made.text(name),
                                   made.text(name), Value::small(1)});
  made.publish({{"a", Value::node(space)},
                {"b", Value::node(made.node(Kind::kModule, {made.text(name)}))},
                {"c", Value::node(made.graph.reference(name, name))},
                {"d", made.text(name)}});
  const std::string text = written_text(made.graph);
  EXPECT_EQ(text.find("shared"), std::string::npos) << text;
  EXPECT_EQ(outcome(read_artifact(written(made.graph, DocumentForm::kText))), text);
}

TEST(Artifact, WritesADictWhoseKeyIsSharedAsPairs) {
  SampleGraph made;
  const Value key = made.text(kLongText);
  const NodeId dict = made.node(Kind::kDict, {key, Value::small(1)});
  made.publish({{"d", Value::node(dict)}, {"k", key}});
  EXPECT_NE(written_text(made.graph).find("{\"pairs\": [[{\"shared\": \"sv_0\"}, 1]]}"),
            std::string::npos);
  expect_refused_or_whole(written(made.graph, DocumentForm::kText));
}

// --- Refusals --------------------------------------------------------------------------------------

// Puts `after` in the place of `before` in the text form of the closures, or of every kind.
std::string refusal_of(const Graph& graph, std::string_view before,
                       std::string_view after) {
  std::string text = written_text(graph);
  const std::size_t place = text.find(before);
  EXPECT_NE(place, std::string::npos) << before;
  text.replace(place, before.size(), after);
  const auto artifact = read_artifact(as_bytes(text));
  if (artifact.ok()) return "accepted";
  const Error& error = artifact.error();
  // Where it is, from the start of what was put in.
  const auto offset =
      static_cast<std::int64_t>(error.offset) - static_cast<std::int64_t>(place);
  return std::string(error_name(error.code)) + " at " + std::to_string(offset);
}

TEST(Artifact, RefusesWhatIsNoArtifact) {
  for (const std::string_view text : {"[]", "x", " {", "\x80\x05.", "\xD9\x52\x4C"}) {
    EXPECT_EQ(outcome(read_artifact(as_bytes(text))), "BadMagic at 0") << text;
  }
  EXPECT_EQ(outcome(read_artifact({})), "Truncated at 0");
}

TEST(Artifact, RefusesOtherVersions) {
  const auto version = [](std::string_view text) {
    return refusal_of(parity(), "1", text);
  };
  EXPECT_EQ(version("2"), "UnsupportedVersion at 0");
  EXPECT_EQ(version("9007199254740991"), "UnsupportedVersion at 0");
  EXPECT_EQ(version("0"), "BadSchema at 0");
  EXPECT_EQ(version("-1"), "BadSchema at 0");
  EXPECT_EQ(version("\"1\""), "BadSchema at 0");
  EXPECT_EQ(version("1.0"), "BadSchema at 0");
  EXPECT_EQ(refusal_of(parity(), "\"reknot\": 1,\n", ""), "BadSchema at -4");
}

TEST(Artifact, TellsANewerVersionFromBrokenBytes) {
  const auto says = [](std::string_view bytes) {
    return outcome(read_artifact(as_bytes(bytes)));
  };
  EXPECT_EQ(says("{\n  \"reknot\": 2,\n  \"new_section\": {}\n}\n"),
            "UnsupportedVersion at 14");
  EXPECT_EQ(says(std::string_view("\xD9\x52\x4B\xA2\x00\x02\x18\x3D\x00", 9)),
            "UnsupportedVersion at 5");
  EXPECT_EQ(says(std::string_view("\xD9\x52\x4B\xA2\x00\x01\x18\x3D\x00", 9)),
            "BadSchema at 6");
}

struct Alteration {
  std::string_view before;
  std::string_view after;
  std::string_view refusal;
};

void expect_refusals(const Graph& graph, std::initializer_list<Alteration> alterations) {
  for (const Alteration& altered : alterations) {
    EXPECT_EQ(refusal_of(graph, altered.before, altered.after), altered.refusal)
        << altered.before << " -> " << altered.after;
  }
}

TEST(Artifact, RefusesRecordsWithoutAField) {
  for (const std::string_view field :
       {"      \"form\": \"function\",\n", "      \"name\": \"even\",\n",
        "      \"file\": \"parity.py\",\n", "      \"line\": 2,\n",
        ",\n      \"namespace\": \"__main__\"", ",\n      \"names\": {}"}) {
    EXPECT_EQ(refusal_of(parity(), field, "").substr(0, 9), "BadSchema") << field;
  }
  for (const std::string_view field : {"      \"bases\": {\"tuple\": []},\n",
                                       "\"type\": {\"class\": \"__main__.Box\"}"}) {
    EXPECT_EQ(refusal_of(every_kind(), field, "").substr(0, 3), "Bad") << field;
  }
}

TEST(Artifact, RefusesSourcesOfAnotherShape) {
  expect_refusals(
      parity(),
      {
          {"\"function\"", "\"module\"", "BadSchema at 0"},
          {"[[\"function\", \"make\"]]", "[[\"function\"]]", "BadSchema at 1"},
          {"[[\"function\", \"make\"]]", "[[\"function\", 1]]", "BadSchema at 14"},
          {"[[\"function\", \"make\"]]", "1", "BadSchema at 0"},
          {"[\"odd\"]", "[1]", "BadSchema at 1"},
          {"[\"odd\"]", "[\"odd\", \"odd\"]", "BadSchema at 8"},
          {"[\"odd\"]", "[\"odd\", \"even\"]", "BadSchema at 8"},
          {"\"line\": 2,", "\"line\": -1,", "BadSchema at 8"},
          {"\"line\": 2,", "\"line\": 268435456,", "BadSchema at 8"},
          {"\"line\": 2,", "\"line\": 2,\n      \"path\": \"x\",", "BadSchema at 17"},
          {"\"text\": [", "\"text\": [], \"x\": [", "BadSchema at 12"},
          {"        \"    def even(n):\",\n        \"        return n == 0 or odd(n - "
           "1)\"\n",
           "", "BadSchema at -2"},
      });
}

TEST(Artifact, RefusesFunctionsOfAnotherShape) {
  expect_refusals(
      parity(),
      {
          {"\"cells\": {\"odd\": \"odd\"}", "\"cells\": [\"odd\"]", "BadSchema at 9"},
          {"\"cells\": {\"odd\": \"odd\"}", "\"cells\": {\"odd\": 0}", "BadSchema at 17"},
          {"\"cells\": {\"odd\": \"odd\"}", "\"cells\": {\"odd\": \"none\"}",
           "BadReference at 17"},
          {"\"namespace\": \"__main__\"", "\"namespace\": \"main\"",
           "BadReference at 13"},
          {"\"source\": \"__main__.make.<locals>.even\"", "\"source\": \"even\"",
           "BadReference at 10"},
          {"\"content\": {\"function\": \"__main__.make.<locals>.odd\"}",
           "\"content\": {\"function\": \"odd\"}", "BadReference at 24"},
          {"\"names\": {}", "\"names\": []", "BadSchema at 9"},
          {"\"names\": {}", "\"names\": {\"b\": 1, \"a\": 2}", "BadSchema at 18"},
          {"\"names\": {}", "\"names\": {\"a\": 1, \"a\": 2}", "BadSchema at 18"},
      });
  expect_refusals(every_kind(),
                  {
                      {"\"defaults\": {\"tuple\": [1, {\"shared\": \"sv_0\"}]}",
                       "\"defaults\": [1]", "BadSchema at 12"},
                      {"\"overrides\": {\"dict\": {\"__name__\": \"tool\"}}",
                       "\"overrides\": {\"tuple\": []}", "BadSchema at 13"},
                  });
}

TEST(Artifact, RefusesValuesOfAnotherShape) {
  const auto value = [](std::string_view text) {
    SampleGraph made;
    made.publish({{"v", made.text("value")}});
    return refusal_of(made.graph, "\"value\"", text);
  };
  EXPECT_EQ(value("{}"), "BadSchema at 0");
  EXPECT_EQ(value("{\"unknown\": 1}"), "BadSchema at 1");
  EXPECT_EQ(value("{\"line\": 1}"), "BadSchema at 9");
  EXPECT_EQ(value("{\"tuple\": 1}"), "BadSchema at 10");
  EXPECT_EQ(value("{\"tuple\": [], \"dict\": {}}"), "BadSchema at 0");
  EXPECT_EQ(value("{\"dict\": []}"), "BadSchema at 9");
  EXPECT_EQ(value("{\"pairs\": [[1]]}"), "BadSchema at 11");
  EXPECT_EQ(value("{\"pairs\": [[1, 2, 3]]}"), "BadSchema at 11");
  EXPECT_EQ(value("{\"method\": [1]}"), "BadSchema at 11");
  EXPECT_EQ(value("{\"method\": []}"), "BadSchema at 11");
  EXPECT_EQ(value("{\"reference\": \"math\"}"), "BadSchema at 14");
  EXPECT_EQ(value("{\"reference\": 1}"), "BadSchema at 14");
  EXPECT_EQ(value("{\"module_object\": 1}"), "BadSchema at 18");
  EXPECT_EQ(value("{\"bytes\": \"0\"}"), "BadSchema at 10");
  EXPECT_EQ(value("{\"bytes\": \"0A\"}"), "BadSchema at 10");
  EXPECT_EQ(value("{\"float\": \"7ff0\"}"), "BadSchema at 10");
  EXPECT_EQ(value("{\"int\": \"01\"}"), "BadSchema at 8");
  EXPECT_EQ(value("{\"int\": \"\"}"), "BadSchema at 8");
  EXPECT_EQ(value("{\"int\": \"0000000000000000800000\"}"), "BadSchema at 8");
  EXPECT_EQ(value("{\"surrogates\": \"ff\"}"), "BadUtf8 at 15");
  EXPECT_EQ(value("{\"call\": 1, \"type\": 2}"), "BadSchema at 12");
  EXPECT_EQ(value("{\"call\": 1, \"arguments\": []}"), "BadSchema at 25");
  EXPECT_EQ(value("{\"call\": 1, \"pairs\": [1]}"), "BadSchema at 22");
  EXPECT_EQ(value("{\"shared\": \"sv_0\"}"), "BadReference at 11");
  EXPECT_EQ(value("{\"source\": \"m.f\"}"), "BadSchema at 11");
  EXPECT_EQ(value("1e999"), "BadJson at 0");
  EXPECT_EQ(value("9007199254740992"), "BadJson at 0");
}

TEST(Artifact, RefusesSharedValuesThatCannotBeShared) {
  SampleGraph made;
  const NodeId list = made.node(Kind::kList, {Value::small(7)});
  made.publish({{"a", Value::node(list)}, {"b", Value::node(list)}});
  expect_refusals(made.graph, {
                                  {"[7]", "7", "BadSchema at 0"},
                                  {"[7]", "{\"reference\": \"a:b\"}", "BadSchema at 0"},
                                  {"[7]", "{\"shared\": \"sv_0\"}", "BadSchema at 0"},
                                  {"[7]", "{}", "BadSchema at 0"},
                                  {"[7]", "\"short\"", "NotCanonical at -30"},
                              });
}

TEST(Artifact, RefusesIndicesOutOfRange) {
  // The compact form ends with the variables even, function 0, and odd, function 1.
  Bytes bytes = written(parity(), DocumentForm::kCompact);
  bytes.back() = 2;
  EXPECT_EQ(outcome(read_artifact(bytes)),
            "BadReference at " + std::to_string(bytes.size() - 1));
  bytes.back() = 0x20;  // -1
  EXPECT_EQ(outcome(read_artifact(bytes)),
            "BadReference at " + std::to_string(bytes.size() - 1));
  bytes.back() = 0xF6;  // null
  EXPECT_EQ(outcome(read_artifact(bytes)),
            "BadSchema at " + std::to_string(bytes.size() - 1));
}

TEST(Artifact, RefusesVariablesOutOfOrder) {
  SampleGraph made;
  made.publish({{"a", Value::small(1)}, {"b", Value::small(2)}});
  expect_refusals(made.graph, {{"\"b\"", "\"a\"", "BadSchema at 0"},
                               {"\"b\"", "\"A\"", "BadSchema at 0"}});
}

TEST(Artifact, RefusesOtherSpellings) {
  expect_refusals(
      parity(),
      {
          {"\n  \"sources\"", "\n   \"sources\"", "NotCanonical at 3"},
          {"\"line\": 2", "\"line\": 2.0", "BadSchema at 8"},
          {"\"make\"", "\"m\\u0061ke\"", "NotCanonical at 2"},
          {"\"line\": 2", "\"line\": 2,\n      \"column\": 0", "NotCanonical at 18"},
      });
  const auto value = [](std::string_view text) {
    SampleGraph made;
    made.publish({{"v", made.text("value")}});
    return refusal_of(made.graph, "\"value\"", text);
  };
  EXPECT_EQ(value("-0"), "NotCanonical at 0");
  EXPECT_EQ(value("1.50"), "NotCanonical at 3");
  EXPECT_EQ(value("1e3"), "NotCanonical at 1");
  EXPECT_EQ(value("{\"float\": \"3ff0000000000000\"}"), "NotCanonical at 0");
  EXPECT_EQ(value("{\"surrogates\": \"61\"}"), "NotCanonical at 0");
  EXPECT_EQ(value("{\"pairs\": [[\"a\", 1]]}"), "NotCanonical at 2");
  EXPECT_EQ(value("{\"set\": [2, 1]}"), "NotCanonical at 9");
  EXPECT_EQ(value("{\"frozenset\": [\"b\", \"a\"]}"), "NotCanonical at 16");
  EXPECT_EQ(value("{\"call\": 1, \"arguments\": {\"tuple\": []}}"), "NotCanonical at 10");
  EXPECT_EQ(value("{\"call\": 1, \"items\": []}"), "NotCanonical at 10");
}

TEST(Artifact, RefusesValuesThatNothingLeadsTo) {
  SampleGraph made;
  const NodeId list = made.node(Kind::kList, {Value::small(7)});
  made.publish({{"a", Value::node(list)}, {"b", Value::node(list)}});
  expect_refusals(
      made.graph,
      {
          {"    \"sv_0\": [7]", "    \"sv_0\": [7],\n    \"sv_1\": [8]",
           "NotCanonical at 15"},
          {"    \"b\": {\"shared\": \"sv_0\"}", "    \"b\": 1", "NotCanonical at -85"},
      });
}

TEST(Artifact, RefusesNamesThatDoNotFollowFromTheValues) {
  std::string text = written_text(parity());
  // One function under another name, consistently.
  const std::string name = "__main__.make.<locals>.odd\"";
  for (std::size_t at = text.find(name); at != std::string::npos;
       at = text.find(name, at + 1)) {
    text.replace(at, name.size(), "__main__.make.<locals>.bad\"");
  }
  EXPECT_EQ(outcome(read_artifact(as_bytes(text))).substr(0, 12), "NotCanonical");
}

TEST(Artifact, RefusesKeysThatComeTwice) {
  expect_refusals(parity(), {{"    \"even\": {\"content\"", "    \"odd\": {\"content\"",
                              "BadSchema at 4"}});
}

// A name of 256 KiB and 2,100 functions that have it.
TEST(Artifact, StopsRepeatingPaths) {
  constexpr int kFunctions = 0x834;
  Bytes bytes = from_hex(
      "d9524b a5 0001"                       // reknot
      "01 81 a6"                             // sources: one
      "1828 68 66756e6374696f6e 1829 61 6d"  // form, module
      "182c 7a 00040000");                   // name
  bytes.resize(bytes.size() + 0x40000, 'f');
  const auto append = [&](std::string_view hex) {
    const Bytes more = from_hex(hex);
    bytes.insert(bytes.end(), more.begin(), more.end());
  };
  append("182d 61 6d 182e 01 1834 60");          // file, line, text
  append("02 81 a2 1829 61 6d 1835 d9524c 80");  // namespace_groups: one
  append("03 99 0834");                          // functions
  for (int i = 0; i < kFunctions; ++i) append("a2 09 00 0a 00");
  append("08 d9524c 80");  // variables
  const auto artifact = read_artifact(bytes);
  ASSERT_FALSE(artifact.ok());
  EXPECT_EQ(artifact.error().code, ErrorCode::kLimitExceeded)
      << artifact.error().message();
}

TEST(Artifact, LooksLikeOneByItsFirstBytes) {
  EXPECT_TRUE(looks_like_artifact(as_bytes("{")));
  EXPECT_TRUE(looks_like_artifact(as_bytes("\xD9\x52\x4B")));
  EXPECT_FALSE(looks_like_artifact(as_bytes("\xD9\x52")));
  EXPECT_FALSE(looks_like_artifact(as_bytes("\x80\x05.")));
  EXPECT_FALSE(looks_like_artifact({}));
}

}  // namespace
}  // namespace reknot
