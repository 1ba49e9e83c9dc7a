"""Source units: the text of a definition, compiled where it lands without running anything.

A unit is compiled inside *headers* that stand for what surrounded it in its file: a `def` for each
enclosing function, a `class` for each enclosing class. They give the unit its free variables, its
private names and its qualified name, and nothing of it is ever executed: the wanted code objects
are taken from the constants of the compiled module. The unit keeps its own indentation, since
changing that would change multi-line strings, and its line and column numbers.
"""

from __future__ import annotations

import __future__ as features
import dis
import io
import linecache
import sys
from dataclasses import dataclass, field
from functools import cached_property
from inspect import CO_OPTIMIZED
from types import CodeType
from typing import Iterator

from . import stream

FUNCTION, LAMBDA, CLASS = "function", "lambda", "class"

# The code objects of a unit by their path in it, with the classes around them, and first line.
Compiled = dict[tuple[str, int], CodeType]

# The features that change what a text means; the others have become mandatory.
FLAGS = {"annotations": features.annotations.compiler_flag}


def future_of(code: CodeType) -> tuple[str, ...]:
    """The names of the `__future__` features that `code` was compiled with."""
    return tuple(name for name, flag in FLAGS.items() if code.co_flags & flag)


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
    def compiled(self) -> Compiled:
        return compile_unit(self)

    @cached_property
    def around(self) -> str:
        """What stands before the unit's name in its qualified name."""
        return "".join(
            name + ("." if form == CLASS else ".<locals>.") for form, name in self.context
        )

    @property
    def qualified_name(self) -> str:
        return self.around + self.name

    @property
    def last_line(self) -> int:
        return self.line + self.text.count("\n")


_GLOBAL_OPERATIONS = frozenset(
    {
        "LOAD_GLOBAL",
        "STORE_GLOBAL",
        "DELETE_GLOBAL",
        "LOAD_NAME",
        "LOAD_FROM_DICT_OR_GLOBALS",
    }
)


@dataclass(eq=False)
class Code:
    """Where a code object or a class stands in its unit."""

    source: SourceUnit
    line: int  # relative to the unit's first
    path: str  # dotted, inside the unit; its last part is the name
    # What it was compiled to; None for a class.
    code: CodeType | None = None

    def __post_init__(self) -> None:
        # What functions and classes are called that nobody has renamed.
        self.name = self.path.rpartition(".")[2]
        self.qualified_name = self.source.around + self.path

    @cached_property
    def cells(self) -> tuple[str, ...]:
        return self.code.co_freevars if self.code else ()

    @cached_property
    def doc(self) -> str | None:
        """The `__doc__` that a function made of it has."""
        if self.code is None:
            return None
        # From 3.14 on a flag tells whether the first constant is one (CPython, funcobject.c).
        if sys.version_info >= (3, 14) and not self.code.co_flags & 0x4000000:
            return None
        constants = self.code.co_consts
        return constants[0] if constants and isinstance(constants[0], str) else None

    @cached_property
    def globals(self) -> tuple[str, ...]:
        """The names that it looks up in its globals, nested code included; ascending."""
        names: set[str] = set()
        pending = [self.code] if self.code else []
        while pending:
            code = pending.pop()
            for instruction in dis.get_instructions(code):
                if instruction.opname in _GLOBAL_OPERATIONS:
                    names.add(instruction.argval)
            pending.extend(c for c in code.co_consts if isinstance(c, CodeType))
        return tuple(sorted(names))

    @cached_property
    def packed(self) -> tuple:
        """The place as streams have it; one and the same tuple each time."""
        packed = stream.pack(self.line, self.path, self.cells, self.globals)
        return (self.source.packed, packed)


def framed_text(unit: SourceUnit) -> str:
    """The text of `unit` in its headers, on the lines and columns it had in its file."""
    return _frame(unit, headers(unit))


def _frame(unit: SourceUnit, above: list[str]) -> str:
    text = " " * unit.column + unit.text + "\n)" if unit.form == LAMBDA else unit.text
    padding = unit.line - 1 - len(above)
    return "\n" * padding + "\n".join([*above, text]) + "\n"


def compile_unit(unit: SourceUnit, imports: frozenset[str] = frozenset()) -> Compiled:
    """Compiles `unit` in its headers; returns its code objects. The module is never executed.

    imports  names that the unit's file imports at its top level. They change nothing but how a
             call of their attributes is compiled (CPython, compile.c, is_import_originated), so
             they matter for a comparison with what was compiled in the file, and need not travel.
    errors   SyntaxError when this Python cannot parse the text, at the line it had in its file
    """
    flags = 0
    for feature in unit.future:
        flags |= FLAGS[feature]
    above = headers(unit)
    if imports:
        above.insert(0, "import " + ", ".join(sorted(imports)))
    text = _frame(unit, above)
    # A definition in the first lines of its file leaves no room for the headers above it.
    missing = max(0, len(above) - (unit.line - 1))
    try:
        module = compile(text, unit.file, "exec", flags=flags, dont_inherit=True)
    except SyntaxError as error:
        error.lineno = unit.line if error.lineno is None else error.lineno - missing
        raise
    return _by_place(unit, _shift_lines(module, -missing) if missing else module)


def _by_place(unit: SourceUnit, scope: CodeType | None) -> Compiled:
    for _, name in unit.context:
        scope = _last(child for child in _children(scope) if child.co_name in (name, "_"))
        if scope is None:
            return {}
    compiled: Compiled = {}
    pending = [("", scope)]
    while pending:
        path, scope = pending.pop()
        # The last one of a name: the defaults of a lambda come before the lambda itself.
        classes = {}
        for child in _children(scope):
            compiled[path + child.co_name, child.co_firstlineno] = child
            if not child.co_flags & CO_OPTIMIZED:
                classes[child.co_name] = child
        pending.extend((f"{path}{name}.", child) for name, child in classes.items())
    return compiled


def find_code(compiled: Compiled, code: Code) -> CodeType | None:
    """The code object that `code` names in its compiled unit, or None."""
    found = compiled.get((code.path, code.source.line + code.line))
    return found and _with_qualified_name(found, code)


def headers(unit: SourceUnit) -> list[str]:
    """The lines that stand above a unit's text when it is compiled."""
    if unit.form == LAMBDA:
        indent = " " * len(unit.context)
    else:
        indent = unit.text[: len(unit.text) - len(unit.text.lstrip(" \t\f"))]
        indent = indent.rpartition("\f")[2]  # a form feed begins the line anew
    innermost = max(
        (depth for depth, (form, _) in enumerate(unit.context) if form != CLASS), default=-1
    )
    lines = []
    for depth, (form, name) in enumerate(unit.context):
        # A prefix of the unit's own indentation, so that tabs and spaces agree.
        margin = indent[:depth]
        if form == CLASS:
            lines.append(f"{margin}class {name}:")
        else:
            parameters = ", ".join(unit.free) if depth == innermost else ""
            lines.append(f"{margin}def {'_' if form == LAMBDA else name}({parameters}):")
    if unit.form == LAMBDA:
        lines.append(f"{indent}(")
    elif indent and not lines:
        lines.append("if 1:")
    return lines


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
