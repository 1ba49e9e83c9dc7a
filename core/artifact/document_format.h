// What the writers and the readers of documents agree on.
//
// A document is the tree that both forms of an artifact share:
//
//   null, boolean   null, true, false          f6, f5, f4
//   integer         digits                     major types 0 and 1
//   float           with "." or an exponent    shortest of 16, 32 and 64 bits
//   text            string                     major type 3
//   bytes           string, lower-case hex     major type 2
//   list            array                      array
//   record          object, field names        map, field numbers
//   entries         object                     kEntriesTag, array: key, value, key, ...
//   table           object, name: value        array of the values
//   reference       {"field": "name"}          {field: index}
//
// The left column is the text form (RFC 8259), the right one the compact form (RFC 8949).
// An integer is within +-kMaxDocumentInteger, a float is finite, text is UTF-8 without
// surrogates. A record has Fields for keys, in ascending order. Entries have texts for
// keys, in the order that the writer gave them. A table is a list whose values have names
// that their content tells as well; a reference is a record of one field that leads to a
// value in a table. The root is a record.
//
// The text form is indented by two spaces and ends with one newline. The compact form is
// deterministic (RFC 8949 section 4.2.1) and begins with kCompactMagic.
#ifndef RK_CORE_ARTIFACT_DOCUMENT_FORMAT_H_
#define RK_CORE_ARTIFACT_DOCUMENT_FORMAT_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace reknot {

enum class DocumentForm : std::uint8_t { kText, kCompact };

enum class Field : std::uint8_t {
#define RK_FIELD(number, name, text_name) k##name = number,
#include "core/artifact/fields.def"
#undef RK_FIELD
};

// The field's name in the text form; static storage.
std::string_view field_name(Field field);

// The field of that name or number, if there is one.
std::optional<Field> field_named(std::string_view name);
std::optional<Field> field_numbered(std::uint64_t number);

// The integers that a JSON number keeps in every language: JavaScript's safe ones.
inline constexpr std::int64_t kMaxDocumentInteger = (std::int64_t{1} << 53) - 1;

// How many lists, records, entries and tables may stand inside each other.
inline constexpr std::uint32_t kMaxDocumentDepth = 64;

// How long a document may be, in either form.
inline constexpr std::uint64_t kMaxDocumentBytes = std::uint64_t{1} << 30;

// Tag 0x524b, "RK", in front of the root of the compact form.
inline constexpr std::array<std::uint8_t, 3> kCompactMagic = {0xD9, 0x52, 0x4B};

// The tag in front of an array that is entries. A CBOR map would lose their order, which
// deterministic encoding sorts away.
inline constexpr std::uint64_t kEntriesTag = 0x524C;

}  // namespace reknot

#endif  // RK_CORE_ARTIFACT_DOCUMENT_FORMAT_H_
