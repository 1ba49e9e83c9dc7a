// What of a program will not travel, as far as its text tells; and what CPython refuses to compile
// for the names in it.

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "core/base/sort.h"
#include "core/source/lens_fix.h"
#include "core/source/lens_parts.h"

namespace reknot {
namespace {

constexpr std::uint32_t kNone = LensContext::kNone;

enum class BoundKind : std::uint8_t {
#define RK_BOUND_KIND(name, code, noun, enters, reopens, why, way_out) k##name,
#include "core/source/bound_kinds.def"
#undef RK_BOUND_KIND
};

struct BoundRow {
  std::string_view code;
  std::string_view noun;
  bool enters;
  bool reopens;
  std::string_view why;
  std::string_view way_out;
};

constexpr std::array kBoundKinds = {
#define RK_BOUND_KIND(name, code, noun, enters, reopens, why, way_out) \
  BoundRow{code, noun, enters, reopens, why, way_out},
#include "core/source/bound_kinds.def"
#undef RK_BOUND_KIND
};

struct CallRow {
  std::string_view path;
  BoundKind kind;
};

constexpr std::array kBoundCalls = {
#define RK_BOUND_CALL(path, kind) CallRow{path, BoundKind::k##kind},
#include "core/source/bound_calls.def"
#undef RK_BOUND_CALL
};

// Longer names are none of these, and are not put together.
constexpr std::size_t kMaxPath = 64;

std::string quoted(std::string_view name) { return "'" + std::string(name) + "'"; }

// Which names stand for modules and for what is in them.
class Imports {
 public:
  explicit Imports(const LensContext& context)
      : context_(context),
        nodes_(context.nodes),
        paths_(context.variable_count()),
        bindings_(context.variable_count(), 0) {
    for (std::uint32_t i = 0; i < context.table.occurrences.size(); ++i) {
      const Occurrence& occurrence = context.table.occurrences[i];
      const std::uint32_t variable = context.variable(occurrence);
      if (variable == kNone || !writes(occurrence.use)) continue;
      ++bindings_[variable];
      paths_[variable] = imported(context.occurrence_nodes[i]);
    }
  }

  // How often something is bound to a variable, or it is deleted.
  std::uint32_t bindings(std::uint32_t variable) const { return bindings_[variable]; }

  // "threading.Lock" for what is called, or empty if it is not known.
  std::string path(NodeIndex callee) const {
    std::vector<NodeIndex> names;
    while (nodes_[callee].syntax == Syntax::kAttribute && names.size() < 4) {
      const NodeIndex name = nodes_.child_in(callee, SyntaxField::kAttribute);
      if (name == nodes_[callee].end) return {};
      names.push_back(name);
      callee = nodes_.first_child(callee);
    }
    std::string path = base(callee);
    if (path.empty()) return path;
    for (auto name = names.rbegin(); name != names.rend(); ++name) {
      path += '.';
      path += context_.text_of(*name).substr(0, kMaxPath);
    }
    return path;
  }

 private:
  std::string base(NodeIndex node) const {
    if (nodes_[node].syntax != Syntax::kIdentifier) return {};
    const std::uint32_t variable = context_.variable_at(node);
    if (variable == kNone) return {};
    if (bindings_[variable] == 1) return paths_[variable];
    const bool is_unbound = bindings_[variable] == 0 && context_.is_global(variable);
    const std::string_view name = context_.text_of(node);
    if (!is_unbound || name.size() > kMaxPath) return {};
    return "builtins." + std::string(name);
  }

  // What an import binds to a name: `node` is the identifier that is bound.
  std::string imported(NodeIndex node) const {
    NodeIndex item = nodes_[node].parent;
    const bool is_renamed = nodes_[item].syntax == Syntax::kAliasedImport;
    const NodeIndex dotted = is_renamed ? nodes_.first_child(item) : item;
    if (is_renamed) item = nodes_[item].parent;
    if (!is_renamed && nodes_[item].syntax == Syntax::kDottedName) {
      item = nodes_[item].parent;
    }
    const std::string_view name = context_.text_of(dotted);
    if (name.size() > kMaxPath) return {};
    if (nodes_[item].syntax == Syntax::kImportStatement) {
      // `import a.b` binds a.
      return std::string(is_renamed ? name : context_.text_of(node));
    }
    if (nodes_[item].syntax != Syntax::kImportFromStatement) return {};
    // What stands before `import`; a relative one has no path that is known here.
    const NodeIndex module = nodes_.child_of(item, Syntax::kDottedName);
    if (module > nodes_.child_of(item, Syntax::kTokenImport)) return {};
    const std::string_view from = context_.text_of(module);
    if (from.size() > kMaxPath) return {};
    return std::string(from) + "." + std::string(name);
  }

  const LensContext& context_;
  const SyntaxNodes& nodes_;
  // By variable; of one with several bindings the last.
  std::vector<std::string> paths_;
  std::vector<std::uint32_t> bindings_;
};

class DiagnosticReader {
 public:
  DiagnosticReader(const LensContext& context, Lens& lens)
      : context_(context), nodes_(context.nodes), lens_(lens), imports_(context) {}

  void run() && {
    find_misdeclared();
    for (NodeIndex node = 0; node < nodes_.size(); ++node) {
      if (nodes_[node].syntax == Syntax::kCall) read_call(node);
    }
    if (!bound_.empty()) find_uses();
    sort_items(lens_.diagnostics, [](const Diagnostic& a, const Diagnostic& b) {
      return a.place.begin < b.place.begin;
    });
  }

 private:
  struct Bound {
    BoundKind kind;
    NodeIndex call;
    // The identifier that is bound.
    NodeIndex target;
  };
  static const BoundRow& row(BoundKind kind) {
    return kBoundKinds[static_cast<std::size_t>(kind)];
  }

  // What does not travel ------------------------------------------------------------------

  void read_call(NodeIndex call) {
    const NodeIndex callee = nodes_.first_child(call);
    const std::string path = imports_.path(callee);
    if (path.empty()) return;
    const auto found =
        std::find_if(kBoundCalls.begin(), kBoundCalls.end(),
                     [&](const CallRow& candidate) { return candidate.path == path; });
    if (found == kBoundCalls.end()) return;
    if (is_default(call)) return report_default(call, found->kind);
    const NodeIndex target = target_of(call, found->kind);
    const std::uint32_t variable = target == 0 ? kNone : context_.variable_at(target);
    // What is bound more than once may be something else by then.
    if (variable == kNone || imports_.bindings(variable) != 1) return;
    bound_.try_emplace(variable, Bound{found->kind, call, target});
  }

  bool is_default(NodeIndex call) const {
    const Syntax parent = nodes_.parent_syntax(call);
    return nodes_[call].field == SyntaxField::kValue &&
           (parent == Syntax::kDefaultParameter ||
            parent == Syntax::kTypedDefaultParameter);
  }

  // The identifier that the value of a call is bound to, or 0.
  NodeIndex target_of(NodeIndex call, BoundKind kind) const {
    const NodeIndex parent = nodes_[call].parent;
    NodeIndex target = 0;
    switch (nodes_[parent].syntax) {
      case Syntax::kAssignment:
        target = nodes_.first_child(parent);
        break;
      case Syntax::kNamedExpression:
        target = nodes_.first_child(parent);
        break;
      case Syntax::kAsPattern: {
        const NodeIndex as = nodes_.child_of(parent, Syntax::kAsPatternTarget);
        const bool is_with = nodes_.parent_syntax(parent) == Syntax::kWithItem;
        if (is_with && row(kind).enters && as != nodes_[parent].end) {
          target = nodes_.first_child(as);
        }
        break;
      }
      default:
        break;
    }
    const bool is_name = target != 0 && target != call && target < nodes_.size() &&
                         nodes_[target].syntax == Syntax::kIdentifier;
    return is_name ? target : 0;
  }

  void report_default(NodeIndex call, BoundKind kind) {
    // The function's scope is that of the parameters around.
    const NodeIndex parameter = nodes_[call].parent;
    const std::uint32_t scope = context_.syntax.around[nodes_.first_child(parameter)];
    const std::uint32_t function = context_.function[scope];
    if (function == kNone) return;
    Diagnostic& added = add(row(kind), context_.place_of(call), function);
    added.message = "the default of " +
                    quoted(context_.text_of(nodes_.first_child(parameter))) +
                    subject(kind);
  }

  // ", an open file, does not travel: …"
  static std::string subject(BoundKind kind) {
    const BoundRow& found = row(kind);
    return ", " + std::string(found.noun) +
           ", does not travel: " + std::string(found.why) +
           ". A way out: " + std::string(found.way_out);
  }

  Diagnostic& add(const BoundRow& kind, const TextPlace& place, std::uint32_t function) {
    Diagnostic& added = lens_.diagnostics.emplace_back();
    added.code = kind.code;
    added.severity = Severity::kWarning;
    added.place = place;
    added.function = function;
    return added;
  }

  // One for each function that reads a bound variable that is not its own.
  void find_uses() {
    const FixFinder fixes(context_);
    for (const Occurrence& occurrence : context_.table.occurrences) {
      const std::uint32_t variable = context_.variable(occurrence);
      if (variable == kNone || occurrence.use != NameUse::kRead) continue;
      const auto found = bound_.find(variable);
      const std::uint32_t function = context_.function[occurrence.scope];
      if (found == bound_.end() || function == kNone) continue;
      const std::uint32_t owner = context_.owner_of(variable);
      if (owner != 0 && context_.function[owner] == function) continue;
      const std::uint64_t key = std::uint64_t{function} << 32 | variable;
      if (!reported_.insert(key).second) continue;
      report_use(fixes, found->second, occurrence, function);
    }
  }

  void report_use(const FixFinder& fixes, const Bound& bound,
                  const Occurrence& occurrence, std::uint32_t function) {
    Diagnostic& added =
        add(row(bound.kind), context_.place(occurrence.begin, occurrence.end), function);
    const std::string_view name = context_.text_of(bound.target);
    added.message =
        (context_.is_global(context_.variable(occurrence)) ? "the global "
                                                           : "the captured variable ") +
        quoted(name) + subject(bound.kind);
    added.related.push_back({"it is bound here", context_.place_of(bound.call)});
    if (!row(bound.kind).reopens) return;
    std::optional<Diagnostic::Fix> fix =
        fixes.move_into_function(bound.call, bound.target, function);
    if (fix) added.fixes.push_back(std::move(*fix));
  }

  // What does not compile -----------------------------------------------------------------

  void find_misdeclared() {
    for (const Occurrence& occurrence : context_.table.occurrences) {
      if (occurrence.use == NameUse::kDeclare) check_declared(occurrence);
    }
  }

  // source  CPython 3.11, Python/symtable.c: analyze_name, symtable_visit_stmt
  void check_declared(const Occurrence& occurrence) {
    const ScopedName& name = context_.scoped(occurrence);
    const std::string spelled = quoted(context_.table.names[name.name]);
    const bool is_nonlocal = (name.flags & kNameNonlocal) != 0;
    if ((name.flags & kNameParameter) != 0) {
      report(occurrence, "name " + spelled + " is parameter and " +
                             (is_nonlocal ? "nonlocal" : "global"));
    } else if (is_nonlocal && (name.flags & kNameGlobal) != 0) {
      report(occurrence, "name " + spelled + " is nonlocal and global");
    } else if (is_nonlocal && occurrence.scope == 0) {
      report(occurrence, "nonlocal declaration not allowed at module level");
    } else if (is_nonlocal && context_.variable(occurrence) == kNone) {
      report(occurrence, "no binding for nonlocal " + spelled + " found");
    }
  }

  void report(const Occurrence& occurrence, std::string message) {
    Diagnostic& added = lens_.diagnostics.emplace_back();
    added.code = "bad-declaration";
    added.severity = Severity::kError;
    added.message = std::move(message);
    added.place = context_.place(occurrence.begin, occurrence.end);
    added.function = context_.function[occurrence.scope];
  }

  const LensContext& context_;
  const SyntaxNodes& nodes_;
  Lens& lens_;
  const Imports imports_;
  // By variable of the context; only looked up.
  std::unordered_map<std::uint32_t, Bound> bound_;
  // By function and variable.
  std::unordered_set<std::uint64_t> reported_;
};

}  // namespace

void read_diagnostics(const LensContext& context, Lens& lens) {
  DiagnosticReader(context, lens).run();
}

}  // namespace reknot
