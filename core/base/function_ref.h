// A function that somebody else owns, called through a pointer: what a parameter is where a template
// would be compiled once for each caller.
#ifndef RK_CORE_BASE_FUNCTION_REF_H_
#define RK_CORE_BASE_FUNCTION_REF_H_

#include <type_traits>

namespace reknot {

template <typename Signature>
class FunctionRef;

// Two pointers, to be passed by value.
template <typename Value, typename... Arguments>
class FunctionRef<Value(Arguments...)> {
 public:
  // function  anything that can be called so; not kept, and to outlive this object
  template <typename Function>
  requires(!std::is_same_v<std::remove_cv_t<Function>, FunctionRef>)
      FunctionRef(Function& function)  // NOLINT(google-explicit-constructor)
      : function_(&function), call_([](const void* object, Arguments... arguments) {
          return Value(
              (*static_cast<Function*>(const_cast<void*>(object)))(arguments...));
        }) {}

  Value operator()(Arguments... arguments) const {
    return call_(function_, arguments...);
  }

 private:
  const void* function_;
  Value (*call_)(const void*, Arguments...);
};

}  // namespace reknot

#endif  // RK_CORE_BASE_FUNCTION_REF_H_
