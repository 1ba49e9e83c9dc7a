# Annotations of 3.14 are evaluated when they are asked, and capture what is around.
# python: >=3.14
import annotationlib


def owner(n):
    def inner(a: n, b: later, c: (lambda: n)) -> [n for _ in range(1)]: ...

    class Local:
        x: n
        y: later
        if n:
            z: Local

        def method(self, other: Local) -> x: ...
        x = 5

    try:
        inner.__annotations__
    except NameError as error:
        print(error)
    n = 2
    later = "now"
    return inner, Local


inner, Local = owner(1)
shown = dict(inner.__annotations__)
print(shown.pop("c")(), shown)
print({name: getattr(value, "__name__", value) for name, value in Local.__annotations__.items()})
print(Local.method.__annotations__["return"], annotationlib.get_annotations(inner)["b"])
