// Which number each name has in a normal form. Private to this folder.
#ifndef RK_CORE_SOURCE_FORM_NAMES_H_
#define RK_CORE_SOURCE_FORM_NAMES_H_

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/source/form_writer.h"
#include "core/source/scope_reader.h"

namespace reknot {

// Writes what names mean, and numbers variables as they come. `scopes` must outlive it.
class FormNames {
 public:
  // root  the scope of the function
  FormNames(const SyntaxScopes& scopes, std::uint32_t root);

  void write(FormWriter& out, const Occurrence& occurrence);
  // What comes after all occurrences: cells that none of them spells, and the names themselves if
  // the function can see them.
  void write_rest(FormWriter& out, std::span<const std::string> cells);

  std::vector<std::string> take_cells() { return std::move(cells_); }
  std::vector<std::string> take_globals() { return std::move(globals_); }

 private:
  using Key = std::uint64_t;
  static Key key(std::uint32_t scope, std::uint32_t name) {
    return Key{scope} << 32 | name;
  }

  void write_meaning(FormWriter& out, std::uint32_t scope, const ScopedName& name);
  void write_variable(FormWriter& out, std::uint32_t scope, const ScopedName& name);
  void write_global(FormWriter& out, std::uint32_t name);
  void write_cell(FormWriter& out, const std::string& name);
  bool is_inside(std::uint32_t scope) const {
    return scope >= root_ && scope - root_ < inside_.size() && inside_[scope - root_];
  }
  // Whether names are looked up in a class first.
  bool sees_class(std::uint32_t scope) const;

  const SyntaxScopes& scopes_;
  const std::uint32_t root_;
  // By scope, from the root on: whether it is the root or in it, and how deep.
  std::vector<bool> inside_;
  std::vector<std::uint32_t> depth_;
  // By scope, from the root on: names in the order of their numbers.
  std::vector<std::vector<std::uint32_t>> variables_;
  std::unordered_map<Key, std::uint32_t> numbers_;
  std::unordered_map<std::string, std::uint32_t> cell_numbers_;
  std::unordered_map<std::string, std::uint32_t> global_numbers_;
  std::vector<std::string> cells_;
  std::vector<std::string> globals_;
};

}  // namespace reknot

#endif  // RK_CORE_SOURCE_FORM_NAMES_H_
