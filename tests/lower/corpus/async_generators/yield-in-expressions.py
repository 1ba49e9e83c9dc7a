# yields and awaits mixed in one expression of an asynchronous generator.
import types


@types.coroutine
def suspend(value):
    return (yield value)


async def mixed():
    a = [await suspend("s1"), (yield "y1"), await suspend("s2"), (yield "y2")]
    b = (yield a) + await suspend(b"s3")
    x = (yield (await suspend("s4"))) if await suspend("test") else (yield "no")
    yield f"{(yield 'y3')}{await suspend('s5')}", b, x
    return


async def drive():
    g = mixed()
    got = [await g.asend(None)]
    try:
        for value in ("v1", "v2", 3, "v4", "v5"):
            got.append(await g.asend(value))
        got.append(await g.__anext__())
    except StopAsyncIteration:
        got.append("end")
    return got


def run(coroutine):
    seen, send = [], None
    try:
        while True:
            seen.append(coroutine.send(send))
            send = len(seen)
    except StopIteration as end:
        return seen, end.value


print(run(drive()))
