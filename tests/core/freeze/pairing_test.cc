#include "core/freeze/pairing.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "core/freeze/identity_digests.h"
#include "tests/core/freeze/placed_sample.h"
#include "tests/core/freeze/sample_terms.h"
#include "tests/core/graph/sample_graphs.h"

namespace reknot {
namespace {

// Objects as they should be: lists, and tuples that lead to later ones only.
struct Template {
  struct Object {
    Kind kind;
    std::vector<std::uint32_t> items;
  };
  std::vector<Object> objects;
};

Template some_template(Random& random) {
  Template made;
  const std::uint32_t size = 1 + below(random, 5);
  for (std::uint32_t i = 0; i < size; ++i) {
    const bool is_tuple = i + 1 < size && below(random, 3) == 0;
    Template::Object object{is_tuple ? Kind::kTuple : Kind::kList, {}};
    // Of different sizes, so that the values differ, too.
    for (std::uint32_t k = below(random, 4); k-- > 0;) {
      object.items.push_back(is_tuple ? i + 1 + below(random, size - i - 1)
                                      : below(random, size));
    }
    made.objects.push_back(std::move(object));
  }
  return made;
}

// A graph that unfolds as a template does, each object of which may stand there several times. All
// that it has are nodes; `x`, a tuple, leads to some.
Graph instance_of(const Template& origin, Random& random) {
  SampleGraph sample;
  std::vector<std::vector<NodeId>> copies(origin.objects.size());
  const auto any_copy = [&](std::uint32_t object) {
    return Value::node(copies[object][below(random, copies[object].size())]);
  };
  const bool is_exact = below(random, 3) == 0;
  for (std::size_t i = 0; i < copies.size(); ++i) {
    for (std::uint32_t k = is_exact ? 1 : 1 + below(random, 2); k-- > 0;) {
      copies[i].push_back(sample.node(origin.objects[i].kind));
    }
  }
  for (std::size_t i = 0; i < copies.size(); ++i) {
    for (const NodeId copy : copies[i]) {
      std::vector<Value> items;
      for (const std::uint32_t item : origin.objects[i].items) {
        items.push_back(any_copy(item));
      }
      sample.append(copy, items);
    }
  }
  std::vector<Value> roots;
  for (std::uint32_t i = 0; i < copies.size(); ++i) roots.push_back(any_copy(i));
  sample.publish({{"x", Value::node(sample.node(Kind::kTuple, roots))}});
  return std::move(sample.graph);
}

using Lists = std::set<NodeId>;

// Every pair of nodes that the same items lead to, and what follows from them: a flood over nodes,
// with no shortcut.
class Oracle {
 public:
  Oracle(const Graph& left, const Graph& right) : left_(left), right_(right) {
    follow(left.variables()[0].second.as_node(), right.variables()[0].second.as_node());
  }

  // The lists of either side that a left list stands for.
  std::pair<Lists, Lists> class_of(NodeId left) const {
    std::pair<Lists, Lists> all{{left}, {}};
    for (bool grows = true; grows;) {
      grows = false;
      for (const auto& [a, b] : pairs_) {
        if (all.first.count(a) + all.second.count(b) == 0) continue;
        grows = all.first.insert(a).second || grows;
        grows = all.second.insert(b).second || grows;
      }
    }
    return all;
  }

 private:
  void follow(NodeId left, NodeId right) {
    if (!seen_.emplace(left, right).second) return;
    if (left_.kind(left) == Kind::kList) pairs_.emplace(left, right);
    for (std::size_t i = 0; i < left_.slots(left).size(); ++i) {
      follow(left_.slots(left)[i].as_node(), right_.slots(right)[i].as_node());
    }
  }

  const Graph& left_;
  const Graph& right_;
  std::set<std::pair<NodeId, NodeId>> seen_;
  std::set<std::pair<NodeId, NodeId>> pairs_;
};

bool is_one_to_one(const Pairing& pairing, const PlacedSample& sample) {
  for (const PlaceId place : sample.places.in_order()) {
    if (!sample.places.has_identity(place)) continue;
    const std::uint32_t of_class = pairing.class_of_left(place);
    if (pairing.lefts(of_class) != 1 || pairing.rights(of_class) != 1) return false;
  }
  return true;
}

Lists reachable_lists(const PlacedSample& sample) {
  Lists lists;
  for (const PlaceId place : sample.places.in_order()) {
    if (sample.places.has_identity(place)) lists.insert(*sample.places.object(place));
  }
  return lists;
}

TEST(Pairing, PutsIntoOneClassWhatTheSameWaysLeadTo) {
  Random random(7);
  for (int round = 0; round < 1500; ++round) {
    const Template origin = some_template(random);
    const PlacedSample left(instance_of(origin, random));
    const PlacedSample right(instance_of(origin, random));
    const Pairing pairing(left.side, right.side);
    const Oracle oracle(left.graph, right.graph);
    const Lists lefts = reachable_lists(left);
    const Lists rights = reachable_lists(right);
    for (const NodeId list : lefts) {
      const auto [same_left, same_right] = oracle.class_of(list);
      const std::uint32_t of_class = pairing.class_of_left(left.at(list));
      for (const NodeId other : lefts) {
        EXPECT_EQ(pairing.class_of_left(left.at(other)) == of_class,
                  same_left.count(other) == 1);
      }
      for (const NodeId other : rights) {
        EXPECT_EQ(pairing.class_of_right(right.at(other)) == of_class,
                  same_right.count(other) == 1);
      }
      EXPECT_EQ(pairing.lefts(of_class), same_left.size());
      EXPECT_EQ(pairing.rights(of_class), same_right.size());
      EXPECT_EQ(same_right.count(*right.places.object(*pairing.partner(left.at(list)))),
                1U);
    }
  }
}

TEST(Pairing, IsOneToOneExactlyIfIdentityDigestsAreEqual) {
  Random random(11);
  std::map<bool, int> rounds;
  for (int round = 0; round < 1500; ++round) {
    const Template origin = some_template(random);
    const PlacedSample left(instance_of(origin, random));
    const PlacedSample right(instance_of(origin, random));
    const bool is_same =
        IdentityDigester(left.terms.graph).digest(left.terms.variables[0]).value() ==
        IdentityDigester(right.terms.graph).digest(right.terms.variables[0]).value();
    const Pairing pairing(left.side, right.side);
    EXPECT_EQ(is_one_to_one(pairing, left), is_same);
    EXPECT_EQ(pairing.partings().empty(), is_same);
    ++rounds[is_same];
  }
  EXPECT_GT(rounds[true], 200);
  EXPECT_GT(rounds[false], 200);
}

TEST(Pairing, PairsEntriesByTheirKeysThoughTheirValuesDiffer) {
  const auto make = [](bool is_other) {
    SampleGraph sample;
    const NodeId list = sample.node(Kind::kList, {Value::small(is_other ? 2 : 1)});
    std::vector<Value> pairs = {sample.text("a"), Value::node(list), Value::small(5),
                                Value::node(list)};
    if (is_other) std::rotate(pairs.begin(), pairs.begin() + 2, pairs.end());
    sample.publish({{"d", Value::node(sample.node(Kind::kDict, pairs))}});
    return std::move(sample.graph);
  };
  const PlacedSample left(make(false));
  const PlacedSample right(make(true));
  const Pairing pairing(left.side, right.side);
  EXPECT_EQ(pairing.partner(left.at(0)), right.at(0));
  EXPECT_TRUE(pairing.partings().empty());
}

TEST(Pairing, LeavesOutWhatABagHasSeveralOf) {
  const auto make = [] {
    SampleGraph sample;
    const NodeId type = sample.graph.reference("builtins", "object");
    const auto object = [&] {
      return Value::node(
          sample.object(Kind::kInstance, type, Constant::kAbsent, Constant::kAbsent));
    };
    const NodeId set = sample.node(Kind::kSet, {object(), object()});
    sample.publish({{"s", Value::node(set)}});
    return std::move(sample.graph);
  };
  const PlacedSample left(make());
  const PlacedSample right(make());
  const Pairing pairing(left.side, right.side);
  EXPECT_FALSE(pairing.partner(left.at(1)).has_value());
  EXPECT_FALSE(pairing.partner(left.at(2)).has_value());
  EXPECT_EQ(pairing.rights(pairing.class_of_left(left.at(3))), 1U);
}

TEST(Pairing, DoesNotEnterWhatIsNotAlike) {
  const auto make = [](Kind kind) {
    SampleGraph sample;
    const NodeId list = sample.node(Kind::kList);
    sample.publish({{"x", Value::node(sample.node(kind, {Value::node(list)}))}});
    return std::move(sample.graph);
  };
  const PlacedSample left(make(Kind::kList));
  const PlacedSample right(make(Kind::kTuple));
  const Pairing pairing(left.side, right.side);
  EXPECT_FALSE(pairing.partner(left.at(0)).has_value());
  EXPECT_TRUE(pairing.partner(left.at(1)).has_value());
  EXPECT_EQ(pairing.rights(pairing.class_of_left(left.at(1))), 0U);
}

TEST(Pairing, PairsVariablesByName) {
  const auto make = [](const std::vector<std::string>& names) {
    SampleGraph sample;
    std::vector<std::pair<std::string, Value>> variables;
    for (const std::string& name : names) {
      variables.emplace_back(name, Value::node(sample.node(Kind::kList)));
    }
    sample.publish(std::move(variables));
    return std::move(sample.graph);
  };
  const PlacedSample left(make({"a", "b", "d"}));
  const PlacedSample right(make({"b", "c", "d"}));
  const Pairing pairing(left.side, right.side);
  EXPECT_FALSE(pairing.partner(left.at(0)).has_value());
  EXPECT_EQ(pairing.partner(left.at(1)), right.at(0));
  EXPECT_EQ(pairing.partner(left.at(2)), right.at(2));
}

}  // namespace
}  // namespace reknot
