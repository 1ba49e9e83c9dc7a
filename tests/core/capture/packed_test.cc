#include "core/capture/packed.h"

#include <gtest/gtest.h>

#include "tests/core/capture/packer.h"

namespace reknot {
namespace {

// A lambda in a class in a function.
Packer lambda_source() {
  Packer packer;
  packer.text("lambda").text("m").text("<lambda>").text("m.py").number(3).number(8);
  packer.number(2).texts({"function", "f"}).texts({"class", "C"});
  return packer.texts({"n"}).texts({"annotations"}).text("lambda: n");
}

template <typename Unpacked>
std::string refusal_of(const Result<Unpacked>& unpacked) {
  if (unpacked.ok()) return "none";
  EXPECT_EQ(unpacked.error().code, ErrorCode::kNotACaptureStream);
  return unpacked.error().detail;
}

TEST(Packed, ReadsASource) {
  const Source source = unpack_source(lambda_source().view()).value();
  EXPECT_EQ(source.form, Source::Form::kLambda);
  EXPECT_EQ(source.module, "m");
  EXPECT_EQ(source.file, "m.py");
  EXPECT_EQ(source.line, 3);
  EXPECT_EQ(source.column, 8);
  EXPECT_EQ(source.qualified_name(), "f.<locals>.C.<lambda>");
  EXPECT_EQ(source.free, std::vector<std::string>{"n"});
  EXPECT_EQ(source.future, std::vector<std::string>{"annotations"});
  EXPECT_EQ(source.text, "lambda: n");
}

TEST(Packed, ReadsCode) {
  const PackedCode code =
      unpack_code(Packer().number(2).text("C.f").texts({"n"}).texts({"a", "b"}).view())
          .value();
  EXPECT_EQ(code.line, 2);
  EXPECT_EQ(code.path, "C.f");
  EXPECT_EQ(code.cells, std::vector<std::string>{"n"});
  EXPECT_EQ(code.globals, (std::vector<std::string>{"a", "b"}));
}

TEST(Packed, TellsAnEmptyPackageFromNone) {
  const Packer empty = Packer().text("m").texts({""}).texts({"m.py"});
  const PackedNamespace with = unpack_namespace(empty.view()).value();
  EXPECT_EQ(with.package, "");
  EXPECT_EQ(with.file, "m.py");
  const Packer none = Packer().text("m").texts({}).texts({});
  const PackedNamespace without = unpack_namespace(none.view()).value();
  EXPECT_EQ(without.package, std::nullopt);
  EXPECT_EQ(without.file, std::nullopt);
}

TEST(Packed, RefusesEveryProperPrefixAndABytesMore) {
  const Packer whole = lambda_source();
  for (std::size_t size = 0; size < whole.view().size(); ++size) {
    EXPECT_EQ(refusal_of(unpack_source(whole.view().first(size))),
              "packed bytes end too soon");
  }
  Bytes longer(whole.view().begin(), whole.view().end());
  longer.push_back(0);
  EXPECT_EQ(refusal_of(unpack_source(longer)), "bytes are left over");
}

TEST(Packed, RefusesWhatIsNothing) {
  EXPECT_EQ(refusal_of(unpack_source(Packer().text("module").view())),
            "no such form of source");
  EXPECT_EQ(refusal_of(unpack_code(Packer().number(1U << 28).view())),
            "a packed number is too large");
  EXPECT_EQ(refusal_of(unpack_code(Packer().number(0).text("\xED\xA0\x80").view())),
            "a name is not UTF-8 or has surrogates");
  EXPECT_EQ(refusal_of(unpack_namespace(Packer().text("m").texts({"a", "b"}).view())),
            "one text was expected, or none");
  Packer level;
  level.text("class").text("m").text("C").text("m.py").number(1).number(0);
  EXPECT_EQ(refusal_of(unpack_source(level.number(1).texts({"class"}).view())),
            "a level has a form and a name");
}

}  // namespace
}  // namespace reknot
