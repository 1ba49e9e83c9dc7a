#include "core/view/weights.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/artifact/artifact.h"
#include "core/view/retained.h"
#include "core/view/type_graph.h"
#include "tests/core/view/sample_views.h"

namespace reknot {
namespace {

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

// What the variables reach when `without` is not there.
std::set<ObjectId> reached_without(const ViewSubject& subject, ObjectId without) {
  std::set<ObjectId> reached;
  std::vector<ObjectId> open;
  const auto reach = [&](ObjectId id) {
    if (id != without && reached.insert(id).second) open.push_back(id);
  };
  for (const ObjectId root : subject.roots()) reach(root);
  while (!open.empty()) {
    const ObjectId id = open.back();
    open.pop_back();
    for (const UnionReference& reference : subject.united().references) {
      if (reference.from == id) reach(reference.to);
    }
  }
  return reached;
}

Pairs random_lists(std::uint32_t count, std::uint32_t more, std::uint32_t seed) {
  std::mt19937 random(seed);
  Pairs pairs;
  for (std::uint32_t i = 1; i < count; ++i) pairs.push_back({random() % i, i});
  for (std::uint32_t i = 0; i < more; ++i) {
    pairs.push_back({random() % count, random() % count});
  }
  return pairs;
}

OwnBytes ones(const ViewSubject& subject) {
  return {std::vector<std::uint32_t>(subject.bound(), 1), {}, subject.bound()};
}

TEST(Weights, CountWhatIsLostWithAnObject) {
  for (std::uint32_t seed = 0; seed < 25; ++seed) {
    SampleView sample(lists(25, random_lists(25, seed, seed), {0, 3, 7}));
    const Weights weights(sample.subject, ones(sample.subject));
    for (ObjectId id = 0; id < 25; ++id) {
      const std::size_t lost = 25 - reached_without(sample.subject, id).size();
      EXPECT_EQ(weights.objects(id), lost) << seed << " " << id;
      EXPECT_EQ(weights.retained(id), lost) << seed << " " << id;
    }
    EXPECT_EQ(weights.objects(weights.root()), 25U);
  }
}

TEST(Weights, SortChildrenBySize) {
  SampleView sample(lists(7, {{0, 1}, {0, 2}, {2, 3}, {0, 4}, {4, 5}, {4, 6}}));
  const Weights weights(sample.subject, ones(sample.subject));
  const auto children = weights.children(0);
  EXPECT_EQ(std::vector<ObjectId>(children.begin(), children.end()),
            (std::vector<ObjectId>{4, 2, 1}));
  EXPECT_EQ(weights.above(6), 4U);
  EXPECT_EQ(weights.above(0), weights.root());
}

TEST(Weights, GiveATextToWhatKeepsItsUsersAlive) {
  SampleView sample(lists(5, {{0, 1}, {1, 2}, {1, 3}, {0, 4}}));
  OwnBytes bytes = ones(sample.subject);
  bytes.texts = {{100, {2, 3}}, {50, {4}}, {10, {4, 2}}, {7, {}}};
  bytes.total = 5 + 100 + 50 + 10 + 7 + 30;
  const Weights weights(sample.subject, bytes);
  EXPECT_EQ(weights.own(1), 101U);
  EXPECT_EQ(weights.own(4), 51U);
  EXPECT_EQ(weights.own(0), 11U);
  EXPECT_EQ(weights.own(weights.root()), 37U);
  EXPECT_EQ(weights.retained(weights.root()), bytes.total);
}

TEST(OwnBytes, AreThoseOfTheCompactArtifact) {
  SampleView sample(mutual_recursion());
  const OwnBytes bytes = own_bytes(sample.subject).value();
  const Bytes artifact =
      write_artifact(mutual_recursion(), DocumentForm::kCompact).value();
  EXPECT_EQ(bytes.total, artifact.size());
  EXPECT_EQ(sample.weights().retained(sample.subject.bound()), artifact.size());
  EXPECT_EQ(bytes.texts.size(), 2U);
  EXPECT_EQ(bytes.texts[0].users.size(), 1U);
}

TEST(OwnBytes, AreThoseOfAPicklesOpcodes) {
  // [[], 1, <the same list>]: the list, its memo entry, then the inner one with its mark.
  const std::string pickle(
      "]\x94(]\x94K\x01h\x01"
      "e.",
      11);
  Timeline timeline = pickle_timeline(as_bytes(pickle)).value();
  const ViewSubject subject(timeline);
  const OwnBytes bytes = own_bytes(subject).value();
  EXPECT_EQ(bytes.total, pickle.size());
  // Of the outer one: ] and its memo entry, 1, the reference back, and the end.
  EXPECT_EQ(bytes.objects, (std::vector<std::uint32_t>{8, 3}));
}

TEST(Retained, TellsATreeOfSizes) {
  SampleView sample(lists(4, {{0, 1}, {0, 2}, {2, 3}}));
  const Weights weights(sample.subject, ones(sample.subject));
  EXPECT_EQ(
      retained_json(sample.subject, weights, 0, 1, 1),
      R"({"object":0,"kind":"list","label":"list of 2","own":1,"retained":4,"objects":4,)"
      R"("children":[{"object":2,"kind":"list","label":"list of 1","own":1,"retained":2,)"
      R"("objects":2,"children":[],"others":{"count":1,"retained":1}}],)"
      R"("others":{"count":1,"retained":1}})");
  EXPECT_EQ(retained_json(sample.subject, weights, weights.root(), 0, 9),
            R"({"object":null,"kind":"","label":"","own":0,"retained":4,"objects":4,)"
            R"("children":[],"others":{"count":1,"retained":4}})");
}

TEST(WhyHere, TellsTheShortestWay) {
  SampleView sample(lists(5, {{0, 1}, {1, 2}, {2, 3}, {4, 2}, {4, 0}, {3, 3}}, {0, 4}));
  const Weights weights(sample.subject, ones(sample.subject));
  EXPECT_EQ(why_here_json(sample.subject, weights, 5, 3),
            R"({"variable":"v4","path":[)"
            R"({"object":4,"kind":"list","label":"list of 2","slot":"0","role":"item"},)"
            R"({"object":2,"kind":"list","label":"list of 1","slot":"0","role":"item"},)"
            R"({"object":3,"kind":"list","label":"list of 1","slot":null,"role":null}],)"
            R"("own":1,"retained":1,"total":5,"referrers":[{"object":2,"slot":"0"},)"
            R"({"object":3,"slot":"0"}],"shared":2})");
}

TEST(WhyHere, IsNullForWhatNoVariableReaches) {
  // [[]] is made and dropped; what follows is the result.
  Timeline timeline = pickle_timeline(as_bytes("]]a0].")).value();
  const ViewSubject subject(timeline);
  const Weights weights(subject, ones(subject));
  EXPECT_EQ(why_here_json(subject, weights, 3, 1), "null");
  EXPECT_NE(why_here_json(subject, weights, 3, 2), "null");
  EXPECT_EQ(weights.above(1), 0U);
  EXPECT_EQ(weights.above(0), weights.root());
  EXPECT_EQ(weights.retained(weights.root()), 3U);
}

TEST(WhyHere, TellsLongWays) {
  SampleView sample(deep_chain(50'000));
  const Weights weights(sample.subject, ones(sample.subject));
  const std::string json = why_here_json(sample.subject, weights, 1, 0);
  EXPECT_EQ(std::count(json.begin(), json.end(), '{'), 50'000 + 2);
  EXPECT_EQ(weights.retained(sample.subject.roots()[0]), 50'000U);
}

TEST(TypeGraph, CountsObjectsByKind) {
  SampleView sample(mutual_recursion());
  const TypeGraph graph = type_graph(sample.subject, sample.weights());
  std::string told;
  for (const TypeGraph::Node& node : graph.nodes) {
    told += node.label + ' ' + std::to_string(node.count) + '\n';
  }
  EXPECT_EQ(told, "cell 2\nfunction 2\nnamespace 1\n");
  ASSERT_EQ(graph.edges.size(), 3U);
  EXPECT_EQ(graph.edges[0].from, 0U);
  EXPECT_EQ(graph.edges[0].to, 1U);
  EXPECT_EQ(graph.edges[0].count, 2U);
  EXPECT_GT(graph.nodes[1].bytes, graph.nodes[0].bytes);
}

// A class by number, and as many instances of it.
Graph instances_of(std::uint32_t classes) {
  SampleGraph sample;
  std::vector<Value> all;
  const NodeId bases = sample.node(Kind::kTuple);
  for (std::uint32_t i = 0; i < classes; ++i) {
    std::string name = "C";
    name += std::to_string(i);
    const SourceId unit =
        sample.source(Source::Form::kClass, name, "class " + name + ": pass\n");
    const NodeId made = sample.class_of(unit, name, 0, bases);
    for (std::uint32_t k = 0; k <= i; ++k) {
      all.push_back(Value::node(
          sample.object(Kind::kInstance, made, Constant::kAbsent, Constant::kAbsent)));
    }
  }
  sample.publish({{"all", Value::node(sample.node(Kind::kList, all))}});
  return std::move(sample.graph);
}

TEST(TypeGraph, NamesInstancesByTheirClass) {
  SampleView sample(instances_of(2));
  const TypeGraph graph = type_graph(sample.subject, sample.weights());
  ASSERT_EQ(graph.nodes.size(), 5U);
  EXPECT_EQ(graph.nodes[0].label, "class");
  EXPECT_EQ(graph.nodes[1].label, "C1");
  EXPECT_EQ(graph.nodes[1].kind, "instance");
  EXPECT_EQ(graph.nodes[1].count, 2U);
  EXPECT_EQ(graph.nodes[2].label, "C0");
}

TEST(TypeGraph, PutsTheRarestTogether) {
  SampleView sample(instances_of(70));
  const TypeGraph graph = type_graph(sample.subject, sample.weights());
  ASSERT_EQ(graph.nodes.size(), kMaxTypes);
  EXPECT_EQ(graph.nodes.back().label, "others");
  std::uint32_t objects = 0;
  for (const TypeGraph::Node& node : graph.nodes) objects += node.count;
  EXPECT_EQ(objects, sample.subject.count());
}

TEST(TypeGraph, WritesJson) {
  SampleView sample(lists(2, {{0, 1}}));
  const std::string json = to_json(type_graph(sample.subject, sample.weights()));
  EXPECT_NE(json.find(R"({"id":0,"kind":"list","label":"list","count":2,"bytes":)"),
            std::string::npos)
      << json;
  EXPECT_NE(json.find(R"("edges":[{"from":0,"to":0,"count":1,"path":"M)"),
            std::string::npos)
      << json;
}

}  // namespace
}  // namespace reknot
