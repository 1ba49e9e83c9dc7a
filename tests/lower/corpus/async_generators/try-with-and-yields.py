# yields and awaits in try, except, else, finally, async with and async for of one generator.
import types


@types.coroutine
def suspend(value):
    yield value


class Manager:
    async def __aenter__(self):
        await suspend("enter")
        return self

    async def __aexit__(self, kind, value, traceback):
        await suspend(("exit", repr(value)))
        return isinstance(value, KeyError)


async def inner():
    yield "i1"
    await suspend("inner")
    yield "i2"


async def parts(how):
    async with Manager() as m:
        try:
            yield "try"
            await suspend("in try")
            if how:
                raise how
        except ValueError as error:
            yield "except", repr(error)
        else:
            async for x in inner():
                yield x
        finally:
            await suspend("finally")
            yield "finally"
    yield "after"


async def collect(g):
    return [x async for x in g]


def run(coroutine):
    seen = []
    try:
        while True:
            seen.append(coroutine.send(None))
    except StopIteration as end:
        return seen, end.value
    except TypeError as error:
        return seen, repr(error)


for how in (None, ValueError("v"), KeyError("k"), TypeError("t")):
    print(run(collect(parts(how))))
