"""Lowered programs do what they did: tests/lower/corpus has a program for each behaviour.

Those whose lowering does not hold yet are in not-yet.txt there, and must fail, so that a line is taken
away with what it waits for. What each program prints is the same in every Python: prints.txt has its
digest; --rebase writes it anew.
"""

import hashlib
import re
from textwrap import dedent

import pytest
from lowering import (
    PROGRAMS,
    Endless,
    Lowered,
    NotLowered,
    Program,
    difference,
    leftovers,
    lower,
    mistakes_in_map,
    prints,
)
from travel.examples import satisfied

CORPUS = [Program.read(path) for path in sorted((PROGRAMS / "corpus").glob("*/*.py"))]
PRINTS = PROGRAMS / "prints.txt"

# topic/name.py, the Pythons in which it fails, why
NOT_YET = re.findall(
    r"^([^#\s]\S*)  (?:\((\S+)\) )?(.+)$",
    (PROGRAMS / "not-yet.txt").read_text(encoding="utf-8"),
    re.MULTILINE,
)
FAILING_HERE = {name: why for name, pythons, why in NOT_YET if not pythons or satisfied(pythons)}


def parameter(program):
    why = FAILING_HERE.get(program.name)
    marks = [] if why is None else [pytest.mark.xfail(strict=True, reason=why)]
    return pytest.param(program, id=program.name.removesuffix(".py"), marks=marks)


def test_every_program_that_fails_is_there():
    assert [name for name, *_ in NOT_YET if not (PROGRAMS / "corpus" / name).is_file()] == []


def test_every_program_says_what_it_shows():
    first_lines = {p.name: p.source.decode("utf-8-sig").splitlines()[0] for p in CORPUS}
    assert [name for name, line in first_lines.items() if not re.match(r"# .*[.:]$", line)] == []


@pytest.mark.parametrize("program", [parameter(p) for p in CORPUS if p.is_for_this_python()])
def test_the_lowered_program_does_the_same(program):
    lowered = lower(program.source)
    assert_the_same(program, lowered)
    assert leftovers(lowered.text) == [], lowered.text
    assert mistakes_in_map(program.source, lowered) == [], lowered.text


def assert_the_same(program, lowered):
    if diff := difference(program.source, lowered.text):
        pytest.fail(f"{diff}\n--- lowered ---\n{lowered.text}", pytrace=False)


def digests_here():
    return {
        program.name: hashlib.sha256(prints(program.source).encode()).hexdigest()[:16]
        for program in CORPUS
        if program.is_for_this_python() and "varies" not in program.headers
    }


def test_every_program_prints_the_same_in_every_python(request):
    known = dict(line.split("  ") for line in PRINTS.read_text("utf-8").splitlines())
    if request.config.getoption("--rebase"):
        there = {program.name for program in CORPUS}
        known = {name: known[name] for name in there & known.keys()} | digests_here()
        PRINTS.write_text("".join(f"{name}  {known[name]}\n" for name in sorted(known)), "utf-8")
    here = digests_here()
    assert {name: known.get(name) for name in here} == here


# --- the strict modes ------------------------------------------------------------------------------

STRICT = [Program.read(path) for path in sorted((PROGRAMS / "strict").glob("*.py"))]
MODES = ("read-only", "reject")


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("program", STRICT, ids=lambda program: program.path.stem)
def test_a_strict_mode_says_what_the_file_says(program, mode):
    try:
        lowered = lower(program.source, mode)
    except NotLowered as refused:
        assert refused.problems == program.headers[mode]
    else:
        assert program.headers[mode] == ["good"]
        assert_the_same(program, lowered)


# --- that it would be noticed ----------------------------------------------------------------------

COUNTER = """
def owner():
    n = 0
    def inner():
        nonlocal n
        n += 1
        return n
    return inner
count = owner()
print(count(), count())
"""


@pytest.mark.parametrize(
    "wrong",
    [
        "print(1, 1)\n",
        "print(1, 2, end='')\n",
        "print(1, 2)\nprint()\n",
        "print(1, 2)\nraise ValueError\n",
        "",
        "print(1, 2\n",
        "while True: print(1, 2)\n",
    ],
)
def test_other_prints_are_a_difference(wrong):
    assert difference(COUNTER, "print(1, 2)\n") == ""
    assert difference(COUNTER, wrong)


def test_another_message_is_a_difference():
    assert difference("raise ValueError('a')\n", "raise ValueError('a')\n") == ""
    assert difference("raise ValueError('a')\n", "raise ValueError('b')\n")
    assert difference("raise ValueError('a')\n", "raise TypeError('a')\n")


def test_programs_run_as_main_and_leave_nothing_to_the_next():
    assert prints("import __main__\nx = 1\nprint(__name__, __main__.x)\n") == "__main__ 1\n"
    assert "x" in prints("print(x)\n")
    assert "x" not in prints("print(sorted(globals()))\n").replace("x'", "").partition("raised")[0]
    dropped = "class C:\n    def __del__(self): print('dropped')\nc = C()\nc.me = c\n"
    assert prints(dropped) == "dropped\n"


def test_an_endless_program_is_ended():
    assert Endless.__name__ in prints("while True:\n    print('x' * 1000)\n")


KEPT = {
    "a nested function": "def f():\n    return lambda: 1\n",
    "x is captured": "def f(x):\n    def g(): return x\n    return g\n",
    "self is captured": "def f(self):\n    class C:\n        def g(this): return self\n",
    "f, line 1: a generator": "def f(): yield\n",
    "<genexpr>, line 1: a generator": "print(x for x in ())\n",
    "f, line 1: a coroutine": "async def f(): pass\n",
    "f, line 1: an asynchronous generator": "async def f(): yield\n",
}


@pytest.mark.parametrize("what", KEPT)
def test_what_was_not_lowered_is_named(what):
    assert any(what in found for found in leftovers(KEPT[what]))


def test_what_may_stay_is_not_named():
    text = """
    class C(B):
        x: int = 1
        def f(self):
            a = 1
            class D:
                b = a
                def g(self): return 1
            return super().f(), [a for _ in self], {a: a for _ in self if __class__}
    f = lambda: 1
    """
    assert leftovers(dedent(text)) == []


@pytest.mark.parametrize(
    "lines, mistake",
    [
        ([1, 0, 2], None),
        ([1, 0, 2, 0], None),
        ([1, 2], "2 entries for 3 lines"),
        ([1, 3, 2], "line 3 is not there"),
        ([1, 0, 0], "nothing stands for line 2"),
    ],
)
def test_a_wrong_map_is_named(lines, mistake):
    lowered = Lowered("x = 1\n# more\nprint(x)\n", lines, [])
    assert mistakes_in_map("x = 1\nprint(x)", lowered) == ([] if mistake is None else [mistake])
