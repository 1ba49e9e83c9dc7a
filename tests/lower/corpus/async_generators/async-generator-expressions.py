# Asynchronous generator expressions: lazy, with await, captured variables and first iterable at once.
import types


@types.coroutine
def suspend(value):
    log.append(value)
    yield


async def count(n):
    for i in range(n):
        await suspend(i)
        yield i


async def double(x):
    await suspend("double")
    return x * 2


async def main():
    k = 1
    a = (x + k async for x in count(3))
    b = (await double(x) for x in range(3))
    c = (y async for x in count(3) async for y in count(x) if await double(y) < 10)
    k = 10
    try:
        (x async for x in [1])
    except TypeError as error:
        log.append("'async for' requires" in str(error))
    log.append("made")
    return [x async for x in a], [x async for x in b], [x async for x in c]


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as end:
        return end.value


log = []
print(run(main()), log)
