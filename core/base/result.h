// Result<T>: a value, or the reason why an input was refused.
//
// The core has no exceptions. Whatever reads input returns a Result, and the caller
// either uses the value or hands the error on with RK_TRY / RK_TRY_ASSIGN. Bugs are not
// errors: RK_CHECK (core/base/check.h) ends the program.
#ifndef RK_CORE_BASE_RESULT_H_
#define RK_CORE_BASE_RESULT_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/check.h"

namespace reknot {

enum class ErrorCode : std::uint8_t {
#define RK_ERROR(name, sentence) k##name,
#include "core/base/error.def"
#undef RK_ERROR
};

// The row's name, such as "Truncated"; static storage.
std::string_view error_name(ErrorCode code);

// The row's sentence, without a final full stop; static storage.
std::string_view error_sentence(ErrorCode code);

// Why an input was refused, and where.
struct [[nodiscard]] Error {
  ErrorCode code;
  // In bytes from the start of the input that was refused; 0 where the input has no
  // bytes.
  std::uint64_t offset = 0;
  // The values at fault, for a person to read; may be empty.
  std::string detail;

  // "<sentence>: <detail> (at byte <offset>)".
  std::string message() const;
};

struct Unit {};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}  // NOLINT: implicit by design
  // Boxed, so that success costs no more than the value.
  Result(Error error)  // NOLINT: implicit by design
      : error_(std::make_unique<Error>(std::move(error))) {}

  bool ok() const { return error_ == nullptr; }

  const T& value() const& {
    RK_CHECK(ok());
    return *value_;
  }
  T& value() & {
    RK_CHECK(ok());
    return *value_;
  }
  T&& value() && {
    RK_CHECK(ok());
    return *std::move(value_);
  }
  const Error& error() const {
    RK_CHECK(!ok());
    return *error_;
  }
  Error&& take_error() {
    RK_CHECK(!ok());
    return std::move(*error_);
  }

 private:
  // Exactly one of the two is there. Not a std::variant, which libc++ 13 destroys by way of a
  // table of functions: a tenth of the time of a WebAssembly build.
  std::optional<T> value_;
  std::unique_ptr<Error> error_;
};

// One pointer, null on success: what runs once for each opcode returns this.
template <>
class [[nodiscard]] Result<Unit> {
 public:
  Result(Unit) {}      // NOLINT: implicit by design
  Result(Error error)  // NOLINT: implicit by design
      : error_(std::make_unique<Error>(std::move(error))) {}

  bool ok() const { return error_ == nullptr; }
  Unit value() const {
    RK_CHECK(ok());
    return {};
  }
  const Error& error() const {
    RK_CHECK(!ok());
    return *error_;
  }
  Error&& take_error() {
    RK_CHECK(!ok());
    return std::move(*error_);
  }

 private:
  std::unique_ptr<Error> error_;
};

// The result of something that yields nothing but may be refused. Return Unit{} on
// success.
using Status = Result<Unit>;

}  // namespace reknot

// Evaluates `expr`, a Result; returns its error from the enclosing function if it has
// one.
#define RK_TRY(expr)                                    \
  do {                                                  \
    auto rk_result = (expr);                            \
    if (!rk_result.ok()) return rk_result.take_error(); \
  } while (false)

// As RK_TRY, and otherwise initialises `decl` with the value.
#define RK_TRY_ASSIGN(decl, expr) \
  RK_TRY_ASSIGN_(RK_CONCAT_(rk_result_, __LINE__), decl, expr)
#define RK_TRY_ASSIGN_(result, decl, expr)      \
  auto result = (expr);                         \
  if (!result.ok()) return result.take_error(); \
  decl = std::move(result).value()
#define RK_CONCAT_(a, b) RK_CONCAT2_(a, b)
#define RK_CONCAT2_(a, b) a##b

#endif  // RK_CORE_BASE_RESULT_H_
