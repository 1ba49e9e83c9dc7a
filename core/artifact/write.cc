#include <algorithm>
#include <array>
#include <cmath>

#include "core/artifact/artifact.h"
#include "core/artifact/document_writer.h"
#include "core/artifact/extent_recorder.h"
#include "core/artifact/integers.h"
#include "core/artifact/sections.h"

namespace reknot {
namespace {

// One method a part of FORMAT.md, in its order.
class ArtifactWriter {
 public:
  // `recorder` may be null.
  ArtifactWriter(const Graph& graph, const Sections& sections, DocumentForm form,
                 ExtentRecorder* recorder)
      : graph_(graph),
        sections_(sections),
        form_(form),
        recorder_(recorder),
        out_(make_document_writer(form)) {}

  Bytes write() && {
    std::uint64_t count = 2;
    for (std::size_t i = 0; i < kSectionCount; ++i) {
      count += sections_.size(section_at(i)) > 0;
    }
    out_->begin_record(count);
    out_->key(Field::kReknot);
    out_->integer(kArtifactVersion);
    for (std::size_t i = 0; i < kSectionCount; ++i) {
      if (sections_.size(section_at(i)) > 0) write_section(section_at(i));
    }
    out_->key(Field::kVariables);
    out_->begin_entries(graph_.variables().size());
    for (const auto& [name, value] : graph_.variables()) {
      out_->key(name);
      write_value(value);
    }
    out_->end();
    out_->end();
    return std::move(*out_).take();
  }

 private:
  void write_section(Section section) {
    const auto size = static_cast<std::uint32_t>(sections_.size(section));
    out_->key(section_field(section));
    out_->begin_table(size);
    for (std::uint32_t i = 0; i < size; ++i) {
      const ExtentRecorder::Open open = begin_extent();
      out_->key(key_of({section, i}));
      write_entry(section, i);
      end_extent(open, section, i);
    }
    out_->end();
  }

  ExtentRecorder::Open begin_extent() {
    return recorder_ ? recorder_->begin(out_->next_offset()) : ExtentRecorder::Open{};
  }

  void end_extent(const ExtentRecorder::Open& open, Section section,
                  std::uint32_t index) {
    if (!recorder_) return;
    if (section == Section::kSources) {
      return recorder_->end_source(open, sections_.sources()[index], out_->size());
    }
    const Value member = sections_.members(section)[index];
    if (member.is_node()) end_extent(open, member.as_node());
  }

  void end_extent(const ExtentRecorder::Open& open, NodeId node) {
    if (recorder_) recorder_->end_node(open, node, out_->size());
  }

  // The compact form names nothing.
  std::string_view key_of(Sections::Place place) const {
    if (form_ == DocumentForm::kCompact) return {};
    return sections_.key(place);
  }

  void write_entry(Section section, std::uint32_t index) {
    if (section == Section::kSources) {
      return write_source(graph_.sources()[sections_.sources()[index]]);
    }
    const Value member = sections_.members(section)[index];
    switch (section) {
      case Section::kSources:
        return;
      case Section::kNamespaces:
        return write_namespace(member.as_node());
      case Section::kFunctions:
        return write_function(member.as_node());
      case Section::kCells:
        return write_cell(member.as_node());
      case Section::kClasses:
        return write_class(member.as_node());
      case Section::kInstances:
        return write_object(member.as_node(), LevelLayout::kBlock);
      case Section::kShared:
        return write_content(member);
    }
  }

  // --- Sections ------------------------------------------------------------------------------

  void write_source(const Source& source) {
    const bool has_column = source.column != 0;
    out_->begin_record(6 + has_column + !source.context.empty() + !source.free.empty() +
                       !source.globals.empty() + !source.future.empty());
    write_text(Field::kForm, form_name(source.form));
    write_text(Field::kModule, source.module);
    if (!source.context.empty()) {
      out_->key(Field::kContext);
      out_->begin_list(source.context.size(), LevelLayout::kInline);
      for (const Source::Level& level : source.context) {
        out_->begin_list(2, LevelLayout::kInline);
        out_->text(form_name(level.form));
        out_->text(level.name);
        out_->end();
      }
      out_->end();
    }
    write_text(Field::kName, source.name);
    write_text(Field::kFile, source.file);
    out_->key(Field::kLine);
    out_->integer(source.line);
    if (has_column) {
      out_->key(Field::kColumn);
      out_->integer(source.column);
    }
    write_texts(Field::kFree, source.free);
    write_texts(Field::kGlobals, source.globals);
    write_texts(Field::kFuture, source.future);
    out_->key(Field::kText);
    write_lines(source.text);
    out_->end();
  }

  // A line an element, where a person reads it.
  void write_lines(std::string_view text) {
    if (form_ == DocumentForm::kCompact) return out_->text(text);
    out_->begin_list(1 + std::count(text.begin(), text.end(), '\n'));
    for (std::size_t end = text.find('\n'); end != std::string_view::npos;
         end = text.find('\n')) {
      out_->text(text.substr(0, end));
      text.remove_prefix(end + 1);
    }
    out_->text(text);
    out_->end();
  }

  void write_text(Field field, std::string_view text) {
    out_->key(field);
    out_->text(text);
  }

  void write_texts(Field field, const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    out_->key(field);
    out_->begin_list(texts.size(), LevelLayout::kInline);
    for (const std::string& text : texts) out_->text(text);
    out_->end();
  }

  void write_namespace(NodeId node) {
    const std::span<const Value> slots = graph_.slots(node);
    constexpr auto kFixed = slot_index(NamespaceSlot::kCount);
    out_->begin_record(1 + count_present(slots.first(kFixed)));
    write_name(Field::kModule, graph_.slot(node, NamespaceSlot::kModule));
    write_name(Field::kPackage, graph_.slot(node, NamespaceSlot::kPackage));
    write_name(Field::kFile, graph_.slot(node, NamespaceSlot::kFile));
    write_names(Field::kNames, slots.subspan(kFixed));
    out_->end();
  }

  void write_function(NodeId node) {
    static constexpr std::array<std::pair<FunctionSlot, Field>, 5> kOptional = {{
        {FunctionSlot::kDefaults, Field::kDefaults},
        {FunctionSlot::kKwDefaults, Field::kKeywordDefaults},
        {FunctionSlot::kAnnotations, Field::kAnnotations},
        {FunctionSlot::kAttributes, Field::kAttributes},
        {FunctionSlot::kOverrides, Field::kOverrides},
    }};
    const CodeInfo& code = graph_.code(node);
    const std::span<const Value> slots = graph_.slots(node);
    out_->begin_record(1 + !code.cells.empty() + count_code(code) +
                       count_present(slots.first(slot_index(FunctionSlot::kCount))));
    if (!code.cells.empty()) {
      out_->key(Field::kCells);
      out_->begin_entries(code.cells.size(), LevelLayout::kInline);
      for (std::size_t i = 0; i < code.cells.size(); ++i) {
        out_->key(code.cells[i]);
        write_link(slots[slot_index(FunctionSlot::kCount) + i]);
      }
      out_->end();
    }
    write_source_link(code);
    out_->key(Field::kNamespace);
    write_link(graph_.slot(node, FunctionSlot::kNamespace));
    write_code(code);
    for (const auto& [slot, field] : kOptional)
      write_slot(field, graph_.slot(node, slot));
    out_->end();
  }

  void write_cell(NodeId node) {
    const std::span<const Value> slots = graph_.slots(node);
    out_->begin_record(slots.size(), LevelLayout::kInline);
    if (!slots.empty()) write_slot(Field::kContent, slots[0]);
    out_->end();
  }

  void write_class(NodeId node) {
    const CodeInfo& code = graph_.code(node);
    const std::span<const Value> slots = graph_.slots(node);
    constexpr auto kFixed = slot_index(ClassSlot::kCount);
    out_->begin_record(2 + count_code(code) + count_present(slots.first(kFixed)));
    write_source_link(code);
    write_name(Field::kModule, graph_.slot(node, ClassSlot::kModule));
    write_code(code);
    write_slot(Field::kBases, graph_.slot(node, ClassSlot::kBases));
    write_slot(Field::kSlots, graph_.slot(node, ClassSlot::kSlots));
    write_names(Field::kAttributes, slots.subspan(kFixed));
    write_slot(Field::kMetaclass, graph_.slot(node, ClassSlot::kMetaclass));
    write_slot(Field::kBody, graph_.slot(node, ClassSlot::kBody));
    out_->end();
  }

  // An instance, or a call, which looks the same but for the field of its first slot.
  void write_object(NodeId node, LevelLayout layout) {
    const bool is_call = graph_.kind(node) == Kind::kCall;
    const std::span<const Value> slots = graph_.slots(node);
    constexpr auto kFixed = slot_index(ObjectSlot::kCount);
    const std::uint32_t list_items = graph_.list_items(node);
    const std::span<const Value> items = slots.subspan(kFixed, list_items);
    const std::span<const Value> pairs = slots.subspan(kFixed + list_items);
    out_->begin_record(
        count_present(slots.first(kFixed)) + !items.empty() + !pairs.empty(), layout);
    write_slot(is_call ? Field::kCall : Field::kType,
               graph_.slot(node, ObjectSlot::kType));
    write_slot(Field::kArguments, graph_.slot(node, ObjectSlot::kArguments));
    write_slot(Field::kState, graph_.slot(node, ObjectSlot::kState));
    write_slot(Field::kKeywords, graph_.slot(node, ObjectSlot::kKeywords));
    if (!items.empty()) {
      out_->key(Field::kItems);
      write_list(items);
    }
    if (!pairs.empty()) {
      out_->key(Field::kPairs);
      write_pairs(pairs);
    }
    write_slot(Field::kSetter, graph_.slot(node, ObjectSlot::kSetter));
    out_->end();
  }

  static std::uint64_t count_present(std::span<const Value> slots) {
    std::uint64_t count = 0;
    for (const Value slot : slots) count += !slot.is(Constant::kAbsent);
    return count;
  }

  void write_slot(Field field, Value value) {
    if (value.is(Constant::kAbsent)) return;
    out_->key(field);
    write_value(value);
  }

  // A text that is no object of the user's, and so never a shared value.
  void write_name(Field field, Value text) {
    if (!text.is(Constant::kAbsent)) write_text(field, graph_.text(text));
  }

  // A unit's own definition is where its text begins and has its name.
  bool has_path(const CodeInfo& code) const {
    return code.path != graph_.sources()[code.source].name;
  }
  std::uint64_t count_code(const CodeInfo& code) const {
    return (code.line != 0) + has_path(code);
  }
  void write_code(const CodeInfo& code) {
    if (code.line != 0) {
      out_->key(Field::kLine);
      out_->integer(code.line);
    }
    if (has_path(code)) write_text(Field::kPath, code.path);
  }

  void write_names(Field field, std::span<const Value> names) {
    out_->key(field);
    out_->begin_entries(names.size() / 2);
    for (std::size_t i = 0; i < names.size(); i += 2) {
      out_->key(graph_.text(names[i]));
      write_value(names[i + 1]);
    }
    out_->end();
  }

  // --- Links ---------------------------------------------------------------------------------

  void write_source_link(const CodeInfo& code) {
    out_->key(Field::kSource);
    write_place(sections_.source_place(code.source));
  }

  // Where only one section is possible the link needs no field.
  void write_link(Value value) { write_place(*sections_.place(value)); }

  void write_place(Sections::Place place) {
    if (form_ == DocumentForm::kText) {
      out_->text(sections_.key(place));
    } else {
      out_->integer(place.index);
    }
  }

  // --- Values --------------------------------------------------------------------------------

  void write_value(Value value) {
    if (const auto place = sections_.place(value)) {
      out_->reference(link_field(place->section), place->index, key_of(*place));
    } else if (value.is_node()) {
      const ExtentRecorder::Open open = begin_extent();
      write_node(value.as_node());
      end_extent(open, value.as_node());
    } else {
      write_content(value);
    }
  }

  void write_content(Value value) {
    switch (value.tag()) {
      case Tag::kNode:
        return write_node(value.as_node());
      case Tag::kSmall:
        return out_->integer(value.as_small());
      case Tag::kConstant:
        if (value.is(Constant::kNone)) return out_->null();
        return out_->boolean(value.is(Constant::kTrue));
      case Tag::kText:
        return write_python_text(graph_.text(value));
      case Tag::kBytes:
        return write_bytes(Field::kBytes, graph_.bytes(value));
      case Tag::kFloat:
        return write_float(graph_.real(value));
      case Tag::kBigInt:
        return write_integer(graph_.bytes(value));
    }
  }

  void write_python_text(std::string_view text) {
    if (is_utf8(text)) return out_->text(text);
    write_bytes(Field::kSurrogates, as_bytes(text));
  }

  void write_float(double value) {
    if (std::isfinite(value)) return out_->real(value);
    ByteWriter bits;
    bits.write_big(bits_of(value), 8);
    write_bytes(Field::kFloat, bits.view());
  }

  void write_integer(ByteView twos_complement) {
    const std::optional<std::int64_t> number = document_integer(twos_complement);
    if (number) return out_->integer(*number);
    write_bytes(Field::kInt, twos_complement);
  }

  void write_bytes(Field field, ByteView bytes) {
    out_->begin_record(1, LevelLayout::kInline);
    out_->key(field);
    out_->bytes(bytes);
    out_->end();
  }

  void write_node(NodeId node) {
    const std::span<const Value> slots = graph_.slots(node);
    switch (graph_.kind(node)) {
      case Kind::kList:
        return write_list(slots);
      case Kind::kTuple:
        return write_tagged_list(Field::kTuple, slots);
      case Kind::kSet:
        return write_tagged_list(Field::kSet, slots);
      case Kind::kFrozenSet:
        return write_tagged_list(Field::kFrozenSet, slots);
      case Kind::kMethod:
        return write_tagged_list(Field::kMethod, slots);
      case Kind::kDict:
        return write_dict(slots);
      case Kind::kByteArray:
        return write_bytes(Field::kByteArray, graph_.bytes(slots[0]));
      case Kind::kReference:
        return write_reference(slots);
      case Kind::kModule:
        return write_module(slots[0]);
      case Kind::kCall:
        return write_object(node, LevelLayout::kInline);
      case Kind::kNamespace:
      case Kind::kFunction:
      case Kind::kCell:
      case Kind::kClass:
      case Kind::kInstance:
        break;  // These have sections, so place() has found them.
    }
    RK_CHECK(false);
  }

  void write_list(std::span<const Value> items) {
    out_->begin_list(items.size(), LevelLayout::kInline);
    for (const Value item : items) write_value(item);
    out_->end();
  }

  void write_tagged_list(Field field, std::span<const Value> items) {
    out_->begin_record(1, LevelLayout::kInline);
    out_->key(field);
    write_list(items);
    out_->end();
  }

  void write_dict(std::span<const Value> items) {
    out_->begin_record(1, LevelLayout::kInline);
    if (has_plain_keys(items)) {
      out_->key(Field::kDict);
      out_->begin_entries(items.size() / 2, LevelLayout::kInline);
      for (std::size_t i = 0; i < items.size(); i += 2) {
        out_->key(graph_.text(items[i]));
        write_value(items[i + 1]);
      }
      out_->end();
    } else {
      out_->key(Field::kPairs);
      write_pairs(items);
    }
    out_->end();
  }

  // Whether all keys are texts that stand where they are used.
  bool has_plain_keys(std::span<const Value> items) const {
    for (std::size_t i = 0; i < items.size(); i += 2) {
      const Value key = items[i];
      if (key.tag() != Tag::kText || sections_.place(key) || !is_utf8(graph_.text(key))) {
        return false;
      }
    }
    return true;
  }

  void write_pairs(std::span<const Value> items) {
    out_->begin_list(items.size() / 2, LevelLayout::kInline);
    for (std::size_t i = 0; i < items.size(); i += 2) write_list(items.subspan(i, 2));
    out_->end();
  }

  void write_module(Value module) {
    out_->begin_record(1, LevelLayout::kInline);
    if (module.is_node()) {
      write_slot(Field::kModuleValue, module);
    } else {
      write_name(Field::kModuleValue, module);
    }
    out_->end();
  }

  void write_reference(std::span<const Value> slots) {
    out_->begin_record(1, LevelLayout::kInline);
    out_->key(Field::kReference);
    out_->text(std::string(graph_.text(slots[0])) + ':' +
               std::string(graph_.text(slots[1])));
    out_->end();
  }

  const Graph& graph_;
  const Sections& sections_;
  DocumentForm form_;
  ExtentRecorder* recorder_;
  std::unique_ptr<DocumentWriter> out_;
};

}  // namespace

Result<Bytes> write_artifact(const Graph& graph, DocumentForm form) {
  return write_artifact(graph, form, nullptr);
}

Result<Bytes> write_artifact(const Graph& graph, DocumentForm form,
                             ExtentRecorder* recorder) {
  RK_TRY_ASSIGN(const Sections sections, Sections::of(graph, form));
  return ArtifactWriter(graph, sections, form, recorder).write();
}

}  // namespace reknot
