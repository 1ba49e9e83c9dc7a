#include "core/base/result.h"

namespace reknot {

std::string_view error_name(ErrorCode code) {
  switch (code) {
#define RK_ERROR(name, sentence) \
  case ErrorCode::k##name:       \
    return #name;
#include "core/base/error.def"
#undef RK_ERROR
  }
  RK_CHECK(false);
}

std::string_view error_sentence(ErrorCode code) {
  switch (code) {
#define RK_ERROR(name, sentence) \
  case ErrorCode::k##name:       \
    return sentence;
#include "core/base/error.def"
#undef RK_ERROR
  }
  RK_CHECK(false);
}

std::string Error::message() const {
  std::string text(error_sentence(code));
  if (!detail.empty()) text += ": " + detail;
  return text + " (at byte " + std::to_string(offset) + ")";
}

}  // namespace reknot
