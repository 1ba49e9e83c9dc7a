# gather: results in order, steps interleaved, exceptions returned or raised.
import asyncio


async def work(name, times, log):
    for i in range(times):
        log.append((name, i))
        await asyncio.sleep(0)
    if name == "bad":
        raise ValueError(name)
    return name, times


async def main():
    log = []
    print(await asyncio.gather(work("a", 2, log), work("b", 3, log), work("c", 0, log)))
    print(log)
    print(await asyncio.gather(work("a", 1, log), work("bad", 1, log), return_exceptions=True))
    try:
        await asyncio.gather(work("bad", 1, log), work("d", 2, log))
    except ValueError as error:
        print(repr(error))
    await asyncio.sleep(0)


asyncio.run(main())
