#include "core/lower/text_sections.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace reknot {
namespace {

using Lines = std::vector<std::uint32_t>;

TEST(TextSections, JoinsWhatIsInsertedWhereItIsInserted) {
  const TextLines lines("one\ntwo\nthree\n");
  TextSections sections;
  const SectionId root = sections.add();
  const SectionId late = sections.add();
  sections.insert(root, late);
  sections.copy(root, "one\n", 0);
  const MarkId mark = sections.mark(root);
  sections.copy(root, "three\n", 8);
  sections.write(late, "made of two\n", 4);
  sections.write(late, "of nothing\n", TextSections::kNowhere);

  const TextSections::Joined joined = sections.join(root, lines);
  EXPECT_EQ(joined.text.text, "made of two\nof nothing\none\nthree\n");
  EXPECT_EQ(joined.text.lines, (Lines{2, 0, 1, 3}));
  EXPECT_EQ(joined.marks[mark], joined.text.text.find("three"));
}

TEST(TextSections, GivesALineToTheFirstTextOnIt) {
  const TextLines lines("a\nb\nc");
  TextSections sections;
  const SectionId root = sections.add();
  sections.write(root, "    ", 0);
  sections.copy(root, "b", 2);
  sections.copy(root, "c", 4);
  EXPECT_EQ(sections.join(root, lines).text.lines, (Lines{2}));
}

TEST(TextSections, FollowsCopiedTextOverItsLines) {
  const std::string text = "a = [\n    1,\n]\n";
  TextSections sections;
  const SectionId root = sections.add();
  sections.copy(root, text, 0);
  EXPECT_EQ(sections.join(root, TextLines(text)).text.lines, (Lines{1, 2, 3}));
}

TEST(TextSections, JoinDeepNestsWithoutRecursion) {
  TextSections sections;
  const SectionId root = sections.add();
  SectionId inner = root;
  for (int i = 0; i < 200'000; ++i) {
    const SectionId next = sections.add();
    sections.insert(inner, next);
    inner = next;
  }
  sections.write(inner, "deep", 0);
  EXPECT_EQ(sections.join(root, TextLines("")).text.text, "deep");
}

}  // namespace
}  // namespace reknot
