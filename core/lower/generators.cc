#include "core/lower/generators.h"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_set>
#include <utility>

#include "core/base/sort.h"
#include "core/lower/machine_writer.h"
#include "core/source/parser.h"

namespace reknot {
namespace {

// A function of the list, found in the tree.
struct Found {
  NodeIndex definition;
  // The statement of the module that it stands in.
  NodeIndex outermost;
  std::vector<NodeIndex> statements;
  std::vector<std::string> globals;
  MachineFlow flow = MachineFlow::kGenerator;
  bool is_awaitable_generator = false;
  // The text of a class would change the names that begin with two underscores.
  bool has_private_names = false;
};

std::string_view base_class(MachineFlow flow) {
  switch (flow) {
    case MachineFlow::kGenerator:
      return "LoweredGenerator";
    case MachineFlow::kCoroutine:
      return "LoweredCoroutine";
    case MachineFlow::kAsyncGenerator:
      return "LoweredAsyncGenerator";
  }
  return {};
}

class Lowering {
 public:
  Lowering(std::string_view text, const SyntaxNodes& nodes,
           std::span<const SuspendingFunction> functions)
      : text_(text), nodes_(nodes), functions_(functions), suspensions_(nodes) {
    for (NodeIndex i = 0; i < nodes.size(); ++i) {
      if (nodes[i].syntax == Syntax::kIdentifier) names_.emplace(nodes.text_of(i, text));
    }
  }

  Result<LoweredGenerators> run() {
    for (const SuspendingFunction& function : functions_) {
      RK_TRY_ASSIGN(Found found, find(function));
      found_.push_back(std::move(found));
    }
    result_.machines.resize(functions_.size());
    lines_.emplace(text_, nodes_, edits());
    RK_TRY(write_module());
    result_.lowered.runtime.assign(runtime_.begin(), runtime_.end());
    if (!problems_.empty()) return with_problems();
    return std::move(result_);
  }

 private:
  Result<Found> find(const SuspendingFunction& function) const;
  void scan(NodeIndex begin, NodeIndex end, Found& found) const;
  bool makes_awaitable(NodeIndex definition) const;
  std::vector<SourceEdit> edits();
  std::string free_name(std::string name) const;

  Status write_module();
  Status write_machine(std::size_t index);
  LoweredGenerators with_problems();
  void write_head(const SuspendingFunction& function, const Found& found);
  void put(MachineLines lines);
  void put(std::uint32_t depth, std::string text, std::uint32_t source);

  std::string_view text_;
  const SyntaxNodes& nodes_;
  std::span<const SuspendingFunction> functions_;
  Suspensions suspensions_;
  // Never looped over.
  std::unordered_set<std::string_view> names_;
  std::vector<Found> found_;
  std::optional<SourceLines> lines_;
  std::set<std::string> runtime_;
  std::vector<MachineProblem> problems_;
  LoweredGenerators result_;
};

Result<Found> Lowering::find(const SuspendingFunction& function) const {
  const auto first = std::lower_bound(
      nodes_.nodes.begin(), nodes_.nodes.end(), function.begin,
      [](const SyntaxNode& node, std::uint32_t at) { return node.begin_byte < at; });
  Found found = {};
  found.definition = static_cast<NodeIndex>(first - nodes_.nodes.begin());
  while (found.definition < nodes_.size() &&
         nodes_[found.definition].begin_byte == function.begin &&
         nodes_[found.definition].syntax != Syntax::kFunctionDefinition) {
    ++found.definition;
  }
  if (found.definition >= nodes_.size() ||
      nodes_[found.definition].begin_byte != function.begin) {
    return Error{ErrorCode::kBadRequest, function.begin, "no function begins here"};
  }
  const NodeIndex definition = found.definition;
  found.outermost = definition;
  while (nodes_[found.outermost].parent != 0) {
    found.outermost = nodes_[found.outermost].parent;
  }
  const NodeIndex body = nodes_.child_in(definition, SyntaxField::kBody);
  if (body == nodes_[definition].end) return found;
  for (NodeIndex each = nodes_.first_child(body); each < nodes_[body].end;
       each = nodes_[each].end) {
    const bool is_statement = nodes_[each].syntax != Syntax::kTokenSemicolon;
    if (is_statement && nodes_[each].begin_byte >= function.body_begin) {
      found.statements.push_back(each);
    }
  }
  scan(body, nodes_[body].end, found);
  if (nodes_.has_child(definition, Syntax::kTokenAsync)) {
    found.flow = found.flow == MachineFlow::kAsyncGenerator ? MachineFlow::kAsyncGenerator
                                                            : MachineFlow::kCoroutine;
  } else {
    found.flow = MachineFlow::kGenerator;
    found.is_awaitable_generator = makes_awaitable(definition);
  }
  return found;
}

// What the function's own nodes say. kAsyncGenerator stands for any function with a `yield`.
void Lowering::scan(NodeIndex begin, NodeIndex end, Found& found) const {
  for (NodeIndex i = begin; i < end; ++i) {
    switch (nodes_[i].syntax) {
      case Syntax::kFunctionDefinition:
      case Syntax::kLambda:
        // Its names may be private ones, too.
        for (NodeIndex inside = i; inside < nodes_[i].end; ++inside) {
          if (nodes_[inside].syntax == Syntax::kIdentifier) {
            const std::string_view name = nodes_.text_of(inside, text_);
            found.has_private_names |= name.starts_with("__") && !name.ends_with("__");
          }
        }
        i = nodes_[i].end - 1;
        break;
      case Syntax::kYield:
        found.flow = MachineFlow::kAsyncGenerator;
        break;
      case Syntax::kIdentifier: {
        const std::string_view name = nodes_.text_of(i, text_);
        found.has_private_names |= name.starts_with("__") && !name.ends_with("__");
        const bool is_global = nodes_.parent_syntax(i) == Syntax::kGlobalStatement;
        // That of a class body is copied.
        const NodeIndex around = nodes_[nodes_[nodes_[i].parent].parent].parent;
        if (is_global && nodes_[around].syntax != Syntax::kClassDefinition) {
          found.globals.emplace_back(name);
        }
        break;
      }
      default:
        break;
    }
  }
}

// `types.coroutine` cannot find out any more what its function was.
bool Lowering::makes_awaitable(NodeIndex definition) const {
  const NodeIndex parent = nodes_[definition].parent;
  if (nodes_[parent].syntax != Syntax::kDecoratedDefinition) return false;
  for (NodeIndex each = nodes_.first_child(parent); each < nodes_[parent].end;
       each = nodes_[each].end) {
    if (nodes_[each].syntax != Syntax::kDecorator) continue;
    const std::string_view text = nodes_.text_of(each, text_);
    if (text == "@types.coroutine" || text == "@coroutine") return true;
  }
  return false;
}

std::string Lowering::free_name(std::string name) const {
  while (names_.count(name) != 0) name += '_';
  return name;
}

// What remains of the functions.
std::vector<SourceEdit> Lowering::edits() {
  std::vector<SourceEdit> edits;
  for (std::size_t i = 0; i < functions_.size(); ++i) {
    const SyntaxNode& definition = nodes_[found_[i].definition];
    if (found_[i].flow == MachineFlow::kCoroutine) {
      const std::size_t line_end = text_.substr(0, definition.begin_byte).rfind('\n');
      const auto line = static_cast<std::uint32_t>(
          line_end == std::string_view::npos ? 0 : line_end + 1);
      const std::string marker = "lowered_coroutine_function";
      runtime_.insert(marker);
      edits.push_back({line, line,
                       std::string(text_.substr(line, definition.begin_byte - line)) +
                           "@" + marker + "\n"});
    }
    if (found_[i].flow != MachineFlow::kGenerator) {
      const NodeIndex def = nodes_.child_of(found_[i].definition, Syntax::kTokenDef);
      edits.push_back({definition.begin_byte, nodes_[def].begin_byte, {}});
    }
    const SuspendingFunction& function = functions_[i];
    const std::string text =
        "return " + function.class_name + "(" + function.environment + ")";
    // The list may name the line's begin.
    const std::uint32_t body_begin =
        found_[i].statements.empty() ? function.body_begin
                                     : nodes_[found_[i].statements.front()].begin_byte;
    edits.push_back({body_begin, definition.end_byte, text});
  }
  sort_items(edits, [](const SourceEdit& left, const SourceEdit& right) {
    return left.begin < right.begin;
  });
  return edits;
}

// Output -----------------------------------------------------------------------------------

Status Lowering::write_module() {
  // An inner machine before that of the function around it.
  std::vector<std::size_t> order(functions_.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  sort_items(order, [&](std::size_t left, std::size_t right) {
    const SyntaxNode& a = nodes_[found_[left].definition];
    const SyntaxNode& b = nodes_[found_[right].definition];
    return a.end_byte != b.end_byte ? a.end_byte < b.end_byte
                                    : a.begin_byte > b.begin_byte;
  });
  std::uint32_t copied = 0;
  const auto copy_to = [&](std::uint32_t end, bool is_last) {
    MachineLines lines = lines_->copy(copied, end, {});
    if (!is_last) lines.pop_back();
    put(std::move(lines));
    copied = end;
  };
  for (const std::size_t index : order) {
    const std::uint32_t begin =
        lines_->line_begin(nodes_[found_[index].outermost].begin_byte);
    if (begin > copied) copy_to(begin, false);
    RK_TRY(write_machine(index));
  }
  copy_to(static_cast<std::uint32_t>(text_.size()), true);
  if (!result_.lowered.text.empty()) {
    result_.lowered.text.pop_back();
    if (result_.lowered.text.ends_with('\n') || result_.lowered.text.empty()) {
      result_.lowered.lines.pop_back();
    }
  }
  return Unit{};
}

Status Lowering::write_machine(std::size_t index) {
  const SuspendingFunction& function = functions_[index];
  const Found& found = found_[index];
  const MachineNames names = {free_name("machine"), function.environment,
                              free_name("label"), free_name("value")};
  MachineWriter writer({text_, nodes_, suspensions_, *lines_}, names, found.flow,
                       found.is_awaitable_generator);
  const std::uint32_t depth = found.has_private_names ? 1 : 2;
  RK_TRY_ASSIGN(MachineLines body, writer.write(found.statements, depth));
  problems_.insert(problems_.end(), writer.problems().begin(), writer.problems().end());
  runtime_.emplace(base_class(found.flow));
  runtime_.insert(writer.runtime().begin(), writer.runtime().end());
  const std::uint32_t line = lines_->line_of(nodes_[found.definition].begin_byte);
  const std::string parameters = "(" + names.machine + ", " + function.environment + "):";
  const auto begin_method = [&](const std::string& name) {
    put(depth - 1, "def " + name + parameters, line);
    if (found.globals.empty()) return;
    std::string list;
    for (const std::string& global :
         std::set<std::string>(found.globals.begin(), found.globals.end())) {
      list += (list.empty() ? "" : ", ") + global;
    }
    put(depth, "global " + list, line);
  };
  if (!found.has_private_names) {
    write_head(function, found);
    put(0, {}, 0);
    begin_method("resume");
    put(std::move(body));
  } else {
    const std::string name = free_name(function.class_name + "_resume");
    begin_method(name);
    put(std::move(body));
    put(0, {}, 0);
    put(0, {}, 0);
    write_head(function, found);
    put(1, "resume = " + name, line);
  }
  put(0, {}, 0);
  put(0, {}, 0);
  result_.machines[index] = {function.class_name, std::string(base_class(found.flow)),
                             writer.resume_points()};
  return Unit{};
}

// The body of a `finally` is written twice, and has a problem only once.
LoweredGenerators Lowering::with_problems() {
  sort_items(problems_, [](const MachineProblem& left, const MachineProblem& right) {
    return left.begin < right.begin;
  });
  const auto last =
      std::unique(problems_.begin(), problems_.end(),
                  [](const MachineProblem& left, const MachineProblem& right) {
                    return left.begin == right.begin;
                  });
  problems_.erase(last, problems_.end());
  return {std::move(problems_), {}, {}};
}

void Lowering::write_head(const SuspendingFunction& function, const Found& found) {
  const std::uint32_t line = lines_->line_of(nodes_[found.definition].begin_byte);
  const std::string& qualname = function.qualname;
  const std::size_t dot = qualname.rfind('.');
  const std::string name = dot == std::string::npos ? qualname : qualname.substr(dot + 1);
  put(0,
      "class " + function.class_name + "(" + std::string(base_class(found.flow)) + "):",
      line);
  put(1, "lowered_name = \"" + name + "\"", line);
  put(1, "lowered_qualname = \"" + qualname + "\"", line);
}

void Lowering::put(std::uint32_t depth, std::string text, std::uint32_t source) {
  MachineLine line;
  line.depth = depth;
  line.text = std::move(text);
  line.source = source;
  MachineLines lines;
  lines.push_back(std::move(line));
  put(std::move(lines));
}

void Lowering::put(MachineLines lines) {
  LoweredText& output = result_.lowered;
  for (const MachineLine& line : lines) {
    if (!line.is_raw && !line.text.empty()) output.text.append(4 * line.depth, ' ');
    output.text += line.text;
    output.text += '\n';
    std::uint32_t source = line.source;
    output.lines.push_back(source);
    for (const char c : line.text) {
      if (c == '\n') output.lines.push_back(source == 0 ? 0 : ++source);
    }
  }
}

}  // namespace

Result<LoweredGenerators> lower_to_machines(
    std::string_view text, std::span<const SuspendingFunction> functions) {
  const std::string clean = with_newlines(text);
  RK_TRY_ASSIGN(const SyntaxTree tree, parse_python(clean));
  const SyntaxNodes nodes = flatten(tree.get());
  return Lowering(clean, nodes, functions).run();
}

}  // namespace reknot
