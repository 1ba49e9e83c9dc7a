// Gaps, indentation, names and quotes.

#include "core/lower/closure_writer.h"
#include "core/source/private_name.h"

namespace reknot {
namespace {

constexpr std::string_view kBlanks = " \t\f";

}  // namespace

bool ClosureWriter::spans_lines(NodeIndex node) const {
  return text_of(node).find('\n') != std::string_view::npos;
}

void ClosureWriter::write_for(std::string_view text, std::uint32_t origin) {
  sections_.write(output_.section, text, origin);
}

void ClosureWriter::write_line_end() { write("\n" + indentation_); }

void ClosureWriter::resume_at(NodeIndex node, const Output& output) {
  output_ = output;
  output_.is_dropped = false;
  cursor_ = nodes_[node].begin_byte;
}

std::string ClosureWriter::reindented(std::string_view blanks) const {
  if (blanks.size() < output_.from) return output_.to;
  return output_.to + std::string(blanks.substr(output_.from));
}

void ClosureWriter::pass_gap(NodeIndex node) {
  const std::uint32_t begin = nodes_[node].begin_byte;
  if (cursor_ >= begin) return;
  std::string_view gap = text_.substr(cursor_, begin - cursor_);
  const bool is_line = line_begin_ == begin;
  std::size_t line = gap.find('\n');
  if (!output_.is_dropped && (!is_line || line == std::string_view::npos)) {
    sections_.copy(output_.section, gap, cursor_);
    if (is_line && cursor_ == 0) indentation_ = gap;
  } else if (!output_.is_dropped) {
    sections_.copy(output_.section, gap.substr(0, line + 1), cursor_);
    while (line != std::string_view::npos) {
      const std::size_t from = line + 1;
      line = gap.find('\n', from);
      const std::size_t end = line == std::string_view::npos ? gap.size() : line + 1;
      const std::string_view part = gap.substr(from, end - from);
      const std::size_t blanks = std::min(part.find_first_not_of(kBlanks), part.size());
      const bool is_blank = blanks < part.size() && part[blanks] == '\n';
      const std::string indentation = reindented(part.substr(0, blanks));
      const auto origin = static_cast<std::uint32_t>(cursor_ + from);
      if (!is_blank) write_for(indentation, origin);
      sections_.copy(output_.section, part.substr(blanks),
                     origin + static_cast<std::uint32_t>(blanks));
      if (line == std::string_view::npos) indentation_ = indentation;
    }
  }
  cursor_ = begin;
}

std::string ClosureWriter::quoted(std::string_view name) const {
  bool is_used[2] = {false, false};
  for (const char quote : quotes_) is_used[quote == '\'' ? 1 : 0] = true;
  const char quote = is_used[0] && !is_used[1] ? '\'' : '"';
  return quote + std::string(name) + quote;
}

// Names -------------------------------------------------------------------------------

ClosureWriter::Used ClosureWriter::used(NodeIndex node) const {
  const std::uint32_t occurrence = scopes_.occurrence[node];
  if (occurrence == SyntaxScopes::kNone) return {ScopeTable::kOutside, 0};
  const Occurrence& at = scopes_.table.occurrences[occurrence];
  const ScopedName& name = scopes_.table.scopes[at.scope].names[at.name];
  return {name.owner, name.name};
}

ClosurePlan::Place ClosureWriter::place_of(NodeIndex node) const {
  const Used meant = used(node);
  return plan_.place(scopes_.around[node], meant.owner, meant.name);
}

std::string ClosureWriter::spelled(std::uint32_t scope, std::string_view name) const {
  if (!plan_[scope].is_spelled_out) return std::string(name);
  return mangled(name, scopes_.class_name[scope]);
}

std::string ClosureWriter::target(NodeIndex name_node) const {
  const ClosurePlan::Place place = place_of(name_node);
  return place ? place.text() : spelled(name_node);
}

bool ClosureWriter::is_unsure(NodeIndex node, const ClosurePlan::Place& place) const {
  const Used meant = used(node);
  // For a class, the variables of the function around are somebody else's.
  if (plan_[scopes_.around[node]].kind == ScopeKind::kClass) return false;
  return meant.owner == place.owner && plan_.is_own(scopes_.around[node], place.owner) &&
         !bound_.is_sure(meant.owner, meant.name);
}

}  // namespace reknot
