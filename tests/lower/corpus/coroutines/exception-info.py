# sys.exc_info, bare raise and contexts across awaits.
import sys
import types


@types.coroutine
def suspend():
    yield repr(sys.exc_info()[1])


async def work():
    await suspend()
    try:
        raise ValueError("own")
    except ValueError:
        await suspend()
        try:
            raise KeyError("inner")
        except KeyError as error:
            await suspend()
            context = repr(error.__context__)
        await suspend()
        raise
    finally:
        await suspend()


c = work()
try:
    while True:
        print(c.send(None), sys.exc_info()[0])
except ValueError as error:
    print(repr(error), error.__context__)
