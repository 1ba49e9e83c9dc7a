# An asynchronous generator that runs refuses a second run.
import types


@types.coroutine
def suspend(value):
    yield value


async def slow():
    await suspend("slow")
    yield 1
    yield 2


def finish(awaitable):
    try:
        while True:
            awaitable.send(None)
    except StopIteration as end:
        return end.value


g = slow()
first = g.__anext__()
print(first.send(None))
for other in (g.__anext__(), g.asend(None), g.aclose()):
    try:
        other.send(None)
    except RuntimeError as error:
        print(error)
print(finish(first))
try:
    first.send(None)
except RuntimeError as error:
    print(error)
print(finish(g.__anext__()))
