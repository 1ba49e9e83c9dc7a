// Makes the byte strings of capture streams (core/capture/packed.h).
#ifndef RK_TESTS_CORE_CAPTURE_PACKER_H_
#define RK_TESTS_CORE_CAPTURE_PACKER_H_

#include <string_view>
#include <vector>

#include "core/base/bytes.h"

namespace reknot {

using Texts = std::vector<std::string_view>;

class Packer {
 public:
  Packer& number(std::uint64_t value) {
    out_.write_little(value, 4);
    return *this;
  }
  Packer& text(std::string_view utf8) {
    number(utf8.size());
    out_.write_text(utf8);
    return *this;
  }
  Packer& texts(const Texts& row) {
    number(row.size());
    for (const std::string_view utf8 : row) text(utf8);
    return *this;
  }
  ByteView view() const { return out_.view(); }

 private:
  ByteWriter out_;
};

}  // namespace reknot

#endif  // RK_TESTS_CORE_CAPTURE_PACKER_H_
