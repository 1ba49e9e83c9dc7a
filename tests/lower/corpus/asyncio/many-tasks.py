# A thousand tasks of one local coroutine function, each with its own variables, share one.
import asyncio


async def main():
    finished = 0

    async def work(n):
        nonlocal finished
        total = 0
        for i in range(n % 5):
            total += i
            await asyncio.sleep(0)
        finished += 1
        return n + total

    results = await asyncio.gather(*(work(n) for n in range(1000)))
    return sum(results), finished


print(asyncio.run(main()))
