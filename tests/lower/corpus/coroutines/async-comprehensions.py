# Async comprehensions of every kind: async for, await in elements and conditions, nested, captured.
import types


@types.coroutine
def suspend(value):
    yield value


class Source:
    def __init__(self, n):
        self.i, self.n = 0, n

    def __aiter__(self):
        return self

    async def __anext__(self):
        await suspend("next")
        self.i += 1
        if self.i > self.n:
            raise StopAsyncIteration
        return self.i


async def double(x):
    await suspend("double")
    return x * 2


async def work(n):
    k = 100
    a = [x async for x in Source(n)]
    b = {x % 2 async for x in Source(n) if x > 1}
    c = {x: await double(x) async for x in Source(n)}
    d = [await double(x) for x in a if await double(x) > 2]
    e = [(x, y) async for x in Source(2) for y in range(x)]
    f = [[x + y + k async for x in Source(2)] for y in await double([1])]
    g = [(last := x) async for x in Source(n)], last
    h = [f() for f in [lambda: (x, k) async for x in Source(2)]]
    lazy = (x + k async for x in Source(2))
    i = [x async for x in lazy]
    k = 0
    return a, b, c, d, e, f, g, h, i


def run(coroutine):
    count = 0
    try:
        while True:
            coroutine.send(None)
            count += 1
    except StopIteration as end:
        return count, end.value


count, parts = run(work(3))
print(count)
for part in parts:
    print(part)
