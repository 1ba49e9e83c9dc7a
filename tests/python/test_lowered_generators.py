"""Machines do what generators did: programs that take every path through them, in tests/lower/machines."""

import ast
import sys
from pathlib import Path

import pytest
from lowering import PROGRAMS, difference, leftovers, lower, mistakes_in_map
from reknot import lowered

MACHINES = sorted((PROGRAMS / "machines").glob("*.py"))
# Pyodide's loop runs already when the program asks for one.
NEEDS_A_LOOP = {"event_loop.py"}
# What the runtime may import.
ALLOWED = {"asyncio", "inspect", "sys", "types", "warnings"}


@pytest.mark.parametrize("path", MACHINES, ids=lambda path: path.stem)
def test_machines_do_what_generators_did(path):
    if sys.platform == "emscripten" and path.name in NEEDS_A_LOOP:
        pytest.skip("a loop runs already")
    source = path.read_bytes()
    lowered = lower(source)
    assert not difference(source, lowered.text)
    assert leftovers(lowered.text) == []
    assert mistakes_in_map(source, lowered) == []


# `tools/reknot lower --standalone` writes these files into a program.
RUNTIME = sorted(Path(lowered.__file__).parent.glob("[!_]*.py"))


def test_the_runtime_imports_nothing_of_reknot_but_itself():
    for path in RUNTIME:
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Import):
                assert {name.name.partition(".")[0] for name in node.names} <= ALLOWED, path
            elif isinstance(node, ast.ImportFrom) and node.level > 0:
                assert (path.parent / f"{node.module}.py") in RUNTIME, path
            elif isinstance(node, ast.ImportFrom):
                assert node.module in ALLOWED, path


def test_the_runtime_defines_each_name_once_and_none_that_programs_have():
    defined = [name for path in RUNTIME for name in defined_names(parsed(path))]
    assert sorted(defined) == sorted(set(defined))
    assert [name for name in defined if not name.startswith(("lowered", "Lowered", "_"))] == []


def parsed(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def defined_names(module):
    for node in module.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets)


def machine(source):
    namespace = {}
    exec(lower(source.encode()).text, namespace)
    return namespace["f"]


def test_a_generator_without_users_is_closed_at_once_even_in_a_handler():
    said = []
    f = machine(
        "def f(said):\n"
        "    try:\n"
        "        yield\n"
        "    except ValueError:\n"
        "        try:\n"
        "            yield\n"
        "        finally:\n"
        "            said.append('closed')\n"
    )
    g = f(said)
    next(g)
    g.throw(ValueError)
    assert said == []
    del g
    assert said == ["closed"]


def test_tracebacks_do_not_grow_with_each_step_in_a_handler():
    f = machine(
        "def f():\n"
        "    try:\n"
        "        raise ValueError\n"
        "    except ValueError as error:\n"
        "        while True:\n"
        "            yield error\n"
    )

    def length(traceback):
        return 0 if traceback is None else 1 + length(traceback.tb_next)

    g = f()
    first = length(next(g).__traceback__)
    for _ in range(10):
        assert length(next(g).__traceback__) == first


def test_a_coroutine_that_nobody_awaits_is_warned_of():
    f = machine("async def f():\n    pass\n")
    with pytest.warns(RuntimeWarning, match="coroutine 'f' was never awaited"):
        f()
