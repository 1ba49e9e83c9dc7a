# Awaiting what is not awaitable raises TypeError where the await stands.
async def waits(thing):
    try:
        await thing
    except TypeError as error:
        return type(error).__name__, str(error).startswith(("object ", "'"))


class Wrong:
    def __await__(self):
        return [1]


class Right:
    def __await__(self):
        return iter([])


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as end:
        return end.value


def generator():
    yield


for thing in (5, None, "text", [1], generator(), Right()):
    print(run(waits(thing)))


async def wrong():
    try:
        await Wrong()
    except TypeError as error:
        return str(error)


print(run(wrong()))
