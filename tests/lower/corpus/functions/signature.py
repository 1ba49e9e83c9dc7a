# inspect.signature of nested functions, lambdas and methods.
import inspect


def owner(n):
    def inner(a, /, b: int, c=1, *rest, d, e="x", **more) -> str: ...

    class Local:
        def method(self, a, b=2): ...

        @classmethod
        def of_class(cls, x): ...

        @staticmethod
        def static(y): ...

        def __init__(self, z=None): ...

    return inner, lambda x, *y: x, Local.method, Local().method, Local.of_class, Local.static, Local


for f in owner(1):
    print(inspect.signature(f))
f, *_ = owner(1)
print(inspect.signature(f).bind(1, 2, d=3).arguments)
print([p.kind.name for p in inspect.signature(f).parameters.values()])
