#include "core/api/views.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "core/view/folds.h"
#include "core/view/graph_view.h"
#include "core/view/json.h"
#include "core/view/retained.h"
#include "core/view/subject.h"
#include "core/view/type_graph.h"
#include "core/view/weights.h"

namespace reknot {
namespace {

Bytes to_bytes(std::string_view text) {
  const ByteView bytes = as_bytes(text);
  return {bytes.begin(), bytes.end()};
}

Error bad_request(std::string what) {
  return Error{ErrorCode::kBadRequest, 0, std::move(what)};
}

Result<ObjectId> check_object(const ViewSubject& subject, std::int64_t id) {
  if (id >= 0 && id < std::int64_t{subject.bound()} &&
      subject.exists(static_cast<ObjectId>(id))) {
    return static_cast<ObjectId>(id);
  }
  std::string what = "there is no object ";
  what += std::to_string(id);
  return bad_request(std::move(what));
}

}  // namespace

struct Views::View {
  explicit View(const Timeline& timeline) : subject(timeline) {}

  // Makes the weights, if they are not there yet.
  Status weigh() {
    if (weights != nullptr) return Unit{};
    RK_TRY_ASSIGN(const OwnBytes bytes, own_bytes(subject));
    total = bytes.total;
    weights = std::make_unique<Weights>(subject, bytes);
    return Unit{};
  }

  const ViewSubject subject;
  std::unique_ptr<Weights> weights;
  std::uint64_t total = 0;
};

Views::Views() = default;
Views::~Views() = default;

Views::View& Views::view(std::int64_t id, const Timeline& timeline) {
  std::unique_ptr<View>& view = views_[id];
  if (view == nullptr) view = std::make_unique<View>(timeline);
  return *view;
}

void Views::close(std::int64_t id) { views_.erase(id); }

Result<Bytes> Views::graph(std::int64_t id, const Timeline& timeline, ByteView folds,
                           ByteView focus) {
  View& made = view(id, timeline);
  RK_TRY_ASSIGN(const ViewRequest request,
                read_view_request(made.subject, as_text(folds), as_text(focus)));
  if (request.needs_weights()) RK_TRY(made.weigh());
  return to_bytes(to_json(graph_view(made.subject, made.weights.get(), request)));
}

Result<Bytes> Views::types(std::int64_t id, const Timeline& timeline) {
  View& made = view(id, timeline);
  RK_TRY(made.weigh());
  return to_bytes(to_json(type_graph(made.subject, *made.weights)));
}

Result<Bytes> Views::retained(std::int64_t id, const Timeline& timeline, ByteView object,
                              std::int64_t depth, std::int64_t limit) {
  View& made = view(id, timeline);
  RK_TRY(made.weigh());
  ObjectId top = made.weights->root();
  if (!object.empty()) {
    const std::string_view text = as_text(object);
    std::int64_t number = -1;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ptr != text.data() + text.size()) number = -1;
    RK_TRY_ASSIGN(top, check_object(made.subject, number));
  }
  if (depth < 0 || depth > std::int64_t{kMaxRetainedDepth} || limit < 0) {
    return bad_request("a depth of 0 to 32 and a limit were expected");
  }
  const std::int64_t most = std::min(limit, std::int64_t{made.subject.bound()});
  return to_bytes(retained_json(made.subject, *made.weights, top,
                                static_cast<std::uint32_t>(depth),
                                static_cast<std::uint32_t>(most)));
}

Result<Bytes> Views::why(std::int64_t id, const Timeline& timeline, std::int64_t object) {
  View& made = view(id, timeline);
  RK_TRY(made.weigh());
  RK_TRY_ASSIGN(const ObjectId asked, check_object(made.subject, object));
  return to_bytes(why_here_json(made.subject, *made.weights, made.total, asked));
}

}  // namespace reknot
