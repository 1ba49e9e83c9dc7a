# StopIteration thrown into a delegate, and GeneratorExit thrown by hand.
def inner():
    try:
        yield 1
    except StopIteration:
        return "caught stop"
    except GeneratorExit:
        return "caught exit"


def outer():
    try:
        result = yield from inner()
    except BaseException as error:
        result = type(error).__name__
    yield result


g = outer()
next(g)
print(g.throw(StopIteration("s")))
g = outer()
next(g)
try:
    print(g.throw(GeneratorExit()))
except BaseException as error:
    print(type(error).__name__, error)


def passes():
    yield from plain()


def plain():
    yield 1


g = passes()
next(g)
try:
    g.throw(StopIteration("s"))
except RuntimeError as error:
    print(error, repr(error.__cause__))
