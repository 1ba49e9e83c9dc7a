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
  // Gives everything that hangs on the graph's variables its place.
  //
  // graph    not kept
  // errors   kLimitExceeded  offset 0; more than kMaxKeyBytes
  // cost     O(graph)
  static Result<Sections> of(const Graph& graph);

  struct Place {
    Section section;
    std::uint32_t index;
  };

  // Where a value stands, or nothing if it is written where it is used.
  std::optional<Place> place(Value value) const;
  Place source_place(SourceId source) const {
    return {Section::kSources, source_index_[source]};
  }

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
  Sections() = default;

  std::vector<SourceId> sources_;
  std::vector<std::uint32_t> source_index_;
  std::array<std::vector<Value>, kSectionCount> members_;
  std::array<std::vector<std::string>, kSectionCount> keys_;
  // By node: the index in its section plus 1, or 0; the section follows from the kind.
  std::vector<std::uint32_t> node_index_;
  std::vector<bool> node_shared_;
  // By the bits of a long text or byte string: its index among the shared values.
  std::unordered_map<std::uint32_t, std::uint32_t> atom_index_;
  std::vector<Kind> kinds_;
};

// The section of every object of a kind, or nothing for the kinds that are written inline.
std::optional<Section> section_of(Kind kind);

// A function's or class's qualified name with its module in front.
std::string full_name(const Graph& graph, NodeId code_node);

}  // namespace reknot

#endif  // RK_CORE_ARTIFACT_SECTIONS_H_
