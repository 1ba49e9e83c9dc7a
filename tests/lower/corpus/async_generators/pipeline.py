# A pipeline of asynchronous generators with batches, filters and early exit.
async def source(items):
    try:
        for item in items:
            yield item
    finally:
        log.append("source closed")


async def batches(items, size):
    batch = []
    async for item in items:
        batch.append(item)
        if len(batch) == size:
            yield tuple(batch)
            batch.clear()
    if batch:
        yield tuple(batch)


async def first(items, n):
    async for item in items:
        if n == 0:
            return
        yield item
        n -= 1


async def main():
    start = source(range(7))
    got = [b async for b in first(batches(start, 2), 2)]
    rest = [x async for x in start]
    return got, rest, [b async for b in batches(source("abc"), 2)]


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as end:
        return end.value


log = []
print(run(main()), log)
