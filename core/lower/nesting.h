// Counts how deep the writer of a machine is in statements and expressions. Private to this folder.
#ifndef RK_CORE_LOWER_NESTING_H_
#define RK_CORE_LOWER_NESTING_H_

#include "core/lower/machine_writer.h"

namespace reknot {

// Refuses what is nested too deep; then it is false, and nothing is to be done.
class MachineWriter::Nesting {
 public:
  Nesting(MachineWriter& writer, NodeIndex node) : writer_(writer) {
    if (++writer.nesting_ > kMaxSuspensionDepth) {
      writer.refuse(node, "suspensions are nested too deep");
    }
  }
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;
  ~Nesting() { --writer_.nesting_; }

  explicit operator bool() const { return !writer_.error_.has_value(); }

 private:
  MachineWriter& writer_;
};

}  // namespace reknot

#endif  // RK_CORE_LOWER_NESTING_H_
