// The measures of the cards that stand for objects. web/src/panels/graph draws them.
#ifndef RK_CORE_VIEW_CARDS_H_
#define RK_CORE_VIEW_CARDS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/replay/timeline.h"

namespace reknot {

inline constexpr std::int32_t kHeaderHeight = 30;
inline constexpr std::int32_t kRowHeight = 20;
inline constexpr std::int32_t kBottomPadding = 7;
// Room above a card for the names of the variables that refer to it.
inline constexpr std::int32_t kTagHeight = 22;
// Slots that a card shows as rows; the others share one more row.
inline constexpr std::uint32_t kMaxRows = 12;

struct CardRow {
  std::uint32_t slot;
  std::string name;
  // Of an atom; empty for a reference, which is an edge.
  std::string text;
  // Its middle, from the card's top.
  std::int32_t y;
};

struct Card {
  std::int32_t width;
  std::int32_t height;
  std::vector<CardRow> rows;
  // How many slots share the last row.
  std::uint32_t hidden;
};

// A card with rows. Text is monospaced, and as wide as the widest of the usual fonts has it.
//
// state    with kMaxRows slots, where it has so many
Card card_of(const ObjectState& state);

// A card without rows.
Card plain_card(std::string_view label);

// Where the reference of a slot leaves a card with rows.
std::int32_t port_of(std::uint32_t slot);

// How wide a text of a card's head is with what stands around it.
std::int32_t header_width(std::string_view label);

}  // namespace reknot

#endif  // RK_CORE_VIEW_CARDS_H_
