#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>

#include "core/artifact/artifact.h"
#include "core/artifact/cbor.h"
#include "core/artifact/document.h"
#include "core/artifact/integers.h"
#include "core/artifact/sections.h"
#include "core/graph/order.h"

namespace reknot {
namespace {

Error bad_schema(std::uint64_t offset, std::string what) {
  return Error{ErrorCode::kBadSchema, offset, std::move(what)};
}

// Reads in two passes: the first makes a node for every value that has a key, the second fills
// their slots, so that a value may refer to one that stands further down. Values nest no deeper
// than documents do, so reading them may recurse.
class ArtifactReader {
 public:
  explicit ArtifactReader(const Document& document) : document_(document) {}

  Result<Graph> read() && {
    RK_TRY_ASSIGN(const DocRecord root, document_.root().as_record());
    RK_TRY(check_version(root));
    RK_TRY(root.allow_only({Field::kReknot, Field::kSources, Field::kNamespaceGroups,
                            Field::kFunctions, Field::kCells, Field::kClasses,
                            Field::kInstances, Field::kSharedValues, Field::kVariables}));
    for (std::size_t i = 0; i < kSectionCount; ++i)
      RK_TRY(open_section(root, section_at(i)));
    for (std::size_t i = 0; i < kSectionCount; ++i)
      RK_TRY(fill_section(root, section_at(i)));
    RK_TRY_ASSIGN(const DocNode variables, root.require(Field::kVariables));
    RK_TRY(read_variables(variables));
    return std::move(graph_);
  }

 private:
  Status check_version(const DocRecord& root) {
    RK_TRY_ASSIGN(const DocNode node, root.require(Field::kReknot));
    RK_TRY_ASSIGN(const std::int64_t version, node.as_integer());
    if (version == kArtifactVersion) return Unit{};
    if (version < 1) return bad_schema(node.offset(), "versions begin at 1");
    return Error{ErrorCode::kUnsupportedVersion, node.offset(), std::to_string(version)};
  }

  // --- First pass ----------------------------------------------------------------------------

  Status open_section(const DocRecord& root, Section section) {
    const std::optional<DocNode> node = root.find(section_field(section));
    if (!node) return Unit{};
    RK_TRY_ASSIGN(const DocChildren entries, node->as_table());
    if (entries.size() == 0)
      return bad_schema(node->offset(), "an empty section is left out");
    for (const DocNode entry : entries) {
      if (entry.has_key()) RK_TRY(add_key(section, entry));
      RK_TRY_ASSIGN(const Value value, open_entry(section, entry));
      members_[static_cast<std::size_t>(section)].push_back(value);
    }
    return Unit{};
  }

  Status add_key(Section section, const DocNode& entry) {
    auto& keys = keys_[static_cast<std::size_t>(section)];
    const auto index = static_cast<std::uint32_t>(keys.size());
    if (!keys.try_emplace(std::string(entry.key()), index).second) {
      return bad_schema(entry.key_offset(), "two entries have the same key");
    }
    return Unit{};
  }

  Result<Value> open_entry(Section section, const DocNode& entry) {
    switch (section) {
      case Section::kSources:
        RK_TRY(read_source(entry));
        return Value();
      case Section::kNamespaces:
        return Value::node(graph_.add_node(Kind::kNamespace));
      case Section::kFunctions:
        return open_code(Kind::kFunction, entry);
      case Section::kCells:
        return Value::node(graph_.add_node(Kind::kCell));
      case Section::kClasses:
        return open_code(Kind::kClass, entry);
      case Section::kInstances:
        return Value::node(graph_.add_node(Kind::kInstance));
      case Section::kShared:
        return open_shared(entry);
    }
    return Value();
  }

  Result<Value> open_code(Kind kind, const DocNode& entry) {
    CodeInfo code;
    RK_TRY_ASSIGN(const DocRecord record, entry.as_record());
    RK_TRY_ASSIGN(const DocNode source, record.require(Field::kSource));
    RK_TRY_ASSIGN(code.source, read_link(Section::kSources, source));
    if (const auto line = record.find(Field::kLine)) {
      RK_TRY_ASSIGN(code.line, read_number(*line));
    }
    code.path = graph_.sources()[code.source].name;
    if (const auto path = record.find(Field::kPath)) {
      RK_TRY_ASSIGN(code.path, path->as_text());
    }
    // A path that is left out is its source's name, which many may repeat.
    path_bytes_ += code.path.size();
    if (path_bytes_ > kMaxKeyBytes) {
      return Error{ErrorCode::kLimitExceeded, entry.offset(), "the paths of functions"};
    }
    if (kind == Kind::kFunction) {
      RK_TRY_ASSIGN(code.cells, read_cell_names(record));
    }
    return Value::node(graph_.add_code_node(kind, code_id(std::move(code)), {}));
  }

  // Functions of one code object stand together more often than not.
  CodeId code_id(CodeInfo&& code) {
    const std::vector<CodeInfo>& codes = graph_.codes();
    if (!codes.empty() && codes.back() == code) {
      return static_cast<CodeId>(codes.size() - 1);
    }
    return graph_.add_code(std::move(code));
  }

  Result<std::vector<std::string>> read_cell_names(const DocRecord& function) {
    std::vector<std::string> names;
    const std::optional<DocNode> cells = function.find(Field::kCells);
    if (!cells) return names;
    RK_TRY_ASSIGN(const DocChildren entries, cells->as_entries());
    for (const DocNode cell : entries) names.emplace_back(cell.key());
    return names;
  }

  // A shared value is a container, or an atom that is too long to be written twice.
  Result<Value> open_shared(const DocNode& entry) {
    if (entry.kind() == DocKind::kList) return Value::node(graph_.add_node(Kind::kList));
    if (entry.kind() == DocKind::kText) return read_value(entry);
    RK_TRY_ASSIGN(const DocRecord record, entry.as_record());
    RK_TRY_ASSIGN(const Field field, first_field(record));
    if (field == Field::kBytes || field == Field::kSurrogates) return read_value(entry);
    const std::optional<Kind> kind = kind_of(field, record.size());
    if (!kind) return bad_schema(entry.offset(), "not a value that can be shared");
    return Value::node(graph_.add_node(*kind));
  }

  Result<Field> first_field(const DocRecord& record) {
    if (record.size() == 0) return bad_schema(record.offset(), "an empty record");
    return (*record.begin()).field();
  }

  // The kind of node that a record with this first field is.
  static std::optional<Kind> kind_of(Field field, std::uint32_t size) {
    if (field == Field::kCall) return Kind::kCall;
    if (size != 1) return std::nullopt;
    switch (field) {
      case Field::kTuple:
        return Kind::kTuple;
      case Field::kDict:
      case Field::kPairs:
        return Kind::kDict;
      case Field::kSet:
        return Kind::kSet;
      case Field::kFrozenSet:
        return Kind::kFrozenSet;
      case Field::kByteArray:
        return Kind::kByteArray;
      case Field::kMethod:
        return Kind::kMethod;
      case Field::kModuleValue:
        return Kind::kModule;
      default:
        return std::nullopt;
    }
  }

  // --- Second pass ---------------------------------------------------------------------------

  Status fill_section(const DocRecord& root, Section section) {
    const std::optional<DocNode> node = root.find(section_field(section));
    if (!node || section == Section::kSources) return Unit{};
    RK_TRY_ASSIGN(const DocChildren entries, node->as_table());
    std::size_t index = 0;
    for (const DocNode entry : entries) {
      const Value member = members_[static_cast<std::size_t>(section)][index++];
      if (member.is_node()) RK_TRY(fill_entry(section, member.as_node(), entry));
    }
    return Unit{};
  }

  Status fill_entry(Section section, NodeId node, const DocNode& entry) {
    if (section == Section::kShared) return fill_node(node, entry);
    RK_TRY_ASSIGN(const DocRecord record, entry.as_record());
    switch (section) {
      case Section::kSources:
      case Section::kShared:
        break;  // Filled when they were opened, and above.
      case Section::kNamespaces:
        return fill_namespace(node, record);
      case Section::kFunctions:
        return fill_function(node, record);
      case Section::kCells:
        return fill_cell(node, record);
      case Section::kClasses:
        return fill_class(node, record);
      case Section::kInstances:
        return fill_object(node, record, Field::kType);
    }
    return Unit{};
  }

  Status read_source(const DocNode& entry) {
    RK_TRY_ASSIGN(const DocRecord record, entry.as_record());
    RK_TRY(record.allow_only({Field::kForm, Field::kModule, Field::kContext, Field::kName,
                              Field::kFile, Field::kLine, Field::kColumn, Field::kFree,
                              Field::kGlobals, Field::kFuture, Field::kText}));
    Source source;
    RK_TRY_ASSIGN(const DocNode form, record.require(Field::kForm));
    RK_TRY_ASSIGN(source.form, read_form(form));
    RK_TRY_ASSIGN(source.module, require_text(record, Field::kModule));
    if (const auto context = record.find(Field::kContext)) {
      RK_TRY_ASSIGN(source.context, read_context(*context));
    }
    RK_TRY_ASSIGN(source.name, require_text(record, Field::kName));
    RK_TRY_ASSIGN(source.file, require_text(record, Field::kFile));
    RK_TRY_ASSIGN(const DocNode line, record.require(Field::kLine));
    RK_TRY_ASSIGN(source.line, read_number(line));
    if (const auto column = record.find(Field::kColumn)) {
      RK_TRY_ASSIGN(source.column, read_number(*column));
    }
    RK_TRY_ASSIGN(source.free, read_texts(record, Field::kFree));
    RK_TRY_ASSIGN(source.globals, read_texts(record, Field::kGlobals));
    RK_TRY_ASSIGN(source.future, read_texts(record, Field::kFuture));
    RK_TRY_ASSIGN(const DocNode text, record.require(Field::kText));
    RK_TRY_ASSIGN(source.text, read_lines(text));
    graph_.add_source(std::move(source));
    return Unit{};
  }

  Result<Source::Form> read_form(const DocNode& node) {
    RK_TRY_ASSIGN(const std::string_view name, node.as_text());
    const std::optional<Source::Form> form = source_form(name);
    if (!form) return bad_schema(node.offset(), "not a form of source");
    return *form;
  }

  Result<std::vector<Source::Level>> read_context(const DocNode& node) {
    RK_TRY_ASSIGN(const DocChildren children, node.as_list());
    std::vector<Source::Level> context;
    for (const DocNode child : children) {
      RK_TRY_ASSIGN(const DocChildren pair, child.as_list());
      if (pair.size() != 2) return bad_schema(child.offset(), "a form and a name");
      auto part = pair.begin();
      Source::Level level;
      RK_TRY_ASSIGN(level.form, read_form(*part));
      ++part;
      RK_TRY_ASSIGN(level.name, (*part).as_text());
      context.push_back(std::move(level));
    }
    return context;
  }

  Result<std::string> require_text(const DocRecord& record, Field field) {
    RK_TRY_ASSIGN(const DocNode node, record.require(field));
    RK_TRY_ASSIGN(const std::string_view text, node.as_text());
    return std::string(text);
  }

  // Names, as sources have them.
  Result<std::vector<std::string>> read_texts(const DocRecord& record, Field field) {
    std::vector<std::string> texts;
    const std::optional<DocNode> node = record.find(field);
    if (!node) return texts;
    RK_TRY_ASSIGN(const DocChildren children, node->as_list());
    std::optional<std::string_view> previous;
    for (const DocNode child : children) {
      RK_TRY_ASSIGN(const std::string_view text, child.as_text());
      RK_TRY(check_ascends(previous, text, child.offset()));
      texts.emplace_back(text);
    }
    return texts;
  }

  Result<std::string> read_lines(const DocNode& node) {
    if (document_.form() == DocumentForm::kCompact) {
      RK_TRY_ASSIGN(const std::string_view text, node.as_text());
      return std::string(text);
    }
    RK_TRY_ASSIGN(const DocChildren lines, node.as_list());
    std::string text;
    for (const DocNode line : lines) {
      RK_TRY_ASSIGN(const std::string_view part, line.as_text());
      text.append(part);
      text += '\n';
    }
    if (text.empty()) return bad_schema(node.offset(), "a text has a line at least");
    text.pop_back();
    return text;
  }

  Result<std::uint32_t> read_number(const DocNode& node) {
    RK_TRY_ASSIGN(const std::int64_t number, node.as_integer());
    if (number < 0 || number > Value::kMaxSmall) {
      return bad_schema(node.offset(), "a number from 0 to 2^28 - 1");
    }
    return static_cast<std::uint32_t>(number);
  }

  Status fill_namespace(NodeId node, const DocRecord& record) {
    RK_TRY(record.allow_only(
        {Field::kModule, Field::kPackage, Field::kFile, Field::kNames}));
    std::vector<Value> slots(slot_index(NamespaceSlot::kCount));
    RK_TRY_ASSIGN(const std::string module, require_text(record, Field::kModule));
    slots[slot_index(NamespaceSlot::kModule)] = graph_.add_text(module);
    RK_TRY_ASSIGN(slots[slot_index(NamespaceSlot::kPackage)],
                  read_name(record, Field::kPackage));
    RK_TRY_ASSIGN(slots[slot_index(NamespaceSlot::kFile)],
                  read_name(record, Field::kFile));
    RK_TRY(check_names(record));
    RK_TRY(append_names(record, Field::kNames, slots));
    graph_.replace_slots(node, slots);
    return Unit{};
  }

  Result<Value> read_name(const DocRecord& record, Field field) {
    const std::optional<DocNode> node = record.find(field);
    if (!node) return Value();
    RK_TRY_ASSIGN(const std::string_view text, node->as_text());
    return graph_.add_text(text);
  }

  // Whoever looks for a name in a namespace relies on their order.
  static Status check_names(const DocRecord& space) {
    RK_TRY_ASSIGN(const DocNode node, space.require(Field::kNames));
    RK_TRY_ASSIGN(const DocChildren entries, node.as_entries());
    std::optional<std::string_view> previous;
    for (const DocNode entry : entries) {
      RK_TRY(check_ascends(previous, entry.key(), entry.key_offset()));
    }
    return Unit{};
  }

  static Status check_ascends(std::optional<std::string_view>& previous,
                              std::string_view name, std::uint64_t offset) {
    if (previous && *previous >= name) {
      return bad_schema(offset, "names are unique and ascend");
    }
    previous = name;
    return Unit{};
  }

  Status fill_function(NodeId node, const DocRecord& record) {
    RK_TRY(
        record.allow_only({Field::kCells, Field::kSource, Field::kNamespace, Field::kLine,
                           Field::kPath, Field::kDefaults, Field::kKeywordDefaults,
                           Field::kAnnotations, Field::kAttributes, Field::kOverrides}));
    std::vector<Value> slots(slot_index(FunctionSlot::kCount));
    RK_TRY_ASSIGN(const DocNode space, record.require(Field::kNamespace));
    RK_TRY_ASSIGN(slots[slot_index(FunctionSlot::kNamespace)],
                  read_member(Section::kNamespaces, space));
    RK_TRY_ASSIGN(slots[slot_index(FunctionSlot::kDefaults)],
                  read_kind(record, Field::kDefaults, Kind::kTuple));
    RK_TRY_ASSIGN(slots[slot_index(FunctionSlot::kKwDefaults)],
                  read_kind(record, Field::kKeywordDefaults, Kind::kDict));
    RK_TRY_ASSIGN(slots[slot_index(FunctionSlot::kAnnotations)],
                  read_kind(record, Field::kAnnotations, Kind::kDict));
    RK_TRY_ASSIGN(slots[slot_index(FunctionSlot::kAttributes)],
                  read_kind(record, Field::kAttributes, Kind::kDict));
    RK_TRY_ASSIGN(slots[slot_index(FunctionSlot::kOverrides)],
                  read_kind(record, Field::kOverrides, Kind::kDict));
    if (const auto cells = record.find(Field::kCells)) {
      RK_TRY_ASSIGN(const DocChildren entries, cells->as_entries());
      for (const DocNode entry : entries) {
        RK_TRY_ASSIGN(const Value cell, read_member(Section::kCells, entry));
        slots.push_back(cell);
      }
    }
    graph_.replace_slots(node, slots);
    return Unit{};
  }

  Status fill_cell(NodeId node, const DocRecord& record) {
    RK_TRY(record.allow_only({Field::kContent}));
    RK_TRY_ASSIGN(const Value content, read_optional(record, Field::kContent));
    if (!content.is(Constant::kAbsent)) graph_.replace_slots(node, {&content, 1});
    return Unit{};
  }

  Status fill_class(NodeId node, const DocRecord& record) {
    RK_TRY(record.allow_only({Field::kSource, Field::kModule, Field::kLine, Field::kPath,
                              Field::kBases, Field::kSlots, Field::kAttributes,
                              Field::kMetaclass, Field::kBody}));
    std::vector<Value> slots(slot_index(ClassSlot::kCount));
    RK_TRY_ASSIGN(const std::string module, require_text(record, Field::kModule));
    slots[slot_index(ClassSlot::kModule)] = graph_.add_text(module);
    RK_TRY(record.require(Field::kBases));
    RK_TRY_ASSIGN(slots[slot_index(ClassSlot::kBases)],
                  read_kind(record, Field::kBases, Kind::kTuple));
    RK_TRY_ASSIGN(slots[slot_index(ClassSlot::kSlots)],
                  read_optional(record, Field::kSlots));
    RK_TRY_ASSIGN(slots[slot_index(ClassSlot::kMetaclass)],
                  read_optional(record, Field::kMetaclass));
    RK_TRY_ASSIGN(slots[slot_index(ClassSlot::kBody)],
                  read_kind(record, Field::kBody, Kind::kDict));
    RK_TRY(append_names(record, Field::kAttributes, slots));
    graph_.replace_slots(node, slots);
    return Unit{};
  }

  Status fill_object(NodeId node, const DocRecord& record, Field type_field) {
    RK_TRY(
        record.allow_only({type_field, Field::kArguments, Field::kState, Field::kKeywords,
                           Field::kItems, Field::kPairs, Field::kSetter}));
    std::vector<Value> slots(slot_index(ObjectSlot::kCount));
    RK_TRY_ASSIGN(const DocNode type, record.require(type_field));
    RK_TRY_ASSIGN(slots[slot_index(ObjectSlot::kType)], read_value(type));
    RK_TRY_ASSIGN(slots[slot_index(ObjectSlot::kArguments)],
                  read_kind(record, Field::kArguments, Kind::kTuple));
    RK_TRY_ASSIGN(slots[slot_index(ObjectSlot::kKeywords)],
                  read_kind(record, Field::kKeywords, Kind::kDict));
    RK_TRY_ASSIGN(slots[slot_index(ObjectSlot::kState)],
                  read_optional(record, Field::kState));
    RK_TRY_ASSIGN(slots[slot_index(ObjectSlot::kSetter)],
                  read_optional(record, Field::kSetter));
    if (const auto items = record.find(Field::kItems))
      RK_TRY(append_items(*items, slots));
    const auto list_items =
        static_cast<std::uint32_t>(slots.size() - slot_index(ObjectSlot::kCount));
    if (const auto pairs = record.find(Field::kPairs))
      RK_TRY(append_pairs(*pairs, slots));
    graph_.replace_slots(node, slots);
    graph_.set_list_items(node, list_items);
    return Unit{};
  }

  Result<Value> read_optional(const DocRecord& record, Field field) {
    const std::optional<DocNode> node = record.find(field);
    if (!node) return Value();
    return read_value(*node);
  }

  // A value that must be of one kind, where it is there at all.
  Result<Value> read_kind(const DocRecord& record, Field field, Kind kind) {
    const std::optional<DocNode> node = record.find(field);
    if (!node) return Value();
    RK_TRY_ASSIGN(const Value value, read_value(*node));
    if (!value.is_node() || graph_.kind(value.as_node()) != kind) {
      return bad_schema(node->offset(),
                        "a " + std::string(kind_label(kind)) + " belongs here");
    }
    return value;
  }

  Status append_names(const DocRecord& record, Field field, std::vector<Value>& slots) {
    RK_TRY_ASSIGN(const DocNode node, record.require(field));
    RK_TRY_ASSIGN(const DocChildren entries, node.as_entries());
    for (const DocNode entry : entries) {
      slots.push_back(graph_.add_text(entry.key()));
      RK_TRY_ASSIGN(const Value value, read_value(entry));
      slots.push_back(value);
    }
    return Unit{};
  }

  Status append_items(const DocNode& node, std::vector<Value>& slots) {
    RK_TRY_ASSIGN(const DocChildren children, node.as_list());
    for (const DocNode child : children) {
      RK_TRY_ASSIGN(const Value value, read_value(child));
      slots.push_back(value);
    }
    return Unit{};
  }

  Status append_pairs(const DocNode& node, std::vector<Value>& slots) {
    RK_TRY_ASSIGN(const DocChildren children, node.as_list());
    for (const DocNode pair : children) {
      const std::size_t before = slots.size();
      RK_TRY(append_items(pair, slots));
      if (slots.size() != before + 2)
        return bad_schema(pair.offset(), "a key and a value");
    }
    return Unit{};
  }

  Status read_variables(const DocNode& node) {
    RK_TRY_ASSIGN(const DocChildren entries, node.as_entries());
    std::vector<std::pair<std::string, Value>> variables;
    std::optional<std::string_view> previous;
    for (const DocNode entry : entries) {
      RK_TRY(check_ascends(previous, entry.key(), entry.key_offset()));
      RK_TRY_ASSIGN(const Value value, read_value(entry));
      variables.emplace_back(entry.key(), value);
    }
    graph_.set_variables(std::move(variables));
    return Unit{};
  }

  // --- Links ---------------------------------------------------------------------------------

  Result<std::uint32_t> read_link(Section section, const DocNode& node) {
    const auto which = static_cast<std::size_t>(section);
    if (document_.form() == DocumentForm::kText) {
      RK_TRY_ASSIGN(const std::string_view key, node.as_text());
      const auto found = keys_[which].find(std::string(key));
      if (found != keys_[which].end()) return found->second;
      return Error{ErrorCode::kBadReference, node.offset(), std::string(key)};
    }
    RK_TRY_ASSIGN(const std::int64_t index, node.as_integer());
    const std::size_t size =
        section == Section::kSources ? graph_.sources().size() : members_[which].size();
    if (index >= 0 && static_cast<std::uint64_t>(index) < size) {
      return static_cast<std::uint32_t>(index);
    }
    return Error{ErrorCode::kBadReference, node.offset(), std::to_string(index)};
  }

  Result<Value> read_member(Section section, const DocNode& node) {
    RK_TRY_ASSIGN(const std::uint32_t index, read_link(section, node));
    return members_[static_cast<std::size_t>(section)][index];
  }

  static std::optional<Section> linked_section(Field field) {
    for (std::size_t i = 0; i < kSectionCount; ++i) {
      const Section section = section_at(i);
      if (section != Section::kSources && link_field(section) == field) return section;
    }
    return std::nullopt;
  }

  // --- Values --------------------------------------------------------------------------------

  Result<Value> read_value(const DocNode& node) {
    switch (node.kind()) {
      case DocKind::kNull:
        return Value(Constant::kNone);
      case DocKind::kBoolean: {
        RK_TRY_ASSIGN(const bool value, node.as_boolean());
        return Value(value ? Constant::kTrue : Constant::kFalse);
      }
      case DocKind::kInteger: {
        RK_TRY_ASSIGN(const std::int64_t value, node.as_integer());
        return graph_.add_integer(value);
      }
      case DocKind::kFloat: {
        RK_TRY_ASSIGN(const double value, node.as_real());
        return graph_.add_float(value);
      }
      case DocKind::kText: {
        RK_TRY_ASSIGN(const std::string_view value, node.as_text());
        return graph_.add_text(value);
      }
      case DocKind::kList: {
        const NodeId list = graph_.add_node(Kind::kList);
        RK_TRY(fill_node(list, node));
        return Value::node(list);
      }
      case DocKind::kRecord:
      case DocKind::kObject:
        return read_record_value(node);
      case DocKind::kBytes:
      case DocKind::kEntries:
        break;
    }
    return bad_schema(node.offset(), "a value belongs here");
  }

  Result<Value> read_record_value(const DocNode& node) {
    RK_TRY_ASSIGN(const DocRecord record, node.as_record());
    RK_TRY_ASSIGN(const Field field, first_field(record));
    if (const std::optional<Kind> kind = kind_of(field, record.size())) {
      const NodeId made = graph_.add_node(*kind);
      RK_TRY(fill_node(made, node));
      return Value::node(made);
    }
    if (record.size() != 1) return bad_schema(node.offset(), "a value belongs here");
    const DocNode content = *record.begin();
    if (const std::optional<Section> section = linked_section(field)) {
      return read_member(*section, content);
    }
    return read_atom(field, content);
  }

  Result<Value> read_atom(Field field, const DocNode& content) {
    if (field == Field::kReference) return read_reference(content);
    RK_TRY_ASSIGN(const Bytes bytes, content.as_bytes());
    if (field == Field::kBytes) return graph_.add_bytes(bytes);
    if (field == Field::kInt) return read_big_integer(bytes, content.offset());
    if (field == Field::kSurrogates) {
      if (!is_utf8_or_surrogates(as_text(bytes))) {
        return Error{ErrorCode::kBadUtf8, content.offset(), {}};
      }
      return graph_.add_text(as_text(bytes));
    }
    if (field == Field::kFloat && bytes.size() == 8) {
      ByteReader reader(bytes);
      RK_TRY_ASSIGN(const std::uint64_t bits, reader.read_big(8));
      return graph_.add_float(double_of(bits));
    }
    return bad_schema(content.offset(), "not a field of a value");
  }

  Result<Value> read_big_integer(const Bytes& bytes, std::uint64_t offset) {
    const bool padded = bytes.size() >= 2 &&
                        (bytes.back() == 0 || bytes.back() == 0xFF) &&
                        (bytes.back() == 0xFF) == (bytes[bytes.size() - 2] >= 0x80);
    if (padded || document_integer(bytes)) {
      return bad_schema(offset, "this int is written in fewer bytes");
    }
    return graph_.add_integer(bytes);
  }

  Result<Value> read_reference(const DocNode& content) {
    RK_TRY_ASSIGN(const std::string_view text, content.as_text());
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) {
      return bad_schema(content.offset(), "a module, a colon and a name");
    }
    return Value::node(graph_.reference(text.substr(0, colon), text.substr(colon + 1)));
  }

  // The slots of a value that has no section of its own.
  Status fill_node(NodeId node, const DocNode& value) {
    if (graph_.kind(node) == Kind::kCall) {
      RK_TRY_ASSIGN(const DocRecord record, value.as_record());
      return fill_object(node, record, Field::kCall);
    }
    // What is nested in it fills its own slots meanwhile, and leaves the pile as it was.
    const std::size_t begin = pile_.size();
    RK_TRY(pile_slots(node, value));
    graph_.replace_slots(node, std::span(pile_).subspan(begin));
    pile_.resize(begin);
    return Unit{};
  }

  Status pile_slots(NodeId node, const DocNode& value) {
    if (graph_.kind(node) == Kind::kList) return append_items(value, pile_);
    RK_TRY_ASSIGN(const DocRecord record, value.as_record());
    const DocNode content = *record.begin();
    switch (graph_.kind(node)) {
      case Kind::kDict:
        return content.field() == Field::kPairs
                   ? append_pairs(content, pile_)
                   : append_names(record, Field::kDict, pile_);
      case Kind::kByteArray: {
        RK_TRY_ASSIGN(const Bytes bytes, content.as_bytes());
        pile_.push_back(graph_.add_bytes(bytes));
        return Unit{};
      }
      case Kind::kModule: {
        RK_TRY_ASSIGN(const Value module, read_module(content));
        pile_.push_back(module);
        return Unit{};
      }
      case Kind::kMethod: {
        const std::size_t begin = pile_.size();
        RK_TRY(append_items(content, pile_));
        if (pile_.size() - begin == 2) return Unit{};
        return bad_schema(content.offset(), "a method is a function and an object");
      }
      default:
        return append_items(content, pile_);
    }
  }

  Result<Value> read_module(const DocNode& content) {
    if (content.kind() == DocKind::kText) {
      RK_TRY_ASSIGN(const std::string_view name, content.as_text());
      return graph_.add_text(name);
    }
    RK_TRY_ASSIGN(const Value module, read_value(content));
    if (!module.is_node() || graph_.kind(module.as_node()) != Kind::kNamespace) {
      return bad_schema(content.offset(), "a module has a name or a namespace");
    }
    return module;
  }

  const Document& document_;
  Graph graph_;
  std::uint64_t path_bytes_ = 0;
  // The slots that have been read of the values that are being read, the outer below the inner.
  std::vector<Value> pile_;
  std::array<std::vector<Value>, kSectionCount> members_;
  std::array<std::unordered_map<std::string, std::uint32_t>, kSectionCount> keys_;
};

// No arguments are left out, so that one object has one image. Only now is it known what a shared
// tuple holds.
void leave_out_empty_arguments(Graph& graph) {
  for (NodeId node = 0; node < graph.size(); ++node) {
    if (graph.kind(node) != Kind::kInstance && graph.kind(node) != Kind::kCall) continue;
    const Value arguments = graph.slot(node, ObjectSlot::kArguments);
    if (arguments.is_node() && graph.slots(arguments.as_node()).empty()) {
      graph.set_slot(node, slot_index(ObjectSlot::kArguments), Constant::kAbsent);
    }
  }
}

// One graph has one artifact, so whatever is written back differently was never written.
Status check_canonical(const Graph& graph, DocumentForm form, ByteView bytes) {
  RK_TRY_ASSIGN(const Bytes canonical, write_artifact(graph, form));
  const auto [ours, theirs] =
      std::mismatch(canonical.begin(), canonical.end(), bytes.begin(), bytes.end());
  if (ours == canonical.end() && theirs == bytes.end()) return Unit{};
  return Error{
      ErrorCode::kNotCanonical, static_cast<std::uint64_t>(theirs - bytes.begin()), {}};
}

// Refuses the artifacts of newer versions, which may hold what this one cannot even parse. Their
// front is that of any version: nothing stands before the version.
Status check_announced_version(ByteView bytes) {
  constexpr std::string_view kTextFront = "{\n  \"reknot\": ";
  constexpr std::size_t kCompactFront = kCompactMagic.size() + 2;
  std::int64_t version = 0;
  std::size_t offset = 0;
  if (as_text(bytes).starts_with(kTextFront)) {
    offset = kTextFront.size();
    const std::string_view digits = as_text(bytes.subspan(offset));
    std::from_chars(digits.data(), digits.data() + digits.size(), version);
  } else if (bytes.size() > kCompactFront && bytes[kCompactFront - 1] == 0) {
    offset = kCompactFront;
    if (bytes[offset] < kCborInfoWidth1) version = bytes[offset];
  }
  if (version <= kArtifactVersion) return Unit{};
  return Error{ErrorCode::kUnsupportedVersion, offset, std::to_string(version)};
}

}  // namespace

Result<Artifact> read_artifact(ByteView bytes) {
  if (looks_like_artifact(bytes)) RK_TRY(check_announced_version(bytes));
  RK_TRY_ASSIGN(const Document document, parse_document(bytes));
  RK_TRY_ASSIGN(Graph graph, ArtifactReader(document).read());
  leave_out_empty_arguments(graph);
  sort_sets(graph);
  RK_TRY(check_canonical(graph, document.form(), bytes));
  return Artifact{std::move(graph), document.form()};
}

bool looks_like_artifact(ByteView bytes) {
  if (!bytes.empty() && bytes[0] == '{') return true;
  return bytes.size() >= kCompactMagic.size() &&
         std::equal(kCompactMagic.begin(), kCompactMagic.end(), bytes.begin());
}

}  // namespace reknot
