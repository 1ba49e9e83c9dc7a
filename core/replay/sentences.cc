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

class PlanSentence {
 public:
  PlanSentence(const Names& names, const Step& step)
      : names_(names), graph_(names.graph()), step_(step), node_(step.node) {}

  std::string of(const std::vector<std::string>& empty_cells) const {
    switch (step_.kind) {
      case StepKind::kCompile:
        return compile(graph_.sources()[step_.begin]);
      case StepKind::kCreate:
        return create(empty_cells);
      case StepKind::kMemoize:
        return "The memo remembers " + names_.noun(node_) +
               ", so that later references find it.";
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

  std::string create(const std::vector<std::string>& empty_cells) const {
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
        return "An empty namespace stands in for the globals of module " +
               ticked(names_.module_name(node_)) + '.';
      case Kind::kCell:
        return create_cell();
      case Kind::kFunction:
        return create_function(empty_cells);
      case Kind::kClass:
        return subject() + " is made from its source, without its attributes.";
      case Kind::kMethod:
        return capitalized(names_.noun(slots()[0])) + " is bound to " +
               names_.noun(slots()[1]) + '.';
      case Kind::kInstance:
        return "An instance of " + names_.type_name(node_) +
               " is made without running its `__init__`.";
      case Kind::kCall:
        return create_call();
    }
    RK_CHECK(false);
  }

  std::string create_whole() const {
    if (slots().empty()) return subject() + " is made.";
    return with_article(names_.label(node_)) + " is made, now that " +
           (slots().size() == 1 ? "its only item exists." : "all its items exist.");
  }

  std::string create_empty() const {
    if (slots().empty()) {
      return with_article(names_.label(node_)) + " is made; it stays empty.";
    }
    return "An empty " + std::string(kind_label(graph_.kind(node_))) + " stands in for " +
           noun() + '.';
  }

  std::string create_cell() const {
    const std::string cell =
        names_.cell_name(node_).empty() ? "A cell" : capitalized(noun());
    return cell + (slots().empty() ? " is made; it stays empty." : " is made empty.");
  }

  std::string create_function(const std::vector<std::string>& empty_cells) const {
    const std::string made = names_.code_name(node_) + " is made from its source";
    if (!empty_cells.empty()) {
      std::vector<std::string> ticked_names;
      for (const std::string& name : empty_cells) ticked_names.push_back(ticked(name));
      return made + " with its " + (empty_cells.size() == 1 ? "cell " : "cells ") +
             joined(ticked_names) + " still empty.";
    }
    const std::size_t cells = graph_.code(node_).cells.size();
    if (cells == 0) return made + '.';
    return made + " around " + (cells == 1 ? "a cell that is" : "cells that are") +
           " filled already.";
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
    if (target == node_) return subject() + " contains itself: here a circle closes.";
    const std::string holder = graph_.kind(node_) == Kind::kNamespace
                                   ? "A name in " + ticked(names_.module_name(node_))
                                   : subject();
    return holder + " leads back to " + names_.noun(target) +
           ", which the memo already knows: here a circle closes.";
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
    return "The variable " + ticked(name) + " is ready: " + names_.noun(value) + '.';
  }

  const Names& names_;
  const Graph& graph_;
  const Step& step_;
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

std::string plan_sentence(const Names& names, const Step& step,
                          const std::vector<std::string>& empty_cells) {
  return PlanSentence(names, step).of(empty_cells);
}

std::string pickle_sentence(const PickleOp& op, const std::string& label) {
  std::string sentence(without_full_stop(op.info->summary));
  const std::string argument = argument_words(op);
  if (!argument.empty()) sentence += ": " + argument;
  if (!label.empty()) sentence += (argument.empty() ? ": " : ", ") + ticked(label);
  return sentence + '.';
}

}  // namespace reknot
