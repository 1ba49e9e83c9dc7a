# With the future import, annotations are texts and evaluate nothing.
from __future__ import annotations


def owner(n):
    def inner(a: n.missing, b: list[Local] = None) -> {n: "k"}:
        v: also.missing = 2
        return v

    class Local:
        x: Local
        y: no.such = 5

        def method(self, other: Local) -> n: ...

    return inner, Local


inner, Local = owner(1)
print(inner.__annotations__, inner(0))
print(Local.__annotations__, Local.method.__annotations__)
