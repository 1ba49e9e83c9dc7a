// What happens in a step of a capture, in plain English.
#ifndef RK_CORE_REPLAY_CAPTURE_SENTENCES_H_
#define RK_CORE_REPLAY_CAPTURE_SENTENCES_H_

#include <string>

#include "core/replay/capture_steps.h"
#include "core/replay/names.h"

namespace reknot {

// One sentence, or two, about a step.
//
// names    those of the artifact
// index    [0, steps.steps.size())
std::string capture_sentence(const Names& names, const CaptureSteps& steps,
                             std::uint32_t index);

}  // namespace reknot

#endif  // RK_CORE_REPLAY_CAPTURE_SENTENCES_H_
