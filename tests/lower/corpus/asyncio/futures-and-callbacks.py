# Futures set by callbacks of the loop, awaited by coroutines that capture them.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    log = []

    async def waits(name):
        log.append((name, await future))

    tasks = [asyncio.create_task(waits(name)) for name in "ab"]
    loop.call_soon(lambda: future.set_result("value"))
    await asyncio.wait(tasks)
    failing = loop.create_future()
    loop.call_soon(failing.set_exception, KeyError("k"))
    try:
        await failing
    except KeyError as error:
        log.append(repr(error))
    return log


print(asyncio.run(main()))
