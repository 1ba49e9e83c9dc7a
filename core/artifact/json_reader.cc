// Reads the text form, as RapidJSON cuts it into tokens.
//
// RapidJSON is asked for its iterative mode, which does not recurse, and for numbers as
// text, since it would turn a large integer into a float and overflows an int where an
// exponent is absurd.
#include <cctype>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/artifact/document_builder.h"
#include "core/base/check.h"
#include "core/base/decimal.h"

#define RAPIDJSON_ASSERT(condition) RK_CHECK(condition)
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

namespace reknot {

namespace {

// The input, as RapidJSON wants it. Knows whether RapidJSON has looked beyond the end,
// which tells an input that is cut off from one that is wrong.
class JsonStream {
 public:
  using Ch = char;

  explicit JsonStream(std::string_view text) : text_(text) {}

  Ch Peek() const {
    if (position_ < text_.size()) return text_[position_];
    met_end_ = true;
    return '\0';
  }
  Ch Take() {
    const Ch next = Peek();
    if (!met_end_) ++position_;
    return next;
  }
  std::size_t Tell() const { return position_; }

  // For parsing in place, which is not done here.
  Ch* PutBegin() { RK_CHECK(false); }
  void Put(Ch) { RK_CHECK(false); }
  void Flush() { RK_CHECK(false); }
  std::size_t PutEnd(Ch*) { RK_CHECK(false); }

  std::string_view text() const { return text_; }
  bool met_end() const { return met_end_; }

 private:
  std::string_view text_;
  std::size_t position_ = 0;
  mutable bool met_end_ = false;
};

// Takes RapidJSON's tokens; its method names are given. Each returns whether to go on.
class JsonReader : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, JsonReader> {
 public:
  JsonReader(ByteView bytes, const DocumentOptions& options)
      : in_(as_text(bytes)), builder_(DocumentForm::kText, options) {}

  Result<Document> read();

  bool Null();
  bool Bool(bool value);
  bool RawNumber(const char* digits, rapidjson::SizeType length, bool);
  bool String(const char* text, rapidjson::SizeType length, bool);
  bool Key(const char* text, rapidjson::SizeType length, bool copy) {
    return String(text, length, copy);
  }
  bool StartObject() { return open(DocKind::kObject); }
  bool StartArray() { return open(DocKind::kList); }
  bool EndObject(rapidjson::SizeType children) { return close(children); }
  bool EndArray(rapidjson::SizeType children) { return close(children); }

 private:
  // The offset of the token that RapidJSON reports; `in_` stands behind it.
  std::uint64_t start_of_token();
  bool open(DocKind kind);
  bool close(std::uint32_t children);
  bool go_on(Status status);

  Status add_number(const std::string& digits, std::uint64_t offset);
  Error json_error(const rapidjson::ParseResult& result) const;
  Status read_end() const;

  JsonStream in_;
  DocumentBuilder builder_;
  std::uint64_t end_of_previous_ = 0;
  std::optional<Error> refusal_;
};

Result<Document> JsonReader::read() {
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag |
                              rapidjson::kParseNumbersAsStringsFlag |
                              rapidjson::kParseStopWhenDoneFlag;
  rapidjson::Reader reader;
  const rapidjson::ParseResult result = reader.Parse<kFlags>(in_, *this);
  if (refusal_) return *std::move(refusal_);
  if (result.IsError()) return json_error(result);
  RK_TRY(read_end());
  return std::move(builder_).take();
}

Error JsonReader::json_error(const rapidjson::ParseResult& result) const {
  if (in_.met_end()) return Error{ErrorCode::kTruncated, in_.text().size(), {}};
  std::string detail = rapidjson::GetParseError_En(result.Code());
  if (!detail.empty() && detail.back() == '.') detail.pop_back();
  if (!detail.empty()) {
    detail[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(detail[0])));
  }
  return Error{ErrorCode::kBadJson, result.Offset(), std::move(detail)};
}

// Exactly one newline, so that every proper prefix is refused, as in the compact form.
Status JsonReader::read_end() const {
  const std::size_t end = in_.Tell();
  const std::string_view rest = in_.text().substr(end);
  if (rest.empty()) return Error{ErrorCode::kTruncated, end, {}};
  if (rest[0] != '\n') return Error{ErrorCode::kTrailingBytes, end, {}};
  if (rest.size() > 1) return Error{ErrorCode::kTrailingBytes, end + 1, {}};
  return Unit{};
}

// Between two tokens there is nothing but whitespace, commas and colons, which RapidJSON
// does not report.
std::uint64_t JsonReader::start_of_token() {
  const std::size_t start = in_.text().find_first_not_of(" \t\n\r,:", end_of_previous_);
  RK_CHECK(start != std::string_view::npos);
  end_of_previous_ = in_.Tell();
  return start;
}

bool JsonReader::go_on(Status status) {
  if (status.ok()) return true;
  refusal_ = status.take_error();
  return false;
}

// RapidJSON reports a bracket before it takes it.
bool JsonReader::open(DocKind kind) {
  const std::uint64_t offset = start_of_token();
  end_of_previous_ = offset + 1;
  return go_on(builder_.open(kind, offset));
}

bool JsonReader::close(std::uint32_t children) {
  end_of_previous_ = start_of_token() + 1;
  builder_.close(children);
  return true;
}

bool JsonReader::Null() {
  builder_.null(start_of_token());
  return true;
}

bool JsonReader::Bool(bool value) {
  builder_.boolean(value, start_of_token());
  return true;
}

bool JsonReader::String(const char* text, rapidjson::SizeType length, bool) {
  return go_on(builder_.text({text, length}, start_of_token()));
}

bool JsonReader::RawNumber(const char* digits, rapidjson::SizeType length, bool) {
  return go_on(add_number(std::string(digits, length), start_of_token()));
}

// `digits` have the grammar of a JSON number.
Status JsonReader::add_number(const std::string& digits, std::uint64_t offset) {
  if (digits.find_first_of(".eE") == std::string::npos) {
    std::int64_t value = 0;
    const char* end = digits.data() + digits.size();
    const bool fits = std::from_chars(digits.data(), end, value).ec == std::errc();
    if (!fits || value < -kMaxDocumentInteger || value > kMaxDocumentInteger) {
      return Error{ErrorCode::kBadJson, offset, "an integer beyond 2^53 - 1"};
    }
    builder_.integer(value, offset);
    return Unit{};
  }
  const double value = read_float(digits);
  if (!std::isfinite(value)) {
    return Error{ErrorCode::kBadJson, offset, "a float that is too large"};
  }
  builder_.real(value, offset);
  return Unit{};
}

}  // namespace

Result<Document> read_text_document(ByteView bytes, const DocumentOptions& options) {
  return JsonReader(bytes, options).read();
}

}  // namespace reknot
