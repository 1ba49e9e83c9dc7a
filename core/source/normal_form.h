// What a function does, as bytes that do not depend on how it is written.
//
// Two functions whose forms are equal, and whose cells and globals hold equal values in the order
// in which the forms list them, behave alike. The rules, and what they take for behaviour:
// core/source/NORMAL_FORM.md.
#ifndef RK_CORE_SOURCE_NORMAL_FORM_H_
#define RK_CORE_SOURCE_NORMAL_FORM_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/source/index.h"

namespace reknot {

struct NormalForm {
  Bytes bytes;
  // The free variables, as CPython names them (private names are mangled), in the order in which
  // `bytes` numbers them: by first use, then those that the text never spells, ascending.
  std::vector<std::string> cells;
  // The names that the function or code nested in it looks up, binds or deletes in its globals,
  // or finds in the builtins; likewise by first use.
  std::vector<std::string> globals;
};

// The text of one `def`, `class` or `lambda`, and what of its surroundings its names depend on.
struct NormalUnit {
  SourceUnitKind kind = SourceUnitKind::kFunction;
  // As a source unit of a graph ships it: whole lines with their indentation, or for a lambda
  // from its keyword on.
  std::string_view text;
  // The innermost class around the text, for private names; or empty.
  std::string_view class_name;
  // Names that functions around the text provide; any order.
  std::span<const std::string> free;
  // Names of globals that functions of the unit use, for forms that are verbatim; any order.
  std::span<const std::string> globals;
  // Whether annotations stay strings (`from __future__ import annotations`).
  bool string_annotations = false;
};

// The normal forms of the functions in a unit.
class NormalForms {
 public:
  // unit     not kept
  // errors   as index_source
  // cost     linear in the text. No recursion.
  static Result<NormalForms> read(const NormalUnit& unit);

  NormalForms(NormalForms&&) noexcept;
  NormalForms& operator=(NormalForms&&) noexcept;
  ~NormalForms();

  // The form of the function whose code object begins in `line`, counted from the unit's first
  // one, which is 0.
  //
  // path     its name, after those of the classes of the unit around it ("Inner.method");
  //          "<lambda>" for that of a lambda's unit
  // cells    the names of its cells; any order
  // returns  a *verbatim* form, which holds the text of the unit as it is spelled, where the parser
  //          cannot make sense of the unit, where the function is not found, and where the parser
  //          may read the definition in another way than CPython. Its cells are `cells` and its
  //          globals those of the unit, both ascending.
  // cost     linear in the definition's text
  NormalForm of(std::uint32_t line, std::string_view path,
                std::span<const std::string> cells) const;

 private:
  struct State;
  explicit NormalForms(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace reknot

#endif  // RK_CORE_SOURCE_NORMAL_FORM_H_
