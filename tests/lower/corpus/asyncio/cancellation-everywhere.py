# A task is cancelled at each of its awaits, which stand in every kind of block.
import asyncio
from contextlib import aclosing


async def tick():
    await asyncio.sleep(0)


class Manager:
    async def __aenter__(self):
        await tick()
        log.append("entered")

    async def __aexit__(self, kind, value, traceback):
        log.append(("exit", kind and kind.__name__))
        await tick()


async def items():
    try:
        await tick()
        yield 1
        await tick()
        yield 2
    finally:
        log.append("items done")


async def work():
    await tick()
    try:
        await tick()
        async with Manager():
            await tick()
            async with aclosing(items()) as source:
                async for x in source:
                    log.append(x)
                    await tick()
        return "result"
    except asyncio.CancelledError:
        log.append("cancelled")
        await tick()
        raise
    finally:
        log.append("finally")


async def main():
    global log
    for steps in range(16):
        log = []
        task = asyncio.create_task(work())
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        try:
            outcome = await task
        except asyncio.CancelledError:
            outcome = "cancelled"
        print(steps, outcome, log)


asyncio.run(main())
