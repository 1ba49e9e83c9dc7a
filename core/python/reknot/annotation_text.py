"""Annotations as the source text has them, for a Python that does not compile them to a function
(before 3.14, PEP 649), and for the names in those that are text.
"""

from __future__ import annotations

import ast
from collections import ChainMap
from functools import lru_cache
from types import CellType, FunctionType, ModuleType
from typing import Any, Iterable, Iterator

from . import locate, units
from .policy import is_user_module
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


# --- read, where nothing but names and types of the library is in them ------------------------------


def plain_values(annotate: FunctionType) -> dict[str, Any] | None:
    """What an `__annotate__` function would compute, without running anything of the user's; None
    where that takes more than looking up names, `X | Y`, and `X[Y]` of the library's generic types.
    """
    place = locate.locate_known(annotate.__code__) or locate.locate_function(annotate)
    if place is None:
        return None
    expressions = _expressions(place)
    if "annotations" in place.source.future:
        return {name: ast.unparse(expression) for name, expression in expressions}
    names = _names_of(annotate)
    try:
        return {name: _plain_value(expression, names) for name, expression in expressions}
    except _NotPlain:
        return None


class _NotPlain(Exception):
    """What only the program can compute, or what is not there yet."""


def _names_of(function: FunctionType) -> ChainMap[str, Any]:
    cells = zip(function.__code__.co_freevars, function.__closure__ or ())
    contents = {}
    for name, cell in cells:
        try:
            contents[name] = cell.cell_contents
        except ValueError:
            pass
    around = contents.get("__classdict__", {})
    return ChainMap(contents, around, function.__globals__, function.__builtins__)


def _plain_value(expression: ast.expr, names: ChainMap[str, Any]) -> Any:
    match expression:
        case ast.Constant(value):
            return value
        case ast.Name(name) if name in names:
            return names[name]
        case ast.Attribute(ast.Name() as owner, name):
            module = _plain_value(owner, names)
            if type(module) is ModuleType and name in vars(module):
                return vars(module)[name]
        case ast.List(parts):
            return [_plain_value(part, names) for part in parts]
        case ast.Tuple(parts):
            return tuple(_plain_value(part, names) for part in parts)
        case ast.Subscript(generic, argument):
            made = _plain_value(generic, names), _plain_value(argument, names)
            if _is_of_library(made[0]):
                return made[0][made[1]]
        case ast.BinOp(left, ast.BitOr(), right):
            sides = _plain_value(left, names), _plain_value(right, names)
            if all(side is None or type(side) is type or _is_of_library(side) for side in sides):
                return sides[0] | sides[1]
    raise _NotPlain


def _is_of_library(generic: Any) -> bool:
    """Whether a type is one of the library's, or a thing that its `typing` has made."""
    cls = generic if isinstance(generic, type) else type(generic)
    return not is_user_module(cls.__module__)


# --- the source ------------------------------------------------------------------------------------


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
