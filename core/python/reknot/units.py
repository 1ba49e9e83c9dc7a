"""Source units: the text of a definition, compiled where it lands without running anything.

A unit is compiled inside *headers* that stand for what surrounded it in its file: a `def` for each
enclosing function, a `class` for each enclosing class. They give the unit its free variables, its
private names and its qualified name, and nothing of it is ever executed: the wanted code objects
are taken from the constants of the compiled module. The unit keeps its own indentation, since
changing that would change multi-line strings, and its line and column numbers.
"""

from __future__ import annotations

import __future__ as features
import io
import linecache
from dataclasses import dataclass, field
from functools import cached_property
from types import CodeType
from typing import Iterator

from . import stream

FUNCTION, LAMBDA, CLASS = "function", "lambda", "class"

# The features that change what a text means; the others have become mandatory.
_FLAGS = {"annotations": features.annotations.compiler_flag}


def future_of(code: CodeType) -> tuple[str, ...]:
    """The names of the `__future__` features that `code` was compiled with."""
    return tuple(name for name, flag in _FLAGS.items() if code.co_flags & flag)


@dataclass(eq=False)
class SourceUnit:
    """A piece of source text that travels. The fields are those of `Source` in core/graph, and
    what has been made of them in this process."""

    form: str
    module: str
    name: str
    file: str
    line: int
    column: int
    context: tuple[tuple[str, str], ...]
    free: tuple[str, ...]
    future: tuple[str, ...]
    text: str
    # Code objects of the unit by relative line and path, for those that were asked for.
    codes: dict[tuple[int, str], CodeType] = field(default_factory=dict, repr=False)

    @cached_property
    def packed(self) -> tuple:
        """The unit as streams have it; one and the same tuple each time."""
        packed = stream.pack(
            self.form,
            self.module,
            self.name,
            self.file,
            self.line,
            self.column,
            self.context,
            self.free,
            self.future,
            self.text,
        )
        return (packed,)

    @cached_property
    def compiled(self) -> CodeType:
        return compile_unit(self)

    @property
    def qualified_name(self) -> str:
        path = "".join(
            name + ("." if form == CLASS else ".<locals>.") for form, name in self.context
        )
        return path + self.name

    @property
    def last_line(self) -> int:
        return self.line + self.text.count("\n")


@dataclass(eq=False)
class Code:
    """Where a code object or a class stands in its unit."""

    source: SourceUnit
    line: int  # relative to the unit's first
    path: str  # dotted, inside the unit; its last part is the name
    cells: tuple[str, ...] = ()
    globals: tuple[str, ...] = ()
    doc: str | None = None

    def __post_init__(self) -> None:
        # What functions and classes are called that nobody has renamed.
        self.name = self.path.rpartition(".")[2]
        self.qualified_name = (
            self.source.qualified_name.removesuffix(self.source.name) + self.path
        )

    @cached_property
    def packed(self) -> tuple:
        """The place as streams have it; one and the same tuple each time."""
        packed = stream.pack(self.line, self.path, self.cells, self.globals)
        return (self.source.packed, packed)


def framed_text(unit: SourceUnit) -> str:
    """The text of `unit` in its headers, on the lines and columns it had in its file."""
    return _frame(unit, _headers(unit))


def _frame(unit: SourceUnit, headers: list[str]) -> str:
    text = " " * unit.column + unit.text + "\n)" if unit.form == LAMBDA else unit.text
    padding = unit.line - 1 - len(headers)
    return "\n" * padding + "\n".join([*headers, text]) + "\n"


def compile_unit(unit: SourceUnit, imports: frozenset[str] = frozenset()) -> CodeType:
    """Compiles `unit` in its headers; returns the module's code, which is never executed.

    imports  names that the unit's file imports at its top level. They change nothing but how a
             call of their attributes is compiled (CPython, compile.c, is_import_originated), so
             they matter for a comparison with what was compiled in the file, and need not travel.
    errors   SyntaxError when this Python cannot parse the text, at the line it had in its file
    """
    flags = 0
    for feature in unit.future:
        flags |= _FLAGS[feature]
    headers = _headers(unit)
    if imports:
        headers.insert(0, "import " + ", ".join(sorted(imports)))
    text = _frame(unit, headers)
    # A definition in the first lines of its file leaves no room for the headers above it.
    missing = max(0, len(headers) - (unit.line - 1))
    try:
        module = compile(text, unit.file, "exec", flags=flags, dont_inherit=True)
    except SyntaxError as error:
        error.lineno = unit.line if error.lineno is None else error.lineno - missing
        raise
    return _shift_lines(module, -missing) if missing else module


def find_code(module: CodeType, code: Code) -> CodeType | None:
    """The code object that `code` names in its compiled unit, or None."""
    unit = code.source
    scope = module
    for _, name in unit.context:
        scope = _last(child for child in _children(scope) if child.co_name in (name, "_"))
        if scope is None:
            return None
    *classes, name = code.path.split(".")
    for class_name in classes:
        scope = _last(child for child in _children(scope) if child.co_name == class_name)
        if scope is None:
            return None
    line = unit.line + code.line
    # The last one: the defaults of a lambda come before the lambda itself.
    found = _last(
        child
        for child in _children(scope)
        if child.co_name == name and child.co_firstlineno == line
    )
    return found and _with_qualified_name(found, code)


def _headers(unit: SourceUnit) -> list[str]:
    if unit.form == LAMBDA:
        indent = " " * len(unit.context)
    else:
        indent = unit.text[: len(unit.text) - len(unit.text.lstrip(" \t\f"))]
        indent = indent.rpartition("\f")[2]  # a form feed begins the line anew
    innermost = max(
        (depth for depth, (form, _) in enumerate(unit.context) if form != CLASS), default=-1
    )
    headers = []
    for depth, (form, name) in enumerate(unit.context):
        # A prefix of the unit's own indentation, so that tabs and spaces agree.
        margin = indent[:depth]
        if form == CLASS:
            headers.append(f"{margin}class {name}:")
        else:
            parameters = ", ".join(unit.free) if depth == innermost else ""
            headers.append(f"{margin}def {'_' if form == LAMBDA else name}({parameters}):")
    if unit.form == LAMBDA:
        headers.append(f"{indent}(")
    elif indent and not headers:
        headers.append("if 1:")
    return headers


def _children(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            if constant.co_name.startswith("<generic parameters"):
                yield from _children(constant)
            else:
                yield constant


def _last(codes: Iterator[CodeType]) -> CodeType | None:
    found = None
    for found in codes:
        pass
    return found


def _shift_lines(code: CodeType, lines: int) -> CodeType:
    return code.replace(
        co_firstlineno=max(1, code.co_firstlineno + lines),
        co_consts=tuple(
            _shift_lines(constant, lines) if isinstance(constant, CodeType) else constant
            for constant in code.co_consts
        ),
    )


def _with_qualified_name(found: CodeType, code: Code) -> CodeType:
    """Lambdas in the context have no name that a header could give."""
    if found.co_qualname == code.qualified_name:
        return found
    return _renamed(found, len(found.co_qualname), code.qualified_name)


def _renamed(code: CodeType, cut: int, expected: str) -> CodeType:
    return code.replace(
        co_qualname=expected + code.co_qualname[cut:],
        co_consts=tuple(
            _renamed(constant, cut, expected) if isinstance(constant, CodeType) else constant
            for constant in code.co_consts
        ),
    )


def register_lines(unit: SourceUnit) -> None:
    """Makes the unit's text known to `linecache`, for tracebacks and `inspect.getsource`.

    Lines of the file that did not travel are empty. A file that is really there is left alone.
    """
    entry = linecache.cache.get(unit.file)
    if entry is not None and (len(entry) != 4 or entry[1] is not None):
        return
    lines = entry[2] if entry else []
    text = (" " * unit.column if unit.form == LAMBDA else "") + unit.text
    added = io.StringIO(text).readlines()  # str.splitlines takes more than "\n" for an end
    lines.extend(["\n"] * (unit.last_line - len(lines)))
    for index, line in enumerate(added, unit.line - 1):
        lines[index] = line if line.endswith("\n") else line + "\n"
    size = sum(map(len, lines))
    linecache.cache[unit.file] = (size, None, lines, unit.file)
