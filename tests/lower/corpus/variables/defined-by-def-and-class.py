# nonlocal names are bound by def and class statements.
def owner():
    f = c = None

    def define(n):
        nonlocal f, c

        def f():
            return "f", n, c.n

        class c:
            n = "c"

    before = f, c
    define(1)
    return before, f(), c.__name__, c.__qualname__, f.__qualname__


print(owner())
