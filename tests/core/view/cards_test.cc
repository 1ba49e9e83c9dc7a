#include "core/view/cards.h"

#include <gtest/gtest.h>

namespace reknot {
namespace {

ObjectState state_of(std::string label, std::uint32_t slots, std::uint32_t more = 0) {
  ObjectState state{0, "list", std::move(label), true, {}, more};
  for (std::uint32_t i = 0; i < slots; ++i) {
    state.slots.push_back({std::to_string(i), "item", true, std::nullopt, "1"});
  }
  return state;
}

TEST(Cards, HaveARowForEachSlot) {
  const Card card = card_of(state_of("list of 2", 2));
  EXPECT_EQ(card.height, 30 + 2 * 20 + 7);
  ASSERT_EQ(card.rows.size(), 2U);
  EXPECT_EQ(card.rows[1].y, 60);
  EXPECT_EQ(card.rows[1].name, "1");
  EXPECT_EQ(card.rows[1].text, "1");
  EXPECT_EQ(card.hidden, 0U);
  EXPECT_EQ(port_of(1), card.rows[1].y);
}

TEST(Cards, AreAHeadWhereThereAreNoSlots) {
  EXPECT_EQ(card_of(state_of("empty list", 0)).height, 30);
  EXPECT_EQ(plain_card("empty list").height, 30);
}

TEST(Cards, HideWhatIsBehindTwelveRows) {
  EXPECT_EQ(card_of(state_of("list", 12)).hidden, 0U);
  EXPECT_EQ(card_of(state_of("list", 12)).height, 30 + 12 * 20 + 7);
  const Card card = card_of(state_of("list", 12, 88));
  EXPECT_EQ(card.rows.size(), 12U);
  EXPECT_EQ(card.hidden, 88U);
  EXPECT_EQ(card.height, 30 + 13 * 20 + 7);
  EXPECT_EQ(port_of(12), 280);
  EXPECT_EQ(port_of(99), 280);
}

TEST(Cards, AreAsWideAsTheirText) {
  EXPECT_EQ(header_width("f"), 124);
  EXPECT_EQ(header_width("a_longer_function"), 174);
  EXPECT_EQ(header_width("make.<locals>.a_longer_function"), 174);
  EXPECT_EQ(header_width(std::string(100, 'x')), 252);
  // Characters count, not bytes.
  EXPECT_EQ(header_width("ääääääääääääääääa"), 174);
  ObjectState state = state_of("f", 1);
  state.slots[0].value = "a value of 21 letters";
  EXPECT_EQ(card_of(state).width, 189);
  state.slots[0].target = 3;
  EXPECT_EQ(card_of(state).width, 124);
}

}  // namespace
}  // namespace reknot
