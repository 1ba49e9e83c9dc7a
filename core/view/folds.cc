#include "core/view/folds.h"

#include <algorithm>
#include <charconv>

#include "core/base/check.h"
#include "core/replay/names.h"
#include "core/replay/script.h"

namespace reknot {
namespace {

// Every fold is held against every object.
constexpr std::size_t kMaxFolds = 256;

Error bad_line(std::string_view line) {
  return Error{ErrorCode::kBadRequest, 0, std::string(line)};
}

std::optional<std::uint32_t> read_count(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<ObjectId> read_object(const ViewSubject& subject, std::string_view text) {
  const auto id = read_count(text);
  return id && subject.exists(*id) ? id : std::nullopt;
}

Status read_line(const ViewSubject& subject, std::string_view line,
                 ViewRequest& request) {
  const std::size_t colon = std::min(line.find(':'), line.size());
  const std::string_view word = line.substr(0, colon);
  const std::string_view rest = line.substr(std::min(colon + 1, line.size()));
  Fold fold{Fold::By::kKind, std::string(line), std::string(rest), 0};
  std::optional<std::uint32_t> number = 0;
  if (word == "open") {
    const auto id = read_object(subject, rest);
    if (!id) return bad_line(line);
    request.open.push_back(*id);
    return Unit{};
  }
  if (word == "module") {
    fold.by = Fold::By::kModule;
  } else if (word == "depth") {
    fold.by = Fold::By::kDepth;
    number = read_count(rest);
  } else if (word == "under") {
    fold.by = Fold::By::kUnder;
    number = read_object(subject, rest);
  } else if (word != "kind") {
    return bad_line(line);
  }
  if (!number || rest.empty()) return bad_line(line);
  if (request.folds.size() == kMaxFolds) {
    return Error{ErrorCode::kLimitExceeded, 0, "more than 256 folds"};
  }
  fold.number = *number;
  request.folds.push_back(std::move(fold));
  return Unit{};
}

Result<Focus> read_focus(const ViewSubject& subject, std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return bad_line(text);
  const auto id = read_object(subject, text.substr(0, slash));
  const auto distance = read_count(text.substr(slash + 1));
  if (!id || !distance) return bad_line(text);
  return Focus{*id, *distance};
}

class Folder {
 public:
  Folder(const ViewSubject& subject, const Weights* weights, const ViewRequest& request)
      : subject_(subject),
        weights_(weights),
        request_(request),
        names_(subject.timeline().script().names()),
        shown_(subject.bound(), 0),
        fold_of_(subject.bound(), nullptr),
        piece_of_(subject.bound(), FoldedGraph::kHidden) {}

  FoldedGraph fold() && {
    choose_shown();
    if (!request_.folds.empty()) {
      choose_folds();
      join_pieces();
    }
    return number_nodes();
  }

 private:
  // --- Which objects -----------------------------------------------------------------------------

  void choose_shown() {
    if (!request_.focus) {
      for (ObjectId id = 0; id < subject_.bound(); ++id) {
        shown_[id] = subject_.exists(id) ? 1 : 0;
      }
      return;
    }
    std::vector<ObjectId> found = {request_.focus->object};
    shown_[found[0]] = 1;
    std::size_t begin = 0;
    for (std::uint32_t k = 0; k < request_.focus->distance && begin < found.size(); ++k) {
      const std::size_t end = found.size();
      for (; begin < end; ++begin) find_neighbours(found[begin], found);
    }
  }

  void find_neighbours(ObjectId id, std::vector<ObjectId>& found) {
    const auto find = [&](ObjectId other) {
      if (shown_[other] == 0) found.push_back(other);
      shown_[other] = 1;
    };
    for (const std::uint32_t i : subject_.from(id)) find(subject_.reference(i).to);
    for (const std::uint32_t i : subject_.to(id)) find(subject_.reference(i).from);
  }

  // --- Which folds -------------------------------------------------------------------------------

  void choose_folds() {
    const std::vector<std::uint32_t> distances = subject_.distances();
    for (const Fold& fold : request_.folds) {
      for (ObjectId id = 0; id < subject_.bound(); ++id) {
        if (shown_[id] == 0 || fold_of_[id] != nullptr) continue;
        if (fits(fold, id, distances[id])) fold_of_[id] = &fold;
      }
    }
    for (const ObjectId id : request_.open) fold_of_[id] = nullptr;
  }

  bool fits(const Fold& fold, ObjectId id, std::uint32_t distance) {
    switch (fold.by) {
      case Fold::By::kKind:
        return subject_.united().objects[id].kind == fold.name;
      case Fold::By::kModule:
        return module_of(id) == fold.name;
      case Fold::By::kDepth:
        return distance > fold.number;
      case Fold::By::kUnder:
        return id != fold.number && is_under(fold, id);
    }
    RK_CHECK(false);
  }

  std::string_view module_of(ObjectId id) const {
    const Graph& graph = names_.graph();
    switch (graph.kind(id)) {
      case Kind::kNamespace:
        return names_.module_name(id);
      case Kind::kFunction: {
        const Value space = graph.slot(id, FunctionSlot::kNamespace);
        return space.is_node() && graph.kind(space.as_node()) == Kind::kNamespace
                   ? names_.module_name(space.as_node())
                   : std::string_view();
      }
      case Kind::kClass:
        return text_of(graph.slot(id, ClassSlot::kModule));
      case Kind::kReference:
        return text_of(graph.slots(id)[0]);
      default:
        return {};
    }
  }

  std::string_view text_of(Value value) const {
    return value.tag() == Tag::kText ? names_.graph().text(value) : std::string_view();
  }

  // Climbs the dominator tree; what was climbed before tells the rest.
  bool is_under(const Fold& fold, ObjectId id) {
    if (under_ != &fold) {
      under_ = &fold;
      is_under_.assign(subject_.bound() + 1, kUnknown);
      is_under_[weights_->root()] = 0;
      is_under_[fold.number] = 1;
    }
    path_.clear();
    for (; is_under_[id] == kUnknown; id = weights_->above(id)) path_.push_back(id);
    for (const ObjectId below : path_) is_under_[below] = is_under_[id];
    return is_under_[id] == 1;
  }

  // --- Which pieces: union-find, the least object of a piece stands for it -----------------------

  void join_pieces() {
    for (ObjectId id = 0; id < subject_.bound(); ++id) piece_of_[id] = id;
    // By fold: an object of it that the one at hand refers to.
    std::vector<ObjectId> sibling(request_.folds.size());
    for (ObjectId id = 0; id < subject_.bound(); ++id) {
      if (shown_[id] == 0) continue;
      std::fill(sibling.begin(), sibling.end(), FoldedGraph::kHidden);
      for (const std::uint32_t i : subject_.from(id)) {
        const ObjectId to = subject_.reference(i).to;
        if (shown_[to] == 0 || fold_of_[to] == nullptr) continue;
        if (fold_of_[id] == fold_of_[to]) join(id, to);
        ObjectId& first =
            sibling[static_cast<std::size_t>(fold_of_[to] - request_.folds.data())];
        if (first == FoldedGraph::kHidden) first = to;
        join(first, to);
      }
    }
  }

  ObjectId piece(ObjectId id) {
    while (piece_of_[id] != id) id = piece_of_[id] = piece_of_[piece_of_[id]];
    return id;
  }

  void join(ObjectId a, ObjectId b) {
    a = piece(a);
    b = piece(b);
    piece_of_[std::max(a, b)] = std::min(a, b);
  }

  FoldedGraph number_nodes() {
    FoldedGraph graph;
    graph.node_of.assign(subject_.bound(), FoldedGraph::kHidden);
    std::vector<std::uint32_t> sizes(subject_.bound(), 0);
    for (ObjectId id = 0; id < subject_.bound(); ++id) {
      if (fold_of_[id] != nullptr) ++sizes[piece(id)];
    }
    const auto is_alone = [&](ObjectId id) {
      return fold_of_[id] == nullptr || sizes[piece(id)] == 1;
    };
    for (ObjectId id = 0; id < subject_.bound(); ++id) {
      if (shown_[id] == 0 || !is_alone(id)) continue;
      graph.node_of[id] = static_cast<std::uint32_t>(graph.nodes.size());
      graph.nodes.push_back({{id}, nullptr});
    }
    for (ObjectId id = 0; id < subject_.bound(); ++id) {
      if (shown_[id] == 0 || is_alone(id)) continue;
      std::uint32_t& number = graph.node_of[piece(id)];
      if (number == FoldedGraph::kHidden) {
        number = static_cast<std::uint32_t>(graph.nodes.size());
        graph.nodes.push_back({{}, fold_of_[id]});
      }
      graph.node_of[id] = number;
      graph.nodes[number].objects.push_back(id);
    }
    return graph;
  }

  static constexpr std::uint8_t kUnknown = 2;

  const ViewSubject& subject_;
  const Weights* weights_;
  const ViewRequest& request_;
  const Names& names_;
  // By object.
  std::vector<std::uint8_t> shown_;
  std::vector<const Fold*> fold_of_;
  std::vector<ObjectId> piece_of_;
  // Of the fold at hand.
  const Fold* under_ = nullptr;
  std::vector<std::uint8_t> is_under_;
  std::vector<ObjectId> path_;
};

}  // namespace

bool ViewRequest::needs_weights() const {
  return std::any_of(folds.begin(), folds.end(),
                     [](const Fold& fold) { return fold.by == Fold::By::kUnder; });
}

Result<ViewRequest> read_view_request(const ViewSubject& subject, std::string_view folds,
                                      std::string_view focus) {
  ViewRequest request;
  while (!folds.empty()) {
    const std::size_t end = std::min(folds.find('\n'), folds.size());
    if (end > 0) RK_TRY(read_line(subject, folds.substr(0, end), request));
    folds.remove_prefix(std::min(end + 1, folds.size()));
  }
  if (!focus.empty()) {
    RK_TRY_ASSIGN(request.focus, read_focus(subject, focus));
  }
  return request;
}

FoldedGraph fold_objects(const ViewSubject& subject, const Weights* weights,
                         const ViewRequest& request) {
  return Folder(subject, weights, request).fold();
}

}  // namespace reknot
