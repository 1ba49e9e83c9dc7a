// Writes a document (core/artifact/document_format.h), in either form, part by part.
//
// The caller announces how many children each level has, and then writes exactly that
// many, each of them after its key where the level has keys. Anything else is a fault: a
// document is made by Reknot's own code, never by input.
//
//   auto writer = make_document_writer(DocumentForm::kText);
//   writer->begin_record(2);
//   writer->key(Field::kReknot);
//   writer->integer(1);
//   writer->key(Field::kVariables);
//   writer->begin_entries(0);
//   writer->end();
//   writer->end();
//   Bytes bytes = std::move(*writer).take();
#ifndef RK_CORE_ARTIFACT_DOCUMENT_WRITER_H_
#define RK_CORE_ARTIFACT_DOCUMENT_WRITER_H_

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "core/artifact/document_format.h"
#include "core/base/bytes.h"

namespace reknot {

// How a level looks in the text form: one child a line, or all on one line. Everything
// inside an inline level is inline. The compact form does not care.
enum class LevelLayout : std::uint8_t { kBlock, kInline };

class DocumentWriter {
 public:
  virtual ~DocumentWriter() = default;

  // Opens a level of `count` children. The root must be a record, and at most
  // kMaxDocumentDepth levels may be open.
  void begin_list(std::uint64_t count, LevelLayout layout = LevelLayout::kBlock);
  void begin_record(std::uint64_t count, LevelLayout layout = LevelLayout::kBlock);
  void begin_entries(std::uint64_t count, LevelLayout layout = LevelLayout::kBlock);
  void begin_table(std::uint64_t count, LevelLayout layout = LevelLayout::kBlock);
  // Closes the innermost level; all of its children must be there.
  void end();

  // The key of the next child of a record; fields must ascend.
  void key(Field field);
  // The key of the next child of entries, or the name of the next child of a table.
  void key(std::string_view text);

  void null();
  void boolean(bool value);
  // Within +-kMaxDocumentInteger.
  void integer(std::int64_t value);
  // Finite.
  void real(double value);
  // UTF-8 without surrogates.
  void text(std::string_view value);
  void bytes(ByteView value);

  // A value that stands in a table: its name in the text form, its index in the compact
  // one.
  void reference(Field field, std::uint64_t index, std::string_view name);

  // Where the next key or child will begin, and where what has been written ends.
  virtual std::uint64_t next_offset() const = 0;
  virtual std::uint64_t size() const = 0;

  // The document; ends the writer. The root must have been closed.
  Bytes take() &&;

 protected:
  enum class LevelKind : std::uint8_t { kList, kRecord, kEntries, kTable };

  explicit DocumentWriter(DocumentForm form) : form_(form) {
    levels_.reserve(kMaxDocumentDepth);
  }

  // How the parts look; that they are in place has been checked.
  virtual void write_begin(LevelKind kind, std::uint64_t count, LevelLayout layout) = 0;
  virtual void write_end(LevelKind kind) = 0;
  virtual void write_key(Field field) = 0;
  virtual void write_key(LevelKind kind, std::string_view text) = 0;
  virtual void write_null() = 0;
  virtual void write_boolean(bool value) = 0;
  virtual void write_integer(std::int64_t value) = 0;
  virtual void write_real(double value) = 0;
  virtual void write_text(std::string_view value) = 0;
  virtual void write_bytes(ByteView value) = 0;
  virtual Bytes write_finish() = 0;

 private:
  struct Level {
    LevelKind kind;
    std::uint64_t remaining;
    // The number that the next field of a record must at least have.
    unsigned next_field = 0;
  };

  void begin(LevelKind kind, std::uint64_t count, LevelLayout layout);
  // Checks that the next child may stand here, and counts it.
  void admit_child();

  DocumentForm form_;
  bool after_key_ = false;
  bool has_root_ = false;
  std::vector<Level> levels_;
};

std::unique_ptr<DocumentWriter> make_document_writer(DocumentForm form);

}  // namespace reknot

#endif  // RK_CORE_ARTIFACT_DOCUMENT_WRITER_H_
