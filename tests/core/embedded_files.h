// Files of the repository that tests read: the format's specification, golden and frozen files.
// They are compiled in, because the tests also run as WebAssembly, where there are no files.
#ifndef RK_TESTS_CORE_EMBEDDED_FILES_H_
#define RK_TESTS_CORE_EMBEDDED_FILES_H_

#include <span>
#include <string_view>

namespace reknot {

struct EmbeddedFile {
  // From the repository's root, with slashes.
  std::string_view path;
  std::string_view content;
};

// In the order of their paths; static storage. tests/core/CMakeLists.txt says which.
std::span<const EmbeddedFile> embedded_files();

// The content of a file, which must be embedded.
std::string_view embedded_file(std::string_view path);

}  // namespace reknot

#endif  // RK_TESTS_CORE_EMBEDDED_FILES_H_
