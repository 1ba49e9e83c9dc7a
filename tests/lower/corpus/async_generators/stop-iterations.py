# StopIteration and StopAsyncIteration raised in an asynchronous generator become RuntimeErrors.
def run(awaitable):
    try:
        awaitable.send(None)
    except (StopIteration, StopAsyncIteration) as end:
        return repr(end)
    except RuntimeError as error:
        return str(error), repr(error.__cause__)


async def raises(error):
    yield 1
    raise error


for error in (StopIteration("s"), StopAsyncIteration("a")):
    g = raises(error)
    print(run(g.__anext__()), run(g.__anext__()), run(g.__anext__()))
