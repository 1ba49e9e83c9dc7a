# Exceptions survive an await in finally; other exceptions in the finally clause replace them.
import types


@types.coroutine
def suspend():
    yield


async def survives():
    try:
        raise ValueError("simple")
    finally:
        await suspend()


async def caught():
    try:
        raise ValueError("caught")
    except ValueError:
        return 2
    finally:
        await suspend()
    return 3


async def reraised():
    try:
        raise ValueError("again")
    except ValueError:
        raise
    finally:
        await suspend()


async def inner_handled():
    try:
        raise ValueError("outer")
    finally:
        await suspend()
        try:
            raise RuntimeError("inner")
        except RuntimeError:
            await suspend()


async def inner_raised():
    try:
        raise ValueError("outer")
    finally:
        await suspend()
        try:
            raise RuntimeError("inner")
        finally:
            await suspend()


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as end:
        return end.value
    except Exception as error:
        return repr(error), repr(error.__context__)


for f in (survives, caught, reraised, inner_handled, inner_raised):
    print(f.__name__, run(f()))
