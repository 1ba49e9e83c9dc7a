# title: Coroutine functions
# tags: function, async
# %% main
class Ready:
    def __await__(self):
        yield "paused"
        return 20


async def add(a):
    async def twice(x):
        return 2 * await x

    return a + await twice(Ready())


# %% restored
import inspect

assert inspect.iscoroutinefunction(add)
running = add(2)
assert running.send(None) == "paused"
try:
    running.send(None)
except StopIteration as stop:
    assert stop.value == 42
else:
    raise AssertionError("it did not end")
