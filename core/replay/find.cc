#include "core/replay/find.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <string>

#include "core/replay/marks.h"
#include "core/replay/script.h"

namespace reknot {
namespace {

// Whether a step is one of those that a query names.
using Matches = std::function<bool(std::uint32_t step)>;

Error bad_query(std::string what, std::size_t offset) {
  return {ErrorCode::kBadRequest, offset, std::move(what)};
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

// The id at `begin` of a query, which ends at `end`.
Result<ObjectId> read_id(std::string_view query, std::size_t begin, std::size_t end) {
  ObjectId id = 0;
  const auto [stop, error] =
      std::from_chars(query.data() + begin, query.data() + end, id);
  if (error == std::errc() && stop == query.data() + end) return id;
  return bad_query("an object's number was expected", begin);
}

Matches kind_is(const Timeline& timeline, std::string kind) {
  // By number: not known yet, another, or this one.
  std::array<char, 256> known{};
  return [&timeline, kind = std::move(kind), known](std::uint32_t step) mutable {
    char& is = known[timeline.script().kind_number(step)];
    if (is == 0) is = timeline.script().step(step).kind == kind ? 'y' : 'n';
    return is == 'y';
  };
}

Matches object_is(const Timeline& timeline, ObjectId id) {
  if (id >= timeline.object_bound()) return nullptr;
  return [&timeline, id, events = timeline.events(id)](std::uint32_t step) {
    return timeline.script().object(step) == std::optional<ObjectId>(id) ||
           std::binary_search(events.begin(), events.end(), step);
  };
}

// The steps that fill the slots of an object that have a name; several may.
Matches slot_is(const Timeline& timeline, ObjectId id, std::string_view name) {
  if (id >= timeline.object_bound()) return nullptr;
  const Names& names = timeline.script().names();
  std::vector<std::uint32_t> steps;
  for (std::uint32_t slot = 0; slot < names.graph().slots(id).size(); ++slot) {
    if (names.slot_role(id, slot).empty() || names.slot_name(id, slot) != name) continue;
    steps.push_back(timeline.script().history().filled(id, slot));
  }
  std::sort(steps.begin(), steps.end());
  return [steps = std::move(steps)](std::uint32_t step) {
    return std::binary_search(steps.begin(), steps.end(), step);
  };
}

Matches name_is(const Timeline& timeline, std::string name) {
  return [&script = timeline.script(), name = std::move(name)](std::uint32_t step) {
    if (script.step_label(step) == name) return true;
    for (const Effect& effect : script.history().effects(step)) {
      if (effect.kind != Effect::Kind::kFill) continue;
      for (std::uint32_t slot = effect.begin; slot < effect.end; ++slot) {
        if (script.names().slot_role(effect.object, slot).empty()) continue;
        if (script.names().slot_name(effect.object, slot) == name) return true;
      }
    }
    return false;
  };
}

Matches text_contains(const Timeline& timeline, std::string_view text) {
  return [&timeline, text = lower(text)](std::uint32_t step) {
    const TimelineStep there = timeline.step(step).value();
    return lower(there.label).find(text) != std::string::npos ||
           lower(there.sentence).find(text) != std::string::npos;
  };
}

Matches mark_is(const Timeline& timeline, StepMark mark) {
  return [&marks = timeline.marks(), mark](std::uint32_t step) {
    return has_mark(marks[step], mark);
  };
}

// Null for what no step can be.
Result<Matches> read_query(const Timeline& timeline, std::string_view query) {
  const std::size_t begin = query.find(':') + 1;
  if (begin == 0) return bad_query("a query has a colon", query.size());
  const std::string_view what = query.substr(0, begin - 1);
  const std::string_view rest = query.substr(begin);
  if (what == "kind") return kind_is(timeline, std::string(rest));
  if (what == "name") return name_is(timeline, std::string(rest));
  if (what == "text") return text_contains(timeline, rest);
  if (what == "object") {
    RK_TRY_ASSIGN(const ObjectId id, read_id(query, begin, query.size()));
    return object_is(timeline, id);
  }
  if (what == "slot") {
    const std::size_t slash = query.find('/', begin);
    if (slash == std::string_view::npos) {
      return bad_query("an object and a slot have a slash between them", query.size());
    }
    RK_TRY_ASSIGN(const ObjectId id, read_id(query, begin, slash));
    return slot_is(timeline, id, query.substr(slash + 1));
  }
  if (what != "mark") return bad_query("steps cannot be found by this", 0);
  if (rest == "reference_back") return mark_is(timeline, StepMark::kReferenceBack);
  if (rest == "cycle_closed") return mark_is(timeline, StepMark::kCycleClosed);
  if (rest == "refused") return mark_is(timeline, StepMark::kRefused);
  return bad_query("there is no such mark", begin);
}

}  // namespace

Result<std::optional<std::uint32_t>> find_step(const Timeline& timeline,
                                               std::string_view query, std::int64_t from,
                                               Direction direction) {
  if (from < -1 || from > std::int64_t{timeline.size()}) {
    return Error{ErrorCode::kStepOutOfRange, 0, std::to_string(from)};
  }
  RK_TRY_ASSIGN(const Matches matches, read_query(timeline, query));
  if (!matches) return std::optional<std::uint32_t>();
  const std::int64_t pace = direction == Direction::kNext ? 1 : -1;
  for (std::int64_t at = from + pace; at >= 0 && at < std::int64_t{timeline.size()};
       at += pace) {
    const auto step = static_cast<std::uint32_t>(at);
    if (matches(step)) return std::optional<std::uint32_t>(step);
  }
  return std::optional<std::uint32_t>();
}

}  // namespace reknot
