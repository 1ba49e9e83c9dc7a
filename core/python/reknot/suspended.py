"""Generators that have started: what they travel by, and how they go on elsewhere.

A generator is its function, the `yield` at which it has stopped, its variables, and what else its
frame holds: the iterators of the loops and the exits of the `with` statements around that `yield`,
half of an expression, the exception that is being handled. Other Pythons have other frames, so it goes on as the
state machine that the core makes of the function's source (core/lower/resumable.h), inside a
generator of Python's own that hands everything on to it.

The layout of frames is that of CPython 3.11 to 3.14 (Python/ceval.c, Objects/genobject.c): what a
frame holds is what the garbage collector finds in it, in the order of `_PyFrame_Traverse`.
"""

from __future__ import annotations

import builtins
import gc
import json
import sys
from typing import Any, Callable, Generator, Iterator
from types import (
    CellType,
    CodeType,
    FunctionType,
    GeneratorType,
    MethodDescriptorType,
    MethodType,
)

from . import _core, locate, lowered, units
from .errors import CannotTravel, CoreError, RestoreRefused
from .policy import is_user_module

# function, where it has stopped (line in the function, column) or None at its begin, variables,
# cells, what else the frame holds, the outermost first
State = tuple[FunctionType, "tuple[int, int] | None", dict, dict, list]

# `with` keeps its exit as a function and the object since 3.14.
_HAS_EXIT_IN_TWO = sys.version_info >= (3, 14)


def made_by(generator: GeneratorType) -> tuple[Callable, tuple, State | None]:
    """What makes a generator: a function, its arguments, and the state that it is given then.

    errors  CannotTravel; those of locate.locate_function
    """
    names = generator.__name__, generator.__qualname__
    frame = generator.gi_frame
    if frame is None:
        return finished, names, None
    if generator.gi_running:
        raise CannotTravel("it is running")
    if generator.gi_code is _go_on.__code__:
        return suspended, names, frame.f_locals["trip"].state()
    return suspended, names, _Frame(generator).state()


def suspended(name: str, qualname: str) -> Generator:
    """A generator that is yet to be given its state."""
    generator = _go_on(_Trip())
    generator.__name__, generator.__qualname__ = name, qualname
    return generator


def finished(name: str, qualname: str) -> Generator:
    """A generator that has nothing more to say."""
    generator = suspended(name, qualname)
    generator.close()
    return generator


def set_state(generator: GeneratorType, state: State) -> None:
    """Puts a generator that `suspended` has made where it goes on.

    errors  RestoreRefused for a state that is none, and where this Python has another function
    """
    frame = generator.gi_frame
    trip = frame and frame.f_locals.get("trip")
    if type(trip) is not _Trip or trip.is_complete or not _is_state(state):
        raise RestoreRefused("what a generator is given is no state of one")
    try:
        trip.begin(*state)
    except (CannotTravel, locate.SourceMissing) as reason:
        raise RestoreRefused(f"a generator cannot go on here: {reason}") from None
    if trip.has_begun:
        next(generator)


def _is_state(state: Any) -> bool:
    if type(state) is not tuple or len(state) != 5:
        return False
    function, place, variables, cells, held = state
    return (
        type(function) is FunctionType
        and (place is None or type(place) is tuple)
        and (type(variables), type(cells), type(held)) == (dict, dict, list)
        and all(type(cell) is CellType for cell in cells.values())
    )


def forget() -> None:
    """Forgets all functions, for an interpreter that starts on another program."""
    _Resumable.known.clear()


def _go_on(trip: _Trip) -> Generator:
    return (yield from trip)


class _Trip:
    """What a generator that has travelled hands everything on to."""

    def __init__(self) -> None:
        self.is_complete = False
        self.has_begun = False
        self._is_under_way = False

    def begin(
        self,
        function: FunctionType,
        place: tuple[int, int] | None,
        variables: dict[str, Any],
        cells: dict[str, CellType],
        held: list[Any],
    ) -> None:
        self._resumable = resumable = _Resumable.of(function)
        self._function, self._cells = function, cells
        self._machine = resumable.machine(function, cells)
        state = self._machine.state
        for name, attribute in resumable.variables:
            if name in variables:
                setattr(state.env, attribute, variables[name])
        if place is not None:
            point = resumable.point(place)
            attributes = _attributes(point["live"])
            if len(attributes) != len(held):
                raise CannotTravel("it holds something else than its function does there")
            for attribute, value in zip(attributes, held):
                setattr(state, attribute, _as_handled(value) if attribute[0] == "x" else value)
            state.label = point["label"]
            self.has_begun = True
        self.is_complete = True

    def state(self) -> State:
        """What it would be given elsewhere."""
        state = self._machine.state
        place, held = None, []
        if state.label > 0:
            place, live = self._resumable.place(state.label)
            held = [getattr(state, attribute) for attribute in _attributes(live)]
            held = [v.exception if isinstance(v, lowered.LoweredHandled) else v for v in held]
        variables = {}
        shared = {*self._cells, *self._function.__code__.co_freevars}
        for name, attribute in self._resumable.variables:
            if name not in shared:
                try:
                    variables[name] = object.__getattribute__(state.env, attribute)
                except AttributeError:  # not bound
                    pass
        return self._function, place, dict(sorted(variables.items())), self._cells, held

    def __iter__(self) -> Iterator:
        return self

    def __next__(self) -> Any:
        if self.has_begun and not self._is_under_way:
            self._is_under_way = True  # the generator around has come to where it waits
            return None
        return next(self._machine)

    def send(self, value: Any) -> Any:
        return self._machine.send(value)

    def throw(self, *arguments: Any) -> Any:
        return self._machine.throw(*arguments)

    def close(self) -> None:
        return self._machine.close()


def _attributes(live: list[str]) -> list[str]:
    """Where a machine keeps what CPython has on the stack of a frame."""
    return [name.removeprefix("method ") for name in live if name != "constant"]


def _as_handled(exception: Any) -> Any:
    if not isinstance(exception, BaseException):
        raise CannotTravel("what it handles is no exception")
    handled = lowered.LoweredHandled()
    handled.exception = exception
    return handled


# --- reading a frame -------------------------------------------------------------------------------


class _Frame:
    """The frame of a generator that is not running."""

    def __init__(self, generator: GeneratorType):
        self._generator = generator
        self._code = generator.gi_code
        found = gc.get_referents(generator)
        owner = next((i for i, obj in enumerate(found) if self._is_owner(obj)), None)
        if owner is None:
            raise CannotTravel("its function cannot be found")
        self._function = found[owner]
        module = self._function.__globals__.get("__name__")
        if not is_user_module(module):
            raise CannotTravel(f"its function is that of {module}, which other Pythons have otherwise")
        behind = found[owner + 1 :]
        if behind and behind[0] is self._code:
            del behind[0]
        self._read_variables(behind)

    def state(self) -> State:
        resumable = _Resumable.of(self._function)
        place, held = self._place(), []
        if place is not None:
            held = self._held(resumable.point(place)["live"])
        return self._function, place, self._variables, self._cells, held

    def _is_owner(self, obj: Any) -> bool:
        return type(obj) is FunctionType and obj.__code__ is self._code

    def _read_variables(self, behind: list[Any]) -> None:
        code = self._code
        bound = dict(self._generator.gi_frame.f_locals)
        shared = {*code.co_cellvars, *code.co_freevars}
        own = [name for name in code.co_varnames if name in bound or name in shared]
        cells = [name for name in code.co_cellvars if name not in code.co_varnames]
        names = [*own, *cells, *code.co_freevars]
        if len(behind) < len(names):
            raise CannotTravel("its frame cannot be read")
        self._stack = behind[len(names) :]
        self._variables, self._cells = {}, {}
        for name, obj in sorted(zip(names, behind)):
            if name in shared:
                if type(obj) is not CellType:
                    raise CannotTravel("its frame cannot be read")
                if name in code.co_cellvars:
                    self._cells[name] = obj
            elif obj is not bound[name]:
                raise CannotTravel("its frame cannot be read")
            else:
                self._variables[name] = obj

    def _place(self) -> tuple[int, int] | None:
        if not self._generator.gi_suspended:
            return None  # it has not begun
        frame, code = self._generator.gi_frame, self._code
        if code.co_name == _GENERATOR_EXPRESSION:
            return _ONLY_PLACE
        line, _, column, _ = list(code.co_positions())[frame.f_lasti // 2]
        if line is None or column is None:
            raise CannotTravel("its code does not say where its `yield`s are")
        return line - code.co_firstlineno, column

    def _held(self, live: list[str]) -> list[Any]:
        """What the stack of the frame holds, as the machine has it."""
        stack = iter(self._stack)
        held: list[Any] = []
        handlers = []
        try:
            for attribute in live:
                value = next(stack)
                if attribute == "constant":
                    continue
                if attribute.startswith("method "):
                    value = _bound(value, stack)
                elif attribute[0] == "w" and _HAS_EXIT_IN_TWO:
                    value = MethodType(value, next(stack))
                elif attribute[0] == "x":
                    # Here is what was handled before; what is handled now comes later.
                    handlers.append(len(held))
                    if len(handlers) > 1:
                        held[handlers[-2]] = value
                held.append(value)
            if handlers:
                held[handlers[-1]] = next(stack)
        except StopIteration:
            raise CannotTravel(_IN_AN_EXPRESSION) from None
        if next(stack, self) is not self:
            raise CannotTravel(_IN_AN_EXPRESSION)
        return held


def _bound(value: Any, stack: Iterator) -> Any:
    """A method that is about to be called, of which the function and its object may lie apart."""
    if type(value) not in _UNBOUND:
        return value
    owner = next(stack)
    return value.__get__(owner, type(owner))


_GENERATOR_EXPRESSION = "<genexpr>"
# A generator expression has one `yield`, which its text does not show.
_ONLY_PLACE = (0, 0)

_UNBOUND = (FunctionType, MethodDescriptorType)

_IN_AN_EXPRESSION = "it has stopped in the middle of an expression that cannot be taken apart"


_RUNTIME = {
    name: value for name, value in vars(lowered).items() if name.startswith(("lowered", "Lowered"))
}


# --- machines --------------------------------------------------------------------------------------


class _Resumable:
    """What the core has made of a generator function. core/lower/resumable.h has the fields."""

    # By the id of a code object, which is held.
    known: dict[int, tuple[CodeType, _Resumable]] = {}

    @classmethod
    def of(cls, function: FunctionType) -> _Resumable:
        code = function.__code__
        found = cls.known.get(id(code))
        if found is None:
            found = cls.known[id(code)] = code, cls(function)
        return found[1]

    def __init__(self, function: FunctionType):
        code = function.__code__
        place = locate.locate_known(code) or locate.locate_function(function)
        self._unit, self._name = place.source, code.co_name
        # A definition in the first lines of its file leaves no room for the headers above it.
        missing = max(0, len(units.headers(self._unit)) - (self._unit.line - 1))
        self._line = code.co_firstlineno + missing
        text = units.framed_text(self._unit).encode()
        try:
            answer = _core.remembered(
                "resumable", text, code.co_name.encode(), str(self._line).encode()
            )
        except CoreError as error:
            raise CannotTravel(f"its function cannot be taken apart: {error}") from None
        self._made = json.loads(answer)
        self._own = self._made["environments"][0]
        self.variables = self._own["variables"]

    def point(self, place: tuple[int, int]) -> dict:
        """Where a machine stands that has stopped at a place of the function."""
        found = [
            point
            for point in self._made["points"]
            if self._place_of(point) == place
        ]
        if len(found) > 1:
            raise CannotTravel("it has stopped in a `finally`, whose end depends on how it began")
        if not found:
            raise CannotTravel("it has stopped where no `yield` is known")
        return found[0]

    def place(self, label: int) -> tuple[tuple[int, int], list[str]]:
        for point in self._made["points"]:
            if point["label"] == label:
                return self._place_of(point), point["live"]
        raise CannotTravel("it has stopped where no `yield` is known")

    def _place_of(self, point: dict) -> tuple[int, int]:
        if self._name == _GENERATOR_EXPRESSION:
            return _ONLY_PLACE
        return point["line"] - self._line, point["column"]

    def machine(self, function: FunctionType, cells: dict[str, CellType]) -> Any:
        """A machine at its begin, whose environment has no variables yet but those in cells."""
        definitions = _Definitions(self._made, self._unit, function.__globals__).made
        around = dict(zip(function.__code__.co_freevars, function.__closure__ or ()))
        environment = None
        for level in reversed(self._made["environments"]):
            # The machine's own environment has `__class__`, which is free in a method.
            shared = {**around, **cells} if level is self._own else around
            environment = _environment(definitions[level["class"]], environment, [
                (attribute, shared[name])
                for name, attribute in level["variables"]
                if name in shared
            ])
        return definitions[self._made["class"]](environment)


class _Definitions:
    """What a lowered text defines, made without running the text.

    Nothing of it shows in the globals of the functions: the names of these definitions are found
    where a function looks for what is built in.
    """

    def __init__(self, made: dict, unit: units.SourceUnit, globals_: dict[str, Any]):
        self._globals = globals_
        self._builtins = dict(vars(builtins))
        self._builtins.update(_RUNTIME)
        self.made: dict[str, Any] = {}
        codes = _compiled(made["text"], unit)
        described = {name: rest for name, *rest in made["functions"]}
        for name, code in codes.items():
            if code.co_name in described or code.co_name.endswith("_resume"):
                self.made[name] = self._function(code)
        for name, (own, qualname) in described.items():
            lowered.lowered_function(own, qualname)(self.made[name])
        for name in made["environment_classes"]:
            self.made[name] = self._class(codes[name], lowered.LoweredEnvironment)
        for name, base in made["machine_classes"]:
            self.made[name] = self._class(codes[name], getattr(lowered, base))
        self._builtins.update(self.made)

    def _function(self, code: CodeType) -> FunctionType:
        # A function keeps what is built in when it is made.
        before = self._globals.get("__builtins__", self)
        self._globals["__builtins__"] = self._builtins
        # `super` with arguments never looks into the cell that it makes the compiler add.
        closure = tuple(CellType() for _ in code.co_freevars)
        try:
            return FunctionType(code, self._globals, closure=closure)
        finally:
            if before is self:
                del self._globals["__builtins__"]
            else:
                self._globals["__builtins__"] = before

    def _class(self, body: CodeType, base: type) -> type:
        attributes: dict[str, Any] = {}
        exec(body, {"__name__": __name__, **self.made}, attributes)
        resume = attributes.get("resume")
        if resume is not None:
            attributes["resume"] = self._function(resume.__code__)
        return type(body.co_name, (base,), attributes)


def _compiled(text: str, unit: units.SourceUnit) -> dict[str, CodeType]:
    """The code objects of the text's functions and classes by their names."""
    flags = 0
    for feature in unit.future:
        flags |= units.FLAGS[feature]
    module = compile(text, f"<lowered {unit.name}>", "exec", flags=flags, dont_inherit=True)
    return {code.co_name: code for code in module.co_consts if isinstance(code, CodeType)}


class _CellVariable:
    """A variable of an environment that lives in a cell, which functions elsewhere share."""

    def __init__(self, cell: CellType):
        self._cell = cell

    def __get__(self, environment: Any, _: type | None = None) -> Any:
        try:
            return self._cell.cell_contents
        except ValueError:
            raise AttributeError from None

    def __set__(self, _: Any, value: Any) -> None:
        self._cell.cell_contents = value

    def __delete__(self, _: Any) -> None:
        del self._cell.cell_contents


def _environment(cls: type, parent: Any, cells: list[tuple[str, CellType]]) -> Any:
    if cells:
        variables = {attribute: _CellVariable(cell) for attribute, cell in cells}
        cls = type(cls.__name__, (cls,), {"__slots__": (), **variables})
    return cls(parent)
