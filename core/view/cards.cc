#include "core/view/cards.h"

#include <algorithm>

namespace reknot {
namespace {

// In tenths of a pixel.
constexpr std::int64_t kHeaderCharacter = 75;
constexpr std::int64_t kRowCharacter = 69;
constexpr std::int64_t kHeaderPadding = 460;
constexpr std::int64_t kRowPadding = 300;
constexpr std::int32_t kMinWidth = 124;
constexpr std::int32_t kMaxWidth = 252;

// In code points.
std::int64_t length(std::string_view utf8) {
  return std::count_if(utf8.begin(), utf8.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  });
}

std::int32_t pixels(std::int64_t tenths) {
  return static_cast<std::int32_t>(
      std::clamp<std::int64_t>((tenths + 9) / 10, kMinWidth, kMaxWidth));
}

// The qualified name without the functions around it: `make.<locals>.inner` is `inner`.
std::string_view short_label(std::string_view label) {
  constexpr std::string_view kMarker = "<locals>.";
  const std::size_t at = label.rfind(kMarker);
  return at == std::string_view::npos ? label : label.substr(at + kMarker.size());
}

std::int32_t row_width(const SlotState& slot) {
  const std::int64_t text = slot.target ? 0 : length(slot.value) + 1;
  return pixels(kRowPadding + (length(slot.name) + text) * kRowCharacter);
}

}  // namespace

std::int32_t header_width(std::string_view label) {
  return pixels(kHeaderPadding + length(short_label(label)) * kHeaderCharacter);
}

std::int32_t port_of(std::uint32_t slot) {
  const auto row = static_cast<std::int32_t>(std::min(slot, kMaxRows));
  return kHeaderHeight + row * kRowHeight + kRowHeight / 2;
}

Card plain_card(std::string_view label) {
  return {header_width(label), kHeaderHeight, {}, 0};
}

Card card_of(const ObjectState& state) {
  Card card = plain_card(state.label);
  const auto shown =
      static_cast<std::uint32_t>(std::min<std::size_t>(state.slots.size(), kMaxRows));
  card.hidden = static_cast<std::uint32_t>(state.slots.size()) - shown + state.more_slots;
  for (std::uint32_t slot = 0; slot < shown; ++slot) {
    const SlotState& state_of_slot = state.slots[slot];
    card.width = std::max(card.width, row_width(state_of_slot));
    card.rows.push_back({slot, state_of_slot.name,
                         state_of_slot.target ? std::string() : state_of_slot.value,
                         port_of(slot)});
  }
  const auto rows = static_cast<std::int32_t>(shown + (card.hidden > 0 ? 1 : 0));
  if (rows > 0) card.height += rows * kRowHeight + kBottomPadding;
  return card;
}

}  // namespace reknot
