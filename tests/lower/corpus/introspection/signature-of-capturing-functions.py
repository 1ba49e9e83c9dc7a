# inspect.signature, defaults and annotations of functions that capture show what was written.
import inspect


def owner(n):
    def inner(a, b=n, *c, d=n, **e):
        return n

    class Local:
        def method(self, x):
            return n

    return inner, lambda y: n, Local.method, Local().method


for f in owner(1):
    print(inspect.signature(f), f.__defaults__, f.__kwdefaults__, inspect.getfullargspec(f).kwonlyargs)
