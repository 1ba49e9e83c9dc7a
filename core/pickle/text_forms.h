// The arguments that protocols 0 and 1 write as lines of text, read as CPython's C
// unpickler reads them.
//
// Where Modules/_pickle.c and Lib/pickle.py disagree (a zero-padded octal INT, a NUL that
// ends a number early) the C code counts, since it is what runs.
//
// source  CPython's Modules/_pickle.c (load_int, load_long, load_float, load_string,
//         load_unicode), Objects/longobject.c (PyLong_FromString), Python/pystrtod.c,
//         Objects/bytesobject.c, Objects/unicodeobject.c
#ifndef RK_CORE_PICKLE_TEXT_FORMS_H_
#define RK_CORE_PICKLE_TEXT_FORMS_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace reknot {

// The most decimal digits of an integer: CPython's default for
// sys.set_int_max_str_digits, and what keeps the conversion linear.
inline constexpr std::size_t kMaxDecimalDigits = 4300;

// The line of INT, which may also mean a boolean (spells_boolean).
//
// returns  two's complement in the fewest bytes
// errors   kBadArgument; kLimitExceeded beyond kMaxDecimalDigits
Result<Bytes> parse_int_line(std::string_view line);

// Whether the line of INT, whose integer is `value`, means False or True: any two
// characters that say 0 or 1, such as "01" and "+1", unless the second is a space.
bool spells_boolean(std::string_view line, ByteView value);

// The line of LONG, perhaps with a final L; as parse_int_line.
Result<Bytes> parse_long_line(std::string_view line);

// The line of GET and PUT: an integer in base 10 that fits 64 bits.
//
// errors   kBadArgument, kLimitExceeded
Result<std::int64_t> parse_memo_key_line(std::string_view line);

// The line of FLOAT. Infinities and NaN must be spelled out: a number too large for a
// double is refused.
//
// errors   kBadArgument
Result<double> parse_float_line(std::string_view line);

// The line of STRING: the bytes that the quoted literal stands for.
//
// errors   kBadArgument
Result<std::string> parse_string_line(std::string_view line);

// The line of UNICODE: raw-unicode-escape, to UTF-8 with surrogates allowed.
//
// errors   kBadArgument
Result<std::string> parse_unicode_line(std::string_view line);

bool is_ascii(std::string_view text);

}  // namespace reknot

#endif  // RK_CORE_PICKLE_TEXT_FORMS_H_
