#include "core/replay/capture_sentences.h"

#include <vector>

namespace reknot {
namespace {

constexpr auto kNamespaceFixed = slot_index(NamespaceSlot::kCount);
constexpr auto kObjectFixed = slot_index(ObjectSlot::kCount);

std::string capitalized(std::string text) {
  if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

// "a", "a and b", "a, b and c".
std::string listed(const std::vector<std::string>& parts) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += i + 1 == parts.size() ? " and " : ", ";
    out += parts[i];
  }
  return out;
}

class CaptureSentence {
 public:
  CaptureSentence(const Names& names, const CaptureSteps& steps, std::uint32_t index)
      : names_(names),
        graph_(names.graph()),
        steps_(steps),
        index_(index),
        step_(steps.steps[index]),
        node_(step_.object) {}

  std::string text() const {
    switch (step_.kind) {
      case CaptureStepKind::kMeet:
        return subject() + is(node_) + "met " + place(step_.place) + next();
      case CaptureStepKind::kMemo:
        return memo();
      case CaptureStepKind::kName:
        return name();
      case CaptureStepKind::kSource:
        return source(graph_.sources()[node_]);
      case CaptureStepKind::kDefer:
        return subject() + " is in the memo from here on; its " + deferred() +
               " come later, in a record of their own, so that they may lead back to it.";
      case CaptureStepKind::kResume:
        return "What was put off of " + names_.noun(node_) + " comes now: its " +
               deferred() + '.';
      case CaptureStepKind::kWrite:
        return write();
      case CaptureStepKind::kBind: {
        const auto& [variable, value] = graph_.variables()[node_];
        return "The variable " + ticked(variable) + " is written: " +
               names_.noun(value) + '.';
      }
    }
    RK_CHECK(false);
  }

 private:
  std::span<const Value> slots() const { return graph_.slots(node_); }
  std::string subject() const { return capitalized(names_.noun(node_)); }

  // Globals are many.
  std::string is(NodeId node) const {
    return graph_.kind(node) == Kind::kNamespace ? " are " : " is ";
  }

  // --- Where -----------------------------------------------------------------------------------

  std::string place(CapturePlace place) const {
    if (place.holder == CapturePlace::kNoHolder) {
      return "in the variable " + ticked(graph_.variables()[place.slot].first);
    }
    const std::string_view role = names_.slot_role(place.holder, place.slot);
    const std::string slot = names_.slot_name(place.holder, place.slot);
    const std::string holder = names_.noun(place.holder);
    if (role == "item") return "as item " + slot + " of " + holder;
    if (role == "element") return "as an element of " + holder;
    if (role == "key") return "as a key of " + holder;
    if (role == "value") return "as the value at " + ticked(slot) + " in " + holder;
    if (role == "content") return "as what " + holder + " holds";
    if (role == "name") return "as the name " + ticked(slot) + " in " + holder;
    if (role == "attribute") return "as the attribute " + ticked(slot) + " of " + holder;
    if (role == "cell") return "as a cell of " + holder;
    if (role == "namespace") return "as the globals of " + holder;
    if (role == "self") return "as the object of " + holder;
    std::string out = "as the ";
    out += role;
    return out + " of " + holder;
  }

  // --- Meet ------------------------------------------------------------------------------------

  std::string next() const {
    switch (graph_.kind(node_)) {
      case Kind::kTuple:
      case Kind::kFrozenSet:
      case Kind::kList:
      case Kind::kSet:
      case Kind::kDict:
        return slots().empty() ? "; there is nothing in it." : "; what it holds comes next.";
      case Kind::kByteArray:
        return "; its bytes come next.";
      case Kind::kNamespace:
        return slots().size() == kNamespaceFixed
                   ? "; no name of theirs is used."
                   : "; they are only named here, and the names that are used come later.";
      case Kind::kCell:
        return slots().empty() ? "; it is empty and stays so."
                               : "; it is written empty, and what it holds comes later.";
      case Kind::kFunction:
        return graph_.code(node_).cells.empty()
                   ? "; its source and its globals come next."
                   : "; its source, its globals and its cells come next.";
      case Kind::kClass:
        return "; its source and its bases come next, its attributes later.";
      case Kind::kModule:
        return "; its globals come next.";
      case Kind::kMethod:
        return "; its function and its object come next.";
      case Kind::kInstance:
        return "; its class comes next.";
      case Kind::kCall:
        return "; what is called to make it comes next.";
      case Kind::kReference:
        break;
    }
    return ".";
  }

  // --- Memo ------------------------------------------------------------------------------------

  std::string memo() const {
    const std::string met =
        subject() + (graph_.kind(node_) == Kind::kNamespace ? " were" : " was") +
        " met already, " + place(steps_.places[node_]);
    if (!step_.fetched && graph_.kind(node_) != Kind::kNamespace) {
      return met +
             ", and is still being written: here a circle closes. It gets into the memo only "
             "when it is whole, so it is written once more, and the beginning that was made "
             "is dropped.";
    }
    std::string out = met + "; only its number in the memo is written, so that it stays one "
                            "object.";
    if (step_.closes) out += closing();
    return out;
  }

  // Functions, classes and instances are in the memo before what they lead to is written.
  std::string closing() const {
    switch (graph_.kind(node_)) {
      case Kind::kFunction:
      case Kind::kClass:
      case Kind::kInstance:
      case Kind::kCall:
        return " Here a circle closes, which can be written because the memo knew " +
               names_.noun(node_) + " before what it leads to was looked at.";
      default:
        return " Here a circle closes.";
    }
  }

  // --- The other steps -------------------------------------------------------------------------

  std::string name() const {
    if (step_.fetched) {
      return subject() + " was named before; only its number in the memo is written.";
    }
    if (graph_.kind(node_) == Kind::kModule) {
      return subject() + " is met " + place(step_.place) +
             "; it goes by reference, so that only its name is written.";
    }
    return subject() + " is met " + place(step_.place) +
           "; it goes by reference, so that only its module and its name are written.";
  }

  static std::string source(const Source& source) {
    std::string what = "a lambda";
    if (source.form != Source::Form::kLambda) {
      what = "the " + std::string(form_name(source.form)) + ' ' + ticked(source.name);
    }
    return "The source of " + what + " is written, once for all that is made from it.";
  }

  // What comes in records.
  std::string deferred() const {
    std::vector<std::string> parts;
    switch (graph_.kind(node_)) {
      case Kind::kFunction:
        for (auto i = slot_index(FunctionSlot::kDefaults);
             i < slot_index(FunctionSlot::kCount); ++i) {
          if (!slots()[i].is(Constant::kAbsent)) {
            parts.emplace_back(names_.slot_role(node_, i));
          }
        }
        return listed(parts);
      case Kind::kClass:
        return "attributes";
      case Kind::kNamespace:
        return "names";
      case Kind::kInstance:
      case Kind::kCall:
        return object_parts();
      default:
        return "content";
    }
  }

  std::string object_parts() const {
    std::vector<std::string> parts;
    if (!graph_.slot(node_, ObjectSlot::kState).is(Constant::kAbsent)) {
      parts.emplace_back("state");
    }
    const std::uint32_t items = graph_.list_items(node_);
    if (items > 0) parts.emplace_back("items");
    if (slots().size() > kObjectFixed + items) parts.emplace_back("entries");
    return parts.empty() ? "state" : listed(parts);
  }

  std::string write() const {
    std::string done = subject() + is(node_) + "complete";
    switch (graph_.kind(node_)) {
      case Kind::kNamespace:
        return done + ": none of their names is left to write.";
      case Kind::kCell:
        if (slots().empty()) return done + ": it is empty.";
        return done + ": it holds " + names_.noun(slots()[0]) + '.';
      default:
        done += ": nothing of it is left to write.";
        return is_remembered() ? done + " From here on the memo knows it." : done;
    }
  }

  bool is_remembered() const {
    for (const Effect& effect : steps_.history.effects(index_)) {
      if (effect.kind == Effect::Kind::kRemember) return true;
    }
    return false;
  }

  const Names& names_;
  const Graph& graph_;
  const CaptureSteps& steps_;
  const std::uint32_t index_;
  const CaptureStep& step_;
  const NodeId node_;
};

}  // namespace

std::string capture_sentence(const Names& names, const CaptureSteps& steps,
                             std::uint32_t index) {
  return CaptureSentence(names, steps, index).text();
}

}  // namespace reknot
