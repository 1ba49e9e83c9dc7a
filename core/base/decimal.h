// Floats as decimal text, exact both ways. The host's library would do it, too, in its locale, and as
// WebAssembly with long doubles that are emulated: ten times the code.
#ifndef RK_CORE_BASE_DECIMAL_H_
#define RK_CORE_BASE_DECIMAL_H_

#include <string>
#include <string_view>

namespace reknot {

// Reads the double that is nearest to a decimal number; of two, the even one.
//
// text     a sign perhaps, digits with or without a point, and perhaps an exponent, as JSON and Python
//          write them; what has another form is a fault
// returns  an infinity where the number is too large
// cost     O(n) for n digits; above 15 digits, or far from 1, long integers of up to 400 bytes and more
double read_float(std::string_view text);

// Writes a double as C's "%.*g" does.
//
// value   finite
// digits  [1, 17] how many significant ones there are at most
std::string float_with_digits(double value, int digits);

}  // namespace reknot

#endif  // RK_CORE_BASE_DECIMAL_H_
