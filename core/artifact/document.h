// Reads a document (core/artifact/document_format.h) from either form.
//
// The readers lay the tree out flat, in one vector of tokens, so that neither they nor
// whoever walks it needs recursion. A DocNode is a position in it. What a position holds
// is asked for by the type that the caller expects, and anything else is refused there:
//
//   RK_TRY_ASSIGN(const Document document, parse_document(bytes));
//   RK_TRY_ASSIGN(const DocRecord root, document.root().as_record());
//   RK_TRY_ASSIGN(const DocNode variables, root.require(Field::kVariables));
//   RK_TRY_ASSIGN(const DocChildren entries, variables.as_entries());
//   for (const DocNode value : entries) use(value.key(), value);
#ifndef RK_CORE_ARTIFACT_DOCUMENT_H_
#define RK_CORE_ARTIFACT_DOCUMENT_H_

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/artifact/document_format.h"
#include "core/base/bytes.h"
#include "core/base/result.h"

namespace reknot {

class Document;
class DocChildren;
class DocRecord;

// What the bytes say. The text form says less: an object may be a record, entries or a
// table, and a text may be bytes. The compact form writes a table as a list.
enum class DocKind : std::uint8_t {
  kNull,
  kBoolean,
  kInteger,
  kFloat,
  kText,
  kBytes,  // compact form only
  kList,
  kRecord,   // compact form only
  kEntries,  // compact form only
  kObject,   // text form only
};

// One value of a document. Cheap to copy; good as long as the document stays where it is.
//
// Each as_…() is refused with kBadSchema at offset() where the value is of another type.
class DocNode {
 public:
  DocKind kind() const;
  // Of the value's first byte in the input.
  std::uint64_t offset() const;

  bool is_null() const { return kind() == DocKind::kNull; }
  Result<bool> as_boolean() const;
  Result<std::int64_t> as_integer() const;
  Result<double> as_real() const;
  // A view into the document.
  Result<std::string_view> as_text() const;
  Result<Bytes> as_bytes() const;

  Result<DocChildren> as_list() const;
  // Children have a key().
  Result<DocChildren> as_entries() const;
  // Children have a key(), their name, in the text form only.
  Result<DocChildren> as_table() const;
  // Children have a field(). Also refused, at the field's offset: a field that is not in
  // fields.def, or that does not stand in ascending order.
  Result<DocRecord> as_record() const;

  // The key in front of this value; a view into the document.
  bool has_key() const { return has_key_; }
  std::string_view key() const;
  Field field() const;
  std::uint64_t key_offset() const;

 private:
  friend class Document;
  friend class DocChildren;
  friend class DocRecord;

  DocNode(const Document& document, std::uint32_t index, bool has_key)
      : document_(&document), index_(index), has_key_(has_key) {}

  Error expected(std::string_view what) const;

  const Document* document_;
  std::uint32_t index_;
  bool has_key_;
};

// The children of a list, a table or entries, in order; for range-based for.
class DocChildren {
 public:
  class Iterator {
   public:
    DocNode operator*() const { return node_; }
    Iterator& operator++();
    bool operator!=(const Iterator& other) const {
      return node_.index_ != other.node_.index_;
    }

   private:
    friend class DocChildren;
    explicit Iterator(DocNode node) : node_(node) {}
    DocNode node_;
  };

  std::uint32_t size() const;
  // Of the first byte of the whole.
  std::uint64_t offset() const { return parent_.offset(); }
  Iterator begin() const { return child_at(parent_.index_ + 1); }
  Iterator end() const;

 protected:
  friend class DocNode;
  DocChildren(DocNode parent, bool have_keys) : parent_(parent), have_keys_(have_keys) {}

  Iterator child_at(std::uint32_t index) const {
    return Iterator(DocNode(*parent_.document_, index + have_keys_, have_keys_));
  }

  DocNode parent_;
  bool have_keys_;
};

// The children of a record, whose fields are known and ascend.
class DocRecord : public DocChildren {
 public:
  // The field's value, if the record has it. cost O(size())
  std::optional<DocNode> find(Field field) const;
  // errors   kBadSchema at the record's offset; it has no such field
  Result<DocNode> require(Field field) const;
  // Checks that there are no other fields than these.
  //
  // errors   kBadSchema at the offset of the first other field
  Status allow_only(std::initializer_list<Field> fields) const;

 private:
  friend class DocNode;
  explicit DocRecord(DocNode parent) : DocChildren(parent, true) {}
};

// A whole document; owns all its text and bytes.
class Document {
 public:
  DocumentForm form() const { return form_; }
  DocNode root() const { return DocNode(*this, 0, false); }

 private:
  friend class DocNode;
  friend class DocChildren;
  friend class DocumentBuilder;

  // `value` by kind, its upper and lower 32 bits where there are two:
  //   kBoolean, kInteger            the value, in two's complement
  //   kFloat                        the bits of the double
  //   kText, kBytes                 position in texts_, size
  //   kList, kEntries, kRecord,     index of the token behind the last child, number of
  //   kObject                       children
  // A key is a token of its own in front of its value: kInteger, the number of a field,
  // in a kRecord, and kText in kEntries and a kObject.
  struct Token {
    std::uint64_t value;
    std::uint32_t offset;
    DocKind kind;
  };

  explicit Document(DocumentForm form) : form_(form) {}

  const Token& token(std::uint32_t index) const { return tokens_[index]; }
  // Of the token behind this one and all that belongs to it.
  std::uint32_t index_after(std::uint32_t index) const;
  std::string_view text_at(std::uint32_t index) const;

  DocumentForm form_;
  std::vector<Token> tokens_;
  std::string texts_;
};

struct DocumentOptions {
  // How many levels may stand inside each other.
  std::uint32_t max_depth = kMaxDocumentDepth;
};

// Reads a document; the first bytes say in which form.
//
// bytes    not kept
// returns  the document. Whether objects of the text form are records, entries or tables
//          is found out by who reads them, DocNode
// errors   kBadMagic       offset 0; neither "{" nor kCompactMagic is at the front
//          kTruncated      the input ends early; also without the newline of the text
//          form kTrailingBytes  at the first byte after the document kLimitExceeded  at
//          the level that is too deep; at 0 where the input has 4 GiB kBadUtf8        at
//          the text kBadJson        at the byte that RapidJSON does not take, or at an
//          integer beyond
//                          kMaxDocumentInteger
//          kBadCbor        at the part that is not valid, not deterministic, or not used
//          kBadSchema      at the root of the compact form if it is not a record, at a
//          field
//                          number that is not in fields.def
// cost     O(bytes), 16 bytes of memory a token; nothing is allocated because of an
//          announced size before the input is known to be that large
Result<Document> parse_document(ByteView bytes, const DocumentOptions& options = {});

}  // namespace reknot

#endif  // RK_CORE_ARTIFACT_DOCUMENT_H_
