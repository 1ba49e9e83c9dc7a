// What a lowering puts out: a text, and which line of the original each of its lines is for.
#ifndef RK_CORE_LOWER_LOWERED_TEXT_H_
#define RK_CORE_LOWER_LOWERED_TEXT_H_

#include <cstdint>
#include <string>
#include <vector>

namespace reknot {

struct LoweredText {
  std::string text;
  // By line of `text`: the line of the original that it does the work of, from 1; 0 for lines that
  // serve no one line, such as the class of an environment.
  std::vector<std::uint32_t> lines;
  // What the text uses of core/python/reknot/lowered/, sorted. The text does not import it yet.
  std::vector<std::string> runtime;
};

// A function that was moved to the module.
struct LoweredFunction {
  std::string lowered_name;
  // As CPython has them in the original.
  std::string name;
  std::string qualname;
};

// The map of two lowerings in turn.
//
// first   by line of the text between: lines of the original
// second  by line of the last text: lines of the text between
inline std::vector<std::uint32_t> compose(const std::vector<std::uint32_t>& first,
                                          const std::vector<std::uint32_t>& second) {
  std::vector<std::uint32_t> both;
  both.reserve(second.size());
  for (const std::uint32_t line : second) both.push_back(line == 0 ? 0 : first[line - 1]);
  return both;
}

}  // namespace reknot

#endif  // RK_CORE_LOWER_LOWERED_TEXT_H_
