"""Machines do what generators did: programs that take every path through them, in tests/lower/machines."""

import sys
from pathlib import Path

import pytest
from lowering import PROGRAMS, difference, leftovers, lower, mistakes_in_map
from reknot.lowered import generators

MACHINES = sorted((PROGRAMS / "machines").glob("*.py"))
# Pyodide's loop runs already when the program asks for one.
NEEDS_A_LOOP = {"event_loop.py"}


@pytest.mark.parametrize("path", MACHINES, ids=lambda path: path.stem)
def test_machines_do_what_generators_did(path):
    if sys.platform == "emscripten" and path.name in NEEDS_A_LOOP:
        pytest.skip("a loop runs already")
    source = path.read_bytes()
    lowered = lower(source)
    assert not difference(source, lowered.text)
    assert leftovers(lowered.text) == []
    assert mistakes_in_map(source, lowered) == []


def test_the_runtime_stands_alone():
    text = Path(generators.__file__).read_text(encoding="utf-8")
    namespace = {"__name__": "alone"}
    exec(compile(text, "alone", "exec"), namespace)
    public = {name for name in namespace if not name.startswith("_")}
    assert {name for name in public if not name.lower().startswith("lowered")} <= {
        "sys",
        "types",
        "warnings",
    }


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
