# asyncio.run inside nested functions; coroutines as callbacks of to_thread and closures.
import asyncio


def owner(n):
    async def inner(y):
        nonlocal n
        n += y
        await asyncio.sleep(0)
        return n

    return asyncio.run(inner(6)), n


async def main():
    total = 0

    def add(k):
        nonlocal total
        total += k
        return total

    first = await asyncio.to_thread(add, 5)
    return first, await asyncio.to_thread(lambda: add(1)), total


print(owner(3), asyncio.run(main()))
