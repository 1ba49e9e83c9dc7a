// What all parts of the writer use: lines that go out, and ways about the tree.

#include "core/lower/machine_writer.h"

#include <algorithm>

#include "core/base/sort.h"

namespace reknot {
namespace {

bool is_token(Syntax syntax) {
  return syntax >= Syntax::kTokenNotEqual && syntax <= Syntax::kTokenTilde;
}

}  // namespace

MachineWriter::MachineWriter(const MachineSource& source, MachineNames names,
                             MachineFlow flow, bool is_awaitable_generator)
    : source_(source),
      names_(std::move(names)),
      flow_(flow),
      is_awaitable_generator_(is_awaitable_generator),
      text_(names_) {}

Result<MachineLines> MachineWriter::write(const std::vector<NodeIndex>& statements,
                                          std::uint32_t depth) {
  const Label begin = text_.new_label();
  text_.use(begin);
  text_.place(begin);
  for (const NodeIndex each : statements) statement(each);
  if (text_.is_open()) {
    MachineLine end;
    end.text = "return " + attribute("done(None)");
    text_.add(std::move(end));
  }
  if (error_) return *std::move(error_);
  std::vector<bool> is_single;
  for (const Final& final : finals_) is_single.push_back(final.continuations.size() == 1);
  text_.set_single_continuations(std::move(is_single));
  text_.number();
  return text_.render(depth);
}

std::vector<ResumePoint> MachineWriter::resume_points() const {
  std::vector<ResumePoint> points;
  for (const Resume& resume : resumes_) {
    const SyntaxNode& node = source_.nodes[resume.node];
    points.push_back(
        {text_.number_of(resume.label), node.begin_byte, node.end_byte, resume.live});
  }
  sort_items(points, [](const ResumePoint& left, const ResumePoint& right) {
    return left.label < right.label;
  });
  return points;
}

void MachineWriter::refuse(NodeIndex node, std::string why) {
  if (error_) return;
  error_ =
      Error{ErrorCode::kLimitExceeded, source_.nodes[node].begin_byte, std::move(why)};
}

// The place is that of the first suspension in the node.
void MachineWriter::note_problem(NodeIndex node, std::string message, std::string hint) {
  for (NodeIndex inside = node; inside != kNone;) {
    node = inside;
    const std::vector<NodeIndex> parts = children(node);
    const auto first = std::find_if(parts.begin(), parts.end(),
                                    [&](NodeIndex part) { return suspends(part); });
    inside = first == parts.end() ? kNone : *first;
  }
  problems_.push_back(
      {source_.nodes[node].begin_byte, std::move(message), std::move(hint)});
}

void MachineWriter::emit(std::string text, NodeIndex node) {
  if (++emitted_ > kMaxMachineLines) refuse(node, "the state machine is too long");
  MachineLine line;
  line.depth = depth_;
  line.text = std::move(text);
  line.source = line_of(node);
  text_.add(std::move(line));
}

void MachineWriter::jump(Label label, NodeIndex node) {
  text_.jump(label, false, depth_, line_of(node));
}

void MachineWriter::jump_last(Label label, NodeIndex node) {
  text_.jump(label, true, depth_, line_of(node));
}

void MachineWriter::drop(const std::vector<std::string>& names, NodeIndex node) {
  if (names.empty()) return;
  std::string list;
  for (const std::string& name : names) {
    list += (list.empty() ? "\"" : ", \"") + name + "\"";
  }
  emit(names_.machine + ".drop(" + list + ")", node);
}

void MachineWriter::hold(std::string name) {
  for (std::set<std::string>& held : held_) held.insert(name);
  scopes_.back().held.push_back(std::move(name));
}

std::vector<NodeIndex> MachineWriter::children(NodeIndex node) const {
  std::vector<NodeIndex> result;
  const SyntaxNodes& nodes = source_.nodes;
  for (NodeIndex child = nodes.first_child(node); child < nodes[node].end;
       child = nodes[child].end) {
    if (!is_token(syntax(child))) result.push_back(child);
  }
  return result;
}

NodeIndex MachineWriter::child_of(NodeIndex node, Syntax syntax) const {
  const NodeIndex child = source_.nodes.child_of(node, syntax);
  return child == source_.nodes[node].end ? kNone : child;
}

NodeIndex MachineWriter::child_in(NodeIndex node, SyntaxField field) const {
  const NodeIndex child = source_.nodes.child_in(node, field);
  return child == source_.nodes[node].end ? kNone : child;
}

}  // namespace reknot
