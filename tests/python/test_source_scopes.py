"""Holds the scopes and names that the core finds against `symtable`, over the whole standard library."""

import io
import json
import symtable
import sys
import sysconfig
import tokenize
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from reknot import _core

STANDARD_LIBRARY = Path(sysconfig.get_path("stdlib"))

# What the core's parser does not make sense of: `(bar.` in parentheses, and the next line further
# left than the block, which is a limit of the grammar.
NOT_UNDERSTOOD = {"test/test_compile.py"}

COMPREHENSIONS = {
    "listcomp": "list comprehension",
    "setcomp": "set comprehension",
    "dictcomp": "dict comprehension",
    "genexpr": "generator expression",
}

# Python/symtable.c and Include/internal/pycore_symtable.h, which `symtable` wraps in part only.
SCOPES = {
    1: "local",
    2: "global explicit",
    3: "global implicit",
    4: "free",
    5: "cell",
}
FLAGS = {
    1: "global",
    2: "bound",
    4: "parameter",
    8: "nonlocal",
    16: "used",
    64: "passes through",
    128: "imported",
    256: "annotated",
}


def kind_of(table):
    if table.get_type() != "function":
        return table.get_type()
    if table.get_name() in COMPREHENSIONS and ".0" in table.get_identifiers():
        return COMPREHENSIONS[table.get_name()]
    return "lambda" if table.get_name() == "lambda" else "function"


def expected_names(table):
    for name, flags in table._table.symbols.items():
        if name != ".0":
            yield (
                name,
                SCOPES[flags >> 11 & 15],
                tuple(sorted(label for bit, label in FLAGS.items() if flags & bit)),
            )


def expected_scopes(text):
    """How often there is each scope, with those around it and its names."""
    scopes, pending = [], [(symtable.symtable(text, "text", "exec"), ())]
    while pending:
        table, around = pending.pop()
        path = (*around, (kind_of(table), table.get_name(), table.get_lineno()))
        scopes.append((path, tuple(sorted(expected_names(table)))))
        pending.extend((child, path) for child in table.get_children())
    return Counter(scopes)


def found_scopes(table):
    """The same of the core, which leaves Unicode normalization to others."""
    paths, scopes = [], []
    for scope in table["scopes"]:
        name = unicodedata.normalize("NFKC", scope["name"])
        around = paths[scope["parent"]] if paths else ()
        paths.append((*around, (scope["kind"], name, scope["line"])))
        names = (
            (unicodedata.normalize("NFKC", n["name"]), n["scope"], tuple(sorted(n["flags"])))
            for n in scope["names"]
        )
        scopes.append((paths[-1], tuple(sorted(names))))
    return Counter(scopes)


def read_text(path):
    data = path.read_bytes()
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        text = data.decode(encoding)
        symtable.symtable(text, "text", "exec")
        return text
    except (SyntaxError, ValueError):
        return None


def scopes_of(text):
    return json.loads(_core.call("scopes", text.encode()))


# The scopes of comprehensions, type parameters and annotations are those of 3.11.
@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="the flags are those of Python 3.11")
def test_scopes_agree_with_symtable_on_the_standard_library():
    not_understood, different, files = set(), set(), 0
    for path in sorted(STANDARD_LIBRARY.rglob("*.py")):
        name = path.relative_to(STANDARD_LIBRARY).as_posix()
        text = None if name.startswith("site-packages/") else read_text(path)
        if text is None:
            continue
        table = scopes_of(text)
        files += 1
        if not table["whole"]:
            not_understood.add(name)
        elif found_scopes(table) != expected_scopes(text):
            different.add(name)
    assert not_understood <= NOT_UNDERSTOOD
    assert not different
    assert files > 0


CASES = [
    "x = 1\ndef f():\n    global x\n    x = 2\n    def g(): return x\n",
    "def f():\n    x = 1\n    class C:\n        x = x\n        def g(self): return x, __class__\n",
    "def f(a, /, b=lambda: a, *c, d: a = 1, **e):\n    return lambda: (a, b, c, d, e)\n",
    "def f():\n    return [y := x for x in range(3) if (z := x)], y, z\n",
    "def f():\n    global y\n    return {(y := x) for x in range(3)}\n",
    "print([y := 1 for x in ()])\n",
    "class A:\n    __x = 1\n    def __f(self, __y): return self.__z, __x, [__y for __y in __w]\n",
    "class A:\n    def f(self): return super().f()\n    g = [super for x in ()]\n",
    "class A:\n    def f(self): return lambda: [super() for x in self]\n",
    "def f():\n    x: int = 1\n    y: x\n    (z): x\n    z.a: x\n    (w.b): x\n",
    "from __future__ import annotations\ndef f(a: (lambda: b)) -> c:\n    x: [d for d in e]\n",
    "import a.b, c as d, e.f as g\nfrom h import i, j as k\nfrom . import l\n",
    "try: pass\nexcept A as e: pass\nwith b as (c, [d, *e]), f() as g.h: pass\ndel i, (j, k[l])\n",
    "match a:\n    case [b, *c] | {'k': d, **e} | F.G(h, i=j) as k if l: pass\n    case _ | m.n: pass\n",
    "def f():\n    n = 0\n    def g():\n        nonlocal n\n        n += 1\n        class C:\n"
    "            nonlocal n\n            def h(self): return n\n    return g\n",
    "[a for b in c for d in b if e if f]\n{a: b for c in d}\n(a async for b in c)\n",
    "def f():\n    def g():\n        def h(): return x\n    x = 1\n    del x\n",
    "type(a).b = c\ntype = match = print = exec = 1\nprint >>a, b\n",
    "f'{a!r:{b}}{c=}{d:=5}{(e := 1)}{lambda_}'\n",
    "for a, (b, c) in d: pass\nfor e.f in g: pass\nfor [h, *i] in j: pass\n",
    "@a(lambda: b)\nclass C(d, e=lambda: f): pass\n",
    "def f():\n    global x\n    def g():\n        x\n        def h(): return x\n    def i(x):\n"
    "        def j(): return x\n",
    "class A:\n    global x\n    x = 1\n    def f(self): return x\n    def g(x):\n        class B: x\n",
]


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="the flags are those of Python 3.11")
@pytest.mark.parametrize("text", CASES)
def test_scopes_agree_with_symtable(text):
    assert found_scopes(scopes_of(text)) == expected_scopes(text)
