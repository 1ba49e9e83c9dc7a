// What Python's literals say, however they are spelled. Private to this folder.
#ifndef RK_CORE_SOURCE_LITERALS_H_
#define RK_CORE_SOURCE_LITERALS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace reknot {

// The letters and quotes before a string.
struct StringPrefix {
  bool is_raw = false;
  bool is_bytes = false;
  bool is_format = false;
  bool is_template = false;

  bool has_interpolations() const { return is_format || is_template; }
};
StringPrefix string_prefix(std::string_view start);

// A piece of what a string says: characters (UTF-8, surrogates as three bytes; of a byte string the
// bytes), or the name in a `\N{…}`, as spelled.
struct StringPart {
  bool is_named = false;
  std::string text;
};

// Decodes what stands between a string's quotes and interpolations, in which "\n" alone ends a line,
// and appends it to `parts`; characters join those before them.
//
// returns  false for a brace that an interpolation would have had: the parser got it wrong
bool decode_string(std::string_view spelled, StringPrefix prefix,
                   std::vector<StringPart>& parts);

struct IntegerValue {
  enum class Kind : std::uint8_t {
    kBytes,   // of the value, least significant first, as few as possible; for 64 bits
    kDigits,  // "x" and hexadecimal digits, or decimal ones, without leading zeros
    kOther,   // as spelled, in lower case: imaginary, or of Python 2
  };
  Kind kind;
  std::string text;
};
IntegerValue read_integer(std::string_view spelled);

// As spelled, in lower case and without "_".
std::string plain_number(std::string_view spelled);

}  // namespace reknot

#endif  // RK_CORE_SOURCE_LITERALS_H_
