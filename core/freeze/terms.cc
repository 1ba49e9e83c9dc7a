#include "core/freeze/terms.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/base/integers.h"
#include "core/freeze/library_types.h"

namespace reknot {
namespace {

constexpr TermId kNone = ~TermId{0};

// Terms are described in the order in which they are first led to, so nothing nests.
class TermMaker {
 public:
  TermMaker(const Graph& graph, DictOrder order, FunctionForms& forms)
      : graph_(graph), order_(order), forms_(forms), types_(graph) {
    terms_of_[static_cast<std::size_t>(Tag::kNode)].assign(graph.size(), kNone);
  }

  Result<Terms> run() && {
    for (const auto& [name, value] : graph_.variables()) {
      terms_.variables.push_back(term_of(value));
    }
    for (TermId term = 0; term < terms_.origins.size(); ++term) {
      kind_ = TermKind::kOrdered;
      identity_ = TermIdentity::kImmutable;
      label_.clear();
      children_.clear();
      RK_TRY(describe(terms_.origins[term]));
      terms_.graph.add_node(kind_, label_, children_, identity_);
    }
    return std::move(terms_);
  }

 private:
  // --- Which term it is.

  TermId new_term(TermOrigin origin) {
    terms_.origins.push_back(origin);
    return static_cast<TermId>(terms_.origins.size() - 1);
  }
  TermId new_term(TermRole role, Value value) { return new_term({role, value, {}, 0}); }

  // One for each object and for what is equal and in one place; others may stand for the same.
  TermId term_of(Value value) {
    std::vector<TermId>& known = terms_of_[static_cast<std::size_t>(value.tag())];
    if (value.tag() == Tag::kSmall && value.index() >= kKnownInts) {
      return new_term(TermRole::kValue, value);
    }
    if (known.size() <= value.index()) {
      known.resize(std::max<std::size_t>(value.index() + 1, 2 * known.size()), kNone);
    }
    TermId& term = known[value.index()];
    if (term == kNone) term = new_term(TermRole::kValue, value);
    return term;
  }

  // Of a dict whose order counts; what is no dict is itself.
  TermId ordered_term_of(Value value) {
    if (!is_a(value, Kind::kDict)) return term_of(value);
    const auto [known, is_new] = ordered_dicts_.try_emplace(value.as_node(), kNone);
    if (is_new) known->second = new_term(TermRole::kOrderedDict, value);
    return known->second;
  }

  bool is_a(Value value, Kind kind) const {
    return value.is_node() && graph_.kind(value.as_node()) == kind;
  }

  // --- What it is.

  Status describe(TermOrigin origin) {
    const Value value = origin.value;
    switch (origin.role) {
      case TermRole::kValue:
        if (value.is_node()) return describe_object(value.as_node());
        describe_atom(value);
        break;
      case TermRole::kEntry:
        add_label("entry");
        children_ = {term_of(origin.key), term_of(value)};
        break;
      case TermRole::kOrderedEntry:
        add_label("entry");
        children_ = {term_of(origin.key), ordered_term_of(value)};
        break;
      case TermRole::kOrderedDict:
        add_label("dict");
        add_entries(graph_.slots(value.as_node()), TermRole::kOrderedEntry);
        break;
      case TermRole::kSetArguments:
        describe_set_arguments(value.as_node());
        break;
      case TermRole::kUnorderedList:
        kind_ = TermKind::kBag;
        add_label("list");
        add_values(graph_.slots(value.as_node()));
        break;
      case TermRole::kAttributes:
        describe_attributes(value.as_node());
        break;
      case TermRole::kVariables:
        kind_ = TermKind::kBag;
        add_label("variables");
        add_entries(after(value.as_node(), slot_index(NamespaceSlot::kCount)),
                    TermRole::kEntry);
        break;
      case TermRole::kItems:
        add_label("items");
        add_values(items_of(value.as_node()));
        break;
      case TermRole::kPairs:
        describe_pairs(value.as_node());
        break;
      case TermRole::kUnbound:
        add_label("unbound");
        add_to_label(as_bytes(terms_.names[origin.name]));
        break;
    }
    return Unit{};
  }

  void describe_atom(Value value) {
    switch (value.tag()) {
      case Tag::kNode:
        RK_CHECK(false);
      case Tag::kSmall:
        add_label("int");
        add_to_label(SmallInteger(value.as_small()).view());
        break;
      case Tag::kBigInt:
        add_label("int");
        add_to_label(fewest_bytes(graph_.bytes(value)));
        break;
      case Tag::kConstant:
        describe_constant(value.as_constant());
        break;
      case Tag::kText:
        add_label("str");
        add_to_label(as_bytes(graph_.text(value)));
        break;
      case Tag::kBytes:
        add_label("bytes");
        add_to_label(graph_.bytes(value));
        break;
      case Tag::kFloat:
        add_label("float");
        add_little(bits_of(graph_.real(value)), 8);
        break;
    }
  }

  void describe_constant(Constant constant) {
    switch (constant) {
      case Constant::kAbsent:
        return add_label("absent");
      case Constant::kNone:
        return add_label("None");
      case Constant::kFalse:
        return add_label("False");
      case Constant::kTrue:
        return add_label("True");
    }
  }

  Status describe_object(NodeId node) {
    const Kind kind = graph_.kind(node);
    const std::span<const Value> slots = graph_.slots(node);
    identity_ = identity_of(node);
    if (kind != Kind::kModule) add_label(kind_label(kind));
    switch (kind) {
      case Kind::kFrozenSet:
      case Kind::kSet:
        kind_ = TermKind::kBag;
        [[fallthrough]];
      case Kind::kTuple:
      case Kind::kList:
      case Kind::kByteArray:
      case Kind::kCell:
      case Kind::kMethod:
        add_values(slots);
        break;
      case Kind::kDict:
        if (order_ == DictOrder::kIgnored) kind_ = TermKind::kBag;
        add_entries(slots, TermRole::kEntry);
        break;
      case Kind::kReference:
        add_name(original_module(graph_.text(slots[0])), graph_.text(slots[1]));
        break;
      case Kind::kModule:
        describe_module(slots[0]);
        break;
      case Kind::kNamespace:
        children_ = {term_of(graph_.slot(node, NamespaceSlot::kModule)),
                     new_term(TermRole::kVariables, Value::node(node))};
        break;
      case Kind::kFunction:
        return describe_function(node);
      case Kind::kClass:
        describe_class(node);
        break;
      case Kind::kInstance:
      case Kind::kCall:
        describe_instance(node);
        break;
    }
    return Unit{};
  }

  TermIdentity identity_of(NodeId node) const {
    switch (graph_.kind(node)) {
      case Kind::kTuple:
      case Kind::kFrozenSet:
      case Kind::kReference:
      case Kind::kModule:  // it is its namespace that can be told apart
      case Kind::kMethod:
        return TermIdentity::kImmutable;
      case Kind::kInstance:
      case Kind::kCall:
        return types_.is_immutable(graph_.slot(node, ObjectSlot::kType))
                   ? TermIdentity::kImmutable
                   : TermIdentity::kMutable;
      case Kind::kList:
      case Kind::kSet:
      case Kind::kDict:
      case Kind::kByteArray:
      case Kind::kNamespace:
      case Kind::kCell:
      case Kind::kFunction:
      case Kind::kClass:
        return TermIdentity::kMutable;
    }
    RK_CHECK(false);
  }

  // An importable one is its name.
  void describe_module(Value name_or_namespace) {
    add_label("module");
    if (name_or_namespace.is_node()) {
      children_ = {term_of(name_or_namespace)};
    } else {
      add_to_label(as_bytes(graph_.text(name_or_namespace)));
    }
  }

  // What it runs, what it reads from outside, and what it holds. Neither what it is called nor where
  // it stands counts.
  Status describe_function(NodeId node) {
    const CodeInfo& code = graph_.code(node);
    RK_TRY_ASSIGN(const NormalForm* const form, forms_.of(graph_.code_id(node)));
    add_little(form->cells.size(), 4);
    add_little(form->globals.size(), 4);
    add_to_label(form->bytes);
    const std::span<const Value> cells = after(node, slot_index(FunctionSlot::kCount));
    for (const std::string& name : form->cells) {
      const auto found = std::find(code.cells.begin(), code.cells.end(), name);
      if (found == code.cells.end()) {
        children_.push_back(unbound(name));
      } else {
        children_.push_back(
            term_of(cells[static_cast<std::size_t>(found - code.cells.begin())]));
      }
    }
    const NodeId space = graph_.slot(node, FunctionSlot::kNamespace).as_node();
    for (const std::string& name : form->globals) {
      children_.push_back(variable(space, name));
    }
    for (const FunctionSlot slot :
         {FunctionSlot::kDefaults, FunctionSlot::kKwDefaults, FunctionSlot::kAnnotations,
          FunctionSlot::kAttributes}) {
      children_.push_back(term_of(graph_.slot(node, slot)));
    }
    add_overrides(graph_.slot(node, FunctionSlot::kOverrides));
    return Unit{};
  }

  void add_overrides(Value overrides) {
    if (!is_a(overrides, Kind::kDict)) return;
    const std::span<const Value> pairs = graph_.slots(overrides.as_node());
    for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
      if (!is_description(pairs[i])) add_entry(TermRole::kEntry, pairs[i], pairs[i + 1]);
    }
  }

  // Whether it is said of a function or class under this name what it is called, where it stands, or
  // what it is for.
  bool is_description(Value name) const {
    static constexpr std::string_view kDescriptions[] = {"__name__", "__qualname__",
                                                         "__doc__", "__module__"};
    return name.tag() == Tag::kText &&
           std::find(std::begin(kDescriptions), std::end(kDescriptions),
                     graph_.text(name)) != std::end(kDescriptions);
  }

  // What a name means in a namespace.
  TermId variable(NodeId space, const std::string& name) {
    if (name == "__name__") return term_of(graph_.slot(space, NamespaceSlot::kModule));
    const std::span<const Value> pairs = after(space, slot_index(NamespaceSlot::kCount));
    std::size_t begin = 0;
    std::size_t end = pairs.size() / 2;
    while (begin < end) {
      const std::size_t middle = (begin + end) / 2;
      const int order = graph_.text(pairs[2 * middle]).compare(name);
      if (order == 0) return term_of(pairs[2 * middle + 1]);
      (order < 0 ? begin : end) = order < 0 ? middle + 1 : middle;
    }
    return unbound(name);
  }

  TermId unbound(const std::string& name) {
    const auto number = static_cast<std::uint32_t>(terms_.names.size());
    const auto [known, is_new] = unbound_.try_emplace(name, kNone);
    if (is_new) {
      terms_.names.push_back(name);
      known->second = new_term({TermRole::kUnbound, {}, {}, number});
    }
    return known->second;
  }

  void describe_class(NodeId node) {
    add_to_label(as_bytes(class_name(node)));
    for (const ClassSlot slot :
         {ClassSlot::kBases, ClassSlot::kMetaclass, ClassSlot::kSlots}) {
      children_.push_back(term_of(graph_.slot(node, slot)));
    }
    children_.push_back(ordered_term_of(graph_.slot(node, ClassSlot::kBody)));
    children_.push_back(new_term(TermRole::kAttributes, Value::node(node)));
  }

  // With the classes around it, as far as no function is between: what reprs show.
  std::string class_name(NodeId node) const {
    const CodeInfo& code = graph_.code(node);
    std::string name;
    for (const Source::Level& level : graph_.sources()[code.source].context) {
      name = level.form == Source::Form::kClass ? name + level.name + "." : std::string();
    }
    return name + code.path;
  }

  void describe_attributes(NodeId node) {
    kind_ = TermKind::kBag;
    add_label("attributes");
    const std::span<const Value> pairs = after(node, slot_index(ClassSlot::kCount));
    for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
      if (is_description(pairs[i])) continue;
      add_entry(
          is_ordered_attribute(pairs[i]) ? TermRole::kOrderedEntry : TermRole::kEntry,
          pairs[i], pairs[i + 1]);
    }
  }

  // Fields are in the order of the annotations, and what "dataclass()" and the like hold is what the
  // library made the class from.
  bool is_ordered_attribute(Value name) const {
    if (name.tag() != Tag::kText) return false;
    const std::string_view text = graph_.text(name);
    return text == "__annotations__" || text.ends_with("()");
  }

  void describe_instance(NodeId node) {
    const Value type = graph_.slot(node, ObjectSlot::kType);
    const Value arguments = graph_.slot(node, ObjectSlot::kArguments);
    children_.push_back(term_of(type));
    children_.push_back(is_a(arguments, Kind::kTuple) && types_.derives_from_set(type)
                            ? new_term(TermRole::kSetArguments, arguments)
                            : term_of(arguments));
    for (const ObjectSlot slot :
         {ObjectSlot::kKeywords, ObjectSlot::kState, ObjectSlot::kSetter}) {
      children_.push_back(term_of(graph_.slot(node, slot)));
    }
    const bool has_items = !items_of(node).empty();
    const bool has_pairs = !pairs_of(node).empty();
    add_little(has_items ? 1 : 0, 1);
    add_little(has_pairs ? 1 : 0, 1);
    if (has_items) children_.push_back(new_term(TermRole::kItems, Value::node(node)));
    if (has_pairs) children_.push_back(new_term(TermRole::kPairs, Value::node(node)));
  }

  void describe_set_arguments(NodeId tuple) {
    add_label("tuple");
    for (const Value value : graph_.slots(tuple)) {
      children_.push_back(is_a(value, Kind::kList)
                              ? new_term(TermRole::kUnorderedList, value)
                              : term_of(value));
    }
  }

  void describe_pairs(NodeId node) {
    if (order_ == DictOrder::kIgnored &&
        !types_.derives_from_ordered_dict(graph_.slot(node, ObjectSlot::kType))) {
      kind_ = TermKind::kBag;
    }
    add_label("pairs");
    add_entries(pairs_of(node), TermRole::kEntry);
  }

  std::span<const Value> items_of(NodeId node) const {
    return after(node, slot_index(ObjectSlot::kCount)).first(graph_.list_items(node));
  }
  std::span<const Value> pairs_of(NodeId node) const {
    return after(node, slot_index(ObjectSlot::kCount)).subspan(graph_.list_items(node));
  }
  std::span<const Value> after(NodeId node, std::uint32_t fixed) const {
    return graph_.slots(node).subspan(fixed);
  }

  // --- Children and labels.

  void add_values(std::span<const Value> values) {
    for (const Value value : values) children_.push_back(term_of(value));
  }
  void add_entries(std::span<const Value> pairs, TermRole role) {
    for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
      add_entry(role, pairs[i], pairs[i + 1]);
    }
  }
  void add_entry(TermRole role, Value key, Value value) {
    children_.push_back(new_term({role, value, key, 0}));
  }

  // The word and a zero, which no word has.
  void add_label(std::string_view word) {
    add_to_label(as_bytes(word));
    label_.push_back(0);
  }
  void add_to_label(ByteView bytes) {
    label_.insert(label_.end(), bytes.begin(), bytes.end());
  }
  void add_little(std::uint64_t number, unsigned width) {
    for (unsigned i = 0; i < width; ++i) {
      label_.push_back(static_cast<std::uint8_t>(number >> (8 * i)));
    }
  }
  void add_name(std::string_view module, std::string_view name) {
    add_little(module.size(), 4);
    add_to_label(as_bytes(module));
    add_to_label(as_bytes(name));
  }

  // Of the ints, those that are led to often.
  static constexpr std::uint32_t kKnownInts = 1024;

  const Graph& graph_;
  const DictOrder order_;
  FunctionForms& forms_;
  LibraryTypes types_;
  Terms terms_;
  // By tag and index.
  std::array<std::vector<TermId>, 8> terms_of_;
  std::unordered_map<NodeId, TermId> ordered_dicts_;
  std::unordered_map<std::string, TermId> unbound_;
  // Of the term that is being described.
  TermKind kind_ = TermKind::kOrdered;
  TermIdentity identity_ = TermIdentity::kImmutable;
  Bytes label_;
  std::vector<TermId> children_;
};

}  // namespace

Result<Terms> make_terms(const Graph& graph, DictOrder order, FunctionForms& forms) {
  return TermMaker(graph, order, forms).run();
}

}  // namespace reknot
