#!/usr/bin/env python3
"""Checks that every row of the tables below is named in a test."""

import re
import sys
from dataclasses import dataclass

from def_file import ROOT, read_rows


@dataclass(frozen=True)
class Table:
    source: str
    macro: str
    mention: str  # a regular expression that finds the row `{name}` in a test
    tests: str  # where the tests are


# One row a table. `name` is a row's first column.
TABLES = [
    Table("core/base/error.def", "RK_ERROR", r"\bk?{name}\b", "tests/core"),
    Table("core/pickle/opcodes.def", "RK_PICKLE_OPCODE", r"\b{name}\b", "tests/core"),
]


def text_of(folder):
    return "\n".join(path.read_text() for path in sorted((ROOT / folder).rglob("*.cc")))


def problems(table):
    tests = text_of(table.tests)
    for row in read_rows(table.source, table.macro):
        name = row.values[0]
        if not re.search(table.mention.format(name=re.escape(name)), tests):
            yield f"{table.source}:{row.line}: {name} is named in no test under {table.tests}"


def main():
    found = [problem for table in TABLES for problem in problems(table)]
    for problem in found:
        print(problem)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
