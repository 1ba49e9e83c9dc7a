#include "core/freeze/minimal_form.h"

#include <map>
#include <vector>

#include "core/base/sort.h"

namespace reknot {

Bytes minimal_form(const TermGraph& graph, std::span<const Digest> digests, TermId root) {
  std::map<Digest, std::uint32_t> numbers{{digests[root], 0}};
  // One of each class, by number.
  std::vector<TermId> nodes{root};
  std::vector<TermId> children;
  ByteWriter form;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const TermId node = nodes[i];
    const std::span<const TermId> given = graph.children(node);
    children.assign(given.begin(), given.end());
    if (graph.kind(node) == TermKind::kBag) {
      sort_items(children, [&](TermId a, TermId b) { return digests[a] < digests[b]; });
    }
    const ByteView label = graph.label(node);
    form.write_u8(static_cast<std::uint8_t>(graph.kind(node)));
    form.write_little(label.size(), 4);
    form.write_bytes(label);
    form.write_little(children.size(), 4);
    for (const TermId child : children) {
      const auto [number, is_new] =
          numbers.try_emplace(digests[child], static_cast<std::uint32_t>(nodes.size()));
      if (is_new) nodes.push_back(child);
      form.write_little(number->second, 4);
    }
  }
  return std::move(form).take();
}

}  // namespace reknot
