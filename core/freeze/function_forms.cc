#include "core/freeze/function_forms.h"

#include <algorithm>
#include <string_view>

#include "core/base/bytes.h"

namespace reknot {
namespace {

SourceUnitKind unit_kind(Source::Form form) {
  switch (form) {
    case Source::Form::kFunction:
      return SourceUnitKind::kFunction;
    case Source::Form::kLambda:
      return SourceUnitKind::kLambda;
    case Source::Form::kClass:
      return SourceUnitKind::kClass;
  }
  RK_CHECK(false);
}

std::string_view innermost_class(const Source& source) {
  for (std::size_t i = source.context.size(); i-- > 0;) {
    if (source.context[i].form == Source::Form::kClass) return source.context[i].name;
  }
  return {};
}

bool has_string_annotations(const Source& source) {
  return std::find(source.future.begin(), source.future.end(), "annotations") !=
         source.future.end();
}

NormalUnit normal_unit(const Source& source) {
  return {unit_kind(source.form),  source.text,
          innermost_class(source), source.free,
          source.globals,          has_string_annotations(source)};
}

// Everything that a form depends on.
std::string key_of(const Source& source) {
  ByteWriter key;
  const auto add = [&](std::string_view text) {
    key.write_little(text.size(), 4);
    key.write_bytes(as_bytes(text));
  };
  key.write_u8(static_cast<std::uint8_t>(source.form));
  key.write_u8(has_string_annotations(source) ? 1 : 0);
  add(source.text);
  add(innermost_class(source));
  for (const std::vector<std::string>* names : {&source.free, &source.globals}) {
    key.write_little(names->size(), 4);
    for (const std::string& name : *names) add(name);
  }
  return std::string(as_text(key.view()));
}

}  // namespace

FormStore::Unit& FormStore::unit_of(const Source& source) {
  std::unique_ptr<Unit>& unit = units_[key_of(source)];
  if (unit == nullptr) {
    unit = std::make_unique<Unit>();
    text_ += source.text.size();
  }
  return *unit;
}

void FormStore::trim() {
  if (text_ <= kMaxText) return;
  units_.clear();
  text_ = 0;
}

FunctionForms::FunctionForms(const Graph& graph, FormStore& store)
    : graph_(graph),
      store_(store),
      units_(graph.sources().size()),
      forms_(graph.codes().size()) {}

Result<const NormalForm*> FunctionForms::of(CodeId code) {
  if (forms_[code] != nullptr) return forms_[code];
  const CodeInfo& info = graph_.codes()[code];
  const Source& source = graph_.sources()[info.source];
  FormStore::Unit*& unit = units_[info.source];
  if (unit == nullptr) unit = &store_.unit_of(source);
  const auto [form, is_new] = unit->forms.try_emplace({info.line, info.path, info.cells});
  if (is_new) {
    if (!unit->parsed) {
      Result<NormalForms> parsed = NormalForms::read(normal_unit(source));
      if (!parsed.ok()) {
        unit->forms.erase(form);
        return parsed.take_error();
      }
      unit->parsed = std::move(parsed).value();
    }
    form->second = unit->parsed->of(info.line, info.path, info.cells);
  }
  forms_[code] = &form->second;
  return forms_[code];
}

}  // namespace reknot
