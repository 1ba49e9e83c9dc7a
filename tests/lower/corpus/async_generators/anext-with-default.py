# anext with a default, on asynchronous generators that end.
def run(awaitable):
    try:
        while True:
            awaitable.send(None)
    except StopIteration as end:
        return end.value
    except StopAsyncIteration as end:
        return repr(end)


async def short():
    yield 1


async def main():
    g = short()
    return await anext(g, "d"), await anext(g, "d"), await anext(g, None)


print(run(main()))
g = short()


async def without():
    return await anext(g), await anext(g)


print(run(without()))
