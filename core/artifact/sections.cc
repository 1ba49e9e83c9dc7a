#include "core/artifact/sections.h"

#include <unordered_set>

namespace reknot {

Field section_field(Section section) {
  switch (section) {
    case Section::kSources:
      return Field::kSources;
    case Section::kNamespaces:
      return Field::kNamespaceGroups;
    case Section::kFunctions:
      return Field::kFunctions;
    case Section::kCells:
      return Field::kCells;
    case Section::kClasses:
      return Field::kClasses;
    case Section::kInstances:
      return Field::kInstances;
    case Section::kShared:
      return Field::kSharedValues;
  }
  RK_CHECK(false);
}

Field link_field(Section section) {
  switch (section) {
    case Section::kSources:
      return Field::kSource;
    case Section::kNamespaces:
      return Field::kNamespace;
    case Section::kFunctions:
      return Field::kFunction;
    case Section::kCells:
      return Field::kCell;
    case Section::kClasses:
      return Field::kClass;
    case Section::kInstances:
      return Field::kInstance;
    case Section::kShared:
      return Field::kShared;
  }
  RK_CHECK(false);
}

std::optional<Section> section_of(Kind kind) {
  switch (kind) {
    case Kind::kNamespace:
      return Section::kNamespaces;
    case Kind::kFunction:
      return Section::kFunctions;
    case Kind::kCell:
      return Section::kCells;
    case Kind::kClass:
      return Section::kClasses;
    case Kind::kInstance:
      return Section::kInstances;
    case Kind::kTuple:
    case Kind::kFrozenSet:
    case Kind::kList:
    case Kind::kSet:
    case Kind::kDict:
    case Kind::kByteArray:
    case Kind::kReference:
    case Kind::kModule:
    case Kind::kMethod:
    case Kind::kCall:
      return std::nullopt;
  }
  RK_CHECK(false);
}

std::string full_name(const Graph& graph, NodeId code_node) {
  const CodeInfo& code = graph.code(code_node);
  const Source& source = graph.sources()[code.source];
  const std::string unit = source.qualified_name();
  return source.module + '.' + unit.substr(0, unit.size() - source.name.size()) +
         code.path;
}

namespace {

// Whether a slot holds a value. The others hold names, which are written as plain text, and the
// content of what is an atom in an artifact.
bool holds_value(Kind kind, std::size_t slot) {
  const auto is_second = [slot](std::size_t fixed) { return (slot - fixed) % 2 == 1; };
  switch (kind) {
    case Kind::kByteArray:
    case Kind::kReference:
    case Kind::kModule:
      return false;
    case Kind::kNamespace: {
      constexpr auto kFixed = slot_index(NamespaceSlot::kCount);
      return slot >= kFixed && is_second(kFixed);
    }
    case Kind::kClass: {
      constexpr auto kFixed = slot_index(ClassSlot::kCount);
      return slot >= kFixed ? is_second(kFixed) : slot != slot_index(ClassSlot::kModule);
    }
    case Kind::kTuple:
    case Kind::kFrozenSet:
    case Kind::kList:
    case Kind::kSet:
    case Kind::kDict:
    case Kind::kCell:
    case Kind::kFunction:
    case Kind::kMethod:
    case Kind::kInstance:
    case Kind::kCall:
      return true;
  }
  RK_CHECK(false);
}

}  // namespace

// How often everything is used.
struct Sections::Uses {
  std::vector<std::uint32_t> nodes;
  std::vector<std::uint32_t> sources;
  // By the index of the long text or byte string.
  std::vector<std::uint32_t> atoms;

  std::uint32_t of(Value member) const {
    return member.is_node() ? nodes[member.as_node()] : atoms[member.index()];
  }
};

// Gives every object its key.
class Sections::Namer {
 public:
  Namer(const Graph& graph, const Uses& uses, Sections& out)
      : graph_(graph), uses_(uses), out_(out) {}

  Status run() {
    for (const SourceId id : out_.sources_) {
      const Source& source = graph_.sources()[id];
      add_key(Section::kSources, source.module + '.' + source.qualified_name(),
              uses_.sources[id]);
    }
    name_members(Section::kNamespaces, [this](NodeId space) {
      return std::string(graph_.text(graph_.slot(space, NamespaceSlot::kModule)));
    });
    name_members(Section::kFunctions,
                 [this](NodeId function) { return full_name(graph_, function); });
    name_cells();
    name_members(Section::kClasses,
                 [this](NodeId type) { return full_name(graph_, type); });
    name_members(Section::kInstances, [this](NodeId instance) {
      return type_name(graph_.slot(instance, ObjectSlot::kType));
    });
    for (const Value shared : out_.members(Section::kShared)) {
      const std::size_t index = out_.keys(Section::kShared).size();
      add_key(Section::kShared, "sv_" + std::to_string(index), uses_.of(shared));
    }
    if (key_bytes_ <= kMaxKeyBytes) return Unit{};
    return Error{ErrorCode::kLimitExceeded, 0, "the names of functions and instances"};
  }

 private:
  template <typename Name>
  void name_members(Section section, Name name) {
    for (const Value member : out_.members(section)) {
      if (key_bytes_ > kMaxKeyBytes) return;
      add_key(section, name(member.as_node()), uses_.of(member));
    }
  }

  // A cell is called what the first function that has it calls it.
  void name_cells() {
    std::vector<std::string> names(out_.members(Section::kCells).size());
    for (const Value function : out_.members(Section::kFunctions)) {
      const CodeInfo& code = graph_.code(function.as_node());
      const std::span<const Value> slots = graph_.slots(function.as_node());
      for (std::size_t i = 0; i < code.cells.size(); ++i) {
        const NodeId cell = slots[slot_index(FunctionSlot::kCount) + i].as_node();
        std::string& name = names[out_.places_[cell].index];
        if (name.empty()) name = code.cells[i];
      }
    }
    name_members(Section::kCells, [&](NodeId cell) {
      const std::string& name = names[out_.places_[cell].index];
      return name.empty() ? "cell" : name;
    });
  }

  std::string type_name(Value type) const {
    if (type.is_node() && graph_.kind(type.as_node()) == Kind::kClass) {
      return full_name(graph_, type.as_node());
    }
    if (type.is_node() && graph_.kind(type.as_node()) == Kind::kReference) {
      const std::span<const Value> slots = graph_.slots(type.as_node());
      return std::string(graph_.text(slots[0])) + '.' +
             std::string(graph_.text(slots[1]));
    }
    return "object";
  }

  // The second object of a name is called name#2, unless something else already is.
  void add_key(Section section, const std::string& name, std::uint64_t uses) {
    const auto which = static_cast<std::size_t>(section);
    std::uint32_t& count = name_counts_[which][name];
    std::string key = name;
    do {
      if (++count > 1) key = name + '#' + std::to_string(count);
    } while (!taken_[which].insert(key).second);
    key_bytes_ += key.size() * (1 + uses);
    out_.keys_[which].push_back(std::move(key));
  }

  const Graph& graph_;
  const Uses& uses_;
  Sections& out_;
  std::array<std::unordered_map<std::string, std::uint32_t>, kSectionCount> name_counts_;
  std::array<std::unordered_set<std::string>, kSectionCount> taken_;
  std::uint64_t key_bytes_ = 0;
};

// Gives every object its place, in the order in which they are met.
class Sections::Builder {
 public:
  explicit Builder(const Graph& graph) : graph_(graph) {}

  Result<Sections> run(DocumentForm form) && {
    const std::vector<NodeId> order = reachable_nodes(graph_);
    out_.source_index_.assign(graph_.sources().size(), kNowhere);
    uses_.sources.assign(graph_.sources().size(), 0);
    out_.places_.assign(graph_.size(), {Section::kShared, kInline});
    uses_.nodes.assign(graph_.size(), 0);
    depth_.assign(graph_.size(), 0);
    for (const auto& [name, value] : graph_.variables()) count(value);
    for (const NodeId node : order) {
      for_each_value(node, [this](Value value) { count(value); });
    }
    for (const auto& [name, value] : graph_.variables()) place_atom(value);
    for (const NodeId node : order) place(node);
    if (form == DocumentForm::kText) RK_TRY(Namer(graph_, uses_, out_).run());
    return std::move(out_);
  }

 private:
  static constexpr std::uint32_t kNowhere = ~0U;

  bool is_long_atom(Value value) const {
    if (value.tag() == Tag::kText) return graph_.text(value).size() >= Graph::kLongAtom;
    if (value.tag() == Tag::kBytes) return graph_.bytes(value).size() >= Graph::kLongAtom;
    return false;
  }

  template <typename Use>
  void for_each_value(NodeId node, Use use) const {
    const Kind kind = graph_.kind(node);
    const std::span<const Value> slots = graph_.slots(node);
    for (std::size_t i = 0; i < slots.size(); ++i) {
      if (holds_value(kind, i)) use(slots[i]);
    }
  }

  void count(Value value) {
    if (value.is_node()) {
      ++uses_.nodes[value.as_node()];
    } else if (is_long_atom(value)) {
      const std::uint32_t atom = value.index();
      if (atom >= uses_.atoms.size()) uses_.atoms.resize(atom + 1);
      ++uses_.atoms[atom];
    }
  }

  void place(NodeId node) {
    const Kind kind = graph_.kind(node);
    if (const std::optional<Section> section = section_of(kind)) {
      append(*section, node);
      depth_[node] = 0;
    } else if (is_shared(node)) {
      append(Section::kShared, node);
      depth_[node] = 0;
    }
    if (kind == Kind::kFunction || kind == Kind::kClass) {
      place_source(graph_.code(node).source);
    }
    for_each_value(node, [this, node](Value value) {
      if (value.is_node()) depth_[value.as_node()] = depth_[node] + 1;
      place_atom(value);
    });
  }

  bool is_shared(NodeId node) const {
    const Kind kind = graph_.kind(node);
    // What is imported is the same object wherever it is named, and () is everywhere the same.
    if (kind == Kind::kReference || kind == Kind::kModule) return false;
    if (kind == Kind::kTuple && graph_.slots(node).empty()) return false;
    return uses_.nodes[node] > 1 || depth_[node] > kMaxInlineDepth;
  }

  void place_atom(Value value) {
    if (!is_long_atom(value) || uses_.atoms[value.index()] < 2) return;
    std::vector<Value>& shared =
        out_.members_[static_cast<std::size_t>(Section::kShared)];
    const auto [found, is_new] = out_.atom_index_.try_emplace(
        value.bits(), static_cast<std::uint32_t>(shared.size()));
    if (is_new) shared.push_back(value);
  }

  void append(Section section, NodeId node) {
    std::vector<Value>& members = out_.members_[static_cast<std::size_t>(section)];
    out_.places_[node] = {section, static_cast<std::uint32_t>(members.size())};
    members.push_back(Value::node(node));
  }

  void place_source(SourceId source) {
    ++uses_.sources[source];
    if (out_.source_index_[source] != kNowhere) return;
    out_.source_index_[source] = static_cast<std::uint32_t>(out_.sources_.size());
    out_.sources_.push_back(source);
  }

  const Graph& graph_;
  Sections out_;
  Uses uses_;
  std::vector<std::uint32_t> depth_;
};

Result<Sections> Sections::of(const Graph& graph, DocumentForm form) {
  return Builder(graph).run(form);
}

std::optional<Sections::Place> Sections::place_of_atom(Value value) const {
  const auto found = atom_index_.find(value.bits());
  if (found == atom_index_.end()) return std::nullopt;
  return Place{Section::kShared, found->second};
}

}  // namespace reknot
