// Writes JSON (RFC 8259), compact or indented, into a string of its own.
//
// The caller keeps begin/end in pairs and puts a key before every member; a mismatch is a
// fault. Text must be UTF-8; surrogates written with three bytes each (Python's
// "surrogatepass") come out as \udXXX escapes, so that the output itself is always valid
// UTF-8.
#ifndef RK_CORE_BASE_JSON_WRITER_H_
#define RK_CORE_BASE_JSON_WRITER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace reknot {

class JsonWriter {
 public:
  enum class Layout : std::uint8_t { kCompact, kIndented };

  explicit JsonWriter(Layout layout = Layout::kCompact)
      : indented_(layout == Layout::kIndented) {}

  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }
  // As begin_array and begin_object, but everything up to the end stays on one line.
  void begin_inline_array();
  void begin_inline_object();

  void key(std::string_view name);

  void text(std::string_view value);
  void number(std::int64_t value) { raw(std::to_string(value)); }
  // A JSON token that is already spelled, such as a number.
  void raw(std::string_view token);
  void boolean(bool value) { raw(value ? "true" : "false"); }
  void null() { raw("null"); }

  // Shorthands for one member.
  void member(std::string_view name, std::string_view value) { key(name), text(value); }
  void member(std::string_view name, const char* value) { key(name), text(value); }
  void member(std::string_view name, std::int64_t value) { key(name), number(value); }
  void member(std::string_view name, bool value) { key(name), boolean(value); }

  // How long what has been written is, and where the next key or element will begin.
  std::size_t size() const { return out_.size(); }
  std::size_t next_offset() const { return size() + separator_size(); }

  // The document; ends the writer. Every begin must have had its end.
  std::string take() &&;

 private:
  struct Level {
    bool is_inline;
    bool has_members = false;
  };

  void begin(char bracket);
  void end(char bracket);
  // Comma, newline and indentation before a key or an element.
  void separate();
  std::size_t separator_size() const;
  void quote(std::string_view value);
  // Of what stands at the front and cannot stand for itself; 0 if it can.
  static std::size_t special_length(std::string_view value);
  void escape(std::string_view special);

  bool indented_;
  bool after_key_ = false;
  std::vector<Level> levels_;
  std::string out_;
};

// The shortest decimal that reads back as exactly `value`, spelled as Python's repr does
// for finite doubles as far as JSON allows: always with a point or an exponent. NaN and
// infinities are the caller's to handle; passing one is a fault.
std::string shortest_float(double value);

// As shortest_float, and "nan", "inf" and "-inf" for the rest: Python's repr.
std::string float_text(double value);

}  // namespace reknot

#endif  // RK_CORE_BASE_JSON_WRITER_H_
