"""Programs before and after the lowering (core/lower): what they print, and what may not be left of them."""

from __future__ import annotations

import ast
import difflib
import gc
import inspect
import io
import json
import re
import signal
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, ModuleType

from reknot import _core
from travel.examples import satisfied

PROGRAMS = Path(__file__).parents[1] / "lower"

# What a wrong lowering may do instead of ending.
_MOST_CHARACTERS = 1_000_000
_MOST_SECONDS = 30

# The compiler's own cells: of `super()`, of class bodies, and of annotations in them.
_CELLS_OF_CLASSES = {"__class__", "__classdict__", "__conditional_annotations__"}
_COMPREHENSIONS = {"<listcomp>", "<setcomp>", "<dictcomp>"}
# The compiler's own functions, since 3.14: of annotations that stay where they are.
_ANNOTATIONS = {"__annotate__"}
_SUSPENDING = {
    inspect.CO_GENERATOR: "a generator",
    inspect.CO_COROUTINE: "a coroutine",
    inspect.CO_ASYNC_GENERATOR: "an asynchronous generator",
}

_HEADER = re.compile(r"^# (python|varies|read-only|reject): (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Program:
    """A file of tests/lower/."""

    path: Path
    source: bytes
    # python: the Pythons that it is for; varies: why it does not print the same in all of them;
    # a strict mode: `good`, or each of its problems.
    headers: dict[str, list[str]]

    @classmethod
    def read(cls, path: Path) -> Program:
        source, headers = path.read_bytes(), {}
        for key, value in _HEADER.findall(source.decode().replace("\r\n", "\n")):
            headers.setdefault(key, []).append(value)
        return cls(path, source, headers)

    @property
    def name(self) -> str:
        return f"{self.path.parent.name}/{self.path.name}"

    def is_for_this_python(self) -> bool:
        # Pyodide's loop runs already when the program asks for one.
        if sys.platform == "emscripten" and self.path.parent.name == "asyncio":
            return False
        return all(satisfied(requirement) for requirement in self.headers.get("python", ()))


@dataclass(frozen=True)
class Lowered:
    text: str
    lines: list[int]
    runtime: list[str]


class NotLowered(Exception):
    """`MESSAGE at LINE:COLUMN` of each problem, the line from 1 and the column in bytes from 0."""

    def __init__(self, problems: list[str]):
        super().__init__("\n".join(problems))
        self.problems = problems


def lower(source: bytes, mode: str = "full") -> Lowered:
    answer = json.loads(_core.call("lower", mode.encode(), source))
    if "errors" in answer:
        raise NotLowered(["{message} at {line}:{column}".format(**e) for e in answer["errors"]])
    return Lowered(**answer)


# --- what a program does ---------------------------------------------------------------------------


class _Output(io.StringIO):
    def write(self, text: str) -> int:
        if self.tell() > _MOST_CHARACTERS:
            raise Endless("it prints without end")
        return super().write(text)


class Endless(BaseException):
    """Nothing that a program catches by accident."""


def prints(source: bytes | str, path: str = "<program>") -> str:
    """What a program prints as `__main__`, and what it raises in the end."""
    main, output, outcome = ModuleType("__main__"), _Output(), ""
    with _alone(main), _limited_time(), redirect_stdout(output):
        try:
            exec(compile(source, path, "exec", dont_inherit=True), main.__dict__)
        except BaseException as error:
            outcome = f"raised {type(error).__name__}: {error}\n"
        # What the program leaves behind says its last words now, not in the next program.
        main.__dict__.clear()
        gc.collect()
    return output.getvalue() + outcome


@contextmanager
def _alone(main: ModuleType) -> Iterator[None]:
    before, hook = sys.modules["__main__"], sys.unraisablehook
    sys.modules["__main__"], sys.unraisablehook = main, lambda unraisable: None
    gc.freeze()  # a collection looks at what the program made, and at nothing else
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        gc.unfreeze()
        sys.modules["__main__"], sys.unraisablehook = before, hook


@contextmanager
def _limited_time() -> Iterator[None]:
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(number, frame):
        raise Endless(f"it runs for more than {_MOST_SECONDS} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, _MOST_SECONDS, 1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def difference(source: bytes | str, lowered: str) -> str:
    """Where the prints of a program and of its lowered text part; empty if they do not."""
    expected, found = prints(source), prints(lowered)
    if expected == found:
        return ""
    diff = difflib.unified_diff(
        expected.splitlines(), found.splitlines(), "expected", "found", lineterm="", n=2
    )
    return "\n".join(diff) or f"expected {expected!r}, found {found!r}"


# --- what may not be left --------------------------------------------------------------------------


def leftovers(text: str) -> list[str]:
    """What a lowered text still has that the lowering should have taken away."""
    found, pending = [], [(_compiled(text), False)]
    while pending:
        code, in_function = pending.pop()
        found.extend(_leftovers_of(code, in_function))
        # Methods may stay in a class that stays in a function.
        inside = _is_function(code) or (in_function and code.co_name in _COMPREHENSIONS)
        pending.extend((c, inside) for c in code.co_consts if isinstance(c, CodeType))
    return sorted(found)


def _compiled(text: str) -> CodeType:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return compile(text, "<lowered>", "exec", dont_inherit=True)


def _leftovers_of(code: CodeType, in_function: bool) -> Iterator[str]:
    place = f"{code.co_qualname}, line {code.co_firstlineno}"
    for flag, kind in _SUSPENDING.items():
        if code.co_flags & flag:
            yield f"{place}: {kind}"
    if not _is_function(code):
        return
    if in_function:
        yield f"{place}: a nested function"
    for name in sorted({*code.co_freevars} - _CELLS_OF_CLASSES):
        yield f"{place}: {name} is captured"


def _is_function(code: CodeType) -> bool:
    """Of a `def` or a lambda, not a module, a class body or a comprehension."""
    is_optimized = bool(code.co_flags & inspect.CO_OPTIMIZED)
    return is_optimized and code.co_name not in _COMPREHENSIONS | _ANNOTATIONS


# --- the map of the lines --------------------------------------------------------------------------

# These do nothing themselves, or their parts do it.
_WITHOUT_TRACE = (
    ast.Pass,
    ast.Global,
    ast.Nonlocal,
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Try,
    ast.TryStar,
)
_LOOPS = (ast.For, ast.AsyncFor, ast.While)
_LEAVING = (ast.Return, ast.Raise, ast.Break, ast.Continue)


def mistakes_in_map(source: bytes | str, lowered: Lowered) -> list[str]:
    """What is wrong with `lines`: an entry too few, a line that is not there, a statement that nothing
    stands for."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(source)
    ends = lowered.text.count("\n")
    mistakes = []
    if len(lowered.lines) not in (ends, ends + 1):
        mistakes.append(f"{len(lowered.lines)} entries for {ends} lines")
    last = source.count(b"\n" if isinstance(source, bytes) else "\n") + 1
    mistakes.extend(f"line {n} is not there" for n in lowered.lines if not 0 <= n <= last)
    stated = {statement.lineno for statement in _reached(tree.body) if _leaves_a_trace(statement)}
    mistakes.extend(f"nothing stands for line {n}" for n in sorted(stated - {*lowered.lines}))
    return mistakes


def _reached(block: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a block and of those in it, up to one that is always left. The blocks of a
    program are not deep."""
    for statement in block:
        yield statement
        for field, inner in _blocks(statement):
            if not (field == "orelse" and _never_comes_to_else(statement)):
                yield from _reached(inner)
        if _always_leaves(statement):
            return


def _blocks(statement: ast.stmt) -> Iterator[tuple[str, list[ast.stmt]]]:
    for field in ("body", "orelse", "finalbody"):
        yield field, getattr(statement, field, [])
    for part in [*getattr(statement, "handlers", ()), *getattr(statement, "cases", ())]:
        yield "part", part.body


def _always_leaves(statement: ast.stmt) -> bool:
    """Whether it is sure that nothing behind it runs."""
    if isinstance(statement, ast.If):
        return _ends(statement.body) and _ends(statement.orelse)
    if isinstance(statement, ast.Try):
        body = _ends(statement.body) or _ends(statement.orelse)
        handled = all(_ends(handler.body) for handler in statement.handlers)
        return (body and handled) or _ends(statement.finalbody)
    if isinstance(statement, _LOOPS):
        return _ends(statement.orelse) and not _breaks(statement.body)
    return isinstance(statement, _LEAVING)


def _ends(block: list[ast.stmt]) -> bool:
    return any(_always_leaves(statement) for statement in block)


def _breaks(block: list[ast.stmt]) -> bool:
    """Whether a `break` in it belongs to the loop around it."""
    for statement in block:
        inner = [part for field, part in _blocks(statement)]
        if isinstance(statement, _LOOPS):
            inner = [statement.orelse]
        if isinstance(statement, ast.Break) or any(_breaks(part) for part in inner):
            return True
    return False


def _never_comes_to_else(statement: ast.stmt) -> bool:
    return _is_endless(statement) or (isinstance(statement, ast.Try) and _ends(statement.body))


def _is_endless(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.While) and isinstance(statement.test, ast.Constant)


def _leaves_a_trace(statement: ast.stmt) -> bool:
    if isinstance(statement, _WITHOUT_TRACE) or _is_endless(statement):
        return False
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return False
    return not (isinstance(statement, ast.AnnAssign) and statement.value is None)
