#include "core/source/syntax.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace reknot {
namespace {

// What can be in a tree: named nodes and the tokens that the grammar spells out.
template <typename Visit>
void each_type(Visit visit) {
  const TSLanguage* language = python_language();
  for (std::uint32_t i = 0; i < ts_language_symbol_count(language); ++i) {
    const auto symbol = static_cast<TSSymbol>(i);
    const TSSymbolType kind = ts_language_symbol_type(language, symbol);
    if (kind != TSSymbolTypeRegular && kind != TSSymbolTypeAnonymous) continue;
    visit(std::string(ts_language_symbol_name(language, symbol)),
          kind == TSSymbolTypeRegular);
  }
}

TEST(Syntax, HasARowForEachTypeOfTheGrammar) {
  int count = 0;
  each_type([&](const std::string& type, bool is_node) {
    EXPECT_NE(syntax_of(type, is_node), Syntax::kUnknown) << type;
    ++count;
  });
  EXPECT_GT(count, 200);
}

TEST(Syntax, HasNoNumberTwiceAndNoneOfTheMarks) {
  const int numbers[] = {
#define RK_SYNTAX(number, name, type, kind) number,
#include "core/source/normal_form.def"
#undef RK_SYNTAX
  };
  EXPECT_EQ(std::set<int>(std::begin(numbers), std::end(numbers)).size(),
            std::size(numbers));
  for (const int number : numbers) {
    EXPECT_GT(number, 0);
    EXPECT_LT(number, 224);
  }
}

// Digests depend on these.
TEST(Syntax, KeepsItsNumbers) {
  EXPECT_EQ(static_cast<int>(syntax_of("!=", false)), 1);
  EXPECT_EQ(static_cast<int>(syntax_of("lambda", false)), 70);
  EXPECT_EQ(static_cast<int>(syntax_of("yield", true)), 211);
  EXPECT_EQ(static_cast<int>(syntax_of("as_pattern_target", true)), 212);
}

TEST(Syntax, ListsNodesAsInTheText) {
  const std::string text = "x = 1  # why\n";
  Result<SyntaxTree> tree = parse_python(text);
  ASSERT_TRUE(tree.ok());
  const SyntaxNodes nodes = flatten(tree.value().get());
  ASSERT_EQ(nodes.size(), 6U);
  EXPECT_TRUE(nodes.is_whole);
  EXPECT_EQ(nodes[0].end, 6U);
  EXPECT_EQ(nodes[2].syntax, Syntax::kAssignment);
  EXPECT_EQ(nodes.text_of(5, text), "1");
  EXPECT_EQ(nodes[5].parent, 2U);
  EXPECT_EQ(nodes.child_in(2, SyntaxField::kLeft), 3U);
  EXPECT_EQ(nodes.child_of(2, Syntax::kTokenEqual), 4U);
  EXPECT_EQ(nodes.child_of(2, Syntax::kString), 6U);
}

}  // namespace
}  // namespace reknot
