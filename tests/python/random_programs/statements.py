"""Functions and statements of random programs."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import indent

from .expressions import Expressions
from .scope import FUNCTIONS, GLOBALS, VARIABLES, Scope

KINDS = ["plain"] * 6 + ["generator"] * 3 + ["coroutine", "asynchronous generator"]

Line = str


class Statements(Expressions):
    def function(self, name: str, around: Scope | None, kind: str, depth: int) -> list[Line]:
        scope = Scope(around, kind)
        parameter = self.random.choice(VARIABLES)
        outer = around.visible() if around else []
        names = self.random.sample(VARIABLES + FUNCTIONS, self.random.randint(1, 4))
        scope.nonlocals = [n for n in outer if n != parameter and n not in names and self.chance(50)]
        scope.own = [parameter, *(n for n in names if n != parameter)]
        scope.globals = [name for name in GLOBALS if self.chance(25)]
        # A method's is evaluated in the body of the class, which cannot suspend.
        make_default = self.simple if name == "method" else lambda s: self.expression(s, 1)
        default = f"={make_default(around)}" if around and self.chance(40) else "=5"
        star = self.random.choice(["", "", "", ", *rest", ", *, key=3", ", **more"])
        head = "async def" if scope.is_async else "def"
        body = ["tick()"]
        if scope.nonlocals:
            body.insert(0, "nonlocal " + ", ".join(scope.nonlocals))
        if scope.globals:
            body.insert(0, "global " + ", ".join(scope.globals))
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

    def assignment(self, scope: Scope) -> list[Line]:
        return [f"{self.place(scope)} = {self.expression(scope, 2)}"]

    def unpacking(self, scope: Scope) -> list[Line]:
        a, b = self.target(scope), self.target(scope)
        values = f"{self.expression(scope, 1)}, {self.expression(scope, 1)}"
        if a != b and self.chance(30):
            return [f"{a}, *{b} = {values}, {self.simple(scope)}"]
        return [f"{a}, {b} = {values}"]

    def augmented(self, scope: Scope) -> list[Line]:
        sign = self.random.choice(["+=", "-=", "*=", "%="])
        value = f"mix({self.expression(scope, 1)})"
        return [f"{self.place(scope)} {sign} {value} % 7 + 1"]

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
        cause = self.random.choice(["", "", " from KeyError('cause')", " from None"])
        leave = [f"raise {kind}({self.simple_number()}){cause}"]
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
            lines.insert(0, f"@marked({self.expression(scope, 1)})")
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
        bases = self.random.choice(["", "", "(Box)", f"(Box, *[Box][{self.expression(scope, 0)}:0])"])
        if bases and self.chance(50):
            body.append("def other(self): return super().method(__class__ is type(self))")
            body.append(f"made = marked({self.simple(scope)})")
        if self.chance(40):
            body.append(f"more = [lambda self: mix(i, {self.simple(scope)}) for i in range(2)][1]")
            body.append("sum = more(0)")
        return [
            f"class {name}{bases}:",
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
        target = self.place(scope)
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
            caught = self.target(scope) if self.chance(50) else ""
            name = f" as {caught}" if caught else ""
            handler = self.block(scope, depth, in_loop)
            if caught and self.chance(50):
                handler.insert(0, f"print('context', in_words(type({caught}.__context__)))")
            if self.chance(15):
                handler.append("raise")
            lines += [f"except {kinds}{name}:", *indented(handler)]
            if self.chance(30):
                lines += ["else:", *indented(self.block(scope, depth, in_loop))]
            if self.chance(60):
                return lines
        last = self.block(scope, depth, in_loop and self.chance(20))
        return [*lines, "finally:", *indented(last)]

    def managed(self, scope: Scope, depth: int, in_loop: bool) -> list[Line]:
        name = f" as {self.target(scope)}" if self.chance(50) else ""
        more = f", Managed({self.expression(scope, 1)})" if self.chance(30) else ""
        return [
            f"with Managed({self.label()}){name}{more}:",
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


def indented(lines: list[Line]) -> list[Line]:
    return [indent(line, "    ") for line in lines]
