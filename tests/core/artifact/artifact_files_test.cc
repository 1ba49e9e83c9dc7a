// Artifacts that are kept as files: golden ones, which change with the writer and are read by eye,
// and frozen ones, which never change.
#include <gtest/gtest.h>

#include "tests/core/artifact/artifact_samples.h"
#include "tests/core/embedded_files.h"

namespace reknot {
namespace {

TEST(ArtifactFiles, WritesTheGoldenTexts) {
  const auto golden = [](std::string_view name) {
    return std::string(embedded_file("tests/golden/artifact/" + std::string(name)));
  };
  EXPECT_EQ(written_text(every_kind()), golden("every_kind.json"));
  EXPECT_EQ(written_text(mutual_recursion()), golden("mutual_recursion.json"));
  EXPECT_EQ(written_text(global_recursion()), golden("global_recursion.json"));
  EXPECT_EQ(written_text(list_with_itself()), golden("list_with_itself.json"));
  EXPECT_EQ(written_text(deep_chain(40)), golden("deep_chain.json"));
}

// Each artifact is there in both forms.
TEST(ArtifactFiles, ReadsTheFrozenOnesAndKeepsTheirBytes) {
  constexpr std::string_view kFolder = "tests/data/artifact/v1/";
  int count = 0;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.path.starts_with(kFolder) || !file.path.ends_with(".json")) continue;
    SCOPED_TRACE(file.path);
    ++count;
    const std::string stem(file.path.substr(0, file.path.size() - 4));
    const Bytes compact = [&] {
      const ByteView bytes = as_bytes(embedded_file(stem + "cbor"));
      return Bytes(bytes.begin(), bytes.end());
    }();
    EXPECT_EQ(outcome(read_artifact(compact)), file.content);
    const auto artifact = read_artifact(as_bytes(file.content));
    ASSERT_TRUE(artifact.ok()) << artifact.error().message();
    EXPECT_EQ(written(artifact.value().graph, DocumentForm::kCompact), compact);
  }
  EXPECT_GE(count, 5);
}

}  // namespace
}  // namespace reknot
