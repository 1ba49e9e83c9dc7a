#include "core/api/session.h"

#include <array>

#include "core/api/arguments.h"
#include "core/api/documents.h"
#include "core/api/freezing.h"
#include "core/api/timelines.h"
#include "core/api/views.h"
#include "core/artifact/artifact.h"
#include "core/artifact/extents.h"
#include "core/artifact/inspect.h"
#include "core/base/json_writer.h"
#include "core/capture/capture.h"
#include "core/lower/lower.h"
#include "core/lower/resumable.h"
#include "core/pickle/disassemble.h"
#include "core/plan/plan.h"
#include "core/plan/program.h"
#include "core/source/index.h"
#include "core/source/lens.h"
#include "core/source/scopes.h"

namespace reknot {
namespace {

enum class Operation : std::uint8_t {
#define RK_OPERATION(number, name, text, arguments, doc) k##name = number,
#include "core/api/operations.def"
#undef RK_OPERATION
};

// Larger inputs do not fit the 32-bit offsets of graphs and documents.
constexpr std::uint64_t kMaxArgument = std::uint64_t{1} << 30;
constexpr std::size_t kMaxArguments = 4;

struct Request {
  Operation operation;
  std::array<ByteView, kMaxArguments> arguments;
};

// How many arguments an operation takes, or nothing if there is no such operation.
Result<std::size_t> argument_count(std::uint8_t operation) {
  switch (static_cast<Operation>(operation)) {
#define RK_OPERATION(number, name, text, arguments, doc) \
  case Operation::k##name:                               \
    return std::size_t{arguments};
#include "core/api/operations.def"
#undef RK_OPERATION
  }
  return Error{ErrorCode::kUnknownOperation, 0, std::to_string(operation)};
}

Result<Request> read_request(ByteView bytes) {
  ByteReader reader(bytes);
  Request request;
  RK_TRY_ASSIGN(const std::uint8_t number, reader.read_u8());
  RK_TRY_ASSIGN(const std::size_t count, argument_count(number));
  request.operation = static_cast<Operation>(number);
  for (std::size_t i = 0; i < count; ++i) {
    RK_TRY_ASSIGN(const std::uint64_t size, reader.read_little(4));
    if (size > kMaxArgument) {
      return Error{ErrorCode::kLimitExceeded, 0, "an argument of more than 1 GiB"};
    }
    RK_TRY_ASSIGN(request.arguments[i], reader.read_bytes(size));
  }
  if (!reader.at_end()) return bad_request("too many arguments");
  return request;
}

Bytes refusal(const Error& error) {
  JsonWriter json;
  write_refusal(json, error);
  return to_bytes(std::move(json).take());
}

}  // namespace

struct Session::State {
  Result<Bytes> run(const Request& request) {
    const ByteView first = request.arguments[0];
    switch (request.operation) {
      case Operation::kIndexSource: {
        RK_TRY_ASSIGN(const SourceIndex index, index_source(as_text(first)));
        return to_bytes(to_json(index));
      }
      case Operation::kMakeArtifact: {
        RK_TRY_ASSIGN(const Graph graph, read_capture_stream(first));
        return write_artifact(graph, DocumentForm::kCompact);
      }
      case Operation::kToText:
        return convert(first, DocumentForm::kText);
      case Operation::kToCompact:
        return convert(first, DocumentForm::kCompact);
      case Operation::kInspect: {
        RK_TRY_ASSIGN(const std::string json, inspect_artifact(first));
        return to_bytes(json);
      }
      case Operation::kProgram: {
        RK_TRY_ASSIGN(const Artifact artifact, read_artifact(first));
        RK_TRY_ASSIGN(const Plan plan, make_plan(artifact.graph));
        return write_program(artifact.graph, plan);
      }
      case Operation::kStepPrograms: {
        RK_TRY_ASSIGN(const Artifact artifact, read_artifact(first));
        RK_TRY_ASSIGN(const Plan plan, make_plan(artifact.graph));
        return write_step_programs(artifact.graph, plan);
      }
      case Operation::kDisassemble: {
        RK_TRY_ASSIGN(const std::string json, disassemble(first));
        return to_bytes(json);
      }
      case Operation::kOpenTimeline:
        return timelines_.open(first);
      case Operation::kOpenCaptureTimeline:
        return timelines_.open_capture(first);
      case Operation::kOpenReadable:
        return timelines_.open_readable(first);
      case Operation::kTimelineSteps:
        return timelines_.steps(first, request.arguments[1], request.arguments[2]);
      case Operation::kTimelineState:
        return timelines_.state(first, request.arguments[1]);
      case Operation::kTimelineMoment:
        return timelines_.moment(first, request.arguments[1], request.arguments[2],
                                 request.arguments[3]);
      case Operation::kTimelineMarks:
        return timelines_.marks(first);
      case Operation::kTimelineEvents:
        return timelines_.events(first, request.arguments[1]);
      case Operation::kTimelineFind:
        return timelines_.find_step(first, request.arguments[1], request.arguments[2],
                                    request.arguments[3]);
      case Operation::kRecordReplay:
        return timelines_.record(first);
      case Operation::kCloseTimeline:
        views_.close(first);
        return timelines_.close(first);
      case Operation::kScopes: {
        RK_TRY_ASSIGN(const ScopeTable table, read_scopes(as_text(first)));
        return to_bytes(to_json(table));
      }
      case Operation::kLower:
        return lower_text(first, request.arguments[1]);
      case Operation::kResumable:
        return resumable(request);
      case Operation::kArtifactExtents:
        return extents(first, as_text(request.arguments[1]));
      case Operation::kFreeze:
        return freezing_.digests(first, request.arguments[1]);
      case Operation::kFreezeReport:
        return freezing_.report(first, request.arguments[1]);
      case Operation::kDifference:
        return freezing_.difference(first, request.arguments[1], request.arguments[2]);
      case Operation::kSharing:
        return freezing_.sharing(first, request.arguments[1], request.arguments[2]);
      case Operation::kMinimalForm:
        return freezing_.form(first, request.arguments[1]);
      case Operation::kAnalyze: {
        RK_TRY_ASSIGN(const Lens lens, read_lens(as_text(first)));
        return to_bytes(to_json(lens));
      }
      case Operation::kOpenDocument:
        return documents_.open(as_text(first));
      case Operation::kEditDocument:
        return edit_document(request);
      case Operation::kCloseDocument: {
        RK_TRY_ASSIGN(const std::int64_t id, read_number(first));
        return documents_.close(id);
      }
      case Operation::kGraphView:
        return views_.graph(first, request.arguments[1], request.arguments[2]);
      case Operation::kTypeGraph:
        return views_.types(first);
      case Operation::kRetainedSizes:
        return views_.retained(first, request.arguments[1], request.arguments[2],
                               request.arguments[3]);
      case Operation::kWhyHere:
        return views_.why(first, request.arguments[1]);
    }
    RK_CHECK(false);
  }

 private:
  static Result<Bytes> convert(ByteView bytes, DocumentForm form) {
    RK_TRY_ASSIGN(const Artifact artifact, read_artifact(bytes));
    return write_artifact(artifact.graph, form);
  }

  static Result<Bytes> extents(ByteView bytes, std::string_view form) {
    if (form != "text" && form != "compact") {
      return bad_request("the form is neither text nor compact");
    }
    RK_TRY_ASSIGN(const Artifact artifact, read_artifact(bytes));
    RK_TRY_ASSIGN(
        const Extents extents,
        artifact_extents(artifact.graph,
                         form == "text" ? DocumentForm::kText : DocumentForm::kCompact));
    return to_bytes(to_json(extents));
  }

  static Result<Bytes> lower_text(ByteView mode_name, ByteView source) {
    const auto mode = lowering_mode(as_text(mode_name));
    if (!mode) {
      return Error{ErrorCode::kBadRequest, 0,
                   "the mode is neither full nor read-only nor reject"};
    }
    RK_TRY_ASSIGN(const Lowering lowering, lower(as_text(source), *mode));
    return to_bytes(to_json(lowering));
  }

  static Result<Bytes> resumable(const Request& request) {
    RK_TRY_ASSIGN(const std::int64_t line, read_number(request.arguments[2]));
    RK_TRY_ASSIGN(const Resumable made, make_resumable(as_text(request.arguments[0]),
                                                       as_text(request.arguments[1]),
                                                       static_cast<std::uint32_t>(line)));
    return to_bytes(to_json(made));
  }

  Result<Bytes> edit_document(const Request& request) {
    RK_TRY_ASSIGN(const std::int64_t id, read_number(request.arguments[0]));
    RK_TRY_ASSIGN(const std::int64_t begin, read_number(request.arguments[1]));
    RK_TRY_ASSIGN(const std::int64_t end, read_number(request.arguments[2]));
    return documents_.edit(id, begin, end, as_text(request.arguments[3]));
  }

  Freezing freezing_;
  Documents documents_;
  Timelines timelines_;
  Views views_{timelines_};
};

Session::Session() : state_(std::make_unique<State>()) {}
Session::~Session() = default;

Bytes Session::call(ByteView bytes) {
  const auto respond = [this](ByteView request_bytes) -> Result<Bytes> {
    RK_TRY_ASSIGN(const Request request, read_request(request_bytes));
    return state_->run(request);
  };
  Result<Bytes> result = respond(bytes);
  const Bytes payload = result.ok() ? std::move(result).value() : refusal(result.error());
  Bytes response;
  response.reserve(1 + payload.size());
  response.push_back(result.ok() ? 0 : 1);
  response.insert(response.end(), payload.begin(), payload.end());
  return response;
}

}  // namespace reknot
