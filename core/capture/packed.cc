#include "core/capture/packed.h"

namespace reknot {
namespace {

Error not_packed(std::string_view what) {
  return Error{ErrorCode::kNotACaptureStream, 0, std::string(what)};
}

class Unpacker {
 public:
  explicit Unpacker(ByteView packed) : reader_(packed) {}

  Result<std::uint32_t> number() {
    if (reader_.remaining() < 4) return not_packed("packed bytes end too soon");
    const std::uint64_t number = reader_.read_little(4).value();
    if (number > static_cast<std::uint32_t>(Value::kMaxSmall)) {
      return not_packed("a packed number is too large");
    }
    return static_cast<std::uint32_t>(number);
  }

  Result<std::string_view> text() {
    RK_TRY_ASSIGN(const std::uint32_t size, number());
    if (size > reader_.remaining()) return not_packed("packed bytes end too soon");
    const std::string_view text = as_text(reader_.read_bytes(size).value());
    if (!is_utf8(text)) return not_packed("a name is not UTF-8 or has surrogates");
    return text;
  }

  Result<std::vector<std::string>> texts() {
    RK_TRY_ASSIGN(const std::uint32_t count, number());
    std::vector<std::string> texts;
    for (std::uint32_t i = 0; i < count; ++i) {
      RK_TRY_ASSIGN(const std::string_view added, text());
      texts.emplace_back(added);
    }
    return texts;
  }

  Result<std::optional<std::string_view>> optional_text() {
    RK_TRY_ASSIGN(const std::uint32_t count, number());
    if (count > 1) return not_packed("one text was expected, or none");
    if (count == 0) return std::optional<std::string_view>();
    RK_TRY_ASSIGN(const std::string_view only, text());
    return std::optional(only);
  }

  Result<Source::Form> form() {
    RK_TRY_ASSIGN(const std::string_view name, text());
    const std::optional<Source::Form> form = source_form(name);
    if (!form) return not_packed("no such form of source");
    return *form;
  }

  Result<std::vector<Source::Level>> levels() {
    RK_TRY_ASSIGN(const std::uint32_t count, number());
    std::vector<Source::Level> levels;
    for (std::uint32_t i = 0; i < count; ++i) {
      RK_TRY_ASSIGN(const std::uint32_t parts, number());
      if (parts != 2) return not_packed("a level has a form and a name");
      Source::Level level;
      RK_TRY_ASSIGN(level.form, form());
      RK_TRY_ASSIGN(level.name, text());
      levels.push_back(std::move(level));
    }
    return levels;
  }

  Status end() const {
    if (reader_.at_end()) return Unit{};
    return not_packed("bytes are left over");
  }

 private:
  ByteReader reader_;
};

}  // namespace

Result<Source> unpack_source(ByteView packed) {
  Unpacker unpacker(packed);
  Source source;
  RK_TRY_ASSIGN(source.form, unpacker.form());
  RK_TRY_ASSIGN(source.module, unpacker.text());
  RK_TRY_ASSIGN(source.name, unpacker.text());
  RK_TRY_ASSIGN(source.file, unpacker.text());
  RK_TRY_ASSIGN(source.line, unpacker.number());
  RK_TRY_ASSIGN(source.column, unpacker.number());
  RK_TRY_ASSIGN(source.context, unpacker.levels());
  RK_TRY_ASSIGN(source.free, unpacker.texts());
  RK_TRY_ASSIGN(source.future, unpacker.texts());
  RK_TRY_ASSIGN(source.text, unpacker.text());
  RK_TRY(unpacker.end());
  return source;
}

Result<PackedCode> unpack_code(ByteView packed) {
  Unpacker unpacker(packed);
  PackedCode code;
  RK_TRY_ASSIGN(code.line, unpacker.number());
  RK_TRY_ASSIGN(code.path, unpacker.text());
  RK_TRY_ASSIGN(code.cells, unpacker.texts());
  RK_TRY_ASSIGN(code.globals, unpacker.texts());
  RK_TRY(unpacker.end());
  return code;
}

Result<PackedNamespace> unpack_namespace(ByteView packed) {
  Unpacker unpacker(packed);
  PackedNamespace space;
  RK_TRY_ASSIGN(space.module, unpacker.text());
  RK_TRY_ASSIGN(space.package, unpacker.optional_text());
  RK_TRY_ASSIGN(space.file, unpacker.optional_text());
  RK_TRY(unpacker.end());
  return space;
}

}  // namespace reknot
