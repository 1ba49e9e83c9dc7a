# The state of a coroutine, and what it awaits.
import inspect
import types


@types.coroutine
def suspend():
    yield


async def inner():
    await suspend()


async def work():
    await inner()


c = work()
print(inspect.getcoroutinestate(c), c.cr_await)
c.send(None)
print(inspect.getcoroutinestate(c), c.cr_await.__name__, c.cr_running)
c.close()
print(inspect.getcoroutinestate(c))
