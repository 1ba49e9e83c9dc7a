// The order of a capture's steps against that of a serializer which tells what it does, and streams
// that no serializer writes.

#include <gtest/gtest.h>

#include <map>
#include <random>

#include "core/artifact/artifact.h"
#include "core/capture/capture.h"
#include "core/replay/capture_timeline.h"
#include "core/replay/marks.h"
#include "tests/core/capture/stream_builder.h"
#include "tests/core/replay/timeline_text.h"

namespace reknot {
namespace {

// Writes random objects as the Python half does, the small forms first and the rest in records, and
// notes down what it does. Every list has a number of its own as its first item; cells and instances are
// called after the list that they hold.
class TellingSerializer {
 public:
  explicit TellingSerializer(unsigned seed) : random_(seed) {
    for (int i = 0; i < kObjects; ++i) kinds_.push_back(static_cast<Kind>(random_() % 4));
  }

  Bytes write() {
    PickleWriter out;
    out.begin();
    out.op(PickleOpcode::kEMPTY_LIST);
    out.op(PickleOpcode::kMARK);
    out.op(PickleOpcode::kEMPTY_DICT);
    out.op(PickleOpcode::kMARK);
    for (const char* name : {"a", "b", "c"}) {
      out.text(name);
      save(any(), out);
      note("bind", name);
    }
    out.op(PickleOpcode::kSETITEMS);
    out.none();
    for (std::size_t i = 0; i < records_.size(); ++i) save_record(records_[i], out);
    out.op(PickleOpcode::kAPPENDS);
    out.stop();
    Bytes bytes = std::move(out).take();
    ByteWriter number;
    number.write_text("\x80\x05J");
    number.write_little(records_.size() + 2, 4);
    number.write_text(".");
    bytes.insert(bytes.end(), number.view().begin(), number.view().end());
    return bytes;
  }

  const std::string& told() const { return told_; }

 private:
  enum class Kind { kList, kPair, kCell, kInstance };
  static constexpr int kObjects = 12;
  static constexpr int kContent = 1000;
  static constexpr int kType = 5000;

  int any() { return static_cast<int>(random_() % kObjects); }
  // A tuple leads to later tuples and to what is put off, since one in itself is another story.
  bool may_lead(int from, int to) const {
    const Kind kind = kinds_[static_cast<std::size_t>(to)];
    return from < 0 || (kind == Kind::kPair ? to > from : kind != Kind::kList);
  }

  void note(const char* what, const std::string& whom) {
    told_ += std::string(what) + ' ' + whom + '\n';
  }
  void note(const char* what, int whom) { note(what, std::to_string(whom)); }

  void remember(int object, PickleWriter& out) {
    const auto key = kFirstFreeKey + static_cast<std::uint32_t>(memo_.size());
    memo_.emplace(object, key);
    out.put(key);
  }
  bool recall(int object, PickleWriter& out) {
    const auto found = memo_.find(object);
    if (found == memo_.end()) return false;
    note("memo", object);
    out.get(found->second);
    return true;
  }

  void save_list(int number, int from, PickleWriter& out) {
    note("meet", number);
    out.op(PickleOpcode::kEMPTY_LIST);
    remember(number, out);
    out.op(PickleOpcode::kMARK);
    out.integer(number);
    for (unsigned i = random_() % 4; i > 0; --i) {
      const int item = any();
      if (random_() % 3 == 0 || !may_lead(from, item)) {
        out.text("atom");
      } else {
        save(item, out);
      }
    }
    out.op(PickleOpcode::kAPPENDS);
    note("write", number);
  }

  void save(int object, PickleWriter& out) {
    switch (kinds_[static_cast<std::size_t>(object)]) {
      case Kind::kList:
        if (!recall(object, out)) save_list(object, -1, out);
        return;
      case Kind::kPair:
        return save_pair(object, out);
      case Kind::kCell:
        if (recall(kContent + object, out)) return;
        note("meet", kContent + object);
        constructor(Make::kCell)(out);
        tuple({})(out);
        break;
      case Kind::kInstance:
        if (recall(kContent + object, out)) return;
        note("meet", kContent + object);
        constructor(Make::kInstance)(out);
        save_type(out);
        tuple({})(out);
        out.none();
        out.tuple(3);
        break;
    }
    out.op(PickleOpcode::kREDUCE);
    remember(kContent + object, out);
    records_.push_back(object);
  }

  // Its number and a list of its own.
  void save_pair(int object, PickleWriter& out) {
    if (recall(object, out)) return;
    note("meet", object);
    out.integer(object);
    save_list(10'000 + object, object, out);
    out.tuple(2);
    remember(object, out);
    note("write", object);
  }

  void save_type(PickleWriter& out) {
    if (recall(kType, out)) return;
    note("name", kType);
    out.global("tools", "Type");
    remember(kType, out);
  }

  void save_record(int object, PickleWriter& out) {
    const bool is_cell = kinds_[static_cast<std::size_t>(object)] == Kind::kCell;
    note("resume", kContent + object);
    out.integer(is_cell ? 1 : 4);
    out.get(memo_.at(kContent + object));
    save_list(20'000 + kContent + object, -1, out);
    out.tuple(3);
    note("write", kContent + object);
  }

  std::mt19937 random_;
  std::vector<Kind> kinds_;
  std::map<int, std::uint32_t> memo_;
  std::vector<int> records_;
  std::string told_;
};

// What the serializer above calls an object, by what the object holds in the end.
std::string name_of(const TimelineState& end, ObjectId id) {
  for (const ObjectState& object : end.objects) {
    if (object.id != id) continue;
    if (object.kind == "reference") return "5000";
    if (object.kind == "list" || object.kind == "tuple") return object.slots[0].value;
    for (const SlotState& slot : object.slots) {
      if (slot.role != "content" && slot.role != "state") continue;
      return std::to_string(std::stoi(name_of(end, *slot.target)) - 20'000);
    }
  }
  return "?";
}

std::string steps_told(const Timeline& timeline) {
  const TimelineState end = timeline.state(std::int64_t{timeline.size()} - 1).value();
  std::string told;
  for (std::uint32_t i = 0; i < timeline.size(); ++i) {
    const TimelineStep step = timeline.step(i).value();
    told += step.kind + ' ' +
            (step.kind == "bind" ? step.label : name_of(end, *step.object)) + '\n';
  }
  return told;
}

TEST(CaptureOrder, IsThatOfTheSerializer) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    TellingSerializer serializer(seed);
    const Bytes bytes = serializer.write();
    const Timeline timeline = capture_timeline(bytes).value();
    ASSERT_EQ(steps_told(timeline), serializer.told()) << "seed " << seed;
  }
}

// The references and the objects that hang on the variables of a graph.
struct Reached {
  std::size_t objects = 0;
  std::size_t references = 0;
};

Reached reached_in(const Graph& graph) {
  Reached reached;
  std::vector<bool> seen(graph.size(), false);
  std::vector<NodeId> open;
  const auto look = [&](Value value) {
    if (!value.is_node()) return;
    ++reached.references;
    if (seen[value.as_node()]) return;
    seen[value.as_node()] = true;
    ++reached.objects;
    open.push_back(value.as_node());
  };
  for (const auto& [name, value] : graph.variables()) look(value);
  while (!open.empty()) {
    const NodeId node = open.back();
    open.pop_back();
    for (const Value slot : graph.slots(node)) look(slot);
  }
  return reached;
}

Graph artifact_graph(const Bytes& stream) {
  const Graph met = read_capture_stream(stream).value();
  const Bytes artifact = write_artifact(met, DocumentForm::kText).value();
  return std::move(read_artifact(artifact).value().graph);
}

TEST(CaptureOrder, HasAStepForEachObjectAndEachReference) {
  for (unsigned seed = 0; seed < 100; ++seed) {
    const Bytes bytes = TellingSerializer(seed).write();
    const Reached reached = reached_in(artifact_graph(bytes));
    const Timeline timeline = capture_timeline(bytes).value();
    std::map<std::string, std::size_t> kinds;
    for (std::uint32_t i = 0; i < timeline.size(); ++i) {
      ++kinds[timeline.step(i).value().kind];
    }
    EXPECT_EQ(kinds["meet"] + kinds["name"], reached.objects) << seed;
    EXPECT_EQ(kinds["write"] + kinds["name"], reached.objects) << seed;
    EXPECT_EQ(kinds["memo"], reached.references - reached.objects) << seed;
    const TimelineState end = timeline.state(std::int64_t{timeline.size()} - 1).value();
    for (const ObjectState& object : end.objects) {
      EXPECT_TRUE(object.complete);
      for (const SlotState& slot : object.slots) EXPECT_TRUE(slot.filled);
    }
  }
}

// Lists and tuples that lead to themselves need no such reason.
TEST(CaptureOrder, SaysWhyAnInstanceCanLeadToItself) {
  std::size_t told = 0;
  for (unsigned seed = 0; seed < 100; ++seed) {
    const Timeline timeline = capture_timeline(TellingSerializer(seed).write()).value();
    for (std::uint32_t i = 0; i < timeline.size(); ++i) {
      const TimelineStep step = timeline.step(i).value();
      if (step.kind != "memo") continue;
      const bool says = step.sentence.find("because the memo knew") != std::string::npos;
      const bool is_instance = timeline.object(*step.object, i)->kind == "instance";
      EXPECT_EQ(says, is_instance && has_mark(step.marks, StepMark::kCycleClosed))
          << step.sentence;
      told += says;
    }
  }
  EXPECT_GT(told, 20U);
}

// --- Streams that no serializer writes ---------------------------------------------------------

// Looks at all that a timeline tells, which may be anything but a crash.
void look_at_all(const Bytes& bytes) {
  const Result<Timeline> made = capture_timeline(bytes);
  if (!made.ok()) return;
  const Timeline& timeline = made.value();
  for (std::uint32_t i = 0; i < timeline.size(); ++i) {
    EXPECT_FALSE(timeline.step(i).value().sentence.empty());
    EXPECT_EQ(timeline.state(i).value().step, i);
  }
}

TEST(CaptureOrder, SurvivesEveryChangedByte) {
  for (unsigned seed = 0; seed < 4; ++seed) {
    const Bytes bytes = TellingSerializer(seed).write();
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      for (const unsigned flip : {0x01U, 0x08U, 0x40U, 0xFFU}) {
        Bytes changed = bytes;
        changed[i] = static_cast<std::uint8_t>(changed[i] ^ flip);
        look_at_all(changed);
      }
    }
  }
}

Part cell(std::uint32_t key) { return put(key, make(Make::kCell, {})); }

TEST(CaptureOrder, SurvivesRecordsOfWhatIsNotMet) {
  const Part content = list({number(1)});
  // Of a cell that nothing refers to before a later record does, and of one with two records.
  look_at_all(
      stream(dict({text("a"), put(5, cell(0))}),
             {tuple({number(1), cell(1), content}), tuple({number(1), get(0), get(1)}),
              tuple({number(1), get(0), content}), tuple({number(1), get(1), content})}));
  // A namespace that is first met in its own record.
  look_at_all(stream(dict({text("a"), number(1)}),
                     {tuple({number(2), put(0, space("m")), dict({text("x"), list({})})}),
                      tuple({number(2), get(0), dict({text("y"), list({})})})}));
}

TEST(CaptureOrder, MeetsWhatWasMadeWhereItWasOfNoUse) {
  // The list is made in a record of an unreachable cell, and a variable's cell gets it later.
  const Timeline timeline =
      capture_timeline(stream(dict({text("a"), cell(0)}),
                              {tuple({number(1), cell(1), put(2, list({list({})}))}),
                               tuple({number(1), get(0), get(2)})}))
          .value();
  EXPECT_EQ(timeline.object_count(), 3U);
  const TimelineState end = timeline.state(std::int64_t{timeline.size()} - 1).value();
  EXPECT_EQ(objects_text(end),
            "0 cell cell: content -> 1\n"
            "1 list list of 1: 0 -> 2\n"
            "2 list empty list: \n");
}

TEST(CaptureOrder, SurvivesASecondPickleThatAddsToTheFirst) {
  PickleWriter out;
  out.begin();
  put(0, list({put(1, dict({text("a"), put(2, dict({}))})), none()}))(out);
  out.stop();
  out.begin();
  get(0)(out);
  collection(PickleOpcode::kEMPTY_LIST, PickleOpcode::kAPPENDS,
             {number(1), list({})})(out);
  out.op(PickleOpcode::kAPPEND);
  number(7)(out);
  out.op(PickleOpcode::kAPPEND);
  out.op(PickleOpcode::kPOP);
  get(1)(out);
  number(3)(out);
  list({})(out);
  out.op(PickleOpcode::kSETITEM);
  out.op(PickleOpcode::kPOP);
  out.integer(2);
  out.stop();
  const Bytes bytes = std::move(out).take();
  EXPECT_TRUE(capture_timeline(bytes).ok());
  look_at_all(bytes);
}

}  // namespace
}  // namespace reknot
