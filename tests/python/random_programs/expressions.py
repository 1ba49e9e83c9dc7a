"""Expressions of random programs."""

from __future__ import annotations

import random

from .scope import GLOBALS, VARIABLES, Scope


class Expressions:
    """Makes expressions; those that draw stand in `Maker`."""

    random: random.Random

    def chance(self, percent: int) -> bool:
        return self.random.randrange(100) < percent

    def simple_number(self) -> str:
        return str(self.random.randrange(10))

    def simple(self, scope: Scope | None) -> str:
        """A name or a number."""
        if scope is None or self.chance(25):
            return self.simple_number()
        return self.random.choice(scope.visible() + scope.nonlocals + [*GLOBALS])

    def target(self, scope: Scope) -> str:
        return self.random.choice(scope.assignable)

    def place(self, scope: Scope) -> str:
        """What can be assigned to, names most of all."""
        if self.chance(85):
            return self.target(scope)
        return self.random.choice(["box.x", "box.y", f"items[mix({self.expression(scope, 1)}) % 3]"])

    def expression(self, scope: Scope, depth: int) -> str:
        if depth <= 0 or self.chance(30):
            return self.simple(scope)

        def part() -> str:
            return self.expression(scope, depth - 1)

        make = [
            lambda: f"mix({part()}, {part()})",
            lambda: f"call({self.simple(scope)}, {part()})",
            lambda: f"call({self.simple(scope)}, {part()})",
            lambda: f"call({self.lambda_(scope, depth - 1)}, {part()})",
            lambda: f"({part()} or {part()})",
            lambda: f"({part()} and {part()})",
            lambda: f"({part()} if mix({self.simple(scope)}) % 2 else {part()})",
            lambda: f"(mix({part()}) < mix({part()}) < mix({part()}))",
            lambda: f"[{part()}, *[{part()}], {part()}]",
            lambda: self.random.choice(["box.x", "items[1]", "handled()"]),
            lambda: self.comprehension(scope, depth - 1),
        ]
        if scope.kind not in ("lambda", "comprehension"):
            make.append(lambda: f"({self.target(scope)} := {part()})")
        if scope.yields:
            make += [lambda: f"(yield {part()})"] * 2
        if scope.kind == "generator":
            make.append(lambda: f"(yield from source({self.simple(scope)}, {part()}))")
        if scope.is_async:
            make += [lambda: f"(await Pause({part()}))"] * 2
            make.append(lambda: f"mix(*[{self.simple(scope)} async for _ in Ticks(2)])")
            make.append(
                lambda: f"mix(*[await Pause(i) for i in [{self.without_walrus(scope, depth - 1)}, 3]])"
            )
        return self.random.choice(make)()

    def lambda_(self, scope: Scope, depth: int) -> str:
        inner = Scope(scope, "generator lambda" if self.chance(10) else "lambda")
        inner.own = [self.random.choice(VARIABLES)]
        default = f"={self.expression(scope, depth - 1)}" if self.chance(50) else "=1"
        body = self.expression(inner, depth)
        if inner.kind == "generator lambda":
            body = f"mix((yield {body}), {self.expression(inner, depth - 1)})"
        return f"(lambda {inner.own[0]}{default}: {body})"

    def comprehension(self, scope: Scope, depth: int) -> str:
        inner = Scope(scope, "comprehension")
        inner.own = [self.random.choice(VARIABLES)]
        element = self.expression(inner, depth)
        # The first iterable is evaluated outside, so it may even suspend.
        first = f"[{self.without_walrus(scope, depth)}, 3][:{self.random.randint(0, 2)}]"
        clauses = f"for {inner.own[0]} in {first}"
        if self.chance(30):
            clauses += f" if mix({self.simple(inner)}) % 3"
        if self.chance(25):
            clauses += f" for {inner.own[0]} in [{self.simple(inner)}, 1]"
        return self.random.choice(
            [
                f"mix(*[{element} {clauses}])",
                f"mix(*({element} {clauses}))",
                f"mix(*[call(f) for f in [lambda: {element} {clauses}]])",
                f"mix(*{{i: {element} for i in range(2) for _ in [1] {clauses}}}.values())"
                if not any(word in first for word in ("yield", "await", "async"))
                else f"mix(*[{element} {clauses}])",
            ]
        )

    def without_walrus(self, scope: Scope, depth: int) -> str:
        """There may be none in the iterable of a comprehension."""
        for _ in range(5):
            made = self.expression(scope, depth)
            if ":=" not in made:
                return made
        return self.simple_number()
