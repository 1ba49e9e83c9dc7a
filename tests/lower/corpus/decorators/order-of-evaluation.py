# Decorator expressions top down, then defaults, then annotations, then the application bottom up.
from __future__ import annotations


def note(label):
    print("evaluate", label)

    def apply(f):
        print("apply", label, f.__name__)
        return f

    return apply


def owner(table):
    @note("a")
    @table["b"]
    @(lambda f: note("c")(f))
    def inner(x=note("default")): ...

    @note("class")
    class Local:
        @note("method")
        def method(self, y=note("method default")): ...

    return inner.__name__, Local.__name__


print(owner({"b": note("b")}))
