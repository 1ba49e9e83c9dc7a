// Where every object stands in an artifact: in which section under which key, or inline.
#ifndef RK_CORE_ARTIFACT_SECTIONS_H_
#define RK_CORE_ARTIFACT_SECTIONS_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/artifact/document_format.h"
#include "core/base/result.h"
#include "core/graph/graph.h"

namespace reknot {

// In the order in which they are written.
enum class Section : std::uint8_t {
  kSources,
  kNamespaces,
  kFunctions,
  kCells,
  kClasses,
  kInstances,
  kShared,
};
inline constexpr std::size_t kSectionCount = 7;

// The field of the root that holds the section, and the field that refers to one of its values.
Field section_field(Section section);
Field link_field(Section section);
inline Section section_at(std::size_t index) { return static_cast<Section>(index); }

// A value that is reached more than once, or that lies deeper than this, is a shared value, so
// that reading and writing an artifact never nest deep.
inline constexpr std::uint32_t kMaxInlineDepth = 12;

// How many bytes all keys may have together, wherever they are used. The compact form has a name
// once and a number for each use; the text form repeats the key, so that a small artifact could
// ask for a large one.
inline constexpr std::uint64_t kMaxKeyBytes = std::uint64_t{1} << 29;

class Sections {
 public:
  // Gives everything that hangs on the graph's variables its place; and its key, which only the
  // text form has.
  //
  // graph    not kept
  // errors   kLimitExceeded  offset 0; the text form would have more than kMaxKeyBytes
  // cost     O(graph)
  static Result<Sections> of(const Graph& graph, DocumentForm form);

  struct Place {
    Section section;
    std::uint32_t index;
  };

  // Where a value stands, or nothing if it is written where it is used.
  std::optional<Place> place(Value value) const {
    if (!value.is_node()) {
      return atom_index_.empty() ? std::nullopt : place_of_atom(value);
    }
    const Place place = places_[value.as_node()];
    if (place.index == kInline) return std::nullopt;
    return place;
  }
  Place source_place(SourceId source) const {
    return {Section::kSources, source_index_[source]};
  }

  std::size_t size(Section section) const {
    return section == Section::kSources ? sources_.size() : members(section).size();
  }
  // In the text form.
  const std::vector<std::string>& keys(Section section) const {
    return keys_[static_cast<std::size_t>(section)];
  }
  const std::string& key(Place place) const { return keys(place.section)[place.index]; }

  const std::vector<SourceId>& sources() const { return sources_; }
  // The values of a section other than kSources, in order.
  const std::vector<Value>& members(Section section) const {
    return members_[static_cast<std::size_t>(section)];
  }

 private:
  class Builder;
  class Namer;
  struct Uses;
  static constexpr std::uint32_t kInline = ~0U;

  Sections() = default;
  std::optional<Place> place_of_atom(Value value) const;

  std::vector<SourceId> sources_;
  std::vector<std::uint32_t> source_index_;
  std::array<std::vector<Value>, kSectionCount> members_;
  std::array<std::vector<std::string>, kSectionCount> keys_;
  // By node; the index is kInline where a node is written where it is used.
  std::vector<Place> places_;
  // By the bits of a long text or byte string: its index among the shared values.
  std::unordered_map<std::uint32_t, std::uint32_t> atom_index_;
};

// The section of every object of a kind, or nothing for the kinds that are written inline.
std::optional<Section> section_of(Kind kind);

// A function's or class's qualified name with its module in front.
std::string full_name(const Graph& graph, NodeId code_node);

}  // namespace reknot

#endif  // RK_CORE_ARTIFACT_SECTIONS_H_
