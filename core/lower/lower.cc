#include "core/lower/lower.h"

#include <algorithm>
#include <iterator>

#include "core/base/json_writer.h"
#include "core/base/sort.h"
#include "core/lower/closure_plan.h"
#include "core/lower/closures.h"
#include "core/lower/generators.h"
#include "core/lower/strict.h"
#include "core/lower/text_sections.h"
#include "core/source/index.h"
#include "core/source/parser.h"
#include "core/source/scope_reader.h"
#include "core/source/syntax.h"
#include "core/source/text_lines.h"

namespace reknot {
namespace {

// Finds what keeps a text from being lowered.
class Judge {
 public:
  explicit Judge(std::string_view text) : lines_(text) {}

  void judge(LoweringMode mode, const SyntaxNodes& nodes, const SyntaxScopes& scopes,
             const ClosurePlan& plan) {
    if (mode == LoweringMode::kReject) {
      for (const Refused& place : find_nested(nodes, plan)) {
        const std::string line = std::to_string(lines_.locate(place.begin).line);
        add(place.begin, "Nested functions not supported at line " + line,
            "make it a module-level function");
      }
    }
    if (mode == LoweringMode::kReadOnly) {
      for (const Refused& place : find_mutations(nodes, scopes, plan)) {
        add(place.begin, "Cannot mutate captured variable '" + place.name + "'",
            "return the new value, or keep it in an attribute of an object");
      }
    }
    for (const NodeIndex function : plan.unreachable()) {
      add(nodes[function].begin_byte,
          "Cannot move a function out of its class that uses `__class__`, `super` or a "
          "type parameter",
          "make it a `def` in the class");
    }
  }

  void judge(const std::vector<MachineProblem>& problems,
             const LoweredClosures& closures) {
    if (problems.empty()) return;
    const TextLines between(closures.text.text);
    for (const MachineProblem& problem : problems) {
      add(origin_of(problem.begin, closures, between), problem.message, problem.hint);
    }
  }

  // Where the original has what the first half of the lowering has at an offset; where that was
  // written for it, the line that it serves.
  //
  // between  of the text of `closures`
  std::uint32_t origin_of(std::uint32_t offset, const LoweredClosures& closures,
                          const TextLines& between) const {
    if (const auto origin = closures.origins.find(offset)) return *origin;
    const std::vector<std::uint32_t>& lines = closures.text.lines;
    const std::size_t index = between.locate(offset).line - 1;
    return index >= lines.size() || lines[index] == 0 ? 0 : lines_.begin_of(lines[index]);
  }

  void add(std::uint32_t begin, std::string message, std::string hint) {
    const LineColumn at = lines_.locate(begin);
    problems_.push_back({at.line, at.column, std::move(message), std::move(hint)});
  }

  bool has_problems() const { return !problems_.empty(); }
  // Ordered by place.
  std::vector<LoweringProblem> take() && {
    sort_items(problems_, [](const LoweringProblem& a, const LoweringProblem& b) {
      return a.line != b.line ? a.line < b.line : a.column < b.column;
    });
    return std::move(problems_);
  }

 private:
  const TextLines lines_;
  std::vector<LoweringProblem> problems_;
};

// Both are sorted.
std::vector<std::string> merged(const std::vector<std::string>& a,
                                const std::vector<std::string>& b) {
  std::vector<std::string> both;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

// The runtime's import goes where nothing but the docstring and other imports of the kind is before.
void add_import(LoweredText& text, std::uint32_t begin) {
  if (text.runtime.empty()) return;
  std::string names;
  for (const std::string& name : text.runtime) {
    names += "    " + name + ",\n";
  }
  const std::string lines = "from reknot.lowered import (\n" + names + ")\n\n";
  const bool is_inside = begin == 0 || text.text[begin - 1] == '\n';
  const auto line = std::count(text.text.begin(), text.text.begin() + begin, '\n');
  text.text.insert(begin, is_inside ? lines : "\n" + lines);
  const std::size_t count = text.runtime.size() + 3;
  text.lines.insert(text.lines.begin() + line + (is_inside ? 0 : 1), count, 0);
}

// What is wrong with the machines goes to the judge; then there is no text.
Result<LoweredText> lower_text(const LoweredClosures& closures, Judge& judge) {
  Result<LoweredGenerators> machines =
      lower_to_machines(closures.text.text, closures.suspending);
  if (!machines.ok()) {
    Error error = std::move(machines).take_error();
    error.offset = judge.origin_of(static_cast<std::uint32_t>(error.offset), closures,
                                   TextLines(closures.text.text));
    return error;
  }
  judge.judge(machines.value().problems, closures);
  if (judge.has_problems()) return LoweredText{};
  LoweredText text = std::move(machines).value().lowered;
  text.lines = compose(closures.text.lines, text.lines);
  text.runtime = merged(closures.text.runtime, text.runtime);
  add_import(text, closures.import_at);
  return text;
}

}  // namespace

std::optional<LoweringMode> lowering_mode(std::string_view name) {
  if (name == "full") return LoweringMode::kFull;
  if (name == "read-only") return LoweringMode::kReadOnly;
  if (name == "reject") return LoweringMode::kReject;
  return std::nullopt;
}

Result<Lowering> lower(std::string_view given, LoweringMode mode) {
  if (given.starts_with(kByteOrderMark)) given.remove_prefix(kByteOrderMark.size());
  const std::string text = with_newlines(given);
  RK_TRY_ASSIGN(const SyntaxTree tree, parse_python(text));
  Lowering result;
  const SyntaxNodes nodes = flatten(tree.get());
  if (!nodes.is_whole) {
    RK_TRY_ASSIGN(const SourceIndex index, index_source(text));
    const SyntaxIssue& issue = *index.error;
    result.problems.push_back({issue.line, issue.column, issue.message, {}});
    return result;
  }
  SyntaxScopes scopes = read_syntax_scopes(nodes, text, {});
  resolve_names(scopes.table, {});
  FreshNames names(nodes, text);
  RK_TRY_ASSIGN(const ClosurePlan plan, ClosurePlan::make(nodes, scopes, names));
  Judge judge(text);
  judge.judge(mode, nodes, scopes, plan);
  if (!judge.has_problems()) {
    const LoweredClosures closures = lower_closures(nodes, text, scopes, plan, names);
    RK_TRY_ASSIGN(result.text, lower_text(closures, judge));
  }
  result.problems = std::move(judge).take();
  return result;
}

std::string to_json(const Lowering& lowering) {
  JsonWriter json;
  json.begin_object();
  if (!lowering.problems.empty()) {
    json.key("errors");
    json.begin_array();
    for (const LoweringProblem& problem : lowering.problems) {
      json.begin_object();
      json.member("line", std::int64_t{problem.line});
      json.member("column", std::int64_t{problem.column});
      json.member("message", problem.message);
      json.member("hint", problem.hint);
      json.end_object();
    }
    json.end_array();
  } else {
    json.member("text", lowering.text.text);
    json.key("lines");
    json.begin_inline_array();
    for (const std::uint32_t line : lowering.text.lines) json.number(line);
    json.end_array();
    json.key("runtime");
    json.begin_array();
    for (const std::string& name : lowering.text.runtime) json.text(name);
    json.end_array();
  }
  json.end_object();
  return std::move(json).take();
}

}  // namespace reknot
