# inspect.getgeneratorstate and the attributes of a generator in each of its states.
import inspect


def inner():
    yield 1


def work():
    states.append(inspect.getgeneratorstate(g))
    yield 0
    yield from inner()


states = []
g = work()
states.append(inspect.getgeneratorstate(g))
next(g)
states.append(inspect.getgeneratorstate(g))
print(g.gi_running, g.gi_yieldfrom, g.gi_code.co_name)
next(g)
print(g.gi_yieldfrom.__name__, g.gi_suspended)
g.close()
states.append(inspect.getgeneratorstate(g))
print(states)
