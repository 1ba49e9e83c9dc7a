# An asynchronous generator fed by a task through a queue, left early, with cleaning up.
import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def stream(n, log):
    queue = asyncio.Queue()

    async def produce():
        try:
            for i in range(n):
                await queue.put(i)
                await asyncio.sleep(0)
            await queue.put(None)
        finally:
            log.append("producer ends")

    async def items():
        while (item := await queue.get()) is not None:
            yield item

    task = asyncio.create_task(produce())
    try:
        yield items()
    finally:
        task.cancel()
        await asyncio.wait([task])
        log.append("stream ends")


async def main():
    log, got = [], []
    async with stream(3, log) as items:
        async for item in items:
            got.append(item)
    async with stream(100, log) as items:
        async for item in items:
            if item == 2:
                break
        await items.aclose()
    return got, log


print(asyncio.run(main()))
