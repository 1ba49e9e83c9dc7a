// How CPython renames private names in classes. Private to core/source and core/lower.
#ifndef RK_CORE_SOURCE_PRIVATE_NAME_H_
#define RK_CORE_SOURCE_PRIVATE_NAME_H_

#include <string>
#include <string_view>

namespace reknot {

// What `name` is called within a class.
//
// class_name  of the innermost class around; empty if there is none
// source      CPython 3.11, Python/compile.c, _Py_Mangle
inline std::string mangled(std::string_view name, std::string_view class_name) {
  const std::size_t first = class_name.find_first_not_of('_');
  if (!name.starts_with("__") || name.ends_with("__") ||
      name.find('.') != std::string_view::npos || first == std::string_view::npos) {
    return std::string(name);
  }
  std::string result(1, '_');
  result += class_name.substr(first);
  result += name;
  return result;
}

}  // namespace reknot

#endif  // RK_CORE_SOURCE_PRIVATE_NAME_H_
