"""Holds the source index against CPython's own parser, over the whole standard library."""

import ast
import io
import itertools
import json
import sysconfig
import tokenize
import unicodedata
from pathlib import Path

from reknot import _core

STANDARD_LIBRARY = Path(sysconfig.get_path("stdlib"))

# What the index reports an error for and `ast` does not.
NOT_UNDERSTOOD = {
    # `(bar.` in parentheses, and the next line further left than the block: a limit of the grammar.
    "test/test_compile.py",
    # `from __future__ import *`, which is wrong on purpose; CPython refuses it after parsing.
    "test/test_future_stmt/badsyntax_future8.py",
}

KINDS = {
    ast.FunctionDef: "function",
    ast.AsyncFunctionDef: "function",
    ast.Lambda: "lambda",
    ast.ClassDef: "class",
}


def read_source(path):
    """The text of a file and its tree; None if CPython refuses it."""
    data = path.read_bytes()
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        text = data.decode(encoding)
        return text, ast.parse(text)
    except (SyntaxError, ValueError):
        return None


def expected_units(tree):
    """What `ast` says of each unit, by its kind and the place of its keyword."""
    units = {}
    pending = [(tree, None)]
    while pending:
        node, parent = pending.pop()
        body = []
        if type(node) in KINDS:
            decorators = getattr(node, "decorator_list", [])
            key = (KINDS[type(node)], node.lineno, node.col_offset)
            units[key] = {
                "name": getattr(node, "name", "<lambda>"),
                "parent": parent,
                "line": decorators[0].lineno if decorators else node.lineno,
                "decorated": bool(decorators),
                "end_line": node.end_lineno,
                "end_column": node.end_col_offset,
            }
            body = node.body if isinstance(node.body, list) else [node.body]
            pending.extend((child, key) for child in body)
        # What is not the body belongs to the scope around.
        inner = {id(child) for child in body}
        around = (child for child in ast.iter_child_nodes(node) if id(child) not in inner)
        pending.extend((child, parent) for child in around)
    return units


def indexed_units(units, data):
    """The same of the index."""
    keys = [(unit["kind"], unit["def_line"], unit["column"]) for unit in units]
    return {
        key: {
            "name": unicodedata.normalize("NFKC", unit["name"]),
            "parent": None if unit["parent"] < 0 else keys[unit["parent"]],
            "line": unit["line"],
            "decorated": data[unit["begin"] : unit["begin"] + 1] == b"@",
            "end_line": unit["end_line"],
            "end_column": unit["end_column"],
        }
        for key, unit in zip(keys, units)
    }


def check_offsets(units, data):
    """Holds byte offsets against lines and columns, and the order of the units."""
    lines = [0, *itertools.accumulate(map(len, data.splitlines(keepends=True)))]
    previous = -1
    for unit in units:
        assert unit["end"] == lines[unit["end_line"] - 1] + unit["end_column"]
        if data[unit["begin"] : unit["begin"] + 1] != b"@":
            assert unit["begin"] == lines[unit["def_line"] - 1] + unit["column"]
        assert previous < unit["begin"] < unit["end"]
        previous = unit["begin"]


def test_index_agrees_with_ast_on_the_standard_library():
    not_understood, files = set(), 0
    for path in sorted(STANDARD_LIBRARY.rglob("*.py")):
        name = path.relative_to(STANDARD_LIBRARY).as_posix()
        source = None if name.startswith("site-packages/") else read_source(path)
        if source is None:
            continue
        text, tree = source
        data = text.encode()
        index = json.loads(_core.call("index_source", data))
        files += 1
        if index["error"]:
            not_understood.add(name)
            continue
        assert indexed_units(index["units"], data) == expected_units(tree), name
        check_offsets(index["units"], data)
    assert not_understood <= NOT_UNDERSTOOD
    assert files > 0


def test_index_agrees_with_code_objects():
    """`line` and `name` are a code object's, for what `ast` cannot tell: where decorators begin."""
    text = (
        "@(\n  a)\n@b\ndef f(): pass\n"
        "@a(\n  1)\nclass C:\n  @b\n  async def g(self): return lambda: (\n    1)\n"
        "@\\\na\ndef ﬁ(x=lambda: 1): return [lambda: y for y in x]\n"
    )
    names = {"<module>", "<listcomp>", "<genexpr>"}
    expected, pending = [], [compile(text, "text", "exec")]
    while pending:
        code = pending.pop()
        if code.co_name not in names:
            expected.append((code.co_firstlineno, code.co_name))
        pending.extend(const for const in code.co_consts if hasattr(const, "co_code"))
    units = json.loads(_core.call("index_source", text.encode()))["units"]
    indexed = [(unit["line"], unicodedata.normalize("NFKC", unit["name"])) for unit in units]
    assert sorted(indexed) == sorted(expected)
