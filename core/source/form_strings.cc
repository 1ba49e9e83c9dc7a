// The strings of a normal form.

#include "core/source/form_encoder.h"

namespace reknot {

NodeIndex FormEncoder::enter_string(NodeIndex index) {
  const bool is_part = parent_of(index) == Syntax::kConcatenatedString;
  if (!is_part) write_prefix(index);
  if (nodes_[index].syntax == Syntax::kString) {
    strings_.push_back(string_prefix(spelled(nodes_.first_child(index))));
  }
  open_.push_back({index, Closer::kString});
  return index + 1;
}

// What kind of string a whole is: strings without interpolations join those with some.
void FormEncoder::write_prefix(NodeIndex string) {
  const bool is_single = nodes_[string].syntax == Syntax::kString;
  std::uint32_t kind = 0;
  NodeIndex part = is_single ? string : nodes_.first_child(string);
  for (; part < behind(string); part = behind(part)) {
    const StringPrefix prefix = string_prefix(spelled(nodes_.first_child(part)));
    kind |= (prefix.is_bytes ? 1U : 0U) | (prefix.is_format ? 2U : 0U) |
            (prefix.is_template ? 4U : 0U);
  }
  out_.mark(Mark::kString, kind);
}

void FormEncoder::close_string(NodeIndex string) {
  if (nodes_[string].syntax == Syntax::kString) strings_.pop_back();
  if (parent_of(string) == Syntax::kConcatenatedString) return;
  flush_characters();
  out_.mark(Mark::kStringEnd);
}

// Reads what stands between the start of a string, or an interpolation, and what comes next. The
// nodes of the contents are not asked, since they may lack spaces.
void FormEncoder::read_characters(NodeIndex before) {
  NodeIndex next = behind(before);
  while (nodes_[next].syntax == Syntax::kStringContent) next = behind(next);
  const std::uint32_t begin = nodes_[before].end_byte;
  const std::string_view content = text_.substr(begin, nodes_[next].begin_byte - begin);
  if (!decode_string(content, strings_.back(), parts_)) understood_ = false;
}

void FormEncoder::flush_characters() {
  for (const StringPart& part : parts_) {
    if (part.is_named) {
      out_.mark(Mark::kNamedCharacter, part.text);
    } else if (!part.text.empty()) {
      out_.mark(Mark::kText, part.text);
    }
  }
  parts_.clear();
}

NodeIndex FormEncoder::enter_interpolation(NodeIndex index) {
  flush_characters();
  out_.mark(Mark::kInterpolation);
  const NodeIndex brace = nodes_.first_child(index);
  const NodeIndex expression = behind(brace);
  // `f"{x:=5}"` is x with a format, which the grammar does not know.
  if (nodes_[expression].syntax == Syntax::kNamedExpression) understood_ = false;
  NodeIndex shown = nodes_.child_of(index, Syntax::kTokenEqual);
  if (shown == behind(index) && strings_.back().is_template) shown = expression;
  if (shown != behind(index)) {
    const std::uint32_t begin = nodes_[brace].end_byte;
    const std::uint32_t end = nodes_[behind(shown)].begin_byte;
    out_.mark(Mark::kExpressionText, text_.substr(begin, end - begin));
  }
  const bool is_format = nodes_[index].syntax == Syntax::kFormatExpression;
  open_.push_back(
      {index, is_format ? Closer::kFormatExpression : Closer::kInterpolation});
  return index + 1;
}

void FormEncoder::close_interpolation(NodeIndex index) {
  out_.mark(Mark::kInterpolationEnd);
  if (nodes_[index].syntax == Syntax::kFormatExpression) {
    write_format_text(index);
  } else {
    read_characters(index);
  }
}

// Writes what stands in a format between its colon, or an expression, and what comes next.
void FormEncoder::write_format_text(NodeIndex before) {
  const NodeIndex next = behind(before);
  const std::uint32_t begin = nodes_[before].end_byte;
  const std::string_view format = text_.substr(begin, nodes_[next].begin_byte - begin);
  if (format.empty()) return;
  if (format.find_first_of("{}") != std::string_view::npos) understood_ = false;
  const bool has_escapes =
      !strings_.back().is_raw && format.find('\\') != std::string_view::npos;
  out_.mark(Mark::kFormatText, has_escapes ? 1U : 0U);
  out_.text(format);
}

}  // namespace reknot
