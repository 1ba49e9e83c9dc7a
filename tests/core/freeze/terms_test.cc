#include "core/freeze/terms.h"

#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "core/freeze/minimal_form.h"
#include "core/freeze/value_digests.h"
#include "tests/core/graph/sample_graphs.h"

// One test for each rule of core/freeze/FORMAT.md, "Python objects".

namespace reknot {
namespace {

using Pairs = std::vector<Value>;
using Make = std::function<Value(SampleGraph&)>;

struct Frozen {
  Terms terms;
  std::vector<Digest> digests;

  Digest digest(std::size_t variable = 0) const {
    return digests[terms.variables[variable]];
  }
};

Frozen freeze(const Graph& graph, DictOrder order = DictOrder::kIgnored) {
  FormStore store;
  FunctionForms forms(graph, store);
  Frozen frozen;
  frozen.terms = make_terms(graph, order, forms).value();
  frozen.digests = value_digests(frozen.terms.graph);
  return frozen;
}

Frozen freeze(const Make& make, DictOrder order = DictOrder::kIgnored) {
  SampleGraph sample;
  sample.publish({{"x", make(sample)}});
  return freeze(sample.graph, order);
}

Digest digest(const Make& make, DictOrder order = DictOrder::kIgnored) {
  return freeze(make, order).digest();
}

std::string label(const Make& make) {
  const Frozen frozen = freeze(make);
  return std::string(as_text(frozen.terms.graph.label(frozen.terms.variables[0])));
}

void expect_all_differ(const std::vector<Make>& values) {
  std::set<Digest> digests;
  for (const Make& make : values) digests.insert(digest(make));
  EXPECT_EQ(digests.size(), values.size());
}

Value node(SampleGraph& sample, Kind kind, const std::vector<Value>& slots) {
  return Value::node(sample.node(kind, slots));
}

std::string word(std::string_view text, std::string_view rest = {}) {
  return std::string(text) + '\0' + std::string(rest);
}

TEST(Terms, LabelsAtomsByTypeAndContent) {
  EXPECT_EQ(label([](SampleGraph&) { return Constant::kNone; }), word("None"));
  EXPECT_EQ(label([](SampleGraph&) { return Constant::kTrue; }), word("True"));
  EXPECT_EQ(label([](SampleGraph&) { return Value::small(0); }), word("int"));
  EXPECT_EQ(label([](SampleGraph&) { return Value::small(-1); }), word("int", "\xff"));
  EXPECT_EQ(label([](SampleGraph&) { return Value::small(128); }),
            word("int", std::string_view("\x80\0", 2)));
  EXPECT_EQ(label([](SampleGraph& sample) { return sample.text("é"); }),
            word("str", "é"));
  EXPECT_EQ(label([](SampleGraph& sample) { return sample.graph.add_bytes({}); }),
            word("bytes"));
  EXPECT_EQ(label([](SampleGraph& sample) { return sample.graph.add_float(-0.0); }),
            word("float", std::string_view("\0\0\0\0\0\0\0\x80", 8)));
}

TEST(Terms, LabelsAnIntAlikeWhereverItIsKept) {
  const Digest small = digest([](SampleGraph&) { return Value::small(1000); });
  EXPECT_EQ(small, digest([](SampleGraph& sample) {
              const std::uint8_t wide[] = {0xE8, 0x03, 0, 0, 0, 0, 0, 0, 0};
              return sample.graph.add_integer(ByteView(wide));
            }));
}

TEST(Terms, TellContainersOfTheSameItemsApart) {
  std::vector<Make> made;
  for (const Kind kind : {Kind::kTuple, Kind::kList, Kind::kSet, Kind::kFrozenSet}) {
    made.push_back([kind](SampleGraph& s) { return node(s, kind, {Value::small(1)}); });
    made.push_back([kind](SampleGraph& s) { return node(s, kind, {}); });
  }
  made.push_back([](SampleGraph& s) { return node(s, Kind::kDict, {}); });
  made.push_back(
      [](SampleGraph& s) { return node(s, Kind::kByteArray, {s.graph.add_bytes({})}); });
  expect_all_differ(made);
}

Make dict_of(const Pairs& pairs) {
  return [pairs](SampleGraph& s) { return node(s, Kind::kDict, pairs); };
}

TEST(Terms, IgnoreTheOrderOfADictUnlessItIsAskedFor) {
  const Pairs pairs = {Value::small(1), Value::small(2), Value::small(3),
                       Value::small(4)};
  const Pairs turned = {Value::small(3), Value::small(4), Value::small(1),
                        Value::small(2)};
  EXPECT_EQ(digest(dict_of(pairs)), digest(dict_of(turned)));
  EXPECT_NE(digest(dict_of(pairs), DictOrder::kCounts),
            digest(dict_of(turned), DictOrder::kCounts));
  const Pairs crossed = {Value::small(1), Value::small(4), Value::small(3),
                         Value::small(2)};
  EXPECT_NE(digest(dict_of(pairs)), digest(dict_of(crossed)));
}

Make set_of(Kind kind, const std::vector<Value>& items) {
  return [=](SampleGraph& s) { return node(s, kind, items); };
}

TEST(Terms, IgnoreTheOrderOfASetEvenIfThatOfDictsCounts) {
  for (const Kind kind : {Kind::kSet, Kind::kFrozenSet}) {
    EXPECT_EQ(
        digest(set_of(kind, {Value::small(1), Value::small(2)}), DictOrder::kCounts),
        digest(set_of(kind, {Value::small(2), Value::small(1)}), DictOrder::kCounts));
  }
}

TEST(Terms, NameWhatTravelsByReference) {
  const auto reference = [](std::string module, std::string name) -> Make {
    return [=](SampleGraph& s) { return Value::node(s.graph.reference(module, name)); };
  };
  EXPECT_EQ(label(reference("os", "sep")),
            word("reference", std::string_view("\2\0\0\0ossep", 9)));
  EXPECT_EQ(digest(reference("annotationlib", "ForwardRef")),
            digest(reference("typing", "ForwardRef")));
  EXPECT_EQ(digest(reference("pathlib._local", "Path")),
            digest(reference("pathlib", "Path")));
  expect_all_differ({reference("os", "sep"), reference("o", "ssep"), [](SampleGraph& s) {
                       return node(s, Kind::kModule, {s.text("os")});
                     }});
}

TEST(Terms, ReadAModuleOfTheUsersByItsVariables) {
  const auto module = [](int value) -> Make {
    return [=](SampleGraph& s) {
      const NodeId space = s.space("helpers");
      s.append(space, {s.text("x"), Value::small(value)});
      return node(s, Kind::kModule, {Value::node(space)});
    };
  };
  expect_all_differ({module(1), module(2)});
}

TEST(Terms, TellAnEmptyCellFromOneThatHoldsNone) {
  expect_all_differ(
      {[](SampleGraph& s) { return node(s, Kind::kCell, {}); },
       [](SampleGraph& s) { return node(s, Kind::kCell, {Constant::kNone}); }});
}

// --- Functions.

struct FunctionParts {
  std::string name = "f";
  std::string body = "    return x + y\n";
  Value x;
  Value other;
  Value cell = Value::small(1);
  FunctionSlot slot = FunctionSlot::kDefaults;
  Value in_slot;
  std::string override_name;
};

// A function that uses the global x and the cell y.
Make function_of(const FunctionParts& parts) {
  return [=](SampleGraph& s) {
    const NodeId space = s.space("__main__");
    s.append(space, {s.text("other"), parts.other, s.text("x"), parts.x});
    const NodeId cell = s.node(Kind::kCell, {parts.cell});
    CodeInfo code;
    code.source = s.source(Source::Form::kFunction, parts.name,
                           "def " + parts.name + "():\n" + parts.body, {"x"});
    code.path = parts.name;
    code.cells = {"y"};
    std::vector<Value> slots(slot_index(FunctionSlot::kCount));
    slots[slot_index(FunctionSlot::kNamespace)] = Value::node(space);
    slots[slot_index(parts.slot)] = parts.in_slot;
    if (!parts.override_name.empty()) {
      slots[slot_index(FunctionSlot::kOverrides)] =
          node(s, Kind::kDict, {s.text(parts.override_name), s.text("said")});
    }
    slots.push_back(Value::node(cell));
    return Value::node(s.graph.add_code_node(Kind::kFunction, code, slots));
  };
}

FunctionParts parts() {
  FunctionParts made;
  made.x = Value::small(1);
  return made;
}

TEST(TermsOfFunctions, CountWhatAFunctionRunsReadsAndHolds) {
  FunctionParts other_body = parts();
  other_body.body = "    return x - y\n";
  FunctionParts other_global = parts();
  other_global.x = Value::small(2);
  FunctionParts other_cell = parts();
  other_cell.cell = Value::small(2);
  std::vector<Make> made = {function_of(parts()), function_of(other_body),
                            function_of(other_global), function_of(other_cell)};
  for (const FunctionSlot slot :
       {FunctionSlot::kDefaults, FunctionSlot::kKwDefaults, FunctionSlot::kAnnotations,
        FunctionSlot::kAttributes}) {
    FunctionParts other = parts();
    other.slot = slot;
    other.in_slot = Value::small(3);
    made.push_back(function_of(other));
  }
  FunctionParts type_parameters = parts();
  type_parameters.override_name = "__type_params__";
  made.push_back(function_of(type_parameters));
  expect_all_differ(made);
}

TEST(TermsOfFunctions, IgnoreWhatAFunctionIsCalledAndWhatItDoesNotUse) {
  const Digest expected = digest(function_of(parts()));
  FunctionParts renamed = parts();
  renamed.name = "g";
  EXPECT_EQ(digest(function_of(renamed)), expected);
  FunctionParts commented = parts();
  commented.body = "    # why\n    return (x + y)\n";
  EXPECT_EQ(digest(function_of(commented)), expected);
  FunctionParts beside = parts();
  beside.other = Value::small(9);
  EXPECT_EQ(digest(function_of(beside)), expected);
  for (const char* name : {"__name__", "__qualname__", "__doc__", "__module__"}) {
    FunctionParts described = parts();
    described.override_name = name;
    EXPECT_EQ(digest(function_of(described)), expected) << name;
  }
}

TEST(TermsOfFunctions, TellAnUnboundGlobalFromAnyValue) {
  const auto uses_z = [](Value z) -> Make {
    return [=](SampleGraph& s) {
      const NodeId space = s.space("__main__");
      if (!z.is(Constant::kAbsent)) s.append(space, {s.text("z"), z});
      CodeInfo code;
      code.source = s.source(Source::Form::kFunction, "f", "def f(): return z\n", {"z"});
      code.path = "f";
      std::vector<Value> slots(slot_index(FunctionSlot::kCount));
      slots[slot_index(FunctionSlot::kNamespace)] = Value::node(space);
      return Value::node(s.graph.add_code_node(Kind::kFunction, code, slots));
    };
  };
  expect_all_differ({uses_z({}), uses_z(Constant::kNone), uses_z(Value::small(1))});
}

TEST(TermsOfFunctions, CloseCyclesThroughCellsAndGlobals) {
  for (const Graph& graph : {mutual_recursion(), global_recursion()}) {
    const Frozen frozen = freeze(graph);
    EXPECT_LT(frozen.terms.graph.size(), 40U);
  }
}

// --- Classes and instances.

struct ClassParts {
  std::string name = "C";
  std::vector<std::pair<std::string, Value>> attributes;
  ClassSlot slot = ClassSlot::kSlots;
  Value in_slot;
};

Value class_in(SampleGraph& s, const ClassParts& parts,
               const std::vector<Value>& bases = {}) {
  const NodeId tuple = s.node(Kind::kTuple, bases);
  const SourceId unit =
      s.source(Source::Form::kClass, parts.name, "class C:\n    pass\n");
  const NodeId made = s.class_of(unit, parts.name, 0, tuple);
  if (parts.slot != ClassSlot::kModule) {
    s.graph.set_slot(made, slot_index(parts.slot), parts.in_slot);
  }
  if (parts.slot == ClassSlot::kBases) {
    s.graph.set_slot(made, slot_index(ClassSlot::kBases), Value::node(tuple));
  }
  for (const auto& [name, value] : parts.attributes)
    s.append(made, {s.text(name), value});
  return Value::node(made);
}

Make class_of(const ClassParts& parts) {
  return [=](SampleGraph& s) { return class_in(s, parts); };
}

TEST(TermsOfClasses, CountNameBasesMetaclassSlotsAndAttributes) {
  const Value one = Value::small(1);
  expect_all_differ({
      class_of({}),
      class_of({"D", {}, ClassSlot::kSlots, {}}),
      class_of({"C", {{"x", one}}, ClassSlot::kSlots, {}}),
      class_of({"C", {{"y", one}}, ClassSlot::kSlots, {}}),
      class_of({"C", {}, ClassSlot::kSlots, one}),
      class_of({"C", {}, ClassSlot::kMetaclass, one}),
      class_of({"C", {}, ClassSlot::kBody, one}),
      [](SampleGraph& s) {
        return class_in(s, {}, {Value::node(s.graph.reference("builtins", "list"))});
      },
  });
}

TEST(TermsOfClasses, IgnoreTheOrderOfAttributesAndWhatDescribesAClass) {
  const Value one = Value::small(1);
  const Value two = Value::small(2);
  const Digest expected =
      digest(class_of({"C", {{"x", one}, {"y", two}}, ClassSlot::kSlots, {}}));
  EXPECT_EQ(expected,
            digest(class_of({"C", {{"y", two}, {"x", one}}, ClassSlot::kSlots, {}})));
  EXPECT_EQ(
      expected,
      digest(class_of(
          {"C", {{"x", one}, {"y", two}, {"__doc__", one}}, ClassSlot::kSlots, {}})));
}

TEST(TermsOfClasses, CountTheOrderOfFieldsAndOfABody) {
  const auto with = [](std::string name, bool turned, bool is_body) -> Make {
    return [=](SampleGraph& s) {
      const Value x = s.text("x");
      const Value y = s.text("y");
      const Value one = Value::small(1);
      const Value fields =
          node(s, Kind::kDict, turned ? Pairs{y, one, x, one} : Pairs{x, one, y, one});
      const Value around = node(s, Kind::kDict, {s.text("fields"), fields});
      ClassParts parts;
      if (is_body) {
        parts.slot = ClassSlot::kBody;
        parts.in_slot = around;
      } else {
        parts.attributes = {{name, around}};
      }
      return class_in(s, parts);
    };
  };
  for (const char* name : {"__annotations__", "dataclass()"}) {
    EXPECT_NE(digest(with(name, false, false)), digest(with(name, true, false))) << name;
  }
  EXPECT_NE(digest(with("", false, true)), digest(with("", true, true)));
  EXPECT_EQ(digest(with("plain", false, false)), digest(with("plain", true, false)));
}

Make instance_of(std::string module, std::string name, bool is_derived,
                 const std::vector<Value>& listed, const std::vector<Value>& items,
                 const Pairs& pairs) {
  return [=](SampleGraph& s) {
    const Value library = Value::node(s.graph.reference(module, name));
    const Value type = is_derived ? class_in(s, {}, {library}) : library;
    const Value arguments =
        listed.empty() ? Value() : node(s, Kind::kTuple, {node(s, Kind::kList, listed)});
    return Value::node(
        s.object(Kind::kInstance, type.as_node(), arguments, {}, items, pairs));
  };
}

const Value kOne = Value::small(1);
const Value kTwo = Value::small(2);

TEST(TermsOfInstances, CountTypeArgumentsStateItemsAndPairs) {
  expect_all_differ({
      instance_of("a", "A", false, {}, {}, {}),
      instance_of("a", "B", false, {}, {}, {}),
      instance_of("a", "A", false, {kOne}, {}, {}),
      instance_of("a", "A", false, {}, {kOne}, {}),
      instance_of("a", "A", false, {}, {kOne, kTwo}, {}),
      instance_of("a", "A", false, {}, {kTwo, kOne}, {}),
      instance_of("a", "A", false, {}, {}, {kOne, kTwo}),
      instance_of("a", "A", false, {kOne, kTwo}, {}, {}),
      instance_of("a", "A", false, {kTwo, kOne}, {}, {}),
  });
}

TEST(TermsOfInstances, CountTheOrderOfPairsInAnOrderedDictAndWhatDerivesFromIt) {
  const Pairs pairs = {kOne, kOne, kTwo, kTwo};
  const Pairs turned = {kTwo, kTwo, kOne, kOne};
  for (const bool is_derived : {false, true}) {
    const auto of = [&](const char* name, const Pairs& given) {
      return digest(instance_of("collections", name, is_derived, {}, {}, given));
    };
    EXPECT_NE(of("OrderedDict", pairs), of("OrderedDict", turned));
    EXPECT_EQ(of("defaultdict", pairs), of("defaultdict", turned));
  }
}

TEST(TermsOfInstances, IgnoreTheOrderOfWhatASubclassOfSetIsMadeFrom) {
  for (const char* name : {"set", "frozenset"}) {
    EXPECT_EQ(digest(instance_of("builtins", name, true, {kOne, kTwo}, {}, {})),
              digest(instance_of("builtins", name, true, {kTwo, kOne}, {}, {})));
  }
  EXPECT_NE(digest(instance_of("builtins", "list", true, {kOne, kTwo}, {}, {})),
            digest(instance_of("builtins", "list", true, {kTwo, kOne}, {}, {})));
}

bool is_mutable(const Make& make) {
  const Frozen frozen = freeze(make);
  return frozen.terms.graph.is_mutable(frozen.terms.variables[0]);
}

TEST(TermsOfInstances, CannotBeChangedWhereTheLibrarySaysSo) {
  EXPECT_FALSE(is_mutable(instance_of("decimal", "Decimal", false, {}, {}, {})));
  EXPECT_TRUE(is_mutable(instance_of("decimal", "Decimal", true, {}, {}, {})));
  EXPECT_TRUE(is_mutable(instance_of("collections", "deque", false, {}, {}, {})));
}

TEST(Terms, SayWhichObjectsCanBeChanged) {
  const auto is_mutable_kind = [](Kind kind) {
    return is_mutable([kind](SampleGraph& s) { return node(s, kind, {}); });
  };
  for (const Kind kind : {Kind::kList, Kind::kSet, Kind::kDict, Kind::kCell}) {
    EXPECT_TRUE(is_mutable_kind(kind));
  }
  for (const Kind kind : {Kind::kTuple, Kind::kFrozenSet, Kind::kMethod}) {
    EXPECT_FALSE(is_mutable_kind(kind));
  }
  EXPECT_TRUE(is_mutable(function_of(parts())));
  EXPECT_TRUE(is_mutable(class_of({})));
  EXPECT_FALSE(is_mutable([](SampleGraph&) { return Value::small(1); }));
}

TEST(Terms, TellWhatEachStandsFor) {
  const Frozen frozen = freeze(dict_of({kOne, kTwo}));
  const Terms& terms = frozen.terms;
  ASSERT_EQ(terms.origins.size(), terms.graph.size());
  const TermId entry = terms.graph.children(terms.variables[0])[0];
  EXPECT_EQ(terms.origins[entry].role, TermRole::kEntry);
  EXPECT_EQ(terms.origins[entry].key, kOne);
  EXPECT_EQ(terms.origins[entry].value, kTwo);
}

TEST(Terms, RefuseASourceThatIsNoText) {
  SampleGraph sample;
  const NodeId function = sample.function("f", sample.space("__main__"));
  sample.graph.source(0).text = "def f(): return '\xff'\n";
  sample.publish({{"f", Value::node(function)}});
  FormStore store;
  FunctionForms forms(sample.graph, store);
  const Result<Terms> terms = make_terms(sample.graph, DictOrder::kIgnored, forms);
  ASSERT_FALSE(terms.ok());
  EXPECT_EQ(terms.error().code, ErrorCode::kBadUtf8);
}

// --- The minimal form.

Bytes form_of(const Graph& graph) {
  const Frozen frozen = freeze(graph);
  return minimal_form(frozen.terms.graph, frozen.digests, frozen.terms.variables[0]);
}

TEST(MinimalForm, HasEachClassOnceInBreadthFirstOrder) {
  SampleGraph sample;
  const Value inner = node(sample, Kind::kTuple, {kOne});
  const Value again = node(sample, Kind::kTuple, {kOne});
  sample.publish({{"x", node(sample, Kind::kList, {inner, again, kOne})}});
  ByteWriter expected;
  const auto add = [&](std::string_view text, std::vector<std::uint32_t> children) {
    expected.write_u8(0);
    expected.write_little(text.size(), 4);
    expected.write_text(text);
    expected.write_little(children.size(), 4);
    for (const std::uint32_t child : children) expected.write_little(child, 4);
  };
  add(word("list"), {1, 1, 2});
  add(word("tuple"), {2});
  add(word("int", "\1"), {});
  EXPECT_EQ(form_of(sample.graph), std::move(expected).take());
}

TEST(MinimalForm, IsTheSameForRingsOfAnySizeAndEndsForACycle) {
  const auto ring = [](std::uint32_t size) {
    SampleGraph sample;
    std::vector<NodeId> lists;
    for (std::uint32_t i = 0; i < size; ++i) lists.push_back(sample.node(Kind::kList));
    for (std::uint32_t i = 0; i < size; ++i) {
      sample.append(lists[i], {Value::node(lists[(i + 1) % size])});
    }
    sample.publish({{"x", Value::node(lists[0])}});
    return form_of(sample.graph);
  };
  EXPECT_EQ(ring(1), ring(5));
  EXPECT_NE(ring(1), form_of(list_with_itself()));
}

}  // namespace
}  // namespace reknot
