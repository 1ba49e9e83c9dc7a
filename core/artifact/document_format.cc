#include "core/artifact/document_format.h"

#include <algorithm>

#include "core/base/check.h"

namespace reknot {

namespace {

struct FieldRow {
  std::string_view name;
  Field field;
};

constexpr auto kRows = std::to_array<FieldRow>({
#define RK_FIELD(number, name, text_name) {text_name, Field::k##name},
#include "core/artifact/fields.def"
#undef RK_FIELD
});

constexpr bool name_less(const FieldRow& a, const FieldRow& b) { return a.name < b.name; }

constexpr auto kRowsByName = [] {
  auto rows = kRows;
  std::sort(rows.begin(), rows.end(), name_less);
  return rows;
}();

static_assert(std::adjacent_find(kRows.begin(), kRows.end(),
                                 [](const FieldRow& a, const FieldRow& b) {
                                   return a.field >= b.field;
                                 }) == kRows.end(),
              "the rows of fields.def must ascend by number");
static_assert(std::adjacent_find(kRowsByName.begin(), kRowsByName.end(),
                                 [](const FieldRow& a, const FieldRow& b) {
                                   return a.name == b.name;
                                 }) == kRowsByName.end(),
              "two rows of fields.def have the same text name");

}  // namespace

std::string_view field_name(Field field) {
  switch (field) {
#define RK_FIELD(number, name, text_name) \
  case Field::k##name:                    \
    return text_name;
#include "core/artifact/fields.def"
#undef RK_FIELD
  }
  RK_CHECK(false);
}

std::optional<Field> field_named(std::string_view name) {
  const auto row = std::lower_bound(kRowsByName.begin(), kRowsByName.end(),
                                    FieldRow{name, Field{}}, name_less);
  if (row == kRowsByName.end() || row->name != name) return std::nullopt;
  return row->field;
}

std::optional<Field> field_numbered(std::uint64_t number) {
  switch (number) {
#define RK_FIELD(number, name, text_name) \
  case number:                            \
    return Field::k##name;
#include "core/artifact/fields.def"
#undef RK_FIELD
  }
  return std::nullopt;
}

}  // namespace reknot
