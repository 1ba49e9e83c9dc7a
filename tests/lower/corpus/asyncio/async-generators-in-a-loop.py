# Asynchronous generators with the loop's hooks: closed at the end, by aclosing and by break.
import asyncio
from contextlib import aclosing


async def ticks(name, log):
    try:
        for i in range(100):
            yield i
            await asyncio.sleep(0)
    finally:
        await asyncio.sleep(0)
        log.append(name + " closed")


async def main(log):
    async with aclosing(ticks("first", log)) as source:
        async for i in source:
            if i == 2:
                break
    log.append("between")
    left = ticks("second", log)
    print(await anext(left), await anext(left))
    global kept
    kept = left


log = []
asyncio.run(main(log))
print(log)
