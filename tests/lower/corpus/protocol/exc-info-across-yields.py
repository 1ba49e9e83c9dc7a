# sys.exc_info in a generator and its caller, between and in their except clauses.
import sys


def current():
    error = sys.exc_info()[1]
    return error and repr(error)


def inside():
    yield "fresh", current()
    try:
        raise ValueError("own")
    except ValueError:
        yield "in except", current()
        yield "still", current()
    yield "after", current()


g = inside()
print(next(g), current())
print(next(g), current())
try:
    raise KeyError("callers")
except KeyError:
    print(current(), next(g), current())
print(next(g), current())
try:
    raise KeyError("callers")
except KeyError:
    print(next(inside()))
