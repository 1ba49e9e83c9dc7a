// Writes the bytes of a normal form. Private to this folder; core/source/NORMAL_FORM.md has the
// format.
#ifndef RK_CORE_SOURCE_FORM_WRITER_H_
#define RK_CORE_SOURCE_FORM_WRITER_H_

#include <cstdint>
#include <string_view>

#include "core/base/bytes.h"
#include "core/source/syntax.h"

namespace reknot {

// What a form has besides the grammar's types, whose numbers are below. A number never changes and
// is never used again.
enum class Mark : std::uint8_t {
  kBlock = 224,
  kBlockEnd = 225,
  kStatementEnd = 226,
  kVariable = 227,   // scopes up, number
  kCell = 228,       // index
  kGlobal = 229,     // index
  kClassCell = 230,  // scopes up
  kClassName = 231,  // text
  kAttribute = 232,  // text
  kKeyword = 233,    // text
  kParameter = 234,  // text
  kDefault = 235,
  kDeclared = 236,     // text
  kPlainName = 237,    // text
  kMangled = 238,      // text
  kModule = 239,       // text
  kImported = 240,     // text
  kInteger = 241,      // bytes
  kLongInteger = 242,  // text
  kNumber = 243,       // text
  kString = 244,       // kind
  kStringEnd = 245,
  kText = 246,            // text
  kNamedCharacter = 247,  // text
  kInterpolation = 248,
  kInterpolationEnd = 249,
  kExpressionText = 250,  // text
  kConversion = 251,      // text
  kFormat = 252,
  kFormatText = 253,  // whether escapes are decoded, text
  kBareTarget = 254,
  kNames = 255,
};

class FormWriter {
 public:
  void mark(Mark mark) { out_.write_u8(static_cast<std::uint8_t>(mark)); }
  void mark(Mark mark, std::string_view text) {
    this->mark(mark);
    this->text(text);
  }
  void mark(Mark mark, std::uint32_t value) {
    this->mark(mark);
    number(value);
  }
  void syntax(Syntax syntax) { out_.write_u8(static_cast<std::uint8_t>(syntax)); }
  // Seven bits a byte, the least significant first; the high bit says that more follow.
  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) {
      out_.write_u8(static_cast<std::uint8_t>(value | 0x80));
    }
    out_.write_u8(static_cast<std::uint8_t>(value));
  }
  // Its size in bytes before it.
  void text(std::string_view text) {
    number(text.size());
    out_.write_text(text);
  }
  void letter(char letter) { out_.write_u8(static_cast<std::uint8_t>(letter)); }

  Bytes take() && { return std::move(out_).take(); }

 private:
  ByteWriter out_;
};

}  // namespace reknot

#endif  // RK_CORE_SOURCE_FORM_WRITER_H_
