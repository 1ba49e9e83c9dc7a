# A task that catches its cancellation goes on; shield protects the inner one.
import asyncio


async def stubborn(log):
    for i in range(3):
        try:
            await asyncio.sleep(0)
            log.append(i)
        except asyncio.CancelledError as error:
            log.append(("refused", error.args))
    return "finished"


async def main():
    log = []
    task = asyncio.create_task(stubborn(log))
    await asyncio.sleep(0)
    task.cancel("please")
    print(await task, log, task.cancelled())
    log = []
    inner = asyncio.ensure_future(stubborn(log))
    outer = asyncio.create_task(asyncio.wait_for(asyncio.shield(inner), 10))
    await asyncio.sleep(0)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("outer cancelled")
    print(await inner, log)


asyncio.run(main())
