// Holds core/artifact/FORMAT.md against the code: its tables and its examples.
#include <gtest/gtest.h>

#include <cctype>
#include <map>
#include <set>
#include <vector>

#include "core/artifact/artifact.h"
#include "core/artifact/sections.h"
#include "core/base/hex.h"
#include "tests/core/embedded_files.h"

namespace reknot {
namespace {

using Cells = std::vector<std::string>;

std::string_view format() { return embedded_file("core/artifact/FORMAT.md"); }

Bytes bytes_of(std::string_view text) { return Bytes(text.begin(), text.end()); }
std::string text_of(const Bytes& bytes) { return std::string(as_text(bytes)); }

// The section below a heading, to the next heading.
std::string_view section(std::string_view heading) {
  const std::string start = "\n" + std::string(heading) + "\n";
  const std::size_t begin = format().find(start) + start.size();
  EXPECT_GE(begin, start.size()) << heading;
  return format().substr(begin, format().find("\n#", begin) - begin);
}

// What stands between "```kind" and "```", the `index`th time in `text`.
std::string block(std::string_view text, std::string_view kind, int index = 0) {
  const std::string fence = "\n```" + std::string(kind) + "\n";
  std::size_t begin = 0;
  for (int i = 0; i <= index; ++i) begin = text.find(fence, begin) + fence.size();
  return std::string(text.substr(begin, text.find("\n```", begin) + 1 - begin));
}

std::string without_space(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(' ') + 1 - begin));
}

// The rows of the tables in `text`, without their headings.
std::vector<Cells> rows(std::string_view text) {
  std::vector<Cells> rows;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1);
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    if (line.empty() || line[0] != '|') continue;
    if (line.starts_with("| ---")) {
      rows.pop_back();  // the heading
      continue;
    }
    Cells cells;
    for (std::size_t bar = line.find('|', 1); bar != std::string_view::npos;
         bar = line.find('|', 1)) {
      cells.push_back(without_space(line.substr(1, bar - 1)));
      line.remove_prefix(bar);
    }
    rows.push_back(std::move(cells));
  }
  return rows;
}

// A cell of a table without its backquotes.
std::string unquoted(std::string_view cell) {
  EXPECT_TRUE(cell.size() > 2 && cell.front() == '`' && cell.back() == '`') << cell;
  return std::string(cell.substr(1, cell.size() - 2));
}

// The bytes of annotated lines: "d9 52 4b  # comment".
Bytes annotated_bytes(std::string_view text) {
  std::string digits;
  bool comment = false;
  for (const char c : text) {
    if (c == '#') comment = true;
    if (c == '\n') comment = false;
    if (!comment && std::isxdigit(static_cast<unsigned char>(c))) digits += c;
  }
  return bytes_of_hex(digits).value();
}

std::string converted(const Bytes& bytes, DocumentForm form) {
  const auto artifact = read_artifact(bytes);
  if (!artifact.ok()) return artifact.error().message();
  return text_of(write_artifact(artifact.value().graph, form).value());
}

TEST(Format, HasEveryFieldWithItsNumber) {
  std::map<std::string, std::string> written;
  for (const Cells& row : rows(section("### 2.1 Fields"))) {
    for (std::size_t i = 0; i + 1 < row.size(); i += 2) {
      if (!row[i].empty()) written[row[i]] = unquoted(row[i + 1]);
    }
  }
  std::map<std::string, std::string> defined;
#define RK_FIELD(number, name, text_name) defined[#number] = text_name;
#include "core/artifact/fields.def"
#undef RK_FIELD
  EXPECT_EQ(written, defined);
}

TEST(Format, HasEverySectionWithItsField) {
  const std::vector<Cells> fields = rows(section("## 3 Sections"));
  ASSERT_EQ(fields.size(), 2 + kSectionCount);
  for (std::size_t i = 0; i < kSectionCount; ++i) {
    EXPECT_EQ(unquoted(fields[1 + i][0]), field_name(section_field(section_at(i))));
  }
}

TEST(Format, WorkedExampleIsTheseBytes) {
  const std::string_view example = section("## 10 A worked example");
  const std::string text = block(example, "json");
  const Bytes compact = annotated_bytes(block(example, "", 2));
  EXPECT_EQ(hex_of(bytes_of(converted(bytes_of(text), DocumentForm::kCompact))),
            hex_of(compact));
  EXPECT_EQ(converted(compact, DocumentForm::kText), text);
}

// An artifact whose one variable has a value of the table, and what the value leads to.
std::string artifact_with(std::string_view value) {
  std::string text = "{\n  \"reknot\": 1,\n";
  const bool has_function = value.find("{\"function\"") != std::string_view::npos;
  const bool has_namespace = value.find("\"m\"") != std::string_view::npos;
  if (has_function) {
    text +=
        "  \"sources\": {\n    \"m.f\": {\n      \"form\": \"function\",\n"
        "      \"module\": \"m\",\n      \"name\": \"f\",\n      \"file\": \"m.py\",\n"
        "      \"line\": 1,\n      \"text\": [\n        \"def f(): 0\"\n      ]\n"
        "    }\n  },\n";
  }
  if (has_function || has_namespace) {
    text +=
        "  \"namespace_groups\": {\n    \"m\": {\n      \"module\": \"m\",\n"
        "      \"names\": {}\n    }\n  },\n";
  }
  if (has_function) {
    text +=
        "  \"functions\": {\n    \"m.f\": {\n      \"source\": \"m.f\",\n"
        "      \"namespace\": \"m\"\n    }\n  },\n";
  }
  text += "  \"variables\": {\n    \"v\": ";
  return text.append(value).append("\n  }\n}\n");
}

TEST(Format, ValuesAreTheseBytes) {
  const std::vector<Cells> values = rows(section("## 4 Values"));
  ASSERT_GE(values.size(), 20U);
  for (const Cells& row : values) {
    const Bytes text = bytes_of(artifact_with(unquoted(row[2])));
    const std::string compact = converted(text, DocumentForm::kCompact);
    const Bytes expected = annotated_bytes(unquoted(row[3]));
    ASSERT_GT(compact.size(), expected.size()) << row[2] << compact;
    EXPECT_EQ(hex_of(bytes_of(compact.substr(compact.size() - expected.size()))),
              hex_of(expected))
        << row[2];
    EXPECT_EQ(converted(bytes_of(compact), DocumentForm::kText), text_of(text));
  }
}

TEST(Format, NamesEveryErrorThatReadingCanGive) {
  std::set<std::string> named;
  for (const Cells& row : rows(section("## 7 Limits and errors"))) {
    if (row.size() == 3 && row[0][0] == '`') named.insert(unquoted(row[0]));
  }
  const std::set<std::string> expected = {
      "BadMagic",  "Truncated",    "TrailingBytes", "BadUtf8",       "BadJson",
      "BadCbor",   "BadReference", "NotCanonical",  "LimitExceeded", "UnsupportedVersion",
      "BadSchema",
  };
  EXPECT_EQ(named, expected);
}

TEST(Format, HasTheLimitsOfTheCode) {
  EXPECT_EQ(kMaxDocumentBytes, std::uint64_t{1} << 30);
  EXPECT_EQ(kMaxDocumentDepth, 64U);
  EXPECT_EQ(kMaxKeyBytes, std::uint64_t{1} << 29);
  EXPECT_EQ(kMaxInlineDepth, 12U);
  EXPECT_EQ(Graph::kLongAtom, 64U);
  EXPECT_EQ(kArtifactVersion, 1);
}

}  // namespace
}  // namespace reknot
