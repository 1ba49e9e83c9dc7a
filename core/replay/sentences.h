// What happens in a step, in plain English.
#ifndef RK_CORE_REPLAY_SENTENCES_H_
#define RK_CORE_REPLAY_SENTENCES_H_

#include <cstdint>
#include <string>

#include "core/pickle/opcodes.h"
#include "core/plan/plan.h"
#include "core/replay/history.h"
#include "core/replay/names.h"

namespace reknot {

// One sentence about a step of a plan: what happens, and why in this way.
//
// history  of the plan; not kept
// index    of the step
std::string plan_sentence(const Names& names, const History& history, const Step& step,
                          std::uint32_t index);

// One sentence about an opcode of a pickle: what the opcode does, and with what.
//
// label    of the value that it pushes, changes, stores or ends with; empty if there is none
std::string pickle_sentence(const PickleOp& op, const std::string& label);

}  // namespace reknot

#endif  // RK_CORE_REPLAY_SENTENCES_H_
