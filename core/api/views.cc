#include "core/api/views.h"

#include <string>

#include "core/api/arguments.h"
#include "core/view/folds.h"
#include "core/view/graph_view.h"
#include "core/view/json.h"
#include "core/view/retained.h"
#include "core/view/subject.h"
#include "core/view/type_graph.h"
#include "core/view/weights.h"

namespace reknot {
namespace {

Result<ObjectId> read_object(const ViewSubject& subject, ByteView argument) {
  RK_TRY_ASSIGN(const std::uint32_t id, read_count(argument));
  if (subject.exists(id)) return id;
  std::string what = "there is no object ";
  what += as_text(argument);
  return bad_request(std::move(what));
}

}  // namespace

struct Views::View {
  explicit View(const Timeline& timeline) : subject(timeline) {}

  const ViewSubject subject;
  std::unique_ptr<Weights> weights;
  // Bytes of the whole.
  std::uint64_t total = 0;
};

Views::Views(Timelines& timelines) : timelines_(timelines) {}
Views::~Views() = default;

Result<Views::View*> Views::find(ByteView id) {
  RK_TRY_ASSIGN(const Timeline* const timeline, timelines_.find(id));
  std::unique_ptr<View>& view = views_[timeline];
  if (view == nullptr) view = std::make_unique<View>(*timeline);
  return view.get();
}

Result<Views::View*> Views::weigh(ByteView id) {
  RK_TRY_ASSIGN(View* const view, find(id));
  if (view->weights == nullptr) {
    RK_TRY_ASSIGN(const OwnBytes bytes, own_bytes(view->subject));
    view->total = bytes.total;
    view->weights = std::make_unique<Weights>(view->subject, bytes);
  }
  return view;
}

void Views::close(ByteView id) {
  const Result<Timeline*> timeline = timelines_.find(id);
  if (timeline.ok()) views_.erase(timeline.value());
}

Result<Bytes> Views::graph(ByteView id, ByteView folds, ByteView focus) {
  RK_TRY_ASSIGN(View * view, find(id));
  RK_TRY_ASSIGN(const ViewRequest request,
                read_view_request(view->subject, as_text(folds), as_text(focus)));
  if (request.needs_weights()) {
    RK_TRY_ASSIGN(view, weigh(id));
  }
  return to_bytes(to_json(graph_view(view->subject, view->weights.get(), request)));
}

Result<Bytes> Views::types(ByteView id) {
  RK_TRY_ASSIGN(const View* const view, weigh(id));
  return to_bytes(to_json(type_graph(view->subject, *view->weights)));
}

Result<Bytes> Views::retained(ByteView id, ByteView object, ByteView depth,
                              ByteView limit) {
  RK_TRY_ASSIGN(const View* const view, weigh(id));
  ObjectId top = view->weights->root();
  if (!object.empty()) {
    RK_TRY_ASSIGN(top, read_object(view->subject, object));
  }
  RK_TRY_ASSIGN(const std::uint32_t levels, read_count(depth));
  RK_TRY_ASSIGN(const std::uint32_t most, read_count(limit));
  if (levels > kMaxRetainedDepth) return bad_request("the depth is more than 32");
  return to_bytes(retained_json(view->subject, *view->weights, top, levels, most));
}

Result<Bytes> Views::why(ByteView id, ByteView object) {
  RK_TRY_ASSIGN(const View* const view, weigh(id));
  RK_TRY_ASSIGN(const ObjectId asked, read_object(view->subject, object));
  return to_bytes(why_here_json(view->subject, *view->weights, view->total, asked));
}

}  // namespace reknot
