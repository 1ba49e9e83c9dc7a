# Inner functions call a function of the module, return it, and see it replaced.
def e():
    return 0


def f():
    def inner():
        return e()

    return inner()


def g():
    def inner():
        return e

    return inner


print(f(), g()()(), g()() is e)
before = g()


def e():
    return 1


print(f(), before()())
