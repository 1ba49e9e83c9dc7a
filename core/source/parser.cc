#include "core/source/parser.h"

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <cstdlib>

#include "core/base/bytes.h"
#include "core/source/index.h"

extern "C" const TSLanguage* tree_sitter_python(void);

namespace reknot {
namespace {

// Limits on the text ------------------------------------------------------------------

// The length of the longest front of `text` that is UTF-8.
std::size_t utf8_prefix(std::string_view text) {
  if (is_utf8(text)) return text.size();
  std::size_t end = 0;
  for (std::size_t length = 1; length <= 4;) {
    const bool valid = is_utf8(text.substr(end, length));
    end += valid ? length : 0;
    length = valid ? 1 : length + 1;
  }
  return end;
}

// Of the line continuation at the front of `text`; 0 if there is none.
std::size_t continuation_length(std::string_view text) {
  if (text.starts_with("\\\n")) return 2;
  return text.starts_with("\\\r\n") ? 3 : 0;
}

// The length of the longest front of `text` that has no more than kMaxIndentWidths widths
// of indentation.
//
// The grammar's scanner keeps a stack of widths, strictly rising, and writes it into a
// buffer of 1,024 bytes without looking: 2 bytes, then 1 for each open string up to 255,
// then 2 for each width. How many different widths there are bounds that stack, whatever
// the parser does. They are counted as the scanner counts: in 16 bits, a tab as 8; "\r"
// and "\f" start again, a line continuation does not.
std::size_t indentation_prefix(std::string_view text) {
  std::bitset<1U << 16> seen;
  std::size_t count = 0;
  std::uint16_t width = 0;
  bool at_front = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') {
      at_front = true;
      width = 0;
    } else if (!at_front) {
      continue;
    } else if (c == '\r' || c == '\f') {
      width = 0;
    } else if (c == ' ' || c == '\t') {
      width = static_cast<std::uint16_t>(width + (c == ' ' ? 1 : 8));
    } else if (const std::size_t length = continuation_length(text.substr(i))) {
      i += length - 1;
    } else {
      at_front = false;
      if (width != 0 && !seen[width] && ++count > kMaxIndentWidths) return i;
      seen.set(width);
    }
  }
  return text.size();
}

Status check_text(std::string_view text) {
  if (text.size() > kMaxSourceBytes) {
    return Error{ErrorCode::kLimitExceeded, kMaxSourceBytes, "the source is too long"};
  }
  if (const std::size_t end = utf8_prefix(text); end < text.size()) {
    return Error{ErrorCode::kBadUtf8, end, {}};
  }
  if (const std::size_t end = indentation_prefix(text); end < text.size()) {
    return Error{ErrorCode::kLimitExceeded, end, "too many widths of indentation"};
  }
  return Unit{};
}

// Limits on the work ------------------------------------------------------------------
//
// Text made for it drives tree-sitter's error recovery, and its look ahead over comments
// and line continuations, into quadratic time. Its own count of operations does not see
// either: what grows is the size of one operation. The bytes that it allocates and the
// bytes that it reads do show it, and unlike a clock they say the same each time. Python
// that parses allocates 20 to 100 bytes for each of its own, and reads each 1 to 3 times;
// the worst linear text that was found allocates 700.

constexpr std::uint64_t kMaxAllocated = 1U << 30;
constexpr std::uint64_t kMaxRead = 1U << 28;

// tree-sitter takes one allocator for the whole process and hands it no context, hence
// the only variable of the core that outlives a call. Only differences are looked at.
thread_local std::uint64_t allocated_bytes = 0;

void* count(void* memory, std::size_t size) {
  // As tree-sitter's own allocator: without memory there is no way on.
  RK_CHECK(memory != nullptr || size == 0);
  allocated_bytes += size;
  return memory;
}
void* counting_malloc(std::size_t size) { return count(std::malloc(size), size); }
void* counting_calloc(std::size_t number, std::size_t size) {
  return count(std::calloc(number, size), number * size);
}
void* counting_realloc(void* memory, std::size_t size) {
  return count(std::realloc(memory, size), size);
}

void install_allocator() {
  static const bool installed = [] {
    ts_set_allocator(counting_malloc, counting_calloc, counting_realloc, std::free);
    return true;
  }();
  static_cast<void>(installed);
}

// Feeds a text to the parser and stops it when it takes too much.
class Feed {
 public:
  explicit Feed(std::string_view text)
      : text_(text), allocated_before_(allocated_bytes) {}

  bool exhausted() const {
    return read_ > kMaxRead || allocated_bytes - allocated_before_ > kMaxAllocated;
  }
  std::uint32_t position() const { return position_; }

  TSInput input() { return {this, read, TSInputEncodingUTF8, nullptr}; }
  TSParseOptions options() { return {this, stop}; }

 private:
  // Small, so that kMaxRead counts what is looked at, not what is on offer.
  static constexpr std::size_t kChunk = 4096;

  static const char* read(void* self, std::uint32_t begin, TSPoint, std::uint32_t* size) {
    Feed& feed = *static_cast<Feed*>(self);
    const std::string_view chunk =
        feed.exhausted() ? std::string_view() : feed.text_.substr(begin, kChunk);
    feed.read_ += chunk.size();
    *size = static_cast<std::uint32_t>(chunk.size());
    return chunk.data();
  }

  static bool stop(TSParseState* state) {
    Feed& feed = *static_cast<Feed*>(state->payload);
    feed.position_ = state->current_byte_offset;
    return feed.exhausted();
  }

  std::string_view text_;
  std::uint64_t allocated_before_;
  std::uint64_t read_ = 0;
  std::uint32_t position_ = 0;
};

struct ParserDeleter {
  void operator()(TSParser* parser) const { ts_parser_delete(parser); }
};

}  // namespace

const TSLanguage* python_language() { return tree_sitter_python(); }

std::string with_newlines(std::string_view text) {
  std::string copy(text);
  for (std::size_t i = 0; i < copy.size(); ++i) {
    if (copy[i] == '\r' && (i + 1 == copy.size() || copy[i + 1] != '\n')) copy[i] = '\n';
  }
  return copy;
}

Result<SyntaxTree> parse_python(std::string_view text) {
  return reparse_python(text, nullptr);
}

Result<SyntaxTree> reparse_python(std::string_view text, const TSTree* old) {
  RK_TRY(check_text(text));
  install_allocator();
  const std::unique_ptr<TSParser, ParserDeleter> parser(ts_parser_new());
  RK_CHECK(ts_parser_set_language(parser.get(), python_language()));
  Feed feed(text);
  SyntaxTree tree(
      ts_parser_parse_with_options(parser.get(), old, feed.input(), feed.options()));
  if (feed.exhausted()) {
    return Error{ErrorCode::kLimitExceeded, feed.position(), "reading it takes too long"};
  }
  RK_CHECK(tree != nullptr);
  return tree;
}

}  // namespace reknot
