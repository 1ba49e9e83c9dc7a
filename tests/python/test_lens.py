"""Holds what the lens tells of functions against the code that CPython makes of them, over the whole
standard library, and its tables against the interpreter and the Python half."""

import builtins
import dis
import importlib
import io
import json
import os
import re
import sys
import tokenize
import unicodedata
import zipfile
from inspect import CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR, CO_NESTED
from pathlib import Path
from types import CodeType

import pytest
from reknot import _core, refusals

HERE = Path(__file__).parent
SOURCE = HERE.parents[1] / "core" / "source"
NATIVE = sys.platform != "emscripten"
OPTIMIZED_WITH_LOCALS = 3

FLOWS = {
    0: "plain",
    CO_GENERATOR: "generator",
    CO_COROUTINE: "coroutine",
    CO_ASYNC_GENERATOR: "asynchronous generator",
}
NAMES = ("locals", "cells", "free", "globals", "builtins")
GLOBAL = {"LOAD_GLOBAL", "STORE_GLOBAL", "DELETE_GLOBAL"}
COMPREHENSIONS = ("list comprehension", "set comprehension", "dict comprehension")
FUNCTION_LIKE = (*COMPREHENSIONS, "generator expression", "function", "lambda")
# Since 3.12 comprehensions are part of the code around them (PEP 709), and type parameters have a
# scope (PEP 695); since 3.14 annotations have code of their own (PEP 649).
INLINES = sys.version_info >= (3, 12)
DEFERS = sys.version_info >= (3, 14)


def analyze(text):
    return json.loads(_core.call("analyze", text.encode()))


def standard_library():
    """Name and bytes of each file."""
    for entry in sys.path:
        path = Path(entry)
        if path.name.startswith("python3") and path.suffix == ".zip" and path.is_file():
            with zipfile.ZipFile(path) as archive:
                for name in sorted(archive.namelist()):
                    if name.endswith(".py"):
                        yield name, archive.read(name)
    folder = Path(json.__file__).parents[1]
    if folder.is_dir():
        for path in sorted(folder.rglob("*.py")):
            name = path.relative_to(folder).as_posix()
            if not name.startswith(("site-packages/", "dist-packages/")):
                yield name, path.read_bytes()


def read_code(data):
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        text = data.decode(encoding)
        return text, compile(text, "text", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return None, None


# What CPython compiles ----------------------------------------------------------------------


def is_function(code):
    """Whether it is that of a `def` or a `lambda`."""
    if code.co_flags & OPTIMIZED_WITH_LOCALS != OPTIMIZED_WITH_LOCALS:
        return False
    if code.co_name.startswith("<") and code.co_name != "<lambda>":
        return False
    return True


def is_evaluator(code):
    """Whether it evaluates annotations, a type alias or the bound of a type parameter."""
    return (
        DEFERS
        and code.co_argcount == code.co_posonlyargcount == 1
        and code.co_varnames[0] in ("format", ".format")
    )


def nested_codes(code):
    return [constant for constant in code.co_consts if isinstance(constant, CodeType)]


def free_in_annotations(code):
    """What only annotations in it may use of the functions around them."""
    found, pending = set(), nested_codes(code) if DEFERS else []
    while pending:
        inner = pending.pop()
        if is_evaluator(inner):
            found.update(inner.co_freevars)
        pending.extend(nested_codes(inner))
    return found


def compiled(code):
    """(line, qualified name) and what is said of each function."""
    pending = [code]
    while pending:
        code = pending.pop()
        pending.extend(nested_codes(code))
        if is_function(code):
            flow = code.co_flags & (CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR)
            yield {
                "key": (code.co_firstlineno, code.co_qualname),
                "flow": FLOWS[flow],
                "nested": bool(code.co_flags & CO_NESTED),
                "locals": set(code.co_varnames) - set(code.co_cellvars),
                "cells": set(code.co_cellvars),
                "free": set(code.co_freevars),
                "optional": free_in_annotations(code),
                "evaluator": is_evaluator(code),
                "globals": {i.argval for i in dis.get_instructions(code) if i.opname in GLOBAL},
            }


# What the lens tells ------------------------------------------------------------------------


def normal(name):
    return unicodedata.normalize("NFKC", name)


def seen(lens):
    """The same of the lens, by the rules of this Python."""
    scopes = lens["scopes"]
    into = [own_code(scopes, index) for index in range(len(scopes))]
    cells, free, own, outer = ([set() for _ in scopes] for _ in range(4))
    for index, scope in enumerate(scopes):
        for name in scope["names"]:
            spelled = normal(name["name"])
            if name["scope"] in ("local", "cell"):
                own[into[index]].add(spelled)
            elif name["scope"] == "free" and name["owner"] is not None:
                if into[name["owner"]] != into[index]:
                    free[into[index]].add(spelled)
                    cells[into[name["owner"]]].add(spelled)
            elif name["scope"].startswith("global"):
                outer[into[index]].add(spelled)
            if not INLINES and name["scope"] == "cell":
                cells[index].add(spelled)
    for function in lens["functions"]:
        scope = function["scope"]
        yield {
            "key": (function["line"], own_qualname(scopes, into, scope)),
            "flow": function["flow"],
            "nested": is_nested(scopes, scope),
            "locals": own[scope] - cells[scope],
            "cells": cells[scope],
            "free": free[scope],
            "globals": outer[scope],
        }
        if not INLINES:
            names = {key: {normal(name) for name in function[key]} for key in NAMES}
            assert names["free"] == free[scope] and names["cells"] == cells[scope]
            assert names["locals"] == own[scope] - cells[scope]
            assert names["globals"] | names["builtins"] == outer[scope]


def own_code(scopes, index):
    """The scope whose code that of this one is part of."""
    while INLINES and scopes[index]["kind"] in COMPREHENSIONS:
        parent = scopes[index]["parent"]
        if scopes[parent]["kind"] in ("type parameters", "type variable", "type alias"):
            break
        index = parent
    return index


def own_qualname(scopes, into, index):
    qualname = normal(scopes[index]["qualname"])
    around = scopes[index]["parent"]
    while into[around] != around:
        kind = scopes[around]["kind"].split()[0]
        before, _, after = qualname.rpartition(f"<{kind}comp>.")
        outer = scopes[into[around]]["kind"]
        is_local = outer in ("function", "lambda") and not before.endswith("<locals>.")
        qualname = before + ("<locals>." if is_local else "") + after
        around = scopes[around]["parent"]
    return qualname


def is_nested(scopes, index):
    kinds = FUNCTION_LIKE + (("type parameters", "type variable", "type alias") if INLINES else ())
    around = scopes[index]["parent"]
    while around is not None:
        if scopes[around]["kind"] in kinds:
            return True
        around = scopes[around]["parent"]
    return False


# The comparison -----------------------------------------------------------------------------


def is_same(mine, its):
    return (
        mine["flow"] == its["flow"]
        and mine["nested"] == its["nested"]
        and mine["cells"] <= its["cells"] <= mine["cells"] | its["optional"]
        and mine["free"] <= its["free"] <= mine["free"] | its["optional"]
        and mine["locals"] - its["cells"] == its["locals"]
        and its["globals"] <= mine["globals"]
    )


def differences(text, code):
    """The functions that are different or that only one of both has, by qualified name."""
    lens = analyze(text)
    if lens["error"] is not None:
        return {"(not understood)"}
    mine, its = {}, {}
    for function in seen(lens):
        mine.setdefault(function["key"], []).append(function)
    for function in compiled(code):
        its.setdefault(function["key"], []).append(function)
    found = set()
    for key in mine.keys() | its.keys():
        ours, theirs = mine.get(key, []), list(its.get(key, []))
        for function in ours:
            match = next((other for other in theirs if is_same(function, other)), None)
            if match is None:
                found.add(key[1])
            else:
                theirs.remove(match)
        if not all(other["evaluator"] for other in theirs):
            found.add(key[1])
    return found


def known_differences():
    """By file; a line is `file: qualified name, … # reason`."""
    known = {}
    for line in (HERE / "lens-differences.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, rest = line.partition(": ")
            functions = rest.partition("  # ")[0].split(", ")
            known.setdefault(name, set()).update(functions)
    return known


# Of 3.11, the whole takes a minute.
EVERY = 8 if NATIVE else 2


def test_agrees_with_the_code_of_the_standard_library(request):
    known, unknown, files = known_differences(), {}, 0
    every = 1 if request.config.getoption("--whole") else EVERY
    for number, (name, data) in enumerate(standard_library()):
        if number % every and name not in known:
            continue
        text, code = read_code(data)
        if code is not None:
            files += 1
            found = differences(text, code) - known.get(name, set())
            if found:
                unknown[name] = sorted(found)
    assert unknown == {}
    assert files > 80


def rows(table, macro):
    """The words, strings and truths of each row."""
    text = re.sub(r"^//.*$", "", (SOURCE / table).read_text(), flags=re.M)
    for row in re.findall(macro + r'\(((?:"[^"]*"|[^")])*)\)', text):
        yield [word.strip('"') for word in re.findall(r'"[^"]*"|\w+', row)]


def test_builtins_are_those_that_every_python_has():
    table = [name for (name,) in rows("builtin_names.def", "RK_BUILTIN")]
    assert table == sorted(table)
    assert set(table) <= set(dir(builtins))
    of_modules = {"__name__", "__doc__", "__package__", "__loader__", "__spec__", "_"}
    of_site = {"copyright", "credits", "license"}
    if sys.version_info[:2] == (3, 11):
        assert set(dir(builtins)) - of_modules - of_site - {"WindowsError"} == set(table)


# What the calls of bound_calls.def are made with.
ARGUMENTS = {
    **dict.fromkeys(("builtins.open", "io.open", "gzip.open", "bz2.open", "lzma.open"), "path, 'wb'"),
    "os.fdopen": "os.open(path, os.O_RDONLY),",
    "mmap.mmap": "-1, 1",
    "threading.Barrier": "1,",
    "threading.Timer": "1, print",
    "socket.create_server": "('127.0.0.1', 0),",
    "sqlite3.connect": "':memory:',",
    "subprocess.Popen": "'true',",
    **dict.fromkeys(
        ("multiprocessing.Pool", "multiprocessing.pool.Pool", "multiprocessing.pool.ThreadPool"), "1,"
    ),
    **dict.fromkeys(("builtins.map", "builtins.filter", "itertools.starmap"), "print, ()"),
    "hashlib.new": "'sha256',",
}
# Needs somebody who answers; it returns a socket.
NOT_MADE = ("socket.create_connection",)


def bound_calls():
    kinds = {row[0]: row for row in rows("bound_kinds.def", "RK_BOUND_KIND")}
    for path, kind in rows("bound_calls.def", "RK_BOUND_CALL"):
        if path not in NOT_MADE:
            _, _, _, enters, _, why, way_out = kinds[kind]
            yield pytest.param(path, enters == "true", why, way_out, id=path)


@pytest.mark.skipif(not NATIVE, reason="there are no processes, sockets and threads")
@pytest.mark.parametrize(("path", "enters", "why", "way_out"), list(bound_calls()))
def test_what_the_lens_warns_of_is_refused(path, enters, why, way_out, tmp_path):
    file = tmp_path / "file"
    file.touch()
    module, _, name = path.rpartition(".")
    arguments = eval(f"({ARGUMENTS.get(path, '')})", {"path": str(file), "os": os})
    made = getattr(importlib.import_module(module), name)(*arguments)
    known_why, *ways_out = refusals._known(type(made))
    assert known_why == why
    assert way_out in ways_out
    if hasattr(made, "__enter__"):
        with made as entered:
            assert (entered is made) == enters


def test_every_kind_is_made_by_a_call():
    kinds = {row[0] for row in rows("bound_kinds.def", "RK_BOUND_KIND")}
    assert {kind for _, kind in rows("bound_calls.def", "RK_BOUND_CALL")} == kinds
