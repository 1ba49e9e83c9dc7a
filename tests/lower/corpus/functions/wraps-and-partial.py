# functools.wraps, partial and partialmethod over nested functions.
import functools


def owner(n):
    def decorate(f):
        @functools.wraps(f)
        def wrapper(*args, **kwargs):
            wrapper.calls += 1
            return f(*args, **kwargs), n

        wrapper.calls = 0
        return wrapper

    @decorate
    def inner(a, b=2, *, c: int = 3):
        "Inner's."
        return a, b, c

    class Local:
        def method(self, a, b):
            return a, b, n

        bound = functools.partialmethod(method, "first")

    return inner, functools.partial(inner, 1, c=5), Local


inner, part, Local = owner("n")
print(inner(1), part(b=9), part(), inner.calls)
print(inner.__name__, inner.__qualname__, inner.__doc__, inner.__wrapped__(0), inner.__annotations__)
print(part.func is inner, part.args, part.keywords, Local().bound("second"))
