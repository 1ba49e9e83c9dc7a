#include "core/artifact/extents.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/base/hex.h"
#include "tests/core/artifact/artifact_samples.h"
#include "tests/core/embedded_files.h"

namespace reknot {
namespace {

constexpr DocumentForm kForms[] = {DocumentForm::kText, DocumentForm::kCompact};

std::string mark(NodeId node) { return "<mark " + std::to_string(node) + ">"; }
std::string source_mark(SourceId source) {
  return "<text " + std::to_string(source) + ">";
}

// Objects of every kind, in each other and in sections, each of which has one mark of its own.
Graph marked() {
  SampleGraph made;
  Graph& graph = made.graph;
  const auto next = [&] { return graph.add_text(mark(graph.size())); };
  const auto of = [&](Kind kind, const std::vector<Value>& slots) {
    return Value::node(made.node(kind, slots));
  };
  const auto with = [&](Kind kind, Value inner) {
    return of(kind, {next(), inner, Value::small(1)});
  };
  const auto object = [&](Kind kind, Value type) {
    std::vector<Value> slots(slot_index(ObjectSlot::kCount));
    slots[slot_index(ObjectSlot::kType)] = type;
    slots[slot_index(ObjectSlot::kState)] = next();
    return of(kind, slots);
  };
  const auto unit = [&](Source::Form form, std::string_view name) {
    return made.source(form, name, source_mark(graph.sources().size()) + "\n");
  };

  const Value shared = with(Kind::kList, with(Kind::kTuple, Value::small(2)));
  const Value space = of(Kind::kNamespace, {graph.add_text("app"), Constant::kAbsent,
                                            next(), graph.add_text("LIMIT"), shared});
  const Value cell = of(Kind::kCell, {next()});
  std::vector<Value> slots(slot_index(FunctionSlot::kCount));
  slots[slot_index(FunctionSlot::kNamespace)] = space;
  slots[slot_index(FunctionSlot::kDefaults)] = next();
  slots.push_back(cell);
  const Value function = Value::node(graph.add_code_node(
      Kind::kFunction, CodeInfo{unit(Source::Form::kFunction, "f"), 0, "f", {"c"}},
      slots));
  const NodeId box = made.class_of(unit(Source::Form::kClass, "Box"), "Box", 0, 0);
  graph.set_slot(box, slot_index(ClassSlot::kBases), graph.add_text(mark(box)));
  made.append(box, {graph.add_text("items"), with(Kind::kSet, Constant::kNone)});

  const Value content = graph.add_bytes(as_bytes(mark(graph.size())));
  const Value buffer = of(Kind::kByteArray, {content});
  const Value reference = Value::node(graph.reference(mark(graph.size()), "join"));
  const Value list = with(Kind::kList, Value::small(3));
  const Value deep = with(Kind::kFrozenSet, with(Kind::kFrozenSet, Constant::kTrue));
  made.publish({
      {"buffer", with(Kind::kTuple, buffer)},
      {"call", object(Kind::kCall, reference)},
      {"deep", deep},
      {"dict", of(Kind::kDict, {next(), shared, graph.add_text("more"), list})},
      {"function", function},
      {"instance", object(Kind::kInstance, Value::node(box))},
      {"long", graph.add_text(kLongText)},
      {"method", of(Kind::kMethod, {next(), list})},
      {"module", of(Kind::kModule, {next()})},
      {"pairs", of(Kind::kDict, {Value::small(1), next()})},
  });
  return std::move(graph);
}

std::string form_of(const Graph& graph, DocumentForm form) {
  return std::string(as_text(written(graph, form)));
}

// The only place of `mark`, spelled as text or, in the text form, as bytes.
std::size_t place_of(const std::string& document, const std::string& mark) {
  std::size_t place = document.find(mark);
  if (place == std::string::npos) place = document.find(hex_of(as_bytes(mark)));
  EXPECT_NE(place, std::string::npos) << mark;
  EXPECT_EQ(document.find(mark, place + 1), std::string::npos) << mark;
  return place;
}

constexpr int kNobody = -1;

// Who owns each byte: the object with the narrowest extent around it. Sources are numbered behind
// the nodes.
std::vector<int> owners(const Extents& extents) {
  std::vector<std::pair<Extent, int>> all;
  for (const auto* list : {&extents.nodes, &extents.sources}) {
    for (const Extent& extent : *list)
      all.emplace_back(extent, static_cast<int>(all.size()));
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return a.first.end - a.first.begin > b.first.end - b.first.begin;
  });
  std::vector<int> owner(extents.total, kNobody);
  for (const auto& [extent, number] : all) {
    std::fill(owner.begin() + extent.begin, owner.begin() + extent.end, number);
  }
  return owner;
}

TEST(Extents, HoldWhatBelongsToTheirObject) {
  const Graph graph = marked();
  for (const DocumentForm form : kForms) {
    const std::string document = form_of(graph, form);
    const Extents extents = artifact_extents(graph, form).value();
    ASSERT_EQ(extents.total, document.size());
    ASSERT_EQ(extents.nodes.size(), graph.size());
    const std::vector<int> owner = owners(extents);
    for (NodeId node = 0; node < graph.size(); ++node) {
      EXPECT_EQ(owner[place_of(document, mark(node))], static_cast<int>(node))
          << document;
    }
    ASSERT_EQ(extents.sources.size(), 2U);
    for (SourceId source = 0; source < 2; ++source) {
      EXPECT_EQ(owner[place_of(document, source_mark(source))],
                static_cast<int>(graph.size() + source));
    }
  }
}

// Where the JSON value at `at` ends; the text is an artifact, so brackets and strings suffice.
std::size_t end_of_json(std::string_view text, std::size_t at) {
  int depth = 0;
  for (bool in_string = false; at < text.size(); ++at) {
    const char c = text[at];
    if (in_string) {
      if (c == '\\') ++at;
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      --depth;
    }
    if (depth == 0 && !in_string) return at + 1;
  }
  return at;
}

// What the spelling of an object begins with, of those that stand where they are used.
std::string_view head(Kind kind) {
  switch (kind) {
    case Kind::kTuple:
      return "{\"tuple\": ";
    case Kind::kFrozenSet:
      return "{\"frozenset\": ";
    case Kind::kSet:
      return "{\"set\": ";
    case Kind::kByteArray:
      return "{\"bytearray\": ";
    case Kind::kReference:
      return "{\"reference\": ";
    case Kind::kModule:
      return "{\"module_object\": ";
    case Kind::kMethod:
      return "{\"method\": ";
    case Kind::kCall:
      return "{\"call\": ";
    case Kind::kList:
      return "[";
    case Kind::kDict:
    case Kind::kCell:
    case Kind::kNamespace:
    case Kind::kFunction:
    case Kind::kClass:
    case Kind::kInstance:
      return "{";
  }
  return {};
}

// Each extent of a text form is one whole entry, and no other bytes.
void expect_entries(std::string_view text, const Graph& graph, const Extents& extents) {
  for (NodeId node = 0; node < graph.size(); ++node) {
    const auto [begin, end] = extents.nodes[node];
    ASSERT_LT(begin, end);
    std::size_t value = begin;
    if (text[begin] == '"') {
      value = end_of_json(text, begin);
      EXPECT_EQ(text.substr(value, 2), ": ");
      value += 2;
    }
    EXPECT_EQ(end_of_json(text, value), end) << text.substr(begin, end - begin);
    EXPECT_TRUE(text.substr(value).starts_with(head(graph.kind(node))))
        << text.substr(begin, end - begin);
  }
  for (const auto& [begin, end] : extents.sources) {
    const std::size_t key_end = end_of_json(text, begin);
    EXPECT_TRUE(text.substr(key_end).starts_with(": {\n      \"form\": "));
    EXPECT_EQ(end_of_json(text, key_end + 2), end);
  }
}

// Where the CBOR item at `at` ends: how many items are still to come is counted, not recursed.
std::size_t end_of_cbor(std::string_view bytes, std::size_t at) {
  for (std::uint64_t items = 1; items > 0; --items) {
    const auto initial = static_cast<std::uint8_t>(bytes[at++]);
    std::uint64_t argument = initial & 31;
    if (argument >= 24) {
      const std::size_t width = std::size_t{1} << (argument - 24);
      argument = 0;
      for (std::size_t i = 0; i < width; ++i) {
        argument = argument << 8 | static_cast<std::uint8_t>(bytes[at++]);
      }
    }
    const int major = initial >> 5;
    if (major == 2 || major == 3) at += argument;
    if (major == 4) items += argument;
    if (major == 5) items += 2 * argument;
    if (major == 6) items += 1;
  }
  return at;
}

void expect_items(std::string_view bytes, const Extents& extents) {
  for (const auto* list : {&extents.nodes, &extents.sources}) {
    for (const auto& [begin, end] : *list) EXPECT_EQ(end_of_cbor(bytes, begin), end);
  }
}

// What is an object's own is what no object inside it covers.
void expect_own_bytes(const Extents& extents) {
  std::vector<std::uint32_t> own(extents.nodes.size() + extents.sources.size(), 0);
  for (const int owner : owners(extents)) {
    if (owner != kNobody) ++own[owner];
  }
  own.resize(extents.nodes.size());
  EXPECT_EQ(extents.own, own);
}

TEST(Extents, AreWholeEntriesOfEveryKind) {
  for (const Graph& graph : {marked(), every_kind(), parity(), deep_chain(40)}) {
    const Extents text = artifact_extents(graph, DocumentForm::kText).value();
    expect_entries(form_of(graph, DocumentForm::kText), graph, text);
    expect_own_bytes(text);
    const Extents compact = artifact_extents(graph, DocumentForm::kCompact).value();
    expect_items(form_of(graph, DocumentForm::kCompact), compact);
    expect_own_bytes(compact);
  }
}

TEST(Extents, AreWholeEntriesOfTheFrozenFiles) {
  int count = 0;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.path.starts_with("tests/data/artifact/v1/")) continue;
    SCOPED_TRACE(file.path);
    ++count;
    const Artifact artifact = read_artifact(as_bytes(file.content)).value();
    const Extents extents = artifact_extents(artifact.graph, artifact.form).value();
    ASSERT_EQ(extents.total, file.content.size());
    if (artifact.form == DocumentForm::kText) {
      expect_entries(file.content, artifact.graph, extents);
    } else {
      expect_items(file.content, extents);
    }
    expect_own_bytes(extents);
  }
  EXPECT_GE(count, 10);
}

TEST(Extents, AreEmptyForWhatNoVariableReaches) {
  SampleGraph made;
  const NodeId lost = made.node(Kind::kList);
  const NodeId kept = made.node(Kind::kList);
  made.publish({{"kept", Value::node(kept)}});
  const Extents extents = artifact_extents(made.graph, DocumentForm::kCompact).value();
  EXPECT_EQ(extents.nodes[lost].begin, extents.nodes[lost].end);
  EXPECT_EQ(extents.own, (std::vector<std::uint32_t>{0, 1}));
}

TEST(Extents, AreTheFirstPlaceOfWhatIsImported) {
  SampleGraph made;
  const Value imported = Value::node(made.graph.reference("os", "sep"));
  const NodeId list = made.node(Kind::kList, {imported, imported});
  made.publish({{"a", Value::node(list)}});
  const Extents extents = artifact_extents(made.graph, DocumentForm::kCompact).value();
  EXPECT_EQ(extents.nodes[imported.as_node()].begin, extents.nodes[list].begin + 1);
  // a1 10 66 "os:sep", twice.
  EXPECT_EQ(extents.own, (std::vector<std::uint32_t>{9, 1 + 9}));
}

// A list in a variable: d9 52 4b, a2, 00 01, 08 d9 52 4c 82 61 'a', 81, 81, f6.
TEST(Extents, AreWrittenAsJson) {
  SampleGraph made;
  const NodeId inner = made.node(Kind::kList, {Constant::kNone});
  const NodeId outer = made.node(Kind::kList, {Value::node(inner)});
  made.publish({{"a", Value::node(outer)}});
  made.source(Source::Form::kFunction, "unused", "");
  EXPECT_EQ(to_json(artifact_extents(made.graph, DocumentForm::kCompact).value()),
            R"({"total":16,"nodes":[[14,16,2],[13,16,1]],"sources":[[0,0]]})");
}

}  // namespace
}  // namespace reknot
