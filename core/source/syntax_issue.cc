#include "core/source/syntax_issue.h"

#include <algorithm>
#include <array>
#include <vector>

namespace reknot {
namespace {

constexpr std::size_t kMaxExcerpt = 40;

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

// The first line of a node, cut between characters.
std::string_view excerpt(TSNode node, std::string_view text) {
  const std::uint32_t begin = ts_node_start_byte(node);
  std::string_view line = text.substr(begin, ts_node_end_byte(node) - begin);
  line = line.substr(0, line.find_first_of("\r\n"));
  if (line.size() <= kMaxExcerpt) return line;
  std::size_t end = kMaxExcerpt;
  while ((static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80) --end;
  return line.substr(0, end);
}

bool opens_suite(std::string_view token) {
  static constexpr std::array<std::string_view, 11> kKeywords = {
      "class", "def", "elif", "else",  "except", "finally",
      "for",   "if",  "try",  "while", "with"};
  return std::find(kKeywords.begin(), kKeywords.end(), token) != kKeywords.end();
}

char closer_of(std::string_view opener) {
  return opener == "(" ? ')' : opener == "[" ? ']' : '}';
}

// Reads the tokens of an error node from left to right and looks for known mistakes.
class Judge {
 public:
  explicit Judge(std::string_view text) : text_(text) {}

  void read(TSNode child) {
    const std::string_view type = ts_node_type(child);
    if (ts_node_is_error(child) && ts_node_child_count(child) == 0) {
      found(child, "unexpected " + quoted(excerpt(child, text_)));
    } else if (type == "string_start") {
      found(child, "this string is never closed");
    } else if (type == "(" || type == "[" || type == "{") {
      open_.push_back(child);
    } else if (type == ")" || type == "]" || type == "}") {
      close(child, type.front());
    }
    if (count_++ == 0) wants_colon_ = opens_suite(type) && !ts_node_is_named(child);
    if (type == ":") wants_colon_ = false;
  }

  Complaint verdict(TSNode error) {
    if (!complaint_.message.empty()) return complaint_;
    if (!open_.empty()) {
      return {open_.back(), quoted(ts_node_type(open_.back())) + " is never closed"};
    }
    if (wants_colon_) return {error, "expected ':'"};
    return {error, "cannot make sense of " + quoted(excerpt(error, text_))};
  }

 private:
  void found(TSNode where, std::string message) {
    if (complaint_.message.empty()) complaint_ = {where, std::move(message)};
  }

  void close(TSNode bracket, char type) {
    if (open_.empty()) {
      found(bracket, quoted({&type, 1}) + " closes nothing");
    } else if (closer_of(ts_node_type(open_.back())) != type) {
      found(bracket,
            quoted({&type, 1}) + " does not close " + quoted(ts_node_type(open_.back())));
    } else {
      open_.pop_back();
    }
  }

  std::string_view text_;
  Complaint complaint_ = {};
  std::vector<TSNode> open_;
  std::size_t count_ = 0;
  bool wants_colon_ = false;
};

}  // namespace

Complaint complain(TSNode node, std::string_view text) {
  if (ts_node_is_missing(node)) {
    if (!ts_node_is_named(node)) return {node, "expected " + quoted(ts_node_type(node))};
    std::string type = ts_node_type(node);
    std::replace(type.begin(), type.end(), '_', ' ');
    return {node, "expected " + type};
  }
  Judge judge(text);
  TSTreeCursor cursor = ts_tree_cursor_new(node);
  if (!ts_tree_cursor_goto_first_child(&cursor)) {
    judge.read(node);
  } else {
    do {
      judge.read(ts_tree_cursor_current_node(&cursor));
    } while (ts_tree_cursor_goto_next_sibling(&cursor));
  }
  ts_tree_cursor_delete(&cursor);
  return judge.verdict(node);
}

}  // namespace reknot
