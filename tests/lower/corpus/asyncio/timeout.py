# timeout and wait_for cancel what takes too long.
import asyncio


async def slow(log):
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        log.append("cancelled")
        raise
    finally:
        log.append("finally")


async def main():
    log = []
    try:
        async with asyncio.timeout(0.001):
            await slow(log)
    except TimeoutError as error:
        log.append(type(error.__cause__).__name__)
    try:
        await asyncio.wait_for(slow(log), 0.001)
    except TimeoutError:
        log.append("timed out")
    async with asyncio.timeout(60):
        await asyncio.sleep(0)
        log.append("in time")
    return log


print(asyncio.run(main()))
