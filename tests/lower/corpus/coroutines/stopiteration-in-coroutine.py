# StopIteration and StopAsyncIteration raised in a coroutine.
async def raises(error):
    raise error


for error in (StopIteration("s"), StopAsyncIteration("a"), GeneratorExit("g")):
    try:
        raises(error).send(None)
    except BaseException as caught:
        print(type(caught).__name__, caught, "|", repr(caught.__cause__))


async def catches():
    try:
        await raises(StopIteration("s"))
    except RuntimeError as error:
        return str(error)


try:
    catches().send(None)
except StopIteration as end:
    print(end.value)
