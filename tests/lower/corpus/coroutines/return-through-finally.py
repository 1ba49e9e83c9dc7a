# return with an await in finally; the value is that of the try.
import types


@types.coroutine
def suspend(value):
    yield value


async def returns():
    try:
        return "test"
    finally:
        await suspend("foo")


async def loops():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                break
            await suspend(i)
        finally:
            await suspend(("finally", i))
    return "end"


def run(coroutine):
    seen = []
    try:
        while True:
            seen.append(coroutine.send(None))
    except StopIteration as end:
        return seen, end.value


print(run(returns()), run(loops()))
