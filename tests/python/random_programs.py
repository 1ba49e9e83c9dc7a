"""Small random programs of functions in functions, generators and coroutines, from a seed.

Each of them ends, and prints what it comes by: the names are few, so that they hide and capture each
other, and every function, loop and call counts towards an end.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from textwrap import dedent, indent

# What the programs use. `mix` makes a number of anything, `call` calls what can be called and drives
# what can be driven.
PRELUDE = dedent(
    """
    depth = spent = 0
    opened = []


    class Spent(BaseException):
        pass


    def tick():
        global spent
        spent += 1
        if spent > 300:
            raise Spent


    def in_words(kind, error=""):
        # Unbound in a comprehension is something else since 3.12 (tests/lower/corpus has the words).
        return "NameError" if issubclass(kind, NameError) else f"{kind.__name__} {error}"


    def mix(*values):
        total = 7
        for value in values:
            number = value if type(value) is int else len(value) if type(value) is list else 1
            total = (total * 31 + number) % 1009
        return total


    def call(f, *arguments):
        global depth
        if not callable(f) or depth > 6:
            return mix(f)
        tick()
        depth += 1
        try:
            made = f(*arguments)
            return drive(made) if is_suspended(made) else made
        finally:
            depth -= 1


    def is_suspended(made):
        opened.append(made)
        return hasattr(made, "close") or hasattr(made, "aclose")


    async def consume(source):
        return [mix(item) async for item in source]


    def drive(made):
        if hasattr(made, "aclose"):
            made = consume(made)
        got = []
        for step in range(7):
            tick()
            try:
                if step == 3:
                    got.append(made.throw(ValueError(step)))
                else:
                    got.append(made.send(step if step % 2 else None))
            except StopIteration as end:
                got.append(end.value)
                break
        made.close()
        return mix(*got)


    def source(f, *arguments):
        if depth > 6 or not callable(f):
            return [mix(f)]
        tick()
        made = f(*arguments)
        opened.append(made)
        return made if hasattr(made, "__next__") else [mix(made)]


    class Pause:
        def __init__(self, value):
            self.value = value

        def __await__(self):
            tick()
            return (yield self.value)


    class Ticks:
        def __init__(self, count):
            self.left = count

        def __aiter__(self):
            return self

        async def __anext__(self):
            tick()
            await Pause(self.left)
            if not self.left:
                raise StopAsyncIteration
            self.left -= 1
            return self.left


    class Managed:
        def __init__(self, label):
            self.label = label

        def __enter__(self):
            print("enter", self.label)
            return self.label

        def __exit__(self, kind, value, traceback):
            print("exit", self.label, kind and in_words(kind))
            return kind is KeyError

        async def __aenter__(self):
            await Pause(self.label)
            return self.__enter__()

        async def __aexit__(self, *details):
            await Pause(self.label)
            return self.__exit__(*details)


    def attempt(f, *arguments):
        global depth, spent
        depth = spent = 0
        try:
            print(f.__name__, mix(call(f, *arguments)))
        except (Exception, Spent) as error:
            print(f.__name__, in_words(type(error), error))
        spent = -1000
        for made in opened:
            try:
                if hasattr(made, "close"):
                    made.close()
            except (RuntimeError, ValueError, NameError, TypeError, KeyError, Spent) as error:
                print("closing:", in_words(type(error), error))
        opened.clear()
    """
)

VARIABLES = "abcd"
FUNCTIONS = "fgh"
KINDS = ["plain"] * 6 + ["generator"] * 3 + ["coroutine", "asynchronous generator"]

Line = str


class Scope:
    """A function, a lambda or a comprehension: which names it has and what may stand in it."""

    def __init__(self, around: Scope | None, kind: str):
        self.around = around
        self.kind = kind
        self.own: list[str] = []
        self.nonlocals: list[str] = []

    def visible(self) -> list[str]:
        """Names of functions around that it can read, its own included."""
        names, scope = set(), self
        while scope is not None:
            names.update(scope.own)
            scope = scope.around
        return sorted(names)

    @property
    def assignable(self) -> list[str]:
        return self.own + self.nonlocals

    @property
    def is_async(self) -> bool:
        return self.kind in ("coroutine", "asynchronous generator")

    @property
    def yields(self) -> bool:
        return self.kind in ("generator", "asynchronous generator")


class Maker:
    """Makes one program."""

    def __init__(self, seed: int):
        self.random = random.Random(seed)
        self.labels = 0

    def program(self) -> str:
        parts = [PRELUDE]
        for number in range(self.random.randint(1, 2)):
            name = f"main{number}"
            kind = self.random.choice(["plain", "plain", "generator", "coroutine"])
            parts.append("\n".join(self.function(name, None, kind, 3)) + "\n")
            parts.append(f"attempt({name}, 1)\nattempt({name}, 2)\n")
        return "\n\n".join(parts)

    def chance(self, percent: int) -> bool:
        return self.random.randrange(100) < percent

    def label(self) -> int:
        self.labels += 1
        return self.labels

    # --- functions ---

    def function(self, name: str, around: Scope | None, kind: str, depth: int) -> list[Line]:
        scope = Scope(around, kind)
        parameter = self.random.choice(VARIABLES)
        outer = around.visible() if around else []
        names = self.random.sample(VARIABLES + FUNCTIONS, self.random.randint(1, 4))
        scope.nonlocals = [n for n in outer if n != parameter and n not in names and self.chance(50)]
        scope.own = [parameter, *(n for n in names if n != parameter)]
        default = f"={self.simple(around)}" if around and self.chance(40) else "=5"
        star = self.random.choice(["", "", "", ", *rest", ", *, key=3", ", **more"])
        head = "async def" if scope.is_async else "def"
        body = ["tick()"]
        if scope.nonlocals:
            body.insert(0, "nonlocal " + ", ".join(scope.nonlocals))
        late = []
        for own in scope.own[1:]:
            first = parameter if self.chance(30) else self.simple_number()
            (body if self.chance(93) else late).append(f"{own} = {first}")
        body += self.block(scope, depth, in_loop=False, most=5)
        body += late
        if scope.yields:
            body.append(f"yield {self.expression(scope, 1)}")
        if kind == "coroutine":
            body.append(f"await Pause({self.expression(scope, 1)})")
        if kind != "asynchronous generator":
            body.append(f"return {self.expression(scope, 2)}")
        return [f"{head} {name}({parameter}{default}{star}):", *indented(body)]

    # --- statements ---

    def block(self, scope: Scope, depth: int, in_loop: bool, most: int = 3) -> list[Line]:
        lines = []
        for _ in range(self.random.randint(1, most)):
            lines += self.statement(scope, depth, in_loop)
        return lines

    def statement(self, scope: Scope, depth: int, in_loop: bool) -> list[Line]:
        simple: list[Callable[[Scope], list[Line]]] = [
            self.assignment,
            self.assignment,
            self.printing,
            self.unpacking,
            self.augmented,
            self.deletion,
            self.leaving,
        ]
        if scope.yields:
            simple.append(lambda s: [f"yield {self.expression(s, 2)}"])
        if depth <= 0 or self.chance(35):
            if in_loop and self.chance(12):
                return [self.random.choice(["break", "continue"])]
            return self.random.choice(simple)(scope)
        nested = [
            self.definition,
            self.definition,
            self.local_class,
            self.lambda_in_variable,
        ]
        blocks = [self.condition, self.loop, self.while_loop, self.trial, self.managed, self.match]
        if scope.is_async:
            blocks += [self.async_loop, self.async_managed]
        if self.chance(45):
            return self.random.choice(nested)(scope, depth - 1)
        return self.random.choice(blocks)(scope, depth - 1, in_loop)

    def target(self, scope: Scope) -> str:
        return self.random.choice(scope.assignable)

    def assignment(self, scope: Scope) -> list[Line]:
        return [f"{self.target(scope)} = {self.expression(scope, 2)}"]

    def unpacking(self, scope: Scope) -> list[Line]:
        a, b = self.target(scope), self.target(scope)
        values = f"{self.expression(scope, 1)}, {self.expression(scope, 1)}"
        if a != b and self.chance(30):
            return [f"{a}, *{b} = {values}, {self.simple(scope)}"]
        return [f"{a}, {b} = {values}"]

    def augmented(self, scope: Scope) -> list[Line]:
        sign = self.random.choice(["+=", "-=", "*=", "%="])
        value = f"mix({self.expression(scope, 1)})"
        return [f"{self.target(scope)} {sign} {value} % 7 + 1"]

    def deletion(self, scope: Scope) -> list[Line]:
        if self.chance(75):
            return self.printing(scope)
        name = self.target(scope)
        return [f"del {name}", *(self.printing(scope) if self.chance(50) else []), f"{name} = 5"]

    def printing(self, scope: Scope) -> list[Line]:
        return [f"print({self.label()}, mix({self.expression(scope, 2)}))"]

    def leaving(self, scope: Scope) -> list[Line]:
        if self.chance(60):
            return self.assignment(scope)
        kind = self.random.choice(["ValueError", "KeyError"])
        leave = [f"raise {kind}({self.simple_number()})"]
        if scope.kind == "asynchronous generator":
            leave.append("return")
        else:
            leave.append(f"return {self.expression(scope, 1)}")
        return [f"if mix({self.expression(scope, 1)}) % 3 == 0:", *indented([self.random.choice(leave)])]

    def definition(self, scope: Scope, depth: int) -> list[Line]:
        name = self.target(scope)
        kind = self.random.choice(KINDS)
        lines = self.function(name, scope, kind, depth)
        if self.chance(15):
            lines.insert(0, "@(lambda made: made)")
        use = [f"{self.target(scope)} = call({name}, {self.simple(scope)})"]
        return lines + (use if self.chance(60) else [])

    def lambda_in_variable(self, scope: Scope, depth: int) -> list[Line]:
        return [f"{self.target(scope)} = {self.lambda_(scope, 2)}"]

    def local_class(self, scope: Scope, depth: int) -> list[Line]:
        name = self.target(scope)
        attribute = self.random.choice(VARIABLES)
        method = self.function("method", scope, self.random.choice(KINDS), depth - 1)
        method[0] = method[0].replace("method(", "method(self, ", 1)
        body = [f"{attribute} = {self.simple(scope)}", *method]
        if self.chance(40):
            body.append(f"more = [lambda self: mix(i, {self.simple(scope)}) for i in range(2)][1]")
            body.append("sum = more(0)")
        return [
            f"class {name}:",
            *indented(body),
            f"print({self.label()}, mix({name}.{attribute}), mix(call({name}().method, 3)))",
        ]

    # --- blocks ---

    def condition(self, scope: Scope, depth: int, in_loop: bool) -> list[Line]:
        lines = [
            f"if mix({self.expression(scope, 2)}) % 2:",
            *indented(self.block(scope, depth, in_loop)),
        ]
        if self.chance(50):
            lines += ["else:", *indented(self.block(scope, depth, in_loop))]
        return lines

    def loop(self, scope: Scope, depth: int, in_loop: bool) -> list[Line]:
        target = self.target(scope)
        iterable = self.random.choice(
            [
                f"range({self.random.randint(0, 3)})",
                f"[{self.simple(scope)}, {self.simple(scope)}]",
                f"source({self.simple(scope)}, {self.simple_number()})",
                f"({self.simple(scope)} for _ in range(2))",
            ]
        )
        return self.with_else(scope, depth, in_loop, f"for {target} in {iterable}:")

    def while_loop(self, scope: Scope, depth: int, in_loop: bool) -> list[Line]:
        return self.with_else(scope, depth, in_loop, f"while mix({self.expression(scope, 2)}) % 4:")

    def async_loop(self, scope: Scope, depth: int, in_loop: bool) -> list[Line]:
        return self.with_else(scope, depth, in_loop, f"async for {self.target(scope)} in Ticks(2):")

    def with_else(self, scope: Scope, depth: int, in_loop: bool, head: Line) -> list[Line]:
        lines = [head, *indented(["tick()", *self.block(scope, depth, in_loop=True)])]
        if self.chance(30):
            lines += ["else:", *indented(self.block(scope, depth, in_loop))]
        return lines

    def trial(self, scope: Scope, depth: int, in_loop: bool) -> list[Line]:
        lines = ["try:", *indented(self.block(scope, depth, in_loop))]
        if self.chance(75):
            kinds = self.random.choice(["ValueError", "NameError", "(KeyError, TypeError)", "Exception"])
            name = f" as {self.target(scope)}" if self.chance(50) else ""
            handler = self.block(scope, depth, in_loop)
            if self.chance(15):
                handler.append("raise")
            lines += [f"except {kinds}{name}:", *indented(handler)]
            if self.chance(30):
                lines += ["else:", *indented(self.block(scope, depth, in_loop))]
            if self.chance(60):
                return lines
        return [*lines, "finally:", *indented(self.block(scope, depth, in_loop=False))]

    def managed(self, scope: Scope, depth: int, in_loop: bool) -> list[Line]:
        name = f" as {self.target(scope)}" if self.chance(50) else ""
        return [
            f"with Managed({self.label()}){name}:",
            *indented(self.block(scope, depth, in_loop)),
        ]

    def async_managed(self, scope: Scope, depth: int, in_loop: bool) -> list[Line]:
        lines = self.managed(scope, depth, in_loop)
        return ["async " + lines[0], *lines[1:]]

    def match(self, scope: Scope, depth: int, in_loop: bool) -> list[Line]:
        a, b = self.target(scope), self.target(scope)
        pattern = f"[{a}, *{b}]" if a != b else f"[{a}, _]"
        return [
            f"match [mix({self.expression(scope, 1)}), mix({self.expression(scope, 1)})]:",
            f"    case {pattern} if mix({self.simple(scope)}) % 2:",
            *indented(indented(self.block(scope, depth, in_loop))),
            f"    case {a}:",
            *indented(indented(self.block(scope, depth, in_loop))),
        ]

    # --- expressions ---

    def simple_number(self) -> str:
        return str(self.random.randrange(10))

    def simple(self, scope: Scope) -> str:
        names = scope.visible() + scope.nonlocals
        return self.random.choice(names) if names and self.chance(75) else self.simple_number()

    def expression(self, scope: Scope, depth: int) -> str:
        if depth <= 0 or self.chance(30):
            return self.simple(scope)
        make = [
            lambda: f"mix({self.expression(scope, depth - 1)}, {self.expression(scope, depth - 1)})",
            lambda: f"call({self.simple(scope)}, {self.expression(scope, depth - 1)})",
            lambda: f"call({self.simple(scope)}, {self.expression(scope, depth - 1)})",
            lambda: f"({self.expression(scope, depth - 1)} or {self.expression(scope, depth - 1)})",
            lambda: f"({self.expression(scope, depth - 1)} if mix({self.simple(scope)}) % 2 "
            f"else {self.expression(scope, depth - 1)})",
            lambda: f"call({self.lambda_(scope, depth - 1)}, {self.expression(scope, depth - 1)})",
            lambda: self.comprehension(scope, depth - 1),
        ]
        if scope.kind not in ("lambda", "comprehension"):
            make.append(lambda: f"({self.target(scope)} := {self.expression(scope, depth - 1)})")
        if scope.yields:
            make += [lambda: f"(yield {self.expression(scope, depth - 1)})"] * 2
        if scope.kind == "generator":
            make.append(lambda: f"(yield from source({self.simple(scope)}, {self.simple_number()}))")
        if scope.is_async:
            make += [lambda: f"(await Pause({self.expression(scope, depth - 1)}))"] * 2
        return self.random.choice(make)()

    def lambda_(self, scope: Scope, depth: int) -> str:
        inner = Scope(scope, "lambda")
        inner.own = [self.random.choice(VARIABLES)]
        default = f"={self.simple(scope)}" if self.chance(50) else "=1"
        return f"(lambda {inner.own[0]}{default}: {self.expression(inner, depth)})"

    def comprehension(self, scope: Scope, depth: int) -> str:
        inner = Scope(scope, "comprehension")
        inner.own = [self.random.choice(VARIABLES)]
        element = self.expression(inner, depth)
        clauses = f"for {inner.own[0]} in range({self.random.randint(1, 3)})"
        if self.chance(30):
            clauses += f" if mix({self.simple(inner)}) % 3"
        return self.random.choice(
            [
                f"mix(*[{element} {clauses}])",
                f"mix(*({element} {clauses}))",
                f"mix(*[call(f) for f in [lambda: {element} {clauses}]])",
                f"mix(*{{i: {element} for i in range(2) {clauses}}}.values())",
            ]
        )


def indented(lines: list[Line]) -> list[Line]:
    return [indent(line, "    ") for line in lines]


def program(seed: int) -> str:
    """Differs from Python to Python only if `random` does."""
    return Maker(seed).program()
