// What an artifact holds, for people and programs that do not want to parse it.
#ifndef RK_CORE_ARTIFACT_INSPECT_H_
#define RK_CORE_ARTIFACT_INSPECT_H_

#include <string>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace reknot {

// JSON:
//   {"version": 1, "form": "text" | "compact", "bytes": n,
//    "sections": {"sources": [key…], "namespace_groups": […], …},   every section, also if empty
//    "variables": [{"name": …, "kind": …, "section": … | null, "key": … | null}]}
//
// errors   those of read_artifact
Result<std::string> inspect_artifact(ByteView artifact);

}  // namespace reknot

#endif  // RK_CORE_ARTIFACT_INSPECT_H_
