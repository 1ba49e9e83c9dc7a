# title: Generator functions
# tags: function, generator
# %% main
def count(n):
    received = []
    while n:
        received.append((yield n))
        n -= 1
    return received


def chain(*parts):
    for part in parts:
        result = yield from part
    yield result


# %% restored
import inspect

assert inspect.isgeneratorfunction(count)
assert list(chain(count(2), count(1))) == [2, 1, 1, [None]]
running = count(2)
assert next(running) == 2
assert running.send("a") == 1
