"""What this Python does not have is refused when it is restored: what, where, and by which Python.

The artifacts are forged: one of this Python, in which a text or a name is put in the place of
another. tools/matrix.py has those that other Pythons made.
"""

import json
import platform
import sys

import pytest
from travel import EXECUTORS, capture, core

import reknot

HERE = f"Python {platform.python_version()}"
LOG = "import logging\nlogger = logging.Logger\n"


def restore(artifact: bytes, executor: str = "restore") -> dict:
    if executor == "restore":
        return reknot.restore(artifact, allow=["*"])
    stepper = reknot.Stepper(artifact, allow=["*"])
    while stepper.step():
        pass
    return stepper.variables


def forged(main: str, *replaced: tuple[str, str]) -> bytes:
    """The text form of a program's artifact, with other texts in it."""
    text = core("to_text", capture(main))
    for old, new in replaced:
        old, new = (json.dumps(part)[1:-1].encode() for part in (old, new))
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize("executor", EXECUTORS)
@pytest.mark.parametrize(
    "main, line, definition",
    [
        ("def f():\n    return (1)", 2, "function f"),
        ("class C:\n    x = (1)", 2, "class C"),
        ("f = lambda: (1)", 1, "lambda <lambda>"),
        ("def outer():\n    def f(): return (1)\n    return f\nf = outer()", 2, "function outer.<locals>.f"),
        ("class C:\n    f = lambda self: (1)\nf = C.f", 2, "class C"),
    ],
)  # fmt: skip
def test_syntax_is_refused_with_its_place_and_this_python(main, line, definition, executor):
    artifact = forged(main, ("(1)", "(1]"))
    with pytest.raises(reknot.SyntaxNotHere) as caught:
        restore(artifact, executor)
    error = caught.value
    assert isinstance(error, reknot.RestoreRefused)
    assert (error.file, error.line) == ("main.py", line)
    place = f"main.py, line {line}: {HERE} cannot read the source of "
    assert str(error).startswith(place), error
    assert definition in str(error) or "outer" in definition, error


# Since when, a program of every Python, and what one that has the syntax may have in it.
SYNTAX = [
    ((3, 12), "def f(x): return x", "f(x)", "f[T](x: T)"),
    ((3, 12), "class f: pass", "class f", "class f[T]"),
    ((3, 12), "def f(): return 'a'", "'a'", """f"{"a"}" """),
    ((3, 12), "def f(): return 1", "return 1", "type X = int; return X"),
    ((3, 13), "def f(x): return x", "f(x)", "f[T = int](x)"),
    ((3, 13), "class f: pass", "class f", "class f[*Ts = *tuple[int]]"),
    ((3, 14), "def f(): return 'a'", "'a'", 't"{1}"'),
    ((3, 14), "def f():\n try: g()\n except OSError: pass", "OSError:", "OSError, ValueError:"),
]


@pytest.mark.parametrize("since, main, old, new", SYNTAX)
def test_new_syntax_is_refused_by_every_python_before_it(since, main, old, new):
    artifact = forged(main, (old, new))
    if sys.version_info >= since:
        assert restore(artifact)["f"].__name__ == "f"
        return
    with pytest.raises(reknot.SyntaxNotHere, match=f"main.py, line [123]: {HERE} cannot read"):
        restore(artifact)


def test_the_syntax_of_a_class_is_refused_before_its_bases_are_looked_for():
    main = "import logging\nclass C(logging.Logger): x = (1)"
    base, body = (":Logger", ":Gone"), ("(1)", "(1]")
    for replaced, error in (
        ([base], reknot.NameNotHere),
        ([body], reknot.SyntaxNotHere),
        ([base, body], reknot.SyntaxNotHere),
    ):
        with pytest.raises(error):
            restore(forged(main, *replaced))


@pytest.mark.parametrize("executor", EXECUTORS)
@pytest.mark.parametrize(
    "main, old, new, module, name",
    [
        (LOG, "Logger", "Gone", "logging", "Gone"),
        (LOG, "logging", "loggong", "loggong", "Logger"),
        ("import string as s", "string", "strong", "strong", None),
        ("from logging import Logger\nf = Logger.debug", "Logger.debug", "Logger.gone", "logging",
         "Logger.gone"),
    ],
)  # fmt: skip
def test_a_name_is_refused_with_its_module_and_this_python(main, old, new, module, name, executor):
    with pytest.raises(reknot.NameNotHere) as caught:
        restore(forged(main, (old, new)), executor)
    error = caught.value
    assert isinstance(error, reknot.RestoreRefused)
    assert (error.module, error.name) == (module, name)
    whole = module if name is None else f"{module}.{name}"
    assert str(error).startswith(f"{whole} is not here, in {HERE}: ")


def test_a_member_that_an_enumeration_of_the_library_does_not_have_is_refused():
    artifact = forged("from http import HTTPStatus\nstatus = HTTPStatus.GONE", ("GONE", "LOST"))
    with pytest.raises(reknot.NameNotHere, match=f"http.HTTPStatus.LOST is not here, in {HERE}:"):
        restore(artifact)


def test_a_parameter_that_a_class_of_the_library_does_not_have_is_refused():
    main = "from typing import TypeVar\nT = TypeVar('T', covariant=True)"
    artifact = forged(main, ("covariant", "convariant"))
    with pytest.raises(reknot.CallNotHere, match=f"typing.TypeVar .* {HERE} .*convariant"):
        restore(artifact)


def test_what_a_function_of_the_users_raises_is_its_own_affair():
    main = "def make(): return Thing()\nclass Thing:\n    def __reduce__(self): return make, ()\n"
    main += "thing = Thing()"
    artifact = forged(main, ("return Thing()", "return Thing(1)"))
    with pytest.raises(TypeError, match="takes no arguments"):
        restore(artifact)
