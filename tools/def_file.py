"""Reads the core's tables: .def files, whose rows are calls of one macro."""

import ast
import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

_TOKEN = re.compile(
    r"""(?P<skip>\s+|//[^\n]*|/\*.*?\*/)
      | (?P<string>"(?:\\.|[^"\\])*")
      | (?P<char>'(?:\\.|[^'\\])')
      | (?P<word>-?\w+)
      | (?P<mark>[(),])""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True)
class Row:
    line: int
    values: tuple  # str for words and strings, int for numbers


def read_rows(path, macro):
    """The rows `macro(...)` of a .def file, in order.

    path     relative to the repository
    errors   ValueError where the file holds anything but comments and such rows
    """
    tokens = list(_tokens(path))
    rows = []
    while tokens:
        line, kind, text = tokens.pop(0)
        if (kind, text) != ("word", macro):
            raise ValueError(f"{path}:{line}: expected {macro}, found {text}")
        rows.append(Row(line, _arguments(path, tokens)))
    return rows


def _tokens(path):
    text = (ROOT / path).read_text()
    position = 0
    while position < len(text):
        line = text.count("\n", 0, position) + 1
        match = _TOKEN.match(text, position)
        if match is None:
            raise ValueError(f"{path}:{line}: cannot read {text[position:position + 20]!r}")
        if match.lastgroup != "skip":
            yield line, match.lastgroup, match.group()
        position = match.end()


def _arguments(path, tokens):
    """Takes `( value, value, ... )` off the front of `tokens`."""
    line, _, opening = tokens.pop(0)
    if opening != "(":
        raise ValueError(f"{path}:{line}: expected (, found {opening}")
    values = [None]
    while tokens:
        line, kind, text = tokens.pop(0)
        if text == ")":
            return tuple(values)
        if text == ",":
            values.append(None)
        elif values[-1] is None:
            values[-1] = _value(kind, text)
        elif kind == "string" and isinstance(values[-1], str):
            values[-1] += _value(kind, text)  # adjacent literals are one, as in C
        else:
            raise ValueError(f"{path}:{line}: expected , or ), found {text}")
    raise ValueError(f"{path}: the last row does not end")


def _value(kind, text):
    if kind == "char":
        return ord(ast.literal_eval(text))
    if kind == "string":
        return ast.literal_eval(text)
    try:
        return int(text, 0)
    except ValueError:
        return text
