# aclose at each point; finally clauses with awaits; what ignores it is told.
import types


@types.coroutine
def suspend(value):
    yield value


def run(awaitable):
    seen = []
    try:
        while True:
            seen.append(awaitable.send(None))
    except StopIteration as end:
        return seen, end.value
    except (StopAsyncIteration, RuntimeError) as end:
        return seen, repr(end)


async def guarded():
    try:
        yield 1
        yield 2
    finally:
        await suspend("cleaning")
        log.append("cleaned")


for steps in range(4):
    log = []
    g = guarded()
    got = [run(g.__anext__()) for _ in range(steps)]
    print(steps, got, run(g.aclose()), log, run(g.__anext__()), run(g.aclose()))


async def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield "no"


g = stubborn()
run(g.__anext__())
print(run(g.aclose()))
