// The normal forms of the functions of a graph, and of those of graphs before it.
#ifndef RK_CORE_FREEZE_FUNCTION_FORMS_H_
#define RK_CORE_FREEZE_FUNCTION_FORMS_H_

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "core/base/result.h"
#include "core/graph/graph.h"
#include "core/source/normal_form.h"

namespace reknot {

// What was made of sources, by what is in them: a program freezes the same functions again and
// again.
class FormStore {
 public:
  // How much text is kept, in bytes; what is made of it takes some three times as much.
  static constexpr std::size_t kMaxText = 4U << 20;

  // Forgets everything if there is more; to be called while nobody has a FunctionForms.
  void trim();

 private:
  friend class FunctionForms;

  struct Unit {
    std::optional<NormalForms> parsed;
    // By line, path and cells.
    std::map<std::tuple<std::uint32_t, std::string, std::vector<std::string>>, NormalForm>
        forms;
  };

  // Where what is made of a source is kept.
  Unit& unit_of(const Source& source);

  std::unordered_map<std::string, std::unique_ptr<Unit>> units_;
  std::size_t text_ = 0;
};

// Those of one graph.
class FunctionForms {
 public:
  // Both are kept by reference.
  FunctionForms(const Graph& graph, FormStore& store);

  // The form of a function's code.
  //
  // returns  valid as long as this object
  // errors   those of NormalForms::read, without an offset
  // cost     parses a source that neither this object nor the store has seen
  Result<const NormalForm*> of(CodeId code);

 private:
  const Graph& graph_;
  FormStore& store_;
  // By source and by code; null before it was asked for.
  std::vector<FormStore::Unit*> units_;
  std::vector<const NormalForm*> forms_;
};

}  // namespace reknot

#endif  // RK_CORE_FREEZE_FUNCTION_FORMS_H_
