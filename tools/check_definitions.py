#!/usr/bin/env python3
"""Checks that no two files of one program define types or inline functions of one name.

Of two definitions that may stand in several files, the linker keeps one without a word, and half of
the program runs with the other's. Where a file needs a name of its own, it goes into an unnamed
namespace. What is not inline, the linker itself refuses.
"""

import re
import sys

from def_file import ROOT

# What is linked into one program.
PROGRAMS = [("core", "wasm"), ("core", "tests/core"), ("core", "tests/bench")]

# What is no code: its text is blanked, its line ends stay.
NO_CODE = re.compile(
    r"""//[^\n]* | /\*.*?\*/ | R"(?P<mark>[^(\s]*)\(.*?\)(?P=mark)" | "(?:\\.|[^"\\\n])*"
      | (?<![0-9a-fA-F])'(?:\\.|[^'\\\n])*' | ^[ \t]*\#(?:[^\n\\]|\\.)*""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
TEMPLATE = re.compile(r"^template\s*<")
NAMESPACE = re.compile(r"^(?:inline\s+)?namespace\b\s*([\w:]*)$")
TYPE = re.compile(
    r"^(?:class|struct|union|enum(?:\s+class|\s+struct)?)\s+(?:\[\[.*?\]\]\s*)?"
    r"([\w:]+(?:<.*>)?)(?:\s+final)?\s*(?::[^:].*)?$"
)
FUNCTION = re.compile(r"([\w:]+|operator\s*\S+?)\s*\((.*)\)[^()]*$")
VARIABLE = re.compile(r"\binline\b[^=(]*?([\w:]+)\s*(?:\[[^=]*)?(?:=.*)?$")
UNNAMED = None


def main():
    definitions = {
        folder: [found for path in sources(folder) for found in read(path)]
        for folder in sorted({folder for program in PROGRAMS for folder in program})
    }
    clashes = set()
    for program in PROGRAMS:
        first_place = {}
        for name, path, line in (row for folder in program for row in definitions[folder]):
            other, at = first_place.setdefault(name, (path, line))
            if other != path:
                clashes.add(f"{path}:{line}: {name} is also defined in {other}:{at}")
    for clash in sorted(clashes):
        print(clash, file=sys.stderr)
    return 1 if clashes else 0


def sources(folder):
    return sorted(path for path in (ROOT / folder).rglob("*") if path.suffix in (".h", ".cc"))


def read(path):
    """Yields (name, path, line) for each definition at a named namespace's scope."""
    text = NO_CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), path.read_text())
    place = path.relative_to(ROOT).as_posix()
    # The namespaces around, and how many braces are open inside of them: those of bodies.
    around, depth, begin = [], 0, 0
    for match in re.finditer(r"[{};]", text):
        if match[0] == "}" and depth == 0:
            around.pop()
        elif match[0] == "}":
            depth -= 1
        elif depth > 0:
            depth += match[0] == "{"
        else:
            head = text[begin : match.start()]
            namespace = NAMESPACE.match(head.strip())
            if namespace:
                around.append(namespace[1] or UNNAMED)
            else:
                name = None if UNNAMED in around else defined(head, match[0] == "{")
                if name:
                    line = 1 + text.count("\n", 0, match.start() - len(head.lstrip()))
                    yield "::".join([*around, name]), place, line
                depth += match[0] == "{"
        if depth == 0:
            begin = match.end()


def defined(head, has_body):
    """The name of what these words define, or None where nothing is, or the linker minds it."""
    head = " ".join(head.split())
    is_inline = re.search(r"\b(inline|constexpr|consteval)\b", head) is not None
    while TEMPLATE.match(head):
        is_inline = True
        head = without_brackets(head[len("template") :].lstrip())
        head = re.sub(r"^requires\s*(\(.*?\)\)?|\S+)\s*", "", head)
    found = (TYPE.match(head) if has_body else None) or VARIABLE.search(head)
    if found:
        return found[1]
    function = FUNCTION.search(head) if has_body and is_inline else None
    # A static function is its file's own.
    if not function or re.search(r"\bstatic\b", head):
        return None
    return f"{function[1]}({', '.join(types_of(function[2]))})"


def types_of(parameters):
    """The types of a function's parameters, without their names and defaults."""
    for parameter in re.split(r",(?![^<(]*[>)])", parameters):
        yield re.sub(r"(?<=[\s&*>])\w+$", "", parameter.split("=")[0].strip()).strip()


def without_brackets(text):
    """What stands behind the angle brackets that it begins with."""
    depth = 0
    for position, letter in enumerate(text):
        depth += {"<": 1, ">": -1}.get(letter, 0)
        if depth == 0:
            return text[position + 1 :].lstrip()
    return ""


if __name__ == "__main__":
    sys.exit(main())
