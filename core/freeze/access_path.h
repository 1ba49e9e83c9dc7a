// How Python reaches what a term stands for: `job.steps[2].__closure__[log]`.
#ifndef RK_CORE_FREEZE_ACCESS_PATH_H_
#define RK_CORE_FREEZE_ACCESS_PATH_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/freeze/function_forms.h"
#include "core/freeze/terms.h"
#include "core/graph/graph.h"

namespace reknot {

// What the keys or items of a container are, by what has led to it.
enum class AccessContext : std::uint8_t {
  kItems,
  kAttributes,  // of an object further up
  kProperty,    // what a property is made from
  kWrapped,     // what a static method or class method is made from
};

// A way from a term to one of its children, and on from there.
struct AccessStep {
  // What is appended to the path; empty where a reader of Python sees no step.
  std::string text;
  AccessContext context = AccessContext::kItems;
};

// Keeps the addresses of all that it is given.
class AccessSteps {
 public:
  AccessSteps(const Graph& graph, const Terms& terms, FunctionForms& forms)
      : graph_(graph), terms_(terms), forms_(forms) {}

  // child    an index of the term's children
  // context  what the step that led to `term` said; kItems for a variable's
  AccessStep step(TermId term, std::uint32_t child, AccessContext context) const;

  // What a term stands for, for a person to read: an atom as Python writes it, "list of 3",
  // "function inc (main.py:3)", ….
  std::string noun(TermId term) const;

 private:
  AccessStep step_of_object(NodeId node, std::uint32_t child,
                            AccessContext context) const;
  AccessStep step_of_function(NodeId node, std::uint32_t child) const;
  AccessStep step_of_instance(NodeId node, std::uint32_t child) const;
  std::string step_of_key(Value key, AccessContext context) const;
  std::string noun(Value value) const;
  std::string object_noun(NodeId node) const;
  std::string type_name(Value type) const;
  bool is_builtin(Value type, std::string_view name) const;

  const Graph& graph_;
  const Terms& terms_;
  FunctionForms& forms_;
};

// A place that was reached, and from where.
struct Arrival {
  std::uint32_t from;  // an index of the arrivals; its own for a place where a way begins
  std::string text;
};

// What all steps to a place say, that with which the way begins among them.
std::string path_to(const std::vector<Arrival>& arrivals, std::uint32_t place);

}  // namespace reknot

#endif  // RK_CORE_FREEZE_ACCESS_PATH_H_
