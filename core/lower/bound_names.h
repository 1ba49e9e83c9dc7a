// Which variables surely have a value at a place of the text: those that an earlier statement of the
// same block, or of one around, has bound. Private to this folder.
//
// A read of a promoted variable that is not surely bound has to be told from one of somebody else's:
// CPython raises UnboundLocalError in the first case and NameError in the other.
#ifndef RK_CORE_LOWER_BOUND_NAMES_H_
#define RK_CORE_LOWER_BOUND_NAMES_H_

#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/source/scope_reader.h"
#include "core/source/syntax.h"

namespace reknot {

// Follows a walk over all nodes in the order of the text. What it is given must outlive it.
class BoundNames {
 public:
  BoundNames(const SyntaxNodes& nodes, const SyntaxScopes& scopes);

  void enter(NodeIndex node);
  void leave(NodeIndex node);

  // Whether a variable has a value where the walk is, if its scope's own code asks.
  //
  // owner    not ScopeTable::kOutside
  // name     in ScopeTable::names
  bool is_sure(std::uint32_t owner, std::uint32_t name) const;

 private:
  using Key = std::uint64_t;
  struct Block {
    NodeIndex node;
    std::vector<Key> bound;
  };

  static Key key(std::uint32_t owner, std::uint32_t name) {
    return std::uint64_t{owner} << 32 | name;
  }
  // The variable that an identifier binds, if it is a local one.
  bool key_of(NodeIndex node, Key& found) const;
  bool is_target(NodeIndex node) const;
  bool is_statement(NodeIndex node) const;
  void commit(bool in_handler);

  const SyntaxNodes& nodes_;
  const SyntaxScopes& scopes_;
  // Deleted by a statement, or when a handler ends.
  std::unordered_set<Key> deleted_;
  std::unordered_set<Key> handled_;
  std::unordered_set<Key> parameters_;
  // What the statement that is being read binds.
  std::vector<Key> pending_;
  std::vector<Block> blocks_;
  std::unordered_map<Key, std::uint32_t> counts_;
};

}  // namespace reknot

#endif  // RK_CORE_LOWER_BOUND_NAMES_H_
