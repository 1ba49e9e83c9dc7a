#!/usr/bin/env python3
"""Checks that every include and import is one that tools/layers.txt allows."""

import os
import re
import sys
from fnmatch import fnmatch

from def_file import ROOT

RULES = "tools/layers.txt"
INCLUDE = re.compile(r'^\s*#\s*include\s+"(core/[^"]+)"', re.MULTILINE)
IMPORT = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*['"](\.[^'"]+)['"]""")


def read_rules():
    """The lines of each section, without comments."""
    sections, lines = {}, None
    for line in (ROOT / RULES).read_text().splitlines():
        line = line.split("#")[0].strip()
        if line.startswith("["):
            lines = sections.setdefault(line.strip("[]"), [])
        elif line:
            lines.append(line)
    return sections


def pairs(lines):
    """`left: right right …` as (left, [right, right, …])."""
    for line in lines:
        left, right = line.split(":")
        yield left.strip(), right.split()


def files_under(folders, endings):
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in endings and "node_modules" not in path.parts:
                yield path.relative_to(ROOT).as_posix()


def is_in(path, folder):
    return path == folder or path.startswith(folder + "/")


def matches(pattern, path):
    """What the first group of `pattern` matches in a file, each with its line number."""
    text = (ROOT / path).read_text()
    for match in pattern.finditer(text):
        yield text.count("\n", 0, match.start(1)) + 1, match.group(1)


def allowed_folders(rules):
    """(folder, what its files may include), for all folders that have a rule."""
    below = []
    for line in rules["layers"]:
        for folder in line.split():
            yield folder, below + [folder]
        below = below + line.split()
    yield from pairs(rules["outside"])


def check_includes(rules):
    allowed = dict(allowed_folders(rules))
    for path in files_under(["core", "wasm", "tests"], {".h", ".cc"}):
        folder = next((folder for folder in allowed if is_in(path, folder)), None)
        if folder is None:
            yield f"{path}: its folder is no layer in {RULES}"
            continue
        for line, include in matches(INCLUDE, path):
            if not any(is_in(include, lower) for lower in allowed[folder]):
                yield f"{path}:{line}: {folder} may not include {include}"


def check_imports(rules):
    restricted = list(pairs(rules["imports"]))
    for path in files_under(["web", "tools", "tests"], {".ts", ".mjs"}):
        for line, name in matches(IMPORT, path):
            target = resolve(path, name)
            for guarded, importers in restricted:
                if forbids(guarded, importers, path, target):
                    yield f"{path}:{line}: only {', '.join(importers)} may import {target}"


def resolve(path, name):
    """The imported path, from the repository's root, with its ending where it can be found."""
    target = os.path.normpath(os.path.join(os.path.dirname(path), name))
    return f"{target}.ts" if (ROOT / f"{target}.ts").exists() else target


def forbids(guarded, importers, path, target):
    """Whether the rule `guarded: importers` keeps `path` from importing `target`.

    guarded  `folder/*` guards each folder in `folder`, whose own files may import each other
    """
    place = "/".join(target.split("/")[: guarded.count("/") + 1])
    is_folder = guarded.endswith("*")
    if not fnmatch(place, guarded) or (is_folder and place == target):
        return False
    return not any(is_in(path, importer) for importer in [*importers, place, "tests"])


def main():
    rules = read_rules()
    problems = [*check_includes(rules), *check_imports(rules)]
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
