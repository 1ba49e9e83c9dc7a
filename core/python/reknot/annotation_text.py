"""Annotations as the source text has them, for a Python that does not compile them to a function
(before 3.14, PEP 649), and for the names in those that are text.
"""

from __future__ import annotations

import ast
from collections import ChainMap
from functools import lru_cache
from types import CellType
from typing import Any, Iterable, Iterator

from . import units
from .units import Code

# The name of the functions that compute annotations, and of the attribute that has one.
ANNOTATE = "__annotate__"


@lru_cache
def names_in_text(place: Code) -> frozenset[str]:
    """The names in annotations that are text, which `typing.get_type_hints` looks for.

    place  that of the function that computes the annotations
    """
    texts = {
        part.value
        for _, annotation in _expressions(place)
        for part in ast.walk(annotation)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    }
    return frozenset(name for text in texts for name in names_in(text))


def names_in(text: str) -> Iterable[str]:
    """The names in an annotation; none in what is no expression and means something to somebody
    else."""
    try:
        return compile(text, "<annotation>", "eval", dont_inherit=True).co_names
    except (SyntaxError, ValueError):
        return ()


class Evaluator:
    """What an `__annotate__` function becomes in a Python that has none.

    place  that of its code, of which only the annotations are looked at
    cells  by name; `__classdict__` has the attributes of the class around
    """

    def __init__(self, place: Code, globals_: dict[str, Any], cells: dict[str, CellType]):
        self._expressions = dict(_expressions(place))
        self._are_text = "annotations" in place.source.future
        self._globals = globals_
        self._cells = cells
        self._targets: list[Any] = []

    def belongs_to(self, target: Any) -> None:
        """Tells that `target` is a function or class whose annotations it computes."""
        self._targets.append(target)

    def finish(self) -> None:
        """Gives the targets their annotations, now that everything else is there."""
        for target in self._targets:
            if isinstance(target, type):
                type.__setattr__(target, "__annotations__", self(1))
            else:
                target.__annotations__ = self(1)

    def __call__(self, _: int) -> dict[str, Any]:
        """The annotations; as text, where they cannot be evaluated."""
        if self._are_text:
            return {name: ast.unparse(e) for name, e in self._expressions.items()}
        contents: dict[str, Any] = {}
        for name, cell in self._cells.items():
            try:
                contents[name] = cell.cell_contents
            except ValueError:  # an empty cell: the name is not defined
                pass
        names = ChainMap(contents, contents.get("__classdict__", {}))
        annotations = {}
        for name, expression in self._expressions.items():
            # A tuple, since the annotation of `*args` may have a star itself (PEP 646).
            tree = ast.Expression(ast.Tuple([expression], ast.Load()))
            code = compile(ast.fix_missing_locations(tree), "<annotation>", "eval")
            try:
                (annotations[name],) = eval(code, self._globals, names)
            except Exception:
                annotations[name] = ast.unparse(expression)
        return annotations


def _expressions(place: Code) -> Iterator[tuple[str, ast.expr]]:
    """The annotations of a definition, in the order in which CPython has them (compile.c,
    codegen_annotations_in_scope), with private names mangled."""
    unit = place.source
    tree = ast.parse(units.framed_text(unit))
    # A definition in the first lines of its file stands lower in its headers.
    line = unit.line + place.line + max(0, len(units.headers(unit)) - unit.line + 1)
    *classes, _ = place.path.split(".")
    around = [name for form, name in unit.context if form == units.CLASS] + classes
    definitions = [
        node
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
    ]
    for node in definitions:
        if isinstance(node, ast.ClassDef):
            first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            if first == line and around and node.name == around[-1]:
                found = _of_class(node.body)
                break
    else:
        found = next((_of_function(node) for node in definitions if node.lineno == line), ())
    for name, annotation in found:
        yield _mangled(name, around), annotation


def _of_function(node: Any) -> Iterable[tuple[str, ast.expr]]:
    of = node.args
    parameters = [*of.posonlyargs, *of.args, of.vararg, *of.kwonlyargs, of.kwarg]
    for parameter in parameters:
        if parameter is not None and parameter.annotation is not None:
            yield parameter.arg, parameter.annotation
    if node.returns is not None:
        yield "return", node.returns


def _of_class(body: list[ast.stmt]) -> Iterable[tuple[str, ast.expr]]:
    for statement in body:
        if isinstance(statement, ast.AnnAssign):
            if statement.simple and isinstance(statement.target, ast.Name):
                yield statement.target.id, statement.annotation
        elif not isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            for block in ("body", "orelse", "finalbody", "handlers", "cases"):
                for part in getattr(statement, block, ()):
                    yield from _of_class([part] if isinstance(part, ast.stmt) else part.body)


def _mangled(name: str, around: list[str]) -> str:
    """A private name, as the innermost class around it has it (Language Reference, 6.2.1)."""
    if not around or not name.startswith("__") or name.endswith("__"):
        return name
    owner = around[-1].lstrip("_")
    return f"_{owner}{name}" if owner else name
