#include "core/api/freezing.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/artifact/artifact.h"
#include "core/base/json_writer.h"
#include "core/capture/capture.h"
#include "core/freeze/difference.h"
#include "core/freeze/identity_digests.h"
#include "core/freeze/minimal_form.h"
#include "core/freeze/place_graph.h"
#include "core/freeze/report.h"
#include "core/freeze/sharing.h"
#include "core/freeze/terms.h"
#include "core/freeze/value_digests.h"

namespace reknot {
namespace {

struct Mode {
  bool is_identity = false;
  DictOrder order = DictOrder::kIgnored;
};

Error bad_request(std::string what) {
  return Error{ErrorCode::kBadRequest, 0, std::move(what)};
}

Result<Mode> read_mode(std::string_view text) {
  constexpr std::string_view kOrdered = " ordered";
  Mode mode;
  if (text.ends_with(kOrdered)) {
    mode.order = DictOrder::kCounts;
    text.remove_suffix(kOrdered.size());
  }
  mode.is_identity = text == "identity";
  if (!mode.is_identity && text != "value") {
    return bad_request("the mode is neither value nor identity");
  }
  return mode;
}

Result<Graph> read_graph(ByteView input) {
  if (!looks_like_artifact(input)) return read_capture_stream(input);
  RK_TRY_ASSIGN(Artifact artifact, read_artifact(input));
  return std::move(artifact.graph);
}

// An input, and what is frozen of it. Stays where it is made, since parts refer to each other.
struct Frozen {
  Frozen(Graph read, FormStore& store) : graph(std::move(read)), forms(graph, store) {}
  Frozen(const Frozen&) = delete;
  Frozen& operator=(const Frozen&) = delete;

  void digest() { digests = value_digests(terms.graph); }

  const Graph graph;
  FunctionForms forms;
  Terms terms;
  std::vector<Digest> digests;
};

// The terms of an input; their digests are yet to be made.
Result<std::unique_ptr<Frozen>> read_frozen(ByteView input, DictOrder order,
                                            FormStore& store) {
  RK_TRY_ASSIGN(Graph graph, read_graph(input));
  auto frozen = std::make_unique<Frozen>(std::move(graph), store);
  RK_TRY_ASSIGN(frozen->terms, make_terms(frozen->graph, order, frozen->forms));
  return frozen;
}

// An input, digested, whose objects have places. Stays where it is made, too.
struct Placed {
  explicit Placed(std::unique_ptr<Frozen> read)
      : frozen(std::move(read)), places(frozen->graph, frozen->terms, frozen->forms) {}
  Placed(const Placed&) = delete;
  Placed& operator=(const Placed&) = delete;

  const std::unique_ptr<Frozen> frozen;
  const PlaceGraph places;
  const PairedSide side{places, frozen->digests};
};

Result<TermId> find_variable(const Frozen& frozen, std::string_view name) {
  const auto& variables = frozen.graph.variables();
  const auto found =
      std::find_if(variables.begin(), variables.end(),
                   [&](const auto& variable) { return variable.first == name; });
  if (found == variables.end()) {
    return bad_request("there is no variable " + std::string(name));
  }
  return frozen.terms.variables[static_cast<std::size_t>(found - variables.begin())];
}

Bytes to_json(const std::optional<Difference>& difference) {
  JsonWriter json;
  if (difference) {
    json.begin_object();
    json.member("path", difference->path);
    json.member("left", difference->left);
    json.member("right", difference->right);
    json.end_object();
  } else {
    json.null();
  }
  const std::string text = std::move(json).take();
  return {text.begin(), text.end()};
}

Result<std::optional<Difference>> compare(Mode mode, const FrozenSide& left,
                                          const FrozenSide& right) {
  std::optional<Difference> found = value_difference(left, right);
  if (found || !mode.is_identity) return found;
  RK_TRY_ASSIGN(const Digest left_digest,
                IdentityDigester(left.terms.graph).digest(left.root));
  RK_TRY_ASSIGN(const Digest right_digest,
                IdentityDigester(right.terms.graph).digest(right.root));
  if (left_digest == right_digest) return found;
  found = identity_difference(left, right);
  if (!found) found = Difference{{}, "the same values", "shared in another way"};
  return found;
}

}  // namespace

Result<Bytes> Freezing::digests(ByteView input, ByteView mode_text) {
  RK_TRY_ASSIGN(const Mode mode, read_mode(as_text(mode_text)));
  store_.trim();
  RK_TRY_ASSIGN(const auto read, read_frozen(input, mode.order, store_));
  Frozen& frozen = *read;
  Bytes result;
  const auto add = [&](const Digest& digest) {
    result.insert(result.end(), digest.begin(), digest.end());
  };
  if (mode.is_identity) {
    IdentityDigester identity(frozen.terms.graph);
    for (const TermId term : frozen.terms.variables) {
      RK_TRY_ASSIGN(const Digest digest, identity.digest(term));
      add(digest);
    }
  } else {
    frozen.digest();
    for (const TermId term : frozen.terms.variables) add(frozen.digests[term]);
  }
  return result;
}

Result<Bytes> Freezing::report(ByteView input, ByteView mode_text) {
  RK_TRY_ASSIGN(const Mode mode, read_mode(as_text(mode_text)));
  store_.trim();
  RK_TRY_ASSIGN(const auto read, read_frozen(input, mode.order, store_));
  Frozen& frozen = *read;
  frozen.digest();
  std::vector<std::optional<Digest>> identities;
  IdentityDigester identity(frozen.terms.graph);
  for (const TermId term : frozen.terms.variables) {
    Result<Digest> digest = identity.digest(term);
    identities.push_back(digest.ok() ? std::optional(digest.value()) : std::nullopt);
  }
  const std::string json =
      freeze_report(frozen.graph, frozen.terms, frozen.forms, identities, frozen.digests);
  return Bytes(json.begin(), json.end());
}

Result<Bytes> Freezing::difference(ByteView left_input, ByteView right_input,
                                   ByteView question) {
  const std::string_view text = as_text(question);
  const std::size_t first = text.find('\0');
  const std::size_t second = first == text.npos ? first : text.find('\0', first + 1);
  if (second == text.npos) return bad_request("a mode and two names were expected");
  RK_TRY_ASSIGN(const Mode mode, read_mode(text.substr(0, first)));
  store_.trim();
  RK_TRY_ASSIGN(const auto left_read, read_frozen(left_input, mode.order, store_));
  RK_TRY_ASSIGN(const auto right_read, read_frozen(right_input, mode.order, store_));
  Frozen& left = *left_read;
  Frozen& right = *right_read;
  left.digest();
  right.digest();
  RK_TRY_ASSIGN(const TermId left_root,
                find_variable(left, text.substr(first + 1, second - first - 1)));
  RK_TRY_ASSIGN(const TermId right_root, find_variable(right, text.substr(second + 1)));
  RK_TRY_ASSIGN(
      const std::optional<Difference> found,
      compare(mode, {left.graph, left.terms, left.forms, left.digests, left_root},
              {right.graph, right.terms, right.forms, right.digests, right_root}));
  return to_json(found);
}

Result<Bytes> Freezing::sharing(ByteView before, ByteView after, ByteView drawn) {
  store_.trim();
  std::array<std::optional<Placed>, 3> sides;
  const std::array<ByteView, 3> inputs = {before, after, drawn};
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (i > 0 && inputs[i].empty()) continue;
    RK_TRY_ASSIGN(auto read, read_frozen(inputs[i], DictOrder::kIgnored, store_));
    read->digest();
    sides[i].emplace(std::move(read));
  }
  const auto side = [&](std::size_t i) { return sides[i] ? &sides[i]->side : nullptr; };
  const std::string json = sharing_report(*side(0), side(1), side(2));
  return Bytes(json.begin(), json.end());
}

Result<Bytes> Freezing::form(ByteView input, ByteView mode_text) {
  RK_TRY_ASSIGN(const Mode mode, read_mode(as_text(mode_text)));
  store_.trim();
  RK_TRY_ASSIGN(const auto read, read_frozen(input, mode.order, store_));
  Frozen& frozen = *read;
  if (mode.is_identity) return bad_request("a form shows no identity");
  if (frozen.terms.variables.size() != 1) return bad_request("a form is of one variable");
  frozen.digest();
  return minimal_form(frozen.terms.graph, frozen.digests, frozen.terms.variables[0]);
}

}  // namespace reknot
