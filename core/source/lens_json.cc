// The lens's answer as JSON. LENS.md specifies it.

#include "core/base/json_writer.h"
#include "core/source/lens.h"

namespace reknot {
namespace {

std::string_view kind_name(FunctionKind kind) {
  switch (kind) {
    case FunctionKind::kFunction:
      return "function";
    case FunctionKind::kMethod:
      return "method";
    case FunctionKind::kLambda:
      return "lambda";
  }
  RK_CHECK(false);
}

std::string_view flow_name(FunctionFlow flow) {
  switch (flow) {
    case FunctionFlow::kPlain:
      return "plain";
    case FunctionFlow::kGenerator:
      return "generator";
    case FunctionFlow::kCoroutine:
      return "coroutine";
    case FunctionFlow::kAsyncGenerator:
      return "asynchronous generator";
  }
  RK_CHECK(false);
}

std::string_view kind_name(RecursionKind kind) {
  switch (kind) {
    case RecursionKind::kNone:
      return "none";
    case RecursionKind::kDirect:
      return "direct";
    case RecursionKind::kMutual:
      return "mutual";
    case RecursionKind::kLocal:
      return "local";
    case RecursionKind::kLocalMutual:
      return "local mutual";
    case RecursionKind::kMethod:
      return "method";
  }
  RK_CHECK(false);
}

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return "error";
    case Severity::kWarning:
      return "warning";
    case Severity::kHint:
      return "hint";
  }
  RK_CHECK(false);
}

class LensWriter {
 public:
  explicit LensWriter(const Lens& lens) : lens_(lens), table_(lens.table) {}

  std::string run() && {
    json_.begin_object();
    json_.key("error");
    write_error();
    list("scopes", lens_.scopes.size(), [this](std::uint32_t i) { write_scope(i); });
    list("functions", lens_.functions.size(),
         [this](std::uint32_t i) { write_function(lens_.functions[i]); });
    list("variables", lens_.variables.size(),
         [this](std::uint32_t i) { write_variable(lens_.variables[i]); });
    list("diagnostics", lens_.diagnostics.size(),
         [this](std::uint32_t i) { write_diagnostic(lens_.diagnostics[i]); });
    json_.end_object();
    return std::move(json_).take();
  }

 private:
  template <typename Write>
  void list(std::string_view key, std::size_t size, Write write) {
    json_.key(key);
    json_.begin_array();
    for (std::uint32_t i = 0; i < size; ++i) write(i);
    json_.end_array();
  }

  void write_error() {
    if (!lens_.error) return json_.null();
    json_.begin_object();
    json_.member("line", std::int64_t{lens_.error->line});
    json_.member("column", std::int64_t{lens_.error->column});
    json_.member("message", lens_.error->message);
    json_.end_object();
  }

  void write_place(const TextPlace& place) {
    json_.begin_object();
    json_.member("begin", std::int64_t{place.begin});
    json_.member("end", std::int64_t{place.end});
    json_.member("line", std::int64_t{place.line});
    json_.member("column", std::int64_t{place.column});
    json_.member("end_line", std::int64_t{place.end_line});
    json_.member("end_column", std::int64_t{place.end_column});
    json_.end_object();
  }
  void write_place(std::string_view key, const TextPlace& place) {
    json_.key(key);
    write_place(place);
  }

  void write_index(std::string_view key, std::uint32_t index) {
    json_.key(key);
    if (index == LensScope::kNone) return json_.null();
    json_.number(index);
  }

  const std::string& qualname(std::uint32_t scope) const {
    return lens_.scopes[scope].qualname;
  }
  const std::string& function_qualname(std::uint32_t function) const {
    return qualname(lens_.functions[function].scope);
  }

  // Scopes ----------------------------------------------------------------------------

  void write_scope(std::uint32_t index) {
    const Scope& scope = table_.scopes[index];
    const LensScope& seen = lens_.scopes[index];
    json_.begin_object();
    json_.member("kind", scope_kind_name(scope.kind));
    json_.member("name", scope.name);
    json_.member("qualname", seen.qualname);
    write_index("parent", index == 0 ? LensScope::kNone : scope.parent);
    write_place("place", seen.place);
    write_index("function", seen.function);
    list("names", scope.names.size(),
         [&](std::uint32_t i) { write_name(scope.names[i]); });
    json_.end_object();
  }

  void write_name(const ScopedName& name) {
    json_.begin_object();
    json_.member("name", table_.names[name.name]);
    json_.member("scope", name_scope_name(name.scope));
    json_.key("flags");
    json_.begin_array();
    name.each_flag([this](std::string_view flag) { json_.text(flag); });
    json_.end_array();
    write_index("owner", name.owner);
    json_.end_object();
  }

  // Functions -------------------------------------------------------------------------

  void write_function(const LensFunction& function) {
    const Scope& scope = table_.scopes[function.scope];
    json_.begin_object();
    json_.member("name",
                 function.kind == FunctionKind::kLambda ? "<lambda>" : scope.name);
    json_.member("qualname", qualname(function.scope));
    json_.member("kind", kind_name(function.kind));
    json_.member("flow", flow_name(function.flow));
    json_.member("scope", std::int64_t{function.scope});
    write_place("place", lens_.scopes[function.scope].place);
    write_place("name_place", function.name_place);
    json_.member("line", std::int64_t{function.line});
    json_.member("nested", function.is_nested);
    json_.member("contains_nested", function.contains_nested);
    write_names("locals", function.locals);
    write_names("cells", function.cells);
    write_names("free", function.free);
    write_names("globals", function.globals);
    write_names("builtins", function.builtins);
    list("captures", function.captures.size(),
         [&](std::uint32_t i) { write_capture(function.captures[i]); });
    json_.key("recursion");
    write_recursion(function.recursion);
    json_.end_object();
  }

  void write_names(std::string_view key, const std::vector<std::uint32_t>& names) {
    list(key, names.size(), [&](std::uint32_t i) { json_.text(table_.names[names[i]]); });
  }

  void write_qualnames(std::string_view key, const std::vector<std::uint32_t>& scopes) {
    list(key, scopes.size(), [&](std::uint32_t i) { json_.text(qualname(scopes[i])); });
  }

  void write_capture(const Capture& capture) {
    const LensVariable& variable = lens_.variables[capture.variable];
    json_.begin_object();
    json_.member("name", table_.names[capture.name]);
    json_.member("from", qualname(variable.owner));
    json_.member("variable", std::int64_t{capture.variable});
    json_.member("reassigned", variable.is_reassigned);
    write_qualnames("by", variable.written_by);
    json_.end_object();
  }

  void write_recursion(const Recursion& recursion) {
    if (recursion.kind == RecursionKind::kNone) return json_.null();
    json_.begin_object();
    json_.member("kind", kind_name(recursion.kind));
    list("cycle", recursion.cycle.size(), [&](std::uint32_t i) {
      json_.text(function_qualname(recursion.cycle[i].function));
    });
    list("places", recursion.cycle.size(),
         [&](std::uint32_t i) { write_place(recursion.cycle[i].place); });
    json_.end_object();
  }

  // Variables -------------------------------------------------------------------------

  void write_variable(const LensVariable& variable) {
    json_.begin_object();
    json_.member("name", table_.names[variable.name]);
    json_.member("owner", std::int64_t{variable.owner});
    write_place("definition", variable.definition);
    write_index("colour", variable.colour);
    json_.member("reassigned", variable.is_reassigned);
    write_qualnames("written_by", variable.written_by);
    list("captured_by", variable.captured_by.size(),
         [&](std::uint32_t i) { json_.number(variable.captured_by[i]); });
    list("occurrences", variable.occurrences.size(), [&](std::uint32_t i) {
      const LensVariable::Occurrence& occurrence = variable.occurrences[i];
      json_.begin_object();
      write_place("place", occurrence.place);
      json_.member("scope", std::int64_t{occurrence.scope});
      json_.member("use", name_use_name(occurrence.use));
      json_.end_object();
    });
    json_.end_object();
  }

  // Diagnostics -----------------------------------------------------------------------

  void write_diagnostic(const Diagnostic& diagnostic) {
    json_.begin_object();
    json_.member("code", diagnostic.code);
    json_.member("severity", severity_name(diagnostic.severity));
    json_.member("message", diagnostic.message);
    write_place("place", diagnostic.place);
    write_index("function", diagnostic.function);
    list("related", diagnostic.related.size(), [&](std::uint32_t i) {
      json_.begin_object();
      json_.member("message", diagnostic.related[i].message);
      write_place("place", diagnostic.related[i].place);
      json_.end_object();
    });
    list("fixes", diagnostic.fixes.size(),
         [&](std::uint32_t i) { write_fix(diagnostic.fixes[i]); });
    json_.end_object();
  }

  void write_fix(const Diagnostic::Fix& fix) {
    json_.begin_object();
    json_.member("title", fix.title);
    list("edits", fix.edits.size(), [&](std::uint32_t i) {
      const Diagnostic::Edit& edit = fix.edits[i];
      json_.begin_object();
      json_.member("begin", std::int64_t{edit.begin});
      json_.member("end", std::int64_t{edit.end});
      json_.member("text", edit.text);
      json_.end_object();
    });
    json_.end_object();
  }

  const Lens& lens_;
  const ScopeTable& table_;
  JsonWriter json_;
};

}  // namespace

std::string to_json(const Lens& lens) { return LensWriter(lens).run(); }

}  // namespace reknot
