// Where in the user's files functions and classes stand.
#ifndef RK_CORE_REPLAY_SOURCE_SPAN_H_
#define RK_CORE_REPLAY_SOURCE_SPAN_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/graph/graph.h"
#include "core/replay/timeline.h"

namespace reknot {

// The lines of a whole source unit.
SourceSpan source_span(const Source& source);

// Where the definitions inside a text end, by indentation: a block ends with the last line of code
// before the next one that is indented no deeper than the block's header. Blank lines, comments and
// the closing brackets of a header do not end a block.
class DefinitionEnds {
 public:
  // cost     O(text)
  explicit DefinitionEnds(std::string_view text);

  // The last line of the definition that begins in `line`, at its first decorator or its header;
  // `line` itself if no definition begins there. Lines count from 0.
  //
  // cost     O(1)
  std::uint32_t end_of(std::uint32_t line) const;

 private:
  struct Line {
    // Of a decorator: the first header after it. Otherwise this line.
    std::uint32_t header;
    // Of a header: the last line of its block. Otherwise this line.
    std::uint32_t end;
  };
  std::vector<Line> lines_;
};

// The spans of all functions and classes of a graph.
class SourceSpans {
 public:
  // cost     O(the graph's sources)
  explicit SourceSpans(const Graph& graph);

  // graph    the one that the constructor was given
  SourceSpan code_span(const Graph& graph, NodeId code_node) const;

 private:
  // By source.
  std::vector<DefinitionEnds> ends_;
};

}  // namespace reknot

#endif  // RK_CORE_REPLAY_SOURCE_SPAN_H_
