#include "core/source/document.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace reknot {
namespace {

SourceDocument document_of(std::string_view text) {
  Result<SourceDocument> document = SourceDocument::open(text);
  EXPECT_TRUE(document.ok());
  return std::move(document).value();
}

std::string told(const Result<Lens>& lens) {
  return lens.ok() ? to_json(lens.value()) : lens.error().message();
}

constexpr std::string_view kProgram =
    "import threading as t\n\"\"\"Doc.\n  more\n\"\"\"\nlock = t.Lock()\n\n"
    "class Stack(Base):\n    items: list = []\n    def push(self, item):\n"
    "        with lock:\n            self.items.append(item)\n        return self\n\n"
    "    async def drain(self, *, limit=10):\n        while self.items and limit:\n"
    "            limit -= 1\n            yield await self.items.pop()\n\n"
    "def make(n, \xC3\xA9 = {'a': [1, 2]}):\n    total = 0\n    def add(x):\n"
    "        nonlocal total\n        try:\n            total += x\n"
    "        except (A, B) as e:\n            raise C from e\n        finally:\n"
    "            pass\n        return f'{total!r:>{n}} {x=}'\n"
    "    for i in range(n):\n        if i % 2 == 0: continue\n        elif i > (\n"
    "                5 + n):\n            add(lambda: i)  # late\n"
    "    match n:\n        case [1, *rest] if rest: print(rest)\n        case _: pass\n"
    "    return [add(y) for y in (z := [n]) if y not in z], add\n";

TEST(SourceDocument, AnalyzesAnEditedTextAsAFreshOne) {
  constexpr std::string_view kPieces[] = {"",           " ",
                                          "\n",         "    ",
                                          "x",          "def f():\n    ",
                                          "(",          ")",
                                          "\"",         "'''",
                                          "#",          ":",
                                          "\r",         "\r\n",
                                          "\t",         "lambda: n",
                                          "if a:",      "else:",
                                          "\xC3\xA9",   "\\\n",
                                          "return g\n", "nonlocal total",
                                          ",",          "=",
                                          "yield",      "async",
                                          "f'{a}'",     "class C:",
                                          "@d\n",       "[",
                                          "]",          "match"};
  std::mt19937 random(20'240'519);
  const auto below = [&random](std::size_t limit) { return random() % limit; };
  std::size_t whole = 0;
  for (int round = 0; round < 25; ++round) {
    SourceDocument document = document_of(kProgram);
    for (int step = 0; step < 40; ++step) {
      const std::string before(document.text());
      // Half of the edits are taken back, so that texts without errors stay frequent.
      const std::size_t begin = below(before.size() + 1);
      const std::size_t end =
          begin + below(std::min<std::size_t>(before.size() - begin, 12) + 1);
      const std::string_view piece = kPieces[below(std::size(kPieces))];
      if (!document.edit(begin, end, piece).ok()) continue;
      const Result<Lens> lens = document.analyze();
      ASSERT_EQ(told(lens), told(read_lens(document.text())))
          << before << "\n[" << begin << ", " << end << ") -> '" << piece << "'";
      const bool is_whole = lens.ok() && lens.value().table.is_whole;
      whole += is_whole ? 1 : 0;
      if (is_whole && below(2) == 0) continue;
      ASSERT_TRUE(
          document.edit(begin, begin + piece.size(), before.substr(begin, end - begin))
              .ok());
      ASSERT_EQ(document.text(), before);
    }
  }
  // Those are what is parsed with the tree before.
  EXPECT_GT(whole, 150U);
}

TEST(SourceDocument, KeepsWhatAReturnMeansInStep) {
  SourceDocument document = document_of("x = 1\r");
  ASSERT_TRUE(document.edit(6, 6, "\ndef f(): pass\r").ok());
  EXPECT_EQ(document.text(), "x = 1\r\ndef f(): pass\r");
  EXPECT_EQ(told(document.analyze()), told(read_lens(document.text())));
  ASSERT_TRUE(document.edit(6, 7, "").ok());
  EXPECT_EQ(told(document.analyze()), told(read_lens("x = 1\rdef f(): pass\r")));
}

TEST(SourceDocument, RefusesEditsOutsideTheTextAndStaysAsItWas) {
  SourceDocument document = document_of("\xC3\xA9 = 1\n");
  const auto refusal = [&](std::uint64_t begin, std::uint64_t end,
                           std::string_view text) {
    const Status status = document.edit(begin, end, text);
    return status.ok() ? ""
                       : std::string(error_name(status.error().code)) + "@" +
                             std::to_string(status.error().offset);
  };
  EXPECT_EQ(refusal(0, 8, ""), "BadRequest@0");
  EXPECT_EQ(refusal(8, 8, ""), "BadRequest@8");
  EXPECT_EQ(refusal(3, 2, ""), "BadRequest@3");
  EXPECT_EQ(refusal(~std::uint64_t{0}, ~std::uint64_t{0}, ""),
            "BadRequest@18446744073709551615");
  EXPECT_EQ(refusal(1, 2, ""), "BadUtf8@1");
  EXPECT_EQ(refusal(0, 1, ""), "BadUtf8@1");
  EXPECT_EQ(refusal(0, 0, "\xC3"), "BadUtf8@0");
  EXPECT_EQ(refusal(0, 0, std::string(kMaxSourceBytes, ' ')),
            "LimitExceeded@" + std::to_string(kMaxSourceBytes));
  EXPECT_EQ(document.text(), "\xC3\xA9 = 1\n");
  EXPECT_EQ(refusal(7, 7, "y"), "");
}

TEST(SourceDocument, RefusesWhatTheParserRefusesAndStaysAsItWas) {
  SourceDocument document = document_of("x = 1\n");
  std::string stairs;
  for (std::size_t width = 0; width <= kMaxIndentWidths + 1; ++width) {
    stairs += std::string(width, ' ') + "if x:\n";
  }
  const Status status = document.edit(0, 0, stairs);
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, ErrorCode::kLimitExceeded);
  EXPECT_EQ(document.text(), "x = 1\n");
  EXPECT_EQ(told(document.analyze()), told(read_lens("x = 1\n")));
}

}  // namespace
}  // namespace reknot
