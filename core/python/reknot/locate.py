"""From a live code object or class to its source unit, checked against what really runs."""

from __future__ import annotations

import json
import linecache
import os
import symtable
import sys
import unicodedata
from functools import cached_property, lru_cache
from inspect import CO_NESTED
from types import CodeType, FunctionType, MethodType
from typing import Any, Iterator
from weakref import ref

from . import _core, units
from .annotation_text import ANNOTATE
from .errors import Error
from .units import CLASS, FUNCTION, LAMBDA, Code, Compiled, SourceUnit


class SourceMissing(Error):
    """There is no source text for a definition, or not the text that was run."""


class _File:
    """The text of one source file and the definitions that the core finds in it."""

    def __init__(self, text: str, filename: str):
        self.text = text.encode()
        self.filename = filename
        found = json.loads(_core.call("index_source", self.text))
        self.units = found["units"] + found["generator_expressions"]
        self.by_line: dict[tuple[int, str], list[int]] = {}
        for index, unit in enumerate(self.units):
            # Names are compared as the compiler normalises them (Language Reference, 2.3).
            unit["name"] = unicodedata.normalize("NFKC", unit["name"])
            self.by_line.setdefault((unit["line"], unit["name"]), []).append(index)
        self._sources: dict[tuple, SourceUnit] = {}
        self._in_file: dict[int, Compiled] = {}

    def chain(self, index: int) -> list[int]:
        """The definitions around and including `index`, outermost first."""
        chain = []
        while index >= 0:
            chain.append(index)
            index = self.units[index]["parent"]
        return chain[::-1]

    def unit_index(self, index: int) -> int:
        """The definition whose text travels for `index`: a method's is that of its class."""
        if self.units[index]["kind"] == LAMBDA:
            return index
        parent = self.units[index]["parent"]
        while parent >= 0 and self.units[parent]["kind"] == CLASS:
            index, parent = parent, self.units[parent]["parent"]
        return index

    def source(
        self, index: int, module: str, code: CodeType, future: tuple[str, ...]
    ) -> SourceUnit:
        """The unit of a definition.

        code     what it was compiled to, or may have been
        future   the features it was compiled with, which the file need not say: code that is
                 executed by a program inherits those of the program
        """
        key = index, code.co_freevars, code.co_flags & CO_NESTED, future
        if key not in self._sources:
            self._sources[key] = self._cut(index, module, code, future)
        return self._sources[key]

    def _cut(
        self, index: int, module: str, code: CodeType, future: tuple[str, ...]
    ) -> SourceUnit:
        unit = self.units[index]
        begin = unit["begin"]
        context = [(self.units[i]["kind"], self.units[i]["name"]) for i in self.chain(index)[:-1]]
        if unit["kind"] != LAMBDA:
            column, begin = 0, begin - unit["column"]
        else:
            column = unit["column"]
            # A comprehension is a scope too, and a lambda in it is inside a function.
            if code.co_flags & CO_NESTED and all(form == CLASS for form, _ in context):
                context.append((LAMBDA, "<comprehension>"))
        return SourceUnit(
            form=unit["kind"],
            module=module,
            name=unit["name"],
            file=travelling_name(module, self.filename),
            line=self.first_line(index),
            column=column,
            context=tuple(context),
            free=code.co_freevars,
            future=future,
            text=self.text[begin : unit["end"]].decode(),
        )

    def first_line(self, index: int) -> int:
        """The line of a definition's first character; a code object begins where its first
        decorator's expression does, which may be further down."""
        return 1 + self.text.count(b"\n", 0, self.units[index]["begin"])

    def path(self, unit: int, index: int) -> str:
        names = [self.units[i]["name"] for i in self.chain(index)]
        return ".".join(names[len(self.chain(unit)) - 1 :])

    def annotated(self, line: int) -> Iterator[tuple[int, str]]:
        """Where the annotations on a line may belong (from 3.14 on): units, and the paths in them
        of the function that computes the annotations."""
        for index, unit in enumerate(self.units):
            owner = self.unit_index(index)
            path = self.path(owner, index)
            if unit["kind"] == FUNCTION and unit["def_line"] == line:
                yield owner, path.removesuffix(unit["name"]) + ANNOTATE
            elif unit["kind"] == CLASS and unit["line"] == line:
                yield owner, f"{path}.{ANNOTATE}"

    @cached_property
    def module_code(self) -> CodeType:
        """The whole file, compiled."""
        return compile(self.text, self.filename, "exec", dont_inherit=True)

    @cached_property
    def imports(self) -> frozenset[str]:
        """The names that the file imports at its top level."""
        table = symtable.symtable(self.text.decode(), self.filename, "exec")
        return frozenset(s.get_name() for s in table.get_symbols() if s.is_imported())

    def class_body(self, index: int) -> CodeType:
        """The code object of a class body."""
        unit = self.units[index]
        pending = [self.module_code]
        while pending:
            code = pending.pop()
            if code.co_name == unit["name"] and code.co_firstlineno == unit["line"]:
                return code
            pending.extend(c for c in code.co_consts if isinstance(c, CodeType))
        raise SourceMissing(f"{self.filename} has no class {unit['name']} any more")

    def compiled_here(self, source: SourceUnit) -> Compiled:
        """A unit of this file, compiled as it is where the file's imports are known."""
        code = self._in_file.get(id(source))
        if code is None:
            code = self._in_file[id(source)] = units.compile_unit(source, self.imports)
        return code


# By id, since equal code objects may stand in different places; the key is held, so that its id is
# not reused. A code object and its place belong together for as long as the program runs.
_codes: dict[int, tuple[CodeType, Code]] = {}
# Classes hold the user's data, and may go.
# By the id of the class, which is not hashed: its metaclass may say how.
_classes: dict[int, tuple[ref[type], Code]] = {}
_files: dict[str, tuple[list[str], _File]] = {}
# The units that came with artifacts: by their file, and by their fields, so that a unit which
# comes again is compiled no more.
_restored: dict[str, list[SourceUnit]] = {}
_units: dict[tuple, SourceUnit] = {}


def locate_known(code: CodeType) -> Code | None:
    """The place of a code object that was located before. cost: O(1)"""
    known = _codes.get(id(code))
    return known and known[1]


def locate_function(function: FunctionType) -> Code:
    """The place of a function's code in a source unit.

    errors   SourceMissing, saying what was looked for and where
    cost     one search in its file, and one `compile` a unit
    """
    code = function.__code__
    place = _search(function, code)
    _codes[id(code)] = (code, place)
    return place


def locate_class(cls: type) -> Code:
    """As `locate_function`, for a class. One that a program made, without a class statement, has a
    unit without text: its methods have units of their own."""
    reference, known = _classes.get(id(cls), (None, None))
    if known is None or reference() is not cls:
        try:
            known = _search_class(cls)
        except SourceMissing:
            known = _without_text(cls)
        remember_class(cls, known)
    return known


def restored_unit(*fields: Any) -> SourceUnit:
    """The unit of these fields, which came with an artifact and may travel on."""
    unit = _units.get(fields)
    if unit is None:
        unit = _units[fields] = SourceUnit(*fields)
        _restored.setdefault(unit.file, []).append(unit)
        units.register_lines(unit)
    return unit


def remember_function(code: CodeType, place: Code) -> None:
    """Tells that `code` was compiled from `place`."""
    _codes[id(code)] = (code, place)


def remember_class(cls: type, place: Code) -> None:
    number = id(cls)
    _classes[number] = ref(cls, lambda _: _classes.pop(number, None)), place


def module_of(cls: type) -> str:
    """The module that a class names; `__main__` for one that names none, or no text."""
    return cls.__module__ if isinstance(cls.__module__, str) else "__main__"


def is_users_class(cls: type) -> bool:
    """Whether `cls` came with an artifact, or was captured; never true of what was imported."""
    return id(cls) in _classes


def is_users(target: Any) -> bool:
    """As `is_users_class`, of a class, a function or a method of one."""
    if isinstance(target, MethodType):
        target = target.__func__
    if isinstance(target, FunctionType):
        return id(target.__code__) in _codes
    return isinstance(target, type) and is_users_class(target)


def forget() -> None:
    """Forgets all definitions, for an interpreter that starts on another program."""
    for table in (_codes, _classes, _files, _restored, _units):
        table.clear()


def _search(function: FunctionType, code: CodeType) -> Code:
    for file in _candidate_files(code.co_filename, code.co_firstlineno, function.__globals__):
        candidates = file.by_line.get((code.co_firstlineno, code.co_name), ())
        # Innermost first: the positions inside a nested lambda are inside its parents too.
        for index in sorted(candidates, key=lambda i: _size(file.units[i])):
            owner = file.unit_index(index)
            place = _place(file, owner, file.path(owner, index), function, code)
            if place is not None:
                return place
        if code.co_name == ANNOTATE:
            for owner, path in file.annotated(code.co_firstlineno):
                place = _place(file, owner, path, function, code)
                if place is not None:
                    return place
    name = code.co_name
    where = f"{code.co_filename}, line {code.co_firstlineno}"
    if not linecache.getlines(code.co_filename, function.__globals__):
        raise SourceMissing(f"there is no source text for {name} ({where})")
    raise SourceMissing(
        f"the source text does not make the {name} that runs ({where}): it was changed "
        "after it was imported, or made by a program"
    )


def _place(
    file: _File, owner: int, path: str, function: FunctionType, code: CodeType
) -> Code | None:
    """The place of `code` if the unit `owner` of `file` has it under `path`, else None."""
    whole = file.class_body(owner) if file.units[owner]["kind"] == CLASS else code
    module = function.__globals__.get("__name__") or "__main__"
    source = file.source(owner, module, whole, units.future_of(code))
    place = Code(source, code.co_firstlineno - source.line, path, code)
    matches = _makes(source.compiled, place, code) or (
        file.imports and _makes(file.compiled_here(source), place, code)
    )
    return place if matches else None


def _makes(compiled: Compiled, place: Code, code: CodeType) -> bool:
    # The comparison of code objects covers instructions, constants (nested code included), names,
    # flags and the line table. It leaves out file names, which are not the same here.
    return units.find_code(compiled, place) == code


def _search_class(cls: type) -> Code:
    module_name = module_of(cls)
    module = sys.modules.get(module_name)
    codes = [f.__code__ for f in vars(cls).values() if type(f) is FunctionType]
    # A method may come from anywhere (a decorator's wrapper, a function of another module), so
    # the files of its methods are only where the class may be.
    names = [getattr(module, "__file__", None), *(code.co_filename for code in codes)]
    names += [name for name, made in _restored.items() if made[0].module == module_name]
    for name in dict.fromkeys(filter(None, names)):
        lines = {code.co_firstlineno for code in codes if code.co_filename == name}
        if hasattr(cls, "__firstlineno__"):
            lines = {cls.__firstlineno__}
        for file in _candidate_files(name, None, vars(module) if module else None):
            index = _find_class(file, cls.__qualname__, lines)
            if index is not None:
                return _class_place(file, index, module_name, codes)
    where = ", ".join(dict.fromkeys(filter(None, names))) or "no file"
    raise SourceMissing(f"there is no source text for class {cls.__qualname__} ({where})")


def _without_text(cls: type) -> Code:
    *around, name = cls.__qualname__.split(".")
    context = [
        (FUNCTION if after == "<locals>" else CLASS, level)
        for level, after in zip(around, [*around[1:], ""])
        if level != "<locals>"
    ]
    unit = SourceUnit(
        form=CLASS,
        module=module_of(cls),
        name=name,
        file="",
        line=1,
        column=0,
        context=tuple(context),
        free=(),
        future=(),
        text="",
    )
    return Code(unit, 0, name)


def _find_class(file: _File, qualified_name: str, lines: set[int]) -> int | None:
    """The class of that name that has most of `lines`; the last one, as in a namespace."""
    matches = [
        (sum(_covers(unit, line) for line in lines), index)
        for index, unit in enumerate(file.units)
        if unit["kind"] == CLASS and _qualified_name(file, index) == qualified_name
    ]
    return max(matches)[1] if matches else None


def _class_place(file: _File, index: int, module: str, codes: list[CodeType]) -> Code:
    """The place of a class; `codes` are those of its methods."""
    owner = file.unit_index(index)
    body = file.class_body(owner)
    unit = file.units[owner]
    made_here = (
        code
        for code in codes
        if code.co_filename == file.filename and _covers(unit, code.co_firstlineno)
    )
    source = file.source(owner, module, body, units.future_of(next(made_here, body)))
    return Code(
        source=source,
        line=file.units[index]["line"] - source.line,
        path=file.path(owner, index),
    )


def _candidate_files(filename: str, line: int | None, module_globals):
    for unit in _restored.get(filename, ()):
        if line is None or unit.line <= line <= unit.last_line:
            yield _File(units.framed_text(unit), filename)
    lines = linecache.getlines(filename, module_globals)
    if lines and filename not in _restored:
        known = _files.get(filename)
        if known is None or known[0] is not lines:
            known = _files[filename] = (lines, _File("".join(lines), filename))
        yield known[1]


def _size(unit) -> int:
    return unit["end"] - unit["begin"]


def _covers(unit, line: int) -> bool:
    return unit["line"] <= line <= unit["end_line"]


def _qualified_name(file: _File, index: int) -> str:
    *context, last = file.chain(index)
    separators = {CLASS: ".", FUNCTION: ".<locals>.", LAMBDA: ".<locals>."}
    path = "".join(
        file.units[i]["name"] + separators[file.units[i]["kind"]] for i in context
    )
    return path + file.units[last]["name"]


@lru_cache(maxsize=None)
def travelling_name(module: str, filename: str) -> str:
    """The file's name without the folders of this machine: `package/module.py`."""
    base = os.path.basename(filename)
    if module == "__main__" or base.startswith("<"):
        return base
    stem = module.replace(".", "/")
    return f"{stem}/__init__.py" if base == "__init__.py" else f"{stem}.py"
