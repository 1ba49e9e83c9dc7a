# async for over asynchronous generators, in functions, comprehensions and each other.
import types


@types.coroutine
def suspend(value):
    log.append(value)
    yield


async def count(n):
    for i in range(n):
        await suspend(i)
        yield i


async def squares(source):
    async for x in source:
        yield x * x
    else:
        yield "else"


async def main():
    got = []
    async for x in squares(count(3)):
        got.append(x)
        if x == 4:
            break
    got.append([x async for x in squares(count(2))])
    got.append({x: [y async for y in count(x)] async for x in count(3)})
    return got


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as end:
        return end.value


log = []
print(run(main()), log)
