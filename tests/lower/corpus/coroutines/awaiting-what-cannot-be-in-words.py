# The texts of TypeErrors for what cannot be awaited, entered or looped over.
# varies: the texts are others since 3.14
class Nothing:
    pass


async def waits(thing):
    await thing


async def enters(thing):
    async with thing:
        print("not reached")


async def loops(thing):
    async for _ in thing:
        print("not reached")


class NoNext:
    def __aiter__(self):
        return 5


class BadNext:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


def run(coroutine):
    try:
        coroutine.send(None)
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error, "|", repr(error.__cause__))


run(waits(5))
run(waits(Nothing()))
run(enters(Nothing()))
run(enters(memoryview(b"")))
run(loops([1]))
run(loops(NoNext()))
run(loops(BadNext()))
