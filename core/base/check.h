// RK_CHECK: the line between a bug in Reknot and bad input.
//
// A failed check is a *fault*: the program ends with a trap, which JavaScript sees as
// `RuntimeError: unreachable`. It is on in every build, because in WebAssembly a null
// read returns 0 instead of trapping. No input, however broken, may fail a check; refuse
// bad input with a Result (core/base/result.h).
#ifndef RK_CORE_BASE_CHECK_H_
#define RK_CORE_BASE_CHECK_H_

#define RK_CHECK(condition)        \
  do {                             \
    if (!(condition)) [[unlikely]] \
      __builtin_trap();            \
  } while (false)

#endif  // RK_CORE_BASE_CHECK_H_
