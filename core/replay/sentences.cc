#include "core/replay/sentences.h"

#include "core/graph/value_text.h"
#include "core/pickle/disassemble.h"

namespace reknot {
namespace {

// What something receives: "only item", "3 items".
std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return count == 1 ? "only " + one : std::to_string(count) + ' ' + many;
}

std::string capitalized(std::string text) {
  if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

// "A list of 3", "An empty list".
std::string with_article(const std::string& label) {
  return (label.starts_with("empty") ? "An " : "A ") + label;
}

// "a", "a and b", "a, b and c".
std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += i + 1 == parts.size() ? " and " : ", ";
    out += parts[i];
  }
  return out;
}

std::vector<std::string> ticked_all(std::vector<std::string> names) {
  for (std::string& name : names) name = ticked(name);
  return names;
}

class PlanSentence {
 public:
  PlanSentence(const Names& names, const History& history, const Step& step,
               std::uint32_t index)
      : names_(names),
        graph_(names.graph()),
        history_(history),
        step_(step),
        index_(index),
        node_(step.node) {}

  std::string text() const {
    switch (step_.kind) {
      case StepKind::kCompile:
        return compile(graph_.sources()[step_.begin]);
      case StepKind::kCreate:
        return create();
      case StepKind::kMemoize:
        return "The memo remembers " + noun() +
               ", so that every later reference leads to this one.";
      case StepKind::kRefer:
        return refer(step_.begin);
      case StepKind::kFill:
        return fill();
      case StepKind::kBind:
        return bind();
      case StepKind::kDefine:
        return define();
      case StepKind::kComplete:
        return complete();
      case StepKind::kPublish:
        return publish();
    }
    RK_CHECK(false);
  }

 private:
  std::span<const Value> slots() const { return graph_.slots(node_); }

  std::string noun() const { return names_.noun(node_); }
  std::string subject() const { return capitalized(noun()); }

  static std::string compile(const Source& source) {
    if (source.form == Source::Form::kLambda) {
      return "The source of a lambda is compiled; nothing of it is run.";
    }
    return "The source of the " + std::string(form_name(source.form)) + ' ' +
           ticked(source.name) + " is compiled; nothing of it is run.";
  }

  // --- Create --------------------------------------------------------------------------------

  std::string create() const {
    switch (graph_.kind(node_)) {
      case Kind::kTuple:
      case Kind::kFrozenSet:
        return create_whole();
      case Kind::kList:
      case Kind::kSet:
      case Kind::kDict:
        return create_empty();
      case Kind::kByteArray:
        return with_article(names_.label(node_)) + " is made with its content.";
      case Kind::kReference:
        return ticked(graph_.text(slots()[1])) + " is imported from " +
               ticked(graph_.text(slots()[0])) + ", where it lives.";
      case Kind::kModule:
        if (!slots()[0].is_node()) return subject() + " is imported.";
        return "A module object is made around " + names_.noun(slots()[0]) + '.';
      case Kind::kNamespace:
        return "An empty namespace is made for the globals of module " +
               ticked(names_.module_name(node_)) +
               ": its functions refer to it before its names mean anything.";
      case Kind::kCell:
        return create_cell();
      case Kind::kFunction:
        return create_function();
      case Kind::kClass:
        return subject() + " is made from its source" +
               (slots().size() > slot_index(ClassSlot::kCount)
                    ? "; its attributes follow one by one."
                    : ".");
      case Kind::kMethod:
        return capitalized(names_.noun(slots()[0])) + " is bound to " +
               names_.noun(slots()[1]) + '.';
      case Kind::kInstance:
        return made_subject("An instance of " + names_.type_name(node_)) +
               " is made without running its `__init__`" +
               (object_parts().empty() ? "." : "; what it holds follows.");
      case Kind::kCall:
        return create_call();
    }
    RK_CHECK(false);
  }

  // What is made, by its variable if it has one.
  std::string made_subject(std::string unnamed) const {
    return names_.variable_of(node_).empty() ? std::move(unnamed) : subject();
  }

  std::string create_whole() const {
    if (slots().empty()) return subject() + " is made.";
    return made_subject(with_article(names_.label(node_))) + " is made only now that " +
           (slots().size() == 1 ? "its item exists" : "all its items exist") +
           ", since it cannot be filled later.";
  }

  std::string create_empty() const {
    const std::string made = made_subject(with_article(names_.label(node_)));
    if (slots().empty()) return made + " is made; it stays empty.";
    return made + " is made empty first, so that what it will hold may refer to it.";
  }

  std::string create_cell() const {
    const std::string cell =
        names_.cell_name(node_).empty() ? "A cell" : capitalized(noun());
    if (slots().empty()) return cell + " is made; it stays empty.";
    if (is_missing(slots()[0])) {
      return cell + " is made empty, since " + names_.noun(slots()[0]) +
             " is not there yet.";
    }
    return cell +
           " is made empty, so that a function can be made around it; its content "
           "follows.";
  }

  // Whether a value is an object that does not exist yet.
  bool is_missing(Value value) const {
    return value.is_node() && history_.created(value.as_node()) > index_;
  }

  bool is_empty(NodeId cell) const {
    const std::uint32_t completed = history_.completed(cell);
    return completed > index_ && completed != kNeverStep;
  }

  std::string create_function() const {
    const std::string made = names_.code_name(node_) + " is made from its source";
    const std::vector<std::string>& cells = graph_.code(node_).cells;
    std::vector<std::string> empty;
    Value content;
    for (std::uint32_t i = 0; i < cells.size(); ++i) {
      const NodeId cell = slots()[slot_index(FunctionSlot::kCount) + i].as_node();
      if (!is_empty(cell)) continue;
      empty.push_back(ticked(cells[i]));
      content = graph_.slots(cell)[0];
    }
    if (cells.empty()) return made + '.';
    if (empty.empty()) {
      return made + " around its " +
             (cells.size() == 1 ? "cell " + ticked(cells[0]) + ", which is"
                                : "cells " + joined(ticked_all(cells)) + ", which are") +
             " filled already.";
    }
    if (empty.size() > 1) {
      return made + "; what its cells " + joined(empty) +
             " will hold is not in them yet, so they stay empty.";
    }
    if (!is_missing(content))
      return made + "; its cell " + empty[0] + " is filled afterwards.";
    return made + "; " + names_.noun(content) + " is not there yet, so its cell " +
           empty[0] + " stays empty.";
  }

  std::string create_call() const {
    const Value arguments = graph_.slot(node_, ObjectSlot::kArguments);
    if (arguments.is_node() && calls_getattr()) {
      const std::span<const Value> parts = graph_.slots(arguments.as_node());
      if (parts.size() == 2 && parts[1].tag() == Tag::kText) {
        return ticked(graph_.text(parts[1])) + " is taken from " + names_.noun(parts[0]) +
               '.';
      }
    }
    return names_.type_name(node_) + " is called to make an object.";
  }

  // As for a member of an enumeration, or a method of a list.
  bool calls_getattr() const {
    const Value callable = graph_.slot(node_, ObjectSlot::kType);
    if (!callable.is_node() || graph_.kind(callable.as_node()) != Kind::kReference) {
      return false;
    }
    const std::span<const Value> name = graph_.slots(callable.as_node());
    return graph_.text(name[0]) == "builtins" && graph_.text(name[1]) == "getattr";
  }

  // --- The other steps -----------------------------------------------------------------------

  std::string refer(NodeId target) const {
    constexpr std::string_view kWhy =
        "the memo already knows, so that no second one is made.";
    if (target == node_) {
      return subject() + " contains itself, which " + std::string(kWhy);
    }
    const std::string holder = graph_.kind(node_) == Kind::kNamespace
                                   ? "A name in " + ticked(names_.module_name(node_))
                                   : subject();
    return holder + " leads back to " + names_.noun(target) + ", which " +
           std::string(kWhy);
  }

  std::string fill() const {
    switch (graph_.kind(node_)) {
      case Kind::kCell:
        return subject() + " now holds " + names_.noun(slots()[0]) + '.';
      case Kind::kDict:
        return subject() + " receives its " +
               counted(slots().size() / 2, "entry", "entries") + '.';
      case Kind::kSet:
        return subject() + " receives its " +
               counted(slots().size(), "element", "elements") + '.';
      case Kind::kInstance:
      case Kind::kCall:
        return subject() + " receives its " + joined(object_parts()) + '.';
      default:
        return subject() + " receives its " + counted(slots().size(), "item", "items") +
               '.';
    }
  }

  std::vector<std::string> object_parts() const {
    const std::size_t list_items = graph_.list_items(node_);
    const std::size_t pairs =
        (slots().size() - slot_index(ObjectSlot::kCount) - list_items) / 2;
    std::vector<std::string> parts;
    if (!graph_.slot(node_, ObjectSlot::kState).is(Constant::kAbsent)) {
      parts.emplace_back("state");
    }
    if (list_items > 0) parts.push_back(counted(list_items, "item", "items"));
    if (pairs > 0) parts.push_back(counted(pairs, "entry", "entries"));
    return parts;
  }

  std::string bind() const {
    return "The name " + ticked(names_.slot_name(node_, step_.begin)) + " in " +
           ticked(names_.module_name(node_)) + " now means " +
           names_.noun(slots()[step_.begin]) + '.';
  }

  std::string define() const {
    return subject() + " gets its attribute " +
           ticked(names_.slot_name(node_, step_.begin)) + ": " +
           names_.noun(slots()[step_.begin]) + '.';
  }

  std::string complete() const {
    std::vector<std::string> parts;
    for (std::uint32_t i = step_.begin; i < step_.end; ++i) {
      if (!slots()[i].is(Constant::kAbsent)) parts.push_back(names_.slot_name(node_, i));
    }
    if (parts.empty()) return subject() + " has all that it needs and is complete.";
    return subject() + " receives its " + joined(parts) + " and is complete.";
  }

  std::string publish() const {
    const auto& [name, value] = graph_.variables()[step_.begin];
    return "The variable " + ticked(name) + " is ready: " +
           (value.is_node() ? names_.plain_noun(value.as_node()) : names_.noun(value)) +
           '.';
  }

  const Names& names_;
  const Graph& graph_;
  const History& history_;
  const Step& step_;
  const std::uint32_t index_;
  const NodeId node_;
};

std::string_view without_full_stop(std::string_view sentence) {
  return sentence.ends_with('.') ? sentence.substr(0, sentence.size() - 1) : sentence;
}

// What a sentence says of an opcode's own argument, beyond the value it makes.
std::string argument_words(const PickleOp& op) {
  switch (op.info->opcode) {
    case PickleOpcode::kPROTO:
      return "protocol " + readable_argument(op);
    case PickleOpcode::kFRAME:
      return op.number == 1 ? "1 byte" : readable_argument(op) + " bytes";
    case PickleOpcode::kGET:
    case PickleOpcode::kBINGET:
    case PickleOpcode::kLONG_BINGET:
    case PickleOpcode::kPUT:
    case PickleOpcode::kBINPUT:
    case PickleOpcode::kLONG_BINPUT:
      return "entry " + readable_argument(op);
    default:
      return {};
  }
}

}  // namespace

std::string plan_sentence(const Names& names, const History& history, const Step& step,
                          std::uint32_t index) {
  return PlanSentence(names, history, step, index).text();
}

std::string pickle_sentence(const PickleOp& op, const std::string& label) {
  std::string sentence(without_full_stop(op.info->summary));
  const std::string argument = argument_words(op);
  if (!argument.empty()) sentence += ": " + argument;
  if (!label.empty()) sentence += (argument.empty() ? ": " : ", ") + ticked(label);
  return sentence + '.';
}

}  // namespace reknot
