# Positional defaults are evaluated before keyword ones, decorators before all.
def note(value):
    print("evaluated", value)
    return value


def decorate(label):
    note(label)
    return lambda f: (note("apply " + label), f)[1]


def owner(n):
    @decorate("outer")
    @decorate("inner")
    def f(a=note(n), *, c=note(n + 1), b=note(n + 2), d=lambda: note(n + 3)):
        return a, b, c, d()

    return f


print(owner(1)())
